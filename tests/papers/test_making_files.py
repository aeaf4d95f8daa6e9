"""Files of drafts are made two at a time, and each by itself, so that whoever asks for many holds nobody else up."""

from pathlib import Path

import pytest
from django.test import Client

from answerable.access.roles import Role
from answerable.papers import changes
from answerable.papers.models import Paper
from answerable.papers.render.child import render_in_child
from answerable.papers.views.papers import _MAKING
from tests.board import Made

pytestmark = pytest.mark.django_db


def test_a_third_file_is_refused_in_a_sentence_while_two_are_made(made: Made, plan_in: Paper, client: Client) -> None:
    client.force_login(made.users[Role.MANAGER])
    url = f"/boards/eastmarsh/papers/{plan_in.pk}/files/paper.html"
    with _MAKING, _MAKING:
        assert "Other files are being made at this moment" in client.get(url, follow=True).text
    assert client.get(url).status_code == 200
    assert client.get(url.replace("paper.html", "nothing.html")).status_code == 404
    with _MAKING, _MAKING:  # what was refused or not there has given its place back
        pass


def test_one_file_is_made_alone(made: Made, plan_in: Paper, tmp_path: Path) -> None:
    whole = changes.built(plan_in).paper
    assert [file.name for file in render_in_child(whole, tmp_path, only="paper.html")] == ["paper.html"]
    assert [file.name for file in tmp_path.iterdir()] == ["paper.html"]
