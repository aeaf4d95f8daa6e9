"""A confirmed document becomes a round, whole or not at all; the next one shows what changed."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from answerable.access.roles import Role
from answerable.evidence.models import Claim, Measure, Observation
from answerable.history.models import Event
from answerable.history.reading import check
from answerable.history.together import read_all
from answerable.intake.changes import import_document
from answerable.intake.models import Document
from answerable.intake.preview import differences
from answerable.intake.rules import unusable
from answerable.plan.models import Action, Answerer, Commitment, Plan, Round, Statement
from answerable.plan.record import plan_of
from answerable.reading.proposal import Action as ReadAction
from answerable.reading.proposal import Document as ReadDocument
from answerable.reading.proposal import Due, Proposal
from answerable.reading.proposal import Statement as ReadStatement
from tests.board import Made, make
from tests.example_plan import PROPOSAL

pytestmark = pytest.mark.django_db


def bring_in(
    made: Made, proposal: Proposal = PROPOSAL, content: bytes = b"december", **options: object
) -> dict[str, int]:
    imported = import_document(
        by=made.manager,
        board=made.board,
        filename="plan.docx",
        content=content,
        proposal=proposal,
        **options,  # type: ignore[arg-type]
    )
    return imported.written


def march(**changes: object) -> Proposal:
    """The next round: 1.1.1 repeats itself, 1.1.2 is reworded and has another lead, 1.1.3 is new."""
    return replace(
        PROPOSAL,
        document=ReadDocument(title="Business plan 2012/13", date="2013-03-20", period="2012/13"),
        actions=[
            ReadAction(ref="1.1.1", objective="1.1", text="Survey children in care", leads=["Health"]),
            ReadAction(ref="1.1.2", objective="1.1", text="Report what they said to children"),
            ReadAction(ref="1.1.3", objective="1.1", text="Ask again"),
        ],
        statements=[
            replace(PROPOSAL.statements[0], period="March 2013"),
            ReadStatement(action="1.1.2", period="March 2013", text="Reported."),
        ],
        **changes,  # type: ignore[arg-type]
    )


def test_what_was_confirmed_is_in_the_plan() -> None:
    made = make()
    written = bring_in(made)
    assert written["actions"] == 2 and written["measures"] == 2 and written["observations"] == 2
    plan = Plan.objects.get(board=made.board)
    record = read_all(None, plan_of(plan.pk))[0]
    assert record is not None and record.round is not None
    assert [action.ref for action in record.actions] == ["1.1.1", "1.1.2"]
    statement = record.statement_of[record.round.id, record.actions[0].id]
    assert (statement.status_words, statement.delivery) == ("Green", "on track")
    assert [block["kind"] for block in statement.blocks] == ["paragraph", "item"]
    assert record.answerers_of[record.actions[0].id][0].agency_id is not None
    assert record.actions[1].due_to == date(2013, 1, 31)
    assert Claim.objects.get(measure__what="complaints").direction == "down"
    assert check() == []


def test_statuses_that_no_document_prints_stay_empty() -> None:
    made = make()
    bring_in(made)
    second = Action.objects.get(ref="1.1.2")
    assert not Statement.objects.filter(action=second).exists()


def test_the_same_file_twice_writes_nothing() -> None:
    made = make()
    bring_in(made)
    before = Event.objects.count()
    assert bring_in(made) == {}
    assert Event.objects.count() == before and Round.objects.count() == 1


def test_an_import_that_fails_writes_nothing() -> None:
    made = make()
    late = replace(PROPOSAL.commitments[0], due=Due(words="no day", from_="2013-13-45"))
    with pytest.raises(ValueError, match="month must be"):
        bring_in(made, replace(PROPOSAL, commitments=[*PROPOSAL.commitments, late]))
    assert not Document.objects.exists() and not Plan.objects.exists() and not Action.objects.exists()


def test_the_next_round_shows_what_is_new_changed_and_repeated() -> None:
    made = make()
    bring_in(made)
    plan, difference = differences(made.board, march())
    assert plan is not None and difference is not None and plan.title == "Business plan 2012/13"
    assert difference.sentences() == [
        "New since the last round: 1.1.3.",
        "Worded differently: 1.1.2.",
        "Says the same as last time, word for word: 1.1.1.",
    ]
    silent = march(measures=[])
    silent = replace(silent, statements=silent.statements[1:], actions=silent.actions[1:])
    _, difference = differences(made.board, silent)
    assert difference is not None and difference.sentences()[2:] == [
        "No longer in the document: 1.1.1.",
        "Gone silent (said something last time, nothing now): 1.1.1.",
    ]


def test_of_two_periods_side_by_side_the_latest_is_the_round() -> None:
    made = make()
    two = march()
    earlier = [ReadStatement(action=ref, period="December 2012", text="Begun.") for ref in ("1.1.2", "1.1.3")]
    assert unusable(replace(two, statements=[*two.statements, *earlier])) == []
    (long,) = unusable(replace(two, actions=[replace(two.actions[0], ref="x" * 61)]))
    assert (long.family, long.row) == ("actions", 0) and long.words.startswith(
        "An action has a ref of 61 letters, and at most 60 can be kept"
    )
    bring_in(made, replace(two, statements=[*two.statements, *earlier]), b"both")
    assert Round.objects.get().title == "March 2013"
    assert {s.action.ref: s.text for s in Statement.objects.filter(text__gt="")} == {
        "1.1.1": PROPOSAL.statements[0].text,
        "1.1.2": "Reported.",
    }


def test_the_next_round_adds_to_the_plan_that_is_there() -> None:
    made = make()
    bring_in(made)
    bring_in(made, march(), b"march")
    assert Plan.objects.count() == 1 and Round.objects.count() == 2 and Action.objects.count() == 3
    assert Measure.objects.count() == 2 and Observation.objects.count() == 2, "the same values of the same days"
    assert Commitment.objects.count() == 1, "a promise that is printed again is the same promise"
    assert [a.words for a in Answerer.objects.filter(action__ref="1.1.1", withdrawn=False)] == ["Health"]


def test_the_plan_as_at_an_earlier_day_is_as_it_was() -> None:
    made = make()
    bring_in(made, known_from_document=True)
    bring_in(made, march(), b"march", known_from_document=True)
    plan = Plan.objects.get()
    before = read_all(datetime(2012, 12, 9, tzinfo=UTC), plan_of(plan.pk))[0]
    december = read_all(datetime(2013, 1, 15, tzinfo=UTC), plan_of(plan.pk))[0]
    now = read_all(None, plan_of(plan.pk))[0]
    assert before is None and december is not None and now is not None
    assert [a.text for a in december.actions] == ["Survey children in care", "Report what they said"]
    assert [a.words for a in december.answerers_of[december.actions[0].id]] == ["Eastmarsh Council"]
    assert [a.text for a in now.actions] == [
        "Survey children in care",
        "Report what they said to children",
        "Ask again",
    ]


def test_a_document_from_before_the_newest_round_is_refused_with_a_sentence() -> None:
    made = make()
    bring_in(made, march(), b"march")
    with pytest.raises(ValidationError, match="before the plan's newest round"):
        bring_in(made)
    assert Round.objects.count() == 1


def test_a_document_without_a_day_asks_for_one() -> None:
    made = make()
    undated = replace(PROPOSAL, document=ReadDocument(title="Plan"))
    with pytest.raises(ValidationError, match="Say which day"):
        bring_in(made, undated)
    assert bring_in(made, undated, on=date(2013, 1, 1))["actions"] == 2


def test_only_those_who_may_bring_documents_in() -> None:
    made = make()
    for role in (Role.CHAIR, Role.AGENCY_LEAD, Role.SCRUTINY_MEMBER):
        with pytest.raises(PermissionDenied):
            import_document(
                by=made.actor(role), board=made.board, filename="plan.docx", content=b"x", proposal=PROPOSAL
            )
    assert not Document.objects.exists()


def test_a_document_dated_years_ahead_by_a_slip_does_not_shut_out_the_next() -> None:
    made = make()
    with pytest.raises(ValidationError, match="more than a year ahead"):
        bring_in(made, on=date(2113, 1, 15))
    assert bring_in(made)["actions"] == 2
