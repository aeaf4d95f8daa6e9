"""What becomes of a letter that cannot be written."""

import socket
from threading import Thread
from typing import Any

from answerable.partnership.letters import NO_ANSWER, send


def test_an_address_that_no_e_mail_can_be_written_to_is_told_and_stops_nothing() -> None:
    address = f"a@{'ä' * 60}.example"  # the field for an address lets it pass; no name of a machine is so long
    assert send(to=address, subject="Agenda", body="Words") == "No e-mail can be sent to this address."


def test_a_server_that_hangs_up_did_not_answer(settings: Any) -> None:
    """So that whoever sends many letters stops, instead of trying each of them."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.getsockname()
        Thread(target=lambda: server.accept()[0].close(), daemon=True).start()
        assert send(to="a@eastmarsh.example", subject="Agenda", body="Words") == NO_ANSWER
