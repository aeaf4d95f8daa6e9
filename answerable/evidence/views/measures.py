"""Measures: the list, one measure with its chart, and the pages that define, change and withdraw one."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.contrib import messages
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import mark_safe

from answerable.access.roles import Permission
from answerable.evidence import changes, claim_forms, forms, models
from answerable.evidence.charts import newest_by_period, series_chart
from answerable.evidence.figures import RECKONING, figures, reckoning_rows
from answerable.evidence.pages import (
    agencies_of,
    find,
    list_of,
    measure_of,
    page_of,
    plan_of,
    plans_of,
    refs_of,
    rounds_of,
    show,
    today,
)
from answerable.evidence.record import (
    EvidenceRecord,
    Measure,
    Observation,
    evidence_of_measure,
    evidence_of_measures,
    read_evidence,
)
from answerable.evidence.sayings import NOT_SAID, can_be_said, cannot_be_said, period_in_full
from answerable.evidence.wording import base_words, claim_words, newest_strength, often_words, value_words
from answerable.history.reading import head_of
from answerable.history.states import read_as_at
from answerable.history.together import read_all
from answerable.partnership.editing import Edit
from answerable.partnership.models import Agency as AgencyKept
from answerable.partnership.models import Appointment
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import Agency
from answerable.plan import models as plan_models
from answerable.plan.record import Round
from answerable.plan.rules import place_words


@board_page(Permission.READ_PLAN, as_at=True)
def measures(request: BoardRequest) -> HttpResponse:
    """Every measure of the plan, with its values, their source and strength."""
    plan, others = plans_of(request, request.at)
    rounds = rounds_of(request, plan.id) if plan else []
    every = _measures(plan.id, request.at) if plan else []
    form = claim_forms.Measures(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    words, level = asked.get("q", "").casefold(), asked.get("level", "")
    levels = _levels(plan.id, request.at, today(request), head_of(request.board.pk)[1]) if plan and level else {}
    kept = [
        measure
        for measure in every
        if (not level or levels.get(measure.id) == level)
        and words in " ".join([measure.what, measure.population, measure.section]).casefold()
    ]
    page = page_of(request, kept)
    # Of the values only those on the page are read: a plan has tens of thousands.
    shown = list(page.object_list)
    values = evidence_of_measures([measure.id for measure in shown])
    rows = figures(read_all(request.at, values)[0], shown, today(request))
    context = {"plan": plan, "others": others, "round": rounds[-1] if rounds else None, "rows": rows}
    return show(request, "evidence/measures.html", {**context, "page": page, "filters": form, "any": bool(every)})


def _measures(plan: int, at: datetime | None) -> list[Measure]:
    """The measures of a plan, in order."""
    return read_evidence(plan, at, without={"observations", "claims", "evidence", "links", "claim_values"}).measures


SOME = 500  # measures whose values are held at a time


@lru_cache(maxsize=16)
def _levels(plan: int, at: datetime | None, today: date, head: str) -> dict[int, str]:
    """How strong the newest value of each measure of a plan is, by the measure's id; kept until anything is written
    (see `desk.plan_list.reading_of`)."""
    every = _measures(plan, at)
    found: dict[int, str] = {}
    for start in range(0, len(every), SOME):
        some = every[start : start + SOME]
        rows = figures(read_all(at, evidence_of_measures([one.id for one in some]))[0], some, today)
        found |= {row.measure.id: row.strength.level for row in rows if row.strength}
    return found


@board_page(Permission.READ_PLAN, as_at=True)
def measure(request: BoardRequest, measure: int) -> HttpResponse:
    """One measure: its values in a chart and a table, what can be said of them and what cannot, and their strength."""
    evidence: EvidenceRecord = read_all(request.at, evidence_of_measure(measure, request.board.pk))[0]
    if not evidence.measures:
        raise Http404
    found = evidence.measures[0]
    values = newest_by_period(evidence.observations_of.get(measure, []))
    rounds = rounds_of(request, found.plan_id)
    titles = {round.id: round.title for round in rounds}
    newest = values[-1] if values else None
    read = evidence.stated_of.get(measure, [])
    strength = newest_strength(found, read[-1] if read else None, newest, as_at=today(request))
    drawn = series_chart(found, values)
    page = page_of(request, values[::-1])
    words = [row[2] for row in drawn[0].rows] if drawn else ["only part of a year" * o.partial for o in values]
    readings = dict(zip([value.id for value in values], words, strict=True))
    return show(
        request,
        "evidence/measure.html",
        {
            "measure": found,
            "round": rounds[-1] if rounds else None,
            "facts": _facts(request, found, values),
            "chart": drawn[0] if drawn else None,
            # The chart builder escapes every word that it draws; nothing else is ever in its SVG.
            "svg": mark_safe(drawn[0].svg) if drawn else "",  # noqa: S308
            "reading": drawn[1] if drawn else "",
            "said": can_be_said(found, values),
            "unsaid": cannot_be_said(found, values),
            "strength": strength,
            "reckoning_head": RECKONING,
            "reckoning_rows": reckoning_rows(strength) if strength else [],
            "page": page,
            "values": _value_rows(request, found, list(page.object_list), rounds, readings),
            "definitions": [(date.fromisoformat(change["from"]), change["was"]) for change in found.definitions],
            "place": place_words(found.source),
            "claims": [
                (claim, claim_words(claim, found, evidence.values_of(claim)), titles.get(claim.round_id or 0, ""))
                for claim in evidence.claims
            ],
        },
    )


def _facts(request: BoardRequest, found: Measure, values: list[Observation]) -> list[tuple[str, str]]:
    """The definition as names and values; what is not stated is left out, but for whose figure it is and how."""
    actions = plan_models.Action.objects.seen_by(request.actor).filter(pk=found.action_id or 0)
    action = actions.values_list("ref", flat=True).first()
    agencies = read_as_at(Agency, AgencyKept, request.at, id=found.agency_id or 0)
    counted_over = "Denominator not given" if found.unit == "%" else ""
    if any(value.denominator or value.base_n for value in values):
        counted_over = "Given with each value that has it"
    better = dict(models.POLARITIES)[found.polarity]
    rows = [
        ("Unit", found.unit or "Number"),
        ("Which way is better", better),
        ("Of whom or what", found.population),
        ("Counts children or families", {True: "Yes", False: "No", None: NOT_SAID}[found.people]),
        ("Counted over", found.base_words or counted_over),
        ("Whose figure", agencies[0].name if agencies else "Not stated"),
        ("Produced by", dict(models.PRODUCERS)[found.producer]),
        ("How", dict(models.METHODS)[found.method]),
        ("How often", often_words(found, values, today(request)) if found.frequency else ""),
        ("Baseline", _amount(found.baseline, found.baseline_words)),
        ("Target", _amount(found.target, "")),
        ("Comparator", _amount(found.comparator, found.comparator_words)),
        ("Belongs to", f"Action {action}" if action else found.section),
    ]
    return [(name, value) for name, value in rows if value]


def _amount(value: float | None, words: str) -> str:
    return f"{value:,.10g}{f' ({words})' if words else ''}" if value is not None else ""


def _value_rows(
    request: BoardRequest, found: Measure, values: list[Observation], rounds: list[Round], readings: dict[int, str]
) -> list[dict[str, Any]]:
    """The values with their periods and bases, their readings, where each came from and who entered it."""
    titles = {round.id: round.title for round in rounds}
    documents = _documents(request, values)
    entered = _entered(request, values)
    rows = []
    for value in values:
        sha256 = value.source.get("document", "")
        rows.append(
            {
                "id": value.id,
                "period": period_in_full(value),
                "value": value_words(value, found),
                "base": base_words(found, value),
                "reading": readings[value.id],
                "round": titles.get(value.round_id or 0, ""),
                "place": place_words(value.source),
                "document": documents.get(sha256),
                "entered": entered.get(value.id),
            }
        )
    return rows


def _documents(request: BoardRequest, values: list[Observation]) -> dict[str, int]:
    """The documents that the values were read from, by hash, for those who may open them. Intake stands a floor above:
    it ties each document to its round, so a round leads there."""
    rounds = {value.round_id for value in values if value.round_id}
    if not rounds or not request.actor.may(Permission.READ_DOUBTS, request.board.pk):
        return {}
    tied = plan_models.Round.objects.seen_by(request.actor).filter(pk__in=rounds, documents__isnull=False)
    return dict(tied.values_list("documents__sha256", "documents__id"))


def _entered(request: BoardRequest, values: list[Observation]) -> dict[int, tuple[Any, str]]:
    """When each value was entered or last corrected by hand, and by which post, for those who may see people."""
    ids = [value.id for value in values]
    states = models.Observation.history.filter(id__in=ids).order_by("history_date", "history_id")
    if request.at:
        states = states.filter(history_date__lte=request.at)
    held = Appointment.objects.filter(person__user=OuterRef("history_user_id"), board=request.board).order_by("-id")
    posts = states.annotate(by=Subquery(held.values("post")[:1])).values_list("id", "history_date", "by")
    may_see = request.actor.may(Permission.READ_PEOPLE, request.board.pk)
    return {pk: (when, (post or "") if may_see else "") for pk, when, post in posts}


@board_page(Permission.EDIT_EVIDENCE)
def define(request: BoardRequest) -> HttpResponse:
    """A new measure of the newest plan."""
    plan, back = plan_of(request), list_of(request, "evidence:measures")
    if plan is None:
        messages.info(request, "A measure belongs to a plan. Bring in the board’s plan first.")
        return redirect(back)
    start = {"action_id": request.GET.get("action", "")[:60], "polarity": ""}
    edit = Edit(
        request, forms.Measure, values_of=lambda thing: start, refs=refs_of(plan), agencies=agencies_of(request)
    )
    made: list[models.Measure] = []

    def save(values: dict[str, Any], since: int | None) -> None:
        made.append(changes.define_measure(by=request.actor, plan=plan, values=forms.columns_of_measure(values)))

    if edit.saved(save):
        messages.success(request, "The measure is defined. Enter its values next.")
        return redirect("evidence:measure", request.board.slug, made[0].pk)
    return edit.page(
        "evidence/edit.html",
        {
            "title": "Define a measure",
            "about": plan.title,
            "trail": ("Measures", back),
            "cancel": back,
            "save": "Save the measure",
        },
    )


@board_page(Permission.EDIT_EVIDENCE)
def change(request: BoardRequest, measure: int) -> HttpResponse:
    """What a measure counts and is set beside; where something else is counted, from which day."""
    found = find(request, models.Measure, measure, "plan", "action")
    edit = Edit(
        request,
        forms.ChangedMeasure,
        values_of=forms.values_of_measure,
        thing=found,
        before=forms.values_of_measure(found),
        refs=refs_of(found.plan),
        agencies=agencies_of(request),
    )

    def save(values: dict[str, Any], since: int | None) -> None:
        changes.change_measure(
            by=request.actor,
            measure=found,
            values=forms.columns_of_measure(values, found),
            counted_from=values["counted_from"],
            same=values["counted"] == "same",
            reason=values["reason"],
            since=since,
        )

    back = reverse("evidence:measure", args=[request.board.slug, found.pk])
    if edit.saved(save):
        messages.success(request, "The measure is saved.")
        return redirect(back)
    return edit.page("evidence/edit.html", {"title": "Change a measure", "trail": (found.what, back), "cancel": back})


@board_page(Permission.EDIT_EVIDENCE)
def withdraw(request: BoardRequest, measure: int) -> HttpResponse:
    found = measure_of(request, measure)
    back = reverse("evidence:measure", args=[request.board.slug, found.pk])
    after = reverse("evidence:measures", args=[request.board.slug])
    lead = "It leaves the lists and the papers to come, with its values and claims. Earlier days and papers keep it."
    return withdrawing(request, found, title="Withdraw a measure", about=found.what, back=back, after=after, lead=lead)


def withdrawing(
    request: BoardRequest, thing: Any, *, title: str, about: str, back: str, after: str, lead: str = ""
) -> HttpResponse:
    """The page on which somebody takes back a thing of this room, with the reason."""
    edit = Edit(request, forms.Withdraw, thing=thing)
    if edit.saved(lambda values, since: changes.withdraw(by=request.actor, thing=thing, since=since, **values)):
        messages.success(request, "It is withdrawn. It stays in the history.")
        return redirect(after)
    context = {"title": title, "about": about, "lead": lead, "trail": (about, back), "cancel": back}
    return edit.page("evidence/edit.html", {**context, "save": "Withdraw"})
