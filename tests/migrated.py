"""A database that `answerable migrate` made, as a file: made once in a run, since that takes some seconds."""

import fcntl
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from django.conf import settings


def migrated_into(folder: Path) -> None:
    """Puts the file where an installation with this data folder looks for it. The first of several processes that ask
    makes it, and the others wait; other migrations than those of today make another."""
    migrations = sorted(settings.PACKAGE.glob("*/migrations/*.py"))
    kept = settings.DATA_DIR / "migrated" / sha256(b"".join(file.read_bytes() for file in migrations)).hexdigest()[:16]
    kept.mkdir(exist_ok=True, parents=True)
    made, folder_of_one = kept / "answerable.sqlite3", kept / "making"
    with (kept / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            environment = {k: v for k, v in os.environ.items() if not k.startswith(("ANSWERABLE_", "DATABASE_"))}
            environment |= {"ANSWERABLE_DATA": str(folder_of_one), "DJANGO_SETTINGS_MODULE": "answerable.settings"}
            command = [sys.executable, "-m", "answerable", "migrate", "--verbosity", "0"]
            subprocess.run(command, env=environment, check=True)
            (folder_of_one / "answerable.sqlite3").rename(made)
    folder.mkdir(exist_ok=True)
    shutil.copy(made, folder)
