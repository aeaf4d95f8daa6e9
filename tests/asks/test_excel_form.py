"""A request as a form in Excel comes back as the form in Word does, and what cannot be taken is named with its row."""

import io
from datetime import date
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from answerable.asks import changes
from answerable.asks.models import Ask, Figure
from answerable.asks.word import CHANGES, LABELS, OF_FIGURE
from answerable.evidence.changes import define_measure, enter_value
from answerable.evidence.models import Measure
from answerable.history.reading import check
from answerable.plan.models import Update
from answerable.plan.reporting import Report, report_of
from tests.asks.asked import Asked, asked_on, opened, proven
from tests.asks.test_word_form import send
from tests.board import Made

pytestmark = pytest.mark.django_db
LINES = "We asked sixty.\nForty answered."


@pytest.fixture
def asked(made: Made) -> Asked:
    asked = asked_on(made)
    values = {"what": "Plans reviewed in time", "kind": "level", "unit": "%", "action_id": asked.action.pk}
    values |= {"agency_id": asked.agency.pk, "people": False}
    measure = define_measure(by=made.manager, plan=asked.ask.plan, values=values)
    of = {"period_words": "2030", "period_from": date(2030, 1, 1), "period_to": date(2030, 12, 31)}
    enter_value(by=made.manager, measure=measure, values={"value": 60.0, **of})
    return asked


def book_of(client: Client, base: str) -> Any:
    answer = client.get(f"{base}excel/file.xlsx")
    assert answer.status_code == 200 and "attachment" in answer["Content-Disposition"]
    return load_workbook(io.BytesIO(answer.content))


def fill(book: Any, sheet: str, said: dict[str, str], row: int = 2) -> None:
    """As somebody fills it in: the cell of a row under the heading that begins so."""
    for cell in book[sheet][1]:
        for label, words in said.items():
            if str(cell.value).startswith(label):
                book[sheet].cell(row=row, column=cell.column).value = words


def saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_that_was_filled_in_becomes_the_answer_and_is_not_sent(asked: Asked) -> None:
    client = opened(asked)
    book = book_of(client, asked.url)
    rows = [[cell.value for cell in row] for row in book["Actions"].rows]
    assert rows[1][0] == "1.1.1" and "A survey was run." in rows[1][3] and not any(rows[1][4:])
    assert book["Actions"].protection.sheet and not book["Actions"]["E2"].protection.locked
    assert book["Actions"]["D2"].protection.locked and "2030: 60%" in book["Figures"]["D2"].value
    fill(book, "Actions", {LABELS["text"]: LINES, LABELS["ahead"]: "The rest by May 2031."})
    fill(book, "Figures", {OF_FIGURE["period"]: "2031", "Numerator": "15", "Denominator": "20"})
    fill(book, "Changes", {CHANGES[:20]: "Nothing."})
    page = send(client, asked.url, saved(book), "form.xlsx").text
    assert "1 figure is entered, and 1 action is written as the form says. Nothing is sent yet." in page
    update = Update.objects.get(round=asked.ask.round)
    assert report_of(update) == Report(text=LINES, ahead="The rest by May 2031.") and update.state == "draft"
    assert Figure.objects.get().value == 75 and Ask.objects.get().changes == "Nothing." and check() == []


def test_the_form_in_word_takes_figures_too(asked: Asked) -> None:
    from tests.asks.test_word_form import fill as fill_word
    from tests.asks.test_word_form import form_of

    client = opened(asked)
    said = {OF_FIGURE["period"]: "2031", "Value": "75%", "Words that hedge it": "about"}
    page = send(client, asked.url, fill_word(form_of(client, asked.url), said)).text
    assert "figure" in page and Figure.objects.get().value == 75 and Figure.objects.get().qualifier == "about"


def test_words_that_look_like_a_formula_go_out_as_words_and_come_back_as_they_were(asked: Asked) -> None:
    _, by = proven(asked)
    said = Report(text="=1+1 is what we did", voices="-5 fewer")
    changes.say_part(by=by, ask=asked.ask, action=asked.action, report=said)
    client = opened(asked, email="second@eastmarsh.example")
    book = book_of(client, asked.url)
    cells = [cell for row in book["Actions"].rows for cell in row]
    assert all(cell.data_type != "f" for cell in cells) and any(cell.value == "'=1+1 is what we did" for cell in cells)
    assert "0 actions are written" in send(client, asked.url, saved(book), "form.xlsx").text
    fill(book, "Actions", {LABELS["voices"]: "They liked it."})
    send(client, asked.url, saved(book), "form.xlsx")
    held = report_of(Update.objects.get(round=asked.ask.round))
    assert (held.text, held.voices) == (said.text, "They liked it.")


def test_what_cannot_be_taken_is_named_with_its_sheet_and_row(asked: Asked) -> None:
    client = opened(asked)
    book = book_of(client, asked.url)
    sheet = book["Actions"]
    sheet.append(["9.9.9", "", "", "", "Not ours"])
    fill(book, "Actions", {LABELS["text"]: "x" * 20_001})
    fill(book, "Figures", {OF_FIGURE["period"]: "2031", "Value": "many"})
    page = send(client, asked.url, saved(book), "form.xlsx").text
    assert "Actions, row 3: Action “9.9.9” is not one that you are asked about." in page
    assert "Actions, row 2: 1.1.1: “" in page and "letters." in page
    assert "Figures, row 2: “Plans reviewed in time”, Value:" in page
    assert not Update.objects.filter(round=asked.ask.round).exists() and not Figure.objects.exists()


def test_a_row_that_somebody_wrote_of_since_it_went_out_is_left(asked: Asked) -> None:
    client = opened(asked)
    book = book_of(client, asked.url)
    _, by = proven(asked, "second@eastmarsh.example")
    changes.say_part(by=by, ask=asked.ask, action=asked.action, report=Report(text="Meanwhile."))
    measure = Measure.objects.get(what="Plans reviewed in time")
    days = {"period_words": "2031", "period_from": date(2031, 1, 1), "period_to": date(2031, 12, 31)}
    changes.say_figure(by=by, ask=asked.ask, measure=measure, values={"value": 70.0, **days})
    fill(book, "Actions", {LABELS["text"]: "Ours."})
    fill(book, "Figures", {OF_FIGURE["period"]: "2031", "Value": "75"})
    page = send(client, asked.url, saved(book), "form.xlsx").text
    assert "somebody wrote of it since" in page and "somebody entered it since" in page
    assert Update.objects.get(round=asked.ask.round).text == "Meanwhile." and Figure.objects.get().value == 70


def test_any_other_workbook_is_no_form(asked: Asked) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Month", "Count"])
    book.active.append(["May", 3])
    assert "not the form that was sent" in send(opened(asked), asked.url, saved(book), "form.xlsx").text
