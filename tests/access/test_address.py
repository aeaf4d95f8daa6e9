"""A port that the site is not reached at is refused: a link in an e-mail would lead there."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from answerable.access.roles import Role
from tests.board import Made

HOST = "board.example.org"


@pytest.fixture(autouse=True)
def real(settings: Any) -> None:
    settings.ALLOWED_HOSTS, settings.OTHERS_REACH_IT = [HOST], True


@pytest.mark.django_db
@pytest.mark.parametrize(("port", "sent"), [("", 1), (":443", 1), (":8443", 0), (":80", 0), (":0443", 0)])
def test_a_link_to_choose_a_password_leads_to_the_site_alone(made: Made, client: Client, port: str, sent: int) -> None:
    asked = {"email": made.users[Role.MANAGER].email}
    answer = client.post("/accounts/password/reset/", asked, headers={"Host": HOST + port}, secure=True)
    assert (answer.status_code == 400) is (sent == 0) and len(mail.outbox) == sent
    assert all(f"https://{HOST}" in letter.body for letter in mail.outbox)


@pytest.mark.parametrize(("origin", "status"), [(f"https://{HOST}:8443", 200), (f"http://{HOST}:8443", 400)])
def test_an_address_that_the_settings_name_is_its_own(client: Client, settings: Any, origin: str, status: int) -> None:
    settings.CSRF_TRUSTED_ORIGINS = [origin]
    asked = client.get("/about/help/", headers={"Host": f"{HOST}:8443"}, secure=True)
    assert asked.status_code == status


def test_on_this_machine_any_port_is_right(client: Client, settings: Any) -> None:
    settings.OTHERS_REACH_IT = False
    assert client.get("/about/help/", headers={"Host": f"{HOST}:8150"}).status_code == 200
