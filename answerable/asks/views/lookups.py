"""What the pages of asks look up first, and how each of them is laid out."""

from collections.abc import Collection

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from answerable.access.actor import Party, Standing
from answerable.access.roles import ROLES, Permission, Role
from answerable.asks.models import Ask
from answerable.asks.pages import AnswerRequest
from answerable.asks.record import named
from answerable.asks.rules import ANSWERABLE, ITSELF, Held
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest
from answerable.partnership.record import Appointment, Directory, Person
from answerable.plan.models import Round


def ask_of(request: BoardRequest, pk: int, *, withdrawn: bool = False) -> Ask:
    """`withdrawn`: one that was withdrawn may be read as well."""
    asks = named(Ask.objects.seen_by(request.actor))
    found: Ask = get_object_or_404(asks, board=request.board, pk=pk, **({} if withdrawn else {"withdrawn": False}))
    return found


def round_of(request: BoardRequest, pk: int) -> Round:
    rounds = Round.objects.seen_by(request.actor).select_related("plan")
    found: Round = get_object_or_404(rounds, board=request.board, pk=pk, withdrawn=False)
    return found


def rounds_and_here(request: BoardRequest) -> tuple[list[Round], Round | None]:
    """The board's rounds, newest first, and the one that is asked for, else the newest; None where there is none. One
    query."""
    every = Round.objects.seen_by(request.actor).filter(board=request.board, withdrawn=False, plan__withdrawn=False)
    rounds = list(every.order_by("-on", "-id")[:50])
    wanted = request.GET.get("round", "")
    return rounds, next((one for one in rounds if str(one.pk) == wanted), next(iter(rounds), None))


def list_of(request: BoardRequest, round: Round) -> str:
    return f"{reverse('asks:list', args=[request.board.slug])}?round={round.pk}"


def _answers(one: Appointment, party: Party, itself: int | None) -> bool:
    """Whether an appointment lets its holder answer for a party."""
    if not one.role:
        return False
    standing = Standing(Role(one.role), None, one.agency_id, one.group_id, holds=one.holds_id, itself=itself)
    return party in standing.parties and Permission.ANSWER_ASK in ROLES[standing.role].permissions


def _itself(directory: Directory) -> int | None:
    """The group that is the board itself, also before it is one of its groups (ITSELF)."""
    return ITSELF.group if directory.itself is None else directory.itself


def _is_theirs(one: Appointment, party: Party) -> bool:
    """Whether an appointment is for an agency, on a group, or a post."""
    return party in {Party(agency=one.agency_id), Party(group=one.group_id), Party(post=one.holds_id)}


def answering(directory: Directory, party: Party) -> list[Person]:
    """Who can be sent a party's request: its people of today with an address, those who answer for it first (a chair
    before the manager, who needs no link), then those with another role."""
    today, itself = timezone.localdate(), _itself(directory)
    held = [one for one in directory.appointments if one.on(today)]
    theirs = [one for one in held if _is_theirs(one, party) or _answers(one, party, itself)]

    def place(one: Appointment) -> tuple[bool, bool, bool]:
        return not _answers(one, party, itself), one.role == Role.MANAGER, not one.role

    ordered = sorted(theirs, key=place)
    people = [directory.people[one.person_id] for one in ordered if one.person_id in directory.people]
    return list(dict.fromkeys(person for person in people if person.email))


def held_for(directory: Directory, party: Party, accounts: Collection[int]) -> list[Held]:
    """Everybody who is, was or will be appointed for a party. `accounts` are the people who have one."""
    today, itself, found = timezone.localdate(), _itself(directory), []
    for one in directory.appointments:
        answers, person = _answers(one, party, itself), directory.people.get(one.person_id)
        if person and (answers or _is_theirs(one, party)):
            found.append(Held(person.id, one.on(today), bool(person.email), answers and person.id in accounts))
    return found


def to_page(request: AnswerRequest, ask: Ask, page: str, *args: int) -> str:
    """The address of another page of an answer, at the same way in."""
    match = request.resolver_match
    return reverse(f"{match.namespace if match else ''}:{page}", args=[request.board.slug, ask.pk, *args])


def is_over(request: AnswerRequest, ask: Ask) -> bool:
    """Whether there is nothing to write any more; but who was writing is given their words back."""
    return ask.state not in ANSWERABLE and request.method != "POST"


def page_of(request: BoardRequest, ask: Ask, edit: Edit, title: str, save: str, lead: str = "") -> HttpResponse:
    here = reverse("asks:ask", args=[request.board.slug, ask.pk])
    about = {
        "ask": ask,
        "title": title,
        "save": save,
        "lead": lead,
        "cancel": here,
        "list": list_of(request, ask.round),
    }
    return edit.page("asks/edit.html", about)
