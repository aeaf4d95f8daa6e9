"""Ways to publish what nobody approved, to see or stop what is not one's own, or to hang the site with words."""

import re
import threading
import time
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.test import Client

from answerable.access.roles import APPOINTED, ROLES, Permission, Role
from answerable.history.reading import check
from answerable.papers import changes
from answerable.papers.build.lines import Links
from answerable.papers.forms import Section
from answerable.papers.models import Paper
from answerable.papers.tree import plain
from tests.board import Made
from tests.example_plan import add_plan
from tests.papers.test_changes import WORDS, cleared, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(made: Made) -> Paper:
    paper = add_plan(made)
    for key, block in WORDS.items():
        paper = changes.write_section(by=made.manager, paper=paper, key=key, **block)
    return paper


def test_who_only_comments_cannot_undo_an_approval(made: Made, paper: Paper) -> None:
    ready = cleared(made, paper)
    with pytest.raises(PermissionDenied):
        changes.move(by=made.actor(Role.AGENCY_LEAD), paper=ready, to="draft", post="x", words="No.")
    assert Paper.objects.get(pk=paper.pk).state == "cleared"
    for role in APPOINTED:
        may = Permission.RETURN_PAPER in ROLES[role].permissions
        assert may == (role in {Role.MANAGER, Role.QUALITY_OFFICER, Role.CHAIR})


def test_an_agency_is_not_offered_to_send_a_paper_back(made: Made, paper: Paper, client: Client) -> None:
    cleared(made, paper)
    url = f"/boards/eastmarsh/papers/{paper.pk}/"
    for role, offered in ((Role.AGENCY_LEAD, False), (Role.CHAIR, True)):
        client.force_login(made.users[role])
        assert (b"Send back to draft" in client.get(url).content) == offered


@pytest.mark.parametrize("page", ["read/", "files/paper.html", "files/paper.docx"])
def test_a_paper_without_a_record_says_so_on_every_page(made: Made, paper: Paper, client: Client, page: str) -> None:
    _before_the_plan(made, paper)
    client.force_login(made.users[Role.MANAGER])
    answer = client.get(f"/boards/eastmarsh/papers/{paper.pk}/{page}", follow=True)
    assert answer.status_code == 200
    assert b"The record holds no action of this plan" in answer.content


def test_a_paper_without_a_record_does_not_move_on(made: Made, paper: Paper, tmp_path: Path) -> None:
    _before_the_plan(made, paper)
    out = changes.move(by=made.manager, paper=paper, to="accuracy check", post="x")
    with pytest.raises(ValidationError, match="holds no action"):
        changes.move(by=made.manager, paper=out, to="approval", post="x")
    Paper.objects.filter(pk=paper.pk).update(state="cleared")
    paper.refresh_from_db()
    with pytest.raises(ValidationError, match="holds no action"):
        publish(made, paper, tmp_path)


def _before_the_plan(made: Made, paper: Paper) -> None:
    paper.as_at = date(2001, 1, 1)
    changes.keep(paper, by=made.manager, board=made.board.pk, what="paper changed")


@pytest.mark.parametrize(
    "words", ["[[" * 10_000, "[[a: " * 5_000, "[" * 20_000, "[[a:" + " " * 20_000, "[[a: " + "a" * 20_000]
)
def test_unfinished_marks_take_no_time_and_are_told(words: str) -> None:
    links, started = Links([]), time.perf_counter()
    spans = links.narrative(words)
    assert time.perf_counter() - started < 1
    assert plain(spans) == words
    assert links.missing


def test_a_mark_without_a_figure_links_nowhere() -> None:
    links = Links([])
    assert plain(links.narrative("Look at [[1.1.1:  ]].")) == "Look at [[1.1.1:  ]]."
    assert links.missing


def test_a_narrative_has_an_end() -> None:
    assert not Section({"text": "a" * 20_001}, officer=False).is_valid()
    assert Section({"text": "a" * 20_000}, officer=False).is_valid()


def test_the_chair_approves_what_the_chair_has_read(made: Made, paper: Paper, client: Client) -> None:
    """Between opening the page and pressing the button the paper went back, was rewritten, and came again."""
    for to in ("accuracy check", "approval"):
        paper = changes.move(by=made.manager, paper=paper, to=to, post="x")
    client.force_login(made.users[Role.CHAIR])
    url = f"/boards/eastmarsh/papers/{paper.pk}/"
    (seen,) = re.findall(r'name="seen" value="(\w{64})"', client.get(url).content.decode())
    changes.move(by=made.manager, paper=paper, to="draft", post="x", words="One word.")
    changes.write_section(by=made.manager, paper=paper, key="summary", text="All is well.")
    for to in ("accuracy check", "approval"):
        changes.move(by=made.manager, paper=paper, to=to, post="x")
    post = {"to": "clearance", "move-post": "Chair"}
    for stale in ({"seen": seen}, {}):
        assert b"not what you read" in client.post(f"{url}move/", post | stale).content
        assert Paper.objects.get(pk=paper.pk).state == "approval"
    (seen,) = re.findall(r'name="seen" value="(\w{64})"', client.get(url).content.decode())
    client.post(f"{url}move/", post | {"seen": seen})
    assert Paper.objects.get(pk=paper.pk).state == "clearance"


def test_one_correction_at_a_time(made: Made, paper: Paper, tmp_path: Path) -> None:
    published = publish(made, cleared(made, paper), tmp_path)
    changes.correct_paper(by=made.manager, paper=published, correction="A figure.")
    with pytest.raises(ValidationError, match="version 2"):
        changes.correct_paper(by=made.manager, paper=published, correction="Another figure.")


def test_markup_stays_words(made: Made, paper: Paper, client: Client) -> None:
    hostile = '<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) "onload=" &lt;'
    changes.write_section(by=made.manager, paper=paper, key="summary", text=hostile)
    Paper.objects.filter(pk=paper.pk).update(title=hostile, committee=hostile)
    client.force_login(made.users[Role.MANAGER])
    for page in ("", "read/", "files/paper.html"):
        body = client.get(f"/boards/eastmarsh/papers/{paper.pk}/{page}").content.decode()
        assert "<script>alert" not in body and "<img src=x" not in body and 'href="javascript' not in body


def test_control_characters_are_not_kept(made: Made, paper: Paper, tmp_path: Path) -> None:
    """Word and slides are XML, which cannot hold them: the paper could never be made."""
    text = "Vertical\x0btab, escape\x1b, a bell\x07 and half a \ud83dcharacter."
    paper = changes.write_section(by=made.manager, paper=paper, key="summary", text=text)
    assert paper.narrative["summary"]["text"] == "Vertical\ntab, escape, a bell and half a character."


def test_paragraphs_typed_in_a_browser_stay_apart(made: Made, paper: Paper, client: Client) -> None:
    """Browsers send a carriage return before each newline."""
    client.force_login(made.users[Role.MANAGER])
    url = f"/boards/eastmarsh/papers/{paper.pk}/sections/summary/"
    client.post(url, {"version": client.get(url).context["edit"].version, "text": "One.\r\n\r\nTwo."})
    section = next(s for s in changes.built(Paper.objects.get(pk=paper.pk)).paper.sections if s.title == "Summary")
    assert [plain(node.spans) for node in section.nodes if node.kind in {"numbered", "paragraph"}] == ["One.", "Two."]


def test_print_does_not_turn_round(made: Made, paper: Paper) -> None:
    paper = changes.write_section(by=made.manager, paper=paper, key="summary", text="It fell by \u202e82\u202c%.")
    assert paper.narrative["summary"]["text"] == "It fell by 82%."


def test_the_database_refuses_to_change_a_published_file(made: Made, paper: Paper, tmp_path: Path) -> None:
    published = publish(made, cleared(made, paper), tmp_path)
    for attempt in (
        lambda: published.files.update(content=b"another"),
        lambda: published.files.all().delete(),
        lambda: Paper.objects.get(pk=published.pk).files.first().save(),
    ):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            attempt()


def test_a_published_file_is_served_as_what_it_is(made: Made, paper: Paper, tmp_path: Path, client: Client) -> None:
    published = publish(made, cleared(made, paper), tmp_path)
    client.force_login(made.users[Role.SCRUTINY_MEMBER])
    for name in published.files.values_list("name", flat=True):
        answer = client.get(f"/boards/eastmarsh/papers/{paper.pk}/files/{name}")
        assert answer["X-Content-Type-Options"] == "nosniff" and answer["X-Frame-Options"] == "DENY"
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "script-src" not in policy and "form-action 'none'" in policy
        assert name.endswith(".html") or answer["Content-Disposition"].startswith("attachment")


@pytest.mark.django_db(transaction=True)
def test_two_people_move_one_paper_one_step(made: Made, paper: Paper) -> None:
    by, ended, start = made.manager, [], threading.Barrier(2)

    def send() -> None:
        try:
            start.wait()
            ended.append(changes.move(by=by, paper=paper, to="accuracy check", post="x").state)
        except ValidationError as error:
            ended.append(error.messages[0])
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(ended) == ["A paper that is at 'accuracy check' cannot go to 'accuracy check'.", "accuracy check"]
    assert paper.steps.filter(state="accuracy check").count() == 1 and check() == []
