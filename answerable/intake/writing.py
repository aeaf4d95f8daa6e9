"""From a proposal to records: each family of facts in turn, through the write doors of the rooms that keep them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from answerable.access.actor import Actor
from answerable.intake.correcting import Besides
from answerable.intake.figures import as_claim, as_measure, as_observations
from answerable.intake.rules import newest_statements
from answerable.intake.same_measure import known_measures, measure_key, not_told_yet
from answerable.intake.standing import go_on, standing
from answerable.partnership.changes import add_agency, add_group, add_post
from answerable.partnership.models import Agency, Board, Group
from answerable.plan.changes import add_all, bodies_named, correct
from answerable.plan.models import (
    Action,
    Aim,
    Answerer,
    Commitment,
    Objective,
    Plan,
    Round,
    Shortfall,
    Statement,
    StatusLevel,
    Update,
)
from answerable.plan.record import known_actions
from answerable.plan.rules import due_columns, level_of, plain
from answerable.reading import proposal as read
from answerable.recommendations.models import DecisionSought, Recommendation, RecommendationList


def answerer_key(answerer: Answerer) -> tuple[int | None, int | None, str, str]:
    return (answerer.objective_id, answerer.action_id, answerer.part, plain(answerer.words))


@dataclass(kw_only=True)
class Writing:
    """What words were understood to say, on its way into the record: a whole document (`write_all`), or what a person
    chose of a statement (in_words.py). `origin` is what each fact's source begins with. Each family is written once,
    inside one transaction."""

    by: Actor
    board: Board
    plan: Plan
    round: Round
    origin: dict[str, Any]
    known_from: datetime | None
    proposal: read.Proposal
    besides: Besides = Besides()
    written: dict[str, int] = field(default_factory=dict)
    agencies: dict[str, Agency] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)

    def write_all(self) -> dict[str, int]:
        """Write every family, lower ones first; returns how many records of each were new."""
        self.write_bodies()
        self.write_levels()
        self.write_answerers()
        self.write_statements()
        self.write_promises()
        self.write_measures()
        self.write_recommendations()
        return {what: count for what, count in self.written.items() if count}

    def write_facts(self) -> dict[str, int]:
        """Write what is stated beside the plan itself, of bodies that the board knows."""
        self.know_bodies()
        self.write_updates()
        self.write_promises()
        self.write_measures()
        self.write_recommendations()
        return {what: count for what, count in self.written.items() if count}

    def add(self, things: Sequence[Any]) -> list[Any]:
        kept = add_all(by=self.by, plan=self.plan, things=things, known_from=self.known_from)
        if kept:
            name = str(kept[0]._meta.verbose_name_plural)
            self.written[name] = self.written.get(name, 0) + len(kept)
        return kept

    def place(self, source: read.Source) -> dict[str, Any]:
        """Where a fact stands, with what it stands in."""
        there = {name: value for name, value in asdict(source).items() if value not in (None, "")}
        return {**self.origin, **there}

    @cached_property
    def levels(self) -> list[tuple[str, str]]:
        delivery = StatusLevel.objects.filter(board=self.board, scale="delivery").order_by("order")
        return [(level.code, level.words) for level in delivery]

    def by_ref(self, model: type[Any]) -> dict[str, Any]:
        there = {thing.pk: thing for thing in model.objects.filter(plan=self.plan, withdrawn=False)}
        known = {thing.ref: thing for thing in there.values()}
        if model is Action:  # a document may still use the ref that an action had when it was written
            known |= {ref: there[pk] for ref, pk in known_actions(self.plan.pk)[1].items() if ref not in known}
        return known

    @cached_property
    def actions(self) -> dict[str, Action]:
        return self.by_ref(Action)

    def action(self, ref: str | None) -> Action | None:
        return self.actions.get(ref) if ref else None

    # Bodies

    def know_bodies(self) -> None:
        for name, columns in bodies_named(self.board.pk).items():
            self.agencies |= {name: columns["agency"]} if "agency" in columns else {}
            self.groups |= {name: columns["group"]} if "group" in columns else {}

    def write_bodies(self) -> None:
        """The bodies that the document names, over those that the board knows already: a person who corrects a lead may
        name one that the document does not."""
        self.know_bodies()
        for agency in self.proposal.agencies:
            kept = add_agency(
                by=self.by,
                board=self.board,
                name=agency.name,
                kind=agency.kind,
                names=agency.aliases,
                funds=agency.funds,
                known_from=self.known_from,
            )
            self.agencies.update(dict.fromkeys((plain(n) for n in (agency.name, *agency.aliases)), kept))
        for group in self.proposal.groups:
            kept_group = add_group(
                by=self.by,
                board=self.board,
                name=group.name,
                names=group.aliases,
                known_from=self.known_from,
            )
            names = (plain(n) for n in (group.name, *group.aliases))
            self.groups.update(dict.fromkeys(names, kept_group))
        for post in self.besides.posts:
            add_post(by=self.by, board=self.board, name=post)

    # The plan's levels

    def merge(self, model: Any, rows: Sequence[tuple[str, dict[str, Any]]], before: dict[str, Any]) -> None:
        """Add the rows whose ref is new; correct those whose words are now different. Empty words change nothing."""
        fresh = []
        for order, (ref, values) in enumerate(rows):
            if ref in before:
                said = {k: v for k, v in values.items() if v not in ("", None, {}) and k != "source"}
                correct(by=self.by, thing=before[ref], values=said, known_from=self.known_from)
            else:
                fresh.append(model(ref=ref, order=len(before) + order, **values))
        self.add(fresh)

    def write_levels(self) -> None:
        here = self.proposal
        self.merge(Aim, [(a.ref, {"title": a.title}) for a in here.aims], self.by_ref(Aim))
        aims = self.by_ref(Aim)
        objectives = [
            (
                o.ref,
                {
                    "title": o.title,
                    "aim": aims.get(o.aim) if o.aim else None,
                    "also_ref": o.also.ref if o.also else "",
                    "also_text": o.also.text if o.also else "",
                },
            )
            for o in here.objectives
        ]
        self.merge(Objective, objectives, self.by_ref(Objective))
        known = self.by_ref(Objective)
        actions = [
            (
                a.ref,
                {
                    "text": a.text,
                    "objective": known.get(a.objective) if a.objective else None,
                    "source": self.place(a.source),
                    **(due_columns(a.due) if a.due else {}),
                },
            )
            for a in here.actions
        ]
        self.merge(Action, actions, self.by_ref(Action))

    def write_answerers(self) -> None:
        """Who leads and who contributes; where this document names other owners, the earlier ones are withdrawn."""
        objectives = self.by_ref(Objective)
        named: list[Answerer] = []
        for objective in self.proposal.objectives:
            named += self.owners(objective.leads, "lead", objective=objectives.get(objective.ref))
        for action in self.proposal.actions:
            named += self.owners(action.leads, "lead", action=self.action(action.ref))
            named += self.owners(action.contributors, "contributor", action=self.action(action.ref))
        keys = {answerer_key(answerer) for answerer in named}
        spoken_of = {key[:3] for key in keys}
        there = set()
        for old in Answerer.objects.filter(plan=self.plan, withdrawn=False):
            key = answerer_key(old)
            there.add(key)
            if key not in keys and key[:3] in spoken_of:
                correct(by=self.by, thing=old, values={"withdrawn": True}, known_from=self.known_from)
        self.add([answerer for answerer in named if answerer_key(answerer) not in there])

    def owners(self, words: Sequence[str], part: str, **of: Any) -> list[Answerer]:
        if not any(of.values()):
            return []
        return [
            Answerer(
                part=part,
                words=name,
                order=order,
                agency=self.agencies.get(plain(name)),
                group=self.groups.get(plain(name)),
                **of,
            )
            for order, name in enumerate(words)
        ]

    # What is said

    def write_statements(self) -> None:
        status = {a.ref: a.status or "" for a in self.proposal.actions}
        put = {a.ref: a.level for a in self.proposal.actions if a.level is not None}
        said = {s.action: s for s in newest_statements(self.proposal)}
        refs = [ref for ref in self.actions if status.get(ref) or put.get(ref) or ref in said]
        self.add(
            [
                Statement(
                    round=self.round,
                    action=self.actions[ref],
                    text=said[ref].text if ref in said else "",
                    blocks=[asdict(block) for block in said[ref].blocks] if ref in said else [],
                    status_words=status.get(ref, ""),
                    delivery=put[ref] if ref in put else level_of(status.get(ref, ""), self.levels),
                    source=self.place(said[ref].source) if ref in said else self.origin,
                )
                for ref in refs
            ]
        )
        self.write_updates()

    def write_updates(self) -> None:
        self.add(
            [
                Update(
                    round=self.round,
                    action=self.actions[u.action],
                    agency=self.agencies[plain(u.agency)],
                    text=u.text,
                    source=self.place(u.source),
                )
                for u in self.proposal.updates
                if u.action in self.actions and plain(u.agency) in self.agencies
            ]
        )

    def write_promises(self) -> None:
        found = self.proposal.commitments
        stands = standing(self.plan, self.proposal).settled(self.besides.promises)
        pairs = list(zip(found, stands, strict=True))
        self.add([self.promise(one) for one, before in pairs if before is None])
        for one, before in pairs:
            if before is not None:
                go_on(before, one, by=self.by, round=self.round, known_from=self.known_from)
        self.add(
            [
                Shortfall(
                    round=self.round,
                    action=self.action(s.action),
                    section=s.section or "",
                    text=s.text,
                    about=s.about,
                    source=self.place(s.source),
                )
                for s in self.proposal.shortfalls
            ]
        )

    def promise(self, found: read.Commitment) -> Commitment:
        return Commitment(
            round=self.round,
            action=self.action(found.action),
            section=found.section or "",
            kind=found.kind,
            what=found.what,
            who=found.who or "",
            meeting=found.meeting or "",
            source=self.place(found.source),
            **(due_columns(found.due) if found.due else {}),
        )

    # What is counted

    def write_measures(self) -> None:
        """Measures, their observations and the claims made of them; a measure that is there already is added to, but
        for what it has said of the same days before ("compared with 81% in Q2")."""
        known = known_measures(self.plan)
        by_id = {str(measure.pk): measure for measure in known.values()}
        same = self.besides.measures or [""] * len(self.proposal.measures)
        fresh = []
        told: list[tuple[read.Measure, dict[str, Any]]] = []
        for order, (found, said) in enumerate(zip(self.proposal.measures, same, strict=True), self.round.pk * 10_000):
            agency = self.agencies.get(plain(found.agency)) if found.agency else None
            source = self.place(found.source)
            measure = as_measure(found, action=self.action(found.action), agency=agency, order=order, source=source)
            key = measure_key(measure)
            if there := by_id.get(said):
                known[key] = there
            elif key not in known:
                known[key] = measure
                fresh.append(measure)
            told.append((found, {"measure": known[key], "round": self.round, "source": source}))
        self.add(fresh)
        self.add(not_told_yet((as_observations(found, **of) for found, of in told), self.plan))
        self.add([as_claim(found, **of) for found, of in told])

    # What was recommended

    def write_recommendations(self) -> None:
        lists = self.add(
            [
                RecommendationList(
                    round=self.round,
                    made_by=r.made_by or "",
                    made_to=r.made_to or "",
                    made_on=r.date or "",
                    count=r.count,
                    response=r.response or "",
                    source=self.place(r.source),
                )
                for r in self.proposal.recommendations
            ]
        )
        items = [
            Recommendation(of=kept, ref=item.ref, text=item.text, order=order, source=kept.source)
            for kept, found in zip(lists, self.proposal.recommendations, strict=True)
            for order, item in enumerate(found.items)
        ]
        self.add(items)
        self.add(
            [
                DecisionSought(round=self.round, text=d.text, of=d.of or "", source=self.place(d.source))
                for d in self.proposal.decisions_sought
            ]
        )
