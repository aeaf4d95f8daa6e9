"""Papers name the evidence on which actions and claims rest: what it is, never what it found or who verified it."""

from datetime import date
from pathlib import Path

import pytest

from answerable.evidence import changes as evidence
from answerable.evidence.models import Claim, Measure
from answerable.papers.changes import built
from answerable.papers.models import Paper
from answerable.papers.render.html import body
from answerable.papers.render.pdf import picture
from answerable.papers.render.word import word
from answerable.papers.tree import Cell, Paragraph, Table, plain
from answerable.plan.models import Action
from answerable.reading.read import understand
from tests.board import Made
from tests.example_plan import add_plan

pytestmark = pytest.mark.django_db
AUDIT = {
    "title": "Audit of 40 case files on supervision",
    "kind": "outcome",
    "producer": "independent",
    "method": "audit",
    "on": date(2012, 11, 5),
    "findings": "Half were weak.",
    "verifier": "The lay member",
    "base_n": 40,
}


@pytest.fixture
def paper(made: Made) -> Paper:
    paper = add_plan(made)
    paper.as_at = date.today()
    return paper


def add(made: Made, paper: Paper, *, ref: str = "", claim: int = 0, **changed: object) -> None:
    actions = [Action.objects.get(ref=ref).pk] if ref else []
    claims = [claim] if claim else []
    evidence.add_evidence(by=made.manager, plan=paper.plan, values={**AUDIT, **changed}, actions=actions, claims=claims)


def named(paper: Paper) -> list[str]:
    nodes = built(paper).paper.appendices[1].nodes
    tables = [node for node in nodes if isinstance(node, Table) and node.columns[0].title == "Item"]
    return [", for ".join(said(cell) for cell in row.cells[1:]) for table in tables for row in table.rows]


def said(cell: Cell) -> str:
    return " ".join(plain(node.spans) for node in cell if isinstance(node, Paragraph))


def test_it_is_named_with_its_kind_method_producer_date_and_what_it_speaks_for(made: Made, paper: Paper) -> None:
    claim = Claim.objects.get(measure__what="children who felt heard").pk
    add(made, paper, ref="1.1.1", claim=claim)
    council = Measure.objects.get(pk=Claim.objects.get(pk=claim).measure_id).board.members.get().agency_id
    told = {"title": "Review of the survey", "kind": "voice", "agency_id": council, "on": None}
    add(made, paper, ref="1.1.2", producer="agency itself", method="not stated", **told)
    assert named(paper) == [
        "Audit of 40 case files on supervision (outcome; audit or dip sample by independent; 5 November 2012), for "
        "action 1.1.1, line M1",
        "Review of the survey (views of children and service users; Eastmarsh Council itself; date not stated), for "
        "action 1.1.2",
    ]
    html = body(built(paper).paper)
    line, item = html.index('id="m1"'), html.index('id="e1"')
    assert 'href="#e1"' in html[line:item], "a figure's line leads to its evidence"
    assert 'href="#e2"' not in html[line:item]
    assert 'href="#m1"' in html[item:], "and back"
    for secret in ("Half were weak", "lay member", "n = 40"):
        assert secret not in html


def test_what_expired_speaks_for_nothing_or_came_later_is_not_named(made: Made, paper: Paper) -> None:
    add(made, paper, ref="1.1.1", title="Old", expires=date(2013, 1, 1))
    add(made, paper, title="Tied to nothing")
    add(made, paper, ref="1.1.1", title="Today's")
    assert [words.partition(" (")[0] for words in named(paper)] == ["Today's"]
    paper.as_at = date(2013, 1, 15)
    assert named(paper) == [], "nobody knew of it on the paper's day"


def test_evidence_for_a_claim_whose_measure_was_withdrawn_is_not_named(made: Made, paper: Paper) -> None:
    claim = Claim.objects.get(measure__what="complaints")
    add(made, paper, claim=claim.pk)
    assert len(named(paper)) == 1
    evidence.withdraw(by=made.manager, thing=claim.measure, reason="Counted twice")
    assert named(paper) == []


def test_a_name_that_could_identify_a_child_is_doubted(made: Made, paper: Paper) -> None:
    add(made, paper, ref="1.1.1", title="Review of the 14-year-old who drowned in the river at Eastmarsh")
    [problem] = [one for one in built(paper).problems if "could identify a child" in one.words]
    assert problem.where == "E1" and not problem.blocks


def test_the_word_paper_read_back_takes_it_for_no_figure_promise_or_action(
    made: Made, paper: Paper, tmp_path: Path
) -> None:
    def read(name: str) -> tuple[object, ...]:
        (tmp_path / name).write_bytes(word(built(paper).paper, picture))
        found = understand(tmp_path / name)
        facts = (found.measures, found.commitments, found.actions, found.statements, found.shortfalls, found.doubts)
        return tuple(sorted(str({**vars(one), "source": ""}) for one in family) for family in facts)

    before = read("before.docx")
    add(made, paper, ref="1.1.1")
    add(
        made, paper, ref="1.1.2", title="Internal inspection by managers", producer="agency itself", method="inspection"
    )
    add(made, paper, ref="1.1.2", title="Two focus groups with 12 young people, March 2012", kind="voice")
    assert len(named(paper)) == 3 and read("after.docx") == before


def test_of_much_evidence_for_one_action_the_newest_is_named_and_the_rest_counted(made: Made, paper: Paper) -> None:
    for n in range(23):
        add(made, paper, ref="1.1.1", title=f"Audit {n}", on=date(2012, 1, 1 + n))
    names = named(paper)
    assert len(names) == 20 and not any(name.startswith(("Audit 0 ", "Audit 1 ", "Audit 2 ")) for name in names)
    notes = [plain(node.spans) for node in built(paper).paper.appendices[1].nodes if node.kind == "note"]
    assert "Of much evidence for one action or line only the newest stands here; the register has 3 more." in notes
