"""The pages of the framework: the matrix with its filters and its file, the plan's matrix, an agency's page."""

import csv
import io
from datetime import date, timedelta
from html import unescape
from typing import Any

import lxml.html
import pytest
from django.test import Client
from django.utils import timezone

from answerable.access.models import User
from answerable.access.roles import Role
from answerable.assurance import changes
from answerable.assurance.models import EvidenceOf, OwnObjective, Review, Uptake
from answerable.evidence import changes as evidence_changes
from answerable.evidence.models import Evidence
from answerable.history.models import Event
from answerable.partnership.actor import actor_for
from answerable.partnership.changes import add_agency
from answerable.plan import changes as plan_changes
from answerable.plan.models import Action, Plan
from tests.assurance.framework import add_framework, first_agency, item, lead_for
from tests.board import Made, make
from tests.example_plan import add_plan

pytestmark = pytest.mark.django_db
BOARD = "/boards/eastmarsh/"
FRAMEWORK = f"{BOARD}evidence/framework/"


@pytest.fixture
def made(client: Client) -> Made:
    made = make()
    add_plan(made)
    client.force_login(made.users[Role.QUALITY_OFFICER])
    return made


def rows(client: Client, address: str) -> list[list[str]]:
    """The matrix as a reader has it: the cells of each row, and of each heading its one."""
    page = lxml.html.fromstring(client.get(address).text)
    cells = [row.xpath("th|td") for row in page.xpath("//tbody/tr")]
    return [[" ".join(cell.text_content().split()) for cell in row] for row in cells]


def text(client: Client, address: str) -> str:
    main = client.get(address).text.partition("<main")[2]
    return " ".join(unescape(str(lxml.html.fromstring(f"<main{main}").text_content())).split())


def speaks(made: Made, own: OwnObjective, kind: str, **values: Any) -> None:
    changes.tie(by=made.manager, evidence=item(made, kind, **values), objective=own)


def test_an_empty_page_says_what_it_is_for_and_leads_on(made: Made, client: Client) -> None:
    page = text(client, FRAMEWORK)
    assert "No agency has taken it up yet" in page and "activity, outcomes, and the views of children" in page
    assert f'href="{FRAMEWORK}agencies/{first_agency(made).pk}/"' in client.get(FRAMEWORK).text


def test_the_matrix_counts_what_has_not_expired_and_says_in_words_what_is_missing(made: Made, client: Client) -> None:
    own, yesterday = add_framework(made), timezone.localdate() - timedelta(days=1)
    line = [own.words, "1 item date not stated", "None", "None", "Only activity"]
    assert rows(client, FRAMEWORK)[1] == line
    speaks(made, own, "outcome", on=date(2012, 5, 1), expires=yesterday)
    assert rows(client, FRAMEWORK)[1] == [*line[:2], "None 1 expired", *line[3:]]
    speaks(made, own, "outcome", on=date(2011, 5, 1))
    assert rows(client, FRAMEWORK)[1][2:] == [
        "1 item newest 1 May 2011 1 expired",
        "None",
        "Activity and outcome, no voices",
    ]
    speaks(made, own, "voice")
    assert rows(client, FRAMEWORK)[1][4] == "All three"


def test_evidence_that_was_withdrawn_counts_no_more(made: Made, client: Client) -> None:
    own = add_framework(made)
    survey = item(made, "voice")
    changes.tie(by=made.manager, evidence=survey, objective=own)
    evidence_changes.withdraw(by=made.manager, thing=survey, reason="A mistake.")
    assert rows(client, FRAMEWORK)[1][3:] == ["None", "Only activity"]


def test_agencies_with_only_activity_stand_first(made: Made, client: Client) -> None:
    names = ("Alpha Trust", "Beta Trust", "Gamma Trust")
    alpha, beta, _ = (add_agency(by=made.manager, board=made.board, name=name) for name in names)
    speaks(made, add_framework(made, alpha), "voice")
    add_framework(made, beta)
    heads = [row[0] for row in rows(client, FRAMEWORK) if len(row) == 1]
    assert [head.split(" Trust")[0] for head in heads] == ["Beta", "Alpha"]
    assert "Gamma Trust" in text(client, FRAMEWORK)  # which has not taken it up


def test_the_matrix_is_filtered_by_stage_and_by_what_is_missing(made: Made, client: Client) -> None:
    alpha, beta = (add_agency(by=made.manager, board=made.board, name=name) for name in ("Alpha", "Beta"))
    whole = add_framework(made, alpha)
    speaks(made, whole, "voice")
    speaks(made, whole, "outcome")
    add_framework(made, beta, objectives=2)
    changes.set_stage(by=made.manager, board=made.board, agency=beta.pk, stage="embedded")

    def found(query: str) -> list[str]:
        return [row[0].split()[0] for row in rows(client, f"{FRAMEWORK}?{query}") if len(row) == 1]

    assert found("stage=embedded") == ["Beta"]
    assert found("stage=planning") == []
    assert found("missing=voice") == ["Beta"]
    assert found("missing=none") == []
    assert found("missing=only-activity&stage=piloting") == []
    assert found("missing=review") == []
    for review in Review.objects.filter(agency=None):
        changes.withdraw(by=made.manager, thing=review, reason="x")
    changes.withdraw(by=made.manager, thing=Review.objects.get(agency=beta), reason="x")
    assert found("missing=review") == ["Beta"]


def test_an_overdue_review_is_said_and_is_a_duty_of_whoever_keeps_evidence(made: Made, client: Client) -> None:
    agency = first_agency(made)
    changes.set_stage(by=made.manager, board=made.board, agency=agency.pk, stage="planning")
    duty = "1 review is overdue in the quality assurance framework"
    assert "Not reviewed yet: a review is overdue" in text(client, f"{FRAMEWORK}agencies/{agency.pk}/")
    first = client.get(BOARD).text
    assert duty in first and f"{FRAMEWORK}?missing=review" in first
    reader = Client()
    reader.force_login(made.users[Role.CHAIR])
    assert duty not in reader.get(BOARD).text
    said = {"group": None, "on": date(2013, 1, 15), "words": "Good.", "conclusion": "assured"}
    changes.add_review(by=made.manager, board=made.board, agency=agency.pk, values=said)
    assert "it was due by 15 July 2013" in text(client, FRAMEWORK) and duty in client.get(BOARD).text
    changes.add_review(by=made.manager, board=made.board, agency=None, values={**said, "on": timezone.localdate()})
    assert duty not in client.get(BOARD).text


def test_the_file_has_a_line_for_each_own_objective_and_its_taking_is_kept(made: Made, client: Client) -> None:
    own = add_framework(made, objectives=2)
    changes.change_objective(by=made.manager, objective=own, words="=1+1", action=None, order=1, on_behalf="x")
    answer = client.get(f"{FRAMEWORK}file.csv?missing=voice")
    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [line["Own objective"] for line in lines][0] == "'=1+1" and len(lines) == 2
    assert {(line["Stage"], line["What it shows"], line["Activity: items"]) for line in lines} == {
        ("piloting", "Only activity", "1")
    }
    assert Event.objects.latest("id").what == "framework exported"
    assert len(client.get(f"{FRAMEWORK}file.csv?missing=none").content.splitlines()) == 1


def test_the_plan_s_matrix_counts_evidence_of_actions_by_agency(made: Made, client: Client) -> None:
    address = f"{FRAMEWORK}plan/"
    assert rows(client, address)[1] == ["No evidence is tied to its actions."]
    actions = list(Action.objects.filter(board=made.board).values_list("pk", flat=True))
    plan, agency = Action.objects.filter(board=made.board)[0].plan, first_agency(made)
    for values in ({"kind": "outcome", "agency_id": agency.pk, "on": date(2012, 5, 1)}, {"kind": "activity"}):
        evidence_changes.add_evidence(by=made.manager, plan=plan, values={"title": "x", **values}, actions=actions)
    head, first, second = rows(client, address)
    assert head[0].startswith("Objective 1.1")
    assert first == ["Eastmarsh Council", "None", "1 item newest 1 May 2012", "None", "Only outcome"]
    assert second == ["Agency not stated", "1 item date not stated", "None", "None", "Only activity"]


def test_an_agency_s_page_tells_its_history_by_post_and_from_when(made: Made, client: Client) -> None:
    own = add_framework(made)
    changes.set_stage(
        by=made.manager, board=made.board, agency=own.agency_id, stage="planning", words="Its lead has left."
    )
    page = text(client, f"{FRAMEWORK}agencies/{own.agency_id}/")
    assert "Stage changed from piloting to planning, from a day that is not stated. Reason: Its lead has left." in page
    assert "Taken up: piloting, from 1 April 2012. Reason: It asked to be first." in page
    assert f"Own objective added: {own.words}" in page and "More sought" in page


def test_a_past_day_shows_the_stage_and_the_evidence_of_that_day(made: Made, client: Client) -> None:
    agency, then = first_agency(made), timezone.now() - timedelta(days=60)
    new = {"by": made.manager, "board": made.board, "agency": agency.pk, "known_from": then}
    changes.set_stage(**new, stage="planning")
    own = changes.add_objective(**new, words="Children are heard", on_behalf="Its lead.")
    changes.set_stage(by=made.manager, board=made.board, agency=agency.pk, stage="piloting")
    speaks(made, own, "voice")
    day = f"?at={timezone.localdate() - timedelta(days=30)}"
    assert ("Piloting" in rows(client, FRAMEWORK)[0][0], rows(client, FRAMEWORK)[1][4]) == (True, "Only voices")
    past = rows(client, f"{FRAMEWORK}{day}")
    assert ("Planning" in past[0][0], past[1][4]) == (True, "No evidence")
    assert "Set its stage" not in text(client, f"{FRAMEWORK}agencies/{agency.pk}/{day}")
    assert "Tie evidence" not in text(client, f"{FRAMEWORK}agencies/{agency.pk}/{day}")


def test_the_page_of_an_item_says_for_which_own_objectives_it_speaks(made: Made, client: Client) -> None:
    own, survey = add_framework(made), item(made, "voice", "Survey of 2012")
    address = f"{BOARD}evidence/{survey.pk}/"
    assert "None. Evidence is tied to an agency’s own objective from" in text(client, address)
    changes.tie(by=made.manager, evidence=survey, objective=own)
    assert f"Eastmarsh Council: {own.words}" in text(client, address)
    changes.withdraw(by=made.manager, thing=own, reason="Met.")
    assert own.words not in text(client, address)


def test_what_speaks_already_is_not_offered_again(made: Made, client: Client) -> None:
    own, survey = add_framework(made), item(made, "voice", "Survey of 2012")
    address = f"{FRAMEWORK}objectives/{own.pk}/evidence/add/"
    assert "Survey of 2012" in client.get(address).text
    changes.tie(by=made.manager, evidence=survey, objective=own)
    assert "Survey of 2012" not in client.get(address).text


def test_what_changed_tells_of_stages(made: Made, client: Client) -> None:
    agency, then = first_agency(made), timezone.now() - timedelta(days=60)
    of = {"by": made.manager, "board": made.board, "agency": agency.pk}
    changes.set_stage(**of, stage="planning", known_from=then)
    changes.set_stage(**of, stage="piloting")
    start = timezone.localdate() - timedelta(days=30)
    asked = f"start-day={start.day}&start-month={start.month}&start-year={start.year}"
    page = text(client, f"{BOARD}changes/?{asked}")
    assert "Eastmarsh Council went from planning to piloting in the quality assurance framework." in page


def test_an_agency_that_left_the_board_is_in_no_matrix(made: Made, client: Client) -> None:
    from answerable.partnership.merging.changes import merge

    kept, gone = (add_agency(by=made.manager, board=made.board, name=name) for name in ("Kept", "Gone"))
    add_framework(made, kept)
    merge(by=made.manager, board=made.board, kept=kept, merged=gone)
    assert text(client, f"{FRAMEWORK}agencies/{gone.pk}/").count("no longer part of the board") == 1
    assert client.get(f"{FRAMEWORK}agencies/{gone.pk}/stage/change/").status_code == 404
    assert Uptake.objects.count() == 1


def test_of_a_large_register_the_newest_is_offered_and_the_rest_is_looked_for(made: Made, client: Client) -> None:
    own = add_framework(made)
    plan = Plan.objects.get(board=made.board)
    audits = [Evidence(title=f"Audit {n}", kind="outcome", on=date(2010, 1, 1) + timedelta(days=n)) for n in range(250)]
    plan_changes.add_all(by=made.manager, plan=plan, things=audits)
    url = f"{FRAMEWORK}objectives/{own.pk}/evidence/add/"
    page = client.get(url).text
    assert page.count("<option") == 201 and ">Audit 249, " in page and ">Audit 7, " not in page
    assert "The newest 200 are offered" in page
    found = client.get(f"{url}?q=audit 7").text
    assert ">Audit 7, " in found and ">Audit 249, " not in found
    old = Evidence.objects.get(title="Audit 7")
    assert client.post(f"{url}?q=audit 7", {"evidence": old.pk, "version": "0"}).status_code == 302
    assert EvidenceOf.objects.filter(evidence=old, objective=own).exists()


def test_the_lead_of_an_agency_is_taught_on_an_empty_page_and_led_to_what_is_its_own(
    made: Made, client: Client
) -> None:
    agency = first_agency(made)
    client.force_login(lead_for(made, agency))
    assert "say how far Eastmarsh Council has taken it up" in text(client, FRAMEWORK)
    own = f"{FRAMEWORK}agencies/{agency.pk}/"
    assert "Say how far your agency has taken it up" in text(client, own)
    client.post(f"{own}stage/change/", {"stage": "piloting", "words": "Two wards ask.", "version": "0"})
    page = text(client, own)
    assert "The agency says: piloting, Two wards ask. The board has not looked at this yet." in page
    assert "Set your agency’s first own objective" in page and "Take it out of the framework" not in page


def test_its_first_page_says_that_an_agency_has_set_no_objective(made: Made, client: Client) -> None:
    agency = first_agency(made)
    client.force_login(lead_for(made, agency))
    duty = "Say what Eastmarsh Council wants to be true of its own work"
    assert duty not in text(client, BOARD)
    changes.set_stage(by=made.manager, board=made.board, agency=agency.pk, stage="planning")
    page = client.get(BOARD).text
    assert duty in page and f"{FRAMEWORK}agencies/{agency.pk}/" in page
    other = add_agency(by=made.manager, board=made.board, name="Eastmarsh Fire")
    client.force_login(lead_for(made, other))
    assert duty not in text(client, BOARD)
    add_framework(made, agency)
    client.force_login(User.objects.get(email__startswith=f"agency_lead-{agency.pk}@"))
    assert duty not in text(client, BOARD)


def test_the_board_s_people_are_led_to_the_stage_that_an_agency_proposes(made: Made, client: Client) -> None:
    agency = first_agency(made)
    about = {"board": made.board, "agency": agency.pk}
    lead = actor_for(lead_for(made, agency))
    changes.propose_stage(by=lead, **about, stage="embedded", words="Every child is asked.")
    assert "1 agency says another stage in the framework than the board has set" in text(client, BOARD)
    assert "Eastmarsh Council" in text(client, f"{FRAMEWORK}?missing=proposed")
    assert "Every child is asked." in text(client, f"{FRAMEWORK}agencies/{agency.pk}/stage/change/")
    changes.set_stage(by=made.manager, **about, stage="adopted")
    assert "another stage" not in text(client, BOARD)
    page = text(client, f"{FRAMEWORK}agencies/{agency.pk}/")
    assert "The agency says: embedded, Every child is asked. The board has, and set the stage above." in page
    assert "Taken up. The agency says: embedded" in page and "Stage changed from planning to adopted" in page


def test_an_agency_is_offered_its_own_evidence_alone_and_a_page_to_add_it(made: Made, client: Client) -> None:
    own = add_framework(made)
    mine, audit = (
        item(made, "outcome", "Our count", agency_id=own.agency_id),
        item(made, "outcome", "The board’s audit"),
    )
    client.force_login(lead_for(made, first_agency(made)))
    offered = text(client, f"{FRAMEWORK}objectives/{own.pk}/evidence/add/")
    assert "Our count" in offered and "The board’s audit" not in offered
    told = {"evidence": audit.pk, "version": "0"}
    assert client.post(f"{FRAMEWORK}objectives/{own.pk}/evidence/add/", told).status_code == 200  # refused
    assert not EvidenceOf.objects.filter(evidence=audit).exists()
    page = client.get(f"{FRAMEWORK}agencies/{own.agency_id}/").text
    assert "Change and save it, and it is your agency’s own." in unescape(page) and mine.title not in page
    new = f"{FRAMEWORK}objectives/{own.pk}/evidence/new/"
    assert (
        client.post(new, {"title": "Asked 30", "kind": "voice", "method": "survey", "version": "0"}).status_code == 302
    )
    assert "Activity and voices, no outcome" in text(client, FRAMEWORK)
