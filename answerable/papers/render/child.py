"""Renders in processes of their own, one after another: what typst keeps in memory goes when each ends, and none
can take more than its share. Run as `python -m answerable.papers.render.child OUT NAME...` with the tree's JSON as
input."""

import json
import resource
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from answerable.papers.render import FORMATS, Format, PaperRefused, made, names, picture
from answerable.papers.tree import Paper, from_json, to_json

# Bytes of data: with the libraries' own code the process of a common paper stays under 300 MB. That of a board after
# years may have more, by the size of its tree: a paper that cannot be made could not be published.
MEMORY, FOR_EACH_BYTE, MOST_MEMORY = 250 * 1024 * 1024, 200, 800 * 1024 * 1024
SECONDS = 120


def render_in_child(paper: Paper, out_dir: Path, formats: Iterable[Format] = FORMATS, *, only: str = "") -> list[Path]:
    """As `render`, but each child process may take so much memory (see MEMORY) and two minutes; `only` the file of that
    name, where one is given (none, where the paper has no such file). Raises PaperRefused."""
    wanted = [name for name in names(paper, formats) if only in {"", name}]
    tree = to_json(paper)
    whole = [name for name in wanted if name == "paper.pdf"]
    parts = [name for name in wanted if name.endswith(".pdf") and name not in whole]
    rest = [name for name in wanted if not name.endswith(".pdf")]
    out_dir.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=out_dir) as apart:
        for batch in (rest, whole, parts):
            if batch:
                _run(tree, apart, batch)
        return [(Path(apart) / name).replace(out_dir / name) for name in wanted]


def _run(tree: bytes, out_dir: str, batch: list[str]) -> None:
    command = [sys.executable, "-m", "answerable.papers.render.child", out_dir, *batch]
    try:
        done = subprocess.run(command, input=tree, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
        answer = json.loads(done.stdout or "null")
    except subprocess.TimeoutExpired as error:
        raise PaperRefused("The paper took more than two minutes to make. Make its appendices shorter.") from error
    if answer is None:
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise PaperRefused(f"The paper could not be made in the memory allowed. Make its appendices shorter. ({last})")
    if answer:
        raise PaperRefused(answer)


def _main() -> None:
    out_dir, *batch = sys.argv[1:]
    tree = sys.stdin.buffer.read()
    memory = min(MOST_MEMORY, max(MEMORY, FOR_EACH_BYTE * len(tree)))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    paper, drawn, refused = from_json(tree), cache(picture), ""
    try:
        for name in batch:
            (Path(out_dir) / name).write_bytes(made(paper, name, drawn))
    except PaperRefused as error:
        refused = str(error)
    json.dump(refused, sys.stdout)


if __name__ == "__main__":
    _main()
