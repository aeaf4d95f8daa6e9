"""The README's three pictures, taken from the example in a real browser: `make screenshots`."""

import os
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from checks.wheel import fetched
from tests.browser import FLAGS, WIDE, browser_here

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs/pictures"
MOST_BYTES = 300_000
EMAIL = re.compile(r"Business manager\s+(\S+)")
PASSWORD = re.compile(r"the password is (\S+)")


def main() -> None:
    if not (chromium := browser_here()):
        sys.exit("No Chromium found (on Debian: apt-get install chromium-headless-shell).")
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, example(Path(folder)) as (address, said), sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": WIDE, "height": 900}, locale="en-GB")
        page.set_default_timeout(10_000)
        wrong: list[str] = []
        page.on("response", lambda got: wrong.append(f"{got.url}: {got.status}") if got.status >= 400 else None)
        sign_in(page, address, said)
        for name, height in taken(page):
            if wrong:
                sys.exit("\n".join(wrong))
            path = PICTURES / f"{name}.png"
            page.screenshot(path=path, clip={"x": 0, "y": 0, "width": WIDE, "height": height}, full_page=True)
            if path.stat().st_size > MOST_BYTES:
                sys.exit(
                    f"{path.name} is {path.stat().st_size // 1000} kB, more than a README should make anyone load."
                )
            print(path.relative_to(ROOT))
        browser.close()


@contextmanager
def example(folder: Path) -> Iterator[tuple[str, str]]:
    """The example, served on a free port from a data folder of its own: its address, and what its command printed."""
    environment = {**os.environ, "ANSWERABLE_DATA": str(folder / "data"), "ANSWERABLE_EXAMPLE": "1"}
    environment.pop("DATABASE_URL", None)
    answerable = [sys.executable, "-m", "answerable"]
    made = [*answerable, "example", "--out", str(folder / "out")]
    said = subprocess.run(made, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    serve = [*answerable, "serve", "--port", str(port)]
    server = subprocess.Popen(serve, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        fetched(f"http://127.0.0.1:{port}/accounts/login/")
        yield f"http://127.0.0.1:{port}", said
    finally:
        server.terminate()
        server.wait(20)


def sign_in(page: Page, address: str, said: str) -> None:
    """As the business manager, with the account that the example's command printed."""
    email, password = EMAIL.search(said), PASSWORD.search(said)
    if not email or not password:
        sys.exit("The example's command printed no account of the business manager.")
    page.goto(f"{address}/accounts/login/")
    page.get_by_label("E-mail address").fill(email[1])
    page.get_by_label("Password").fill(password[1])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state()


def taken(page: Page) -> Iterator[tuple[str, int]]:
    """Goes to each page that is pictured, and says what to call its picture and how much of its height to take."""
    home = page.url
    page.goto(f"{home}plan/")
    yield "plan", 1100
    page.goto(f"{home}measures/?page=99")  # the last page: the series come after the figures of the text
    page.get_by_role("link", name="CAFs raised", exact=True).click()
    page.wait_for_load_state()
    yield "measure", 1100
    page.goto(f"{home}papers/")
    page.get_by_role("listitem").filter(has_text="Published").get_by_role("link").click()
    page.get_by_role("link", name="Read the paper").click()
    page.wait_for_load_state()
    yield "paper", 1100


if __name__ == "__main__":
    main()
