"""The web worker's memory, after every page of the example has been shown and a paper downloaded."""

import os
import re
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

from bench.measure import Figure, peak_of

PAGES = ("", "plan/", "measures/", "promises/", "papers/", "papers/1/", "documents/", "documents/1/", "who/")


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        environment = {**os.environ, "ANSWERABLE_EXAMPLE": "1", "ANSWERABLE_DATA": folder}
        answerable = [sys.executable, "-m", "answerable"]
        subprocess.run([*answerable, "example", "--out", f"{folder}/out"], env=environment, check=True, stdout=-3)
        server = subprocess.Popen([*answerable, "serve", "--port", str(port)], env=environment, stdout=-3, stderr=-3)
        try:
            visit(f"http://127.0.0.1:{port}")
            yield Figure("memory of the web server's largest process", peak_of(server.pid), 150, "MB")
        finally:
            server.terminate()
            server.wait(20)


def visit(address: str) -> None:
    """Sign in as the business manager and open every page, ten times."""
    from answerable.access.roles import Role
    from answerable.example.load import PASSWORD
    from answerable.example.load import address as email

    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    page = fetched(browser, f"{address}/accounts/login/")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token, "the sign-in page has no form"
    form = {"login": email(Role.MANAGER), "password": PASSWORD, "csrfmiddlewaretoken": token[1]}
    browser.open(f"{address}/accounts/login/", urllib.parse.urlencode(form).encode())
    for _ in range(10):
        for path in PAGES:
            assert "Sign out" in fetched(browser, f"{address}/boards/medway/{path}")


def fetched(browser: urllib.request.OpenerDirector, url: str) -> str:
    for _ in range(80):
        try:
            return str(browser.open(url, timeout=10).read(), "utf-8")
        except urllib.error.HTTPError:
            raise
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.25)
    sys.exit(f"{url} did not answer")
