"""What becomes of a question: who may say so, that it is kept and comes back when its facts change."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404

from answerable.access.roles import Role
from answerable.history.changes import EditedMeanwhile
from answerable.history.models import Event
from answerable.history.reading import check
from answerable.plan.changes import correct
from answerable.plan.models import Commitment
from answerable.questions import changes
from answerable.questions.models import Handled, Shared, SwitchedOff
from answerable.questions.record import Standing, questions_of
from tests.board import Made, make
from tests.example_plan import add_next_plan, add_plan

pytestmark = pytest.mark.django_db
HANDLERS = {Role.MANAGER, Role.QUALITY_OFFICER, Role.CHAIR, Role.SCRUTINEER}


def first(made: Made, rule: str = "no-source") -> Standing:
    return next(one for one in questions_of(made.board.pk).every if one.question.rule == rule)


@pytest.fixture
def here(made: Made) -> Made:
    add_plan(made)
    return made


def test_who_may_say_what_becomes_of_a_question(here: Made) -> None:
    about = {"board": here.board, "question": first(here).question}
    outsider = make("calderwick").manager
    for role in set(Role) - {Role.LINK_HOLDER, Role.ADMINISTRATOR}:
        by = here.actor(role)
        for may, do in (
            (role in HANDLERS, lambda: changes.set_aside(by=by, words="Known.", **about)),  # noqa: B023
            (role in HANDLERS, lambda: changes.note_answer(by=by, words="It is ours.", **about)),  # noqa: B023
            (role in HANDLERS, lambda: changes.ask_again(by=by, **about)),  # noqa: B023
            (role in HANDLERS, lambda: changes.switch_off(by=by, board=here.board, rule="cause", reason="No.")),  # noqa: B023
            (role is Role.CHAIR, lambda: changes.share(by=by, **about)),  # noqa: B023
        ):
            if may:
                do()
            else:
                with pytest.raises(PermissionDenied):
                    do()
    with pytest.raises(Http404):
        changes.set_aside(by=outsider, words="Known.", **about)
    assert check() == []


def test_a_question_that_is_set_aside_stays_so_until_its_facts_change(here: Made) -> None:
    made = first(here, "no-source")
    changes.set_aside(by=here.manager, board=here.board, question=made.question, words="The board asked: it is known.")
    aside = first(here)
    assert not aside.is_open and aside.state == "set aside" and aside.question.key == made.question.key
    from answerable.evidence.models import Observation

    value = Observation.objects.latest("pk")
    correct(by=here.manager, thing=value, values={"value": 43, "words": "43%"}, reason="A slip")
    back = first(here)
    assert back.question.key == made.question.key and back.stale and back.is_open
    changes.note_answer(by=here.manager, board=here.board, question=back.question, words="By the council.")
    assert first(here).state == "answered" and not first(here).stale
    kept = Handled.objects.get()
    assert [state.state for state in kept.history.order_by("history_id")] == ["set aside", "answered"]
    changes.ask_again(by=here.manager, board=here.board, question=back.question)
    assert first(here).is_open


def test_what_is_no_longer_true_is_no_longer_asked(here: Made) -> None:
    promise = Commitment.objects.get()
    from answerable.plan.changes import conclude_commitment
    from answerable.plan.models import Round, Statement

    correct(by=here.manager, thing=Statement.objects.get(), values={"delivery": "on track"}, reason="")
    correct(by=here.manager, thing=promise, values={"action_id": Statement.objects.get().action_id}, reason="")
    assert first(here, "green-late")
    conclude_commitment(by=here.manager, commitment=promise, outcome="done", words="Told.", round=Round.objects.get())
    assert "green-late" not in {one.question.rule for one in questions_of(here.board.pk).every}


def test_two_people_who_say_something_of_one_question_meet(here: Made) -> None:
    about = {"board": here.board, "question": first(here).question}
    changes.set_aside(by=here.manager, words="Known.", since=0, **about)
    with pytest.raises(EditedMeanwhile):
        changes.note_answer(by=here.actor(Role.CHAIR), words="It is ours.", since=0, **about)
    with pytest.raises(ValidationError, match="changed since you opened"):
        changes.set_aside(by=here.manager, words="Known.", seen="0" * 64, **about)
    assert Handled.objects.get().words == "Known."


def test_a_question_is_shared_once_as_it_is_worded_and_no_longer(here: Made) -> None:
    about = {"board": here.board, "question": first(here).question}
    changes.note_answer(by=here.manager, words="A private note.", **about)
    by = here.actor(Role.CHAIR)
    one = changes.share(by=by, **about)
    assert changes.share(by=by, **about) == one and one.post == "chair" and one.asks == about["question"].asks
    assert "private" not in str(Shared.history.values())
    with pytest.raises(PermissionDenied):
        changes.stop_sharing(by=here.manager, shared=one, reason="No.")
    changes.stop_sharing(by=by, shared=one, reason="It was answered.")
    assert changes.share(by=by, **about) != one


def test_a_rule_is_off_for_one_board_alone_until_it_is_on(here: Made) -> None:
    other = make("calderwick")
    add_plan(other, content=b"another")
    off = changes.switch_off(by=here.manager, board=here.board, rule="no-source", reason="We know.")
    assert changes.switch_off(by=here.manager, board=here.board, rule="no-source", reason="Again.") == off
    assert {one.question.rule for one in questions_of(here.board.pk).every}.isdisjoint({"no-source"})
    assert first(other, "no-source")
    changes.switch_on(by=here.manager, off=off)
    assert first(here, "no-source") and SwitchedOff.objects.get().withdrawn
    with pytest.raises(ValidationError):
        changes.switch_off(by=here.manager, board=here.board, rule="no such", reason="x")


def test_each_change_leaves_an_event_that_holds_no_word(here: Made) -> None:
    about = {"board": here.board, "question": first(here).question}
    before = Event.objects.count()
    changes.set_aside(by=here.manager, words="Osprey", **about)
    changes.share(by=here.actor(Role.CHAIR), **about)
    new = Event.objects.order_by("pk")[before:]
    assert [event.what for event in new if event.what.startswith("question")] == [
        "question set aside",
        "question shared",
    ]
    assert "Osprey" not in str([(event.subject, event.fields) for event in new])


def test_the_newest_plan_is_asked_about(here: Made) -> None:
    from datetime import date

    plan = add_next_plan(here, "2013/14", date(2013, 6, 1))
    assert questions_of(here.board.pk).plan.id == plan.pk  # type: ignore[union-attr]
