"""A reader that breaks says that it is the software's fault, never that the file is too large."""

from pathlib import Path

import pytest

import answerable
from answerable.reading.child import read_apart
from answerable.reading.refusals import Refusal


@pytest.fixture()
def broken_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan to read, where the library that CSV files need is broken: the child looks for libraries in `tmp_path`."""
    (tmp_path / "csv.py").write_text("raise ImportError('this library is broken')\n")
    monkeypatch.setattr(answerable, "__file__", str(tmp_path / "answerable" / "__init__.py"))
    plan = tmp_path / "plan.csv"
    plan.write_text("Ref,Action,Lead\n1,Train staff,Police\n")
    return plan


def test_a_crash_is_called_the_software_s_fault(broken_library: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Refusal, match="the fault is the software's, not the file's, and nothing was written"):
        read_apart(broken_library)
    assert capfd.readouterr().err == ""


def test_the_traceback_is_printed_where_it_is_asked_for(
    broken_library: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANSWERABLE_DEBUG", "1")
    with pytest.raises(Refusal, match="fault is the software's"):
        read_apart(broken_library)
    assert "ImportError: this library is broken" in capfd.readouterr().err
