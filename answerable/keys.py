"""Secrets that an installation makes for itself the first time it needs them."""

import os
import secrets
from pathlib import Path


def kept_key(folder: Path, name: str) -> str:
    """The key called `name`, kept in `folder/keys/` with owner-only rights; made on first use.

    Two processes that start together agree: the file is created exclusively and the loser reads the winner's.
    """
    path = folder / "keys" / name.lower()
    try:
        return path.read_text()
    except FileNotFoundError:
        for made in (folder, path.parent):
            made.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fd = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(fd, "w") as file:
        file.write(secrets.token_urlsafe(48))
    try:
        os.link(fresh, path)  # fails if another process was first; never leaves a half-written key
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
    return path.read_text()
