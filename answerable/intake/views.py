"""A document's way in: sent, read in the background, looked at, and what became of it. Correcting it, confirming it
and undoing it are in `steps`."""

from datetime import datetime, timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.access.roles import Permission
from answerable.intake import changes, forms, tasks
from answerable.intake.checking import Checking
from answerable.intake.families import FAMILIES, ROWS, WRITTEN, rows_of
from answerable.intake.models import LARGE, Document
from answerable.intake.record import as_read, corrections_of, printed_words
from answerable.intake.settling import Doubt, read_doubts
from answerable.intake.shown import used_lines
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page

PAGE = 50
TOO_LONG = timedelta(minutes=3)  # the reader itself gives up after half of that
LOOK_AGAIN = 3  # seconds
WORDS_FOR = {
    Document.QUEUED: ("Waiting to be read", "grey"),
    Document.READING: ("Being read", "blue"),
    Document.READ: ("Waiting to be confirmed", "yellow"),
    Document.REFUSED: ("Could not be read", "red"),
    Document.CANCELLED: ("Cancelled", "grey"),
    Document.BROUGHT_IN: ("Part of the plan", "green"),
    Document.UNDONE: ("Undone", "grey"),
}


def document_of(request: BoardRequest, pk: int, *without: str) -> Document:
    """A document of the board, through the read door, without its large columns."""
    documents = Document.objects.seen_by(request.actor).select_related("round", "plan", "board")
    return get_object_or_404(documents.defer(*(without or LARGE)), board=request.board, pk=pk)


@board_page(Permission.READ_DOUBTS)
def documents(request: BoardRequest) -> HttpResponse:
    found = Document.objects.seen_by(request.actor).filter(board=request.board)
    found = found.defer(*LARGE, "proposal", "confirmed").select_related("round").order_by("-id")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    rows = [(document, *WORDS_FOR[document.state]) for document in page]
    return render(request, "intake/list.html", {"page": page, "rows": rows})


@board_page(Permission.IMPORT_DOCUMENT)
def upload(request: BoardRequest) -> HttpResponse:
    """Send a document. The same file again leads to what became of it the first time."""
    edit = Edit(request, forms.Upload)
    sent: list[tuple[Document, bool]] = []
    if edit.saved(lambda values, since: sent.append(tasks.take_in(request.actor, request.board, *values["file"]))):
        document, fresh = sent[0]
        if not fresh:
            messages.info(request, "This file has been sent before. This is what became of it.")
        return redirect("intake:document", request.board.slug, document.pk)
    return edit.page("intake/upload.html")


@board_page(Permission.READ_DOUBTS)
def document(request: BoardRequest, document: int) -> HttpResponse:
    """Where a document is on its way: waiting, refused, to be checked, or part of the plan."""
    found = document_of(request, document)
    words, colour = WORDS_FOR[found.state]
    waiting = found.state in (Document.QUEUED, Document.READING)
    since = found.began_at or found.read_on
    context = {
        "document": found,
        "state_words": words,
        "state_colour": colour,
        "waiting": waiting,
        "late": waiting and timezone.now() - since > TOO_LONG,
        "since": since,
    }
    if found.state == Document.READ:
        return render(request, "intake/preview.html", {**context, **_preview(request, Checking(found, request.board))})
    if found.state in (Document.BROUGHT_IN, Document.UNDONE):
        said = found.confirmed or found.proposal
        facts = [(family.name, len(said.get(name, []))) for name, family in WRITTEN.items()]
        context |= {"facts": [row for row in facts if row[1]], "facts_head": ("Kind", "Found")}
        context |= {"written": added(found), "written_head": ("Kind", "New")}
        left = [doubt for doubt in read_doubts(as_read(found), corrections_of(found)) if not doubt.settled]
        context |= {"doubts": _page(request, left), "title": said["document"].get("title") or found.filename}
        return render(request, "intake/document.html", context)
    if found.state == Document.QUEUED:
        context["before"] = _read_before(since)
    context["refreshing"] = waiting and not context["late"] and "still" not in request.GET
    response = render(request, "intake/progress.html", context)
    if context["refreshing"]:
        response["Refresh"] = str(LOOK_AGAIN)  # as <meta http-equiv="refresh">, and needs no script either
    return response


def _read_before(since: datetime) -> int:
    """How many documents a worker takes before one that has waited `since` then: what it reads now, and what has waited
    for longer, on any board, since all boards have the same worker. Nothing else is told of them."""
    reading = Q(state=Document.READING, began_at__gt=timezone.now() - TOO_LONG)
    queued = Q(state=Document.QUEUED, since__lt=since)
    waiting = Document.objects.annotate(since=Coalesce("began_at", "read_on"))
    return waiting.filter(reading | queued).count()


_CALLED = {
    "statements": "Progress of actions",
    "updates": "Parts of it that speak for one agency",
    "commitments": "Promises",
    "shortfalls": "What is said to be missing or weak",
    "observations": "Values of measures",
    "recommendation lists": "Sources of recommendations",
}


def added(found: Document) -> list[tuple[str, int]]:
    """How many records of each kind an import added, by the words that pages use for them."""
    return [(_CALLED.get(kind, kind.capitalize()), count) for kind, count in found.written.items()]


def _page(request: BoardRequest, doubts: list[Doubt]) -> Page[Doubt]:
    return Paginator(doubts, PAGE).get_page(request.GET.get("page"))


def _preview(request: BoardRequest, checking: Checking) -> dict[str, object]:
    """What was understood, doubts first, and how much of it has been corrected."""
    whole, typed = checking.whole, checking.typed
    families = []
    for name, family in FAMILIES.items():
        count = len(rows_of(name, whole))
        corrected = sum(bool(words) for words in typed.get(name, {}).values())
        pages = [(n // ROWS + 1, n + 1, min(n + ROWS, count)) for n in range(0, count, ROWS)]
        if count or family.blank:
            families.append((name, family, count, corrected, pages))
    return {
        "about": whole.document,
        "doubts": _page(request, sorted(checking.doubts, key=lambda doubt: doubt.settled)),
        "left": sum(not doubt.settled for doubt in checking.doubts),
        "others": checking.another_board,
        "about_doubts": whole.doubts,
        "nothing": not any(row[2] for row in families),
        "families": [row for row in families if row[0] != "doubts"],
        "problems": checking.problems,
    }


@board_page(Permission.READ_DOUBTS)
def file(request: BoardRequest, document: int) -> HttpResponse:
    """The file as it was sent, always as an attachment."""
    found = document_of(request, document, "printed", "proposal", "confirmed")
    response = HttpResponse(bytes(found.content), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{found.sha256[:12]}{_suffix(found.filename)}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _suffix(filename: str) -> str:
    suffix = filename.rpartition(".")[2].lower()
    return f".{suffix}" if suffix in {"md", "html", "docx", "xlsx", "csv", "pdf"} else ""


@board_page(Permission.READ_DOUBTS)
def words(request: BoardRequest, document: int) -> HttpResponse:
    """A document's own words in reading order; `?line=` is the one to show, highlighted. `?add=` names a family: each
    line from which nothing was understood says so, and from each something of that family can be added."""
    found = document_of(request, document, "content", "confirmed")
    asked = request.GET.get("line", "")
    marked = int(asked) if asked.isdecimal() and len(asked) < 7 else None
    printed = printed_words(found)
    number = request.GET.get("page") or (marked // PAGE + 1 if marked is not None else 1)
    page = Paginator(list(enumerate(printed)), PAGE).get_page(number)
    family = FAMILIES.get(request.GET.get("add", ""))
    adding = found.state == Document.READ and family and family.blank
    context = {"document": found, "page": page, "marked": marked}
    if adding and request.actor.may(Permission.IMPORT_DOCUMENT, request.board.pk):
        used = used_lines(Checking(found, request.board).whole, printed)
        context |= {"adding": family, "family_name": request.GET["add"], "used": used}
    return render(request, "intake/words.html", context)


@require_POST
@board_page(Permission.IMPORT_DOCUMENT)
def cancel(request: BoardRequest, document: int) -> HttpResponse:
    """Let go of a document that has not become part of the plan."""
    found = document_of(request, document)
    try:
        changes.cancel(by=request.actor, document=found)
        messages.success(request, "The document is cancelled. Nothing was written into the plan.")
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("intake:document", request.board.slug, found.pk)


@require_POST
@board_page(Permission.IMPORT_DOCUMENT)
def again(request: BoardRequest, document: int) -> HttpResponse:
    """Have a document read once more."""
    found = document_of(request, document)
    try:
        tasks.read_anew(request.actor, found)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("intake:document", request.board.slug, found.pk)
