"""The write door of measures, values, claims and evidence: what it keeps, what it refuses, and for whom."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404

from answerable.access.roles import Role
from answerable.evidence import changes
from answerable.evidence.models import Claim, ClaimValue, Evidence, EvidenceFile, EvidenceFor, Measure, Observation
from answerable.evidence.record import read_evidence
from answerable.evidence.rules.entered import read_rows
from answerable.history.changes import EditedMeanwhile
from answerable.history.states import version_of
from answerable.plan.models import Action, Plan
from tests.board import Made, make
from tests.example_plan import add_evidence, add_plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan_in")]
TODAY = date(2026, 11, 26)
COUNT = {"what": "referrals", "kind": "count", "unit": "referrals"}


@pytest.fixture
def measure(made: Made) -> Measure:
    return changes.define_measure(by=made.manager, plan=Plan.objects.get(), values=COUNT)


def places(text: str, choice: str = "") -> list[changes.Place]:
    rows = read_rows(text, unit="referrals", today=TODAY)
    return [
        changes.Place(entered=row.entered, source={"row": row.number}, choice=choice) for row in rows if row.entered
    ]


def values(measure: Measure) -> list[tuple[str, float]]:
    there = Observation.objects.filter(measure=measure, withdrawn=False).order_by("period_from")
    return list(there.values_list("period_words", "value"))


def test_values_are_entered_together_with_their_places(made: Made, measure: Measure) -> None:
    counted = changes.enter_values(by=made.manager, measure=measure, values=places("May 2012\t4\nJune 2012\t6"))
    assert counted == (2, 0) and values(measure) == [("May 2012", 4), ("June 2012", 6)]
    assert Observation.objects.filter(measure=measure).first().source == {"row": 1}  # type: ignore[union-attr]


def test_the_same_period_again_is_asked_about_and_nothing_is_half_written(made: Made, measure: Measure) -> None:
    changes.enter_values(by=made.manager, measure=measure, values=places("May 2012\t4"))
    with pytest.raises(ValidationError, match="entered meanwhile"):
        changes.enter_values(by=made.manager, measure=measure, values=places("April 2012\t9\nMay 2012\t5"))
    assert values(measure) == [("May 2012", 4)]
    changes.enter_values(by=made.manager, measure=measure, values=places("May 2012\t5", "old"))
    assert values(measure) == [("May 2012", 4)]
    assert changes.enter_values(by=made.manager, measure=measure, values=places("May 2012\t5", "new")) == (0, 1)
    assert values(measure) == [("May 2012", 5)]
    assert Observation.objects.get(measure=measure).history.count() == 2


def test_a_file_or_paste_twice_changes_nothing(made: Made, measure: Measure) -> None:
    for _ in range(2):
        changes.enter_values(by=made.manager, measure=measure, values=places("May 2012\t4"))
    assert Observation.objects.get(measure=measure).history.count() == 1


def test_what_is_counted_is_not_worded_otherwise_in_silence(made: Made, measure: Measure) -> None:
    with pytest.raises(ValidationError, match="worded otherwise"):
        changes.change_measure(by=made.manager, measure=measure, values={"what": "contacts"})
    changes.change_measure(by=made.manager, measure=measure, values={"what": "all referrals"}, same=True)
    assert measure.definitions == []
    day = date(2012, 4, 1)
    changes.change_measure(
        by=made.manager, measure=measure, values={"what": "contacts"}, counted_from=day, reason="New system"
    )
    assert measure.definitions == [{"from": "2012-04-01", "was": "all referrals (referrals)"}]
    assert measure.history.order_by("-history_id").first().history_change_reason == "New system"
    with pytest.raises(ValidationError, match="Give a later day"):
        changes.change_measure(by=made.manager, measure=measure, values={"what": "calls"}, counted_from=day)


def test_the_second_of_two_people_is_told(made: Made, measure: Measure) -> None:
    since = version_of(measure)
    changes.change_measure(by=made.manager, measure=measure, values={"target": 3.0}, since=since)
    with pytest.raises(EditedMeanwhile):
        changes.change_measure(by=made.manager, measure=measure, values={"target": 4.0}, since=since)


def test_what_is_withdrawn_needs_a_reason_and_stays_in_the_history(made: Made, measure: Measure) -> None:
    with pytest.raises(ValidationError, match="Say why"):
        changes.withdraw(by=made.manager, thing=measure, reason=" ")
    changes.withdraw(by=made.manager, thing=measure, reason="Counted twice")
    assert measure.pk not in {m.id for m in read_evidence(measure.plan_id, None).measures}
    assert Measure.objects.get(pk=measure.pk).history.first().history_change_reason == "Counted twice"


def test_a_claim_rests_on_values_of_its_own_measure_only(made: Made, measure: Measure) -> None:
    other = Observation.objects.exclude(measure=measure).first()
    assert other is not None
    said: dict[str, Any] = {"kind": "change", "statement": "It rose.", "direction": "up"}
    with pytest.raises(ValidationError, match="not in this plan any more"):
        changes.make_claim(by=made.manager, measure=measure, values=said, observations=[other.pk])
    assert not Claim.objects.filter(measure=measure).exists()
    changes.enter_values(by=made.manager, measure=measure, values=places("May 2012\t4\nJune 2012\t6"))
    first, second = Observation.objects.filter(measure=measure).order_by("id")
    claim = changes.make_claim(by=made.manager, measure=measure, values=said, observations=[first.pk])
    changes.change_claim(
        by=made.manager, claim=claim, values=said, observations=[second.pk], reason="", since=version_of(claim)
    )
    links = ClaimValue.objects.filter(claim=claim).order_by("id")
    assert [(link.observation_id, link.withdrawn) for link in links] == [(first.pk, True), (second.pk, False)]


def test_evidence_speaks_for_several_things_and_one_tie_keeps_the_others(made: Made, measure: Measure) -> None:
    item = add_evidence(made)
    first, second = (
        changes.make_claim(by=made.manager, measure=measure, values={"kind": "level"}, observations=[])
        for _ in range(2)
    )
    changes.tie(by=made.manager, item=item, claim=first)
    changes.tie(by=made.manager, item=item, claim=second)
    found = read_evidence(item.plan_id, None)
    action = Action.objects.get(ref="1.1.1")
    assert [found.items_of_claims[claim.pk][0].id for claim in (first, second)] == [item.pk, item.pk]
    assert [each.id for each in found.items_of_actions[action.pk]] == [item.pk]


def test_the_same_file_twice_is_kept_once_and_a_refused_one_takes_its_item_with_it(made: Made) -> None:
    item = add_evidence(made)
    again = changes.attach(by=made.manager, item=item, filename="other.txt", content=b"Forty files were read.")
    assert EvidenceFile.objects.get() == again
    with pytest.raises(ValidationError, match="must be one of"):
        changes.add_evidence(
            by=made.manager, plan=item.plan, values={"title": "x", "kind": "voice"}, file=("a.html", b"<script>")
        )
    assert Evidence.objects.count() == 1


def test_nothing_of_another_plan_or_board_can_be_named(made: Made) -> None:
    other = make("calderwick")
    add_plan(other, content=b"another")
    plan = Plan.objects.get(board=made.board)
    theirs = Action.objects.filter(board=other.board).first()
    assert theirs is not None
    with pytest.raises(ValidationError, match="not in this plan"):
        changes.define_measure(by=made.manager, plan=plan, values={**COUNT, "action_id": theirs.pk})
    with pytest.raises(ValidationError):
        changes.add_evidence(by=made.manager, plan=plan, values={"title": "x", "kind": "voice"}, actions=[theirs.pk])
    assert not EvidenceFor.objects.exists()


@pytest.mark.parametrize("role", [Role.CHAIR, Role.AGENCY_LEAD, Role.SCRUTINY_MEMBER])
def test_only_those_who_keep_evidence_may_write(made: Made, measure: Measure, role: Role) -> None:
    with pytest.raises(PermissionDenied):
        changes.enter_values(by=made.actor(role), measure=measure, values=places("May 2012\t4"))
    outsider = make("calderwick").manager
    with pytest.raises(Http404):
        changes.withdraw(by=outsider, thing=measure, reason="x")
