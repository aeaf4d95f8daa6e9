"""Bad input into every field of every form: a sentence at the top that leads to the field, the same beside it, and
every word still there. A form or a field that `forms_of_pages` does not list fails."""

from collections.abc import Iterator
from typing import Any, cast

import lxml.html
import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve

from answerable.access.roles import Role
from answerable.history.models import Event
from tests.board import Made, make
from tests.example_plan import add_evidence, add_plan
from tests.house.doors import TABLE
from tests.house.fields import Field
from tests.house.forms_of_pages import ASKED, forms, made_by
from tests.house.full import add_bodies, filled
from tests.house.ready import READY

pytestmark = pytest.mark.django_db
SUMMARY = "//*[@class='govuk-error-summary']"


@pytest.fixture
def both(client: Client) -> tuple[Made, Made]:
    """A board with something on every page, and another; the first one's manager is signed in."""
    cache.clear()
    boards = make(everybody=True), make("calderwick")
    for made in boards:
        add_plan(made)
        add_evidence(made)
        add_bodies(made)
    made, other = boards
    client.force_login(made.users[Role.MANAGER])
    return made, other


class Shown:
    """A page as a browser has it."""

    def __init__(self, answer: Any) -> None:
        self.status, self.html = answer.status_code, None
        self.where = answer.request["PATH_INFO"]
        self.query = answer.request["QUERY_STRING"]
        if answer.status_code != 302 and "text/html" in answer.get("Content-Type", "") and answer.content:
            self.html = lxml.html.fromstring(answer.content.decode().replace("\x00", "\ufffd"))

    def forms(self) -> Iterator[tuple[str, str, Any]]:
        """Each form's route and method, but for those that stand on every page."""
        for form in self.html.forms if self.html is not None else ():
            action = (form.get("action") or self.where).partition("#")[0] or self.where
            if route(action) != "accounts/logout/":
                yield route(action), form.method.lower(), form

    def form(self, wanted: str, method: str, names: set[str]) -> Any:
        for where, how, form in self.forms():
            if (where, how) == (wanted, method) and (not names or names & names_in(form)):
                return form
        return None


def route(address: str) -> str:
    try:
        found = resolve(address.partition("?")[0]).route
    except Resolver404:
        return address
    return found.replace("^", "").replace("$", "").replace("(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)", "<uidb36>-<key>")


def names_in(form: Any) -> set[str]:
    """The fields that somebody fills in, a date's three boxes as one."""
    boxes = (box for box in form.inputs if box.name and box.get("type") not in {"hidden", "submit"})
    return {box.name.removesuffix("-day").removesuffix("-month").removesuffix("-year") for box in boxes}


def hidden_in(form: Any) -> dict[str, str]:
    return {box.name: box.value or "" for box in form.inputs if box.get("type") == "hidden"}


def typed(name: str, words: dict[str, Any]) -> dict[str, Any]:
    return {f"{name}{suffix}": value for suffix, value in words.items()}


def _page(made: Made, client: Client, address: str) -> Shown:
    """The page that holds a form, brought about if need be."""
    url = READY[address](made, client) if address in READY else filled(address, made)
    return Shown(client.get(url, follow=True))


def test_every_form_and_every_field_is_in_the_table(both: tuple[Made, Made], client: Client) -> None:
    made, other = both
    table, missing, seen = forms(made_by(made), made_by(other)), [], set()
    for address in TABLE:
        for ready in {address, *([f"{address} "] if address in READY else [])}:
            with transaction.atomic():
                shown = _page(made, client, address) if ready.endswith(" ") else _base(made, client, address)
                for where, method, form in shown.forms():
                    known = (table if method == "post" else ASKED).get(where)
                    names = names_in(form)
                    if method == "get" and (names == {"at"} or names == {"q"}):
                        continue
                    if known is None:
                        missing.append(f"{shown.where}: a form that goes to {where} by {method}")
                    elif new := {name for name in names if name not in known and name != "discard"}:
                        missing.append(f"{shown.where}: {sorted(new)} in the form that goes to {where}")
                    else:
                        seen |= {(where, name) for name in names}
                transaction.set_rollback(True)
    assert not missing, "\n".join(missing)
    listed = {(where, name) for where, fields in table.items() for name in fields}
    assert {one for one in listed - seen if "reset/key" not in one[0]} == set(), "listed, and on no page"


def _base(made: Made, client: Client, address: str) -> Shown:
    if "draft/" in address or "<uidb36>" in address:
        return Shown(client.get("/about/help/"))
    if address == "accounts/login/":
        return Shown(Client().get("/accounts/login/"))
    return Shown(client.get(filled(address, made), follow=True))


def _rounds(fields: dict[str, Field]) -> Iterator[dict[str, dict[str, Any] | None]]:
    """Every bad value once: in each round each field that has some left has its next bad one, the others None."""
    for n in range(max((len(field.bad) for field in fields.values()), default=0)):
        yield {name: field.bad[n] if n < len(field.bad) else None for name, field in fields.items()}
    for alone, field in fields.items():
        yield from ({**dict.fromkeys(fields), alone: bad} for bad in field.alone)


def test_what_cannot_be_taken_is_told_and_no_word_is_lost(both: tuple[Made, Made], client: Client) -> None:
    made, other = both
    wrong: list[str] = []
    for address, fields in forms(made_by(made), made_by(other)).items():
        if not fields or "reset/key" in address:
            continue
        with transaction.atomic():
            visitor = Client() if address in {"accounts/login/", "accounts/password/reset/"} else client
            _refused_everywhere(made, visitor, address, fields, wrong)
            transaction.set_rollback(True)
    assert not wrong, "\n".join(wrong)


def _refused_everywhere(made: Made, client: Client, address: str, fields: dict[str, Field], wrong: list[str]) -> None:
    shown = _page(made, client, address)
    form = shown.form(address, "post", set(fields))
    if form is None:
        wrong.append(f"{address}: no form on {shown.where}")
        return
    url, hidden, events = _to(form, shown), hidden_in(form), Event.objects.count()
    here = names_in(form)
    extra = {box.name: box.value for box in form.inputs if box.name == "to"}
    for bad in _rounds(fields):
        data = {**hidden, **({"to": "accuracy check"} if extra else {})}
        for name in here:
            data |= typed(name, bad[name] if bad[name] is not None else fields[name].good)  # type: ignore[arg-type]
        cache.clear()
        told = _sent(client, url, data)
        if isinstance(told, str):
            wrong.append(f"{address} {_short(bad)}: {told}")
            continue
        refused = [name for name in here if bad[name] is not None]
        wrong += [f"{address} {_short(bad)}: {sentence}" for sentence in faults(told, address, fields, data, refused)]
    if Event.objects.count() != events:
        wrong.append(f"{address}: something was written")


def _to(form: Any, shown: Shown) -> str:
    """Where a browser sends a form."""
    return cast(str, form.get("action") or f"{shown.where}?{shown.query}")


def _sent(client: Client, url: str, data: dict[str, Any]) -> Shown | str:
    try:
        answer = client.post(url, data)
    except Exception as error:  # noqa: BLE001  # whatever it is, it would be a 500
        return f"{type(error).__name__}: {error}"[:300]
    return Shown(answer)


def _short(bad: dict[str, Any]) -> str:
    return str({name: value for name, value in bad.items() if value is not None})[:160]


def faults(shown: Shown, address: str, fields: dict[str, Field], data: dict[str, Any], refused: list[str]) -> list[str]:
    """What a page that refuses a form does not do."""
    if shown.html is None or shown.status == 302:
        return [f"answered {shown.status}"]
    page, said = shown.html, []
    if not page.findtext(".//title").strip().startswith("Error:"):
        said.append("the title does not begin with Error:")
    links = [a.get("href") for a in page.xpath(f"{SUMMARY}//a")]
    said += [f"the summary leads to {link}, which is not there" for link in links if not _there(page, link)]
    if not links:
        said.append("no summary of errors that leads anywhere")
    form = shown.form(address, "post", set(fields))
    if form is None:
        return [*said, "the form is gone"]
    for name in refused:
        boxes = [
            box for box in form.inputs if box.name and (box.name == name or box.name in typed(name, fields[name].good))
        ]
        ids = {f"#{box.get('id')}" for box in boxes}
        if not ids & set(links):
            said.append(f"nothing leads to {name}")
        elif not all(_described(page, box, name) for box in boxes[:1]):
            said.append(f"no message beside {name}")
    for name in names_in(form):
        for box in [box for box in form.inputs if box.name and (box.name == name or box.name.startswith(f"{name}-"))]:
            if fields[name].kept and box.name in data and _words(box.value) != _words(data[box.name]):
                said.append(f"{box.name} has lost its words: {str(box.value)[:40]!r}")
    return said


def _there(page: Any, link: str) -> bool:
    return bool(link.startswith("#") and len(page.xpath("//*[@id=$id]", id=link[1:])) == 1)


def _described(page: Any, box: Any, name: str) -> bool:
    """Whether the box, or the group it stands in, is described by a message that is there and says something."""
    around = [box, *box.iterancestors("fieldset")]
    ids = " ".join(one.get("aria-describedby") or "" for one in around).split()
    messages = [one for id_ in ids if id_.endswith("-error") for one in page.xpath("//*[@id=$id]", id=id_)]
    return any(len(one.text_content().split()) > 2 for one in messages)


def _words(value: Any) -> str:
    return str(value or "").replace("\r\n", "\n").replace("\x00", "\ufffd").strip()


def send_good(made: Made, client: Client, address: str, fields: dict[str, Field]) -> tuple[str, dict[str, Any]]:
    """A form filled in as it may be: where it goes and what is sent."""
    shown = _page(made, client, address)
    form = shown.form(address, "post", set(fields))
    assert form is not None, f"{address}: no form on {shown.where}"
    data = {**hidden_in(form), **({"to": "accuracy check"} if "move/" in address else {})}
    for name in names_in(form):
        data |= typed(name, fields[name].good)
    return _to(form, shown), data


def that_save(made: Made, other: Made) -> Iterator[tuple[str, dict[str, Field]]]:
    """The forms that can be saved as the boards are; the others rest on more, and have tests of their own."""
    for address, fields in forms(made_by(made), made_by(other)).items():
        if fields and not address.startswith("accounts/") and not address.endswith(("publish/", "undo/")):
            yield address, fields


def test_what_is_good_is_taken(both: tuple[Made, Made], client: Client) -> None:
    """Else the test above would find a form refused for something else."""
    wrong = []
    for address, fields in that_save(*both):
        with transaction.atomic():
            told = _sent(client, *send_good(both[0], client, address, fields))
            if isinstance(told, str):
                wrong.append(f"{address}: {told}")
            elif told.status != 302 and (told.html.xpath(SUMMARY) or not address.endswith("values/")):
                wrong.append(f"{address}: {[' '.join(one.text_content().split()) for one in told.html.xpath(SUMMARY)]}")
            transaction.set_rollback(True)
    assert not wrong, "\n".join(wrong)
