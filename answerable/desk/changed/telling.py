"""What changed, as sentences to be read aloud in a meeting. Pure."""

from collections.abc import Callable, Mapping, Sequence

from answerable.access.roles import ROLES, Role
from answerable.desk.changed import challenges, evidence, plan, years
from answerable.desk.changed.states import Change
from answerable.desk.changed.told import BODIES, CHANGED, EVIDENCE, GROUPS, NEW, PAPERS, SAID, WEAK, Names, Told, quoted


def tell(changes: Sequence[Change], names: Names, earlier: Mapping[int, tuple[str, str]]) -> list[Told]:
    """Every change in a sentence, in the order of `GROUPS`. `earlier` is each action's delivery and impact status in
    the round before the first that is told."""
    in_turn = sorted(changes, key=lambda change: change.after.kind == "Step")  # a challenge, then what came of it
    told = [sentence for change in in_turn if (sentence := _told(change, names))]
    told += plan.answerers(changes)
    told += plan.standings(changes, names, earlier)
    return sorted(told, key=lambda one: (GROUPS.index(one.group), _as_printed(one.lead)))


def _as_printed(ref: str) -> list[tuple[int, str]]:
    return [(int(part) if part.isdecimal() else 0, part) for part in ref.replace("Action ", "").split(".")]


def _told(change: Change, names: Names) -> Told | None:
    teller = _TELLERS.get(change.after.kind)  # meetings are told by meetings_told
    return teller(change, names) if teller else None


def _simple(group: str, lead: str, is_new: str) -> Callable[[Change, Names], Told | None]:
    def told(change: Change, names: Names) -> Told | None:
        old, new = change.before, change.after
        named = f"{lead} on action {new.label}" if new.of and new.label else lead
        if old is not None and new.gone == old.gone and new.words != old.words:
            return Told(group, named, f"now reads {quoted(new.words)}; it read {quoted(old.words)}.", new.kind, new.of)
        if old is not None and new.gone == old.gone:
            return None
        return Told(group, named, f"{'was withdrawn' if new.gone else is_new}: {quoted(new.words)}.", new.kind, new.of)

    return told


def _paper(change: Change, names: Names) -> Told | None:
    old, new = change.before, change.after
    stands = names.papers.get(new.status, new.status).lower()
    if old is None:
        return Told(PAPERS, new.words, f"was begun and is {stands}.", "Paper", new.of)
    if new.gone and not old.gone:
        return Told(PAPERS, new.words, "was withdrawn.", "Paper", new.of)
    if old.status == new.status:
        return None
    return Told(PAPERS, new.words, f"was {names.papers.get(old.status, '').lower()} and is {stands}.", "Paper", new.of)


def _document(change: Change, names: Names) -> Told | None:
    """An import that was undone: what a document brought in is told by itself."""
    old, new = change.before, change.after
    if not new.gone or old is None or old.gone:
        return None
    words = "was undone: what it had added is withdrawn, what it had changed is as it was."
    return Told(SAID, f"The import of {new.words}", words, "Document", new.of)


def _person(change: Change, names: Names) -> Told | None:
    old, new = change.before, change.after
    if old is not None and old.gone == new.gone:
        return None
    post = new.words or (ROLES[Role(new.status)].name if new.status else "")
    part = "".join([post, f" for {new.second}" if new.second else "", f" on {new.due}" if new.due else ""])
    words = "is no longer" if new.gone else "was appointed"
    return Told(BODIES, new.label or "Somebody", f"{words} {part}.", "Appointment", new.of)


_TELLERS: dict[str, Callable[[Change, Names], Told | None]] = {
    "Aim": plan.level(CHANGED, "Aim"),
    "Objective": plan.level(CHANGED, "Objective"),
    "Action": plan.level(NEW, "Action"),
    "Answerer": lambda change, names: None,  # told of an action together: see plan.answerers
    "Round": plan.new_round,
    "Statement": plan.statement,
    "Update": plan.update,
    "Moderation": plan.moderation,
    "Commitment": plan.promise,
    "Challenge": challenges.challenge,
    "Step": challenges.step,
    "PlanStep": years.plan_step,
    "Comment": years.comment,
    "Carried": years.carried,
    "Shortfall": _simple(WEAK, "A report", "says"),
    "Observation": evidence.figure,
    "Claim": evidence.claim,
    "Evidence": _simple(EVIDENCE, "Evidence", "was added"),
    "Uptake": evidence.uptake,
    "Response": _simple(EVIDENCE, "What became of a recommendation", "was entered"),
    "Recommendation": _simple(EVIDENCE, "A recommendation", "came in"),
    "Paper": _paper,
    "Document": _document,
    "Member": _simple(BODIES, "An agency", "joined the board"),
    "Group": _simple(BODIES, "A group", "was added"),
    "Appointment": _person,
}
