"""Secrets that an installation makes for itself the first time it needs them; what is kept of secrets it gives away."""

import os
import secrets
from hashlib import sha256
from pathlib import Path


def hashed(secret: str) -> str:
    """What is kept of a secret that somebody else holds, in 64 hex digits. A plain hash is enough for one of 256 random
    bits, since none can be guessed; what has fewer needs a limit of tries beside it."""
    return sha256(secret.encode("utf-8", "replace")).hexdigest()


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
