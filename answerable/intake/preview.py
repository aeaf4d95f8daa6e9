"""What a document would change on a board, in plain sentences, before anybody confirms."""

from dataclasses import replace

from answerable.intake.correcting import Besides
from answerable.intake.record import plan_for
from answerable.intake.rules import Difference, Known, compare, newest_statements
from answerable.intake.standing import Standing, sentences, standing
from answerable.partnership.models import Board
from answerable.plan.models import Plan, Round, Statement
from answerable.reading.proposal import Proposal


def gone_actions(difference: Difference | None, stands: Standing) -> dict[int, str]:
    """The plan's open actions that a document no longer has, with ref and text, by id."""
    gone = set(difference.gone if difference else ())
    there = stands.wordings.items()
    return {pk: f"{ref}: {text}" for pk, (ref, text, closed) in there if ref in gone and not closed}


def differences(
    board: Board, proposal: Proposal, said: Besides | None = None, stands: Standing | None = None
) -> tuple[Plan | None, Difference | None]:
    """The plan that the document reports on (None for a new one), and what it changes there. `said`: what a person said
    besides, `stands` what stands already, where it was read before. Five queries, or one."""
    stands = stands or standing(plan_for(board, proposal), proposal)
    said = said or Besides()
    plan = stands.plan
    if plan is None:
        return None, None
    newest = Round.objects.filter(plan=plan, withdrawn=False).order_by("-on", "-id").values("pk")[:1]
    told = Statement.objects.filter(round__in=newest, withdrawn=False)
    there = stands.wordings
    now = {ref: there[pk][0] for ref, pk in stands.actions.items() if pk in there}
    known = Known(
        wordings={ref: text for ref, text, _ in there.values()},
        statements=dict(told.values_list("action__ref", "text")),
        aims=stands.aims,
        objectives=stands.objectives,
    )
    found = Known(
        wordings={now.get(action.ref, action.ref): action.text for action in proposal.actions},
        statements={now.get(s.action, s.action): s.text for s in newest_statements(proposal)},
        aims={aim.ref: aim.title for aim in proposal.aims},
        objectives={objective.ref: objective.title for objective in proposal.objectives},
    )
    return plan, replace(compare(known, found), standing=sentences(stands, said.promises, said.measures))
