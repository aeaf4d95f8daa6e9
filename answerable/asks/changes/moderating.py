"""What a group says of an answer to an ask."""

from django.db import transaction

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.asks.models import Ask
from answerable.history.changes import keep, read_anew
from answerable.partnership.models import Group
from answerable.plan.changes import moderate
from answerable.plan.models import Update


@transaction.atomic
def moderate_answer(
    *, by: Actor, update: Update, group: Group, verdict: str, words: str = "", **said: str
) -> Ask | None:
    """Say for a group whether what is reported on its action holds: `plan.changes.moderate`, which takes the rest of
    `said`. Where more is needed, the action is theirs to write again in what they were asked: returns that ask, None
    where it is as it was. What the board has accepted stays accepted: others read it and may have drawn on it."""
    require(by, Permission.MODERATE, on=update.board_id)
    asked = Ask.objects.filter(round=update.round_id, withdrawn=False, **update.party._asdict())
    ask = asked.first() if verdict == "sent back" else None
    if ask:
        read_anew(ask)  # held first, as by whoever answers it
    moderate(by=by, update=update, group=group, verdict=verdict, words=words, **said)
    if ask is None or update.state == "accepted":
        return None
    update.state = "sent back"
    keep(update, by=by, board=update.board_id, what="update sent back", reason=words)
    before = [ask.comment] if ask.state == "sent back" and ask.comment else []
    ask.comment = "\n".join([*before, f"{update.action.ref}, {group.name}: {words}"])
    ask.state = "sent back"
    return keep(ask, by=by, board=ask.board_id, what="answer sent back")
