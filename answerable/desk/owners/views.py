"""Owners in the plan that match no agency, group or post yet: "who is this?"."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from answerable.access.actor import Party
from answerable.access.roles import Permission
from answerable.desk.bodies import PAGE, about, get_or_404
from answerable.desk.owed import read_duties
from answerable.desk.owners import changes
from answerable.partnership.editing import Edit
from answerable.partnership.forms import AGENCY_KINDS
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import Directory, body_of, read_directory
from answerable.plan.models import Answerer
from answerable.plan.record import Answerer as Named
from answerable.plan.rules import plain
from answerable.ui.forms import Form


class Settle(Form):
    """Who the words mean. Takes the board's `directory`."""

    meant = forms.ChoiceField(label="Who is this?", choices=list(changes.MEANINGS.items()), widget=forms.RadioSelect)
    body = forms.ChoiceField(
        label="Which agency or group",
        required=False,
        help_text="For another name: whose it is. For a post: whose post it is, if you know.",
    )
    kind = forms.ChoiceField(label="Kind, for an agency that is new", choices=AGENCY_KINDS, required=False)

    def __init__(self, *args: Any, directory: Directory, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = [  # type: ignore[attr-defined]
            ("", "None"),
            *((key, name) for key, (_, name) in directory.parties.items()),
        ]


@board_page(Permission.EDIT_PARTNERSHIP)
def owners(request: BoardRequest) -> HttpResponse:
    """The words, where they stand, and the question."""
    directory = read_directory(request.board.pk, request.at)
    plan = read_duties(request.actor, request.board.pk, request.at)
    unknown = plan.unknown([post.name for post in directory.posts]) if plan else {}
    page = Paginator(list(unknown.items()), PAGE).get_page(request.GET.get("page"))

    def where(answerer: Named) -> str:
        action = plan.actions.get(answerer.action_id or 0) if plan else None
        objective = plan.objectives.get(answerer.objective_id or 0) if plan else None
        above = action or objective
        return above.ref if above else ""

    known = _known(directory)
    rows = [
        (
            words,
            same[0].id,
            ", ".join(sorted(set(filter(None, map(where, same[:12]))))),
            len(same),
            known.get(plain(words), ("", ""))[1],
        )
        for words, same in page
    ]
    context = {"plan": plan, "page": page, "rows": rows, **about(request)}
    return render(request, "desk/owners.html", context)


def _known(directory: Directory) -> dict[str, tuple[str, str]]:
    """The choice and the name of each body on the board, by each of its names: an owner that came before its body was
    known has only to be confirmed."""
    groups = {
        plain(name): (f"group {g.id}", g.name) for g in directory.groups for name in (g.name, *g.names.splitlines())
    }
    agencies = {
        plain(n.name): (f"agency {a.id}", a.name) for a in directory.agencies for n in directory.names_of.get(a.id, [])
    }
    return groups | agencies


@board_page(Permission.EDIT_PARTNERSHIP)
def owner(request: BoardRequest, answerer: int) -> HttpResponse:
    """Say who the words of one lead or contributor mean; all that say the same are settled with it."""
    found: Answerer = get_or_404(request, Answerer, board=request.board, pk=answerer, withdrawn=False)
    directory = read_directory(request.board.pk, None)
    likely = _known(directory).get(plain(found.words))
    begun = {"kind": "agency", **({"meant": "name", "body": likely[0]} if likely else {})}
    edit = Edit(request, Settle, values_of=lambda _: begun, directory=directory)

    def save(values: dict[str, Any], since: int | None) -> None:
        body = body_of(Party.of(values["body"])) if values["body"] else None
        count = changes.settle_owner(
            by=request.actor, answerer=found, meant=values["meant"], body=body, kind=values["kind"] or "agency"
        )
        messages.success(request, f"“{found.words}” is settled, in {count} place{'' if count == 1 else 's'}.")

    if edit.saved(save):
        return redirect("desk:owners", request.board.slug)
    cancel = reverse("desk:owners", args=[request.board.slug])
    return edit.page("desk/owner.html", {"words": found.words, "cancel": cancel})
