"""What was corrected in one version of a plan holds for the next, and what stands already is not doubled."""

from typing import Any

import pytest
from django.test import Client

from answerable.access.roles import Role
from answerable.evidence.models import Measure
from answerable.history.reading import check
from answerable.intake.models import Correction, Document
from answerable.intake.rules import section_key
from answerable.plan.models import Action, Aim, Commitment, Objective, Shortfall
from tests.board import Made, make
from tests.intake.plans import ROWS, word_plan
from tests.intake.sending import HERE, sent
from tests.intake.test_way_in import confirm, typed

pytestmark = pytest.mark.django_db
SENT = "5 of 9 schools have sent somebody."
SENT_LATER = "7 of the 9 schools have now sent someone."


@pytest.fixture
def made(client: Client) -> Made:
    made = make()
    client.force_login(made.users[Role.MANAGER])
    return made


def version(client: Client, day: str, said: str = SENT, **other: Any) -> Document:
    return sent(client, word_plan([[*ROWS[0][:4], said], *ROWS[1:]], day=day, **other), f"{day}.docx")


def correct(client: Client, document: Document, family: str, **words: str) -> None:
    address = f"{HERE}{document.pk}/check/{family}/1/"
    client.post(address, {**typed(client, address), **{f"0-{name}": word for name, word in words.items()}})


def test_words_that_were_corrected_stay_so_where_the_next_version_has_the_same_of_its_own(
    made: Made, client: Client
) -> None:
    first = version(client, "10 December 2012")
    correct(client, first, "aims", title="Children are listened to")
    correct(client, first, "objectives", title="Each school knows what to do")
    correct(client, first, "actions", text="Train two leads in every school", due="May 2013")
    correct(client, first, "measures", what="schools that sent a lead", **{"value-0": "6"})
    confirm(client, first)

    later = version(client, "10 January 2013", "5 of 9 schools have sent somebody. The rest were asked.")
    kept = {page.family: page.rows for page in Correction.objects.filter(document=later) if page.rows}
    assert kept["actions"] == {"0": {"text": "Train two leads in every school", "due": "May 2013"}}
    assert kept["measures"] == {"0": {"what": "schools that sent a lead"}}, "a figure is of its own round"
    assert "differently" not in client.get(f"{HERE}{later.pk}/confirm/").content.decode()
    confirm(client, later)
    assert Aim.objects.get().title == "Children are listened to"
    assert Objective.objects.get().title == "Each school knows what to do"
    action = Action.objects.get(ref="1.1.1")
    assert (action.text, action.due_words) == ("Train two leads in every school", "May 2013")
    assert Measure.objects.get(action=action).what == "schools that sent a lead" and check() == []


def test_words_that_are_the_documents_own_again_are_named_before_they_are_written(made: Made, client: Client) -> None:
    first = version(client, "10 December 2012")
    correct(client, first, "objectives", title="Each school knows what to do")
    confirm(client, first)
    later = version(client, "10 January 2013")
    correct(client, later, "objectives", title="Every school knows what to do")
    shown = client.get(f"{HERE}{later.pk}/confirm/").content.decode()
    changed = "1.1, from “Each school knows what to do” to “Every school knows what to do”"
    assert f"Aims and objectives worded differently: Objective {changed}." in shown


def test_measures_out_of_as_many_are_asked_about_in_words_less_near_and_named_until_that_is_answered(
    made: Made, client: Client
) -> None:
    confirm(client, version(client, "10 December 2012"))
    measure = Measure.objects.get(action__ref="1.1.1")
    later = version(client, "10 January 2013", SENT_LATER)
    where = f"{HERE}{later.pk}/"
    assert f"It may be the measure that stands already: “{measure.what}”" in client.get(where).content.decode()
    named = "Measures that may stand already, added as new ones unless you say otherwise"
    assert named in client.get(f"{where}confirm/").content.decode()
    correct(client, later, "measures", same=str(measure.pk))
    assert named not in client.get(f"{where}confirm/").content.decode()


# Sections


def test_the_months_and_years_of_a_heading_tell_no_section_from_another() -> None:
    one = section_key("Progress update 1 November 2013 (Q3 2013/14)")
    assert one == section_key("Progress update, March 2014") == "progress update"
    assert section_key("Aim 1: Neglect") != section_key("Aim 2: Neglect")


def told(day: str, heading: str, *, title: str = "Business plan 2012/13") -> bytes:
    return (
        f"# {title}\n\n{heading}\n\n142 children were on a plan. The return rate is extremely low. "
        "The board will publish a leaflet in June 2013.\n\n"
        "| Ref | Action | Lead | By when | Progress |\n|---|---|---|---|---|\n"
        "| 1.1 | Train staff | Chair | May 2013 | Begun. |\n| 1.2 | Ask children | Chair | May 2013 | Asked. |\n\n"
        f"Published {day}\n"
    ).encode()


def test_under_a_heading_that_names_the_round_nothing_is_doubled_and_what_was_left_out_stays_out(
    made: Made, client: Client
) -> None:
    first = sent(client, told("10 December 2012", "## Progress update December 2012"), "first.md")
    correct(client, first, "shortfalls", left_out="on")
    confirm(client, first)
    assert not Shortfall.objects.exists() and Measure.objects.get().section == "Progress update December 2012"
    confirm(client, sent(client, told("10 January 2013", "## Progress update January 2013"), "second.md"))
    assert (Measure.objects.count(), Commitment.objects.count(), Shortfall.objects.count()) == (1, 1, 0)


def test_what_stands_under_the_title_alone_is_in_no_section(made: Made, client: Client) -> None:
    plan = "Business plan 2012/13 – progress update December 2012"
    first = told("10 December 2012", "", title=plan)
    confirm(client, sent(client, first, "first.md"))
    assert [one.section for model in (Measure, Commitment, Shortfall) for one in model.objects.all()] == ["", "", ""]


def test_a_value_that_the_next_version_gives_again_for_the_same_days_is_one(made: Made, client: Client) -> None:
    shared = "{0}% of notices were shared within a day in {1} 2012, compared with {2}% in {3} 2012."
    confirm(client, version(client, "10 December 2012", shared.format(81, "October", 74, "July")))
    confirm(client, version(client, "10 January 2013", shared.format(88, "November", 81, "October")))
    (measure,) = Measure.objects.all()
    values = measure.observations.order_by("period_to").values_list("value", flat=True)
    assert list(values) == [74, 81, 88] and check() == []


def test_a_value_without_days_is_told_again_only_together_with_one_that_has_them(made: Made, client: Client) -> None:
    confirm(
        client, version(client, "10 December 2012", "In 2011/12 there were 142 plans, up from 128 the year before.")
    )
    again = "In 2011/12 there were 142 plans, up from 128 the year before. There is no more to say."
    confirm(client, version(client, "10 January 2013", again))
    assert sorted(Measure.objects.get().observations.values_list("value", flat=True)) == [128, 142]
    corrected = "In 2011/12 there were 142 plans, up from 130 the year before."
    confirm(client, version(client, "10 February 2013", corrected))
    assert sorted(Measure.objects.get().observations.values_list("value", flat=True)) == [128, 130, 142, 142]
