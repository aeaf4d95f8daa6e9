"""What the reader of documents finds in an answer, offered to whoever keeps the plan: one press keeps it."""

from collections.abc import Sequence
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.access.roles import Permission
from answerable.asks.models import Ask
from answerable.asks.record import Part, named, parts_of
from answerable.partnership.pages import BoardRequest, board_page
from answerable.plan.changes import add_commitment
from answerable.plan.models import Action, Commitment
from answerable.plan.reporting import is_kept, promised
from answerable.plan.rules import SENT
from answerable.reading.proposal import Commitment as Promise


def promises_in(parts: Sequence[Part]) -> dict[int, list[Promise]]:
    """What an answer promises and the plan does not hold yet, by action. One query."""
    sent = {part.action.id: part.report for part in parts if part.update and part.update.state in SENT}
    kept: dict[int | None, list[tuple[str, date | None]]] = {}
    for pk, what, until in Commitment.objects.filter(action__in=sent, withdrawn=False).values_list(
        "action_id", "what", "due_to"
    ):
        kept.setdefault(pk, []).append((what, until))
    today = timezone.localdate()
    return {
        pk: [one for one in promised(report, written=today) if not is_kept(one, kept.get(pk, []))]
        for pk, report in sent.items()
    }


@require_POST
@board_page(Permission.EDIT_PLAN)
def keep_promise(request: BoardRequest, ask: int, action: int) -> HttpResponse:
    """Keep one of the promises that an answer makes: the one whose words are sent, as it was found."""
    asks = named(Ask.objects.seen_by(request.actor))
    here = get_object_or_404(asks, board=request.board, pk=ask, withdrawn=False)
    parts = parts_of(here.plan_id, here.round_id, here.agency_id)
    if action not in {part.action.id for part in parts}:
        raise Http404("Not found.")
    found = promises_in(parts).get(action, [])
    one = next((one for one in found if one.what == request.POST.get("what")), None)
    if one is None:
        messages.info(request, "That promise is kept already, or the answer is another by now.")
    else:
        add_commitment(
            by=request.actor,
            plan=here.plan,
            round=here.round,
            action=Action.objects.get(pk=action, board=request.board),
            what=one.what,
            kind=one.kind,
            who=one.who or here.called,
            due=one.due,
            meeting=one.meeting or "",
            reason=f"Found in what {here.called} answered",
        )
        messages.success(request, "The promise is kept. It is asked after once its day has passed.")
    return redirect("asks:ask", request.board.slug, here.pk)
