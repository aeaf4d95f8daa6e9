"""The forms of who is on the board, what they are asked and challenged about, and how they get in. For
`forms_of_pages`."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.board import PASSWORD
from tests.house.fields import (
    NAMES,
    SECRET,
    TOO_LARGE,
    WHY,
    B,
    Field,
    Forms,
    day,
    file,
    line,
    may,
    must,
    number,
    one_of,
    pick,
    told,
    values,
)
from tests.intake.plans import word_plan

ASK, WHO = f"{B}asks/<int:ask>/", f"{B}who/"
CHALLENGES, CHALLENGE = f"{B}challenges/", f"{B}challenges/<int:challenge>/"
VALUE: dict[str, Field] = {
    "period": line("2014", "", "x" * 201, "no period"),
    "value": line("41", "", "many", "1e999", "9" * 400),
    "numerator": number(),
    "denominator": number(),
    "base_n": number("", "-1", "1.5", "9" * 12),
    "response_rate": number("60", "-1", "101"),
    "qualifier": may(60),
    "partial": pick(),
    "wider": may(200),
}
REPORT: dict[str, Field] = {
    "text": must(20_000),
    "difference": may(20_000),
    "voices": may(20_000),
    "ahead": may(20_000),
    "delivery": one_of("on track"),
    "because": may(2000),
    "forecast": may(300),
    "impact": one_of(""),
}


def who(ids: Callable[[str], Any], other: Callable[[str], Any]) -> Forms:
    agency = {"name": must(200, "A new agency"), "kind": one_of("school", empty=True), "funds": pick()}
    group = {"name": must(200, "A new group"), "kind": one_of("panel"), "names": NAMES}
    mail = Field({"": "somebody.new@example.org"}, values("no address", "a@b", "half\x00way@example.org", "x" * 321))
    part = {
        "role": one_of("agency_lead", "system_administrator", empty=True),
        "post": may(200),
        "ends": day(None, required=False),
        "agency": one_of(ids("Agency"), other("Agency")),
        "group": one_of(ids("Group"), other("Group")),
    }
    gone = {"withdrawn": pick(), "reason": may(500)}
    return {
        f"{WHO}draft/": {},
        f"{WHO}agencies/add/": {**agency, "names": NAMES},
        f"{WHO}agencies/<int:agency>/change/": {**agency, **gone},
        f"{WHO}agencies/<int:agency>/names/add/": {"name": must(200)},
        f"{WHO}agencies/<int:agency>/merge/": {"reason": may(500)},
        f"{WHO}names/<int:name>/drop/": {},
        f"{WHO}groups/add/": group,
        f"{WHO}groups/<int:group>/change/": {**group, **gone},
        f"{WHO}groups/<int:group>/merge/": {"reason": may(500)},
        f"{WHO}people/<int:person>/merge/": {"reason": may(500)},
        f"{WHO}merges/<int:merge>/": {"reason": may(500)},
        f"{WHO}people/appoint/": {
            "person": one_of("none", other("Person"), empty=True),
            "name": may(200),
            "email": mail,
            **part,
            "starts": day(),
        },
        f"{WHO}people/<int:person>/change/": {
            "name": must(200),
            "email": mail,
            "moves": Field({"": "on"}, alone=[{}], kept=False),
        },
        f"{WHO}appointments/<int:appointment>/change/": {**part, "on": day(("27", "3", "2026")), "reason": may(500)},
        f"{WHO}appointments/<int:appointment>/end/": {"on": day(("27", "3", "2031")), "reason": may(500)},
        f"{WHO}people/<int:person>/invite/": {"why": may(1000)},
        f"{WHO}data/people/<int:person>/erase/": {
            "reason": must(500),
            "sure": Field({"": "on"}, alone=[{}], kept=False),
        },
        f"{WHO}invitations/<int:invitation>/withdraw/": {},
        f"{WHO}owners/<int:answerer>/": {
            "meant": one_of("name", empty=True),
            "kind": one_of("school"),
            "body": one_of(f"agency {ids('Agency')}", f"agency {other('Agency')}", f"group {TOO_LARGE}"),
        },
    }


def some_word_file() -> SimpleUploadedFile:
    """Some Word document: it fills in nothing, and can be read."""
    return SimpleUploadedFile("form.docx", word_plan([["9.1.1", "Nothing like it", "Chair", "", ""]]))


def asks(ids: Callable[[str], Any], other: Callable[[str], Any]) -> Forms:
    until = day(("27", "3", "2031"))
    until = replace(until, bad=[*until.bad, {"-day": "1", "-month": "2", "-year": "2013"}])
    mail = Field({"": "somebody.new@example.org"}, values("", "no address", "a@b", "half\x00way@example.org"))
    person = one_of("other", empty=True)
    bodies = one_of(f"agency {ids('Agency')}", f"agency {other('Agency')}", f"group {TOO_LARGE}", empty=True)
    return {
        f"{B}asks/rounds/<int:round>/": {"due": until, "parties": bodies},
        f"{B}asks/moderate/<int:reported>/<int:group>/": {
            "verdict": one_of("accepted", empty=True),
            "words": may(2000),
            "delivery": one_of("on track"),
            "impact": one_of("some evidence"),
            "how": must(500),
        },
        f"{B}asks/rounds/<int:round>/links/": {},
        f"{B}asks/rounds/<int:round>/reminders/": {
            "links": replace(one_of(ids("Link")), bad=[], alone=one_of("", other("Link"), empty=True).bad)
        },
        f"{B}asks/rounds/<int:round>/reminders/on/": {},
        f"{B}asks/rounds/<int:round>/reminders/off/": {},
        f"{B}answers/<int:ask>/actions/<int:action>/": REPORT,
        f"{B}answers/<int:ask>/figures/<int:measure>/": VALUE,
        f"{B}answers/<int:ask>/actions/<int:action>/evidence/add/": {
            "title": must(300),
            "kind": one_of("outcome", empty=True),
            "method": one_of("audit"),
            "on": day(required=False),
            "findings": may(5000),
            "file": file(),
        },
        f"{B}answers/<int:ask>/actions/<int:action>/evidence/pick/": {
            "evidence": one_of(ids("Own evidence"), other("Evidence"), empty=True)
        },
        f"{B}answers/<int:ask>/evidence/<int:offered>/drop/": {},
        f"{B}answers/<int:ask>/changes/": {"changes": may(5000)},
        f"{B}answers/<int:ask>/word/": {"file": replace(file(required=True), good={"": some_word_file()})},
        f"{B}answers/<int:ask>/send/": {"how": must(500), "minutes": number("20", "0", "-1", "1.5", "100001")},
        f"{B}answers/<int:ask>/own-words/": {},
        f"{ASK}link/": {
            "person": replace(person, bad=[], alone=person.bad),
            "name": must(200),
            "email": mail,
            "why": may(1000),
        },
        f"{ASK}more-time/": {"due": until, "reason": WHY},
        f"{ASK}accept/": {},
        f"{ASK}send-back/": {"comment": must(2000)},
        f"{ASK}more/": {"comment": must(2000)},
        f"{ASK}withdraw/": {"reason": WHY},
        f"{B}asks/links/<int:link>/withdraw/": {},
    }


def challenges(ids: Callable[[str], Any], other: Callable[[str], Any]) -> Forms:
    on = line("May 2012", "", "x" * 301, "ongoing", "next May", "1 January 2999")
    raised = {
        "to": one_of(f"agency {ids('Agency')}", f"agency {other('Agency')}", f"group {TOO_LARGE}", empty=True),
        "to_words": may(300, ""),
        "about": must(300),
        "asked": must(5000),
        "way": one_of("meeting", empty=True),
        "raised_by": must(300),
        "on": on,
        "due": may(300, "June 2031"),
    }
    after = replace(on, alone=[{"": "April 2012"}])  # the challenge was raised in May
    said = {"text": must(5000), "on": after, "elsewhere": must(300)}
    points = one_of(f"measure {other('Measure')}", f"evidence {TOO_LARGE}")
    points = replace(points, good={"": ""})
    return {
        f"{CHALLENGES}new/": raised,
        f"{CHALLENGES}new/<slug:kind>/<int:pk>/": raised,
        f"{CHALLENGE}correct/": {**raised, "reason": WHY},
        f"{CHALLENGE}withdraw/": {"reason": WHY},
        f"{CHALLENGE}answer/": said,
        f"{CHALLENGE}step/": {**said, "kind": one_of("review", empty=True), "due": may(300, "")},
        f"{CHALLENGE}effect/": {**said, "shown_by": points},
        f"{CHALLENGE}conclude/": {**said, "outcome": one_of("more", empty=True), "due": may(300, "June 2031")},
        f"{CHALLENGE}tell/": {"people": told("chair")},
        f"{CHALLENGE}printing/": {"printed": one_of("yes", empty=True), "reason": WHY},
        f"{CHALLENGES}steps/<int:step>/correct/": {**said, "reason": WHY},
        f"{CHALLENGES}steps/<int:step>/withdraw/": {"reason": WHY},
    }


def tokens(ids: Callable[[str], Any], other: Callable[[str], Any]) -> Forms:
    soon = timezone.localdate() + timedelta(days=30)
    until = day((str(soon.day), str(soon.month), str(soon.year)))
    late = {f"-{part}": str(getattr(soon, part) + 2 * (part == "year")) for part in ("day", "month", "year")}
    token = {"name": must(100), "place": one_of(ids("Board"), other("Board"), empty=True), "writes": one_of("yes")}
    return {
        "accounts/tokens/new/": {**token, "until": replace(until, bad=[*until.bad, late])},
        "accounts/tokens/<int:token>/revoke/": {},
        f"{B}calendar/address/": {},
        f"{B}calendar/stop/": {},
    }


_PASSWORD = Field({"": "three quite random words"}, values(""), values("short", "password1234"), kept=False)
_AGAIN = Field({"": "three quite random words"}, values(""), values("three other random words"), kept=False)
ACCOUNTS: Forms = {
    "accounts/login/": {"login": Field({"": "nobody@example.org"}, values("", "no address")), "password": SECRET},
    "accounts/logout/": {},
    "accounts/password/reset/": {
        "email": Field({"": "nobody@example.org"}, values("", "no address", "half\x00@way.org"))
    },
    "accounts/password/reset/key/<uidb36>-<key>/": {"password1": _PASSWORD, "password2": _AGAIN},
    "accounts/password/change/": {
        "oldpassword": Field({"": PASSWORD}, values("", "wrong"), kept=False),
        "password1": _PASSWORD,
        "password2": _AGAIN,
    },
    "accounts/second-step/webauthn/login/": {},
    "accounts/second-step/totp/activate/": {"code": Field({"": "123456"}, values("", "no code", "1"))},
    "accounts/reauthenticate/": {"password": Field({"": PASSWORD}, values("", "wrong"), kept=False)},
}
