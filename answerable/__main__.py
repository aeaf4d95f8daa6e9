"""The `answerable` command: Django's, with this project's settings."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["answerable", *sys.argv[1:]])


if __name__ == "__main__":
    main()
