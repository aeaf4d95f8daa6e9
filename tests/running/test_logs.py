"""The log tells what happened, and nothing that anybody typed."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.test import Client

from answerable.access.models import User
from answerable.access.roles import Role
from answerable.running.logs import JsonLines
from tests.board import Made

pytestmark = pytest.mark.django_db
# In a path, a form, a query, a cookie, a header, the name of the site, an e-mail address and a password.
MARKS = ("Pathword", "Formword", "Queryword", "Cookieword", "Headerword", "hostword", "mailword", "Passphrase")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the log's formatter makes of all that reaches the log's one handler."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


def lines(log: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def drive(client: Client) -> None:
    """Send the marks everywhere that something can be sent, and have a request fail with all of them in its words."""
    client.cookies["word"] = "Cookieword"
    client.raise_request_exception = False
    everywhere = {"query_params": {"word": "Queryword"}, "headers": {"Word": "Headerword", "User-Agent": "Headerword"}}
    sent = {"word": "Formword", "name": "Formword", "text": "Formword"}
    for address in ("/fails/Pathword/", "/Pathword/", "/boards/Pathword/", "/boards/eastmarsh/who/agencies/add/"):
        client.post(address, sent, **everywhere)
    client.get("/boards/eastmarsh/search/", {"words": "Queryword"})
    client.get("/about/help/", headers={"Host": "hostword_!.example"})
    client.post("/accounts/login/", {"login": "mailword@eastmarsh.example", "password": "Passphrase"})
    client.post("/accounts/password/reset/", {"email": "mailword@eastmarsh.example"})
    client.get("/accounts/password/reset/key/Pathword-Pathword/")
    client.generic("Headerword", "/about/help/")


def test_nothing_that_was_sent_is_in_the_log(log: io.StringIO, made: Made, client: Client, settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.running.urls"
    drive(client)
    client.force_login(made.users[Role.MANAGER])
    drive(client)
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(made.users[Role.MANAGER])
    drive(careful)
    told = log.getvalue()
    assert [mark for mark in MARKS if mark in told] == []
    assert made.users[Role.MANAGER].email not in told
    faults = [line for line in lines(log) if line["logger"] == "django.request"]
    assert len(faults) == 3 and {line["level"] for line in faults} == {"error"}
    assert "builtins.RuntimeError" in faults[0]["fault"] and "builtins.ValueError" in faults[0]["fault"]
    assert any("in fails" in step or " fails: int(sent[1])" in step for step in faults[0]["fault"])


def test_a_request_has_one_line_with_its_page_status_time_and_account(
    log: io.StringIO, made: Made, client: Client
) -> None:
    client.force_login(made.users[Role.CHAIR])
    response = client.get("/boards/eastmarsh/")
    client.get("/boards/eastmarsh/who/people/999/")
    first, second = lines(log)
    assert (first["method"], first["page"], first["status"]) == ("GET", "boards/<slug:board>/", 200)
    assert first["account"] == made.users[Role.CHAIR].pk and first["milliseconds"] >= 0
    assert first["request"] == response["X-Request-ID"] != second["request"]
    assert (second["page"], second["status"]) == ("boards/<slug:board>/who/people/<int:person>/", 404)


def test_a_fault_has_the_number_of_its_request(log: io.StringIO, client: Client, settings: Any) -> None:
    settings.ROOT_URLCONF, client.raise_request_exception = "tests.running.urls", False
    number = client.post("/fails/x/")["X-Request-ID"]
    assert [line["request"] for line in lines(log)] == [number, number]
    assert [line.get("status") for line in lines(log)] == [None, 500]


def test_what_watches_the_site_is_not_written_down_while_all_is_well(log: io.StringIO, client: Client) -> None:
    client.get("/health/live")
    assert lines(log) == []
    client.get("/health/ready")  # no worker was ever seen here
    assert [line["status"] for line in lines(log)] == [503]


def test_the_database_s_own_words_quote_rows_and_stay_out(log: io.StringIO) -> None:
    User.objects.create(email="mailword@eastmarsh.example")
    try:
        with pytest.raises(IntegrityError) as refused, connection.cursor() as cursor:
            cursor.execute("INSERT INTO access_user SELECT * FROM access_user")
    finally:
        connection.set_rollback(True)
    logging.getLogger("some.library").error("Not kept", exc_info=refused.value)
    logging.getLogger("some.library").error("Could not write to %s", "mailword@eastmarsh.example")
    assert "mailword" not in log.getvalue()
    first, second = lines(log)
    assert "django.db.utils.IntegrityError" in first["fault"] and second["said"] == "Could not write to %s"
