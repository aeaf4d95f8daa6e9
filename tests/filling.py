"""Pages filled in as a person fills them in: what stands in a form stays, and it is sent where the form says."""

from typing import Any

from django.test import Client
from lxml import html


def filled(client: Client, at: str, *, button: str = "", **typed: Any) -> html.HtmlElement:
    """The page that a person comes to who opens an address, types these fields (by name, "-" written as "__") and sends
    the form that has them. `button`: its words, where several forms or buttons have none of these fields.

    Raises AssertionError with what the page says where the form is refused."""
    page = html.fromstring(client.get(at, follow=True).content)
    names = {name.replace("__", "-"): words for name, words in typed.items()}
    form = next(form for form in page.forms if names.keys() <= set(form.inputs.keys()) and _has(form, button))
    for name, words in names.items():
        form.inputs[name].value = words
    answer = client.post(form.action or at, _sent(form), follow=True)
    said = html.fromstring(answer.content)
    wrong = [words.text_content().strip() for words in said.find_class("govuk-error-message")]
    wrong += [words.text_content().strip() for words in said.find_class("govuk-error-summary__list")]
    assert answer.status_code == 200 and not wrong, f"{at}: {answer.status_code} {wrong}"
    return said


def _sent(form: html.FormElement) -> dict[str, list[str]]:
    """What a browser sends of a form. (lxml's own `form_values` takes a chosen radio without a value for "on".)"""
    sent: dict[str, list[str]] = {}
    for box in form.iter("input", "select", "textarea"):
        checked = getattr(box, "checkable", False)
        if box.get("name") and box.get("type") not in ("submit", "file") and (not checked or box.checked):
            sent.setdefault(box.name, []).append(box.get("value", "on") if checked else box.value or "")
    return sent


def _has(form: html.FormElement, button: str) -> bool:
    words = [one.text_content().strip() for one in form.iterfind(".//button")]
    return not button or button in words


def day(name: str, value: Any) -> dict[str, str]:
    """The three boxes of a date field."""
    return {f"{name}__{part}": str(getattr(value, part)) for part in ("day", "month", "year")}
