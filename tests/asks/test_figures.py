"""What an agency counts is asked with its answer: the last values brought forward, this round's entered, and a value of
the measure once the answer is accepted."""

import io
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from docx import Document
from openpyxl import load_workbook

from answerable.access.roles import Role
from answerable.asks import changes
from answerable.asks.figures import figures_of
from answerable.asks.models import Figure
from answerable.evidence.changes import define_measure, enter_value
from answerable.evidence.models import Measure, Observation
from answerable.history.changes import EditedMeanwhile
from answerable.history.reading import check
from answerable.partnership.models import Agency
from answerable.plan.models import Round
from answerable.plan.reporting import Report
from tests.asks.asked import Asked, asked_on, opened, proven, sent
from tests.asks.test_answers import answering
from tests.board import Made

pytestmark = pytest.mark.django_db
SAID = Report(text="Sixty files were audited.")


@pytest.fixture
def asked(made: Made) -> Asked:
    return asked_on(made)


@pytest.fixture
def measure(asked: Asked) -> Measure:
    values = {"what": "Plans reviewed in time", "kind": "level", "unit": "%", "action_id": asked.action.pk}
    measure = define_measure(
        by=asked.made.manager, plan=asked.ask.plan, values={**values, "agency_id": asked.agency.pk, "people": False}
    )
    for year, value in ((2028, 41.0), (2029, 52.5), (2030, 60.0)):
        of = {"period_words": f"{year}", "period_from": date(year, 1, 1), "period_to": date(year, 12, 31)}
        enter_value(by=asked.made.manager, measure=measure, values={"value": value, **of})
    return measure


def of_2031(value: float = 75.0, **more: float) -> dict[str, object]:
    days = {"period_words": "2031", "period_from": date(2031, 1, 1), "period_to": date(2031, 12, 31)}
    return {"value": value, **days, **more}


def test_the_measures_that_an_agency_supplies_are_asked_with_their_last_values(asked: Asked, measure: Measure) -> None:
    elsewhere = {"what": "Elsewhere", "kind": "count", "agency_id": None, "action_id": asked.action.pk}
    define_measure(by=asked.made.manager, plan=asked.ask.plan, values=elsewhere)
    (one,) = [f for f in figures_of(asked.ask, {asked.action.pk}) if f.measure.action_id]
    assert [period for period, _ in one.before] == ["2030", "2029"] and one.now is None
    assert one.before[0][1] == "60% (denominator not given)"
    assert measure.pk not in {f.measure.pk for f in figures_of(asked.ask, set())}  # an action that is not asked about


def test_a_measure_is_asked_for_once_its_next_value_is_due(asked: Asked, measure: Measure) -> None:
    _, by = proven(asked)
    Round.objects.filter(pk=asked.ask.round_id).update(on=date(2031, 3, 31))
    asked.ask.refresh_from_db()

    def often(frequency: str) -> tuple[date | None, str]:
        Measure.objects.filter(pk=measure.pk).update(frequency=frequency)
        (one,) = [f for f in figures_of(asked.ask, {asked.action.pk}) if f.measure.action_id]
        return one.not_due, client.get(asked.url).text

    def in_form() -> bool:
        """Whether the form in Word and the one in Excel ask for it."""
        tables = Document(io.BytesIO(client.get(asked.url + "word/file.docx").content)).tables
        found = any(row.cells[0].text == "Figure" for table in tables for row in table.rows)
        book = load_workbook(io.BytesIO(client.get(asked.url + "excel/file.xlsx").content))
        assert ("Figures" in book.sheetnames) is found
        return found

    client = opened(asked)
    url = f"{asked.url}figures/{measure.pk}/"
    assert in_form()
    for frequency in ("", "month", "quarter"):  # the newest value is of 2030
        not_due, page = often(frequency)
        assert not_due is None and url in page
    not_due, page = often("year")
    assert not_due == date(2031, 12, 31) and url not in page
    assert "it is counted every year, and not due until 31 December 2031" in page
    assert not in_form()
    of = {"period_words": "2031", "period_from": date(2031, 1, 1), "period_to": date(2031, 6, 30)}
    part = enter_value(by=asked.made.manager, measure=measure, values={"value": 12.0, **of, "partial": True})
    assert often("half")[0] == date(2031, 6, 30)  # what covers part of its time is not counted
    Observation.objects.filter(pk=part.pk).update(partial=False)
    assert often("half")[0] == date(2031, 12, 31)
    changes.say_figure(by=by, ask=asked.ask, measure=measure, values=of_2031())
    not_due, page = often("half")
    assert not_due is None and url in page  # what was entered may be changed


def test_a_figure_is_entered_by_a_link_and_seen_by_nobody_else_before_it_is_sent(
    asked: Asked, measure: Measure
) -> None:
    client = opened(asked)
    url = f"{asked.url}figures/{measure.pk}/"
    page = client.get(url).text
    assert "Last value, 2030:" in page and "52.5%" in page
    assert "not a number" in sent(client, url, period="2031", value="many").text
    assert not Figure.objects.exists()
    page = sent(client, url, period="2031", numerator="15", denominator="20", qualifier="about").text
    assert "about 75% (15 of 20)" in page
    figure = Figure.objects.get()
    assert (figure.value, figure.derived, figure.on_behalf) == (75.0, True, "")
    assert not Observation.objects.filter(measure=measure, value=75).exists()
    reader = Client()
    reader.force_login(asked.made.users[Role.SCRUTINEER])
    shown = f"/boards/eastmarsh/measures/{measure.pk}/"
    assert reader.get(shown).status_code == 200 and "75%" not in reader.get(shown).text
    assert "75%" not in reader.get(f"/boards/eastmarsh/plan/{asked.action.pk}/").text
    sent(client, f"{asked.url}send/")
    assert "75%" not in reader.get(shown).text
    asked.ask.refresh_from_db()
    changes.accept_answer(by=asked.made.manager, ask=asked.ask)
    observation = Observation.objects.get(measure=measure, value=75)
    figure.refresh_from_db()
    assert figure.observation == observation and observation.round == asked.ask.round
    assert (observation.numerator, observation.denominator, observation.qualifier) == (15, 20, "about")
    assert "what Eastmarsh Council returned for March 2031" in reader.get(shown).text and check() == []


def test_an_empty_form_takes_the_figure_out(asked: Asked, measure: Measure) -> None:
    client = opened(asked)
    url = f"{asked.url}figures/{measure.pk}/"
    sent(client, url, period="2031", value="75")
    sent(client, url, period="", value="")
    assert Figure.objects.get().withdrawn and "No figure yet" in client.get(asked.url).text


def test_a_figure_of_the_same_period_corrects_what_is_there_with_its_reason(asked: Asked, measure: Measure) -> None:
    _, by = proven(asked)
    of = {"period_words": "2030", "period_from": date(2030, 1, 1), "period_to": date(2030, 12, 31)}
    changes.say_figure(by=by, ask=asked.ask, measure=measure, values={"value": 61.0, **of})
    (one,) = [f for f in figures_of(asked.ask, {asked.action.pk}) if f.entered]
    assert one.replaces == "60% (denominator not given)"
    changes.submit(by=by, ask=asked.ask)
    changes.accept_answer(by=asked.made.manager, ask=asked.ask)
    kept = Observation.objects.get(measure=measure, period_from=date(2030, 1, 1))
    assert kept.value == 61.0 and "returned for March 2031" in kept.history.latest().history_change_reason


def test_only_its_own_measures_by_its_own_people_while_the_ask_is_open(asked: Asked, measure: Measure) -> None:
    made = asked.made
    own = answering(made, asked.agency)
    other = Measure.objects.exclude(agency=asked.agency).earliest("pk")
    with pytest.raises(ValidationError, match="not one that you are asked for"):
        changes.say_figure(by=own, ask=asked.ask, measure=other, values=of_2031())
    from answerable.partnership.changes import add_agency

    police: Agency = add_agency(by=made.manager, board=made.board, name="Eastmarsh Police")
    with pytest.raises(PermissionDenied):
        changes.say_figure(
            by=answering(made, police, Role.AGENCY_CONTRIBUTOR), ask=asked.ask, measure=measure, values=of_2031()
        )
    changes.say_figure(by=own, ask=asked.ask, measure=measure, values=of_2031(), since=0)
    with pytest.raises(EditedMeanwhile):
        changes.say_figure(by=own, ask=asked.ask, measure=measure, values=of_2031(80), since=0)
    changes.submit(by=own, ask=asked.ask)
    with pytest.raises(ValidationError, match="answered meanwhile"):
        changes.say_figure(by=own, ask=asked.ask, measure=measure, values=of_2031(80))
    changes.accept_answer(by=made.manager, ask=asked.ask)
    changes.ask_more(by=made.manager, ask=asked.ask, comment="And the rest?")
    with pytest.raises(ValidationError, match="taken this figure"):
        changes.say_figure(by=own, ask=asked.ask, measure=measure, values=of_2031(80))


def test_what_is_accepted_is_what_was_read_figures_too(asked: Asked, measure: Measure) -> None:
    from answerable.asks.record import digest_of, parts_of

    _, by = proven(asked)
    changes.say_part(by=by, ask=asked.ask, action=asked.action, report=SAID)
    seen = digest_of(asked.ask, parts_of(asked.ask.plan_id, asked.ask.round_id, asked.ask.party))
    changes.say_figure(by=by, ask=asked.ask, measure=measure, values=of_2031())
    with pytest.raises(ValidationError, match="Read the answer once more"):
        changes.submit(by=by, ask=asked.ask, seen=seen)


def test_a_figure_that_the_board_enters_says_so_until_it_is_confirmed(asked: Asked, measure: Measure) -> None:
    made = asked.made
    changes.say_figure(by=made.manager, ask=asked.ask, measure=measure, values=of_2031())
    with pytest.raises(ValidationError, match="Say how you know it"):
        changes.submit(by=made.manager, ask=asked.ask)
    changes.submit(by=made.manager, ask=asked.ask, how="E-mail of 3 May")
    assert Figure.objects.get().on_behalf == "E-mail of 3 May"
    client = opened(asked)
    page = client.get(asked.url).text
    assert "Entered by the board for them" in page and "These are our words" in page
    sent(client, asked.url + "own-words/", seen=_seen(page))
    assert Figure.objects.get().on_behalf == ""


def _seen(page: str) -> str:
    return page.partition('name="seen" value="')[2].partition('"')[0]
