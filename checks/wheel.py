"""Whether the wheel stands on its own: installed into an empty environment, without Node or this checkout in reach,
it reads a document, makes the example with all its files, and serves the sign-in page with its style."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from checks.locks import UV

PLAN = "# Business plan 2012/13\n\n| Ref | Action |\n|---|---|\n| 1.1 | Train every school's lead |\n"
# One file of each renderer: its templates, its layout and its fonts came along.
WRITTEN = ("paper.html", "paper.docx", "paper.pdf", "slides.pptx")


def main() -> None:
    subprocess.run(["make", "--silent", "wheel"], check=True)
    wheel = next(Path("dist").glob("answerable-*.whl")).absolute()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        install(wheel, folder)
        (folder / "plan.md").write_text(PLAN, "utf-8")
        if "Train every school's lead" not in run(folder, "read", "plan.md"):
            sys.exit("The wheel installs, but its command does not read a small document.")
        run(folder, "example", "--out", "out")
        if missing := [file for file in WRITTEN if not (folder / "out" / file).exists()]:
            sys.exit(f"The wheel installs, but its example wrote no {', '.join(missing)}.")
        page, style = served(folder)
    if "Sign in" not in page or len(style) < 10_000:
        sys.exit("The wheel installs, but its sign-in page or its style sheet is missing.")
    print(f"{wheel.name}: alone in an empty environment it reads, writes the example's paper and serves the site.")


def install(wheel: Path, folder: Path) -> None:
    """An empty environment with the locked packages and the wheel; by uv, since pip takes a minute."""
    python = f"{folder}/env/bin/python"
    subprocess.run([*UV, "venv", "--quiet", "--python", sys.executable, f"{folder}/env"], check=True)
    pip = [*UV, "pip", "install", "--quiet", "--python", python]
    subprocess.run([*pip, "--require-hashes", "-r", "requirements.lock"], check=True)
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True)


def alone(folder: Path) -> dict[str, str]:
    """An environment from which neither Node nor this checkout can be found."""
    kept = {name: os.environ[name] for name in ("LANG", "LC_ALL") if name in os.environ}
    own = {"PATH": f"{folder}/env/bin", "HOME": str(folder), "ANSWERABLE_DATA": f"{folder}/data"}
    return {**kept, **own, "ANSWERABLE_EXAMPLE": "1"}


def run(folder: Path, *words: str) -> str:
    command = [f"{folder}/env/bin/answerable", *words]
    return subprocess.run(command, env=alone(folder), cwd=folder, check=True, stdout=subprocess.PIPE, text=True).stdout


def served(folder: Path) -> tuple[str, str]:
    """The sign-in page and the style sheet as the installed command serves them."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [f"{folder}/env/bin/answerable", "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=alone(folder), cwd=folder, stdout=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        return fetched(f"{address}/accounts/login/"), fetched(f"{address}/static/ui/dist/ui.css")
    finally:
        server.terminate()
        server.wait(20)


def fetched(url: str) -> str:
    for _ in range(120):
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                return str(response.read(), "utf-8")
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.25)
    sys.exit(f"{url} did not answer within 30 seconds.")


if __name__ == "__main__":
    main()
