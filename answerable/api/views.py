"""The pages about the API: one's own tokens, and how it is used."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from answerable.access import second_step
from answerable.access.actor import Actor
from answerable.api.changes import make_token, revoke_token
from answerable.api.examples import EXAMPLES
from answerable.api.forms import NewToken
from answerable.api.models import Token
from answerable.api.rules import dead_because
from answerable.partnership.models import Board, Member
from answerable.ui.views import Public


class AccountRequest(HttpRequest):
    actor: Actor
    boards: dict[str, Board]


class Teaching(Public):
    """How a program reads and writes a board's record, with examples to copy."""

    template_name = "api/teaching.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        site = self.request.build_absolute_uri("/").rstrip("/")
        return super().get_context_data(examples=[example.on(site) for example in EXAMPLES], **kwargs)


def tokens(request: AccountRequest) -> HttpResponse:
    """Somebody's own tokens, newest first."""
    today = timezone.localdate()
    own = Token.objects.filter(user=request.user.pk).select_related("board", "agency").order_by("-id")
    rows = [
        (token, dead_because(until=token.until, revoked=token.revoked_at is not None, today=today)) for token in own
    ]
    may_make = bool(request.actor.boards())
    return render(request, "api/tokens.html", {"rows": rows, "may_make": may_make})


def _places(request: AccountRequest) -> list[tuple[str, str]]:
    """The boards on which somebody has a part, and the agencies for which they answer there."""
    boards = {board.pk: board for board in request.boards.values()} if request.actor.standings else {}
    found = [(str(pk), board.name) for pk, board in boards.items()]
    own = {(pk, agency) for pk in boards for agency in request.actor.agencies(pk)}
    members = Member.objects.filter(board__in=boards, agency__in=[agency for _, agency in own]).select_related("agency")
    found += [
        (f"{m.board_id}-{m.agency_id}", f"{boards[m.board_id].name}, only what I do for {m.name or m.agency.name}")
        for m in members.order_by("board_id", "agency__sort_key")
        if (m.board_id, m.agency_id) in own
    ]
    return found


def make(request: AccountRequest) -> HttpResponse:
    """A new token, which is shown in the answer and never again."""
    form = NewToken(request.POST or None, places=_places(request), today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        board, _, agency = said["place"].partition("-")
        try:
            token, words = make_token(
                by=request.actor,
                board=int(board),
                agency=int(agency) if agency else None,
                name=said["name"],
                until=said["until"],
                writes=said["writes"] == "yes",
                second_step=second_step.shown_in(request),
            )
            return render(request, "api/made.html", {"token": token, "words": words})
        except ValidationError as refused:
            form.add_error(None, refused)
    return render(request, "api/make.html", {"form": form})


def revoke(request: AccountRequest, token: int) -> HttpResponse:
    """Let one of one's own tokens open nothing any more."""
    found = get_object_or_404(Token, pk=token, user=request.user.pk)
    if request.method != "POST":
        return render(request, "api/revoke.html", {"token": found})
    revoke_token(by=request.actor, token=found)
    messages.success(request, f"The token “{found.name}” opens nothing any more.")
    return redirect("tokens")
