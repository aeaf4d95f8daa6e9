"""What a document would change on a board, in plain sentences, before anybody confirms."""

from answerable.intake.changes import plan_for
from answerable.intake.rules import Known, compare, newest_statements
from answerable.partnership.models import Board
from answerable.plan.record import former_refs, read_plan
from answerable.reading.proposal import Proposal


def differences(board: Board, proposal: Proposal) -> tuple[str, list[str]]:
    """The title of the plan that the document reports on ("" for a new one), and what it changes there."""
    plan = plan_for(board, proposal)
    there = read_plan(plan.pk, None) if plan else None
    if plan is None or there is None:
        return "", []
    now = {ref: there.action[pk].ref for ref, pk in former_refs(plan.pk).items() if pk in there.action}
    newest = there.round.id if there.round else 0
    known = Known(
        wordings={action.ref: action.text for action in there.actions},
        statements={there.action[s.action_id].ref: s.text for s in there.statements if s.round_id == newest},
    )
    found = Known(
        wordings={now.get(action.ref, action.ref): action.text for action in proposal.actions},
        statements={now.get(said.action, said.action): said.text for said in newest_statements(proposal)},
    )
    return plan.title, compare(known, found).sentences()
