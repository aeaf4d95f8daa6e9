"""The data folder is the owner's alone: it holds the keys and, where nothing else is said, the database."""

from pathlib import Path

from answerable.keys import kept_key


def test_the_data_folder_and_its_keys_are_the_owner_s_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    kept = kept_key(folder, "ANSWERABLE_TEST_KEY")
    assert kept == kept_key(folder, "ANSWERABLE_TEST_KEY") and len(kept) >= 32
    for path in (folder, *folder.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path
