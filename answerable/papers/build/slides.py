"""Five to eight slides for the committee, and the one-page summary in plain language."""

from collections import Counter

from answerable.evidence.rules.suppression import HIDDEN
from answerable.papers.build import account, earlier
from answerable.papers.build.lines import Line, Links
from answerable.papers.build.report import glance_figure
from answerable.papers.build.source import Source
from answerable.papers.rules import Written, shortened
from answerable.papers.tree import (
    Column,
    Item,
    List,
    Node,
    Paper,
    Paragraph,
    Row,
    Section,
    Slide,
    SlideNode,
    Table,
    cell,
    plain,
    words,
)
from answerable.plan.record import Objective

_ROWS = 7
_MOST = 110


def slides(source: Source, lines: list[Line]) -> tuple[Slide, ...]:
    """An opening; the plan at a glance; figures; what became of the last report, else promises; shortfalls; answers,
    challenge and assurance; what the committee is asked."""
    return tuple(
        slide
        for slide in (
            _opening(source),
            _objectives(source),
            _progress(source),
            _figures(source, lines),
            _since(source) or _promises(source),
            _shortfalls(source),
            _account(source),
            _asked(source),
        )
        if slide
    )


def _bullets(texts: list[str]) -> List:
    return List(items=tuple(Item(spans=words(shortened(text, _MOST))) for text in texts))


def _more(shown: int, of: int, what: str, where: str) -> str:
    return f"All {of} {what} are in {where}." if of > shown else f"{where} gives each with its source."


def _opening(source: Source) -> Slide:
    day = f"{source.meets_on:%-d %B %Y}" if source.layout.agenda else f"As at {source.as_at:%-d %B %Y}"
    lines = (source.committee, day, source.report_from)
    nodes: tuple[SlideNode, ...] = tuple(Paragraph(spans=words(line)) for line in lines if line)
    notes = (f"The slides follow the written report, which is drawn from the record as at {source.as_at:%-d %B %Y}.",)
    return Slide(title=source.title, nodes=nodes, notes=notes, opening=True)


def _objectives(source: Source) -> Slide | None:
    objectives = source.plan.objectives
    if not objectives:
        return None
    texts = [f"{o.ref}  {_shorter(o)}" for o in objectives[:_ROWS]]
    left = len(objectives) - _ROWS
    notes: tuple[str, ...] = (f"The plan has {len(objectives)} objectives and {len(source.plan.actions)} actions.",)
    if left > 0:
        notes += (f"{left} more objectives are in Appendix 1.",)
    return Slide(title="What the board set out to do", nodes=(_bullets(texts),), notes=notes)


def _shorter(objective: Objective) -> str:
    """The shorter of an objective's wordings."""
    wordings = [words for words in (objective.title, objective.also_text) if words]
    return min(wordings, key=len, default="(no title)")


def _progress(source: Source) -> Slide | None:
    if not source.plan.actions:
        return None
    counts = Counter(source.status_of(action) for action in source.plan.actions)
    rows = tuple(Row(cells=(cell(name), cell(str(count)))) for name, count in counts.most_common(_ROWS))
    notes = ("Delivery says whether the work was done. Whether children are safer for it is a separate question.",)
    figure = glance_figure(source)
    if figure and len(source.plan.objectives) <= _ROWS:
        return Slide(title="How the actions stand", nodes=(Paragraph(spans=words(figure.alt)), figure), notes=notes)
    table = Table(
        caption="Actions by delivery status",
        columns=(Column(title="Delivery status", width=3), Column(title="Actions", width=1, align="right")),
        rows=rows,
    )
    return Slide(title="How the actions stand", nodes=(table,), notes=notes)


def _figures(source: Source, lines: list[Line]) -> Slide | None:
    told = [line for line in lines if line.value != HIDDEN]
    if not told:
        return None
    order = {"strong": 0, "fair": 1, "weak": 2, "not shown": 3}
    shown = sorted(told, key=lambda line: (order[line.strength.level], line.number))[:5]
    table = Table(
        caption="Figures and how much weight they bear",
        columns=(
            Column(title="Measure", width=5),
            Column(title="Value", width=2),
            Column(title="Strength", width=1.4),
        ),
        rows=tuple(
            Row(
                cells=(
                    cell(shortened(line.measure.what, 70)),
                    cell(shortened(line.value, 40)),
                    cell(line.strength.level.capitalize()),
                )
            )
            for line in shown
        ),
    )
    return Slide(
        title="Figures, and how strong they are",
        nodes=(table,),
        notes=(_more(len(shown), len(lines), "figures", "Appendix 2"),),
    )


def _promises(source: Source) -> Slide | None:
    newest = source.round
    if newest is None:
        return None
    if source.earlier:
        counts = Counter(source.became(one.promise) for one in source.earlier)
        texts = [f"{name}: {count}" for name, count in counts.most_common()]
        return Slide(
            title="What became of earlier promises",
            nodes=(_bullets(texts),),
            notes=("Appendix 3 says for each promise what became of it.",),
        )
    dated = sorted((c for c in source.plan.commitments if c.due_to), key=lambda c: c.due_to or source.as_at)
    texts = [f"{c.due_words}, {source.became(c).lower()}: {c.what}" for c in dated[:6]]
    if not texts:
        return None
    notes = (_more(len(texts), len(source.plan.commitments), "promises", "Appendix 3"),)
    return Slide(title="What has been promised", nodes=(_bullets(texts),), notes=notes)


def _shortfalls(source: Source) -> Slide | None:
    now = [s for s in source.plan.shortfalls if source.round and s.round_id == source.round.id]
    if not now:
        return None
    texts = [s.text for s in now[:5]]
    notes = (_more(len(texts), len(now), "stated shortfalls", "Appendix 3"),)
    return Slide(title="What is missing or weak, in the report's own words", nodes=(_bullets(texts),), notes=notes)


def _since(source: Source) -> Slide | None:
    """What became of what the last report said, where the paper has that part and there was one."""
    texts = earlier.in_short(source) if "since" in source.layout.parts else []
    if not texts or source.before is None:
        return None
    title = f"Since the report of {source.before.as_at:%-d %B %Y}"
    return Slide(title=title, nodes=(_bullets(texts),), notes=("Appendix 4 lists each, with what was said of it.",))


def _account(source: Source) -> Slide | None:
    texts = account.in_short(source)
    if not texts:
        return None
    notes = ("Counts, and no percentages: there are too few for these. Appendix 4 lists each.",)
    return Slide(title="Answers, challenge and assurance", nodes=(_bullets(texts),), notes=notes)


def _asked(source: Source) -> Slide | None:
    if not any(section.resolution for section in source.layout.section):
        return None
    text = source.narrative.get("recommendation", Written()).text.strip()
    paragraphs = [p.strip().removeprefix("- ") for p in text.splitlines() if p.strip()]
    asked = List(items=tuple(Item(spans=words(text)) for text in paragraphs))
    body: SlideNode = asked if paragraphs else Paragraph(spans=words("[Not written yet.]"))
    return Slide(
        title="What the Committee is asked to do",
        nodes=(body,),
        notes=("Members may put this to the vote as it stands.",),
    )


def summary(source: Source, links: Links) -> Paper | None:
    """The one-page summary that people wrote in plain language; None where nobody has. It stands alone, so its
    figures are checked against the annex but not linked."""
    text = source.narrative.get("plain_summary", Written()).text.strip()
    if not text:
        return None
    nodes: list[Node] = []
    for paragraph in text.split("\n\n"):
        items = [line.strip()[2:] for line in paragraph.splitlines() if line.strip().startswith("- ")]
        prose = " ".join(line.strip() for line in paragraph.splitlines() if not line.strip().startswith("- "))
        if prose:
            nodes.append(Paragraph(spans=words(plain(links.narrative(prose)))))
        if items:
            nodes.append(List(items=tuple(Item(spans=words(plain(links.narrative(item)))) for item in items)))
    return Paper(
        title=f"{source.title}: summary",
        dated=source.as_at,
        status=source.status,
        author=source.board,
        sections=(Section(title="In plain words", nodes=tuple(nodes)),),
    )
