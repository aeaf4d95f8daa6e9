"""`answerable serve` starts the site and one worker, and no worker is left when it ends, however it ends."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from django.core.management import CommandError, call_command

from tests.intake.plans import word_plan

pytestmark = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="processes are looked up in /proc")

QUEUE = """
import django, sys; django.setup()
from answerable.access.roles import Role
from answerable.intake.tasks import take_in
from tests.board import make
made = make()
take_in(made.manager, made.board, "plan.docx", open(sys.argv[1], "rb").read())
"""
STATE = """
import django; django.setup()
from answerable.intake.models import Document
print(Document.objects.get().state)
"""


def until(true: Callable[[], bool], seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.2)


class Served:
    def __init__(self, folder: Path, **environment: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.environment = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "ANSWERABLE_EXAMPLE")}
        self.environment |= {"ANSWERABLE_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "answerable.settings"}
        self.environment |= environment
        command = [sys.executable, "-m", "answerable", "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(
            command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            until(self.answers, 120)  # it makes its database first
        except AssertionError:
            self.end()
            raise

    def end(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)

    def answers(self) -> bool:
        try:
            return urlopen(f"http://127.0.0.1:{self.port}/about/help/").status == 200
        except (HTTPError, OSError):
            return False

    def run(self, code: str, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments], env=self.environment, capture_output=True, check=True
        )
        return done.stdout.decode().strip()

    def workers(self) -> list[int]:
        """The workers that have this folder as their data."""
        mine = f"ANSWERABLE_DATA={self.environment['ANSWERABLE_DATA']}".encode()
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                working = b"\0work\0" in (process / "cmdline").read_bytes()
                if working and mine in (process / "environ").read_bytes().split(b"\0"):
                    found.append(int(process.name))
            except OSError:
                continue  # it has ended, or is another's
        return found


def test_site_and_worker_end_together_however_they_end(tmp_path: Path) -> None:
    served = Served(tmp_path)
    try:
        a_document_that_waits_is_read_and_both_end(served, tmp_path)
    finally:
        served.end()
    again = Served(tmp_path)
    try:
        until(lambda: len(again.workers()) == 1)
    finally:
        again.end()
    until(lambda: again.workers() == [], 10)  # though the site was killed


def test_a_port_that_is_taken_is_told_before_anything_begins() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=rf"at 127.0.0.1:{port}.*--port {port + 1}"):
            call_command("serve", "--port", str(port), "--no-migrate")


def a_document_that_waits_is_read_and_both_end(served: Served, folder: Path) -> None:
    (folder / "plan.docx").write_bytes(word_plan())
    served.run(QUEUE, str(folder / "plan.docx"))
    until(lambda: served.run(STATE) == "read")
    (worker,) = served.workers()
    os.kill(worker, signal.SIGKILL)
    until(lambda: bool(set(served.workers()) - {worker}), 10)  # another takes its place
    served.process.terminate()
    assert served.process.wait(20) == 0
    until(lambda: served.workers() == [], 5)
