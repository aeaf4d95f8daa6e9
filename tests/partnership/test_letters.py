"""What becomes of a letter that cannot be written."""

from answerable.partnership.letters import send


def test_an_address_that_no_e_mail_can_be_written_to_is_told_and_stops_nothing() -> None:
    address = f"a@{'ä' * 60}.example"  # the field for an address lets it pass; no name of a machine is so long
    assert send(to=address, subject="Agenda", body="Words") == "No e-mail can be sent to this address."
