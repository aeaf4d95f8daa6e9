"""What somebody sends who is not signed in is kept nowhere, not for a moment."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from answerable.access.roles import Role
from tests.board import Made
from tests.example_plan import add_plan

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", ["a stranger", "the manager"])
def test_a_stranger_s_file_is_let_go_of_as_it_comes(made: Made, settings: Any, tmp_path: Path, who: str) -> None:
    add_plan(made)
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    made_files: list[str] = []
    real = tempfile.NamedTemporaryFile

    def noting(*args: Any, **kwargs: Any) -> Any:
        made_files.append(str(kwargs.get("suffix")))
        return real(*args, **kwargs)

    client = Client(enforce_csrf_checks=True)
    if who == "the manager":
        client.force_login(made.users[Role.MANAGER])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.core.files.uploadedfile.tempfile.NamedTemporaryFile", noting)
        sent = SimpleUploadedFile("large.md", b"# A plan\n" * 400_000)
        answer = client.post("/boards/eastmarsh/documents/new/", {"file": sent})
    assert answer.status_code in {302, 403}
    assert bool(made_files) == (who == "the manager")  # else the test would see nothing
