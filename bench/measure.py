"""Measuring: the shortest of several runs, the memory of a process and its children, an installation to measure in."""

import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One line of the report: what was measured against what, and the limit it must keep."""

    what: str
    value: float
    limit: float | None  # None: told for its own sake
    unit: str
    note: str = ""

    @property
    def kept(self) -> bool:
        return self.limit is None or self.value <= self.limit


def in_an_installation(code: str) -> Any:
    """What a program prints as its last line, as JSON, that is run in an installation of its own, just migrated."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "ANSWERABLE_DATA": folder, "ANSWERABLE_SECOND_STEP": "no"}
        answerable = [sys.executable, "-m", "answerable"]
        subprocess.run([*answerable, "migrate", "-v", "0"], env=environment, check=True)
        command = [*answerable, "shell", "-v", "0", "-c", code]
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def shortest(work: Callable[[], Any], *, runs: int = 3) -> float:
    """Seconds of the shortest of `runs`: the least disturbed by whatever else the machine does. As in timeit, garbage
    is collected between the runs and not within them."""
    times = []
    for _ in range(runs):
        gc.collect()
        gc.disable()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
        gc.enable()
    return min(times)


def peak_of(pid: int) -> float:
    """The largest resident memory in MB that a process and its children have had so far."""
    found = _peak(pid)
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        found = max([found, *(peak_of(int(child)) for child in children.read_text().split())])
    return found


def _peak(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0.0
