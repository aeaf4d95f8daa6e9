"""Everything that writes challenges and their steps."""

from answerable.challenges.changes.printing import let_print
from answerable.challenges.changes.raising import correct_challenge, raise_challenge, withdraw_challenge
from answerable.challenges.changes.steps import conclude, correct_step, say, withdraw_step

__all__ = [
    "conclude",
    "correct_challenge",
    "correct_step",
    "let_print",
    "raise_challenge",
    "say",
    "withdraw_challenge",
    "withdraw_step",
]
