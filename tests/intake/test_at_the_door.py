"""What a document meets when it is sent: its size, its kind, the virus scanner, and whether it was sent before."""

import re
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from answerable.access.roles import Role
from answerable.history.reading import check
from answerable.intake import uploads
from answerable.intake.models import Correction, Document
from answerable.partnership import scanning
from answerable.plan.models import Plan
from tests.board import Made, make
from tests.intake.plans import word_plan
from tests.intake.sending import HERE, send, sent
from tests.reading.test_refusals import CASES
from tests.worker import do_what_waits

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(client: Client) -> Made:
    made = make()
    client.force_login(made.users[Role.MANAGER])
    return made


@pytest.mark.parametrize("case", [case for case in CASES if case != "lying bomb"])
def test_what_is_refused_gives_one_sentence_and_writes_nothing(made: Made, client: Client, case: str) -> None:
    name, content, says = CASES[case]
    page = send(client, content(), name).content.decode()
    do_what_waits()
    document = Document.objects.first()
    if document:  # it had to be opened to be refused
        assert document.state == Document.REFUSED
        page = client.get(f"{HERE}{document.pk}/").content.decode()
        assert "Could not be read" in page and document.refusal.endswith(".") and says in document.refusal
    else:
        assert page.count("There is a problem") == 1 and says in page.replace("&#x27;", "'")
        assert 'class="govuk-error-message"' in page
    assert not Plan.objects.exists() and not Correction.objects.exists() and check() == []


@pytest.mark.parametrize("case", ["binary", "picture", "program", "program named docx", "zip named docx"])
def test_what_is_no_document_is_refused_at_the_field_before_anything_is_kept(
    made: Made, client: Client, case: str
) -> None:
    name, content, says = CASES[case]
    page = send(client, content(), name).content.decode()
    assert says in page and 'class="govuk-error-message"' in page and not Document.objects.exists()


def test_what_is_too_large_is_dropped_as_it_comes_in(
    made: Made, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_BYTES", 100_000)
    page = send(client, b"x" * 200_000).content.decode()
    assert "The file is larger than 20 MB. Take out pictures" in page and "Choose the document" not in page
    assert not Document.objects.exists()


def test_no_file_is_asked_for(made: Made, client: Client) -> None:
    page = client.post(f"{HERE}new/", {}).content.decode()
    assert page.count("Choose the document to bring in") == 2  # the summary and the field


@pytest.fixture
def scanner(tmp_path: Path, settings: Any) -> Path:
    """A scanner that lets in what does not hold the word VIRUS, and writes down which path it was given."""
    script = tmp_path / "scan.py"
    seen = tmp_path / "seen"
    script.write_text(
        f"import sys, pathlib\np = pathlib.Path(sys.argv[1])\npathlib.Path({str(seen)!r}).write_text(str(p))\n"
        "sys.exit(1 if b'VIRUS' in p.read_bytes() else 0)\n"
    )
    settings.SCANNER = f"{sys.executable} {script}"
    return seen


def test_a_scanner_refuses_by_its_exit_code_before_anything_is_kept(made: Made, client: Client, scanner: Path) -> None:
    page = send(client, b"# Plan\n\nVIRUS\n", "secret name.md").content.decode()
    assert "The virus scanner did not let the file in" in page and not Document.objects.exists()
    path = Path(scanner.read_text())
    assert not path.exists() and re.fullmatch(r"[0-9a-f]{32}\.md", path.name)
    assert send(client, b"# Plan\n\nWords\n", "plan.md").status_code == 200 and Document.objects.count() == 1


@pytest.mark.parametrize("command", ["/nowhere/scanner", f"{sys.executable} -c 'import time; time.sleep(9)'"])
def test_a_scanner_that_does_not_answer_lets_nothing_in(
    made: Made, client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    settings.SCANNER = command
    monkeypatch.setattr(scanning, "_MOST_SECONDS", 0.5)
    assert "could not be checked for viruses" in send(client, b"# Plan", "plan.md").content.decode()
    assert not Document.objects.exists()


def test_the_same_file_again_leads_to_the_earlier_one(made: Made, client: Client) -> None:
    first = sent(client, word_plan())
    again = send(client, bytes(first.content), "another name.docx")
    assert again.redirect_chain[-1][0] == f"{HERE}{first.pk}/" and "has been sent before" in again.content.decode()
    assert Document.objects.count() == 1


def test_the_file_comes_back_as_an_attachment_only(made: Made, client: Client) -> None:
    content = word_plan()
    answer = client.get(f"{HERE}{sent(client, content).pk}/file")
    assert answer.content == content and answer["X-Content-Type-Options"] == "nosniff"
    assert (
        answer["Content-Disposition"].startswith("attachment;") and answer["Content-Type"] == "application/octet-stream"
    )
