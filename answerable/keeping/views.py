import tempfile
from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from answerable.access.roles import Permission
from answerable.keeping.changes import record_export
from answerable.keeping.export import write_export
from answerable.partnership.pages import BoardRequest, board_page


@board_page(Permission.TAKE_DATA_AWAY)
def data(request: BoardRequest) -> HttpResponse:
    """What is in the file with all of the board's data, before anybody takes it."""
    return render(request, "keeping/data.html")


@require_GET  # nor HEAD: the history would keep that the data was taken
@board_page(Permission.TAKE_DATA_AWAY)
def data_file(request: BoardRequest) -> Any:
    """All of the board's data as a zip. The history keeps that it was taken."""
    record_export(by=request.actor, board=request.board)
    out = tempfile.TemporaryFile()  # noqa: SIM115  # closed, and gone, with the answer
    write_export(request.board, out)
    out.seek(0)
    name = f"{request.board.slug}-all-data-{timezone.localdate():%Y-%m-%d}.zip"
    response = FileResponse(out, as_attachment=True, filename=name, content_type="application/zip")
    response["X-Content-Type-Options"] = "nosniff"
    return response
