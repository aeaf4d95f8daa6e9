"""What a paper says now and did not say at an earlier step, and two people at one section."""

import re
from datetime import date

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from answerable.access.roles import Role
from answerable.papers import changes
from answerable.papers.build.lines import Links
from answerable.papers.compare import Difference, differences, said_by
from answerable.papers.models import Paper, Step
from answerable.papers.tree import Span
from answerable.plan.changes import correct
from answerable.plan.models import Action
from tests.board import Made
from tests.example_plan import add_plan

SAID = st.lists(st.tuples(st.sampled_from(["Summary", "Progress"]), st.sampled_from("abc")), max_size=6)


@given(before=SAID, now=SAID)
def test_what_differs_leads_from_the_one_to_the_other(
    before: list[tuple[str, str]], now: list[tuple[str, str]]
) -> None:
    found = differences(before, now)
    assert (found == []) == all(
        [t for w, t in before if w == p] == [t for w, t in now if w == p] for p in ("Summary", "Progress")
    )
    for part in ("Summary", "Progress"):
        gone = [text for each in found if each.where == part for text in each.before]
        new = [text for each in found if each.where == part for text in each.now]
        was, is_now = [t for w, t in before if w == part], [t for w, t in now if w == part]
        assert sorted([*was, *new]) == sorted([*is_now, *gone])


def test_a_paragraph_that_was_rewritten_is_shown_beside_what_it_was() -> None:
    before = [("Summary", "One."), ("Summary", "Two."), ("Old part", "Gone.")]
    now = [("Summary", "One."), ("Summary", "Two, and more.")]
    assert differences(before, now) == [
        Difference("Summary", ("Two.",), ("Two, and more.",)),
        Difference("Old part", ("Gone.",), ()),
    ]


def test_words_between_two_stars_are_bold_and_other_stars_are_stars() -> None:
    assert Links([]).narrative("It is **not** 2 * 3 ** or **this") == (
        Span(text="It is "),
        Span(text="not", bold=True),
        Span(text=" 2 * 3 ** or **this"),
    )


@pytest.fixture
def paper(made: Made) -> Paper:
    return add_plan(made)


@pytest.mark.django_db
def test_a_step_keeps_what_the_paper_said_and_the_page_tells_what_changed_since(
    made: Made, paper: Paper, client: Client
) -> None:
    paper.as_at = date.today()
    changes.keep(paper, by=made.manager, board=made.board.pk, what="paper changed")
    paper = changes.move(by=made.manager, paper=paper, to="accuracy check", post="Business Manager")
    client.force_login(made.users[Role.CHAIR])
    url = f"/boards/eastmarsh/papers/{paper.pk}/compared/"
    assert "It says the same, word for word." in client.get(url).content.decode()
    sent = "It no longer says what it said when it was sent on"
    assert sent not in client.get(url.removesuffix("compared/")).text
    correct(by=made.manager, thing=Action.objects.get(ref="1.1.1"), values={"text": "Survey every child"})
    page = client.get(url).content.decode()
    assert "<del>1.1.1 | Survey children in care" in page and "<ins>1.1.1 | Survey every child" in page
    assert sent in client.get(url.removesuffix("compared/")).text, "whoever has read it is to be told"
    first = Step.objects.filter(paper=paper).order_by("id").first()
    assert first is not None
    assert "Survey every child" in client.get(f"{url}?since={first.pk}").content.decode()


@pytest.mark.django_db
def test_what_a_paper_says_leaves_out_its_marks_and_pictures(paper: Paper) -> None:
    said = said_by(changes.built(paper).paper)
    assert any("42%" in text for where, text in said if where.startswith("Appendix 2"))
    assert not any("Draft" in text or "<svg" in text or "signature" in text for _, text in said)


@pytest.mark.django_db
def test_two_people_at_one_section_both_see_it_and_at_two_sections_neither_is_stopped(
    made: Made, paper: Paper, client: Client
) -> None:
    client.force_login(made.users[Role.MANAGER])
    url = f"/boards/eastmarsh/papers/{paper.pk}/sections/summary/"
    begun = str(client.get(url).context["edit"].version)
    officer = made.actor(Role.QUALITY_OFFICER)
    changes.write_section(by=officer, paper=paper, key="background", text="Other part.")
    assert client.post(url, {"version": begun, "text": "Mine."}).status_code == 302
    begun = str(client.get(url).context["edit"].version)
    changes.write_section(by=officer, paper=paper, key="summary", text="Hers.")
    page = client.post(url, {"version": begun, "text": "Mine again."}).content.decode()
    assert "Somebody changed this" in page and "Hers." in page and "Mine again." in page
    assert Paper.objects.get(pk=paper.pk).narrative["summary"]["text"] == "Hers."
    assert "[[1.1.1: 42%]]" in page, "the figures that can be linked to stand below the form"


@pytest.mark.django_db
def test_each_line_of_the_annex_of_a_draft_opens_its_measure(made: Made, paper: Paper, client: Client) -> None:
    client.force_login(made.users[Role.MANAGER])
    page = client.get(f"/boards/eastmarsh/papers/{paper.pk}/read/").content.decode()
    address = re.search(r'<tr id="m1"><td[^>]*><a href="(/boards/eastmarsh/measures/\d+/)">M1</a>', page)
    assert address and client.get(address[1]).status_code == 200
