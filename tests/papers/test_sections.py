"""What people write in a paper: what is still to be written, what is offered for it, and figures put in with their
links."""

from dataclasses import replace

import pytest
from django.test import Client

from answerable.access.roles import Role
from answerable.papers import changes
from answerable.papers.build.report import ADDS, PARTS
from answerable.papers.layout import read_layout
from answerable.papers.models import Paper
from answerable.papers.tree import nodes
from tests.board import Made
from tests.example_plan import PROPOSAL, add_plan

pytestmark = pytest.mark.django_db
MARK = "[[1.1.1: 42%]]"


@pytest.fixture
def paper(made: Made, plan_in: Paper, client: Client) -> Paper:
    client.force_login(made.users[Role.MANAGER])
    return plan_in


def address(paper: Paper, key: str = "") -> str:
    return f"/boards/eastmarsh/papers/{paper.pk}/{f'sections/{key}/' if key else ''}"


def test_a_new_draft_counts_what_is_to_be_written_and_names_each_once(made: Made, paper: Paper, client: Client) -> None:
    page = client.get(address(paper)).text
    assert "<strong>0 of 13</strong> sections that the paper must have are written" in page
    assert page.count("Child deaths") == 2, "its row and the hidden words of its link"
    assert "required and empty" not in page and "The record adds the partners who pay into the budget." in page
    changes.write_section(by=made.manager, paper=paper, key="child_deaths", text="The panel met twice.")
    assert "<strong>1 of 13</strong>" in client.get(address(paper)).text


def test_a_version_in_plain_words_is_offered_once_it_is_written_and_its_lack_is_told_before(
    made: Made, paper: Paper, client: Client
) -> None:
    lack = "so the paper will have no version in plain words."
    page = client.get(address(paper)).text
    assert lack in page and "summary.pdf" not in page and "paper.pdf" in page
    changes.write_section(by=made.manager, paper=paper, key="plain_summary", text="Children were asked.")
    page = client.get(address(paper)).text
    assert lack not in page and "summary.pdf" in page


def test_each_section_of_the_standard_template_is_taught_by_an_example_and_each_part_told() -> None:
    assert [section.key for section in read_layout().written() if not section.example] == []
    assert ADDS.keys() <= PARTS.keys()
    assert {section.part for section in read_layout().written() if section.part} <= ADDS.keys()


def test_an_empty_section_shows_its_example_and_no_paper_prints_it(paper: Paper, client: Client) -> None:
    example = next(section.example for section in read_layout().written() if section.key == "child_deaths")
    page = client.get(address(paper, "child_deaths")).text
    assert '<details class="govuk-details" open>' in page and example in page
    assert example not in client.get(f"{address(paper)}read/").text


def test_a_section_can_begin_with_what_the_published_paper_before_said(
    made: Made, paper: Paper, client: Client
) -> None:
    said = "The board is paid for by three partners."
    changes.write_section(by=made.manager, paper=paper, key="background", text=said)
    Paper.objects.filter(pk=paper.pk).update(state="published")
    names = ("title", "as_at", "committee", "meets_on", "report_from", "author")
    fresh = changes.draft_paper(by=made.manager, plan=paper.plan, **{name: getattr(paper, name) for name in names})
    assert client.get(address(fresh)).text.count("The paper before has words to begin with.") == 1
    url = address(fresh, "background")
    assert f"{said}</textarea>" not in client.get(url).text and 'href="?begin=before"' in client.get(url).text
    assert f"{said}</textarea>" in client.get(f"{url}?begin=before").text
    changes.write_section(by=made.manager, paper=fresh, key="background", text="Other words.")
    assert f"{said}</textarea>" not in client.get(f"{url}?begin=before").text


def test_a_figure_is_put_at_the_end_of_the_text_without_javascript_and_nothing_is_saved(
    paper: Paper, client: Client
) -> None:
    url = address(paper, "summary")
    assert f'name="insert" value="{MARK}"' in client.get(url).text
    version = {"version": "1", "writer": ""}
    page = client.post(url, {**version, "text": "Of the children", "insert": MARK})
    assert page.status_code == 200 and f"Of the children {MARK}</textarea>" in page.text
    paper.refresh_from_db()
    assert paper.narrative == {}


def test_a_withdrawn_draft_s_section_is_shown_and_not_edited(made: Made, paper: Paper, client: Client) -> None:
    changes.withdraw(by=made.manager, paper=paper, post="Manager", reason="It is too early.")
    page = client.get(address(paper, "summary")).text
    assert "This draft was withdrawn" in page and "<textarea" not in page


def test_actions_that_only_have_contributors_are_printed_without_an_empty_column_of_leads(made: Made) -> None:
    alone = replace(PROPOSAL.actions[1], leads=[], contributors=["Eastmarsh Council"])
    paper = add_plan(made, replace(PROPOSAL, actions=[replace(PROPOSAL.actions[0], leads=[]), alone]))
    tables = [node for node in nodes(changes.built(paper).paper) if node.kind == "table"]
    heads = [[column.title for column in table.columns] for table in tables if "actions and progress" in table.caption]
    assert heads and all("Lead" not in titles for titles in heads)
