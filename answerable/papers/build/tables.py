"""Tables and pictures of a paper, made from rows of words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from answerable.evidence.charts import newest_by_period, series_chart
from answerable.evidence.rules.suppression import HIDDEN
from answerable.papers.build.lines import Line
from answerable.papers.build.source import Source
from answerable.papers.tree import Cell, Column, Figure, Item, List, Paragraph, Row, Span, Table, cell, words
from answerable.ui.charts.drawing import Chart

# A series of fewer periods is read as easily in the table; two points are never a trend.
ENOUGH_TO_DRAW = 4


def table(caption: str, heads: Sequence[tuple[str, float]], rows: Iterable[Sequence[Cell | str]]) -> Table:
    """`heads` are titles with the width of each column, in shares; what is counted stands to the right."""
    return Table(
        caption=caption,
        columns=tuple(
            Column(title=title, width=width, align="right" if title == "How many" else "left") for title, width in heads
        ),
        rows=tuple(Row(cells=tuple(cell(one) if isinstance(one, str) else one for one in row)) for row in rows),
    )


def bullets(texts: Iterable[str]) -> List:
    return List(items=tuple(Item(spans=words(text)) for text in texts))


def said(text: str, link: str = "", to: str = "") -> Paragraph:
    """A paragraph that may end with a link to another place of the paper."""
    return Paragraph(spans=(Span(text=f"{text} "), Span(text=link, to=to), Span(text=".")) if link else words(text))


def figure_of(drawn: Chart) -> Figure:
    """A chart with the table of its data."""
    return Figure(
        title=drawn.title,
        svg=drawn.svg,
        alt=drawn.description,
        data=Table(
            caption=f"{drawn.title}: the figures",
            columns=tuple(Column(title=title, width=1 if n else 2.5) for n, title in enumerate(drawn.header)),
            rows=tuple(Row(cells=tuple(cell(value) for value in row)) for row in drawn.rows),
        ),
    )


def charts(source: Source, lines: Sequence[Line]) -> Iterator[tuple[str, Chart, str]]:
    """Each measure that has values enough to be drawn: what is counted, the chart, and its reading. A value that the
    paper hides is not drawn."""
    unpublished = {line.observation for line in lines if line.value == HIDDEN}
    for measure in dict.fromkeys(line.measure for line in lines):
        every = newest_by_period(source.evidence.observations_of.get(measure.id, []))
        observations = [observation for observation in every if observation.id not in unpublished]
        # A baseline of children is no value of the record, so nothing tells whether it may be published.
        shown = measure if measure.people is False else replace(measure, baseline=None)
        drawn = series_chart(shown, observations) if len(observations) >= ENOUGH_TO_DRAW else None
        if drawn:
            yield measure.what, *drawn
