"""What a backup or an export says of itself, signed with the history's key: among it the head of each chain then."""

import hashlib
import hmac
import json
import tarfile
import zipfile
from pathlib import Path
from typing import Any

from django.conf import settings

IN_BACKUP, IN_EXPORT = "manifest.json", "datapackage.json"
Manifest = dict[str, Any]


class NoManifest(Exception):
    """A file is no backup and no export, or it is damaged. Says what is wrong in a sentence."""


def _signature(manifest: Manifest) -> str:
    said = {name: value for name, value in manifest.items() if name != "signature"}
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hmac.new(str(settings.HISTORY_KEY).encode(), text.encode(), hashlib.sha256).hexdigest()


def signed(manifest: Manifest) -> Manifest:
    return {**manifest, "signature": _signature(manifest)}


def is_signed(manifest: Manifest) -> bool:
    """Whether a manifest is as this installation's key signed it."""
    return hmac.compare_digest(str(manifest.get("signature", "")), _signature(manifest))


def read_manifest(file: Path) -> Manifest:
    """The manifest of a backup (a tar) or an export (a zip). Raises NoManifest."""
    try:
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                found = json.loads(archive.read(IN_EXPORT))
        else:
            with tarfile.open(file, "r:") as archive:
                member = archive.extractfile(IN_BACKUP)
                found = json.loads(member.read()) if member else None
    except FileNotFoundError:
        raise NoManifest(f"There is no file {file}.") from None
    except (KeyError, OSError, ValueError, EOFError, tarfile.TarError, zipfile.BadZipFile):
        raise NoManifest(f"{file} is no backup and no export of Answerable, or it is damaged.") from None
    if not isinstance(found, dict) or not {"answerable", "at", "heads", "signature"} <= set(found):
        raise NoManifest(f"{file} does not say what a backup or an export of Answerable says of itself.")
    return found
