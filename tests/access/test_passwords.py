"""Which passwords are too easy to guess, and which are taken."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from answerable.access.models import User


def why_not(password: str) -> list[str]:
    try:
        validate_password(password, User(email="quality.officer@medway-board.example"))
    except ValidationError as refused:
        return refused.messages
    return []


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "1234567890123",
        "qwertyuiop12345",
        "aaaaaaaaaaaaaaaa",
        "safeguarding2026!",  # words of the field, with what people put behind them
        "ChildrenBoard2026",
        "answerable-answerable",
        "MedwaySafeguarding",  # of the organisation, as its addresses tell
        "january19911991",
        "orange tractor",  # two words are few
    ],
)
def test_what_a_program_would_guess_soon_is_refused(password: str) -> None:
    assert why_not(password) and "too easy to guess" in why_not(password)[0]


LONG = "kettle orbit violin marble lantern harbour pepper saddle winter cobalt ribbon anchor"


@pytest.mark.parametrize("password", ["correct horse battery staple", "kettle-orbit-violin-73", "vB7!qLw9$zRt", LONG])
def test_what_it_would_not_is_taken_whatever_it_is_made_of(password: str) -> None:
    assert why_not(password) == []


def test_a_short_one_is_told_how_long_it_must_be() -> None:
    assert any("at least 12 characters" in why for why in why_not("vB7!qLw9"))
