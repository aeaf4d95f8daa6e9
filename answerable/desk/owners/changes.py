"""Saying who an owner in the plan is, which takes both the partnership and the plan."""

from django.core.exceptions import ValidationError
from django.db import transaction

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.partnership.changes import add_name, add_post, change_group, make_agency, make_group
from answerable.partnership.models import Agency, Group, Member
from answerable.plan.changes import correct
from answerable.plan.models import Answerer
from answerable.plan.rules import plain

MEANINGS = {
    "name": "Another name of an agency or group that the board knows",
    "agency": "An agency that the board does not know yet",
    "group": "A group that the board does not know yet",
    "post": "A post, whoever holds it",
}


@transaction.atomic
def settle_owner(
    *, by: Actor, answerer: Answerer, meant: str, body: Agency | Group | None = None, kind: str = "agency"
) -> int:
    """Say who a lead's or contributor's words mean (a key of `MEANINGS`); returns how many on the board it settled.

    `body` is whose name it is, or (an agency) whose post; `kind` is a new agency's. Raises ValidationError where the
    words are another body's name or `body` is missing.
    """
    require(by, Permission.EDIT_PARTNERSHIP, on=answerer.board_id)
    require(by, Permission.EDIT_PLAN, on=answerer.board_id)
    words, board = answerer.words, answerer.board
    if meant == "post":
        add_post(by=by, board=board, name=words, agency=body if isinstance(body, Agency) else None)
        return len(_same(answerer))
    if meant == "agency":
        body = make_agency(by=by, board=board, name=words, kind=kind)
    elif meant == "group":
        body = make_group(by=by, board=board, name=words)
    elif isinstance(body, Agency):
        add_name(by=by, place=Member.objects.select_related("agency").get(board=board, agency=body), name=words)
    elif isinstance(body, Group):
        names = (*body.names.splitlines(), words)
        change_group(by=by, group=body, name=body.name, names=names, kind=body.kind, withdrawn=body.withdrawn)
    else:
        raise ValidationError({"body": "Choose whose name it is"})
    column = "agency" if isinstance(body, Agency) else "group"
    same = _same(answerer)
    for one in same:
        correct(by=by, thing=one, values={column: body}, reason=f"“{words}” was settled")
    return len(same)


def _same(answerer: Answerer) -> list[Answerer]:
    """Those on the board that nobody has settled yet and that say the same words."""
    open_ = Answerer.objects.filter(board=answerer.board_id, withdrawn=False, agency=None, group=None)
    return [one for one in open_ if plain(one.words) == plain(answerer.words)]
