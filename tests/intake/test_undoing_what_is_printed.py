"""An import that a paper prints is undone only by somebody who says that they know it, and the paper's readers are
told."""

from html import unescape
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from answerable.access.roles import Role
from answerable.history.reading import check
from answerable.history.states import version_of
from answerable.intake.changes import undo_import
from answerable.intake.models import Document
from answerable.papers import changes
from answerable.papers.models import Paper
from tests.board import Made, make
from tests.example_plan import add_plan, paper_today
from tests.intake.test_import import march
from tests.intake.test_undo import bring
from tests.papers.test_changes import WORDS, cleared, publish

pytestmark = pytest.mark.django_db
BOARD = "/boards/eastmarsh/"


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """A board whose second document is printed in a published paper, and not in the draft of an earlier day."""
    made = make()
    add_plan(made)
    document = bring(made, march(), b"march")
    assert document.plan is not None
    paper = paper_today(made, document.plan)
    for key, block in WORDS.items():
        paper = changes.write_section(by=made.manager, paper=paper, key=key, **block)
    publish(made, cleared(made, paper), tmp_path)
    return made


def printed() -> tuple[Document, Paper]:
    return Document.objects.get(filename="march.docx"), Paper.objects.get(state="published")


def test_the_page_names_the_paper_and_asks_for_a_tick_and_its_readers_are_told(made: Made, client: Client) -> None:
    document, paper = printed()
    files = list(paper.files.order_by("name").values_list("name", "sha256"))
    client.force_login(made.users[Role.MANAGER])
    url = f"{BOARD}documents/{document.pk}/undo/"
    page = unescape(client.get(url).text)
    assert f"{paper.title}, published for {paper.committee}" in page and "tick each to say that you know" in page
    sent = {"version": str(version_of(document)), "reason": "It was the draft."}
    assert "Tick each paper that prints what this document brought in" in client.post(url, sent).text
    assert Document.objects.get(pk=document.pk).state == Document.BROUGHT_IN
    assert client.post(url, {**sent, "known": [str(paper.pk)]}).status_code == 302
    told = f"was undone on {timezone.localdate():%-d %B %Y}"
    for reader in (Role.MANAGER, Role.SCRUTINY_MEMBER):
        client.force_login(made.users[reader])
        page = client.get(f"{BOARD}papers/{paper.pk}/").text
        assert told in page and "the import of march.docx. It was the draft." in page
    assert files == list(Paper.objects.get(pk=paper.pk).files.order_by("name").values_list("name", "sha256"))
    assert check() == []


def test_it_is_refused_at_the_write_door_too_and_a_draft_is_named_as_well(made: Made) -> None:
    document, paper = printed()
    draft = paper_today(made, paper.plan)
    with pytest.raises(ValidationError, match="print what this document brought in"):
        undo_import(by=made.manager, document=document, reason="The wrong file", known=[paper.pk])
    undo_import(by=made.manager, document=document, reason="The wrong file", known=[paper.pk, draft.pk])
    assert [step.state for step in paper.steps.order_by("id")][-1] == "import undone"
    assert [step.state for step in draft.steps.order_by("id")] == ["draft"], "it is built anew"


def test_a_paper_of_an_earlier_day_or_published_before_prints_nothing_of_it(made: Made) -> None:
    _, paper = printed()
    later = bring(made, march(), b"april")
    undo_import(by=made.manager, document=later, reason="The wrong file")
    assert not paper.steps.filter(state="import undone").exists()
