"""Addresses that ask for what cannot be: ids that no database holds, pages below the first, days that are none."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from answerable.access.roles import Role
from answerable.partnership.changes import add_group
from tests.board import Made
from tests.house.doors import TABLE
from tests.house.forms_of_pages import ASKED
from tests.house.full import filled
from tests.house.test_as_at import AS_AT
from tests.house.test_refused_forms import SUMMARY, Shown, both, names_in, typed

__all__ = ["both"]
pytestmark = pytest.mark.django_db
OF_BOARD = [route for route, who in TABLE.items() if route.startswith("boards/<slug:board>/") and Role.MANAGER in who]
IDS = [str(2**63), "9" * 400, "0"]


def _answer(client: Client, method: str, url: str, data: dict[str, Any] | None = None) -> Shown | str:
    try:
        return Shown(getattr(client, method)(url, data))
    except Exception as error:  # noqa: BLE001  # whatever it is, it would be a 500
        return f"{type(error).__name__}: {error}"[:300]


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_id_that_no_database_holds_is_not_there(both: tuple[Made, Made], client: Client, method: str) -> None:
    made, _ = both
    wrong = []
    for address in OF_BOARD:
        for place in [part for part in address.split("/") if part.startswith("<int:")]:
            if place in {"<int:page>", "<int:line>"}:  # places in a document, which leads away once it is brought in
                continue
            for id_ in IDS:
                url = filled(address.replace(place, id_), made)
                told = _answer(client, method, url)
                if isinstance(told, str) or told.status not in {404, 405}:
                    wrong.append(f"{address} {place} {id_[:20]}: {told if isinstance(told, str) else told.status}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("page", ["-1", "9" * 400, "²%00x"])
def test_a_page_of_a_list_that_is_not_there_is_another(both: tuple[Made, Made], client: Client, page: str) -> None:
    made, _ = both
    wrong = []
    for address in OF_BOARD:
        if "draft/" in address or "files/<str:name>" in address:
            continue
        told = _answer(client, "get", f"{filled(address, made)}?page={page}")
        if isinstance(told, str) or told.status not in {200, 302, 405}:
            wrong.append(f"{address}: {told if isinstance(told, str) else told.status}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("at", ["31/02/2013", "9999-12-31", "0001-01-01", "last <b>Tuesday</b>", "1" * 300])
def test_a_day_that_cannot_be_shown_is_told_at_the_top(both: tuple[Made, Made], client: Client, at: str) -> None:
    made, _ = both
    wrong = []
    for address in sorted(AS_AT):  # every other page says that it knows only today
        told = _answer(client, "get", filled(address, made), {"at": at})
        if isinstance(told, str) or (told.html is not None and told.status == 200 and _untold(told.html, at)):
            wrong.append(f"{address}: {told if isinstance(told, str) else _untold(told.html, at)}")
    assert not wrong, "\n".join(wrong)


def _untold(page: Any, at: str) -> str:
    """What the page does not say about a day that was refused; "" where it says all."""
    links = [a.get("href") for a in page.xpath(f"{SUMMARY}//a")]
    boxes = page.xpath("//input[@id='at']")
    if "#at" not in links or len(boxes) != 1:
        return f"summary {links}, {len(boxes)} boxes"
    described = boxes[0].get("aria-describedby", "")
    if "at-error" not in described or not page.xpath("//*[@id='at-error']"):
        return "no message beside the box"
    title = page.findtext(".//title").strip()
    return "" if title.startswith("Error:") and boxes[0].value == at else f"{title!r}, {boxes[0].value!r}"


def test_what_a_list_is_asked_that_cannot_be_is_told(both: tuple[Made, Made], client: Client) -> None:
    made, _ = both
    add_group(by=made.manager, board=made.board, name="Another group, to merge with")
    wrong = []
    for address, fields in ASKED.items():
        for name, field in fields.items():
            for bad in field.bad:
                if address.endswith("merge/") and bad == {"": ""}:
                    continue
                data = {**{k: v for n, f in fields.items() for k, v in typed(n, f.good).items()}, **typed(name, bad)}
                told = _answer(client, "get", filled(address, made), data)
                where = f"{address} {name}={str(bad)[:60]}"
                if isinstance(told, str) or told.status != 200:
                    wrong.append(f"{where}: {told if isinstance(told, str) else told.status}")
                    continue
                wrong += [f"{where}: {fault}" for fault in _faults(told, name, field.kept, data)]
    assert not wrong, "\n".join(wrong)


def _faults(told: Shown, name: str, kept: bool, data: dict[str, Any]) -> list[str]:
    links = [a.get("href") for a in told.html.xpath(f"{SUMMARY}//a")]
    forms = [form for _, method, form in told.forms() if method == "get" and name in names_in(form)]
    if not forms:
        return ["the form is gone"]
    boxes = [box for box in forms[-1].inputs if box.name in data and (box.name == name or f"{name}-" in box.name)]
    said = [] if {f"#{box.get('id')}" for box in boxes} & set(links) else [f"nothing leads to it: {links}"]
    lost = [box.name for box in boxes if kept and (box.value or "") != data[box.name].replace("\x00", "\ufffd")]
    return said + ([f"lost: {lost}"] if lost else [])


def test_an_outsider_learns_nothing_from_any_address(both: tuple[Made, Made], client: Client) -> None:
    """Not even from one that is refused."""
    made, other = both
    cache.clear()
    client.force_login(other.users[Role.MANAGER])
    for address in OF_BOARD:
        for method in ("get", "post"):
            told = _answer(client, method, filled(address, made), {"at": "no day"})
            assert not isinstance(told, str) and told.status in {404, 405}, (address, method, told)
