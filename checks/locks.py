"""Whether the lock files still say what pyproject.toml asks for; `--write` makes them anew, keeping pins that fit."""

import subprocess
import sys
import tempfile
from pathlib import Path

# The system's own certificates, so that it works in a network that has its own.
UV = [sys.executable, "-m", "uv", "--system-certs"]
LOCKS = {
    "requirements.lock": [],
    "requirements-saml.lock": ["--extra", "saml"],
    "requirements-dev.lock": ["--extra", "saml", "--extra", "dev"],
}


def compile_lock(out: Path, extra: list[str]) -> None:
    """Compile one lock file over what is in it: pins that still fit are kept, so an unchanged input changes nothing."""
    command = [
        *(*UV, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
        *("--generate-hashes", "--no-emit-index-url", "--no-header", *extra, "pyproject.toml", "-o", str(out)),
    ]
    subprocess.run(command, check=True)


def main() -> None:
    stale = []
    for name, extra in LOCKS.items():
        if "--write" in sys.argv:
            compile_lock(Path(name), extra)
            continue
        with tempfile.TemporaryDirectory() as folder:
            fresh = Path(folder) / name
            fresh.write_text(Path(name).read_text("utf-8"), "utf-8")
            compile_lock(fresh, extra)
            if fresh.read_text("utf-8") != Path(name).read_text("utf-8"):
                stale.append(name)
    if stale:
        sys.exit(f"{', '.join(stale)}: not what pyproject.toml asks for. Run `make lock`.")


if __name__ == "__main__":
    main()
