"""The `answerable` command: Django's, with this project's settings."""

import os
import sys

_FIRST = ("read", "example", "serve", "board", "appoint", "import", "paper", "backup", "restore", "export")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.settings")
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        folder = settings.DATA_DIR
    except ImproperlyConfigured as wrong:
        sys.exit(f"Nothing was done, because of what the environment says:\n{wrong}")
    if sys.argv[1:2] not in ([], ["read"], ["help"], ["--help"], ["-h"], ["--version"]):
        # The folder holds the database, with people's posts and passwords' hashes: its owner's alone.
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            sys.exit(f"ANSWERABLE_DATA: the folder {folder} cannot be made ({error.strerror}). Name one that can.")
    if sys.argv[1:] in ([], ["help"], ["--help"], ["-h"]):
        sys.stdout.write(f"{_our_commands()}\n")
        return
    execute_from_command_line(["answerable", *sys.argv[1:]])


def _our_commands() -> str:
    """Our commands, each with the first sentence of its help, in the order in which somebody meets them."""
    import django
    from django.core.management import get_commands, load_command_class

    django.setup()
    ours = [name for name, room in get_commands().items() if room.startswith("answerable.")]
    lines = []
    for name in sorted(ours, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)):
        said = load_command_class(get_commands()[name], name).help
        lines.append(f"  {name:<16}{said.partition('. ')[0].removesuffix('.')}.")
    return "\n".join(
        [
            "usage: answerable COMMAND …",
            "",
            *lines,
            "",
            "What a command takes: answerable COMMAND --help",
            "Django's own commands, such as migrate, are there as well: answerable help --commands",
        ]
    )


if __name__ == "__main__":
    main()
