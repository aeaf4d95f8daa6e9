"""What the process that reads a stranger's file may use, set by that process for itself before it opens the file."""

import sys

MOST_MEMORY = 230_000_000  # bytes of its own data; with the libraries' code the process stays under 300 MB
MOST_SECONDS = 60  # of processor time
MOST_WALL = 90  # seconds until the parent stops waiting
MOST_OUTPUT = 40_000_000  # bytes of JSON


def limit_self() -> None:
    """Caps this process's memory, processor time, files written and child processes, where the system can."""
    if sys.platform == "win32":
        return
    import resource

    caps = {
        resource.RLIMIT_DATA: MOST_MEMORY,
        resource.RLIMIT_CPU: MOST_SECONDS,
        resource.RLIMIT_FSIZE: MOST_OUTPUT,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in caps.items():
        _, hard = resource.getrlimit(kind)
        if hard == resource.RLIM_INFINITY or hard > most:
            resource.setrlimit(kind, (most, most))
