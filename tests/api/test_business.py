"""What programs are given of challenges, the framework and meetings, and what they may answer."""

import json

import pytest
from django.utils import timezone

from answerable.access.roles import Role
from answerable.challenges.models import Challenge, Step
from answerable.evidence.models import Evidence
from answerable.meetings.models import Item, Meeting, MinutesStep
from answerable.partnership.models import Agency
from tests.api.asking import ask, in_every_room, lead_of, token
from tests.board import Made

pytestmark = pytest.mark.django_db
R = Role


@pytest.fixture
def made() -> Made:
    return in_every_room()


def test_an_agency_s_token_answers_what_it_was_challenged_about_and_nothing_else(made: Made) -> None:
    police, council = (Agency.objects.get(name=f"Eastmarsh {name}") for name in ("Police", "Council"))
    lead_of(made, police)
    lead_of(made, council)
    address = f"/challenges/{Challenge.objects.get(board=made.board).pk}"
    other = token(made, R.AGENCY_LEAD, agency=council.pk)
    assert ask(made, f"{address}/answer", other, {"text": "We looked."}).status_code == 403
    own = token(made, R.AGENCY_LEAD, agency=police.pk)
    assert ask(made, address, own).json()["state"] == "overdue"
    for wrong in ({"text": ""}, {"text": "We looked.", "on": "one day"}, {"text": "We looked.", "elsewhere": "Letter"}):
        assert ask(made, f"{address}/answer", own, wrong).status_code == 422
    assert not Step.objects.exists()
    answer = ask(made, f"{address}/answer", own, {"text": "We looked at 40 cases."})
    assert answer.status_code == 201
    given = answer.json()
    assert (given["state"], given["to"], given["agency_id"]) == ("answered", "Eastmarsh Police", police.pk)
    today = timezone.localdate()
    assert [(step["kind"], step["elsewhere"], step["on"]["from_"]) for step in given["steps"]] == [
        ("answer", "", str(today))
    ]
    keeper = token(made, R.MANAGER)
    assert ask(made, f"{address}/answer", keeper, {"text": "They wrote."}).status_code == 422  # where, is not said
    assert ask(made, "/challenges?state=answered", keeper).json()["count"] == 1
    assert ask(made, "/challenges?state=overdue", keeper).json()["count"] == 0
    assert ask(made, "/challenges?at=2012-05-31", keeper).json()["count"] == 0  # it was entered today


def test_the_framework_says_what_evidence_shows_and_lacks(made: Made) -> None:
    (given,) = ask(made, "/framework", token(made, R.AGENCY_CONTRIBUTOR)).json()["items"]
    assert (given["agency"]["name"], given["stage"], given["overdue"]) == ("Eastmarsh Council", "piloting", False)
    (own,) = given["objectives"]
    assert (own["shows"], own["lacks"], own["on_behalf"]) == (
        "Only activity",
        ["outcome", "voice"],
        "Its lead, by e-mail.",
    )
    assert [(kind["kind"], kind["count"]) for kind in own["kinds"]] == [("activity", 1), ("outcome", 0), ("voice", 0)]
    assert Evidence.objects.get(pk=own["evidence"][0]).title.startswith("Training")
    reviews = ask(made, "/framework/reviews", token(made, R.AGENCY_CONTRIBUTOR)).json()["items"]
    assert [review["agency_id"] for review in reviews] == [None, given["agency"]["id"]]


def test_of_a_meeting_each_is_given_what_its_page_shows_them(made: Made) -> None:
    held = Meeting.objects.earliest("on")
    address, secret = f"/meetings/{held.pk}", Item.objects.get(confidential=True).title
    tokens = {role: token(made, role) for role in (R.MANAGER, R.LAY_MEMBER, R.SCRUTINY_MEMBER)}

    def given(role: Role) -> tuple[int, bool, bool, bool]:
        answer = ask(made, address, tokens[role])
        words = json.dumps(answer.json())
        return answer.status_code, secret in words, "They talked of visits" in words, "Visits are weekly" in words

    assert given(R.MANAGER) == (200, True, True, True)
    assert given(R.LAY_MEMBER) == (200, False, False, False)  # the minutes are being written
    assert given(R.SCRUTINY_MEMBER)[0] == 404
    assert ask(made, "/meetings", tokens[R.SCRUTINY_MEMBER]).json()["items"] == []
    MinutesStep.objects.bulk_create([MinutesStep(board=made.board, meeting=held, state="circulated", on=held.on)])
    assert given(R.LAY_MEMBER) == (200, False, True, True)
    there = ask(made, address, tokens[R.LAY_MEMBER]).json()["attendance"]
    assert len(there) == 1 and "Deputy head" in there[0]["came"]
    Meeting.objects.filter(pk=held.pk).update(published_on=held.on)
    assert given(R.SCRUTINY_MEMBER) == (200, False, True, True)
    assert [one["id"] for one in ask(made, "/meetings", tokens[R.SCRUTINY_MEMBER]).json()["items"]] == [held.pk]
