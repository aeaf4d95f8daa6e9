"""A measure that somebody has renamed is found again by the words with which a document brought it in."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from answerable.access.roles import Role
from answerable.evidence.changes import change_measure, define_measure
from answerable.evidence.models import Measure, Observation
from answerable.example.load import DOCUMENTS
from answerable.history.reading import check
from answerable.intake.changes import import_document
from answerable.intake.models import Correction, Document
from answerable.intake.same_measure import Counted, may_be
from answerable.plan.models import Plan
from answerable.reading.proposal import Measure as Found
from answerable.reading.read import understand
from tests.board import Made, make
from tests.intake.plans import ROWS, word_plan
from tests.intake.sending import HERE, sent
from tests.intake.test_way_in import confirm, typed

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


# In near words

THERE = [Counted(7, 1, "", "families helped", ""), Counted(8, 1, "", "schools visited", "")]
HELPED = Found(what="number of families helped", action="1.1")


def test_a_measure_in_near_words_may_be_the_same_and_only_on_its_own_action_and_in_its_own_unit() -> None:
    assert may_be([HELPED], THERE, {"1.1": 1}) == [(THERE[0],)]
    assert may_be([replace(HELPED, unit="more families")], [replace(THERE[0], unit="families")], {"1.1": 1}) != [()]
    for other in (replace(HELPED, action="1.2"), replace(HELPED, unit="%"), replace(HELPED, what="courses held")):
        assert may_be([other], THERE, {"1.1": 1, "1.2": 2}) == [()]
    same = replace(HELPED, what="Families helped")
    assert may_be([HELPED, same], THERE, {"1.1": 1}) == [(), ()], "the other is it already"


def test_a_person_says_whether_a_measure_in_near_words_is_the_same_and_it_is_known_for_the_next_document(
    made: Made, client: Client
) -> None:
    client.force_login(made.users[Role.MANAGER])

    def round_of(day: str, words: str) -> Document:
        rows = [[*ROWS[0][:4], f"{words}."], *ROWS[1:]]
        return sent(client, word_plan(rows, day=day), f"{day}.docx")

    confirm(client, round_of("10 December 2012", "12 families were helped"))
    (measure,) = Measure.objects.all()
    january = round_of("10 January 2013", "The number of families helped was 15")
    address = f"{HERE}{january.pk}/check/measures/1/"
    assert f"It may be the measure that stands already: “{measure.what}”" in shown(client, january)
    client.post(address, {**typed(client, address), "0-same": str(measure.pk)})
    confirm(client, january)
    assert list(Measure.objects.all()) == [measure] and Observation.objects.filter(measure=measure).count() == 2

    february = round_of("10 February 2013", "The number of families helped was 18")
    assert Correction.objects.get(document=february, family="measures").rows == {"0": {"same": str(measure.pk)}}
    confirm(client, february)
    assert Measure.objects.count() == 1 and Observation.objects.filter(measure=measure).count() == 3
    march = round_of("10 March 2013", "20 of the families were helped again")
    assert "It may be the measure that stands already" in shown(client, march)
    confirm(client, march)
    assert Measure.objects.count() == 2 and check() == []


def shown(client: Client, document: Document) -> str:
    return client.get(f"{HERE}{document.pk}/").content.decode()
