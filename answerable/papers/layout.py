"""A council's template as data: read from a TOML file, kept with each paper that uses it."""

import tomllib
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

FOLDER = Path(__file__).parent / "layouts"
STANDARD = FOLDER / "scrutiny-committee.toml"


class SectionLayout(BaseModel):
    """One section of the covering report; the keys are explained in layouts/scrutiny-committee.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    key: str
    title: str
    hint: str = ""
    written: bool = False
    required: bool = False
    numbered: bool = True
    officer: bool = False
    resolution: bool = False
    part: str = ""


class Layout(BaseModel):
    """A whole template: the header block's lines and the sections, in order."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    header: list[str]
    section: list[SectionLayout]

    def written(self) -> list[SectionLayout]:
        return [section for section in self.section if section.written]


def read_layout(path: Path = STANDARD) -> Layout:
    """The template in a TOML file. Raises pydantic.ValidationError naming the line's key where one is not known."""
    return Layout.model_validate(tomllib.loads(path.read_text("utf-8")))


def layout_from(kept: dict[str, Any]) -> Layout:
    """The template as a paper kept it."""
    return Layout.model_validate(kept)
