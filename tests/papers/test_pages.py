"""The pages of papers: few queries, however large the plan."""

from urllib.parse import urlencode

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from answerable.access.roles import Role
from answerable.papers import changes
from answerable.papers.models import Paper
from answerable.partnership.models import Agency, Appointment, Person
from tests.asks.asked import sent
from tests.board import make
from tests.example_plan import add_plan

pytestmark = pytest.mark.django_db


def test_each_page_of_a_paper_asks_at_most_twelve_queries(client: Client) -> None:
    made = make()
    paper = changes.move(by=made.manager, paper=add_plan(made), to="accuracy check", post="x")
    changes.reply(by=made.actor(Role.AGENCY_LEAD), paper=paper, about="4.1", words="It was 41%.")
    client.force_login(made.users[Role.MANAGER])
    url = f"/boards/eastmarsh/papers/{paper.pk}/"
    pages = ["/boards/eastmarsh/papers/", url, f"{url}read/", f"{url}sections/summary/", f"{url}compared/"]
    pages += [f"{url}withdraw/", "/boards/eastmarsh/papers/?at=2026-03-02"]
    asked = {}
    for page in pages:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(page).status_code == 200
        asked[page] = len(queries)
    assert {page: count for page, count in asked.items() if count > 12} == {}


def test_a_form_that_is_too_long_as_a_whole_is_told_so_in_the_house_s_layout(client: Client) -> None:
    made = make()
    paper = changes.move(by=made.manager, paper=add_plan(made), to="accuracy check", post="x")
    client.force_login(made.users[Role.MANAGER])
    typed = urlencode({"reply-about": "4.1", "reply-words": "a" * 3_000_000})
    sent = {"data": typed, "content_type": "application/x-www-form-urlencoded"}
    told = client.post(f"/boards/eastmarsh/papers/{paper.pk}/replies/", **sent)
    assert told.status_code == 413 and not paper.replies.exists()
    assert "stands in the form is 2.9\xa0MB, and a form takes 2.5\xa0MB" in told.text and "Sign out" in told.text


def test_whoever_a_paper_waits_for_is_told_by_e_mail(client: Client) -> None:
    made = make()
    paper, agency = add_plan(made), Agency.objects.filter(members__board=made.board).earliest("pk")
    for role, of in ((Role.AGENCY_LEAD, agency), (Role.CHAIR, None)):
        Person.objects.filter(user=made.users[role]).update(email=f"{role.value}@eastmarsh.example")
        Appointment.objects.filter(person__user=made.users[role]).update(agency=of)
    client.force_login(made.users[Role.MANAGER])
    page = f"/boards/eastmarsh/papers/{paper.pk}/"
    assert client.get(f"{page}tell/")["Location"] == page  # a draft waits for nobody
    paper = changes.move(by=made.manager, paper=paper, to="accuracy check", post="x")
    assert f"{page}tell/" in client.get(page).text
    asked = client.get(f"{page}tell/").text
    assert "agency_lead@eastmarsh.example" in asked and "chair@eastmarsh.example" not in asked
    sent(client, f"{page}tell/", people="agency_lead@eastmarsh.example")
    changes.reply(by=made.actor(Role.AGENCY_LEAD), agency=agency, paper=paper, about="4.1", words="It was 41%.")
    assert "agency_lead@eastmarsh.example" not in client.get(f"{page}tell/").text
    Paper.objects.filter(pk=paper.pk).update(state="approval")
    assert f"{page}tell/" in client.get(page).text
    sent(client, f"{page}tell/", people="chair@eastmarsh.example")
    assert [(letter.to, letter.body.partition("\n")[0]) for letter in mail.outbox] == [
        (
            ["agency_lead@eastmarsh.example"],
            "A draft paper of Eastmarsh Safeguarding Children Board speaks of your agency. Say whether it is accurate "
            "before it goes on.",
        ),
        (["chair@eastmarsh.example"], "A paper of Eastmarsh Safeguarding Children Board waits for your approval."),
    ]
