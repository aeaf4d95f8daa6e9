"""The design system's own examples (options and the HTML they give), and what makes two pieces of HTML the same."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

COMPONENTS = Path(__file__).parents[2] / "node_modules/govuk-frontend/dist/govuk/components"
Fixture = tuple[dict[str, Any], str]


@cache
def fixture(component: str, name: str) -> Fixture:
    """The options and the HTML of one published example."""
    path = COMPONENTS / component / "fixtures.json"
    if not path.exists():
        pytest.skip("govuk-frontend is not installed (npm ci): its examples are not compared with")
    examples = json.loads(path.read_text())["fixtures"]
    (example,) = [example for example in examples if example["name"] == name]
    return example["options"], example["html"]


def same(ours: str, theirs: str, **ids: str) -> None:
    """Assert that both have the same elements, attributes and words, whatever their spaces, the order of attributes
    and the drawing inside an icon. `ids` turns the design system's ids, or the start of them, into Django's."""
    assert _shape(ours, {}) == _shape(theirs, ids)


def _shape(fragment: str, ids: dict[str, str]) -> list[Any]:
    root = html.fragment_fromstring(fragment.strip(), create_parent="body")
    return [_node(child, ids) for child in root]


def _node(element: etree._Element, ids: dict[str, str]) -> Any:
    attributes = {name: _value(name, value, ids) for name, value in element.attrib.items()}
    inside: list[Any] = [] if element.tag == "svg" else [_words(element.text)]
    for child in element:
        if element.tag != "svg":
            inside += [_node(child, ids), _words(child.tail)]
    return element.tag, attributes, [part for part in inside if part]


def _value(name: str, value: str, ids: dict[str, str]) -> str:
    tokens = value.split()
    if name in ("id", "for", "aria-describedby", "href"):
        tokens = [ids.get(token, token) for token in tokens]
    return " ".join(sorted(tokens) if name == "class" else tokens)


def _words(text: str | None) -> str:
    return " ".join((text or "").split())
