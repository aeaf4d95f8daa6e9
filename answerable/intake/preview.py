"""What a document would change on a board, in plain sentences, before anybody confirms."""

from answerable.intake.changes import plan_for
from answerable.intake.rules import Difference, Known, compare, newest_statements
from answerable.partnership.models import Board
from answerable.plan.models import Action, Plan, Round, Statement
from answerable.reading.proposal import Proposal


def differences(board: Board, proposal: Proposal) -> tuple[Plan | None, Difference | None]:
    """The plan that the document reports on (None for a new one), and what it changes there. Three queries."""
    plan = plan_for(board, proposal)
    if plan is None:
        return None, None
    newest = Round.objects.filter(plan=plan, withdrawn=False).order_by("-on", "-id").values("pk")[:1]
    said = Statement.objects.filter(round__in=newest, withdrawn=False)
    known = Known(
        wordings=dict(Action.objects.filter(plan=plan, withdrawn=False).order_by("order").values_list("ref", "text")),
        statements=dict(said.values_list("action__ref", "text")),
    )
    found = Known(
        wordings={action.ref: action.text for action in proposal.actions},
        statements={statement.action: statement.text for statement in newest_statements(proposal)},
    )
    return plan, compare(known, found)
