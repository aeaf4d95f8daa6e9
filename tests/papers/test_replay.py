"""The round of December 2012 entered through the pages, as a board would have that had this site: its paper states what
the real one states. Needs the real report; nothing is made for it."""

import os
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from answerable.access.roles import Role
from answerable.evidence.models import Measure, Observation
from answerable.papers.models import Paper
from answerable.plan.models import Action, Aim, Commitment, Objective, Plan, Round, Shortfall, Statement
from answerable.plan.notation import typed_of
from answerable.plan.rules import plain
from answerable.questions.record import questions_of
from answerable.reading import proposal as read
from answerable.reading.formats import read_pages
from answerable.reading.read import understand
from answerable.reading.structure.assemble import structure_of
from tests.board import Made
from tests.filling import day, filled
from tests.questions.test_medway import ASKED

REPORT = os.environ.get("ANSWERABLE_MEDWAY_REPORT", "")
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not REPORT, reason="ANSWERABLE_MEDWAY_REPORT names no file: the report is not here"),
]
# The sections of the council's template, and how those of the report begin that say the same.
SECTIONS = {
    "summary": "Summary",
    "budget_and_policy_framework": "1.",
    "background": "2.",
    "serious_case_reviews": "4.",
    "child_deaths": "5.",
    "risk_management": "6.",
    "consultation": "7.",
    "looked_after_children": "8.",
    "financial_implications": "9.",
    "recommendation": "10.",
}
DAY, MEETING = date(2012, 12, 31), date(2013, 1, 15)


class Replay:
    """The manager at the pages, with the real report in hand."""

    def __init__(self, made: Made, report: Path) -> None:
        self.made, self.report, self.client = made, understand(report), Client()
        self.sections = [one for one in structure_of(read_pages(report)).passages if one.role == "section"]
        self.client.force_login(made.users[Role.MANAGER])

    def at(self, name: str, *args: object) -> str:
        return reverse(name, args=[self.made.board.slug, *args])

    @cached_property
    def plan(self) -> Plan:
        return Plan.objects.get()

    @cached_property
    def round(self) -> Round:
        return Round.objects.get()

    def bodies(self) -> None:
        for one in self.report.agencies:
            at, names = self.at("partnership:add-agency"), "\n".join(one.aliases)
            filled(self.client, at, name=one.name, kind=one.kind, names=names, funds=one.funds)
        for group in self.report.groups:
            filled(self.client, self.at("partnership:add-group"), name=group.name, names="\n".join(group.aliases))

    def levels(self) -> None:
        words = {"title": "Business plan 2012/13", "period": "2012/13", "aim_word": "Aim", "objective_word": "Obj"}
        filled(self.client, self.at("plan:make-plan"), **words)
        for aim in self.report.aims:
            filled(self.client, self.at("plan:add-aim", self.plan.pk), ref=aim.ref, title=aim.title)
        for one in self.report.objectives:
            also = {"also_ref": one.also.ref, "also_text": one.also.text} if one.also else {}
            under = str(Aim.objects.get(ref=one.aim).pk)
            at = self.at("plan:add-objective", self.plan.pk)
            filled(self.client, at, ref=one.ref, title=one.title, aim=under, **also)
        for action in self.report.actions:
            under = Objective.objects.get(ref=action.objective).pk
            filled(self.client, self.at("plan:add-action", under), ref=action.ref, text=action.text)

    def progress(self) -> None:
        """What is said of each action, and all that its words state, kept with one press."""
        filled(self.client, self.at("plan:open-round", self.plan.pk), title="December 2012", **day("on", DAY))
        for said in self.report.statements:
            action = Action.objects.get(ref=said.action)
            typed = typed_of({"kind": block.kind, "text": block.text} for block in said.blocks)
            page = filled(self.client, self.at("plan:progress", action.pk, self.round.pk), typed=typed)
            statement = Statement.objects.get(action=action)
            if "What these words state" in page.findtext(".//h1"):
                filled(self.client, self.at("intake:in-words", statement.pk), button="Keep what is ticked")

    def paper(self) -> Paper:
        header = {"title": "Mid-term progress report", "committee": "Scrutiny committee", "report_from": "Chair"}
        at = self.at("papers:new", "progress")
        dates = day("as_at", date.today()) | day("meets_on", MEETING)
        filled(self.client, at, **header, author="Business manager", template="scrutiny-committee", **dates)
        paper = Paper.objects.get()
        for key, begins in SECTIONS.items():
            lines = [line for one in self.sections if (one.section or "").startswith(begins) for line in one.lines]
            text = "\n\n".join(f"- {line.text}" if line.kind == "item" else line.text for line in lines)
            post = {"post": "Finance officer"} if key == "financial_implications" else {}
            filled(self.client, self.at("papers:section", paper.pk, key), text=text, **post)
        return paper

    def read_back(self, paper: Paper, folder: Path) -> read.Proposal:
        answer = self.client.get(self.at("papers:file", paper.pk, "paper.docx"))
        assert answer.status_code == 200
        (folder / "paper.docx").write_bytes(answer.content)
        return understand(folder / "paper.docx")


def figures(measures: Iterable[read.Measure]) -> set[tuple[object, ...]]:
    """Every figure with the action that it is stated under."""
    found: set[tuple[object, ...]] = set()
    for one in measures:
        found |= {(one.action, value.value, value.period and value.period.to) for value in one.values if one.action}
        if one.action and one.change and one.change.value:
            found.add((one.action, one.change.direction, one.change.value, one.change.unit))
    return found


def days(promises: Iterable[read.Commitment]) -> set[tuple[object, ...]]:
    return {(one.action, one.due.from_, one.due.to) for one in promises if one.action and one.due}


def kept(real: read.Proposal) -> tuple[set[tuple[object, ...]], set[tuple[object, ...]]]:
    """The figures in the record, and those of the report, under actions."""
    values = Observation.objects.filter(measure__action__isnull=False)
    stated = {(one.action, value.value) for one in real.measures if one.action for value in one.values}
    return set(values.values_list("measure__action__ref", "value")), stated


def test_the_round_entered_through_the_pages_gives_the_facts_of_the_real_paper(made: Made, tmp_path: Path) -> None:
    replay = Replay(made, Path(REPORT))
    replay.bodies()
    replay.levels()
    replay.progress()
    paper = replay.paper()
    real, ours = replay.report, replay.read_back(paper, tmp_path)

    assert {one.ref: one.text for one in ours.actions} == {one.ref: one.text for one in real.actions}
    assert [one.status for one in ours.actions if one.status] == []  # none was printed, so none is
    assert figures(ours.measures) == figures(real.measures)  # none is hidden: no count of children is below six
    assert days(ours.commitments) == days(real.commitments)
    named = {name for one in ours.agencies for name in (one.name, *one.aliases)}
    assert {one.name for one in real.agencies} - named == set()

    in_record, stated = kept(real)
    assert in_record == stated
    assert Shortfall.objects.count() == len(real.shortfalls)
    promised = {one.what for one in real.commitments if one.action}
    kept_promises = set(Commitment.objects.values_list("what", flat=True))
    # What the plan itself promises, in the wording of an action, is no news of the round.
    wordings = plain(" ".join(one.text for one in real.actions))
    assert [what for what in promised - kept_promises if plain(what) not in wordings] == []

    page = replay.client.get(replay.at("papers:read", paper.pk)).content.decode()
    for measure in Measure.objects.filter(observations__isnull=False).distinct():
        there = replay.at("evidence:measure", measure.pk)
        assert there in page, measure  # from the paper to the figure, and from there to the words it was read in
        assert f"progress of {measure.action.ref}, December 2012" in replay.client.get(there).content.decode()

    asked = [one.question for one in questions_of(made.board.pk).open]
    for rule, words in ASKED.items():
        assert any(one.rule == rule and all(word in one.asks for word in words) for one in asked), rule
    (risks,) = [one for one in asked if one.rule == "no-risks"]
    assert risks.sides[0].kind == "paper" and "Risk management" in risks.sides[0].called
