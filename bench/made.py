"""A plan of any size to measure with: every action has a lead, progress, two figures and a promise."""

from datetime import date

from answerable.evidence.record import Claim, EvidenceRecord, Measure, Observation
from answerable.papers.build.source import Level, Source
from answerable.papers.layout import read_layout
from answerable.papers.rules import Written
from answerable.partnership.record import Agency, Bodies
from answerable.plan.record import (
    Action,
    Aim,
    Answerer,
    Commitment,
    Objective,
    Plan,
    PlanRecord,
    Round,
    Shortfall,
    Statement,
)
from answerable.recommendations.record import RecommendationRecord

ROUND = Round(id=1, title="December 2012", on=date(2012, 12, 10), fictional=False)
_SAID = (
    "Partners met and agreed how the work is shared. {n} cases were looked at, of which {m}% met the standard; the "
    "group will report again at the end of March 2013 and has asked two agencies for their own figures."
)


def plan(actions: int) -> PlanRecord:
    objectives = max(actions // 10, 1)
    return PlanRecord(
        plan=Plan(1, 1, "Business plan 2012/13", "2012/13", "Aim", "Objective"),
        aims=[Aim(1, "1", "To ensure that what is done works", 0)],
        objectives=[Objective(n, 1, f"1.{n}", f"Objective number {n}", "", "", n) for n in range(1, objectives + 1)],
        actions=[
            Action(n, 1 + n % objectives, f"1.{1 + n % objectives}.{n}", f"Do thing {n} well", n, "", None, None, {})
            for n in range(1, actions + 1)
        ],
        answerers=[Answerer(n, None, n, "lead", "Eastmarsh Council", 1, None, 0) for n in range(1, actions + 1)],
        rounds=[ROUND],
        statements=[_statement(n) for n in range(1, actions + 1)],
        updates=[],
        commitments=[
            Commitment(
                *(n, 1, n, "", "report", f"report on thing {n}", "The group", "", "end of March 2013"),
                *(date(2013, 3, 25), date(2013, 3, 31), "", "", None, {}),
            )
            for n in range(1, actions + 1)
        ],
        shortfalls=[Shortfall(n, 1, n, "", f"Thing {n} has no baseline.", "", {}) for n in range(1, actions + 1, 5)],
    )


def _statement(n: int) -> Statement:
    text = _SAID.format(n=100 + n, m=n % 100)
    blocks = [{"kind": "paragraph", "text": text}, {"kind": "item", "text": "A second point."}]
    return Statement(n, 1, n, text, blocks, "Green", "on track", "", {})


def evidence(actions: int) -> EvidenceRecord:
    measures, observations = [], []
    for n in range(1, actions + 1):
        for unit, value, words in (("cases", 100.0 + n, f"{100 + n}"), ("%", float(n % 100), f"{n % 100}%")):
            pk = len(measures) + 1
            measures.append(
                Measure(
                    *(pk, n, "", f"what is counted under {n}", "level", unit, "up", 1, "", "", "", None),
                    *("agency itself", "records", pk, {}),
                )
            )
            observations.append(
                Observation(
                    *(pk, pk, 1, value, words, "", None, None, None, None, "2012"),
                    *(date(2012, 1, 1), date(2012, 12, 31), False, False),
                )
            )
    claims = [Claim(m.id, m.id, 1, "level", None, "", "", "", {}) for m in measures]
    return EvidenceRecord(measures, observations, claims, [])


def source(actions: int) -> Source:
    layout = read_layout()
    words = "The board has looked at what its partners report and asks members to do the same."
    narrative = {section.key: Written(words, "A post") for section in layout.written()}
    narrative["recommendation"] = Written("The Committee is asked to note the report.")
    return Source(
        board="Eastmarsh Safeguarding Children Board",
        board_short="ESCB",
        area="Eastmarsh",
        title="Business plan 2012/13: progress report",
        committee="Children's Overview and Scrutiny Committee",
        meets_on=date(2013, 1, 15),
        report_from="Independent Chair",
        author="Business Manager",
        agenda_item="7",
        exempt=False,
        as_at=date(2013, 1, 15),
        layout=layout,
        narrative=narrative,
        plan=plan(actions),
        evidence=evidence(actions),
        recommendations=RecommendationRecord([], {}, []),
        bodies=Bodies({1: Agency(1, "Eastmarsh Council", "agency", "eastmarsh council")}, {}, frozenset({1})),
        levels=(Level(1, "on track", "On track", "green", ""),),
    )
