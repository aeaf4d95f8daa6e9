"""What the board's words on an action state is kept, once a person has said which of it."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.history.changes import read_anew
from answerable.intake.in_words import chosen_of, known_beside, offers_in, understood
from answerable.intake.writing import Writing
from answerable.plan.models import Statement


@transaction.atomic
def keep_found(
    *, by: Actor, statement: Statement, chosen: Mapping[str, Sequence[int]], since: int | None = None
) -> dict[str, int]:
    """Keep what a person chose of what a statement states: places by family (in_words.OFFERED); what was kept meanwhile
    is left as it is. Each is tied to the statement, as what a document states is to it. Returns how many records of
    each kind are new. `since`: see `read_anew`."""
    require(by, Permission.EDIT_PLAN, on=statement.board_id)
    read_anew(statement, since=since)
    known = known_beside(statement)
    found = understood(statement, known)
    left = {family: {offer.at for offer in those} for family, those in offers_in(statement, known, found).items()}
    still = {family: [at for at in places if at in left.get(family, ())] for family, places in chosen.items()}
    writing = Writing(
        by=by,
        board=statement.board,
        plan=statement.plan,
        round=statement.round,
        origin={"statement": statement.pk, "part": f"progress of {statement.action.ref}, {statement.round.title}"},
        known_from=None,
        proposal=chosen_of(found, still),
    )
    return writing.write_facts()
