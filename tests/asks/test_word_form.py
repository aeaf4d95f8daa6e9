"""A request as a form in Word: what goes out comes back as it was filled in, and what does not fit is named."""

import io
from dataclasses import replace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from answerable.access.roles import Role
from answerable.asks import changes
from answerable.asks.models import Ask
from answerable.asks.word import CHANGES, LABELS, filled
from answerable.history.reading import check
from answerable.plan.models import Update
from answerable.plan.record import Level
from answerable.plan.reporting import Report, report_of
from tests.asks.asked import Asked, asked_on, opened
from tests.asks.test_answers import answering
from tests.board import Made

database = pytest.mark.django_db
LEVELS = {"delivery": [Level(1, "delivery", "on", "On track", "In time.", "green", 1)], "impact": []}
SAID = "We asked sixty.\nForty answered."
NOTHING = {"1.1.1": Report()}


@pytest.fixture
def asked(made: Made) -> Asked:
    return asked_on(made)


def form_of(client: Client, base: str) -> Any:
    answer = client.get(f"{base}word/file.docx")
    assert answer.status_code == 200 and "attachment" in answer["Content-Disposition"]
    return Document(io.BytesIO(answer.content))


def fill(document: Any, said: dict[str, str]) -> bytes:
    """As somebody fills it in in Word: what stands beside each label, by how the label begins."""
    for table in document.tables:
        for row in table.rows:
            for label, words in said.items():
                if row.cells[0].text.startswith(label):
                    row.cells[1].text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def send(client: Client, base: str, content: bytes, name: str = "form.docx") -> Any:
    return client.post(f"{base}word/", {"file": SimpleUploadedFile(name, content)}, follow=True)


@database
@pytest.mark.parametrize("way", ["by a link", "as the manager"])
def test_a_form_that_was_filled_in_becomes_the_answer_and_is_not_sent(asked: Asked, client: Client, way: str) -> None:
    if way == "by a link":
        client, base = opened(asked), asked.url
    else:
        client.force_login(asked.made.users[Role.MANAGER])
        base = f"/boards/eastmarsh/answers/{asked.ask.pk}/"
    level = next(label for label in LABELS.values() if "delivery" in label)
    said = {LABELS["text"]: SAID, LABELS["ahead"]: "The rest by May 2031.", level: "on track", CHANGES: "Nothing."}
    page = send(client, base, fill(form_of(client, base), said)).text
    assert "1 action is written as the form says. Nothing is sent yet." in page and "Forty answered." in page
    update = Update.objects.get(round=asked.ask.round)
    assert report_of(update) == Report(text=SAID, ahead="The rest by May 2031.", delivery="on track")
    assert update.state == "draft" and Ask.objects.get().changes == "Nothing." and check() == []
    again = form_of(client, base)  # what is written stands in the next form
    assert any(cell.text == SAID for table in again.tables for row in table.rows for cell in row.cells)


@database
def test_what_the_form_cannot_say_is_told_and_the_rest_is_taken(asked: Asked) -> None:
    client, base = opened(asked), asked.url
    level = next(label for label in LABELS.values() if "delivery" in label)
    document = form_of(client, base)
    other = document.add_table(rows=2, cols=2)
    for row, (label, words) in zip(other.rows, (("Action", "9.9.9"), (LABELS["text"], "Ours")), strict=True):
        row.cells[0].text, row.cells[1].text = label, words
    page = send(client, base, fill(document, {LABELS["text"]: SAID, level: "going well"})).text
    assert "“going well” is not on the board’s scale" in page and "“9.9.9” is not one that you are asked about" in page
    update = Update.objects.get(round=asked.ask.round)
    assert (update.text, update.delivery) == (SAID, "")


@database
@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"Dear board", "answer.docx", "Word"),
        (b"a,b\n1,2\n", "answer.csv", "no Word document"),
        (b"x" * 5_000_001, "answer.docx", "too large"),
        (b"", "answer.docx", "empty"),
    ],
)
def test_what_is_no_form_is_refused_in_a_sentence(asked: Asked, content: bytes, name: str, words: str) -> None:
    client = opened(asked)
    page = send(client, asked.url, content, name)
    assert page.status_code == 200 and words in page.text and "There is a problem" in page.text
    assert not Update.objects.filter(round=asked.ask.round).exists()


@database
def test_a_form_without_an_answer_changes_nothing(asked: Asked) -> None:
    client = opened(asked)
    changes.say_changes(by=answering(asked.made, asked.agency), ask=asked.ask, changes="Two posts are vacant.")
    page = send(client, asked.url, fill(form_of(client, asked.url), {})).text
    assert "0 actions are written" in page
    assert Ask.objects.get().changes == "Two posts are vacant." and not Update.objects.filter(round=asked.ask.round)


@database
def test_what_the_form_cannot_say_takes_nothing_away(asked: Asked) -> None:
    """Neither a blank row, nor one that is too long or off the scale, nor a question somebody answered meanwhile."""
    client, by = opened(asked), answering(asked.made, asked.agency)
    said = Report(text=SAID, ahead="The rest by May.", delivery="on track", impact="")
    changes.say_part(by=by, ask=asked.ask, action=asked.action, report=said)
    form = form_of(client, asked.url)
    changes.say_changes(by=by, ask=asked.ask, changes="Two posts are vacant.")
    level = next(label for label in LABELS.values() if "delivery" in label)
    wrong = {level: "going well", LABELS["ahead"]: "", LABELS["text"]: "x" * 20_001, LABELS["voices"]: "They liked it."}
    page = send(client, asked.url, fill(form, wrong)).text
    assert "is not on the board’s scale" in page and "more than 20,000 letters" in page
    update = Update.objects.get(round=asked.ask.round)
    assert report_of(update) == replace(said, voices="They liked it.")
    assert Ask.objects.get().changes == "Two posts are vacant."


@database
def test_a_form_that_is_older_than_what_is_written_is_not_taken(asked: Asked) -> None:
    client, by = opened(asked), answering(asked.made, asked.agency)
    form = fill(form_of(client, asked.url), {LABELS["text"]: "From the form"})
    changes.say_part(by=by, ask=asked.ask, action=asked.action, report=Report(text=SAID))
    assert "somebody wrote of it since this form went out" in send(client, asked.url, form).text
    assert Update.objects.get(round=asked.ask.round).text == SAID


@database
def test_a_form_says_what_was_done_or_nothing_of_an_action(asked: Asked) -> None:
    client = opened(asked)
    form = fill(form_of(client, asked.url), {LABELS["because"]: "No trainer was found."})
    assert "say what was done as well" in send(client, asked.url, form).text
    letter = Document()
    letter.add_paragraph("Dear board, all is well.")
    assert "This is not the form that was sent" in send(client, asked.url, fill(letter, {})).text
    assert not Update.objects.filter(round=asked.ask.round).exists()


@database
def test_what_was_accepted_or_sent_is_not_written_over_by_a_form(asked: Asked) -> None:
    client, by = opened(asked), answering(asked.made, asked.agency)
    form = fill(form_of(client, asked.url), {LABELS["text"]: "Other words"})
    changes.say_part(by=by, ask=asked.ask, action=asked.action, report=Report(text=SAID))
    changes.submit(by=by, ask=asked.ask)
    assert send(client, asked.url, form).status_code == 404
    changes.accept_answer(by=asked.made.manager, ask=asked.ask)
    changes.ask_more(by=asked.made.manager, ask=asked.ask, comment="And the rest?")
    assert "0 actions are written" in send(client, asked.url, form).text
    assert Update.objects.get(round=asked.ask.round).text == SAID


@given(st.lists(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=40)), max_size=4), max_size=4))
def test_any_tables_are_read_and_only_known_actions_said(tables: list[list[tuple[str, str]]]) -> None:
    read = filled(tables, NOTHING, LEVELS)
    assert set(read.parts) <= {"1.1.1"} and all(parts.get("delivery", "on") == "on" for parts in read.parts.values())


@given(st.text(max_size=60).map(str.strip), st.sampled_from(sorted(set(LABELS) - {"delivery", "impact"})))
def test_what_is_filled_in_is_what_is_read(words: str, part: str) -> None:
    rows = [("Action", "1.1.1"), (LABELS[part], words)]
    there = {"1.1.1": Report(text="We asked sixty.", because="As agreed.")}
    before = getattr(there["1.1.1"], part)
    assert filled([rows], there, LEVELS).parts == (
        {"1.1.1": {part: words}} if words.split() not in ([], before.split()) else {}
    )


@pytest.mark.parametrize(("letters", "taken"), [(20_000, True), (20_001, False)])
def test_words_that_are_too_many_are_named(letters: int, taken: bool) -> None:
    read = filled([[("Action", "1.1.1"), (LABELS["text"], "x" * letters)]], NOTHING, LEVELS)
    assert bool(read.parts) is taken and bool(read.faults) is not taken
