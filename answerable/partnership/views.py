"""Who is on a board, under which names, and who may do what."""

from django.http import HttpResponse
from django.shortcuts import render

from answerable.access.roles import ROLES, Permission, Role
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
