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

from answerable.access.roles import ROLES, Permission, Role
from answerable.papers import changes, forms
from answerable.papers.beginning import beginning
from answerable.papers.build.lines import Line
from answerable.papers.compare import differences, said_by
from answerable.papers.layout import Layout, SectionLayout, layout_from
from answerable.papers.models import Paper, PublishedFile, Step
from answerable.papers.record import DRAFTED, by_part, listed, said_at_newest_step, so_far
from answerable.papers.render import PaperRefused, html
from answerable.papers.render.child import render_in_child
from answerable.papers.rules import may_move, not_withdrawn_because
from answerable.partnership.drafts import read_drafts
from answerable.partnership.editing import Edit
from answerable.partnership.models import Agency
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import who_may
from answerable.plan.models import Plan
from answerable.ui.forms import Form

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
    edit = Edit(request, forms.NewPaper, values_of=lambda _: beginning(request.actor, plan))
    made: list[Paper] = []

    def save(values: dict[str, Any], since: int | None) -> None:
        layout = values.pop("template")
        made.append(changes.draft_paper(by=request.actor, plan=plan, layout=layout, **values))

    if edit.saved(save):
        return redirect("papers:paper", request.board.slug, made[0].pk)
    return edit.page("papers/new.html", {"plan": plan, "others": [other for other in plans if other != plan]})


@board_page(Permission.READ_PUBLISHED)
def paper(request: BoardRequest, paper: int) -> HttpResponse:
    """Where a paper stands, what is missing, what happens next; of a published one its files."""
    found = _paper(request, paper)
    files = list(found.files.order_by("name").values("name", "sha256")) if found.state == "published" else []
    names = [file["name"] for file in files] or DRAFTED
    context: dict[str, Any] = {"paper": found, "files": files, "parts": by_part(names)}
    if _may(request, Permission.READ_DRAFTS):
        context["steps"], context["replies"] = so_far(found)
        if found.withdrawn:
            return render(request, "papers/withdrawn.html", {**context, "written": _written(found)})
        context |= {
            "may_publish": found.state == "cleared" and _may(request, Permission.PUBLISH_PAPER),
            "may_reply": found.state == "accuracy check" and _may(request, Permission.REPLY_TO_PAPER),
            "may_write": found.state == "draft" and _may(request, Permission.WRITE_PAPER),
            "may_withdraw": not not_withdrawn_because(found.state) and _may(request, Permission.WRITE_PAPER),
            "may_correct": found.state == "published" and _may(request, Permission.WRITE_PAPER),
            **_next_steps(request, found),
        }
        context |= _forms(request, found, [name for name, (offered, _) in OFFERED.items() if context.get(offered)])
        if found.state != "published":
            context |= _unpublished(found)
    return render(request, "papers/paper.html", context)


# The forms on a paper's page, by the page that each is sent to: what of the paper's context offers it.
OFFERED: dict[str, tuple[str, type[Form]]] = {
    "move": ("next_steps", forms.Move),
    "publish": ("may_publish", forms.Publish),
    "reply": ("may_reply", forms.Reply),
    "correct": ("may_correct", forms.Correct),
}


def _forms(request: BoardRequest, paper: Paper, names: Sequence[str]) -> dict[str, Edit]:
    """Those of these forms that a page shows, with what their reader typed into them before. One query."""
    addresses = {name: reverse(f"papers:{name}", args=[request.board.slug, paper.pk]) for name in names}
    drafts = read_drafts(request.actor, *addresses.values()) if addresses else {}
    return {
        name: Edit(request, OFFERED[name][1], address=address, drafts=drafts, prefix=name)
        for name, address in addresses.items()
    }


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
    changed = len(differences(said_at_newest_step(paper), said_by(whole.paper))) if paper.state != "draft" else 0
    return {"problems": problems, "sections": sections, "seen": changes.said(whole), "changed": changed}


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
    if request.method != "POST" and found.state != "draft":
        return render(request, "papers/section_fixed.html", {**about, "written": edit.values_of(found), "edit": edit})
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


def _unasked(request: BoardRequest, edit: Edit, open_: bool) -> bool:
    """Whether somebody came to the page of a step that cannot be taken, with no words that could be lost."""
    return request.method != "POST" and not edit.kept_at and not open_


@board_page(Permission.READ_DRAFTS)
def move(request: BoardRequest, paper: int) -> HttpResponse:
    """Take a step; its page shows what was refused, or kept when the session had ended."""
    found = _paper(request, paper)
    edit = _forms(request, found, ["move"])["move"]
    to, seen = edit.typed.get("to", ""), edit.typed.get("seen", "")
    if edit.saved(lambda values, since: changes.move(by=request.actor, paper=found, to=to, seen=seen, **values)):
        return _back(request, found, "The paper has moved on." if to != "draft" else "The paper is back in draft.")
    if _unasked(request, edit, open_=False):
        return redirect("papers:paper", request.board.slug, found.pk)
    return edit.page("papers/move.html", {"paper": found, "to": to, "label": _label(to), "seen": seen})


def _label(to: str) -> str:
    return next((label for step, label, _ in STEPS if step == to), "Go on")


@board_page(Permission.PUBLISH_PAPER)
def publish(request: BoardRequest, paper: int) -> HttpResponse:
    found = _paper(request, paper)
    edit = _forms(request, found, ["publish"])["publish"]
    if request.method == "POST" and edit.form.is_valid():
        try:
            with tempfile.TemporaryDirectory() as folder:
                files = changes.rendered(found, Path(folder))
                if edit.saved(
                    lambda values, since: changes.publish(by=request.actor, paper=found, rendered=files, **values)
                ):
                    return _back(request, found, "The paper is published. Its files will never change.")
        except ValidationError as error:
            edit.form.add_error(None, error)
    if _unasked(request, edit, found.state == "cleared"):
        return redirect("papers:paper", request.board.slug, found.pk)
    return edit.page("papers/step.html", {"paper": found, "title": "Publish with the agenda", "save": "Publish"})


@board_page(Permission.REPLY_TO_PAPER)
def reply(request: BoardRequest, paper: int) -> HttpResponse:
    found = _paper(request, paper)
    edit = _forms(request, found, ["reply"])["reply"]
    agency = Agency.objects.filter(pk__in=request.actor.agencies(request.board.pk)).first()
    if edit.saved(lambda values, since: changes.reply(by=request.actor, paper=found, agency=agency, **values)):
        return _back(request, found, "Your comment is kept with the paper.")
    if _unasked(request, edit, found.state == "accuracy check"):
        return redirect("papers:paper", request.board.slug, found.pk)
    return edit.page("papers/step.html", {"paper": found, "title": "Is it accurate?", "save": "Send your comment"})


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


@board_page(Permission.WRITE_PAPER)
def correct(request: BoardRequest, paper: int) -> HttpResponse:
    found = _paper(request, paper)
    edit = _forms(request, found, ["correct"])["correct"]
    made: list[Paper] = []
    if edit.saved(lambda values, since: made.append(changes.correct_paper(by=request.actor, paper=found, **values))):
        return _back(request, made[0], "This is a new version, in draft. The published one stays as it is.")
    if _unasked(request, edit, found.state == "published"):
        return redirect("papers:paper", request.board.slug, found.pk)
    label = "Start a new version"
    return edit.page("papers/step.html", {"paper": found, "title": label, "save": label})


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
