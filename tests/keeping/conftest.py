import pytest

from tests.keeping.places import BOARD, ON_POSTGRES, Place
from tests.migrated import migrated_into


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """An installation that nobody has used yet, to be copied."""
    place = Place(tmp_path_factory.mktemp("installation") / "place")
    if ON_POSTGRES:
        place.answerable("migrate")
    else:
        migrated_into(place.folder)
    return place


@pytest.fixture(scope="session")
def with_board(empty: Place, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """An installation with one board that somebody has worked on, to be copied; nobody writes to this one."""
    place = empty.copy(tmp_path_factory.mktemp("board") / "place")
    place.python(BOARD)
    return place
