"""For any sequence of changes, the record as at each moment is the record that was there."""

from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from answerable.history.reading import check
from answerable.history.states import read_as_at, rows_as_at
from answerable.history.together import Ask, read_together
from answerable.partnership.changes import change_group, make_group
from answerable.partnership.models import Group
from tests.board import make

BEGAN = datetime(2026, 1, 1, 9, tzinfo=UTC)
NAMES = [f"Group {letter}" for letter in "ABCDEF"]


class Kept(NamedTuple):
    id: int
    name: str
    withdrawn: bool


class AnyChanges(TestCase):
    @settings(max_examples=25)
    @given(
        st.lists(
            st.tuples(st.integers(0, 5), st.sampled_from(NAMES), st.booleans(), st.integers(0, 3)),
            min_size=1,
            max_size=12,
        )
    )
    def test_as_at_each_moment_it_is_what_was_there(self, steps: list[tuple[int, str, bool, int]]) -> None:
        """A step makes a group or changes one, then some time passes, or none."""
        from dataclasses import make_dataclass

        shape: Any = make_dataclass("Kept", [("id", int), ("name", str), ("withdrawn", bool)], frozen=True)
        made = make()
        now, then = BEGAN, []
        for which, name, withdrawn, hours in steps:
            groups = list(Group.objects.filter(board=made.board).order_by("id"))
            taken = {n for group in groups for n in (group.name, *group.names.splitlines())}
            with time_machine.travel(now, tick=False):
                if which >= len(groups):
                    if name not in taken:
                        make_group(by=made.manager, board=made.board, name=name)
                else:
                    group = groups[which]
                    own = {group.name, *group.names.splitlines()}
                    change_group(
                        by=made.manager,
                        group=group,
                        name=name if name in own or name not in taken else group.name,
                        names=group.names.splitlines(),
                        kind="panel",
                        withdrawn=withdrawn,
                    )
            there = [Kept(g.pk, g.name, g.withdrawn) for g in Group.objects.filter(board=made.board).order_by("id")]
            then.append((now, there))
            now += timedelta(hours=hours)
        last = dict(then)  # of several changes in one moment the last counts
        for moment, there in last.items():
            where = {"board_id": made.board.pk}
            rows = rows_as_at(Group, moment, **where).order_by("id").values_list("id", "name", "withdrawn")
            assert [Kept(*row) for row in rows] == there
            assert [Kept(r.id, r.name, r.withdrawn) for r in read_as_at(shape, Group, moment, **where)] == there
            assert [
                Kept(r.id, r.name, r.withdrawn) for r in read_together(moment, Ask(shape, Group, where))[0]
            ] == there
            open_now = [kept for kept in there if not kept.withdrawn]
            rows = rows_as_at(Group, moment, **where, withdrawn=False).order_by("id")
            assert [Kept(*row) for row in rows.values_list("id", "name", "withdrawn")] == open_now
        assert rows_as_at(Group, BEGAN - timedelta(seconds=1), board_id=made.board.pk).count() == 0
        assert check() == []
