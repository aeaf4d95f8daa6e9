"""The claims that need more evidence, on the first page of those who look for what does not hold."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from answerable.access.roles import Role
from answerable.evidence.changes import make_claim
from answerable.evidence.models import Claim, Measure
from answerable.history.reading import head_of
from answerable.plan.changes import open_round
from answerable.plan.models import Plan, Round
from tests.board import Made
from tests.example_plan import add_evidence, add_plan

pytestmark = pytest.mark.django_db
LIST = "claims/?level=lacking&said=newest"


def first_page(made: Made, client: Client, role: Role) -> str:
    client.force_login(made.users[role])
    return client.get(f"/boards/{made.board.slug}/").text


def names(text: str) -> list[int]:
    """The claims that a page leads to, in order."""
    return [int(pk) for pk in re.findall(r'href="/boards/eastmarsh/claims/(\d+)/"', text)]


def claimed(made: Made, statement: str, kind: str = "level") -> Claim:
    values = {"kind": kind, "statement": statement, "attribution": "the training" if kind == "cause" else ""}
    measure = Measure.objects.filter(board=made.board).earliest("pk")
    return make_claim(by=made.manager, measure=measure, values=values, observations=[])


def test_the_weakest_stand_first_with_what_would_raise_them_and_lead_to_all(made: Made, client: Client) -> None:
    add_plan(made)
    add_evidence(made)
    for n in range(7):
        claimed(made, f"Claim number {n}", "cause" if n == 6 else "level")
    for role in (Role.CHAIR, Role.SCRUTINEER):
        text = first_page(made, client, role)
        assert "Claims needing more evidence" in text and "What would raise it:" in text
        few = names(text)
        assert len(few) == 5
        found = re.search(r"(\d+) of (\d+) claims of the newest round are weak or not shown", text)
        listed = client.get(f"/boards/{made.board.slug}/{LIST}").text
        assert found and names(listed)[:5] == few and f"{found[1]} claims." in listed
        assert int(found[2]) == Claim.objects.filter(board=made.board, withdrawn=False).count()
    assert "a cause as claimed" in text
    for role in (Role.QUALITY_OFFICER, Role.MANAGER):  # led to the same list
        assert LIST.replace("&", "&amp;") in first_page(made, client, role)


def test_only_those_who_look_for_what_does_not_hold_are_shown_it(made: Made, client: Client) -> None:
    add_plan(made)
    for role in (Role.AGENCY_LEAD, Role.LAY_MEMBER, Role.SCRUTINY_MEMBER, Role.PARTNER):
        assert "Claims needing more evidence" not in first_page(made, client, role)


def test_what_an_earlier_round_said_is_not_asked_after(made: Made, client: Client) -> None:
    add_plan(made)
    assert names(first_page(made, client, Role.CHAIR))
    open_round(by=made.manager, plan=Plan.objects.get(), title="Later", on=timezone.localdate())
    text = first_page(made, client, Role.CHAIR)
    assert not names(text) and "Claims needing more evidence" not in text
    own = claimed(made, "Fewer wait")
    assert (
        names(first_page(made, client, Role.CHAIR)) == [own.pk] == names(client.get(f"/boards/eastmarsh/{LIST}").text)
    )


def test_a_write_is_seen_at_once_and_without_one_nothing_is_read_again(
    made: Made, client: Client, django_assert_max_num_queries: object
) -> None:
    from answerable.evidence.weakest import weakest_of

    add_plan(made)
    weakest_of.cache_clear()
    first_page(made, client, Role.CHAIR)
    first_page(made, client, Role.CHAIR)
    before = weakest_of.cache_info()
    assert (before.misses, before.hits) == (1, 1)
    claim = claimed(made, "Fewer wait")
    assert claim.pk in names(first_page(made, client, Role.CHAIR))


def test_none_that_is_weak_is_said(made: Made, client: Client) -> None:
    add_plan(made)
    Claim.objects.update(withdrawn=True)
    head = head_of(made.board.pk)[1]
    from answerable.evidence.weakest import weakest_of

    weakest_of.cache_clear()
    plan, round = Plan.objects.get(), Round.objects.get()
    assert weakest_of(plan.pk, round.pk, timezone.localdate(), head).of == 0
    assert "Claims needing more evidence" not in first_page(made, client, Role.CHAIR)
