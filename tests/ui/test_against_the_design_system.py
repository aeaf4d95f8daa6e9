"""What our tags, includes and forms give, beside what the design system's own examples say they should."""

import re
from datetime import date
from typing import Any

import pytest
from django import forms
from django.contrib.messages import SUCCESS
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.safestring import SafeString

from answerable.ui.forms import DateInput, Form
from tests.ui.fixtures import fixture, same

pytestmark = pytest.mark.urls("tests.ui.urls")


def drawn(template: str, **context: Any) -> str:
    return Template(template).render(Context(context))


def drawn_field(field: forms.Field, options: dict[str, Any], name: str, value: Any = None) -> str:
    form_class = type("Example", (Form,), {name: field})
    form = form_class(initial={name: value}, auto_id="%s")
    if "errorMessage" in options:
        form.errors[name] = form.error_class([options["errorMessage"]["text"]])
    return form[name].as_field_group()


def words(options: dict[str, Any]) -> dict[str, Any]:
    label = options["fieldset"]["legend"] if "fieldset" in options else options["label"]
    return {"label": label["text"], "help_text": options.get("hint", {}).get("text", "")}


def choices(options: dict[str, Any]) -> list[tuple[str, str]]:
    return [(item["value"], item["text"]) for item in options["items"]]


def numbered(options: dict[str, Any], name: str) -> dict[str, str]:
    """The first choice has the field's own id in the design system, and the number 0 in Django."""
    start = options.get("idPrefix", name)
    return {start: f"{name}_0"} | {f"{start}-{at + 1}": f"{name}_{at}" for at in range(1, len(options["items"]))}


@pytest.mark.parametrize("name", ["default", "with hint text", "with error message", "with error and hint"])
@pytest.mark.parametrize(
    ("component", "widget"),
    [("input", forms.TextInput), ("textarea", forms.Textarea), ("file-upload", forms.FileInput)],
)
def test_one_line_several_lines_and_files(component: str, name: str, widget: type[forms.Widget]) -> None:
    own_names = {
        ("textarea", "with hint text"): "with hint",
        ("textarea", "with error and hint"): "with error message",
        ("file-upload", "with error message"): "error",
        ("file-upload", "with error and hint"): "with error message and hint",
    }
    options, html = fixture(component, own_names.get((component, name), name))
    id_ = options.get("id", options["name"])
    field_name = options["name"]
    ids = {f"{id_}{end}": f"{field_name}{end}" for end in ("", "-hint", "-error")}
    field = forms.Field(widget=widget, **words(options))
    same(drawn_field(field, options, field_name), html, **ids)


def test_a_width_and_a_value() -> None:
    options, html = fixture("input", "with width-10 class")
    field = forms.CharField(widget=forms.TextInput({"class": options["classes"]}), **words(options))
    ids = {"input-width-10": "test-width-10", "input-width-10-hint": "test-width-10-hint"}
    same(drawn_field(field, options, "test-width-10", options.get("value")), html, **ids)


def test_rows_of_a_text_area() -> None:
    options, html = fixture("textarea", "with custom rows")
    field = forms.CharField(widget=forms.Textarea({"rows": options["rows"]}), **words(options))
    same(drawn_field(field, options, "address"), html, **{"full-address": "address"})


@pytest.mark.parametrize("name", ["with hint text and error message", "with full width override"])
def test_select(name: str) -> None:
    options, html = fixture("select", name)
    chosen = next((item["value"] for item in options["items"] if item.get("selected")), None)
    widget = forms.Select({"class": options["classes"]} if "classes" in options else {})
    field = forms.ChoiceField(choices=choices(options), widget=widget, **words(options))
    same(drawn_field(field, options, options["name"], chosen), html.replace(" disabled", ""))


@pytest.mark.parametrize("name", ["default", "with hint", "with fieldset and error message"])
def test_radios(name: str) -> None:
    options, html = fixture("radios", name)
    chosen = next((item["value"] for item in options["items"] if item.get("checked")), None)
    field = forms.ChoiceField(choices=choices(options), widget=forms.RadioSelect, **words(options))
    same(drawn_field(field, options, options["name"], chosen), html, **numbered(options, options["name"]))


@pytest.mark.parametrize("name", ["default", "with hint"])
def test_checkboxes(name: str) -> None:
    options, html = fixture("checkboxes", name)
    widget = forms.CheckboxSelectMultiple
    field = forms.MultipleChoiceField(choices=choices(options), widget=widget, **words(options))
    same(drawn_field(field, options, options["name"]), html, **numbered(options, options["name"]))


def test_a_date_in_three_boxes() -> None:
    options, html = fixture("date-input", "with error message and hint")
    theirs = html
    for part in ("day", "month", "year"):
        theirs = theirs.replace(f'name="{part}"', f'name="{options["id"]}-{part}"')
    field = forms.DateField(widget=DateInput, **words(options))
    same(drawn_field(field, options, options["id"]), theirs)


def test_error_summary() -> None:
    options, html = fixture("error-summary", "default")
    listed = options["errorList"]
    names = [error["href"].removeprefix("#") for error in listed]
    form = type("Example", (Form,), {name: forms.CharField() for name in names})(auto_id="%s")
    for name, error in zip(names, listed, strict=True):
        form.errors[name] = form.error_class([error["text"]])
    same(render_to_string("ui/error_summary.html", {"form": form}), html)


@pytest.mark.parametrize("colour", ["", "grey", "green", "purple", "red", "orange", "yellow"])
def test_tag(colour: str) -> None:
    options, html = fixture("tag", colour or "default")
    same(drawn("{% tag text colour %}", text=options["text"], colour=colour), html)


@pytest.mark.parametrize(("name", "open_"), [("default", False), ("expanded", True)])
def test_details(name: str, open_: bool) -> None:
    options, html = fixture("details", name)
    ours = drawn("{% details s open %}{{ t }}{% enddetails %}", s=options["summaryText"], t=options["text"], open=open_)
    same(ours, html.replace(' id="help-with-nationality"', ""))


def test_inset_warning_and_panel() -> None:
    options, html = fixture("inset-text", "default")
    same(drawn("{% inset %}{{ text }}{% endinset %}", **options), html)
    options, html = fixture("warning-text", "default")
    same(drawn("{% warning %}{{ text }}{% endwarning %}", **options), html)
    options, html = fixture("panel", "default")
    ours = drawn("{% panel titleHtml %}Your reference number<br><strong>HDJ2123F</strong>{% endpanel %}", **options)
    same(ours, html)


def test_buttons() -> None:
    options, html = fixture("button", "warning")
    with_our_guard = html.replace("data-module", 'data-prevent-double-click="true" data-module')
    same(drawn("{% button text 'warning' name %}", **options), with_our_guard.replace(">", ' value="">', 1))
    options, html = fixture("button", "link")
    same(drawn("{% link_button text 'ui:help' %}", **options), html.replace('href="/"', 'href="/help/"'))


def test_breadcrumbs_and_back_link() -> None:
    options, html = fixture("breadcrumbs", "without the home section")
    trail = [part for item in options["items"] for part in (item["text"], item["href"])]
    same(drawn("{% breadcrumbs a b c d %}", **dict(zip("abcd", trail, strict=True))), html)
    _, html = fixture("back-link", "default")
    theirs = f'<nav aria-label="Back">{html.replace("#", "/help/")}</nav>'
    same(drawn("{% back_link 'ui:help' %}"), theirs)


@pytest.mark.parametrize(("name", "page", "pages"), [("default", 2, 3), ("first page", 1, 3), ("last page", 3, 3)])
def test_pagination(name: str, page: int, pages: int) -> None:
    _, html = fixture("pagination", name)
    for word, number in (("previous", page - 1), ("next", page + 1)):
        html = html.replace(f'href="/{word}"', f'href="?q=missing&amp;page={number}"')
    theirs = html.replace('href="/page/', 'href="?q=missing&amp;page=')
    request = RequestFactory().get("/", {"q": "missing", "page": str(page)})
    shown = Paginator(range(pages * 10), 10).page(page)
    on_paper, nav, ours = drawn("{% pagination page %}", page=shown, request=request).partition("<nav")
    assert "app-only-print" in on_paper
    same(nav + ours, theirs)


def test_a_long_list_leaves_out_the_middle_of_its_pages() -> None:
    request = RequestFactory().get("/", {"page": 10})
    ours = drawn("{% pagination page %}", page=Paginator(range(400), 10).page(10), request=request)
    assert re.findall(r"Page (\d+)|(⋯)", ours) == [
        *[("1", ""), ("", "⋯")],
        *[("9", ""), ("10", ""), ("11", "")],
        *[("", "⋯"), ("40", "")],
    ]


def test_table() -> None:
    options, html = fixture("table", "with head and caption")
    head = [cell["text"] for cell in options["head"]]
    rows = [[cell["text"] for cell in row] for row in options["rows"]]
    ours = drawn("{% table caption head rows '2,3' %}", caption=options["caption"], head=head, rows=rows)
    around = f'<div class="app-scroll" tabindex="0" role="region" aria-label="{options["caption"]}">{html}</div>'
    same(ours, around)


def test_the_words_of_a_table_are_words_and_its_numbers_figures() -> None:
    rows = [["<b>", 1234.5, date(2013, 1, 15)], ['"&', None, SafeString("<i>x</i>")]]
    ours = drawn("{% table caption head rows '2' '' %}", caption="<c>", head=["<h>", "n", "on"], rows=rows)
    assert "<b>" not in ours and "<c>" not in ours and "<h>" not in ours and ours.count("&lt;c&gt;") == 2
    assert '<th scope="row" class="govuk-table__header">&quot;&amp;</th>' in ours and "<i>x</i>" in ours
    assert '<td class="govuk-table__cell govuk-table__cell--numeric">1,234.5</td>' in ours
    assert '<td class="govuk-table__cell">15 January 2013</td>' in ours


@pytest.mark.parametrize(("words", "shown"), [("Ask all", "Ask all"), ("Ask all!", "Ask al…")])
def test_words_are_shortened(words: str, shown: str) -> None:
    assert drawn("{{ words|shortened:7 }}", words=words) == shown


def test_summary_list() -> None:
    options, html = fixture("summary-list", "as a summary card with a text header")
    rows = [(row["key"]["text"], row["value"]["text"]) for row in options["rows"]]
    start = html.index('<dl class="govuk-summary-list">')
    same(drawn("{% summary_list rows %}", rows=rows), html[start : html.index("</dl>") + 5])


@pytest.mark.parametrize(("name", "level"), [("default", 0), ("with type as success", SUCCESS)])
def test_notification_banner(name: str, level: int) -> None:
    options, html = fixture("notification-banner", name)
    message = Message(level, options["text"]) if level else options["text"]
    same(drawn("{% banner message %}", message=message), html)


def test_service_navigation() -> None:
    options, html = fixture("service-navigation", "with service name and navigation")
    nav = [(item["text"], item["href"], item.get("active")) for item in options["navigation"]]
    context = {"board_name": options["serviceName"], "nav": nav}
    theirs = html.replace('"#/"', '"/"').replace('aria-label="Service information"', 'aria-label="Board"')
    same(render_to_string("ui/parts/navigation.html", context), theirs)


def test_phase_banner() -> None:
    options, html = fixture("phase-banner", "default")
    start, end = html.index("This is a new"), html.index("</span>")
    ours = render_to_string("ui/parts/example.html")
    words_ = ours[ours.index("This site runs as an example") : ours.index("</span>")]
    same(ours, (html[:start] + words_ + html[end:]).replace(options["tag"]["text"], "Example"))
