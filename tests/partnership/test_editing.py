"""Nothing typed is lost and nothing overwritten: drafts, refusals, and two people at one record."""

import re

import pytest
from django.test import Client

from answerable import __version__
from answerable.access.roles import Role
from answerable.history.changes import EditedMeanwhile
from answerable.history.states import version_of
from answerable.partnership import drafts
from answerable.partnership.models import Draft
from answerable.plan.changes import correct
from answerable.plan.models import Action, Answerer
from tests.board import Made

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan_in")]


@pytest.fixture
def action(made: Made) -> Action:
    return Action.objects.get(ref="1.1.1")


def address(action: Action) -> str:
    return f"/boards/eastmarsh/plan/{action.pk}/change/"


def typed(action: Action, **other: str) -> dict[str, str]:
    words = {"text": "Survey every child in care", "due": "end of March 2013", "leads": "Eastmarsh Council\nChair"}
    return {"version": str(version_of(action)), **words, "contributors": "", **other}


def test_an_action_is_changed_with_its_leads_its_date_and_a_reason(made: Made, action: Action, client: Client) -> None:
    client.force_login(made.users[Role.MANAGER])
    answer = client.post(address(action), typed(action, reason="Agreed in January"))
    assert answer.status_code == 302
    action.refresh_from_db()
    assert action.text == "Survey every child in care"
    assert str(action.due_from) == "2013-03-25" and action.due_precision == "end_month"
    leads = Answerer.objects.filter(action=action, part="lead", withdrawn=False).order_by("order")
    assert [(lead.words, lead.agency is not None) for lead in leads] == [("Eastmarsh Council", True), ("Chair", False)]
    assert action.history.order_by("-history_id").first().history_change_reason == "Agreed in January"


def test_the_second_of_two_people_sees_both_versions_and_nothing_is_overwritten(
    made: Made, action: Action, client: Client
) -> None:
    client.force_login(made.users[Role.MANAGER])
    begun = typed(action)
    correct(by=made.actor(Role.QUALITY_OFFICER), thing=action, values={"text": "Survey carers"})
    page = client.post(address(action), begun).content.decode()
    assert "Somebody changed this while you were writing" in page
    assert "Survey carers" in page and "Survey every child in care" in page
    # Names and dates are shown as people write them, and only what differs.
    assert "end of March 2013" in page and "Due(" not in page
    differs = page.partition("What differs")[2].partition("</table>")[0]
    assert "Chair" in differs and "[&#x27;" not in differs and "Contributors" not in differs
    action.refresh_from_db()
    assert action.text == "Survey carers"
    # Having seen both, the person may save hers.
    assert client.post(address(action), typed(action)).status_code == 302
    action.refresh_from_db()
    assert action.text == "Survey every child in care"
    texts = list(action.history.order_by("history_id").values_list("text", flat=True))
    assert texts[-2:] == ["Survey carers", "Survey every child in care"]


def test_two_people_who_change_only_who_leads_meet_each_other_too(made: Made, action: Action, client: Client) -> None:
    client.force_login(made.users[Role.MANAGER])
    begun = typed(action, text=action.text, due="", leads="Chair")
    other = Client()
    other.force_login(made.users[Role.QUALITY_OFFICER])
    assert other.post(address(action), typed(action, text=action.text, due="", leads="Police")).status_code == 302
    page = client.post(address(action), begun).content.decode()
    assert "Somebody changed this while you were writing" in page and "Police" in page
    assert list(Answerer.objects.filter(action=action, withdrawn=False).values_list("words", flat=True)) == ["Police"]


def test_the_write_door_refuses_an_older_version(made: Made, action: Action) -> None:
    before = version_of(action)
    correct(by=made.manager, thing=action, values={"text": "One"}, since=before)
    with pytest.raises(EditedMeanwhile):
        correct(by=made.manager, thing=action, values={"text": "Two"}, since=before)


def test_a_refused_form_returns_every_word(made: Made, action: Action, client: Client) -> None:
    client.force_login(made.users[Role.MANAGER])
    page = client.post(address(action), typed(action, text="", leads="A post & another")).content.decode()
    assert "Enter what is to be done" in page
    assert "A post &amp; another" in page and "end of March 2013" in page


def test_what_was_typed_and_not_saved_is_there_again_until_it_is_saved(
    made: Made, action: Action, client: Client
) -> None:
    client.force_login(made.users[Role.MANAGER])
    kept = client.post("/boards/eastmarsh/who/draft/", typed(action, address=address(action), leads="Half a na"))
    assert kept.status_code == 204
    page = client.get(address(action)).content.decode()
    assert "You began this on" in page and "Half a na" in page
    other = Client()
    other.force_login(made.users[Role.QUALITY_OFFICER])
    assert "Half a na" not in other.get(address(action)).content.decode()
    client.post(address(action), typed(action))
    assert "You began this on" not in client.get(address(action)).content.decode()
    assert set(Draft.objects.values_list("words", flat=True)) == {""}


def test_a_draft_begun_before_somebody_elses_change_still_meets_it(made: Made, action: Action, client: Client) -> None:
    client.force_login(made.users[Role.MANAGER])
    client.post("/boards/eastmarsh/who/draft/", typed(action, address=address(action)))
    begun = str(version_of(action))
    correct(by=made.actor(Role.QUALITY_OFFICER), thing=action, values={"text": "Survey carers"})
    page = client.get(address(action)).content.decode()
    assert f'name="version" value="{begun}"' in page and f"uses Answerable {__version__}" in page
    assert "Somebody changed this" in client.post(address(action), typed(action, version=begun)).content.decode()


@pytest.mark.parametrize(
    "elsewhere", ["/boards/calderwick/plan/1/change/", "https://example.org/", "/boards/eastmarsh/" + "x" * 300]
)
def test_a_draft_is_kept_for_a_form_of_this_board_only(made: Made, client: Client, elsewhere: str) -> None:
    client.force_login(made.users[Role.MANAGER])
    assert client.post("/boards/eastmarsh/who/draft/", {"address": elsewhere, "text": "x"}).status_code == 413
    assert not Draft.objects.exists()


def test_what_is_kept_late_of_a_form_that_was_sent_does_not_come_back(
    made: Made, action: Action, client: Client
) -> None:
    client.force_login(made.users[Role.MANAGER])
    mark = re.search(r'name="writer" value="([^"]+)"', client.get(address(action)).text)
    assert mark
    kept = typed(action, writer=mark[1])
    draft = {**kept, "address": address(action)}
    assert client.post("/boards/eastmarsh/who/draft/", draft).status_code == 204
    assert client.post(address(action), kept).status_code == 302
    client.post("/boards/eastmarsh/who/draft/", draft)
    assert not Draft.objects.exclude(words="").exists()


def test_throwing_a_draft_away_goes_back_to_its_form_and_nowhere_else(
    made: Made, action: Action, client: Client
) -> None:
    client.force_login(made.users[Role.MANAGER])
    client.post("/boards/eastmarsh/who/draft/", typed(action, address=address(action)))
    back = client.post("/boards/eastmarsh/who/draft/", {"address": address(action), "discard": "yes"})
    assert back["Location"] == address(action)
    assert "You began this on" not in client.get(address(action)).content.decode()
    away = client.post("/boards/eastmarsh/who/draft/", {"address": "https://example.org/", "discard": "yes"})
    assert away["Location"] == "/boards/eastmarsh/"


@pytest.mark.parametrize("version", ["²", "-1", "9" * 30, "x"])
def test_a_version_that_is_no_number_is_that_of_no_record(
    made: Made, action: Action, client: Client, version: str
) -> None:
    client.force_login(made.users[Role.MANAGER])
    answer = client.post(address(action), typed(action, text="Other words") | {"version": version})
    assert answer.status_code == 200
    assert "Somebody changed this while you were writing" in answer.content.decode()


def test_nobody_fills_the_database_with_drafts(made: Made, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "MOST_DRAFTS", 2)
    client.force_login(made.users[Role.SCRUTINY_MEMBER])
    for n in range(4):
        client.post("/boards/eastmarsh/who/draft/", {"address": f"/boards/eastmarsh/{n}", "words": "x"})
    nul = client.post("/boards/eastmarsh/who/draft/", {"address": "/boards/eastmarsh/a\x00b", "words": "x"})
    assert nul.status_code < 500
    assert Draft.objects.count() == 2
