"""Who is named, who speaks, what was recommended, admitted and doubtful in the real report."""

import os
from pathlib import Path

import pytest

from answerable.reading.proposal import Proposal
from answerable.reading.read import understand

REPORT = os.environ.get("ANSWERABLE_MEDWAY_REPORT", "")
pytestmark = pytest.mark.skipif(not REPORT, reason="ANSWERABLE_MEDWAY_REPORT names no file: the report is not here")


@pytest.fixture(scope="module")
def medway() -> Proposal:
    return understand(Path(REPORT))


def names(proposal: Proposal) -> dict[str, set[str]]:
    return {a.name: {a.name, *a.aliases} for a in proposal.agencies}


def test_seven_partners_pay_in(medway: Proposal) -> None:
    paying = [{a.name, *a.aliases} for a in medway.agencies if a.funds]
    assert len(paying) == 7
    for one in (
        "Medway Council",
        "Kent Police",
        "Kent Probation",
        "NHS Medway",
        "STC",
        "HMYOI Cookham Wood",
        "Cafcass",
    ):
        assert any(one in spellings for spellings in paying), one


def test_spellings_meet_and_the_slip_stays_apart(medway: Proposal) -> None:
    spellings = list(names(medway).values())
    assert {"Kent and Medway Partnership Trust", "KMPT"} in spellings and {"KPMT"} in spellings
    assert any("KPMT" in d.message and "KMPT" in d.message for d in medway.doubts)
    assert {a.kind for a in medway.agencies if a.name in ("Ofsted", "CQC")} == {"inspectorate"}


def test_two_boards_and_one_group_under_four_names(medway: Proposal) -> None:
    groups = [{g.name, *g.aliases} for g in medway.groups]
    assert any("MSCB" in g and "KSCB" not in g for g in groups) and any("KSCB" in g for g in groups)
    assert [len(g) for g in groups if "QACR subgroup" in g] == [4]


def test_five_agencies_speak_in_the_first_cell(medway: Proposal) -> None:
    spoken = [u.agency for u in medway.updates]
    assert len(spoken) == 5 and {u.action for u in medway.updates} == {"1.1.1"}
    assert all("framework in their organisations" not in u.text for u in medway.updates)


def test_four_lists_of_recommendations_and_one_decision(medway: Proposal) -> None:
    told = [(r.count, len(r.items), r.made_by) for r in medway.recommendations]
    assert told == [
        (11, 0, "Kent and Medway Partnership Trust"),
        (7, 7, "self evaluation"),
        (4, 4, "Kent Police"),
        (1, 1, "Ofsted"),
    ]
    assert [r.date for r in medway.recommendations] == ["2012-01", "2012-11", None, "2011-11"]
    assert [i.ref for i in medway.recommendations[1].items] == ["I", "II", "III", "IV", "V", "VI", "VII"]
    assert [d.of for d in medway.decisions_sought] == ["Committee"]


@pytest.mark.parametrize(
    ("action", "key"),
    [
        ("1.1.4", "variable"),
        ("1.2.2", "return rate"),
        ("1.2.2", "not possible"),
        ("1.2.2", "relatively low"),
        ("1.2.2", "been slow"),
        ("2.2.1", "little evidence"),
        ("3.1.1", "supervision"),
    ],
)
def test_shortfalls(medway: Proposal, action: str, key: str) -> None:
    assert any(s.action == action and key in s.text for s in medway.shortfalls)


def test_nothing_is_admitted_that_is_not(medway: Proposal) -> None:
    assert len(medway.shortfalls) <= 12
    assert {s.action for s in medway.shortfalls} == {"1.1.4", "1.2.2", "2.2.1", "3.1.1"}


@pytest.mark.parametrize(
    "parts",
    [
        ("October 2011", "November 2011"),
        ("QACR subgroup", "Quality Assurance and Case Review Board"),
        ("no specific risks", "1.2.2"),
        ("part of a year",),
        ("23%", "73%"),
        ("2.1.1", "2 of the 3"),
        ("3.1.1", "Child Protection leads"),
        ("1.1.1", "cause is claimed"),
        ("2011/12", "earlier cycle"),
        ("1.1.4", "internal inspection"),
        ("1.1.3", "internal review"),
        ("11 recommendations", "not listed"),
    ],
)
def test_doubts(medway: Proposal, parts: tuple[str, ...]) -> None:
    assert any(all(part in f"{d.where} {d.message}" for part in parts) for d in medway.doubts)


def test_doubts_stay_few(medway: Proposal) -> None:
    assert len(medway.doubts) <= 20
