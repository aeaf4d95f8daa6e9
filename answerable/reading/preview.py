"""A proposal as text for a person to check before anything is written."""

from collections.abc import Sized

from answerable.reading.letters import shortened, without_controls
from answerable.reading.proposal import Action, Commitment, Measure, Proposal, Source, Value

_WIDTH = 100


def preview(proposal: Proposal) -> str:
    """The plan as a tree, then figures, promises and what else was found, then every doubt with its place."""
    parts = [_document(proposal), _plan(proposal), _measures(proposal), _commitments(proposal), _others(proposal)]
    parts.append(_doubts(proposal))
    # A terminal would obey control characters.
    return without_controls("\n\n".join(part for part in parts if part))


def _document(proposal: Proposal) -> str:
    about = proposal.document
    facts = [
        about.kind,
        about.body,
        f"dated {about.date}" if about.date else "",
        f"period {about.period}" if about.period else "",
    ]
    counts: dict[str, Sized] = {
        "aims": proposal.aims,
        "objectives": proposal.objectives,
        "actions": proposal.actions,
        "progress statements": proposal.statements,
        "measures": proposal.measures,
        "commitments": proposal.commitments,
        "stated shortfalls": proposal.shortfalls,
        "doubts": proposal.doubts,
    }
    counted = ", ".join(f"{len(things)} {name}" for name, things in counts.items())
    return "\n".join(filter(None, [about.title or "(no title found)", "; ".join(filter(None, facts)), counted]))


def _plan(proposal: Proposal) -> str:
    lines = ["PLAN"] if proposal.actions else []
    for aim in proposal.aims:
        lines.append(shortened(f"{aim.ref}: {aim.title}", _WIDTH))
        lines += _under(proposal, aim.ref)
    lines += _under(proposal, None)
    lines += [_action(action, proposal) for action in proposal.actions if action.objective is None]
    return "\n".join(lines)


def _under(proposal: Proposal, aim: str | None) -> list[str]:
    lines = []
    for objective in proposal.objectives:
        if objective.aim != aim:
            continue
        also = f" (also {objective.also.ref})" if objective.also else ""
        leads = f" [{'; '.join(objective.leads)}]" if objective.leads else ""
        lines.append(shortened(f"  {objective.ref}: {objective.title or '(no title)'}", _WIDTH) + also + leads)
        lines += [_action(action, proposal) for action in proposal.actions if action.objective == objective.ref]
    return lines


def _action(action: Action, proposal: Proposal) -> str:
    said = sum(len(statement.text.split()) for statement in proposal.statements if statement.action == action.ref)
    facts = [
        f"lead {'; '.join(action.leads)}" if action.leads else "",
        f"with {'; '.join(action.contributors)}" if action.contributors else "",
        f"due {action.due.words}" if action.due else "",
        f"status {action.status}" if action.status else "",
        f"progress {said} words" if said else "no progress printed",
    ]
    return (
        shortened(f"    {action.ref}  {action.text}", _WIDTH)
        + "\n        "
        + ", ".join(filter(None, facts))
        + _at(action.source)
    )


def _measures(proposal: Proposal) -> str:
    lines = [_measure(measure) for measure in proposal.measures]
    return "\n".join(["MEASURES", *lines]) if lines else ""


def _measure(measure: Measure) -> str:
    values = "; ".join(map(_value, measure.values))
    change = measure.change
    moved = ""
    if change:
        much = "" if change.value is None else f" {change.value:g} {change.unit}"
        moved = f"{change.direction or 'changed'}{much}"
    target = f"target {measure.target:g}" if measure.target is not None else ""
    facts = "; ".join(filter(None, [values, moved, target]))
    return shortened(
        f"  {measure.action or measure.section or ''}  {measure.what}: {facts} ({measure.kind})", _WIDTH
    ) + _at(measure.source)


def _value(value: Value) -> str:
    about = ", ".join(filter(None, [value.period.words if value.period else "", "part of a period" * value.partial]))
    return f"{value.words or f'{value.value:g}'}{f' ({about})' if about else ''}"


def _commitments(proposal: Proposal) -> str:
    lines = [_commitment(commitment) for commitment in proposal.commitments]
    return "\n".join(["COMMITMENTS", *lines]) if lines else ""


def _commitment(commitment: Commitment) -> str:
    due = commitment.due
    days = f" ({due.from_} to {due.to})" if due and due.from_ else ""
    when = f", {due.words}{days}" if due else ""
    who = f"{commitment.who}: " if commitment.who else ""
    to = f", to {commitment.meeting}" if commitment.meeting else ""
    return (
        shortened(f"  {commitment.action or commitment.section or ''}  {who}{commitment.what}", _WIDTH)
        + when
        + to
        + _at(commitment.source)
    )


def _others(proposal: Proposal) -> str:
    lines = [
        f"RECOMMENDATIONS by {found.made_by or 'not stated'}: {found.count or len(found.items)}"
        for found in proposal.recommendations
    ]
    lines += [
        shortened(f"DECISION SOUGHT of {sought.of or 'not stated'}: {sought.text}", _WIDTH)
        for sought in proposal.decisions_sought
    ]
    lines += [
        shortened(f"SHORTFALL {found.action or found.section or ''}: {found.text}", _WIDTH)
        for found in proposal.shortfalls
    ]
    names = [f"{agency.name}{' (funds)' if agency.funds else ''}" for agency in proposal.agencies]
    lines += [f"AGENCIES {'; '.join(names)}"] if names else []
    lines += [f"GROUPS {'; '.join(group.name for group in proposal.groups)}"] if proposal.groups else []
    return "\n".join(lines)


def _doubts(proposal: Proposal) -> str:
    lines = [f"  {doubt.where}: {doubt.message}" for doubt in proposal.doubts]
    return "\n".join([f"DOUBTS ({len(lines)}): please look at these", *lines]) if lines else "No doubts."


def _at(source: Source) -> str:
    names = {"sheet": source.sheet, "row": source.row, "cell": source.cell, "page": source.page, "line": source.line}
    found = [f"{name} {value}" for name, value in names.items() if value]
    return f"  [{', '.join(filter(None, [source.part, *found]))}]" if found or source.part else ""
