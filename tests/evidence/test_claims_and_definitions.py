"""How strong a claim is by all that speaks for it; which values share a definition; what kind a file is of."""

import io
import zipfile
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.evidence.rules.claims import ONLY_DONE, Kind, Speaks, judge
from answerable.evidence.rules.definitions import counted_anew, definition_of
from answerable.evidence.rules.files import MOST_BYTES, Refused, suffix_of
from answerable.evidence.rules.strength import Basis, assess
from answerable.evidence.rules.strength_table import LEVELS

TODAY = date(2013, 6, 1)
RECENT = date(2013, 3, 31)
RETURN = Basis(producer="agency itself", method="return", period_to=RECENT, denominator=400)
AUDIT = Basis(producer="independent", method="audit", period_to=RECENT, base_n=120)
producers = st.sampled_from(["agency itself", "board", "independent", "not stated"])
methods = st.sampled_from(["return", "survey", "audit", "not stated"])
bases = st.builds(
    Basis,
    producer=producers,
    method=methods,
    period_to=st.one_of(st.none(), st.dates(date(2009, 1, 1), TODAY)),
    base_n=st.one_of(st.none(), st.integers(0, 500)),
    expiry=st.one_of(st.none(), st.dates(date(2012, 1, 1), date(2014, 1, 1))),
    tested_cause=st.booleans(),
)
sources = st.builds(Speaks, key=st.just("x"), title=st.just("x"), basis=bases, activity=st.booleans())
kinds: st.SearchStrategy[Kind] = st.sampled_from(["level", "change", "cause"])


@given(kinds, st.lists(sources, max_size=5), sources)
def test_one_source_more_never_makes_a_claim_weaker(kind: Kind, some: list[Speaks], more: Speaks) -> None:
    before, after = judge(kind, some, as_at=TODAY), judge(kind, [*some, more], as_at=TODAY)
    assert LEVELS.index(after.level) <= LEVELS.index(before.level)
    assert not (after.claimed and not before.claimed and kind != "cause")


@given(kinds, st.lists(sources, min_size=1, max_size=5))
def test_a_claim_is_as_strong_as_one_of_the_sources_that_count(kind: Kind, some: list[Speaks]) -> None:
    found = judge(kind, some, as_at=TODAY)
    counting = [s for s in some if not s.activity or kind == "level"]
    levels = {assess(s.basis, as_at=TODAY, cause=kind == "cause").level for s in counting}
    assert found.level in (levels or {"not shown"})
    assert (found.rests_on is None) == (not counting)


def test_an_independent_audit_lifts_what_an_agency_says_of_itself() -> None:
    figure = Speaks(key="figure", title="The figure", basis=RETURN)
    alone = judge("level", [figure], as_at=TODAY)
    assert alone.level == "fair" and "someone other than the agency" in alone.raised_by[0]
    both = judge("level", [figure, Speaks(key="item 1", title="Audit", basis=AUDIT)], as_at=TODAY)
    assert both.level == "strong" and both.rests_on is not None and both.rests_on.source.key == "item 1"


def test_what_was_done_does_not_show_that_anything_changed() -> None:
    training = Speaks(key="item 1", title="Training held", basis=AUDIT, activity=True)
    assert judge("level", [training], as_at=TODAY).level == "strong"
    change = judge("change", [training], as_at=TODAY)
    assert change.level == "not shown" and change.sources[0].left_out == ONLY_DONE


def test_a_cause_stays_claimed_until_something_looked_at_what_happened_without_it() -> None:
    audit = Speaks(key="item 1", title="Audit", basis=AUDIT)
    assert judge("cause", [audit], as_at=TODAY).claimed
    tested = Basis(producer="independent", method="audit", period_to=RECENT, base_n=120, tested_cause=True)
    found = judge("cause", [audit, Speaks(key="item 2", title="Trial", basis=tested)], as_at=TODAY)
    assert not found.claimed and found.level == "strong"


def test_nothing_speaks_for_a_claim_is_not_shown_and_says_what_it_needs() -> None:
    found = judge("change", [], as_at=TODAY)
    assert (found.level, found.rests_on) == ("not shown", None) and found.raised_by


days = st.dates(date(2000, 1, 1), date(2020, 12, 31))


@given(days, st.integers(0, 400), st.lists(days, max_size=4, unique=True))
def test_a_period_shares_a_definition_only_with_those_between_the_same_changes(
    start: date, length: int, changes: list[date]
) -> None:
    end, changed_on = start + timedelta(days=length), sorted(changes)
    name = definition_of(start, end, changed_on)
    inside = any(start < day <= end for day in changed_on)
    assert name == "" if not changed_on else inside == name.startswith("changed within")
    if changed_on and not inside:
        assert name == definition_of(start, start, changed_on) == definition_of(end, end, changed_on)


def test_a_value_without_its_period_is_compared_with_none_once_the_definition_changed() -> None:
    assert definition_of(None, None, []) == ""
    assert definition_of(None, None, [date(2012, 1, 1)]) not in {"0", "1"}


def test_a_change_of_definition_is_dated_after_the_one_before() -> None:
    once = counted_anew([], date(2012, 4, 1), "referrals")
    assert once == [{"from": "2012-04-01", "was": "referrals"}]
    assert counted_anew(once, date(2013, 4, 1), "contacts")[1]["was"] == "contacts"
    with pytest.raises(ValueError, match="1 April 2012"):
        counted_anew(once, date(2012, 4, 1), "contacts")


def package(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in ("[Content_Types].xml", *names):
            made.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "suffix"),
    [
        ("a.pdf", b"%PDF-1.7", ".pdf"),
        ("A.JPEG", b"\xff\xd8\xff\xe0", ".jpg"),
        ("a.png", b"\x89PNG\r\n\x1a\n", ".png"),
        ("a.docx", package("word/document.xml"), ".docx"),
        ("a.xlsx", package("xl/workbook.xml"), ".xlsx"),
        ("a.csv", "Größe,1".encode("cp1252"), ".csv"),
    ],
)
def test_a_file_is_what_its_content_says(name: str, content: bytes, suffix: str) -> None:
    assert suffix_of(name, content) == suffix


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.pdf", b"", "empty"),
        ("a.pdf", b"<script>", "must be one of"),
        ("a.html", b"<script>", "must be one of"),
        ("a.exe", b"MZ\x90\x00", "must be one of"),
        ("a.svg", b"<svg/>", "must be one of"),
        ("a.txt", b"text\0", "must be one of"),
        ("a.docx", b"%PDF-1.7", "holds a .pdf file"),
        ("a.docx", package("word/document.xml", "word/vbaProject.bin"), "macros"),
        ("a.docx", b"PK\x03\x04 cut off", "damaged"),
        ("a.zip", package("other.txt"), "must be one of"),
        ("a.txt", b"x" * (MOST_BYTES + 1), "smaller than 20 MB"),
    ],
)
def test_a_file_that_is_not_taken_says_why(name: str, content: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        suffix_of(name, content)
