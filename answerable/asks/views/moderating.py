"""What a group's chair says of what others report on the group's actions."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from answerable.access.actor import Party
from answerable.access.roles import Permission
from answerable.asks import changes, forms
from answerable.asks.models import Ask, Offered
from answerable.asks.views.beside import as_attachment
from answerable.asks.views.lookups import rounds_and_here
from answerable.asks.views.sending import tell
from answerable.partnership.editing import Edit
from answerable.partnership.models import Group
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import read_directory
from answerable.plan import moderating
from answerable.plan.models import Moderation, Update
from answerable.plan.moderating import moderations_of
from answerable.plan.record import level_names, read_scales
from answerable.plan.reporting import digest_of, report_of, told, word_of
from answerable.plan.rules import SENT
from answerable.ui.forms import Form


@board_page(Permission.MODERATE)
def to_moderate(request: BoardRequest) -> HttpResponse:
    """What was sent in a round on the actions of the groups that somebody speaks for: what waits stands first."""
    rounds, here = rounds_and_here(request)
    groups = {one.pk: one for one in spoken_for(request)}
    found = moderating.to_moderate(request.actor, here.pk, groups) if here else []
    bodies = read_directory(request.board.pk, None).bodies
    rows = [(one, bodies.called(one.update.party), *_STANDS[one.verdict]) for one in found]
    about = {
        "round": here,
        "rounds": rounds,
        "groups": list(groups.values()),
        "waits": sum(not one.verdict for one in found),
        "page": Paginator(rows, 50).get_page(request.GET.get("page")),
    }
    return render(request, "asks/to_moderate.html", about)


# Why nothing goes back to whoever reported, by where the report stands.
_NOTHING_BACK = {
    "submitted": "Nobody was asked for it in this round, so nothing goes back by itself: tell them.",
    "accepted": "The board has accepted the report, so nothing goes back by itself. The board reads what is missing.",
}
# What a group says of an update, as a tag.
_STANDS = {
    "": ("Waits for the group", "yellow"),
    "accepted": ("The group accepts it", "green"),
    "sent back": ("The group asked for more", "orange"),
}


def spoken_for(request: BoardRequest) -> list[Group]:
    """The groups for which somebody moderates: those they chair, or all where they keep the plan. One query."""
    groups = Group.objects.seen_by(request.actor).filter(board=request.board, withdrawn=False)
    if not request.actor.may(Permission.EDIT_PLAN, request.board.pk):
        own = request.actor.parties(request.board.pk, permission=Permission.MODERATE)
        groups = groups.filter(pk__in=[party.group for party in own])
    return list(groups.order_by("name"))


def _found(request: BoardRequest, reported: int, group: int) -> tuple[Update, Group]:
    """What was sent, and the group that moderates it, where the reader speaks for that group; else it is not there."""
    seen = Update.objects.seen_by(request.actor).filter(state__in=SENT, withdrawn=False)
    here = get_object_or_404(seen.select_related("action", "round"), board=request.board, pk=reported)
    body = next((one for one in spoken_for(request) if one.pk == group), None)
    if body is None or group not in moderating.moderators_of([moderating.reported(here)])[here.pk]:
        raise Http404("Not found.")
    return here, body


@board_page(Permission.MODERATE)
def moderate(request: BoardRequest, reported: int, group: int) -> HttpResponse:
    """Read what was reported on one action, and say whether it holds and where the group puts it."""
    here, body = _found(request, reported, group)
    own = Party(group=group) in request.actor.parties(request.board.pk, permission=Permission.MODERATE)
    levels, report = read_scales(request.board.pk), report_of(here)
    names = level_names(levels)
    said = {one.group_id: one for one in moderations_of(request.actor, [here.pk])}
    before = said.get(group)
    edit = Edit(
        request,
        forms.Moderate if own else forms.ModerateFor,
        values_of=lambda _: {"seen": digest_of(report), **_begun(before, here)},
        levels=levels,
        accepted=here.state == "accepted",
    )
    back: list[Ask | None] = []

    def save(values: dict[str, Any], _: int | None) -> None:
        back.append(changes.moderate_answer(by=request.actor, update=here, group=body, **values))

    if not edit.saved(save):
        _read_now(edit.form, digest_of(report))
    else:
        messages.success(request, "The word of the group is kept, and stands beside what was reported.")
        if back[0]:
            tell(request, back[0], "sent back")
        elif edit.form.cleaned_data["verdict"] == "sent back":
            messages.info(request, _NOTHING_BACK[here.state])
        return redirect("asks:to-moderate", request.board.slug)
    about = {
        "update": here,
        "group": body,
        "who": read_directory(request.board.pk, None).bodies.called(here.party),
        "lines": told(here, names),
        "named": _named(here).defer("content"),
        "others": [word_of(one, one.group.name, report, names) for pk, one in said.items() if pk != group],
        "before": before and word_of(before, body.name, report, names),
        "list": reverse("asks:to-moderate", args=[request.board.slug]),
    }
    return edit.page("asks/moderate.html", about)


@board_page(Permission.MODERATE)
def evidence_file(request: BoardRequest, reported: int, group: int, named: int) -> HttpResponse:
    """A file that the answer names for the action, for the group that moderates what is said of it."""
    here, _ = _found(request, reported, group)
    return as_attachment(get_object_or_404(_named(here).exclude(sha256=""), pk=named))


def _named(update: Update) -> QuerySet[Offered]:
    """The evidence that an answer names for the action: what was sent with it. What is added since to an answer that is
    open again is not there yet, whatever was accepted of it before."""
    of = {f"ask__{name}": pk for name, pk in update.party._asdict().items()}
    there = Offered.objects.filter(ask__round=update.round_id, action=update.action_id, withdrawn=False, **of)
    sent = Q(taken=True) | Q(ask__state__in=SENT)
    return there.filter(sent, ask__withdrawn=False).select_related("evidence").order_by("pk")


def _read_now(form: Form, digest: str) -> None:
    """What is sent next is said of the words that the page shows, whatever was kept of an earlier try."""
    form.initial["seen"] = digest
    if isinstance(form.data, QueryDict):  # it was sent, and is shown again
        form.data = form.data.copy()
        form.data["seen"] = digest


def _begun(before: Moderation | None, update: Update) -> dict[str, str]:
    """The form begins with what the group said, and else with what was proposed."""
    of: Any = before or update
    begun = {name: getattr(of, name) for name in ("delivery", "impact")}
    return begun | ({"verdict": before.verdict, "words": before.words, "how": before.on_behalf} if before else {})
