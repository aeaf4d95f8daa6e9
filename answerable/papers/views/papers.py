"""The list of papers, one paper on its way, the paper as it reads, and its files."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from csp.decorators import csp
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from answerable.access.roles import ROLES, Permission, Role
from answerable.papers import changes, forms
from answerable.papers.about import named_in
from answerable.papers.beginning import beginning
from answerable.papers.build.paper import Built
from answerable.papers.build.report import ADDS
from answerable.papers.compare import differences, said_by
from answerable.papers.layout import KINDS, SectionLayout, layout_from
from answerable.papers.models import Paper, PublishedFile, Step
from answerable.papers.record import (
    SoFar,
    by_part,
    drafted,
    listed,
    said_at_newest_step,
    so_far,
    undone_since,
    words_before,
)
from answerable.papers.render import PaperRefused, html
from answerable.papers.render.child import render_in_child
from answerable.papers.rules import not_withdrawn_because
from answerable.papers.views.lookups import (
    OFFERED,
    forms_on,
    may,
    paper_of,
    refused,
    sections_of,
    silent,
    steps_of,
    unheard,
)
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import Agency, who_may
from answerable.plan.year.record import plans_in_use
from answerable.plan.year.rules import not_printed

CONTENT_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


@board_page(Permission.READ_PUBLISHED, as_at=True)
def papers(request: BoardRequest) -> HttpResponse:
    found = listed(request.actor, request.board.pk, request.at)
    may_write = request.at is None and may(request, Permission.WRITE_PAPER)
    return render(request, "papers/list.html", {"papers": found, "may_write": may_write})


def _plans(request: BoardRequest) -> tuple[list[Any], list[Any]]:
    """The plans of the board, and those of them that a paper may be about."""
    every = plans_in_use(request.board.pk, None, timezone.localdate())
    return every, [plan for plan in every if not not_printed(plan.stands)]


@board_page(Permission.WRITE_PAPER)
def which(request: BoardRequest) -> HttpResponse:
    """Which kind of paper is begun."""
    every, plans = _plans(request)
    if not plans:
        return render(request, "papers/no_plan.html", {"draft": next(iter(every), None)})
    return render(request, "papers/which.html", {"kinds": KINDS.items()})


@board_page(Permission.WRITE_PAPER)
def new(request: BoardRequest, report: str) -> HttpResponse:
    if report not in KINDS:
        raise Http404
    every, plans = _plans(request)
    if not plans:
        return render(request, "papers/no_plan.html", {"draft": next(iter(every), None)})
    plan = next((plan for plan in plans if str(plan.pk) == request.GET.get("plan")), plans[0])
    edit = Edit(request, forms.NewPaper, values_of=lambda _: beginning(request.actor, plan, report), kind=report)
    made: list[Paper] = []

    def save(values: dict[str, Any], since: int | None) -> None:
        layout = values.pop("template")
        made.append(changes.draft_paper(by=request.actor, plan=plan, layout=layout, **values))

    if edit.saved(save):
        return redirect("papers:paper", request.board.slug, made[0].pk)
    others = [other for other in plans if other != plan]
    return edit.page("papers/new.html", {"plan": plan, "others": others, "kind": KINDS[report]})


@board_page(Permission.READ_PUBLISHED)
def paper(request: BoardRequest, paper: int) -> HttpResponse:
    """Where a paper stands, what is missing, what happens next; of a published one its files."""
    found = paper_of(request, paper)
    files = list(found.files.order_by("name").values("name", "sha256")) if found.state == "published" else []
    names = [file["name"] for file in files] or drafted(found)
    context: dict[str, Any] = {"paper": found, "files": files, "parts": by_part(names), "kind": KINDS[found.kind]}
    if found.state == "published":
        context["undone"] = undone_since(found)
    if may(request, Permission.READ_DRAFTS):
        told = so_far(found)
        context |= {"steps": told.steps, "replies": told.replies, "not_asked": told.not_asked}
        context["unanswered"] = sum(not reply.became for _, reply in told.replies) * (found.state != "published")
        context["may_answer"] = found.state != "published" and may(request, Permission.WRITE_PAPER)
        if found.withdrawn:
            return render(request, "papers/withdrawn.html", {**context, "written": _written(found)})
        context |= {
            "may_publish": found.state == "cleared" and may(request, Permission.PUBLISH_PAPER),
            "may_reply": found.state == "accuracy check" and may(request, Permission.REPLY_TO_PAPER),
            "may_write": found.state == "draft" and may(request, Permission.WRITE_PAPER),
            "may_withdraw": not not_withdrawn_because(found.state) and may(request, Permission.WRITE_PAPER),
            "may_tell": may(request, Permission.WRITE_PAPER),
            "may_correct": found.state == "published" and may(request, Permission.WRITE_PAPER),
            **_next_steps(request, found),
        }
        if found.state != "published":
            context |= _unpublished(request, found, told)
        offered = [name for name, (offered, _) in OFFERED.items() if context.get(offered)]
        context |= forms_on(request, found, offered, context.get("unasked", ()))
    return render(request, "papers/paper.html", context)


def _next_steps(request: BoardRequest, paper: Paper) -> dict[str, Any]:
    """The steps that the reader may take; for whoever sends papers on also who approves them, where the chair has the
    next step or the one after it. A paper is not sent to a chair who is not there."""
    steps = [(to, label) for to, label, needs in steps_of(paper) if may(request, needs)]
    if paper.state not in {"accuracy check", "approval"} or not may(request, Permission.WRITE_PAPER):
        return {"next_steps": steps}
    approvers = _approvers(request)
    if not approvers:
        steps = [(to, label) for to, label in steps if to != "approval"]
    return {"next_steps": steps, "asks_chair": True, "approvers": approvers}


def _approvers(request: BoardRequest) -> list[str]:
    """Who approves papers today, by post. Whether they have an account is nobody's to learn here."""
    held = who_may(request.board.pk, Permission.APPROVE_PAPER, timezone.localdate())
    return [post or ROLES[Role(role)].name for post, role in held.values_list("post", "role")]


@dataclass(frozen=True)
class _Block:
    """A section that people write: whether they have, what the record adds to it, and whether the paper before has
    words for it."""

    section: SectionLayout
    written: bool
    adds: str
    before: bool

    @property
    def lacks(self) -> bool:
        return self.section.required and not self.written


def _unpublished(request: BoardRequest, paper: Paper, told: SoFar) -> dict[str, Any]:
    try:
        whole = changes.built(paper)
    except LookupError as error:
        return {"no_record": str(error)}
    before = words_before(request.actor, paper)
    blocks = [
        _Block(
            section,
            written=bool(paper.narrative.get(section.key, {}).get("text", "").strip()),
            adds=ADDS.get(section.part, ""),
            before=section.key in before,
        )
        for section in sections_of(whole.layout)
    ]
    needed = [block for block in blocks if block.section.required]
    keys = {block.section.title: block.section.key for block in blocks}
    lacking = {block.section.title for block in needed if block.lacks}  # in the list of what people write
    mends = _passes(request) or may(request, Permission.CLEAR_PAPER)  # the others could mend none of it
    left = [problem for problem in whole.problems if problem.where not in lacking] if mends else []
    problems = [(problem, keys.get(problem.where)) for problem in left]
    changed = len(differences(said_at_newest_step(paper), said_by(whole.paper))) if paper.state != "draft" else 0
    return {
        "problems": problems,
        "blocks": blocks,
        "needed": len(needed),
        "done": len(needed) - len(lacking),
        "seen": changes.said(whole),
        "changed": changed,
        "unasked": silent(paper, whole),
        "unheard": unheard(paper, whole, told) if _passes(request) else [],
        "told_of": _told_of(request, whole),
    }


def _passes(request: BoardRequest) -> bool:
    """Whether somebody writes papers or approves them."""
    return may(request, Permission.WRITE_PAPER) or may(request, Permission.APPROVE_PAPER)


def _told_of(request: BoardRequest, whole: Built) -> list[Agency]:
    """The agencies of whose sentences and labels the reader is shown a list: their own, and to whoever writes or
    approves papers all that are named or have a figure."""
    own, source = request.actor.agencies(request.board.pk), whole.source
    every = _passes(request)
    named = named_in("\n".join(text for _, text in said_by(whole.paper)), source.names)
    told = source.called(named | {agency.id for agency in whole.agencies})
    return [agency for agency in told if every or agency.id in own]


def _written(paper: Paper) -> list[tuple[str, dict[str, str]]]:
    """What people wrote in it, by the title of its section."""
    sections = sections_of(layout_from(paper.layout))
    blocks = [(section.title, paper.narrative.get(section.key, {})) for section in sections]
    return [(title, block) for title, block in blocks if block.get("text", "").strip()]


@board_page(Permission.READ_PUBLISHED)
def read(request: BoardRequest, paper: int) -> HttpResponse:
    """The paper as it reads; a published one from the file that was frozen."""
    found = paper_of(request, paper)
    if found.state == "published":
        return redirect("papers:file", request.board.slug, found.pk, "paper.html")
    try:
        whole = changes.built(found)
    except LookupError as error:
        return refused(request, found, ValidationError(str(error)))
    onward = {
        line.anchor: reverse("evidence:measure", args=[request.board.slug, line.measure.id])
        for line in whole.lines
        if may(request, Permission.READ_PLAN)
    }
    return render(request, "papers/read.html", {"paper": found, "body": html.body(whole.paper, onward)})


@board_page(Permission.READ_DRAFTS)
def compared(request: BoardRequest, paper: int) -> HttpResponse:
    """What the paper says now and did not say at an earlier step of its own, or of the version that it replaces: the
    newest, or the one that `?since=` names."""
    found = paper_of(request, paper)
    versions = Step.objects.seen_by(request.actor).filter(paper__in={found.pk, found.replaces_id or found.pk})
    steps = list(versions.select_related("paper").order_by("-id"))
    wanted = request.GET.get("since", "")
    step = next((step for step in steps if str(step.pk) == wanted), steps[0] if steps else None)
    try:
        now = said_by(changes.built(found).paper)
    except LookupError as error:
        return refused(request, found, ValidationError(str(error)))
    before = [(where, text) for where, text in step.text.said] if step else []
    page = Paginator(differences(before, now), 50).get_page(request.GET.get("page"))
    return render(request, "papers/compared.html", {"paper": found, "steps": steps, "step": step, "page": page})


# A paper's own HTML file carries its style sheet within it, and nothing else.
@csp(
    {
        "default-src": ["'none'"],
        "style-src": ["'unsafe-inline'"],
        **dict.fromkeys(("base-uri", "form-action", "frame-ancestors"), ["'none'"]),
    }
)
@board_page(Permission.READ_PUBLISHED)
def file(request: BoardRequest, paper: int, name: str) -> HttpResponse:
    """One file: of a published paper as it was frozen, of a draft as the record now gives it."""
    found = paper_of(request, paper)
    if found.state == "published":
        frozen = get_object_or_404(PublishedFile, paper=found, name=name.replace("\x00", ""))
        content = bytes(frozen.content)
    else:
        try:
            content = _draft_file(found, name)
        except (LookupError, PaperRefused) as error:
            return refused(request, found, ValidationError(str(error)))
    response = HttpResponse(content, content_type=CONTENT_TYPES.get(Path(name).suffix, "application/octet-stream"))
    response["X-Content-Type-Options"] = "nosniff"
    if not name.endswith(".html"):
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


# Making a file takes a processor for a second or more: two at once, so that pages are still answered.
_MAKING = BoundedSemaphore(2)


def _draft_file(paper: Paper, name: str) -> bytes:
    if not _MAKING.acquire(blocking=False):
        raise PaperRefused("Other files are being made at this moment. Try again in a few seconds.")
    try:
        with tempfile.TemporaryDirectory() as folder:
            files = render_in_child(changes.built(paper).paper, Path(folder), only=name)
            if not files:
                raise Http404
            return files[0].read_bytes()
    finally:
        _MAKING.release()
