"""The examples of the teaching page, run as somebody copies them: against a live site, with curl and with Python."""

import json
import os
import shutil
import subprocess
import sys
from typing import Any

import lxml.html
import pytest
from django.core.cache import cache
from django.test import Client

from answerable.access.roles import Role
from answerable.api.examples import EXAMPLES
from answerable.challenges.models import Challenge
from answerable.evidence.models import Evidence
from tests.api.asking import add_rooms, token
from tests.board import make
from tests.example_plan import add_plan


def holds(answer: Any, shown: Any) -> bool:
    """Whether an answer has what the page shows of it: each name with its value, each item of a list in its place."""
    if isinstance(shown, dict):
        return isinstance(answer, dict) and all(name in answer and holds(answer[name], shown[name]) for name in shown)
    if isinstance(shown, list):
        pairs = zip(answer, shown, strict=False)
        return isinstance(answer, list) and len(answer) >= len(shown) and all(holds(*pair) for pair in pairs)
    return bool(answer == shown)


def run(command: list[str], words: str) -> Any:
    done = subprocess.run(
        command,
        env={**os.environ, "ANSWERABLE_TOKEN": words},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.django_db(transaction=True)
def test_each_example_answers_what_the_page_shows(live_server: Any) -> None:
    cache.clear()
    made = make()
    add_plan(made)
    add_rooms(made)
    words = token(made, Role.MANAGER)
    page = lxml.html.fromstring(Client(headers={"host": live_server.url.split("/")[2]}).get("/api/").content.decode())
    found = {kind: page.xpath(f"//code[@data-example='{kind}']/text()") for kind in ("curl", "python", "answer")}
    assert {kind: len(texts) for kind, texts in found.items()} == dict.fromkeys(found, len(EXAMPLES))
    here = f"/challenges/{Challenge.objects.get().pk}/"
    for kind in ("curl", "python"):
        found[kind] = [text.replace("/challenges/1/", here) for text in found[kind]]
    for curl, python, shown in zip(found["curl"], found["python"], found["answer"], strict=True):
        assert live_server.url in curl and live_server.url in python
        commands = [[sys.executable, "-c", python]]
        if shutil.which("curl"):
            commands.append(["sh", "-c", curl])
        else:
            print("curl is not on this machine: its examples are not run")
        for command in commands:
            answer = run(command, words)
            assert holds(answer, json.loads(shown)), (command, answer)
    assert Evidence.objects.filter(title="Audit of 40 case files").count() == len(commands)


def test_an_answer_that_is_otherwise_is_found() -> None:
    assert holds({"a": [{"b": 1, "c": 2}, 3]}, {"a": [{"b": 1}]})
    assert not holds({"a": [{"b": 2}]}, {"a": [{"b": 1}]}) and not holds({"a": []}, {"a": [1]})
