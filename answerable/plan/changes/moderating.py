"""What a group says of what others report on its actions."""

from django.core.exceptions import ValidationError
from django.db import transaction

from answerable.access.actor import Actor, Party, require
from answerable.access.roles import Permission
from answerable.history.changes import keep, read_anew
from answerable.partnership.models import Group
from answerable.plan.changes.progress import on_the_scale
from answerable.plan.models import Moderation, Update
from answerable.plan.moderating import moderators_of, reported
from answerable.plan.reporting import digest_of, report_of
from answerable.plan.rules import SENT


@transaction.atomic
def moderate(
    *,
    by: Actor,
    update: Update,
    group: Group,
    verdict: str,
    seen: str,
    delivery: str = "",
    impact: str = "",
    words: str = "",
    how: str = "",
) -> Moderation:
    """Say for a group whether what is reported on its action holds (`verdict`: rules.VERDICTS), and where the group
    puts it. `seen` is the digest of what was read. Its chair says so; whoever keeps the plan may enter what the group
    said, and `how` they know it. What was said of it before stays in the history."""
    require(by, Permission.MODERATE, on=update.board_id)
    if Party(group=group.pk) not in by.parties(update.board_id, permission=Permission.MODERATE):
        require(by, Permission.EDIT_PLAN, on=update.board_id)
        if not how.strip():
            raise ValidationError({"how": "Say how you know it, such as “Minutes of the group of 3 May”"})
    read_anew(update)
    if update.withdrawn or update.state not in SENT:
        raise ValidationError("It is not sent, or is theirs to write again: there is nothing to moderate now.")
    if seen != digest_of(report_of(update)):
        raise ValidationError("They have written meanwhile. Read it once more.")
    if group.pk not in moderators_of([reported(update)]).get(update.pk, ()):
        raise ValidationError("The plan names this group neither on the action nor on the objective above it.")
    if verdict == "sent back" and not words.strip():
        raise ValidationError({"words": "Say what is missing or unclear"})
    on_the_scale(update.board_id, delivery=delivery, impact=impact)
    here = {"update": update, "group": group}
    one = Moderation.objects.filter(**here, withdrawn=False).first() or Moderation(
        board_id=update.board_id, plan_id=update.plan_id, **here
    )
    one.verdict, one.delivery, one.impact = verdict, delivery, impact
    one.words, one.said, one.on_behalf = words, seen, how.strip()
    return keep(one, by=by, board=update.board_id, what="update moderated", reason=words or how)
