"""What it takes to find what does not fit together in a plan, beside reading the rows that the rules look at."""

from collections.abc import Iterator

from bench.measure import Figure, in_an_installation

ACTIONS, ROUNDS = 400, 12
_MEASURE = """
import json
from answerable.history.together import read_all
from answerable.questions.record import _newest, _rows_of, forget, questions_of
from bench.board import fill
from bench.measure import shortest
from tests.board import make

made = make()
fill(by=made.manager, board=made.board, actions=ACTIONS, rounds=ROUNDS)
board, (plan, rounds) = made.board.pk, _newest(made.board.pk)

def anew():
    forget()
    return questions_of(board)

found = len(anew().every)
print(json.dumps({
    "found": found,
    "anew": shortest(anew),
    "known": shortest(lambda: questions_of(board)),
    "rows": shortest(lambda: read_all(None, _rows_of(board, plan.id, rounds))),
}))
"""


def figures() -> Iterator[Figure]:
    took = in_an_installation(f"ACTIONS, ROUNDS = {ACTIONS}, {ROUNDS}\n{_MEASURE}")
    yield Figure(
        f"questions to ask of {ACTIONS} actions and {ROUNDS} rounds, beside reading the rows alone",
        took["anew"] / took["rows"],
        10,
        "×",
        f"{took['found']:,} found in {took['anew']:.2f} s; asked again {took['known'] * 1000:.0f} ms",
    )
