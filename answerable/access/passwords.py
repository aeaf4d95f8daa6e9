"""Which passwords a program would guess soon."""

import re
from threading import Lock
from typing import Any

from django.core.exceptions import ValidationError
from zxcvbn import zxcvbn

# What whoever wants in would try first here, beside the commonest passwords and words: the words of the field. Those of
# the organisation stand in the person's e-mail address.
WORDS = [
    "answerable",
    "safeguarding",
    "safeguard",
    "children",
    "child",
    "board",
    "partnership",
    "council",
    "police",
    "health",
    "school",
    "social",
    "care",
    "protection",
    "review",
    "report",
    "chair",
    "manager",
    "scrutiny",
    "committee",
    "welcome",
    "password",
]
BEST = 4  # of zxcvbn's five marks: what takes ten thousand million guesses or more
READ = 24  # characters: of more signs that stand for letters it would think for seconds


_ONE = Lock()


class NotGuessed:
    """Refuses what a program would guess in less than ten thousand million attempts, as zxcvbn reckons: it knows the
    30,000 commonest passwords, the commonest words and names, dates, what stands side by side on a keyboard, and what
    people make of these."""

    def validate(self, password: str, user: Any = None) -> None:
        own = re.split(r"[^a-z]+", (getattr(user, "email", "") or "").lower())
        with _ONE:  # it keeps the words that it is given where another thread would find them
            score = zxcvbn(password[:READ], user_inputs=[*WORDS, *filter(None, own)])["score"]
        if score < BEST:
            raise ValidationError(
                "This password is too easy to guess. Take three or more words that have nothing to do with you, "
                "with your work or with each other",
                code="password_guessed",
            )

    def get_help_text(self) -> str:
        return "It must not be one that a program would guess soon."
