"""The tree keeps words whole, keeps out what no file can carry, and goes to JSON and back."""

import json
import sys
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from answerable.papers.tree import (
    Heading,
    NumberedParagraph,
    Paragraph,
    Span,
    anchors,
    cell,
    clean,
    digest,
    from_json,
    paragraph_anchor,
    plain,
    row_length,
    to_json,
    words,
)
from tests.papers.sample import appendices, paper


@given(st.text())
def test_whatever_a_person_types_becomes_text_that_xml_takes_and_that_is_clean_already(text: str) -> None:
    span = Span(text=text)
    assert clean(span.text) == span.text
    assert etree.fromstring(etree.tostring(_holding(span.text))).text == (span.text or None)


def _holding(text: str) -> etree._Element:
    element = etree.Element("x")
    element.text = text
    return element


def test_controls_and_reordering_marks_go_and_other_scripts_stay() -> None:
    assert clean("a\x00b\x0bc\u202ed\ufeff\ud800e") == "abcde"
    assert clean("one\r\ntwo\tthree\u2028four") == "one two three four"
    assert clean("Łódź العربية עברית 中文 😀 \u200f") == "Łódź العربية עברית 中文 😀 \u200f"


def test_what_can_be_printed_is_left_as_it_is_and_what_cannot_is_not_overlooked() -> None:
    printable = "".join(each for each in map(chr, range(sys.maxunicode + 1)) if each.isprintable())
    assert clean(printable + "\t") == clean(printable) + " "
    assert clean("a\ufffcb") == "ab"
    assert clean("a\ufffeb") == clean("a\ud800b") == clean("a\u202eb") == clean("a\x7fb") == "ab"


def test_every_string_of_every_node_is_cleaned() -> None:
    def dirty(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: dirty(each, key) for key, each in value.items()}
        if isinstance(value, list):
            return [dirty(each, name) for each in value]
        fixed = name in {"kind", "align", "dated", "svg"}
        return f"{value}\x07" if isinstance(value, str) and value and not fixed else value

    whole = paper()
    marked = json.dumps(dirty(json.loads(to_json(whole))))
    assert marked.count("\\u0007") > 200
    assert from_json(marked) == whole


def test_a_tree_goes_to_json_and_back_whole() -> None:
    whole = paper()
    assert from_json(to_json(whole)) == whole
    assert digest(whole) == digest(paper())
    assert digest(whole) != digest(replace(whole, status=""))


@pytest.mark.parametrize("anchor", ["M7", "7m", "m_7", "m 7", "é", "a" * 41, 'm"'])
def test_an_anchor_that_not_every_format_can_carry_is_refused(anchor: str) -> None:
    with pytest.raises(ValueError, match="Anchor"):
        Paragraph(spans=(), anchor=anchor)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//host"])
def test_only_plain_addresses_are_linked(url: str) -> None:
    with pytest.raises(ValueError, match="only https, http and mailto"):
        Span(text="here", url=url)


def test_a_numbered_paragraph_is_found_by_its_number() -> None:
    assert NumberedParagraph(number="3.2", spans=()).anchor == paragraph_anchor("3.2") == "p3-2"
    assert paragraph_anchor("10.1(a)") == "p10-1-a"
    assert NumberedParagraph(number="3.2", spans=(), anchor="own").anchor == "own"


def test_every_anchor_is_listed_wherever_it_stands() -> None:
    whole = paper(rows=2)
    inside = replace(whole.appendices[0].nodes[2].rows[0], cells=((Heading(text="x", anchor="deep"),), (), ()))  # type: ignore[union-attr]  # a table
    table = replace(whole.appendices[0].nodes[2], rows=(inside,))  # type: ignore[arg-type]  # a table
    changed = replace(whole, appendices=(replace(whole.appendices[0], nodes=(table,)), whole.appendices[1]))
    assert anchors(changed) == ["s1", "a1", "a2", "p1-1", "p1-2", "p2-1", "p2-2", "p2-10", "p2-11"] + [
        *("p3-1", "p3-2", "p4-1", "deep", "m1", "m2")
    ]


def test_a_row_is_as_long_as_its_fullest_cell_at_its_width() -> None:
    table = appendices(1)[0].nodes[2]
    assert table.kind == "table"
    row = replace(table.rows[0], cells=(cell("1.1"), cell("x" * 100), ()))
    assert row_length(table, row) == pytest.approx(60 + 100 * 12 / 4)


def test_plain_words() -> None:
    assert plain((*words("a "), Span(text="b", bold=True))) == "a b"
    assert cell("") == ()
