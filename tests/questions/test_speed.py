"""Questions of a large plan are found in good time. How long it takes on an idle machine stands in the architecture; a
busy one is given ten times that, so that only a rule that compares everything with everything fails here."""

from time import perf_counter

import pytest

from answerable.questions.record import forget, questions_of
from bench.board import fill
from tests.board import Made

pytestmark = pytest.mark.django_db


def test_the_questions_of_400_actions_and_twelve_rounds(made: Made) -> None:
    fill(by=made.manager, board=made.board, actions=400, rounds=12)
    forget()
    began = perf_counter()
    found = questions_of(made.board.pk)
    cold = perf_counter() - began
    began = perf_counter()
    assert questions_of(made.board.pk) is found  # nothing was written since
    assert len(found.every) > 400 and cold < 5 and perf_counter() - began < cold
