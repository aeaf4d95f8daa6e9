"""Documents that were brought in, what was understood from each and what was doubted."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from answerable.access.roles import Permission
from answerable.intake.models import Document
from answerable.partnership.pages import BoardRequest, board_page


def _document(request: BoardRequest, pk: int) -> Document:
    documents = Document.objects.seen_by(request.actor).select_related("round", "plan")
    return get_object_or_404(documents, board=request.board, pk=pk)


@board_page(Permission.READ_DOUBTS)
def documents(request: BoardRequest) -> HttpResponse:
    found = Document.objects.seen_by(request.actor).filter(board=request.board).defer("content", "proposal")
    page = Paginator(found.select_related("round").order_by("-id"), 50).get_page(request.GET.get("page"))
    return render(request, "intake/list.html", {"page": page})


@board_page(Permission.READ_DOUBTS)
def document(request: BoardRequest, document: int) -> HttpResponse:
    found = _document(request, document)
    facts = {name: rows for name, rows in found.proposal.items() if name not in {"document", "people", "doubts"}}
    counts = [(family.replace("_", " ").capitalize(), len(rows)) for family, rows in facts.items()]
    return render(
        request,
        "intake/document.html",
        {
            "document": found,
            "counts": counts,
            "counts_head": ("Kind", "Found"),
            "doubts": found.proposal["doubts"],
        },
    )


@board_page(Permission.READ_DOUBTS)
def file(request: BoardRequest, document: int) -> HttpResponse:
    """The file as it was brought in, always as an attachment."""
    found = _document(request, document)
    response = HttpResponse(bytes(found.content), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{found.sha256[:12]}{_suffix(found.filename)}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _suffix(filename: str) -> str:
    suffix = filename.rpartition(".")[2].lower()
    return f".{suffix}" if suffix in {"md", "html", "docx", "xlsx", "csv", "pdf"} else ""
