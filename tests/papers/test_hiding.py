"""What a paper hides is in none of its files, in no form; and no later paper gives it away."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
import time_machine

from answerable.access.roles import Role
from answerable.evidence.changes import change_measure, define_measure, enter_value
from answerable.evidence.models import Measure as MeasureKept
from answerable.evidence.record import EvidenceRecord, Measure, Observation
from answerable.papers import changes
from answerable.papers.build.paper import build
from answerable.papers.models import Paper
from answerable.papers.render import made as file_of
from answerable.papers.tree import Paper as Tree
from bench.made import source
from tests.board import Made, make
from tests.example_plan import add_plan
from tests.papers.test_changes import WORDS, cleared, publish

QUARTERS = [date(2011, 4, 1), date(2011, 7, 1), date(2011, 10, 1), date(2012, 1, 1), date(2012, 4, 1), date(2012, 7, 1)]


def record(small: int) -> EvidenceRecord:
    """One plan's figures: quarters of which one is `small`, as is their baseline, their year, and a whole with its two
    parts, the rest of which is `small`. Whatever that is, the totals are the same."""
    by_quarter = [4321, 5877, small, 4133 - small, 6218]
    periods = [*zip(QUARTERS, QUARTERS[1:], by_quarter, strict=False), (QUARTERS[0], QUARTERS[4], 14331)]
    told = [(1, start, after, count, None) for start, after, count in periods]
    told += [(number, QUARTERS[0], QUARTERS[4], count, None) for number, count in ((2, 3970), (3, 3970 - small))]
    told += [(4, QUARTERS[0], QUARTERS[4], small, None), (5, QUARTERS[0], QUARTERS[4], 2906 - small, 2906)]
    what = {1: "children seen", 2: "children referred", 3: "of them girls", 4: "of them boys", 5: "plans in time"}
    measures = [
        Measure(
            *(n, 1, "", words, "series", "", "up", 1, "", "", "", None, "agency itself", "records", n, {}),
            people=True,
            baseline=float(small),
            baseline_words="April to June 2008",
        )
        for n, words in what.items()
    ]
    observations = [
        Observation(
            *(pk, of, 1, float(count), f"{count:,}", "", None, whole, None, None, f"{start:%b %Y} to {after:%b %Y}"),
            *(start, after - timedelta(days=1), False, False),
        )
        for pk, (of, start, after, count, whole) in enumerate(told, 1)
    ]
    return EvidenceRecord(measures, observations, [], [])


def tree(small: int) -> Tree:
    return build(replace(source(2), evidence=record(small))).paper


def content(name: str, file: bytes) -> Iterator[str]:
    """Everything that can be read in a file: of a zip every part, and of parts that are zips theirs; of a PDF its words
    and its properties."""
    if name.endswith(".pdf"):
        document = pypdfium2.PdfDocument(file)
        yield from (page.get_textpage().get_text_bounded() for page in document)
        yield str(document.get_metadata_dict())
    elif zipfile.is_zipfile(io.BytesIO(file)):
        parts = zipfile.ZipFile(io.BytesIO(file))
        for each in parts.namelist():
            yield from content(each, parts.read(each))
    elif not name.endswith(".png"):
        yield file.decode("utf-8", "ignore")


def test_two_records_that_differ_in_what_is_hidden_make_the_same_paper() -> None:
    """So nothing of it can be in any file: no value, chart, note, alternative text or order."""
    assert tree(3) == tree(4)


@pytest.mark.parametrize("name", ["paper.html", "paper.docx", "appendix-2.pdf", "slides.pptx"])
def test_no_file_holds_a_number_that_is_hidden(name: str) -> None:
    """4,130 would give the small quarter away, 3,967 the boys, and 2,903 of 2,906 those that were late."""
    text = "\n".join(content(name, file_of(tree(3), name)))
    assert re.findall(r"(?<!\d)(?:4,?130|3,?967|2,?903)(?!\d)", text) == []
    assert name == "slides.pptx" or "5,877" in text, "what may be shown is found"


pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Made:
    return make()


@pytest.fixture
def paper(made: Made) -> Paper:
    paper = add_plan(made)
    for key, block in WORDS.items():
        paper = changes.write_section(by=made.manager, paper=paper, key=key, **block)
    return paper


def enter(made: Made, measure: MeasureKept, start: date, end: date, value: int) -> None:
    period = {"period_words": f"{start:%b} to {end:%b %Y}", "period_from": start, "period_to": end}
    with time_machine.travel("2013-01-10 12:00Z", tick=False):
        enter_value(by=made.manager, measure=measure, values={"value": value, **period})


def missing(made: Made, paper: Paper) -> MeasureKept:
    with time_machine.travel("2013-01-10 12:00Z", tick=False):
        values = {"what": "children missing", "kind": "count", "polarity": "down", "people": True}
        measure = define_measure(by=made.manager, plan=paper.plan, values=values)
    enter(made, measure, date(2012, 4, 1), date(2012, 6, 30), 10)
    enter(made, measure, date(2012, 7, 1), date(2012, 9, 30), 12)
    enter(made, measure, date(2012, 10, 1), date(2012, 12, 31), 3)
    return measure


def values(paper: Paper, measure: MeasureKept) -> list[str]:
    return [line.value for line in changes.built(paper).lines if line.measure.id == measure.pk]


def test_a_later_paper_gives_nothing_away_that_a_published_one_hides(made: Made, paper: Paper, tmp_path: Path) -> None:
    measure = missing(made, paper)
    assert values(paper, measure) == ["10", "12", "c"]
    published = publish(made, cleared(made, paper), tmp_path)
    assert {count["count"] for count in published.counts_shown} == {10, 12}
    before = changes.said(changes.built(published))
    enter(made, measure, date(2012, 4, 1), date(2012, 12, 31), 25)
    later = changes.correct_paper(by=made.manager, paper=published, correction="The total is new.")
    assert values(later, measure) == ["10", "12", "c", "c"], "10 and 12 are known, so the total is not to be"
    assert before != changes.said(changes.built(later))
    change_measure(by=made.manager, measure=measure, values={"people": False})
    assert values(later, measure) == ["10", "12", "3", "25"]


def test_a_draft_hides_for_itself_alone(made: Made, paper: Paper) -> None:
    """A paper that is not published has told nobody anything."""
    measure = missing(made, paper)
    changes.move(by=made.actor(Role.MANAGER), paper=paper, to="accuracy check", post="x")
    enter(made, measure, date(2012, 4, 1), date(2012, 12, 31), 25)
    assert values(Paper.objects.get(), measure) == ["c", "12", "c", "25"]
