"""A paper on a new plan still answers for what the plans before it promised."""

from dataclasses import replace
from datetime import date

import pytest

from answerable.history.together import read_all
from answerable.papers.build.paper import build
from answerable.papers.gather import gather
from answerable.papers.tree import plain
from answerable.plan import changes
from answerable.plan.models import Action, Commitment, Plan, Round
from answerable.plan.record import plan_of
from answerable.reading.proposal import Due
from tests.board import Made, make
from tests.example_plan import add_next_plan, add_plan, paper_today

pytestmark = pytest.mark.django_db


def promise(made: Made, plan: Plan, what: str) -> Commitment:
    return changes.add_commitment(
        by=made.manager,
        plan=plan,
        action=Action.objects.get(plan=plan),
        round=Round.objects.get(plan=plan),
        what=what,
        kind="report",
        who="",
        due=Due(words="March 2014", from_="2014-03-01", to="2014-03-31", precision="month"),
        meeting="",
    )


def told(plan: int, board: int) -> list[tuple[str, str, str]]:
    record = read_all(None, plan_of(plan, board))[0]
    assert record is not None
    return [(one.promise.what, one.ref, one.period) for one in record.promised_before]


def test_a_new_plan_takes_up_the_promises_of_the_one_before_and_what_is_open_of_older_ones() -> None:
    made = make()
    add_plan(made)  # 2012/13, with one promise for January 2013 that nobody has answered
    first = Commitment.objects.get()
    second = add_next_plan(made, "2013/14", date(2013, 12, 1))
    kept = promise(made, second, "train every school")
    changes.conclude_commitment(by=made.manager, commitment=kept, outcome="done", words="All were trained")
    third = add_next_plan(made, "2014/15", date(2014, 12, 1))
    board = made.board.pk
    of_first = ("report to the January meeting", "1.1.2", "2012/13")
    assert told(first.plan_id, board) == []
    assert told(second.pk, board) == [of_first]
    assert told(third.pk, board) == [of_first, ("train every school", "1.1.1", "2013/14")]

    # One of a plan before the last that has been answered for is told no more.
    changes.conclude_commitment(by=made.manager, commitment=first, outcome="stopped", words="No longer needed")
    assert told(second.pk, board) == [of_first]
    assert told(third.pk, board) == [("train every school", "1.1.1", "2013/14")]
    other = make("calderwick")
    assert told(third.pk, other.board.pk) == []


def test_the_paper_says_of_each_what_became_of_it_and_in_which_plan_it_was_made() -> None:
    made = make()
    add_plan(made)
    second = add_next_plan(made, "2013/14", date(2013, 12, 1))
    built = build(gather(paper_today(made, second)))
    appendix = repr(built.paper.appendices[2])
    assert "report to the January meeting" in appendix and "in the plan of 2012/13" in appendix
    assert "No update received" in appendix, "the round of the new plan has said nothing of it"
    assert "What became of earlier promises" in [slide.title for slide in built.paper.slides]


@pytest.mark.parametrize(("on", "stands"), [(date(2014, 3, 31), "Not yet due"), (date(2014, 4, 1), "Overdue")])
def test_the_paper_says_how_its_own_promises_stand_on_its_day(on: date, stands: str) -> None:
    made = make()
    plan = add_next_plan(made, "2013/14", date(2013, 12, 1))
    promise(made, plan, "train every school")
    paper = replace(gather(paper_today(made, plan)), as_at=on)
    built = build(paper)
    [table] = [
        node for node in built.paper.appendices[2].nodes if node.kind == "table" and "Promises made" in node.caption
    ]
    assert table.caption.endswith(f"how each stands on {on:%-d %B %Y}")
    assert plain(table.rows[0].cells[-1][0].spans) == stands
    [slide] = [slide for slide in built.paper.slides if slide.title == "What has been promised"]
    assert f"March 2014, {stands.lower()}: train every school" in repr(slide)
