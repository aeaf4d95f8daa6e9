"""What falls due for somebody on a board, gathered through the read door as lines of a calendar."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q
from django.urls import reverse

from answerable.access.actor import Actor
from answerable.access.roles import Permission
from answerable.asks.models import Ask
from answerable.asks.record import of_any, on_board
from answerable.asks.rules import ANSWERABLE
from answerable.desk.calendar.rules import BACK, Entry, times_of
from answerable.history.states import state_model
from answerable.meetings.models import Meeting, Outcome, sits_on
from answerable.partnership.models import Board
from answerable.partnership.record import Directory, read_directory
from answerable.partnership.rules import speaks_of
from answerable.plan.models import Commitment
from answerable.ui.templatetags.ui import shortened
from answerable.ui.words import counted

Link = Callable[[str], str]  # from a page's path to its whole address


def entries_of(actor: Actor, board: Board, today: date, link: Link) -> list[Entry]:
    """What falls due for an actor on a board from a year ago on, oldest first. A calendar program asks nobody to sign
    in and may be shown to others: no confidential item stands in it, nothing that was agreed under one, no words that
    are not sent, and nobody's name. Eight queries at most."""
    since = today - BACK
    found: list[Entry] = []
    if actor.may(Permission.READ_MEETINGS, board.pk):
        found += _meetings(actor, board, since, link)
    if actor.may(Permission.EDIT_PLAN, board.pk):
        found += _rounds(board, since, link)
    elif parties := actor.parties(board.pk):
        found += _asks(board, Ask.objects.filter(of_any(parties)), since, link)
    if actor.may(Permission.READ_PLAN, board.pk):
        found += _promises(actor, board, since, link)
    return sorted(found, key=lambda entry: (entry.on, entry.key))


def _versions(model: Any, ids: Sequence[int], of: str = "id") -> dict[int, tuple[int, datetime]]:
    """How many states there are of some records (or of those `of` some other), and when the newest is from."""
    states = state_model(model).objects.filter(**{f"{of}__in": ids}).order_by().values_list(of)
    counted_ = states.annotate(Count("history_id"), Max("history_date"))
    return {pk: (count, newest) for pk, count, newest in counted_}


def _page(link: Link, name: str, board: Board, *args: int) -> str:
    return link(reverse(name, args=[board.slug, *args]))


def _meetings(actor: Actor, board: Board, since: date, link: Link) -> list[Entry]:
    """The board's own, those of groups that the actor sits on, and all of them for whoever keeps meetings."""
    rows = Meeting.objects.seen_by(actor).filter(board=board, withdrawn=False, on__gte=since)
    if not actor.may(Permission.KEEP_MEETINGS, board.pk):
        rows = rows.filter(Q(group__kind="board") | Q(group__in=sits_on(actor, board.pk)))
    there = list(rows.select_related("group"))
    versions = _versions(Meeting, [one.pk for one in there])
    found = []
    for one in there:
        times = times_of(one.time)
        count, changed = versions[one.pk]
        called = f"Cancelled meeting: {one.group.name}" if one.cancelled else f"Meeting: {one.group.name}"
        found.append(
            Entry(
                key=f"meeting-{one.pk}",
                on=one.on,
                summary=called if times or not one.time else f"{called}, {one.time}",
                url=_page(link, "meetings:meeting", board, one.pk),
                changed=changed,
                version=count,
                starts=times[0] if times else None,
                ends=times[1] if times else None,
                place=one.place,
                cancelled=bool(one.cancelled),
            )
        )
    return found


def _asks(board: Board, own: Any, since: date, link: Link) -> list[Entry]:
    """What is asked of those whom the actor answers for, and is not sent yet."""
    rows = own.filter(on_board(), board=board, withdrawn=False, round__withdrawn=False)
    there = list(rows.filter(state__in=ANSWERABLE, due__gte=since).select_related("round"))
    versions = _versions(Ask, [one.pk for one in there])
    return [
        Entry(
            key=f"ask-{one.pk}",
            on=one.due,
            summary=f"Answer due: {one.round.title}",
            url=_page(link, "answer:answer", board, one.pk),
            changed=versions[one.pk][1],
            version=versions[one.pk][0],
        )
        for one in there
    ]


def _rounds(board: Board, since: date, link: Link) -> list[Entry]:
    """For whoever keeps the plan: the days by which rounds ask for answers, with how many are still to come."""
    rows = Ask.objects.filter(on_board(), board=board, withdrawn=False, round__withdrawn=False, due__gte=since)
    open_ = rows.filter(state__in=ANSWERABLE).order_by().values_list("round_id", "round__title", "due")
    there = list(open_.annotate(Count("id")))
    versions = _versions(Ask, [pk for pk, *_ in there], of="round_id")
    return [
        Entry(
            key=f"round-{pk}-{due:%Y%m%d}",
            on=due,
            summary=f"Answers due: {title} ({counted(count, 'agency or group', 'agencies or groups')} to answer)",
            url=f"{_page(link, 'asks:list', board)}?round={pk}",
            changed=versions[pk][1],
            version=versions[pk][0],
        )
        for pk, title, due, count in there
    ]


def _promises(actor: Actor, board: Board, since: date, link: Link) -> list[Entry]:
    """Promises that are still open: all of them for whoever keeps the plan, else those in which somebody is named whom
    the actor speaks for. What was agreed under a confidential item is left out."""
    secret = Outcome.objects.filter(commitment=OuterRef("pk"), item__confidential=True)
    rows = Commitment.objects.seen_by(actor).filter(
        ~Exists(secret), Commitment.STILL_OPEN, board=board, withdrawn=False, due_to__gte=since
    )
    there = list(rows)
    every = actor.may(Permission.EDIT_PLAN, board.pk)
    names = _names(actor, board, read_directory(board.pk, None, people=False), every=every)
    # Looked for once for all promises of the same words: a name costs more than a row.
    named = {who: [name for name, also in names if speaks_of(who, also)] for who in {one.who for one in there}}
    owed = [(one, named[one.who]) for one in there if every or named[one.who]]
    versions = _versions(Commitment, [one.pk for one, _ in owed])
    return [
        Entry(
            key=f"promise-{one.pk}",
            on=one.due_to or since,
            summary=": ".join(filter(None, [f"Promise due {one.due_words}".strip(), shortened(one.what, 120)]))
            + (f" ({', '.join(by)})" if by else ""),
            url=_page(link, "plan:promise", board, one.pk),
            changed=versions[one.pk][1],
            version=versions[one.pk][0],
            words=one.what,
        )
        for one, by in owed
    ]


def _names(actor: Actor, board: Board, directory: Directory, *, every: bool) -> list[tuple[str, tuple[str, ...]]]:
    """Whom the actor speaks for (with `every`, all whom the board knows), each with all names that a promise may call
    it by."""
    standings = [one for one in actor.standings if one.board == board.pk]
    agencies = {one.agency for one in standings}
    groups = {one.group for one in standings}
    posts = [one.name for one in directory.posts] if every else [one.post for one in standings if one.post]
    found = [
        (one.name, (one.name, *(also.name for also in directory.names_of.get(one.id, []))))
        for one in directory.agencies
        if every or one.id in agencies
    ]
    found += [(one.name, (one.name, *one.names.splitlines())) for one in directory.groups if every or one.id in groups]
    return found + [(post, (post,)) for post in dict.fromkeys(posts)]
