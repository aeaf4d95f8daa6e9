"""The table of docs/security.md leaves no requirement out, and every test, setting and page that it names is there."""

import ast
import re
from functools import cache

import pytest
from django.conf import settings

from checks.docs import ROOT

TEXT = (ROOT / "docs/security.md").read_text("utf-8")
# ASVS 5.0.0: of each section the last requirement of levels 1 and 2, which number from 1. Chapter 17 is one row.
WANTED = """
1.1:2 1.2:9 1.3:11 1.4:3 1.5:2
2.1:3 2.2:3 2.3:4 2.4:1
3.2:2 3.3:4 3.4:6 3.5:5 3.7:2
4.1:3 4.2:1 4.3:2 4.4:4
5.1:1 5.2:3 5.3:2 5.4:3
6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4
7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2
8.1:2 8.2:3 8.3:1 8.4:1
9.1:3 9.2:4
10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3
11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1
12.1:3 12.2:2 12.3:4
13.1:1 13.2:5 13.3:2 13.4:5
14.1:2 14.2:4 14.3:3
15.1:3 15.2:3 15.3:7
16.1:1 16.2:5 16.3:4 16.4:3 16.5:3
"""


def rows() -> list[tuple[list[str], str]]:
    """The numbers of each row, and what stands in its last cell."""
    found = re.findall(r"^\| ([\d., ]+) \| .+? \| (.+) \|$", TEXT, re.M)
    return [(numbers.split(", "), here) for numbers, here in found]


@cache
def functions_of(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def is_there(code: str) -> bool:
    path, _, test = code.partition("::")
    if test:
        return (ROOT / path).is_file() and test in functions_of(path)
    if code.isupper():
        return hasattr(settings, code)
    return (ROOT / path).exists()


def named(here: str) -> list[str]:
    """What a cell names: tests, settings in capitals, and files. (Commands are the documentation's own check's.)"""
    return [code for code in re.findall(r"`([^`]+)`", here) if "/" in code or "." in code or code.isupper()]


def test_no_requirement_is_left_out_or_stands_twice() -> None:
    last = dict(section.split(":") for section in WANTED.split())
    wanted = {f"{section}.{number}" for section in last for number in range(1, int(last[section]) + 1)} | {"17"}
    listed = [number for numbers, _ in rows() for number in numbers]
    assert sorted(set(listed)) == sorted(listed)
    assert set(listed) == wanted


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0][0])
def test_each_row_names_what_is_there_or_says_why_not(row: tuple[list[str], str]) -> None:
    here = row[1]
    codes = [code for code in named(here) if code != "re.escape"]
    assert [code for code in codes if not is_there(code)] == []
    assert codes or here.startswith(("not met", "does not apply"))


def test_what_is_not_there_is_found() -> None:
    assert not is_there("tests/house/test_doors.py::test_nothing") and not is_there("NO_SUCH_SETTING")
    assert not is_there("docs/nothing.md") and is_there("SECRET_KEY")
