"""What goes by itself: a round's reminders on set days. `answerable serve` starts the worker that does it."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django_tasks import task

from answerable.access.models import User
from answerable.access.roles import Permission
from answerable.asks import letters
from answerable.asks.models import Ask, Reminding
from answerable.asks.record import to_be_reminded, written_to
from answerable.asks.rules import AFTER_DUE, falls_due
from answerable.partnership.actor import actor_for

AT = time(8)  # in the morning, local time


def begin(reminding: Reminding, user: int | None) -> None:
    """Look each morning from now on, today too, in the name of a person."""
    remind.enqueue(reminding.pk, user)


@task()
def remind(reminding: int, user: int | None) -> None:
    """Remind whoever a set day has come for, and look again tomorrow: until it is switched off, what the round asks is
    long past, or the person in whose name it goes keeps the plan no more. Every look begins with the next, so that a
    mail server that fails ends nothing."""
    found = Reminding.objects.filter(pk=reminding, withdrawn=False).select_related("round").first()
    by = actor_for(User.objects.filter(pk=user or 0).first())
    if found is None or not by.may(Permission.EDIT_PLAN, found.board_id):
        return
    today = timezone.localdate()
    if not Ask.objects.filter(round=found.round, withdrawn=False, due__gte=today - AFTER_DUE).exists():
        return
    morning = timezone.make_aware(datetime.combine(today + timedelta(days=1), AT))
    remind.using(run_after=morning).enqueue(reminding, user)
    for link in to_be_reminded(found.round):
        if falls_due(link.ask.due, written_to(link), today):
            letters.send_reminder(by, link)
