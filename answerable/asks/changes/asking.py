"""What the board does: asks, gives more time, takes the answer or sends it back."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.asks.changes.figures import take_figures
from answerable.asks.changes.holding import hold_open
from answerable.asks.changes.links import prolong
from answerable.asks.changes.offering import take_evidence
from answerable.asks.models import Ask
from answerable.asks.record import digest_of, parts_of
from answerable.asks.rules import FARTHEST, WORDS, names_of_itself
from answerable.history.changes import keep, keep_all, read_anew
from answerable.partnership.changes import make_group
from answerable.partnership.models import Group
from answerable.partnership.record import read_directory
from answerable.plan.changes import correct_all
from answerable.plan.models import Answerer, Body, Round, Update, columns_of
from answerable.plan.rules import plain


@transaction.atomic
def open_asks(*, by: Actor, round: Round, due: date, parties: Collection[Body], itself: bool = False) -> list[Ask]:
    """Ask these agencies, groups and posts for their part of the plan in a round, by a day, and the board `itself`;
    those that are asked already are left as they are. Nothing is sent by this. Returns the new asks."""
    require(by, Permission.EDIT_PLAN, on=round.board_id)
    read_anew(round)
    if round.withdrawn:
        raise ValidationError("The round was withdrawn meanwhile. Open another first.")
    _ahead(due)
    of = {"board_id": round.board_id, "plan_id": round.plan_id, "round": round, "due": due}
    bodies = dict.fromkeys([*parties, *([_the_board(by, round)] if itself else [])])
    asks = [Ask(**of, **columns_of(party)) for party in bodies]
    here = {party for party, _ in read_directory(round.board_id, None).askable.values()}
    if not {ask.party for ask in asks} <= here:
        raise ValidationError({"parties": "One of these is not on the board. Choose those that are."})
    asked = {ask.party for ask in Ask.objects.filter(round=round, withdrawn=False)}
    fresh = [ask for ask in asks if ask.party not in asked]
    return keep_all(fresh, by=by, board=round.board_id, what="agencies asked")


def _the_board(by: Actor, round: Round) -> Group:
    """The group that is the board itself, made where there is none yet; whoever the plan names by its words answers as
    that from now on, so that later rounds and every page know it."""
    board = round.board
    there = Group.itself(board).first()
    if there is None:
        there = make_group(by=by, board=board, name=board.name, names=[board.short_name], kind="board")
    own = names_of_itself(board.name, board.short_name)
    named = Answerer.objects.filter(plan=round.plan_id, withdrawn=False, agency=None, group=None)
    named = named.select_for_update(of=("self",), no_key=True).order_by("pk")
    things = [(one, {"group": there}) for one in named if plain(one.words) in own]
    if things:
        correct_all(by=by, board=board, things=things, reason="It is the board itself that is asked")
    return there


@transaction.atomic
def extend(*, by: Actor, ask: Ask, due: date, reason: str, since: int | None = None) -> Ask:
    """Give an agency until another day. `since`: see `read_anew`."""
    require(by, Permission.EDIT_PLAN, on=ask.board_id)
    hold_open(ask, since)
    _ahead(due)
    if due <= ask.due:
        raise ValidationError({"due": f"They have until {ask.due:%-d %B %Y} already. Enter a later day"})
    ask.due = due
    for link in ask.links.filter(withdrawn=False):
        prolong(by=by, link=link, due=due)
    return keep(ask, by=by, board=ask.board_id, what="another day given", reason=reason)


def _ahead(due: date) -> None:
    """Refuse a day that has passed, or that is so far ahead that it was mistyped."""
    today = timezone.localdate()
    if due < today:
        raise ValidationError({"due": "That day has passed. Enter one that leaves them time to answer"})
    if due > today + FARTHEST:
        raise ValidationError({"due": "That is years ahead. Enter a day by which they are to answer"})


@transaction.atomic
def accept_answer(*, by: Actor, ask: Ask, seen: str | None = None) -> Ask:
    """Take what an agency has sent. `seen` is the digest of what was read: where the answer is another by now, it is to
    be read again."""
    require(by, Permission.EDIT_PLAN, on=ask.board_id)
    _sent(ask, seen)
    ask.state, ask.comment = "accepted", ""
    _all_updates(by, ask, "accepted", "")
    take_figures(by=by, ask=ask)
    take_evidence(by=by, ask=ask)
    return keep(ask, by=by, board=ask.board_id, what="answer accepted")


@transaction.atomic
def send_back(*, by: Actor, ask: Ask, comment: str) -> Ask:
    """Send an answer back, with what is missing or unclear: it is the agency's to write again."""
    require(by, Permission.EDIT_PLAN, on=ask.board_id)
    _sent(ask)
    ask.state, ask.comment = "sent back", comment
    _all_updates(by, ask, "sent back", comment)
    return keep(ask, by=by, board=ask.board_id, what="answer sent back")


@transaction.atomic
def ask_more(*, by: Actor, ask: Ask, comment: str) -> Ask:
    """Ask an agency anew whose answer was accepted, say of an action that it was named on since. What was accepted
    stays so."""
    require(by, Permission.EDIT_PLAN, on=ask.board_id)
    read_anew(ask)
    if ask.withdrawn or ask.state != "accepted":
        raise ValidationError(f"It is “{WORDS[ask.state]}” now: nothing more needs to be asked for.")
    ask.state, ask.comment = "sent back", comment
    return keep(ask, by=by, board=ask.board_id, what="asked anew")


@transaction.atomic
def withdraw_ask(*, by: Actor, ask: Ask, reason: str) -> Ask:
    """Ask no more, and let its links open nothing; what was said stays."""
    require(by, Permission.EDIT_PLAN, on=ask.board_id)
    hold_open(ask)
    ask.withdrawn = True
    return keep(ask, by=by, board=ask.board_id, what="ask withdrawn", reason=reason)


def _sent(ask: Ask, seen: str | None = None) -> None:
    """Hold an ask that has been answered and not yet been taken or sent back."""
    read_anew(ask)
    if seen not in {None, digest_of(ask, parts_of(ask.plan_id, ask.round_id, ask.party))}:
        raise ValidationError("The answer is another by now. Read it once more.")
    if ask.withdrawn or ask.state != "submitted":
        raise ValidationError(f"It is “{WORDS[ask.state]}” now, so there is nothing to accept or to send back.")


def _all_updates(by: Actor, ask: Ask, state: str, reason: str) -> None:
    """Give what was sent of an ask's actions the same state."""
    asked = [part.action.id for part in parts_of(ask.plan_id, ask.round_id, ask.party)]
    mine = Update.objects.filter(round=ask.round_id, action__in=asked, withdrawn=False, **ask.party._asdict())
    held = list(mine.filter(state="submitted").select_for_update(of=("self",), no_key=True).order_by("pk"))
    if held:
        correct_all(by=by, board=ask.board, things=[(one, {"state": state}) for one in held], reason=reason)
