"""Claims: the list, one claim with what speaks for it, and the pages that add, change and withdraw one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from answerable.access.roles import Permission
from answerable.evidence import changes, claim_forms, models
from answerable.evidence.figures import RECKONING, reckoning_rows
from answerable.evidence.pages import find, measure_of, page_of, plans_of, rounds_of, show, today
from answerable.evidence.record import Claim, EvidenceRecord, Measure, Observation, evidence_of_claims
from answerable.evidence.rules.claims import LACKING, Judgement
from answerable.evidence.rules.comparison import contradicts
from answerable.evidence.rules.definitions import wider_words
from answerable.evidence.rules.strength_table import LEVELS
from answerable.evidence.sayings import period_in_full
from answerable.evidence.views.measures import withdrawing
from answerable.evidence.weakest import order_of
from answerable.evidence.wording import claim_words, compared, judged, value_words
from answerable.history.states import read_as_at
from answerable.history.together import read_all
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page
from answerable.ui.numbers import with_unit

KINDS = dict(models.Claim.KINDS)


@board_page(Permission.READ_PLAN, as_at=True)
def claims(request: BoardRequest) -> HttpResponse:
    """Every claim of the plan in words, its kind and how strong it is."""
    plan, others = plans_of(request, request.at)
    rounds = rounds_of(request, plan.id) if plan else []
    reading = evidence_of_claims(plan_id=plan.id if plan else 0)
    evidence: EvidenceRecord = read_all(request.at, reading)[0]
    form = claim_forms.Claims(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = []
    speaking = evidence.items_of_claims
    titles = {round.id: round.title for round in rounds}
    for claim in evidence.claims:
        measure = evidence.measure.get(claim.measure_id)
        if measure is None:
            continue
        values = evidence.values_of(claim)
        items = speaking.get(claim.id, [])
        found = judged(claim, measure, values, items, as_at=today(request))
        said_in = titles.get(claim.round_id or 0, "")
        rows.append((claim, claim_words(claim, measure, values), KINDS[claim.kind], found, said_in))
    words, level = asked.get("q", "").casefold(), asked.get("level", "")
    levels = LACKING if level == "lacking" else (level,) if level else LEVELS
    kept = [row for row in rows if words in row[1].casefold() and row[3].level in levels]
    if asked.get("said"):
        newest = {None, rounds[-1].id if rounds else None}
        kept = [row for row in kept if row[0].round_id in newest]
    if level == "lacking":  # those that are shown by least first, as the first page has them
        kept.sort(key=lambda row: (order_of(row[3]), row[0].id))
    page = page_of(request, kept)
    context = {"plan": plan, "others": others, "round": rounds[-1] if rounds else None, "page": page, "filters": form}
    return show(request, "evidence/claims.html", {**context, "any": bool(rows)})


@board_page(Permission.READ_PLAN, as_at=True)
def claim(request: BoardRequest, claim: int) -> HttpResponse:
    """One claim: what it states, what speaks for it, how strong it is and what would raise it."""
    shapes = read_as_at(Claim, models.Claim, request.at, id=claim, board_id=request.board.pk, withdrawn=False)
    if not shapes:
        raise Http404
    found = shapes[0]
    evidence: EvidenceRecord = read_all(request.at, evidence_of_claims(id=claim))[0]
    values = evidence.values_of(found)
    measure = evidence.measure.get(found.measure_id)
    if measure is None:
        return _closed(request, found, values)
    rounds = rounds_of(request, found.plan_id)
    items = evidence.items_of_claims.get(claim, [])
    judgement = judged(found, measure, values, items, as_at=today(request))
    change = compared(measure, values) if found.kind != "level" else None
    against = change and found.change_value is not None and change.comparable
    return show(
        request,
        "evidence/claim.html",
        {
            "claim": found,
            "words": claim_words(found, measure, values),
            "kind": KINDS[found.kind],
            "said_in": next((round.title for round in rounds if round.id == found.round_id), ""),
            "measure": measure,
            "round": rounds[-1] if rounds else None,
            "values": [(period_in_full(value), value_words(value, measure)) for value in values],
            "change": " ".join([change.words, *change.cautions]) if change else "",
            "contradicts": contradicts(change, found.change_value or 0, found.change_unit, found.direction)
            if change and against
            else "",
            "judgement": judgement,
            "sources": _sources(judgement),
            "reckoning_head": RECKONING,
            "items": items,
        },
    )


def _closed(request: BoardRequest, found: Claim, values: list[Observation]) -> HttpResponse:
    """A claim whose measure was withdrawn: what it said, and why it counts no more."""
    shapes = read_as_at(Measure, models.Measure, request.at, id=found.measure_id)
    if not shapes:
        raise Http404
    states = models.Measure.history.filter(id=found.measure_id, withdrawn=True)
    withdrawn = (states.filter(history_date__lte=request.at) if request.at else states).order_by("history_id").first()
    words = claim_words(found, shapes[0], values)
    context = {"claim": found, "words": words, "kind": KINDS[found.kind], "measure": shapes[0], "state": withdrawn}
    return show(request, "evidence/closed.html", context)


def _sources(judgement: Judgement) -> list[dict[str, Any]]:
    """Each source that speaks for a claim, with its reckoning; the one that the strength rests on is marked."""
    return [
        {
            "title": each.source.title,
            "caption": f"Source {number}: {each.source.title}",
            "item": each.source.key.removeprefix("item ") if each.source.key != "figure" else "",
            "strength": each.strength,
            "rows": reckoning_rows(each.strength),
            "left_out": each.left_out,
            "rests_on": each is judgement.rests_on,
        }
        for number, each in enumerate(judgement.sources, 1)
    ]


def _values_to_choose(measure: models.Measure) -> list[tuple[int, str]]:
    shown = models.Observation.objects.filter(measure=measure, withdrawn=False).order_by("-period_to", "-id")
    values = [(o, with_unit(o.value, measure.unit) + wider_words(o.wider)) for o in shown]
    return [(o.pk, f"{o.period_words or 'No period'}: {value}") for o, value in values]


def _columns(values: dict[str, Any]) -> dict[str, Any]:
    return {name: values.get(name) for name in claim_forms.CLAIM}


@board_page(Permission.EDIT_EVIDENCE)
def add(request: BoardRequest, measure: int) -> HttpResponse:
    """A new claim about a measure."""
    of = measure_of(request, measure)
    back = reverse("evidence:measure", args=[request.board.slug, of.pk])
    edit = Edit(request, claim_forms.Claim, values=_values_to_choose(of))
    made: list[models.Claim] = []

    def save(values: dict[str, Any], since: int | None) -> None:
        chosen = values["observations"]
        made.append(changes.make_claim(by=request.actor, measure=of, values=_columns(values), observations=chosen))

    if edit.saved(save):
        messages.success(request, "The claim is added. Tie to it the evidence that speaks for it.")
        return redirect("evidence:claim", request.board.slug, made[0].pk)
    context = {"title": "Add a claim", "about": of.what, "trail": (of.what, back), "cancel": back}
    return edit.page("evidence/edit.html", {**context, "save": "Save the claim"})


def _claim(request: BoardRequest, pk: int) -> tuple[models.Claim, str]:
    found = find(request, models.Claim, pk, "measure")
    if found.measure.withdrawn:
        raise Http404
    return found, reverse("evidence:claim", args=[request.board.slug, pk])


@board_page(Permission.EDIT_EVIDENCE)
def change(request: BoardRequest, claim: int) -> HttpResponse:
    found, back = _claim(request, claim)
    values = _values_to_choose(found.measure)
    edit = Edit(request, claim_forms.ChangedClaim, values_of=claim_forms.values_of_claim, thing=found, values=values)

    def save(values: dict[str, Any], since: int | None) -> None:
        changes.change_claim(
            by=request.actor,
            claim=found,
            values=_columns(values),
            observations=values["observations"],
            reason=values["reason"],
            since=since,
        )

    if edit.saved(save):
        messages.success(request, "The claim is saved.")
        return redirect(back)
    context = {"title": "Change a claim", "trail": (f"Claim C{claim}", back), "cancel": back}
    return edit.page("evidence/edit.html", context)


@board_page(Permission.EDIT_EVIDENCE)
def withdraw(request: BoardRequest, claim: int) -> HttpResponse:
    found, back = _claim(request, claim)
    after = reverse("evidence:claims", args=[request.board.slug])
    about = found.statement or f"Claim C{claim}"
    return withdrawing(request, found, title="Withdraw a claim", about=about, back=back, after=after)


@board_page(Permission.EDIT_EVIDENCE)
def tie(request: BoardRequest, claim: int) -> HttpResponse:
    """Let an evidence item that is in the record speak for a claim."""
    found, back = _claim(request, claim)
    items = models.Evidence.objects.seen_by(request.actor).filter(plan=found.plan_id, withdrawn=False)
    choices = [(item.pk, item.title) for item in items.order_by("title", "id")]
    edit = Edit(request, claim_forms.Tie, items=choices)

    def save(values: dict[str, Any], since: int | None) -> None:
        changes.tie(by=request.actor, item=find(request, models.Evidence, values["item"]), claim=found)

    if edit.saved(save):
        messages.success(request, "The evidence is tied to the claim.")
        return redirect(back)
    context = {"title": "Tie evidence to a claim", "about": found.statement, "trail": (f"Claim C{claim}", back)}
    return edit.page("evidence/edit.html", {**context, "cancel": back, "save": "Tie it to the claim"})
