"""No silence is taken for consent: who could not be asked whether a paper is accurate is named, before and after."""

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from answerable.access.roles import Role
from answerable.papers import changes
from answerable.papers.models import NotAsked, Paper
from answerable.papers.tree import nodes, plain
from answerable.partnership.changes import appoint, end_appointment, make_agency
from answerable.partnership.merging.changes import merge
from answerable.partnership.models import Agency, Appointment
from answerable.reading.proposal import Agency as AgencyRead
from tests.board import Made
from tests.example_plan import PROPOSAL, add_plan

pytestmark = pytest.mark.django_db
SAID = "Not asked whether this paper is accurate, because nobody could answer for them: Northmere Police."


@pytest.fixture
def paper(made: Made) -> Paper:
    """A paper that speaks of the council, for which somebody could answer, and of the police, for whom nobody could."""
    second = replace(PROPOSAL.actions[1], leads=["Northmere Police"])
    agencies = [*PROPOSAL.agencies, AgencyRead(name="Northmere Police"), AgencyRead(name="Youth Trust")]
    paper = add_plan(made, replace(PROPOSAL, actions=[PROPOSAL.actions[0], second], agencies=agencies))
    for name in ("Northmere Police", "Youth Trust"):
        end_appointment(by=made.manager, appointment=held(name), on=timezone.localdate())
    return paper


def held(name: str) -> Appointment:
    return Appointment.objects.get(agency__name=name)


def police() -> Agency:
    return Agency.objects.get(name="Northmere Police")


def printed(paper: Paper) -> list[str]:
    return [plain(node.spans) for node in nodes(changes.built(paper).paper) if node.kind == "note"]


def send(made: Made, paper: Paper, *unasked: int) -> Paper:
    return changes.move(by=made.manager, paper=paper, to="accuracy check", post="Manager", unasked=unasked)


def test_it_is_sent_only_by_somebody_who_knows_who_cannot_answer(made: Made, paper: Paper) -> None:
    with pytest.raises(ValidationError, match=r"Nobody could answer for Northmere Police\. Appoint somebody"):
        send(made, paper)
    assert SAID not in printed(paper)
    sent = send(made, paper, police().pk)
    assert SAID in printed(sent)
    assert [one.agency.name for one in NotAsked.objects.all()] == ["Northmere Police"]


def test_an_agency_of_which_the_paper_says_nothing_is_not_asked_for(made: Made, paper: Paper) -> None:
    assert [agency.name for agency in changes.built(paper).agencies] == ["Eastmarsh Council", "Northmere Police"]


def test_who_has_no_address_or_may_not_comment_cannot_answer(made: Made, paper: Paper) -> None:
    about = {"by": made.manager, "board": made.board, "agency": police(), "starts": timezone.localdate()}
    appoint(**about, name="Without an address", role=Role.AGENCY_LEAD, post="Superintendent")
    appoint(**about, name="Without a role", email="clerk@police.example", role="", post="Clerk")
    with pytest.raises(ValidationError, match="Nobody could answer for Northmere Police"):
        send(made, paper)
    appoint(**about, name="Lead", email="lead@police.example", role=Role.AGENCY_LEAD, post="Inspector")
    assert SAID not in printed(send(made, paper)) and not NotAsked.objects.exists()


def test_the_page_names_them_leads_to_the_way_to_mend_it_and_asks_for_a_tick(
    made: Made, paper: Paper, client: Client
) -> None:
    client.force_login(made.users[Role.MANAGER])
    url = f"/boards/eastmarsh/papers/{paper.pk}/"
    page = client.get(url).text
    assert "Nobody could answer for 1 of its agencies" in page and "Eastmarsh Council:" not in page
    link = f"/boards/eastmarsh/who/people/appoint/?role=agency_lead&amp;agency={police().pk}"
    assert f'href="{link}"' in page
    form = client.get(link.replace("&amp;", "&")).text
    assert f'<option value="{police().pk}" selected>' in form and '<option value="agency_lead" selected>' in form
    typed = {"to": "accuracy check", "move-post": "Manager"}
    refused = client.post(f"{url}move/", typed)
    assert refused.status_code == 200 and "Tick that you send it without asking them" in refused.text
    assert "Northmere Police: not asked" in refused.text
    assert client.post(f"{url}move/", {**typed, "move-unasked": str(police().pk)}).status_code == 302
    page = client.get(url).text
    assert "The paper is now with agencies for an accuracy check." in page
    assert "Not asked whether it is accurate" in page and "Nobody could answer for Northmere Police when" in page


def test_a_tick_for_others_than_those_who_cannot_answer_by_now_sends_nothing(
    made: Made, paper: Paper, client: Client
) -> None:
    client.force_login(made.users[Role.MANAGER])
    end_appointment(by=made.manager, appointment=held("Eastmarsh Council"), on=timezone.localdate())
    typed = {"to": "accuracy check", "move-post": "Manager", "move-unasked": str(police().pk)}
    refused = client.post(f"/boards/eastmarsh/papers/{paper.pk}/move/", typed)
    assert "Others cannot answer by now" in refused.text and "Eastmarsh Council; Northmere Police: not" in refused.text
    paper.refresh_from_db()
    assert paper.state == "draft"


def test_what_counts_is_the_last_time_it_was_sent(made: Made, paper: Paper) -> None:
    sent = send(made, paper, police().pk)
    back = changes.move(by=made.manager, paper=sent, to="draft", post="Manager", words="The police have a lead now.")
    appoint(
        by=made.manager,
        board=made.board,
        name="Lead",
        email="lead@police.example",
        role=Role.AGENCY_LEAD,
        post="Inspector",
        agency=police(),
        starts=timezone.localdate(),
    )
    assert SAID not in printed(send(made, back))


def test_an_agency_that_was_merged_is_named_as_what_it_is_now(made: Made, paper: Paper) -> None:
    sent = send(made, paper, police().pk)
    kept = make_agency(by=made.manager, board=made.board, name="Northmere Constabulary")
    merge(by=made.manager, board=made.board, kept=kept, merged=police())
    assert SAID.replace("Police", "Constabulary") in printed(sent)


def test_the_post_in_which_somebody_acts_is_filled_in(made: Made, paper: Paper, client: Client) -> None:
    url = f"/boards/eastmarsh/papers/{paper.pk}/"
    client.force_login(made.users[Role.MANAGER])
    for page in (url, f"{url}withdraw/"):
        assert 'value="business manager"' in client.get(page).text, page
    send(made, paper, police().pk)
    client.force_login(made.users[Role.CHAIR])
    assert 'value="chair"' in client.get(url).text
