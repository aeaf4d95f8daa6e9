"""Whoever sends more forms in a minute than anybody fills in by hand is stopped, and what they typed is kept."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from answerable import settings as shipped
from answerable.access.roles import Role
from answerable.partnership.drafts import MARK, mark_for
from answerable.partnership.models import Group
from tests.asks.asked import asked_on, opened
from tests.board import Made, signed_in

pytestmark = pytest.mark.django_db
FORM = "/boards/eastmarsh/who/groups/add/"


@pytest.fixture(autouse=True)
def limited(settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = shipped.ACCOUNT_RATE_LIMITS
    cache.clear()


def sent(client: Client, name: str, **more: str) -> int:
    return client.post(FORM, {"name": name, "kind": "", "names": "", **more}).status_code


def test_the_form_after_a_hundred_and_twenty_in_a_minute_is_refused_and_its_words_are_kept(made: Made) -> None:
    manager, colleague = signed_in(made, Role.MANAGER), signed_in(made, Role.QUALITY_OFFICER)
    with time_machine.travel(1_900_000_000, tick=False) as clock:
        manager.force_login(made.users[Role.MANAGER])
        colleague.force_login(made.users[Role.QUALITY_OFFICER])
        assert {sent(manager, f"Group {n}") for n in range(120)} == {302}
        refused = manager.post(FORM, {"name": "One more", "names": "", MARK: mark_for(made.manager)})
        assert refused.status_code == 429 and refused["Retry-After"] == "60"
        assert "What you typed is kept" in refused.text and f'href="{FORM}"' in refused.text
        assert not Group.objects.filter(name="One more").exists()
        page = manager.get(FORM)  # reading goes on, and so do others
        assert page.status_code == 200 and 'value="One more"' in page.text
        assert sent(colleague, "A colleague’s") == 302
        clock.shift(61)
        assert sent(manager, "One more") == 302


def test_whoever_is_stopped_may_still_sign_out_and_what_they_type_is_kept(made: Made) -> None:
    client = signed_in(made, Role.MANAGER)
    with time_machine.travel(1_900_000_000, tick=False):
        client.force_login(made.users[Role.MANAGER])
        for n in range(121):
            sent(client, f"Group {n}")
        assert sent(client, "x") == 429
        assert client.post("/boards/eastmarsh/who/draft/", {"address": FORM, "name": "x"}).status_code == 204
        assert client.post("/accounts/tokens/new/", {}).status_code == 429
        assert client.post("/accounts/sessions/").status_code == 302
        assert client.post("/accounts/logout/").status_code == 302


def test_a_browser_with_a_request_link_is_limited_too_and_its_words_are_kept(made: Made) -> None:
    asked = asked_on(made)
    client = opened(asked, Client())
    form = f"{asked.url}actions/{asked.action.pk}/"
    written = client.get(form).text
    mark = re.search(rf'name="{MARK}" value="([^"]+)"', written)
    assert mark
    with time_machine.travel(timezone.now() + timedelta(seconds=61), tick=False):
        codes = [client.post(f"{asked.url}send/", {}).status_code for _ in range(120)]
        assert 429 not in codes
        refused = client.post(form, {"text": "Sixty children were asked.", MARK: mark[1]})
        assert refused.status_code == 429 and "What you typed is kept" in refused.text
    assert "Sixty children were asked." in client.get(form).text
