"""The scorer itself: a perfect proposal scores in full, and each way of being wrong is noticed in its own family."""

from dataclasses import replace

import pytest

from answerable.reading.proposal import (
    Action,
    Agency,
    Aim,
    Base,
    Block,
    Change,
    Commitment,
    DecisionSought,
    Due,
    Item,
    Measure,
    Objective,
    Period,
    Proposal,
    Recommendations,
    Shortfall,
    Statement,
    Value,
)
from tests.reading.corpus.make import SETS, truths
from tests.reading.corpus.make.words import Words
from tests.reading.corpus.score import as_json, family_table, score_proposal
from tests.reading.corpus.tally import FACTS, STRUCTURE, Score, plain_ref, structure_exactness
from tests.reading.corpus.truth import days, truth_of

TRUTH = truth_of(
    {
        "format": "md",
        "aims": [["1", "Safe homes"]],
        "objectives": [{"ref": "1.1", "aim": "1", "title": "Less neglect"}],
        "actions": [
            {
                "ref": "1.1.1",
                "objective": "1.1",
                "text": "Audit the tool.",
                "leads": ["Board Manager"],
                "due": ["2024-03", "month"],
                "status": "2 – On track",
                "said": ["# Use", "- Use rose from 20% in 2022/23 to 35%.", "Report due in June 2024."],
                "measures": [
                    {
                        "what": "use",
                        "kind": "baseline_current",
                        "values": [{"v": 20, "of": "2022/23"}, {"v": 35}],
                    },
                    {"what": "plans", "kind": "change", "change": {"v": 8, "unit": "percent", "dir": "down"}},
                    {
                        "what": "cases",
                        "kind": "count",
                        "values": [{"v": 18, "num": 18, "den": 24}],
                        "optional": True,
                    },
                ],
                "commitments": [{"what": "report", "kind": "report", "of": "2024-06", "precision": "month"}],
                "shortfalls": ["too low"],
            }
        ],
        "sections": [
            {
                "at": "Survey",
                "measures": [{"what": "safe", "values": [{"v": 71}], "response_rate": 12, "target": 80}],
                "commitments": [{"what": "news", "of": "", "meeting": "May"}],
            }
        ],
        "recommendations": [{"count": 2, "items": 2, "by": "Ofsted"}],
        "decisions": ["note"],
        "agencies": ["Cafcass"],
        "funding": ["Cafcass"],
        "forbidden": {"numbers": [47], "dates": ["2004"]},
    }
)

USE = Measure(
    what="use of the tool",
    action="1.1.1",
    kind="baseline_current",
    values=[
        Value(value=20, period=Period(words="2022/23", from_="2022-04-01", to="2023-03-31")),
        Value(value=35),
    ],
)
SURVEY = Measure(
    what="felt safe", section="4. Survey", values=[Value(value=71)], base=Base(response_rate=12), target=80
)
JUNE = Due(words="June 2024", from_="2024-06-01", to="2024-06-30", precision="month")
PERFECT = Proposal(
    aims=[Aim(ref="1", title="Safe homes")],
    objectives=[Objective(ref="1.1", title="Less neglect", aim="1")],
    actions=[
        Action(
            ref="1.1.1",
            objective="1.1",
            text="Audit the tool.",
            leads=["Board Manager"],
            due=Due(words="March 2024", from_="2024-03-01", to="2024-03-31", precision="month"),
            status="2 - on track",
        )
    ],
    statements=[
        Statement(
            action="1.1.1",
            text="Use Use rose from 20% in 2022/23 to 35%. Report due in June 2024.",
            blocks=[
                Block(kind="heading", text="Use"),
                Block(kind="item", text="Use rose from 20% in 2022/23 to 35%."),
                Block(kind="paragraph", text="Report due in June 2024."),
            ],
        )
    ],
    agencies=[Agency(name="CAFCASS", aliases=["Cafcass"], funds=True)],
    measures=[
        USE,
        Measure(
            what="repeat plans",
            action="1.1.1",
            kind="change",
            change=Change(value=8, unit="percent", direction="down"),
        ),
        SURVEY,
    ],
    commitments=[
        Commitment(what="Report due", action="1.1.1", kind="report", due=JUNE),
        Commitment(what="News to the board", section="4. Survey", meeting="the May meeting"),
    ],
    recommendations=[
        Recommendations(made_by="Ofsted", count=2, items=[Item(ref="1", text="a"), Item(ref="2", text="b")])
    ],
    decisions_sought=[DecisionSought(text="to note the report")],
    shortfalls=[Shortfall(text="Use is too low", action="1.1.1")],
)


def scored(proposal: Proposal) -> Score:
    return score_proposal(TRUTH, as_json(proposal))


def wrong(score: Score) -> set[str]:
    return {family for family, tally in score.items() if tally.found < tally.expected or tally.false}


def test_a_perfect_proposal_scores_in_full() -> None:
    score = scored(PERFECT)
    assert wrong(score) == set()
    assert structure_exactness(score) == 100
    assert {"figures", "dated commitments", "statements"} <= {f for f, t in score.items() if t.expected}
    assert "figures" in family_table({"a.md": score})


def test_an_empty_proposal_finds_nothing() -> None:
    score = scored(Proposal())
    assert structure_exactness(score) == 0
    assert score["figures"].found == score["dated commitments"].found == score["shortfalls"].found == 0
    assert score["figures"].expected == 5


action, statement = PERFECT.actions[0], PERFECT.statements[0]
BROKEN = {
    "aims": replace(PERFECT, aims=[Aim(ref="1", title="Safe streets")]),
    "objectives": replace(PERFECT, objectives=[Objective(ref="1.1", title="Less neglect", aim=None)]),
    "actions": replace(PERFECT, actions=[action, Action(ref="1.1.2", objective="1.1", text="Page 3")]),
    "action text": replace(PERFECT, actions=[replace(action, text="Audit tool.")]),
    "leads": replace(PERFECT, actions=[replace(action, leads=["Board", "Manager"])]),
    "contributors": replace(PERFECT, actions=[replace(action, contributors=["Cafcass"])]),
    "due": replace(PERFECT, actions=[replace(action, due=JUNE)]),
    "status": replace(PERFECT, actions=[replace(action, status="2")]),
    "statements": replace(PERFECT, statements=[replace(statement, text=statement.text + " Report")]),
    "blocks": replace(PERFECT, statements=[replace(statement, blocks=statement.blocks[1:])]),
    "figures": replace(PERFECT, measures=PERFECT.measures[:-1]),
    "figure details": replace(PERFECT, measures=[replace(USE, kind="level"), *PERFECT.measures[1:]]),
    "dated commitments": replace(PERFECT, commitments=PERFECT.commitments[:1]),
    "commitment details": replace(
        PERFECT, commitments=[replace(PERFECT.commitments[0], kind="train"), PERFECT.commitments[1]]
    ),
    "shortfalls": replace(PERFECT, shortfalls=[*PERFECT.shortfalls, Shortfall(text="All is well")]),
    "recommendations": replace(PERFECT, recommendations=[Recommendations(made_by="Ofsted", count=2)]),
    "decisions sought": replace(PERFECT, decisions_sought=[]),
    "agencies": replace(PERFECT, agencies=[Agency(name="Police")]),
    "funding": replace(PERFECT, agencies=[*PERFECT.agencies, Agency(name="Police", funds=True)]),
}


@pytest.mark.parametrize("family", BROKEN)
def test_each_fault_is_noticed_in_its_own_family(family: str) -> None:
    along = {"funding"} if family == "agencies" else set()  # who funds is told on the agency
    assert wrong(scored(BROKEN[family])) == {family} | along


@pytest.mark.parametrize(
    "extra",
    [
        Measure(what="section", action="1.1.1", values=[Value(value=47)]),
        Measure(what="use of the tool", action="1.1.1", values=[Value(value=20)], target=35),
        Measure(what="use of the tool", section="Elsewhere", values=[Value(value=20)]),
    ],
)
def test_a_figure_that_is_not_there_is_false(extra: Measure) -> None:
    assert scored(replace(PERFECT, measures=[*PERFECT.measures, extra]))["figures"].false


def test_a_figure_at_the_wrong_place_with_the_wrong_number_or_subject_is_missed() -> None:
    for moved in (
        replace(USE, action=None, section="4. Survey"),
        replace(USE, values=[Value(value=21), Value(value=36)]),
        replace(USE, what="births"),
    ):
        score = scored(replace(PERFECT, measures=[moved, *PERFECT.measures[1:]]))
        assert (score["figures"].found, score["figures"].false) == (3, 2)


def test_repeats_count_once_and_optional_facts_are_neither_asked_nor_false() -> None:
    optional = Measure(what="cases", action="1.1.1", values=[Value(value=75, numerator=18, denominator=24)])
    more = replace(PERFECT, measures=[*PERFECT.measures, USE, optional])
    assert wrong(scored(more)) == set()
    twice = replace(PERFECT, commitments=PERFECT.commitments * 2)
    assert wrong(scored(twice)) == set()


def test_what_must_not_be_taken_for_a_fact_is_named() -> None:
    section = Measure(what="section 47", action="1.1.1", values=[Value(value=47)])
    act = Due(words="2004", from_="2004-01-01", to="2004-12-31", precision="year")
    proposal = replace(
        PERFECT,
        measures=[*PERFECT.measures, section],
        commitments=[*PERFECT.commitments, Commitment(what="Act", action="1.1.1", due=act)],
    )
    assert scored(proposal)["forbidden facts"].found == 0
    assert wrong(scored(proposal)) == {"figures", "dated commitments", "forbidden facts"}


def test_a_due_date_said_again_as_a_commitment_is_not_false() -> None:
    again = Commitment(what="Audit the tool", action="1.1.1", due=action.due)
    assert wrong(scored(replace(PERFECT, commitments=[*PERFECT.commitments, again]))) == set()


def test_refs_compare_without_their_level_names() -> None:
    assert plain_ref("Priority 1 > 3.") == plain_ref("1 > (3)")
    assert plain_ref("Recommendation 1") == "1"
    assert plain_ref("1.1a") != plain_ref("1.1b")
    assert plain_ref("SR (25/26) 01") == "sr 25/26 01"


def test_spans_of_days() -> None:
    assert days("2024-02") == ("2024-02-01", "2024-02-29")
    assert days("2012/13") == ("2012-04-01", "2013-03-31")
    assert days("2013-01..2013-09") == ("2013-01-01", "2013-09-30")
    assert days("") is None
    with pytest.raises(ValueError, match="not a span"):
        days("soon")


@pytest.mark.parametrize("path", [p for name in SETS for p in truths(name)], ids=lambda p: p.stem)
def test_truth_files_hold_together(path) -> None:  # type: ignore[no-untyped-def]
    raw = Words.read(path).truth
    truth = truth_of(raw)
    assert (truth.figures or truth.promises) and raw["format"] in {"md", "html", "docx", "xlsx", "csv", "pdf"}
    refs = [a["ref"] for a in truth.actions]
    assert len(refs) == len(set(refs))
    objectives = {o["ref"] for o in raw.get("objectives", [])}
    assert {a["objective"] for a in truth.actions if "objective" in a} <= objectives
    assert {o["aim"] for o in raw.get("objectives", []) if "aim" in o} <= {r for r, _ in raw.get("aims", [])}
    assert set(STRUCTURE).isdisjoint(FACTS)
