"""A paper's template as data: read from a TOML file, kept with each paper that uses it."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, ValidationError

FOLDER = Path(__file__).parent / "layouts"
NONE_BEFORE = "The board has published no paper for an earlier meeting, so this may be left empty."
STANDARD = FOLDER / "scrutiny-committee.toml"


@dataclass(frozen=True)
class Kind:
    """What papers of a kind are called, and whether they go out with a committee's agenda; else there is a day by which
    the board publishes them. `about` says in a sentence what such a paper is; `whole_year`: it tells of every round of
    the plan, not of the newest alone; `standard` is its template where no council has one."""

    name: str
    about: str
    agenda: bool
    whole_year: bool
    standard: str

    @property
    def layout(self) -> Path:
        return FOLDER / f"{self.standard}.toml"


KINDS = {
    "progress": Kind(
        "Progress report",
        "To a council’s scrutiny committee, with the agenda of its meeting: how far the plan has come, and what became "
        "of what the last report promised.",
        agenda=True,
        whole_year=False,
        standard="scrutiny-committee",
    ),
    "annual": Kind(
        "Annual report",
        "The board’s own report on a whole year of the plan: what was done, how well it worked, and what shows it.",
        agenda=False,
        whole_year=True,
        standard="annual-report",
    ),
}


class SectionLayout(BaseModel):
    """One section of the covering report; the keys are explained in layouts/scrutiny-committee.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    key: str
    title: str
    hint: str = ""
    example: str = ""
    written: bool = False
    required: bool = False
    previous: bool = False
    numbered: bool = True
    officer: bool = False
    resolution: bool = False
    part: str = ""


class Layout(BaseModel):
    """A whole template: what kind of paper it makes, the header block's lines and the sections, in order."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    kind: Literal["progress", "annual"] = "progress"
    header: list[str]
    section: list[SectionLayout]

    @property
    def agenda(self) -> bool:
        """Whether a paper goes out with a committee's agenda."""
        return KINDS[self.kind].agenda

    @property
    def whole_year(self) -> bool:
        """Whether it tells of every round of the plan."""
        return KINDS[self.kind].whole_year

    @property
    def parts(self) -> frozenset[str]:
        """The parts of the record that it has."""
        return frozenset(section.part for section in self.section if section.part)

    def written(self) -> list[SectionLayout]:
        return [section for section in self.section if section.written]

    def of_a_first_paper(self) -> Self:
        """The same where no paper was published before: what is about the paper before is then required of nobody."""
        section = [
            s.model_copy(update={"required": False, "hint": f"{s.hint} {NONE_BEFORE}"}) if s.previous else s
            for s in self.section
        ]
        return self.model_copy(update={"section": section})


class LayoutRefused(ValueError):
    """The file is no template. The message says which file, what is wrong in it and where."""


def read_layout(path: Path = STANDARD) -> Layout:
    """The template in a TOML file. Raises LayoutRefused."""
    try:
        return Layout.model_validate(tomllib.loads(path.read_text("utf-8")))
    except ValidationError as error:
        slips = [f"{_place(slip['loc'])}: {slip['msg']}" for slip in error.errors()]
        raise LayoutRefused(f"{path.name}: {'; '.join(slips)}.") from None
    except (OSError, ValueError) as error:
        raise LayoutRefused(f"{path.name}: {error}") from None


def _place(loc: tuple[int | str, ...]) -> str:
    """Where in the file: "section > 2 > title", sections counted from 1."""
    return " > ".join(str(part + 1 if isinstance(part, int) else part) for part in loc)


def available(folder: Path) -> dict[str, Path]:
    """The templates to choose from, by file name without its ending: ours, and what an installation has in `folder`."""
    return {path.stem: path for place in (FOLDER, folder) for path in sorted(place.glob("*.toml"))}


def layout_from(kept: dict[str, Any]) -> Layout:
    """The template as a paper kept it."""
    return Layout.model_validate(kept)
