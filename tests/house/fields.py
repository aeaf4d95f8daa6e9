"""What may be typed into each kind of field, and what must be refused. For `forms_of_pages`."""

from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

Typed = dict[str, Any]  # what a field's boxes hold, by what follows the field's name in theirs ("" or "-day")
TOO_LARGE = 2**63
B = "boards/<slug:board>/"
WORDS = 'Words <b>typed</b> & “kept” " onclick="x'


@dataclass(frozen=True)
class Field:
    """`good` can be saved, each of `bad` is refused with a message beside the field, each of `alone` where the others
    are good. `kept`: its words come back."""

    good: Typed
    bad: list[Typed] = field(default_factory=list)
    alone: list[Typed] = field(default_factory=list)
    kept: bool = True


Forms = dict[str, dict[str, Field]]  # by the address a form is sent to, its fields by name


def values(*typed: Any) -> list[Typed]:
    return [{"": value} for value in typed]


def must(most: int, good: str = WORDS) -> Field:
    """Words that may not be left out."""
    return Field({"": good}, values("", " \t ", "x" * (most + 1), "half\x00way"))


def may(most: int, good: str = WORDS) -> Field:
    return Field({"": good}, values("x" * (most + 1), "half\x00way"))


def one_of(good: Any, *elsewhere: Any, empty: bool = False) -> Field:
    """A choice. `elsewhere` are ids of another board's."""
    wrong = ["no such", TOO_LARGE, -1, "9" * 400, "\x00", *elsewhere, *([""] if empty else [])]
    return Field({"": good}, values(*wrong), kept=False)


def told(role: str) -> Field:
    """Whom an e-mail goes to, ticked to begin with."""
    wrong = one_of("", "nobody@example.org", empty=True).bad
    return Field({"": f"{role}@eastmarsh.example"}, alone=wrong, kept=False)


def line(good: str, *bad: str, alone: tuple[str, ...] = ()) -> Field:
    return Field({"": good}, values(*bad, "half\x00way"), values(*alone))


def number(good: str = "", *bad: str) -> Field:
    return Field({"": good}, values("many", "1e999", "nan", "٣ apples", "9" * 400, *bad, "4\x002"))


def _day(day: Any, month: Any, year: Any) -> Typed:
    return {"-day": day, "-month": month, "-year": year}


NO_DAYS = [("31", "02", "2013"), ("1", "1", "9999"), ("1", "1", "0"), ("-1", "1", "2013"), ("", "", "2013")]
NO_DAYS += [("first", "of", "May"), ("9" * 400, "1", "2013"), ("\x00", "1", "2013"), ("1", "1", "1")]


def day(good: tuple[str, str, str] | None = ("27", "3", "2013"), *, required: bool = True) -> Field:
    """A date in three boxes."""
    bad = [_day(*parts) for parts in [*NO_DAYS, *([("", "", "")] if required else [])]]
    return Field(_day(*(good or ("", "", ""))), bad)


def file(*, required: bool = False) -> Field:
    """A file to choose; `required` where nothing is sent without one."""
    large = SimpleUploadedFile("large.pdf", b"%PDF-" + b"x" * 21_000_000)
    bad = [large, SimpleUploadedFile("none.pdf", b""), SimpleUploadedFile("picture.pdf", b"\x89PNG\r\n\x1a\n")]
    good = {"": SimpleUploadedFile("plan.md", b"# Business plan 2031/32\n\nNothing else.")} if required else {}
    return Field(good, [*values(*bad), *([{}] if required else [])], kept=False)


def pick() -> Field:
    """A box that is ticked or not: nothing can be wrong with it."""
    return Field({}, kept=False)


SECRET = Field({"": "not the password"}, values(""), kept=False)
LINES = Field(
    {"": "Eastmarsh Council\nChair"}, values("x" * 301, "half\x00way", "\n".join(f"Post {n}" for n in range(31)))
)
NAMES = Field({"": "A name\nAnother"}, values("x" * 201, "half\x00way", "\n".join(f"Name {n}" for n in range(51))))
WHY = must(500)
