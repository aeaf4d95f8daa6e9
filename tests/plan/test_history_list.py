"""A history as a list: what one person did in one minute stands together, and words stay words."""

import re
from datetime import UTC, datetime

from answerable.plan.history_list import history_list
from answerable.plan.told import Told

DAY = datetime(2013, 1, 15, 0, 0, tzinfo=UTC)  # known from a document's day
LATER = datetime(2013, 6, 15, 16, 30, 1, tzinfo=UTC)


def test_what_one_person_did_in_one_minute_stands_together() -> None:
    entries = [
        Told(LATER, LATER, "Chair", "Action changed: words", [("words", "Ask <b>")], "Agreed & kept"),
        Told(LATER.replace(second=40), LATER.replace(second=40), "Chair", "Lead added: <Council>", [], ""),
        Told(LATER, LATER, "Manager", "Promise added", [], ""),
        Told(DAY, LATER, "Manager", "A" * 301, [], ""),
    ]
    shown = history_list(entries)
    assert shown.count("<li>") == 3
    assert re.findall(r"<strong>([^<]+)</strong>(?:, |; entered 15 June 2013 by )(\w+)<", shown) == [
        ("15 June 2013 at 5:30pm", "Chair"),
        ("15 June 2013 at 5:30pm", "Manager"),
        ("Known from 15 January 2013", "Manager"),
    ]
    assert "Action changed: words. Reason: Agreed &amp; kept" in shown and "Lead added: &lt;Council&gt;." in shown
    assert "<strong>Words</strong>: Ask &lt;b&gt;</p>" in shown
    assert f"{'A' * 299}…." in shown


def test_nothing_told_is_nothing() -> None:
    assert history_list([]) == ""
