"""The `answerable` command: Django's, with this project's settings."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.settings")
    from django.conf import settings
    from django.core.management import execute_from_command_line

    if sys.argv[1:2] not in ([], ["read"], ["help"], ["--help"], ["--version"]):
        # The folder holds the database, with people's posts and passwords' hashes: its owner's alone.
        settings.DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    execute_from_command_line(["answerable", *sys.argv[1:]])


if __name__ == "__main__":
    main()
