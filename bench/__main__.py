"""`make bench`: measures, prints a report, and exits non-zero where a limit is not kept."""

import os
import platform
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.settings")


def main() -> int:
    import django

    django.setup()
    from bench import load, papers, questions, reading, trust, web

    print(f"Python {platform.python_version()}, {os.cpu_count()} cores\n")
    broken = 0
    for room in (reading, papers, questions, trust, web, load):
        for figure in room.figures():
            verdict = "told  " if figure.limit is None else "kept  " if figure.kept else "BROKEN"
            limit = "no limit" if figure.limit is None else f"at most {figure.limit:g} {figure.unit}"
            broken += not figure.kept
            value = f"{figure.value:7.1f} {figure.unit}"
            print(f"{verdict} {value:<11} {limit:<13} {figure.what}", flush=True)
            if figure.note:
                print(f"         {figure.note}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
