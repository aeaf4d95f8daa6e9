"""A real browser for the stories: Debian's Chromium through playwright, and axe to judge what it shows."""

import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

AXE = Path(__file__).parent.parent / "node_modules/axe-core/axe.min.js"
DIST = Path(__file__).parent.parent / "answerable/ui/static/ui/dist"
# No network of its own, and no sandbox, which a container has not the right to make.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# The first that is there: Debian's build without a window needs a fifth less time than the whole browser.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
WIDE, PHONE, NARROW = 1280, 390, 320
# Only of what is wrong axe need tell in full: that takes a third less time. And it need not fetch the style sheet a
# second time, for a rule on orientation that the style sheet does not speak of (tests/ui/test_pages.py).
JUDGE = "axe.run(document, {resultTypes: ['violations'], preload: false}).then(found => found.violations)"


def browser_here() -> str | None:
    """The program that is Chromium on this machine."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run. playwright keeps an event loop running in this thread, which Django would
    take for asynchronous code, so its guard is off while the browser is open."""
    if not (path := browser_here()):
        pytest.skip("no Chromium found (Debian’s package chromium-headless-shell): stories in a browser are left out")
    if not (DIST / "ui.css").exists() or not AXE.exists():
        pytest.skip("the site's CSS is not built (npm ci && npm run build): stories in a browser are left out")
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh window, 1280 wide, with the content security policy in force. Whatever the page could not load or run
    fails the test."""
    context = chromium.new_context(viewport={"width": WIDE, "height": 900}, locale="en-GB")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if _is_our_fault(message) else None)
    yield page
    context.close()
    assert wrong == []


def _is_our_fault(message: Any) -> bool:
    """An error on the console, but not the browser's note that a page answered 403, 404 or 429."""
    return message.type == "error" and "the server responded with a status of" not in message.text


def press(page: Page, name: str) -> None:
    """Press the one button of this name, and wait until the page that comes of it is there as a whole."""
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def follow(page: Page, name: str | re.Pattern[str]) -> None:
    """Follow the first link of this name, and wait until its page is there as a whole."""
    page.get_by_role("link", name=name, exact=isinstance(name, str)).first.click()
    page.wait_for_load_state()


def at_width(page: Page, width: int) -> Page:
    """The same page in a window this many CSS pixels wide."""
    page.set_viewport_size({"width": width, "height": 900})
    return page


def no_sideways_scroll(page: Page) -> None:
    """Fail if the page is wider than the window (wide tables scroll inside themselves)."""
    wide, window = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= window, f"{page.url} is {wide} px wide in a window of {window} px"


def fit_for_all(page: Page, widths: Sequence[int] = (PHONE,)) -> None:
    """In a wide window, on a phone and at 400% zoom nothing scrolls sideways, and axe finds nothing that breaks WCAG
    2.2 AA or its own best practice. Fails with a readable list.

    `widths` are those at which axe looks. No rule of the style sheet tells a phone from 400% zoom
    (tests/ui/test_pages.py), so axe looks at one of the two: at the phone, and at 400% zoom where a form is refused.
    In a wide window it looks at each page once (tests/stories/test_every_page.py), not again at each of its states.

    axe runs in a world of its own, so that the page keeps its content security policy.
    """
    if widths:
        _judged_by_axe(page, widths)
    for width in (WIDE, PHONE, NARROW):
        no_sideways_scroll(at_width(page, width))
    at_width(page, WIDE)


def _judged_by_axe(page: Page, widths: Sequence[int]) -> None:
    session = page.context.new_cdp_session(page)
    frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
    world = session.send("Page.createIsolatedWorld", {"frameId": frame})["executionContextId"]

    def run(code: str) -> Any:
        asked = {"expression": code, "contextId": world, "awaitPromise": True, "returnByValue": True}
        return session.send("Runtime.evaluate", asked)["result"].get("value")

    run(AXE.read_text())
    for width in widths:
        at_width(page, width)
        found = run(JUDGE)
        listed = [f"{v['id']}: {v['help']}\n  " + "\n  ".join(n["html"] for n in v["nodes"]) for v in found]
        assert not listed, f"{page.url} at {width} px\n" + "\n".join(listed)
    session.detach()


# What the keyboard cannot reach, or reaches without a sign of it that can be seen: of a tick box or a radio button its
# label has the sign. A positive tabindex would upset the order of the page.
KEYS = """() => {
    const candidates = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
    const look = (part, pseudo) => {
        const style = getComputedStyle(part, pseudo)
        const seen = style.outlineStyle !== 'none' && !/^rgba.* 0\\)$/.test(style.outlineColor)
        return [seen ? style.outline : '', style.backgroundColor, style.boxShadow].join()
    }
    const looks = (one) => [one, ...(one.labels ?? [])]
        .flatMap((part) => [null, '::before', '::after'].map((pseudo) => look(part, pseudo))).join()
    const wrong = [...document.querySelectorAll('[tabindex]')]
        .filter((one) => one.tabIndex > 0).map((one) => 'order: ' + one.outerHTML)
    const scroll = [scrollX, scrollY]
    for (const one of document.querySelectorAll(candidates)) {
        if (one.disabled || !one.checkVisibility({ visibilityProperty: true })) continue
        document.activeElement.blur()
        const before = looks(one)
        one.focus()
        if (document.activeElement !== one || one.tabIndex < 0) wrong.push('not reached: ' + one.outerHTML)
        else if (looks(one) === before) wrong.push('looks the same: ' + one.outerHTML)
    }
    document.activeElement.blur()
    scrollTo(...scroll)
    return wrong.map((words) => words.slice(0, 200))
}"""


def fit_for_the_keyboard(page: Page) -> None:
    """Whatever can be clicked or filled in can be reached by the keyboard, and looks different then."""
    wrong = page.evaluate(KEYS)
    assert not wrong, f"{page.url} by keyboard\n" + "\n".join(wrong)


def until(so: Callable[[], bool], seconds: float = 10) -> None:
    """Wait for what the browser sets off but no page shows."""
    end = monotonic() + seconds
    while not so():
        assert monotonic() < end, "it did not come about"
        sleep(0.05)
