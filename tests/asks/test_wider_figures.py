"""A figure of a wider area, as an agency that counts for several boards at once has it: said with the answer on
the page or in a form, and labelled from there to the measure."""

from datetime import date

import pytest
from django.test import Client

from answerable.access.roles import Role
from answerable.asks import changes
from answerable.asks.figures import figures_of
from answerable.asks.models import Figure
from answerable.asks.word import OF_FIGURE
from answerable.evidence.changes import enter_value
from answerable.evidence.models import Measure, Observation
from answerable.evidence.wording import counted_to
from answerable.plan.models import Round
from tests.asks.asked import Asked, opened, proven, sent
from tests.asks.test_excel_form import book_of, fill, saved
from tests.asks.test_figures import asked, measure, of_2031
from tests.asks.test_word_form import fill as fill_word
from tests.asks.test_word_form import form_of, send

__all__ = ["asked", "measure"]
pytestmark = pytest.mark.django_db
AREA, LABEL = "Kent and Medway", "(of a wider area: Kent and Medway)"


def test_it_is_labelled_from_the_answer_to_the_measure(asked: Asked, measure: Measure) -> None:
    client, manager = opened(asked), Client()
    manager.force_login(asked.made.users[Role.MANAGER])
    page = sent(client, f"{asked.url}figures/{measure.pk}/", period="2031", value="75", wider=AREA).text
    assert f"75% {LABEL}" in page and f"75% {LABEL}" in client.get(f"{asked.url}send/").text
    assert f'value="{AREA}"' in client.get(f"{asked.url}figures/{measure.pk}/").text
    assert f"75% {LABEL}" in sent(client, f"{asked.url}send/").text  # the copy to keep
    assert f"75% {LABEL}" in manager.get(f"/boards/eastmarsh/asks/{asked.ask.pk}/").text
    asked.ask.refresh_from_db()
    changes.accept_answer(by=asked.made.manager, ask=asked.ask)
    assert Observation.objects.get(measure=measure, value=75).wider == AREA
    shown = manager.get(f"/boards/eastmarsh/measures/{measure.pk}/").text
    assert f"75% {LABEL}" in shown and "2031, Kent and Medway" in shown
    assert "No change is worked out: the figure for 2031 is of a wider area, Kent and Medway." in shown
    assert f"75% {LABEL}" in manager.get(f"/boards/eastmarsh/plan/{asked.action.pk}/").text


def test_it_takes_no_local_value_s_place(asked: Asked, measure: Measure) -> None:
    _, by = proven(asked)
    local = Observation.objects.get(measure=measure, value=60)
    when = {name: getattr(local, name) for name in ("period_words", "period_from", "period_to")}
    changes.say_figure(by=by, ask=asked.ask, measure=measure, values=of_2031(75, wider=AREA, **when))
    (one,) = [f for f in figures_of(asked.ask, {asked.action.pk}) if f.entered]
    assert one.replaces == ""
    changes.submit(by=by, ask=asked.ask)
    changes.accept_answer(by=asked.made.manager, ask=asked.ask)
    kept = Observation.objects.filter(measure=measure, period_from=local.period_from).order_by("pk")
    assert [(o.value, o.wider) for o in kept] == [(60, ""), (75, AREA)]


def test_the_forms_in_word_and_excel_carry_it(asked: Asked, measure: Measure) -> None:
    client = opened(asked)
    said = {OF_FIGURE["period"]: "2031", "Value": "75", OF_FIGURE["wider"]: AREA}
    send(client, asked.url, fill_word(form_of(client, asked.url), said))
    assert (Figure.objects.get().value, Figure.objects.get().wider) == (75, AREA)
    book = book_of(client, asked.url)
    assert AREA in [cell.value for cell in book["Figures"][2]]
    fill(book, "Figures", {OF_FIGURE["wider"]: "The South East"})
    send(client, asked.url, saved(book), "form.xlsx")
    assert (Figure.objects.get().value, Figure.objects.get().wider) == (75, "The South East")


def test_a_newer_value_of_it_leaves_the_own_area_due(asked: Asked, measure: Measure) -> None:
    Measure.objects.filter(pk=measure.pk).update(frequency="year")
    Round.objects.filter(pk=asked.ask.round_id).update(on=date(2031, 12, 31))
    asked.ask.refresh_from_db()
    enter_value(by=asked.made.manager, measure=measure, values=of_2031(75, wider=AREA))

    def not_due() -> date | None:
        (one,) = [f for f in figures_of(asked.ask, {asked.action.pk}) if f.measure.action_id]
        return one.not_due

    assert not_due() is None  # the newest of its own area is of 2030
    values = list(Observation.objects.filter(measure=measure))
    assert counted_to(values) == date(2030, 12, 31)
    Observation.objects.filter(measure=measure, wider="").update(wider=AREA)
    assert not_due() == date(2032, 12, 31)  # a measure that has none of its own is counted by the wider ones
