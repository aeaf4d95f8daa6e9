"""The forms of meetings: groups' terms and seats, agendas, who came, and minutes. For `forms_of_pages`."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.house.fields import WHY, WORDS, B, Field, Forms, day, file, line, may, must, number, one_of, pick, values

MEETINGS, MEETING, POINT = f"{B}meetings/", f"{B}meetings/<int:meeting>/", f"{B}meetings/items/<int:point>/"
LINES_OF_A_FEW = Field({"": "Board officer\nStudent"}, values("x" * 2001, "half\x00way"))

_TAKEN_BACK = ("papers/<int:attached>", "outcomes/<int:outcome>", "interests/<int:interest>")
WITHDRAWN: Forms = {f"{MEETINGS}{which}/withdraw/": {"reason": WHY} for which in _TAKEN_BACK}


def meetings(ids: Callable[[str], Any], other: Callable[[str], Any]) -> Forms:
    ahead = timezone.localdate() + timedelta(days=200)
    on = day((str(ahead.day), str(ahead.month), str(ahead.year)))
    seat = {
        "agency": one_of(ids("Agency"), other("Agency")),
        "post": must(200),
        "level": one_of("senior"),
        "required": pick(),
    }
    where = {"time": may(60), "place": may(200)}
    item = {
        "title": must(300),
        "kind": one_of("decision", empty=True),
        "asks": may(5000),
        "brings": may(200),
        "minutes": number("10", "0", "481", "1.5"),
        "thing": one_of(f"action {ids('Action')}", f"action {other('Action')}"),
        "confidential": pick(),
    }
    of = ids("Seat")
    return {
        f"{MEETINGS}forward/place/<slug:due>/<int:of>/": {"meeting": one_of(ids("Meeting ahead"), empty=True)},
        f"{MEETINGS}groups/<int:group>/terms/change/": {
            "purpose": must(5000),
            "quorum": number("2", "0", "100", "1.5"),
            "every": one_of("3", "5"),
            "review_on": day(required=False),
            "reason": may(500),
        },
        f"{MEETINGS}groups/<int:group>/seats/add/": seat,
        f"{MEETINGS}groups/<int:group>/plan/": {
            "first": on,
            "every": one_of("3", "5"),
            "count": number("4", "0", "25", "1.5"),
            **where,
        },
        f"{MEETINGS}seats/<int:seat>/change/": {**seat, "reason": may(500)},
        f"{MEETINGS}seats/<int:seat>/withdraw/": {"reason": WHY},
        f"{MEETING}change/": {"on": on, **where, "reason": may(500)},
        f"{MEETING}cancel/": {"why": must(500)},
        **{f"{MEETING}send/{what}/": {} for what in ("agenda", "minutes")},
        f"{MEETING}items/add/": item,
        f"{MEETING}items/due/": {"coming": one_of(f"terms {ids('Terms')}", empty=True)},
        f"{MEETING}attendance/": {
            f"how_{of}": one_of("deputy"),
            f"post_{of}": Field({"": WORDS}, values("x" * 201, "half\x00way"), alone=values("")),
            f"came_{of}": one_of("senior"),
            "others": LINES_OF_A_FEW,
        },
        f"{MEETING}interests/add/": {"post": must(200), "words": must(1000), "done": must(1000), "left_out": pick()},
        f"{MEETING}minutes/": {
            "step": one_of("draft", "approved", empty=True),
            "elsewhere": may(300),
            "words": may(2000),
        },
        f"{MEETING}approve/": {"at": one_of(ids("Meeting ahead"), empty=True), "words": may(2000)},
        f"{MEETING}publish/": {"reason": WHY, "left_out": pick()},
        **_points(ids, other, item),
        **WITHDRAWN,
    }


def _points(ids: Callable[[str], Any], other: Callable[[str], Any], item: dict[str, Field]) -> Forms:
    """The forms of an item, and of what came of it."""
    due = line("end of March 2031", "x" * 301)
    party = one_of(f"agency {ids('Agency')}", f"agency {other('Agency')}", empty=True)
    return {
        f"{POINT}change/": {**item, "order": number("1", "", "0", "1000", "1.5"), "reason": may(500)},
        f"{POINT}withdraw/": {"reason": WHY},
        f"{POINT}papers/add/": {"title": must(200), "file": file(required=True)},
        f"{POINT}minute/": {"minute": may(20_000)},
        f"{POINT}decide/": {"text": must(5000)},
        f"{POINT}promise/": {
            "what": must(5000),
            "who": must(300),
            "due": due,
            "action": one_of(ids("Action"), other("Action")),
        },
        f"{POINT}challenge/": {"to": party, "about": must(300), "asked": must(5000), "due": due},
    }
