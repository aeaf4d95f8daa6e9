"""Papers: the list, one paper on its way, the paper as it reads, and its files."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from csp.decorators import csp
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.access.roles import ROLES, Permission, Role
from answerable.papers import changes, forms
from answerable.papers.beginning import beginning
from answerable.papers.build.lines import Line
from answerable.papers.compare import differences, said_by
from answerable.papers.layout import Layout, SectionLayout, layout_from
from answerable.papers.models import Paper, PublishedFile, Reply, Step
from answerable.papers.record import listed
from answerable.papers.render import PaperRefused, html
from answerable.papers.render.child import render_in_child
from answerable.papers.rules import may_move, not_withdrawn_because
from answerable.partnership.editing import Edit
from answerable.partnership.models import Agency
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import who_may
from answerable.plan.models import Plan

CONTENT_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
# What each step is called on its button, who may take it, and what follows for the reader.
STEPS = [
    ("accuracy check", "Send to agencies for an accuracy check", Permission.WRITE_PAPER),
    ("approval", "Send to the chair for approval", Permission.WRITE_PAPER),
    ("clearance", "Approve", Permission.APPROVE_PAPER),
    ("cleared", "Record finance and legal clearance", Permission.CLEAR_PAPER),
    ("draft", "Send back to draft", Permission.RETURN_PAPER),
]


def _paper(request: BoardRequest, pk: int) -> Paper:
    papers = Paper.objects.seen_by(request.actor).select_related("board", "plan", "replaces")
    paper: Paper = get_object_or_404(papers, board=request.board, pk=pk)
    return paper


@board_page(Permission.READ_PUBLISHED)
def papers(request: BoardRequest) -> HttpResponse:
    found = listed(request.actor, request.board.pk, request.at)
    may_write = request.at is None and _may(request, Permission.WRITE_PAPER)
    return render(request, "papers/list.html", {"papers": found, "may_write": may_write})


def _may(request: BoardRequest, permission: Permission) -> bool:
    return request.actor.may(permission, request.board.pk)


@board_page(Permission.WRITE_PAPER)
def new(request: BoardRequest) -> HttpResponse:
    plans = list(Plan.objects.seen_by(request.actor).filter(board=request.board, withdrawn=False).order_by("-id"))
    if not plans:
        return render(request, "papers/no_plan.html")
    plan = next((plan for plan in plans if str(plan.pk) == request.GET.get("plan")), plans[0])
    form = forms.NewPaper(request.POST or None, initial=beginning(request.actor, plan))
    if form.is_valid():
        try:
            layout = form.cleaned_data.pop("template")
            paper = changes.draft_paper(by=request.actor, plan=plan, layout=layout, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("as_at", error)
        else:
            return redirect("papers:paper", request.board.slug, paper.pk)
    return render(
        request, "papers/new.html", {"form": form, "plan": plan, "others": [other for other in plans if other != plan]}
    )


@board_page(Permission.READ_PUBLISHED)
def paper(request: BoardRequest, paper: int) -> HttpResponse:
    """Where a paper stands, what is missing, what happens next; of a published one its files."""
    found = _paper(request, paper)
    context: dict[str, Any] = {"paper": found, "files": found.files.order_by("name").values("name", "sha256")}
    if _may(request, Permission.READ_DRAFTS):
        context |= {
            "steps": Step.objects.seen_by(request.actor).filter(paper=found).order_by("id"),
            "replies": Reply.objects.seen_by(request.actor).filter(paper=found).select_related("agency").order_by("id"),
        }
        if found.withdrawn:
            return render(request, "papers/withdrawn.html", {**context, "written": _written(found)})
        context |= {
            "may_publish": found.state == "cleared" and _may(request, Permission.PUBLISH_PAPER),
            "may_reply": found.state == "accuracy check" and _may(request, Permission.REPLY_TO_PAPER),
            "may_write": found.state == "draft" and _may(request, Permission.WRITE_PAPER),
            "may_withdraw": not not_withdrawn_because(found.state) and _may(request, Permission.WRITE_PAPER),
            "publish_form": forms.Publish(prefix="publish"),
            "move_form": forms.Move(prefix="move"),
            "reply_form": forms.Reply(prefix="reply"),
            "correct_form": forms.Correct(prefix="correct"),
            **_next_steps(request, found),
        }
        if found.state != "published":
            context |= _unpublished(found)
    return render(request, "papers/paper.html", context)


def _next_steps(request: BoardRequest, paper: Paper) -> dict[str, Any]:
    """The steps that the reader may take; for whoever sends papers on also who approves them, where the chair has the
    next step or the one after it. A paper is not sent to a chair who is not there."""
    steps = [(to, label) for to, label, needs in STEPS if may_move(paper.state, to) and _may(request, needs)]
    if paper.state not in {"accuracy check", "approval"} or not _may(request, Permission.WRITE_PAPER):
        return {"next_steps": steps}
    approvers = _approvers(request)
    if not approvers:
        steps = [(to, label) for to, label in steps if to != "approval"]
    return {"next_steps": steps, "asks_chair": True, "approvers": approvers}


def _approvers(request: BoardRequest) -> list[str]:
    """Who approves papers today, by post. Whether they have an account is nobody's to learn here."""
    held = who_may(request.board.pk, Permission.APPROVE_PAPER, timezone.localdate())
    return [post or ROLES[Role(role)].name for post, role in held.values_list("post", "role")]


def _unpublished(paper: Paper) -> dict[str, Any]:
    try:
        whole = changes.built(paper)
    except LookupError as error:
        return {"no_record": str(error)}
    asked = _sections(whole.layout)
    sections = [(section, bool(paper.narrative.get(section.key, {}).get("text", "").strip())) for section in asked]
    keys = {section.title: section.key for section in asked}
    problems = [(problem, keys.get(problem.where)) for problem in whole.problems]
    return {"problems": problems, "sections": sections, "seen": changes.said(whole)}


def _written(paper: Paper) -> list[tuple[str, dict[str, str]]]:
    """What people wrote in it, by the title of its section."""
    sections = _sections(layout_from(paper.layout))
    blocks = [(section.title, paper.narrative.get(section.key, {})) for section in sections]
    return [(title, block) for title, block in blocks if block.get("text", "").strip()]


def _sections(layout: Layout) -> list[SectionLayout]:
    hint = "The whole paper in a page of plain words, for anybody."
    summary = SectionLayout(key="plain_summary", title="Plain-language summary", hint=hint, written=True)
    return [*layout.written(), summary]


@board_page(Permission.READ_PUBLISHED)
def read(request: BoardRequest, paper: int) -> HttpResponse:
    """The paper as it reads; a published one from the file that was frozen."""
    found = _paper(request, paper)
    if found.state == "published":
        return redirect("papers:file", request.board.slug, found.pk, "paper.html")
    try:
        whole = changes.built(found)
    except LookupError as error:
        return _refused(request, found, ValidationError(str(error)))
    onward = {
        line.anchor: reverse("evidence:measure", args=[request.board.slug, line.measure.id])
        for line in whole.lines
        if _may(request, Permission.READ_PLAN)
    }
    return render(request, "papers/read.html", {"paper": found, "body": html.body(whole.paper, onward)})


@board_page(Permission.WRITE_PAPER)
def section(request: BoardRequest, paper: int, key: str) -> HttpResponse:
    found = _paper(request, paper)
    try:
        whole = changes.built(found)
    except LookupError:
        whole = None
    sections = _sections(whole.layout if whole else layout_from(found.layout))
    layout = next((section for section in sections if section.key == key), None)
    if layout is None:
        raise Http404
    edit = Edit(
        request,
        forms.Section,
        values_of=lambda paper: {"text": "", "post": "", **paper.narrative.get(key, {})},
        thing=found,
        officer=layout.officer,
    )
    if edit.saved(
        lambda values, since: changes.write_section(by=request.actor, paper=found, key=key, since=since, **values)
    ):
        messages.success(request, f"“{layout.title}” is saved.")
        return redirect("papers:paper", request.board.slug, found.pk)
    cancel = reverse("papers:paper", args=[request.board.slug, found.pk])
    about = {"paper": found, "section": layout, "cancel": cancel, "figures": _figures(whole.lines if whole else ())}
    return edit.page("papers/section.html", about)


def _figures(lines: Sequence[Line]) -> list[tuple[str, str, str, str]]:
    """Every figure that a narrative may link to: the mark to write, what it counts, its value and its strength."""
    return [
        (f"[[{line.ref}: {line.printed}]]", line.measure.what, line.value, line.strength.level)
        for line in lines
        if line.printed
    ]


@board_page(Permission.READ_DRAFTS)
def compared(request: BoardRequest, paper: int) -> HttpResponse:
    """What the paper says now and did not say at an earlier step: the newest, or the one that `?since=` names."""
    found = _paper(request, paper)
    steps = list(Step.objects.seen_by(request.actor).filter(paper=found).order_by("-id"))
    wanted = request.GET.get("since", "")
    step = next((step for step in steps if str(step.pk) == wanted), steps[0] if steps else None)
    try:
        now = said_by(changes.built(found).paper)
    except LookupError as error:
        return _refused(request, found, ValidationError(str(error)))
    before = [(where, text) for where, text in step.text.said] if step else []
    page = Paginator(differences(before, now), 50).get_page(request.GET.get("page"))
    return render(request, "papers/compared.html", {"paper": found, "steps": steps, "step": step, "page": page})


def _back(request: BoardRequest, paper: Paper, done: str) -> HttpResponse:
    messages.success(request, done)
    return redirect("papers:paper", request.board.slug, paper.pk)


def _refused(request: BoardRequest, paper: Paper, error: ValidationError) -> HttpResponse:
    for message in error.messages:
        messages.error(request, message)
    return redirect("papers:paper", request.board.slug, paper.pk)


@require_POST
@board_page(Permission.READ_DRAFTS)
def move(request: BoardRequest, paper: int) -> HttpResponse:
    found = _paper(request, paper)
    to, seen = request.POST.get("to", ""), request.POST.get("seen", "")
    form = forms.Move(request.POST, prefix="move")
    if form.is_valid():
        try:
            changes.move(by=request.actor, paper=found, to=to, seen=seen, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return _back(request, found, "The paper has moved on." if to != "draft" else "The paper is back in draft.")
    context = {"paper": found, "form": form, "to": to, "label": _label(to), "seen": seen}
    return render(request, "papers/move.html", context)


def _label(to: str) -> str:
    return next((label for step, label, _ in STEPS if step == to), "Go on")


@require_POST
@board_page(Permission.PUBLISH_PAPER)
def publish(request: BoardRequest, paper: int) -> HttpResponse:
    found = _paper(request, paper)
    form = forms.Publish(request.POST, prefix="publish")
    if form.is_valid():
        try:
            with tempfile.TemporaryDirectory() as folder:
                files = changes.rendered(found, Path(folder))
                changes.publish(by=request.actor, paper=found, rendered=files, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return _back(request, found, "The paper is published. Its files will never change.")
    return render(request, "papers/publish.html", {"paper": found, "form": form})


@require_POST
@board_page(Permission.REPLY_TO_PAPER)
def reply(request: BoardRequest, paper: int) -> HttpResponse:
    found = _paper(request, paper)
    form = forms.Reply(request.POST, prefix="reply")
    if form.is_valid():
        agency = Agency.objects.filter(pk__in=request.actor.agencies(request.board.pk)).first()
        try:
            changes.reply(by=request.actor, paper=found, agency=agency, **form.cleaned_data)
        except ValidationError as error:
            return _refused(request, found, error)
        return _back(request, found, "Your comment is kept with the paper.")
    return render(request, "papers/reply.html", {"paper": found, "form": form})


@board_page(Permission.WRITE_PAPER)
def withdraw(request: BoardRequest, paper: int) -> HttpResponse:
    """Take back a draft, with the reason."""
    found = _paper(request, paper)
    cancel = reverse("papers:paper", args=[request.board.slug, found.pk])
    if found.withdrawn:
        return redirect(cancel)
    if why_not := not_withdrawn_because(found.state):
        return _refused(request, found, ValidationError(why_not))
    edit = Edit(request, forms.Withdraw, thing=found)
    if edit.saved(lambda values, since: changes.withdraw(by=request.actor, paper=found, since=since, **values)):
        messages.success(request, f"The draft “{found.title}” is withdrawn. It stays in the history.")
        return redirect("papers:list", request.board.slug)
    return edit.page("papers/withdraw.html", {"paper": found, "cancel": cancel, "save": "Withdraw this draft"})


@require_POST
@board_page(Permission.WRITE_PAPER)
def correct(request: BoardRequest, paper: int) -> HttpResponse:
    found = _paper(request, paper)
    form = forms.Correct(request.POST, prefix="correct")
    if form.is_valid():
        try:
            fresh = changes.correct_paper(by=request.actor, paper=found, **form.cleaned_data)
        except ValidationError as error:
            return _refused(request, found, error)
        return _back(request, fresh, "This is a new version, in draft. The published one stays as it is.")
    return render(request, "papers/correct.html", {"paper": found, "form": form})


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
    found = _paper(request, paper)
    if found.state == "published":
        frozen = get_object_or_404(PublishedFile, paper=found, name=name.replace("\x00", ""))
        content = bytes(frozen.content)
    else:
        try:
            content = _draft_file(found, name)
        except (LookupError, PaperRefused) as error:
            return _refused(request, found, ValidationError(str(error)))
    response = HttpResponse(content, content_type=CONTENT_TYPES.get(Path(name).suffix, "application/octet-stream"))
    response["X-Content-Type-Options"] = "nosniff"
    if not name.endswith(".html"):
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _draft_file(paper: Paper, name: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        files = {file.name: file for file in render_in_child(changes.built(paper).paper, Path(folder))}
        if name not in files:
            raise Http404
        return files[name].read_bytes()
