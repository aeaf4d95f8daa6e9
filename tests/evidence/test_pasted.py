"""Rows pasted on a measure's page: shown as understood, and kept so."""

import pytest
from django.test import Client

from answerable.evidence import changes
from answerable.evidence.models import Measure, Observation
from tests.board import Made
from tests.evidence.test_pages import BOARD, counted, enter, made

__all__ = ["made"]
pytestmark = pytest.mark.django_db


def test_pasted_figures_of_a_wider_area_are_entered_beside_the_board_s_own(made: Made, client: Client) -> None:
    measure = counted(made)
    enter(made, measure, "October 2012\t4")
    url = f"{BOARD}measures/{measure.pk}/"
    typed = "Period\tValue\tWider area\nOctober 2012\t40\tKent and Medway\nNovember 2012\t5\t"
    assert "40 referrals (of a wider area: Kent and Medway)" in client.post(f"{url}values/", {"rows": typed}).text
    assert "2 values entered" in client.post(f"{url}values/", {"rows": typed, "confirm": "yes"}, follow=True).text
    kept = {(o.period_words, o.value, o.wider) for o in Observation.objects.filter(measure=measure)}
    assert kept == {("October 2012", 4, ""), ("October 2012", 40, "Kent and Medway"), ("November 2012", 5, "")}
    again = client.post(f"{url}values/", {"rows": typed.replace("40", "41")}).text
    assert (
        "There already, as 40" in again and "October 2012 (of a wider area: Kent and Medway): there is a value" in again
    )


def test_a_pasted_denominator_is_shown_before_and_after_it_is_entered(made: Made, client: Client) -> None:
    measure = Measure.objects.get(what="children who felt heard")
    changes.change_measure(by=made.manager, measure=measure, values={"base_words": ""}, same=True)
    url, typed = f"{BOARD}measures/{measure.pk}/", "Period\tValue\tOut of\nQ3 2013/14\t80\t190"
    assert "80% of 190" in client.post(f"{url}values/", {"rows": typed}).text
    enter(made, measure, typed)
    values = [row for row in client.get(url).context["values"] if row["value"] == "80%"]
    assert [row["base"] for row in values] == ["of 190"]
    assert ("Counted over", "Given with each value that has it") in client.get(url).context["facts"]
