"""A site that is really served, people who write to it through its forms, and whether what they wrote is whole."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

from tests.keeping.places import Place

SESSIONS = """
import sys
from django.test import Client
from answerable.access.models import User
for n in range(int(sys.argv[1])):
    client = Client()
    role = ("business_manager", "quality_assurance_officer")[n % 2]
    client.force_login(User.objects.get(email=f"{role}@eastmarsh.example"))
    print(client.session.session_key)
"""
# Every record with its states and its event, and every event with its record; and each action that was acknowledged.
WHOLE = """
import sys
from django.apps import apps
from django.core.management import call_command
from answerable.history.models import Event
from answerable.plan.models import Action, Answerer
named = {}
for subject, fields in Event.objects.values_list("subject", "fields"):
    label, _, key = subject.partition(":")
    named.setdefault(label, set()).update([int(key)] if key.isdecimal() else [f for f in fields if isinstance(f, int)])
for model in apps.get_app_config("plan").get_models():
    if not hasattr(model, "instance_type"):
        columns = [field.attname for field in model._meta.concrete_fields]
        kept = {row["id"]: row for row in model.objects.values(*columns)}
        newest = {row["id"]: row for row in model.history.order_by("history_id").values(*columns)}
        assert newest == kept, f"{model}: a record without its state, or a state without its record"
        assert named.get(model._meta.label, set()) == set(kept), f"{model}: a record or its event is missing"
for ref in sys.argv[1:]:
    action = Action.objects.get(ref=ref)
    assert action.text.startswith(f"Action {ref}, whole") and Answerer.objects.filter(action=action).count() == 1, ref
call_command("history", "verify")
print(Action.objects.filter(ref__startswith="w.").count())
"""


def until(seconds: float, true: Callable[[], bool]) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.1)


class Site:
    """`answerable serve` on a free port of this machine."""

    def __init__(self, place: Place) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "answerable", "serve", "--port", str(self.port), "--no-migrate"],
            env=place.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            until(60, self.answers)
        except AssertionError:
            self.kill()
            raise

    def answers(self) -> bool:
        try:
            return ask(self.port, "GET", "/about/help/")[0] == 200
        except (HTTPException, OSError):
            return False

    def kill(self) -> None:
        """SIGKILL to all of it at once, as a power cut would: the server, what it began, and the worker."""
        if self.process.poll() is not None:
            return
        began = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        children = [int(pid) for path in began for pid in path.read_text().split()]
        os.killpg(self.process.pid, signal.SIGKILL)
        for child in children:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        self.process.wait(10)


def ask(
    port: int, method: str, path: str, cookies: dict[str, str] | None = None, form: str = ""
) -> tuple[int, str, str]:
    """Status, Location and page of one request; what the answer sets is kept in `cookies`."""
    kept = {} if cookies is None else cookies
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in kept.items())}
    if form:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    line = HTTPConnection("127.0.0.1", port, timeout=15)
    with closing(line):
        line.request(method, path, form, headers)
        answer = line.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            kept[name] = value
        return answer.status, answer.headers.get("Location", ""), answer.read().decode()


class Writer(threading.Thread):
    """Somebody at a browser of their own who adds actions one after another, each by its form, until told to stop.

    `acknowledged` are the refs of which the site said that they are saved; `refused` the answers that said otherwise;
    `silent` how often there was no answer."""

    def __init__(self, port: int, form: str, session: str, name: str, count: int) -> None:
        super().__init__(daemon=True)
        self.port, self.form, self.count, self.called = port, form, count, name
        self.cookies = {"sessionid": session}
        self.acknowledged: list[str] = []
        self.refused: list[str] = []
        self.silent = 0
        self.stop = threading.Event()

    def run(self) -> None:
        for n in range(self.count):
            if self.stop.is_set():
                return
            try:
                self.add(f"w.{self.called}.{n}")
            except (HTTPException, OSError):
                self.silent += 1
                time.sleep(0.1)

    def add(self, ref: str, more: str = "") -> bool:
        """Whether one action was saved."""
        status, to, page = ask(self.port, "GET", self.form, self.cookies)
        if status == 200:
            hidden = dict(re.findall(r'name="(csrfmiddlewaretoken|writer|version)" value="([^"]*)"', page))
            said = {"ref": ref, "text": f"Action {ref}, whole{more}", "leads": "Eastmarsh Council", **hidden}
            status, to, page = ask(self.port, "POST", self.form, self.cookies, urlencode(said))
        if status == 302 and "/plan/" in to:
            self.acknowledged.append(ref)
            return True
        self.refused.append(page)
        time.sleep(0.05)
        return False


def writers(place: Place, site: Site, people: int, count: int) -> list[Writer]:
    """People who are signed in, each about to add `count` actions."""
    objective = place.python(
        "from answerable.plan.models import Objective; print(Objective.objects.first().pk)"
    ).strip()
    form = f"/boards/eastmarsh/plan/objectives/{objective}/actions/new/"
    sessions = place.python(SESSIONS, people).split()
    return [Writer(site.port, form, session, str(n), count) for n, session in enumerate(sessions)]


def acknowledged(of: list[Writer]) -> list[str]:
    return [ref for writer in of for ref in writer.acknowledged]


def assert_whole(place: Place, of: list[Writer]) -> None:
    """Every write that was acknowledged is there, whole; nothing is half there; the history holds."""
    kept = int(place.python(WHOLE, *acknowledged(of)).split()[-1])
    assert kept >= len(acknowledged(of))
