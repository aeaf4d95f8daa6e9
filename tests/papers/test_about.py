"""Which sentences and labels of a paper are about an agency."""

from datetime import date

import pytest

from answerable.papers.about import LABEL, NAMED, REPORTED, Of, Said, said_about
from answerable.papers.tree import (
    Appendix,
    Cell,
    Column,
    Heading,
    Item,
    List,
    Paper,
    Paragraph,
    Row,
    Section,
    Table,
    cell,
    words,
)
from answerable.plan.reporting import Report

POLICE, KENT, COUNCIL = 1, 2, 3
NAMES = {"Medway Police": POLICE, "Police": POLICE, "Kent Police": KENT, "Council": COUNCIL, "MC": COUNCIL}


def of(agency: int, *leads: str, **reported: str) -> Of:
    return Of(
        agency, NAMES, frozenset(leads), {ref.replace("_", "."): Report(text=text) for ref, text in reported.items()}
    )


def paper(*nodes: object) -> Paper:
    section = Section(title="Background", nodes=(Paragraph(spans=words("The Council pays. Kent Police pay too.")),))
    appendix = Appendix(label="Appendix 1", title="Progress", nodes=(Heading(text="Aim 1", level=3), *nodes))  # type: ignore[arg-type]
    return Paper(title="A paper", dated=date(2031, 3, 1), sections=(section,), appendices=(appendix,))


def table(heads: str, *rows: tuple[Cell | str, ...]) -> Table:
    made = tuple(Row(cells=tuple(cell(one) if isinstance(one, str) else one for one in row)) for row in rows)
    return Table(caption="Actions", columns=tuple(Column(title=title) for title in heads.split("|")), rows=made)


def test_sentences_that_name_an_agency_by_its_longest_name() -> None:
    assert said_about(paper(), of(KENT)) == [Said("Background", "Kent Police pay too.", NAMED)]
    assert said_about(paper(), of(COUNCIL)) == [Said("Background", "The Council pays.", NAMED)]
    assert said_about(paper(), of(POLICE)) == []  # "Kent Police" is no word of theirs


@pytest.mark.parametrize("text", ["Councillors met.", "An MCH survey.", "police officers came", ""])
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    assert not any(of(agency).is_named(text) for agency in (POLICE, KENT, COUNCIL))


def test_rows_that_are_an_agencys_figures_are_shown_whole_with_their_labels() -> None:
    figures = table(
        "Line|Agency|Value|Source and strength",
        ("M1", "Kent Police", "28% lower", "The agency’s own figures; base not given"),
        ("M2", "Council", "12", "Weak"),
    )
    (one,) = said_about(paper(figures), of(KENT))[1:]
    assert one.why == LABEL and one.where == "Appendix 1, Aim 1"
    assert one.words.endswith("Value: 28% lower. Source and strength: The agency’s own figures; base not given")


def test_what_an_agency_leads_shows_it_the_status_and_what_it_reported_itself() -> None:
    progress: Cell = (
        Paragraph(spans=words("Forty officers were trained in March. We are glad of it.")),
        List(items=(Item(spans=words("The Council paid for half of the places.")),)),
    )
    actions = table("Ref|Action|Status|Progress", ("1.1.1", "Train officers", "On track", progress))
    theirs = [(one.words, one.why) for one in said_about(paper(actions), of(POLICE, "1.1.1"))]
    assert theirs == [("Status: On track", LABEL)]
    reported = of(POLICE, "1.1.1", **{"1_1_1": "In March forty officers were trained."})
    assert ("Forty officers were trained in March.", REPORTED) in [
        (one.words, one.why) for one in said_about(paper(actions), reported)
    ]
    council = said_about(paper(actions), of(COUNCIL))[-1]
    assert council == Said("Appendix 1, Aim 1, 1.1.1", "The Council paid for half of the places.", NAMED)


def test_a_board_that_knows_no_names_is_told_nothing_about_anybody() -> None:
    assert said_about(paper(), Of(1, {})) == []
