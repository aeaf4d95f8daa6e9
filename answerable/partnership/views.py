"""Keeping who is on a board: its agencies under all their names, its groups, its people. What they lead and owe is
shown by desk, beside the plan."""

from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from answerable.access.roles import ROLES, Permission, Role
from answerable.history.changes import name_of
from answerable.partnership import changes, forms
from answerable.partnership.drafts import clear_draft, keep_draft
from answerable.partnership.editing import Edit
from answerable.partnership.models import Agency, AgencyName, Appointment, Group, Member, Person, ReasonToRead
from answerable.partnership.pages import REASONS, BoardRequest, board_page
from answerable.partnership.record import Appointment as AppointmentNow
from answerable.partnership.record import Directory, read_directory
from answerable.partnership.rules import may_be_executive


@board_page(Permission.READ_PLAN, as_at=True)
def board(request: BoardRequest) -> HttpResponse:
    """Who is on the board, in numbers that lead to the lists; and, for those who may see it, who may do what."""
    sees_people = request.actor.may(Permission.READ_PEOPLE, request.board.pk)
    directory = read_directory(request.board.pk, request.at, people=sees_people)
    today = request.as_at or timezone.localdate()
    return render(
        request,
        "partnership/board.html",
        {
            "directory": directory,
            "sees_people": sees_people,
            "current": {a.person_id for a in directory.appointments if a.on(today)},
            "may_edit": _may_edit(request),
            "reads_history": request.actor.may(Permission.READ_HISTORY, request.board.pk),
            "may_take_data": request.at is None and request.actor.may(Permission.TAKE_DATA_AWAY, request.board.pk),
            "roles": [
                (role.name, role.description, sorted(p.value for p in role.permissions)) for role in ROLES.values()
            ],
        },
    )


def _may_edit(request: BoardRequest) -> bool:
    return request.at is None and request.actor.may(Permission.EDIT_PARTNERSHIP, request.board.pk)


def _page(edit: Edit, title: str, cancel: str, **words: Any) -> HttpResponse:
    """A form of this room: its title, and where to go instead of saving."""
    return edit.page("partnership/edit.html", {"title": title, "cancel": cancel, **words})


def _list(request: BoardRequest, name: str) -> str:
    return reverse(f"desk:{name}", args=[request.board.slug])


@board_page(Permission.EDIT_PARTNERSHIP)
def add_agency(request: BoardRequest) -> HttpResponse:
    edit = Edit(request, forms.NewAgency)
    made: list[Agency] = []
    if edit.saved(
        lambda values, since: made.append(changes.make_agency(by=request.actor, board=request.board, **values))
    ):
        messages.success(request, f"{made[0].name} is on the board.")
        return redirect("desk:agency", request.board.slug, made[0].pk)
    return _page(edit, "Add an agency", _list(request, "agencies"), save="Add the agency")


def _place(request: BoardRequest, agency: int) -> Member:
    places = Member.objects.seen_by(request.actor).select_related("agency")
    place: Member = get_object_or_404(places, board=request.board, agency=agency)
    return place


@board_page(Permission.EDIT_PARTNERSHIP)
def change_agency(request: BoardRequest, agency: int) -> HttpResponse:
    """What the board calls an agency, takes it for, and whether it pays in or has left."""
    place = _place(request, agency)
    edit = Edit(request, forms.ChangedAgency, values_of=forms.values_of_agency, thing=place)
    if edit.saved(lambda values, since: changes.change_agency(by=request.actor, place=place, since=since, **values)):
        messages.success(request, f"{changes.called(place)} is saved.")
        return redirect("desk:agency", request.board.slug, agency)
    name = changes.called(Member.objects.select_related("agency").get(pk=place.pk))
    here = reverse("desk:agency", args=[request.board.slug, agency])
    return _page(edit, f"Change {name}", here, about="A name it had before stays one of its names.")


@board_page(Permission.EDIT_PARTNERSHIP)
def add_name(request: BoardRequest, agency: int) -> HttpResponse:
    """Another name or spelling of an agency."""
    place = _place(request, agency)
    edit = Edit(request, forms.AnotherName)
    if edit.saved(lambda values, since: changes.add_name(by=request.actor, place=place, **values)):
        messages.success(request, "The name is added. Documents to come that use it speak of this agency.")
        return redirect("desk:agency", request.board.slug, agency)
    here = reverse("desk:agency", args=[request.board.slug, agency])
    return _page(edit, f"Another name of {changes.called(place)}", here, save="Add the name")


@require_POST
@board_page(Permission.EDIT_PARTNERSHIP)
def withdraw_name(request: BoardRequest, name: int) -> HttpResponse:
    names = AgencyName.objects.seen_by(request.actor)
    found: AgencyName = get_object_or_404(names, board=request.board, pk=name, withdrawn=False)
    try:
        changes.withdraw_name(by=request.actor, name=found)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, f"“{found.name}” is withdrawn. Add it again if that was a slip.")
    return redirect("desk:agency", request.board.slug, found.agency_id)


@board_page(Permission.EDIT_PARTNERSHIP)
def add_group(request: BoardRequest) -> HttpResponse:
    edit = Edit(request, forms.Group)
    made: list[Group] = []
    if edit.saved(
        lambda values, since: made.append(changes.make_group(by=request.actor, board=request.board, **values))
    ):
        messages.success(request, f"{made[0].name} is added.")
        return redirect("desk:group", request.board.slug, made[0].pk)
    return _page(edit, "Add a group", _list(request, "groups"), save="Add the group")


@board_page(Permission.EDIT_PARTNERSHIP)
def change_group(request: BoardRequest, group: int) -> HttpResponse:
    found: Group = get_object_or_404(Group.objects.seen_by(request.actor), board=request.board, pk=group)
    before = found.name
    edit = Edit(request, forms.ChangedGroup, values_of=forms.values_of_group, thing=found)
    if edit.saved(lambda values, since: changes.change_group(by=request.actor, group=found, since=since, **values)):
        messages.success(request, f"{found.name} is saved.")
        return redirect("desk:group", request.board.slug, group)
    here = reverse("desk:group", args=[request.board.slug, group])
    return _page(edit, f"Change {before}", here, about="A name it had before stays one of its names.")


def _directory(request: BoardRequest) -> Directory:
    return read_directory(request.board.pk, None, people=True)


def _chosen(values: dict[str, Any]) -> dict[str, Any]:
    """A form's choices as records; whether they are the board's own is asked at the write door."""
    agency, group, person = (values.get(name) for name in ("agency", "group", "person"))
    return {
        **values,
        "agency": Agency.objects.get(pk=agency) if agency else None,
        "group": Group.objects.get(pk=group) if group else None,
        **({"person": Person.objects.get(pk=person) if person else None} if "person" in values else {}),
    }


_COMMITTEE = {Role.SCRUTINY_MEMBER, Role.CO_OPTED_MEMBER}
EXECUTIVE = (
    "By their posts they sit on the council’s executive, whose members may not sit on a scrutiny committee (Local "
    "Government Act 2000, section 9FA). If that is so, end this appointment."
)


def _warn_of_executive(request: BoardRequest, person: int) -> None:
    """Tell whoever appoints where somebody who sits, or will sit, on the committee is of the executive by a post."""
    held = Appointment.objects.filter(board=request.board, person=person).exclude(ends__lte=timezone.localdate())
    parts = list(held.values_list("role", "post"))
    if any(role in _COMMITTEE for role, _ in parts) and may_be_executive(post for _, post in parts):
        messages.warning(request, EXECUTIVE)


@board_page(Permission.EDIT_PARTNERSHIP)
def appoint(request: BoardRequest) -> HttpResponse:
    """Give somebody a part on the board, with or without a role."""
    asked = {name: request.GET.get(name, "") for name in ("role", "agency")}
    begins = {"starts": timezone.localdate(), **asked}
    edit = Edit(request, forms.Appointment, values_of=lambda _: begins, directory=_directory(request))
    made: list[Appointment] = []

    def save(values: dict[str, Any], since: int | None) -> None:
        made.append(changes.appoint(by=request.actor, board=request.board, **_chosen(values)))

    if edit.saved(save):
        then = " Invite them by e-mail below, if they do not sign in here yet." if made[0].role else ""
        _warn_of_executive(request, made[0].person_id)
        messages.success(request, f"The appointment is made. Nobody has been told yet.{then}")
        return redirect("desk:person", request.board.slug, made[0].person_id)
    return _page(edit, "Appoint somebody", _list(request, "people"), save="Appoint")


@board_page(Permission.READ_KEPT)
def why(request: BoardRequest) -> HttpResponse:
    """Whoever's reading is kept says what they read for, and goes on to the page that they asked for."""
    edit = Edit(request, forms.Why)
    made: list[ReasonToRead] = []
    if edit.saved(
        lambda values, since: made.append(changes.explain_reading(by=request.actor, board=request.board, **values))
    ):
        request.session[REASONS] = {**request.session.get(REASONS, {}), str(request.board.pk): name_of(made[0])}
        first, on = f"/boards/{request.board.slug}/", request.GET.get("next", "")
        ours = on.startswith(first) and url_has_allowed_host_and_scheme(on, allowed_hosts=None)
        return redirect(on if ours else first)
    about = (
        "Your role reads everything that the board keeps to itself on the plan. So each page that you open is kept in "
        "the history, with the reason that you give here. You are asked once, until you sign out or are signed out."
    )
    return edit.page(
        "partnership/edit.html",
        {"title": "What are you reading for?", "about": about, "save": "Read on", "no_draft": True},
    )


@board_page(Permission.READ_PEOPLE)
def may(request: BoardRequest, person: int) -> HttpResponse:
    """What a person may see and do on the board today, and by which appointment; also of one page, by its address."""
    directory = _directory(request)
    if person not in directory.people:
        raise Http404("Not found.")
    today = timezone.localdate()
    held = [a for a in directory.appointments if a.person_id == person and a.role and a.on(today)]
    because = {p: [_words(a) for a in held if p in ROLES[Role(a.role)].permissions] for p in Permission}
    form = forms.OfPage(request.GET if "page" in request.GET else None)
    context: dict[str, Any] = {"person": directory.people[person], "form": form}
    if form.is_valid():
        asked, context["narrower"] = _needed(request, form.cleaned_data["page"])
        context["asked"] = asked
        context["of_page"] = because[asked] if asked else []
    return render(
        request,
        "partnership/may.html",
        {
            **context,
            "may": [(permission.value, those) for permission, those in because.items() if those],
            "may_not": [p.value for p, those in because.items() if not those and p is not Permission.RUN_INSTALLATION],
        },
    )


def _words(appointment: AppointmentNow) -> str:
    """An appointment that carries a role: "the appointment as Head of nursing (agency lead) from 1 April 2012"."""
    role = ROLES[Role(appointment.role)].name
    post = f"{appointment.post} ({role.lower()})" if appointment.post and appointment.post != role else role
    until = f" until {appointment.ends:%-d %B %Y}" if appointment.ends else ""
    return f"the appointment as {post} from {appointment.starts:%-d %B %Y}{until}"


def _needed(request: BoardRequest, address: str) -> tuple[Permission | None, str]:
    """What it takes to open the page of this board that has an address, None where there is none; and in a sentence
    for whom of those it is, where that is not for all (`narrower` of a page)."""
    try:
        found = resolve(urlsplit(address.strip()).path)
    except (Resolver404, ValueError):
        return None, ""
    if found.kwargs.get("board") != request.board.slug:
        return None, ""
    return getattr(found.func, "permission", None), getattr(found.func, "narrower", "")


def _appointment(request: BoardRequest, pk: int) -> Appointment:
    appointments = Appointment.objects.seen_by(request.actor).select_related("person", "board")
    found: Appointment = get_object_or_404(appointments, board=request.board, pk=pk)
    return found


def _of_person(request: BoardRequest, person: int) -> str:
    return reverse("desk:person", args=[request.board.slug, person])


@board_page(Permission.EDIT_PARTNERSHIP)
def change_appointment(request: BoardRequest, appointment: int) -> HttpResponse:
    """End what somebody is and begin what they are from then on."""
    found = _appointment(request, appointment)

    def values_of(thing: Appointment) -> dict[str, Any]:
        return {"on": timezone.localdate(), **forms.values_of_appointment(thing)}

    edit = Edit(request, forms.ChangedAppointment, values_of=values_of, thing=found, directory=_directory(request))

    def save(values: dict[str, Any], since: int | None) -> None:
        changes.change_appointment(by=request.actor, appointment=found, since=since, **_chosen(values))

    if edit.saved(save):
        messages.success(request, "The appointment is changed. What it was until then stays on record.")
        return redirect("desk:person", request.board.slug, found.person_id)
    title = f"Change the appointment of {found.person.name or 'this person'}"
    return _page(edit, title, _of_person(request, found.person_id))


@board_page(Permission.EDIT_PARTNERSHIP)
def end_appointment(request: BoardRequest, appointment: int) -> HttpResponse:
    found = _appointment(request, appointment)
    edit = Edit(request, forms.End, values_of=lambda _: {"on": timezone.localdate()}, thing=found)
    if edit.saved(
        lambda values, since: changes.end_appointment(by=request.actor, appointment=found, since=since, **values)
    ):
        messages.success(request, "The appointment has its end.")
        return redirect("desk:person", request.board.slug, found.person_id)
    name = found.person.name or "this person"
    what = found.post or (ROLES[found.role].name if found.role else "")  # type: ignore[index]  # a role by its value
    title = f"End the appointment of {name}" + (f" as {what}" if what else "")
    return _page(edit, title, _of_person(request, found.person_id), save="End the appointment")


@board_page(Permission.EDIT_PARTNERSHIP)
def change_person(request: BoardRequest, person: int) -> HttpResponse:
    people = Person.objects.seen_by(request.actor).filter(appointments__board=request.board)
    found: Person = get_object_or_404(people, pk=person)
    roles = Appointment.objects.filter(person=found, board=request.board).exclude(role="").exists()
    before = found.email
    edit = Edit(request, forms.Person, values_of=forms.values_of_person, thing=found, before=before, roles=roles)

    def save(values: dict[str, Any], since: int | None) -> None:
        values.pop("moves", None)
        changes.change_person(by=request.actor, board=request.board, person=found, since=since, **values)

    if edit.saved(save):
        messages.success(request, "Saved.")
        return redirect("desk:person", request.board.slug, person)
    return _page(edit, "Change a person’s name or address", _of_person(request, person))


def keep_typed(request: BoardRequest) -> HttpResponse:
    """Keeps what the script sends of a form being typed into, or throws it away and shows the form afresh."""
    address = request.POST.get("address", "")
    if "discard" in request.POST:
        clear_draft(request.actor, address)
        ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
        back = address if ours else f"/boards/{request.board.slug}/"
        return redirect(back)
    kept = keep_draft(request.actor, request.board, address, request.POST)
    return HttpResponse(status=204 if kept else 413)


@require_POST
@board_page(Permission.READ_PUBLISHED)
def draft(request: BoardRequest) -> HttpResponse:
    return keep_typed(request)
