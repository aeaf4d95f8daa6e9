"""`answerable read`: a preview, JSON by the published schema, refusals on the error stream; no database."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # has no types of its own
import pytest

SCHEMA = Path(__file__).parents[2] / "docs" / "proposal.schema.json"
PLAN = """# Fellmere Safeguarding Children Board Plan 2014/15

## Priority 1: Children are heard

| Ref | Action | Lead | By when | Progress at June 2014 | RAG |
|---|---|---|---|---|---|
| 1.1 | Ask children after each conference. | Chair / DCS | end of March 2015 | 40% were asked, up from 12%. | Amber |
"""


def run(*args: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "answerable", "read", *args],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "", "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "ANSWERABLE_DATA": str(folder)},
        cwd=Path(__file__).parents[2],
    )


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.md"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_prints_a_preview_with_places(plan: Path, tmp_path: Path) -> None:
    done = run(str(plan), folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Priority 1: Children are heard" in done.stdout
    assert "1.1  Ask children after each conference." in done.stdout
    assert "lead Chair; DCS, due end of March 2015, status Amber, progress 6 words" in done.stdout
    assert "line 7" in done.stdout


def test_prints_json_that_keeps_to_the_schema(plan: Path, tmp_path: Path) -> None:
    done = run(str(plan), "--json", folder=tmp_path)
    proposal = json.loads(done.stdout)
    jsonschema.validate(proposal, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert proposal["actions"][0]["due"]["from"] == "2015-03-25"
    assert proposal["actions"][0]["due"]["to"] == "2015-03-31"


def test_the_published_schema_is_current(tmp_path: Path) -> None:
    assert run("--schema", folder=tmp_path).stdout.strip() == SCHEMA.read_text(encoding="utf-8").strip()


def test_a_refusal_is_one_sentence_on_the_error_stream(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(b"<html><body>no</body></html>")
    done = run(str(path), folder=tmp_path)
    assert done.returncode != 0 and done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("The file is named .docx but holds a web page")


def test_asks_for_a_file(tmp_path: Path) -> None:
    done = run(folder=tmp_path)
    assert done.returncode != 0 and "Say which file to read" in done.stderr


def test_the_parent_imports_no_reader(tmp_path: Path) -> None:
    """The web worker stays small: what opens files is only imported by the child."""
    script = (
        "import sys, answerable.reading.read, answerable.reading.child, answerable.reading.preview;"
        "print([m for m in ('pdfplumber', 'pypdfium2', 'docx', 'openpyxl', 'lxml', 'markdown_it') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
