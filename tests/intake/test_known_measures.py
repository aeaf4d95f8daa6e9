"""A measure that somebody has renamed is found again by the words with which a document brought it in."""

from datetime import date

import pytest

from answerable.evidence.changes import change_measure, define_measure
from answerable.evidence.models import Measure, Observation
from answerable.example.load import DOCUMENTS
from answerable.intake.changes import import_document
from answerable.plan.models import Plan
from answerable.reading.read import understand
from tests.board import Made, make

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Made:
    return make()


def bring(made: Made, month: str) -> None:
    path = DOCUMENTS / f"medway-2012-13-{month}.docx"
    about = {"by": made.manager, "board": made.board, "filename": path.name}
    import_document(**about, content=path.read_bytes(), proposal=understand(path), known_from_document=True)


def sessions() -> Measure:
    """The measure that both rounds give, in the same words."""
    return Measure.objects.get(action__ref="3.2.2", unit="training sessions")


def test_the_next_round_finds_a_renamed_measure_by_its_old_words(made: Made) -> None:
    bring(made, "december-2012")
    measure = sessions()
    change_measure(by=made.manager, measure=measure, values={"what": "Lessons learnt: sessions held"}, same=True)
    change_measure(by=made.manager, measure=measure, values={"what": "Sessions held on lessons learnt"}, same=True)
    bring(made, "march-2013-fictional")
    assert [m.what for m in Measure.objects.filter(action__ref="3.2.2")] == ["Sessions held on lessons learnt"]
    rounds = Observation.objects.filter(measure=measure).values_list("round__title", flat=True)
    assert list(rounds) == ["December 2012", "March 2013"]


def test_words_from_before_something_else_was_counted_are_another_measure_s(made: Made) -> None:
    bring(made, "december-2012")
    anew = {"values": {"what": "Staff who came to sessions"}, "counted_from": date(2013, 1, 1)}
    change_measure(by=made.manager, measure=sessions(), **anew)
    bring(made, "march-2013-fictional")
    assert Measure.objects.filter(action__ref="3.2.2", unit="training sessions").count() == 2


def test_a_measure_that_has_the_words_today_comes_first(made: Made) -> None:
    bring(made, "december-2012")
    old = sessions()
    words, place = old.what, {"action_id": old.action_id, "unit": old.unit, "kind": "count", "polarity": ""}
    change_measure(by=made.manager, measure=old, values={"what": "Lessons learnt: sessions held"}, same=True)
    new = define_measure(by=made.manager, plan=Plan.objects.get(), values={**place, "what": words})
    bring(made, "march-2013-fictional")
    assert Observation.objects.filter(measure=new).count() == 1
    assert Observation.objects.filter(measure=old).count() == 1
