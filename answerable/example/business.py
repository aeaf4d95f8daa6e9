"""The example board's own business: what it challenged, what its agencies can show, how it met, and its plan's year;
each by the post whose it is."""

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from answerable.access.actor import Actor, Party
from answerable.assurance import changes as assurance
from answerable.challenges import changes as challenges
from answerable.evidence.models import Evidence
from answerable.meetings import changes as meetings
from answerable.meetings.changes.minutes import Came
from answerable.partnership.models import AgencyName, Group
from answerable.plan import changes as plan_changes
from answerable.plan.models import Action, Objective, Plan
from answerable.reading.dates import parse_due
from answerable.reading.proposal import Due
from answerable.years import changes as years

DOCUMENTS = Path(__file__).parent / "documents"
NARRATIVE = Path(__file__).parent / "narrative.toml"
SLUG = "medway"
MEETS_ON = date(2013, 1, 15)


def toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def challenge(manager: Actor) -> None:
    """The challenge that December's report tells, with what came of it so far (narrative.toml)."""
    plan = Plan.objects.get(board__slug=SLUG)
    told = dict(toml(NARRATIVE)["challenge"])
    steps, action, to = told.pop("step"), told.pop("action"), told.pop("to")
    known_from = timezone.make_aware(datetime.combine(MEETS_ON, time()))
    named = AgencyName.objects.filter(board=plan.board_id, name__iexact=to).select_related("agency").first()
    raised = challenges.raise_challenge(
        by=manager,
        board=plan.board,
        to=named.agency if named else to,
        thing=Action.objects.get(plan=plan, ref=action),
        **{**told, "asked": told["asked"].strip(), "on": parse_due(told["on"], written=None)},
        known_from=known_from,
    )
    for step in steps:
        days = {name: parse_due(step[name], written=None) for name in ("on", "due") if name in step}
        said = {"elsewhere": "Progress report of December 2012, actions 1.1.1 and 1.1.3", **step, **days}
        challenges.say(by=manager, challenge=raised, known_from=known_from, **said)


def framework(manager: Actor) -> None:
    """The quality assurance framework as December's document has it (documents/framework.toml). Each own objective
    serves the action under which the document tells of it."""
    plan = Plan.objects.get(board__slug=SLUG)
    actions = {action.ref: action.pk for action in Action.objects.filter(plan=plan)}
    agencies = dict(AgencyName.objects.filter(board=plan.board).values_list("name", "agency"))
    known_from = timezone.make_aware(datetime.combine(MEETS_ON, time()))
    new: dict[str, Any] = {"by": manager, "board": plan.board, "known_from": known_from}
    for told in toml(DOCUMENTS / "framework.toml")["agency"]:
        agency = agencies[told["name"]]
        assurance.set_stage(**new, agency=agency, stage=told["stage"], words=told["words"])
        for own in told.get("objective", ()):
            serves = actions[own.get("action", "1.1.1")]
            said = {"words": own["words"], "action": serves, "on_behalf": "The board’s report of December 2012."}
            objective = assurance.add_objective(**new, agency=agency, **said)
            fresh = [Evidence(**item, agency_id=agency) for item in own.get("item", ())]
            kept = plan_changes.add_all(by=manager, plan=plan, things=fresh, known_from=known_from)
            for item in [*kept, *Evidence.objects.filter(plan=plan, title__in=own.get("tied", ()))]:
                assurance.tie(by=manager, evidence=item, objective=objective, known_from=known_from)


def meeting(manager: Actor) -> None:
    """The board's January meeting with its minutes (documents/meetings.toml), and one that is still to come."""
    told = toml(DOCUMENTS / "meetings.toml")
    plan = Plan.objects.get(board__slug=SLUG)
    group = Group.objects.get(board=plan.board, name=plan.board.name)
    agencies = dict(AgencyName.objects.filter(board=plan.board).values_list("name", "agency"))
    new: dict[str, Any] = {"by": manager}
    meetings.set_terms(**new, group=group, purpose=told["purpose"], quorum=told["quorum"], every=2, review_on=None)
    (held,) = meetings.plan_meetings(**new, group=group, first=told["on"], time=told["time"], place=told["place"])
    seats = {}
    for seat in told["seat"]:
        said = {"post": seat["post"], "level": seat.get("level", ""), "required": seat.get("required", False)}
        fresh = meetings.add_seat(**new, group=group, agency=agencies.get(seat["agency"]), **said)
        seats[fresh.pk] = Came(seat["how"], seat.get("deputy", ""), seat.get("came", ""))
    for one in told["item"]:
        about = Action.objects.filter(plan=plan, ref=one.get("action", "")).first()
        said = {name: one[name] for name in ("title", "kind", "asks", "brings", "confidential") if name in one}
        item = meetings.add_item(**new, meeting=held, thing=about, **said)
        meetings.minute(**new, item=item, minute=one["minute"])
        if "decision" in one:
            meetings.decide(**new, item=item, text=one["decision"])
    meetings.enter_attendance(**new, meeting=held, seats=seats, others=told["others"])
    held.refresh_from_db()
    for state in ("with chair", "checked", "circulated"):
        meetings.move(**new, meeting=held, to=state, elsewhere="Made up for this example" if state == "checked" else "")
    meetings.plan_meetings(**new, group=group, first=timezone.localdate() + timedelta(days=21), place="Online")


def _on(words: str) -> Due:
    found = parse_due(words, written=None)
    assert found is not None, words
    return found


def plan_years(manager: Actor, chair: Actor, lead: Actor) -> None:
    """The plan in force, and next year's from draft to agreed, with what was said of it and what became of that
    (documents/year.toml)."""
    told = toml(DOCUMENTS / "year.toml")
    plan = Plan.objects.get(board__slug=SLUG)
    agencies = dict(AgencyName.objects.filter(board=plan.board).values_list("name", "agency"))
    for step in told["step"]:
        plan_changes.take_step(by=manager, plan=plan, **{**step, "on": _on(step["on"])})
    said = told["next"]
    objectives = list(Objective.objects.filter(plan=plan, withdrawn=False).values_list("pk", flat=True))
    begun = {"title": said["title"], "period": said["period"], "objectives": objectives, "today": said["draft"]}
    draft = plan_changes.begin_from(by=manager, plan=plan, **begun)
    asked = [*(Party(agencies[name]) for name in said["agencies"]), *said["others"]]
    years.consult(by=manager, plan=draft, whom=asked, due=None)
    plan_changes.take_step(by=manager, plan=draft, kind="consultation", on=_on(said["consultation"]))
    refs = {one.ref: one for one in Objective.objects.filter(plan=draft)}
    for one in told["comment"]:
        words = {"text": one["text"], "on": _on(one["on"]), "elsewhere": one.get("elsewhere", "")}
        whose = Party(agencies[one["whose"]]) if one["whose"] in agencies else one["whose"]
        by = manager if words["elsewhere"] else lead
        about = refs[one["objective"]] if "objective" in one else None
        made = years.comment(by=by, plan=draft, whose=whose, objective=about, **words)
        years.settle(by=manager, thing=made, became=one["became"], because=one["because"])
    plan_changes.take_step(by=chair, plan=draft, kind="agreed", on=_on(said["agreed"]), text=said["text"])
