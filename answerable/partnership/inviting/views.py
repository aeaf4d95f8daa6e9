"""The board's pages of invitations, and the page that an invitation's link leads to."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from answerable.access.roles import ROLES, Permission, Role
from answerable.partnership.editing import Edit
from answerable.partnership.inviting import changes, forms, letters
from answerable.partnership.models import Appointment, Invitation, Person
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.rules import became_of

COLOURS = {"Accepted": "green", "Withdrawn": "grey", "Not sent": "red", "Expired": "orange", "Waiting": "blue"}


def _became_of(invitation: Invitation) -> tuple[str, str]:
    return became_of(
        accepted=invitation.accepted_at is not None,
        withdrawn=invitation.withdrawn,
        refused=invitation.refused,
        sent=invitation.sent_at is not None,
        expires=invitation.expires_at,
        now=timezone.now(),
    )


@board_page(Permission.EDIT_PARTNERSHIP)
def invitations(request: BoardRequest) -> HttpResponse:
    """Every invitation, newest first, and what became of it: what was refused, never left or has expired says so."""
    rows = Invitation.objects.seen_by(request.actor).filter(board=request.board).select_related("person")
    page = Paginator(rows.order_by("-id"), 50).get_page(request.GET.get("page"))
    shown = [(one, *_became_of(one)) for one in page]
    return render(
        request,
        "partnership/invitations.html",
        {"page": page, "invitations": [(one, word, COLOURS[word], then) for one, word, then in shown]},
    )


@board_page(Permission.EDIT_PARTNERSHIP)
def invite(request: BoardRequest, person: int) -> HttpResponse:
    """Ask somebody by e-mail to come in."""
    people = Person.objects.filter(appointments__board=request.board).distinct()
    who = get_object_or_404(people, pk=person)
    edit = Edit(request, forms.Invite)
    made: list[tuple[Invitation, str]] = []
    if edit.saved(
        lambda values, since: made.append(
            changes.invite(by=request.actor, board=request.board, person=who, why=values["why"])
        )
    ):
        invitation, key = made[0]
        link = request.build_absolute_uri(reverse("invitation", args=[key]))
        refused = letters.send(invitation, link=link, roles=_roles(invitation))
        changes.sent(by=request.actor, invitation=invitation, refused=refused)
        if refused:
            messages.error(request, f"The invitation was not sent. {refused} Check the address, then send it again.")
        else:
            messages.success(request, f"The invitation is on its way to {invitation.email}.")
        return redirect("partnership:invitations", request.board.slug)
    words = {"person": who, "roles": _roles(Invitation(board=request.board, person=who))}
    return edit.page("partnership/invite.html", words)


def _roles(invitation: Invitation) -> list[str]:
    """What the invited person is, or will be, on the board: "agency lead", "group chair of “Audit group”"."""
    held = Appointment.objects.filter(person=invitation.person, board=invitation.board).exclude(role="")
    held = held.exclude(ends__lte=timezone.localdate()).order_by("id")
    names = [
        ROLES[Role(role)].name + (f" of “{group}”" if group else "")
        for role, group in held.values_list("role", "group__name")
    ]
    return [name[0].lower() + name[1:] for name in dict.fromkeys(names)]


@require_POST
@board_page(Permission.EDIT_PARTNERSHIP)
def withdraw(request: BoardRequest, invitation: int) -> HttpResponse:
    """The link of an invitation opens nothing any more."""
    mine = Invitation.objects.seen_by(request.actor).filter(board=request.board)
    try:
        changes.withdraw(by=request.actor, invitation=get_object_or_404(mine, pk=invitation))
        messages.success(request, "The invitation is withdrawn: its link opens nothing any more.")
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("partnership:invitations", request.board.slug)


@never_cache
@login_not_required
def invitation(request: HttpRequest, key: str) -> HttpResponse:
    """Where an invitation's link leads. To open it changes nothing, since mail scanners open links too."""
    found = changes.waiting(key)
    if found is None:
        return render(request, "partnership/invitation_over.html", status=410)
    account = changes.account_of(found)
    form = None if account else forms.Accept(request.POST or None, email=found.email)
    words: dict[str, Any] = {"invitation": found, "roles": _roles(found), "form": form, "known": account}
    words["signed_in"] = account is not None and request.user == account
    if request.method == "POST" and (form.is_valid() if form else words["signed_in"]):
        password = form.cleaned_data["password1"] if form else ""
        try:
            changes.accept(key=key, user=account if words["signed_in"] else None, password=password)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("invitation", key)
        if words["signed_in"]:
            messages.success(request, f"You can open {found.board.name} now.")
            return redirect("/")
        messages.success(request, f"Your password is set. Sign in with {found.email} and with it.")
        return redirect("account_login")
    return render(request, "partnership/invitation.html", words)
