"""Who is there in the stories: one of each role, so that anybody can sign in."""

import pytest

from tests.board import Made, make


@pytest.fixture
def made() -> Made:
    return make(everybody=True)
