"""The forms of a plan's year: its steps, its consultation, and what becomes of its actions. For `forms_of_pages`."""

from collections.abc import Callable
from typing import Any

from tests.house.fields import (
    TOO_LARGE,
    WHY,
    B,
    Forms,
    line,
    may,
    must,
    one_of,
    told,
)

ACTION, PLAN = f"{B}plan/<int:action>/", f"{B}plan/levels/<int:plan>/"


def years(ids: Callable[[str], Any], other: Callable[[str], Any]) -> Forms:
    year, comment = f"{PLAN}year/", f"{B}plan/comments/<int:comment>/"
    on = line("March 2013", "", "soon", "x" * 301)
    about = {"objective": one_of("", other("Objective")), "text": must(5000), "on": on}
    step = {"on": on, "text": may(2000)}
    return {
        f"{year}take/<slug:to>/": step,
        f"{B}plan/steps/<int:taken>/withdraw/": {"reason": WHY},
        f"{year}consulted/add/": {
            "bodies": one_of(f"agency {ids('Agency')}", f"agency {other('Agency')}", f"group {TOO_LARGE}"),
            "others": line("Head teachers", "x" * 301),
            "due": may(300, "2031"),
        },
        f"{year}consulted/tell/": {"people": told("agency_lead")},
        f"{B}plan/consulted/<int:consulted>/withdraw/": {"reason": WHY},
        f"{year}comments/new/": {
            "who": one_of(f"agency {ids('Agency')}", f"agency {other('Agency')}", empty=True),
            "words": line("", "x" * 301),
            **about,
            "elsewhere": must(300),
        },
        f"{comment}change/": {**about, "elsewhere": must(300), "reason": WHY},
        f"{comment}withdraw/": {"reason": WHY},
        f"{comment}settle/": {"became": one_of("partly", empty=True), "because": must(2000)},
        f"{ACTION}carry/": {
            "becomes": one_of("stopped", empty=True),
            "objective": one_of("", other("Objective")),
            "ref": may(60, "1.1.1"),
            "text": may(5000),
            "due": may(300, "2031"),
            "reason": WHY,
        },
        f"{PLAN}next/": {
            "title": must(300),
            "period": must(60, "2041/42"),
            "objectives": one_of(ids("Objective"), other("Objective")),
        },
    }
