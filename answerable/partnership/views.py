"""Who is on a board, under which names, and who may do what."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from answerable.access.roles import ROLES, Permission, Role
from answerable.partnership.drafts import clear_draft, keep_draft
from answerable.partnership.models import Agency, AgencyName, Appointment, Group, Member
from answerable.partnership.pages import BoardRequest, board_page


@board_page(Permission.READ_PEOPLE)
def board(request: BoardRequest) -> HttpResponse:
    names: dict[int, list[str]] = {}
    for name in AgencyName.objects.seen_by(request.actor).filter(board=request.board).order_by("name"):
        names.setdefault(name.agency_id, []).append(name.name)
    funders = set(Member.objects.filter(board=request.board, funds=True).values_list("agency_id", flat=True))
    agencies = Agency.objects.filter(members__board=request.board).order_by("sort_key")
    appointments = Appointment.objects.seen_by(request.actor).filter(board=request.board)
    return render(
        request,
        "partnership/board.html",
        {
            "agencies_head": ("Agency", "Kind", "Other names", "Pays into the budget"),
            "groups_head": ("Group", "Other names"),
            "people_head": ("Post", "Role here", "Agency", "Since"),
            "roles_head": ("Role", "What it is", "It lets a person"),
            "agencies": [
                (
                    a.name,
                    a.kind,
                    ", ".join(n for n in names.get(a.pk, []) if n != a.name),
                    "Yes" if a.pk in funders else "",
                )
                for a in agencies
            ],
            "groups": [
                (group.name, ", ".join(group.names.splitlines()))
                for group in Group.objects.seen_by(request.actor).filter(board=request.board).order_by("sort_key")
            ],
            "people": [
                (a.post or "–", ROLES[Role(a.role)].name if a.role else "No access", a.agency or "", a.starts)
                for a in appointments.select_related("agency").order_by("id")
            ],
            "roles": [
                (role.name, role.description, "; ".join(sorted(p.value for p in role.permissions)))
                for role in ROLES.values()
            ],
        },
    )


@require_POST
@board_page(Permission.READ_PUBLISHED)
def draft(request: BoardRequest) -> HttpResponse:
    """Keeps what the script sends of a form being typed into, or throws it away and shows the form afresh."""
    address = request.POST.get("address", "")
    if "discard" in request.POST:
        clear_draft(request.actor, address)
        back = (
            address
            if url_has_allowed_host_and_scheme(address, allowed_hosts=None)
            else f"/boards/{request.board.slug}/"
        )
        return redirect(back)
    kept = keep_draft(request.actor, request.board, address, request.POST)
    return HttpResponse(status=204 if kept else 413)
