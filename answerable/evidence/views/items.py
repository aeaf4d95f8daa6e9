"""Evidence items: the list with its filters, one item with its files, and the pages that add, change and withdraw."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header

from answerable.access.roles import Permission
from answerable.evidence import changes, claim_forms, models
from answerable.evidence.figures import expired, item_rows
from answerable.evidence.pages import agencies_of, find, list_of, page_of, plan_of, plans_of, refs_of, show, today
from answerable.evidence.record import EvidenceItem, EvidenceLink
from answerable.evidence.views.measures import withdrawing
from answerable.history.states import read_as_at, rows_as_at, shaped
from answerable.partnership.editing import Edit
from answerable.partnership.models import Agency as AgencyKept
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import Agency
from answerable.plan.models import Action, Plan

KINDS, PRODUCERS, METHODS = dict(models.Evidence.KINDS), dict(models.PRODUCERS), dict(models.METHODS)


@board_page(Permission.READ_PLAN, as_at=True)
def items(request: BoardRequest) -> HttpResponse:
    """The plan's evidence, newest first, by words, kind, producer and whether it has expired."""
    plan, others = plans_of(request, request.at)
    where = {"plan_id": plan.id if plan else 0, "withdrawn": False}
    every = rows_as_at(models.Evidence, request.at, **where)
    form = claim_forms.Items(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    day = today(request)
    kept = every.filter(_asked_for(asked, day)).order_by("-id")  # a register grows to tens of thousands
    page = page_of(request, kept)
    there = bool(page.object_list) or every.exists()
    context = {"plan": plan, "others": others, "page": page, "filters": form, "any": there}
    context["rows"] = item_rows(shaped(EvidenceItem, page.object_list), day)
    return show(request, "evidence/items.html", context)


def _asked_for(asked: dict[str, str], day: date) -> Q:
    """What the address asks of an item."""
    words = asked.get("q", "")
    found = Q(title__icontains=words) | Q(findings__icontains=words) if words else Q()
    found &= Q(**{name: asked[name] for name in ("kind", "producer") if asked.get(name)})
    if asked.get("expired"):
        gone = Q(expires__isnull=False, expires__lt=day)
        found &= gone if asked["expired"] == "yes" else ~gone
    return found


@board_page(Permission.READ_PLAN, as_at=True)
def item(request: BoardRequest, item: int) -> HttpResponse:
    """One evidence item: what it is, what it speaks for, and its files."""
    shapes = read_as_at(EvidenceItem, models.Evidence, request.at, id=item, board_id=request.board.pk, withdrawn=False)
    if not shapes:
        raise Http404
    found = shapes[0]
    links = read_as_at(EvidenceLink, models.EvidenceFor, request.at, evidence_id=item, withdrawn=False)
    actions = Action.objects.seen_by(request.actor).filter(pk__in=[link.action_id or 0 for link in links])
    files = rows_as_at(models.EvidenceFile, request.at, evidence_id=item, withdrawn=False)
    agencies = read_as_at(Agency, AgencyKept, request.at, id=found.agency_id or 0)
    facts = [
        ("Shows", KINDS[found.kind]),
        ("Produced by", PRODUCERS[found.producer]),
        ("How", METHODS[found.method]),
        ("Agency", agencies[0].name if agencies else ""),
        ("Date", f"{found.on:%-d %B %Y}" if found.on else "Not stated"),
        ("No longer counts after", f"{found.expires:%-d %B %Y}" if found.expires else ""),
        ("Asked or looked at", f"{found.base_n:,}" if found.base_n is not None else "Not stated"),
        ("Response rate", f"{found.response_rate:g}%" if found.response_rate is not None else ""),
        ("Compares", "With what happened without the claimed cause" if found.compares else ""),
        ("Verified by", found.verifier or "Nobody yet"),
    ]
    return show(
        request,
        "evidence/item.html",
        {
            "item": found,
            "facts": [(name, value) for name, value in facts if value],
            "expired": expired(found, today(request)),
            "actions": actions.order_by("order").values_list("id", "ref", "text"),
            "claims": _claims(request, [link.claim_id or 0 for link in links]),
            "files": files.order_by("id").values_list("id", "filename", "size"),
        },
    )


def _claims(request: BoardRequest, ids: list[int]) -> list[tuple[int, str, bool]]:
    """These claims by number, in words, and whether their measure was withdrawn. Two queries."""
    claims = rows_as_at(models.Claim, request.at, id__in=ids, withdrawn=False).order_by("id")
    rows = list(claims.values_list("id", "statement", "measure_id"))
    measures = rows_as_at(models.Measure, request.at, id__in=[measure for *_, measure in rows])
    of = {pk: (what, withdrawn) for pk, what, withdrawn in measures.values_list("id", "what", "withdrawn")}
    return [(pk, statement or of[measure][0], of[measure][1]) for pk, statement, measure in rows if measure in of]


def _known(plan: Plan) -> dict[str, int]:
    """The plan's claims by number."""
    claims = models.Claim.objects.filter(plan=plan, **models.Claim.OPEN).values_list("id", flat=True)
    return {f"C{pk}": pk for pk in claims}


def _options(request: BoardRequest, plan: Plan) -> dict[str, Any]:
    return {"refs": refs_of(plan), "claims": _known(plan), "agencies": agencies_of(request)}


def _said(values: dict[str, Any]) -> dict[str, Any]:
    """What was filled in, as the write door takes it."""
    file = values["file"]
    return {
        "values": {name: values[name] for name in claim_forms.ITEM},
        "actions": values["actions"],
        "claims": values["claims"],
        "file": (file.name or "file", file.read()) if file else None,
    }


@board_page(Permission.EDIT_EVIDENCE)
def add(request: BoardRequest) -> HttpResponse:
    """A new evidence item, with its file."""
    plan, back = plan_of(request), list_of(request, "evidence:items")
    if plan is None:
        messages.info(request, "Evidence belongs to a plan. Bring in the board’s plan first.")
        return redirect(back)
    start = {"actions": request.GET.get("action", "")[:60], "claims": request.GET.get("claim", "")[:20]}
    edit = Edit(request, claim_forms.Item, values_of=lambda thing: start, **_options(request, plan))
    made: list[models.Evidence] = []

    def save(values: dict[str, Any], since: int | None) -> None:
        made.append(changes.add_evidence(by=request.actor, plan=plan, **_said(values)))

    if edit.saved(save):
        messages.success(request, "The evidence is added.")
        return redirect("evidence:item", request.board.slug, made[0].pk)
    context = {
        "title": "Add evidence",
        "about": plan.title,
        "trail": ("Evidence", back),
        "cancel": back,
        "save": "Save the evidence",
    }
    return edit.page("evidence/edit.html", context)


def _item(request: BoardRequest, pk: int) -> tuple[models.Evidence, str]:
    return find(request, models.Evidence, pk, "plan"), reverse("evidence:item", args=[request.board.slug, pk])


@board_page(Permission.EDIT_EVIDENCE)
def change(request: BoardRequest, item: int) -> HttpResponse:
    """What an evidence item says and speaks for; a file that is chosen is added to those it has."""
    found, back = _item(request, item)
    options = _options(request, found.plan)
    edit = Edit(request, claim_forms.ChangedItem, values_of=claim_forms.values_of_item, thing=found, **options)

    def save(values: dict[str, Any], since: int | None) -> None:
        said = _said(values)
        changes.change_evidence(by=request.actor, item=found, reason=values["reason"], since=since, **said)

    if edit.saved(save):
        messages.success(request, "The evidence is saved.")
        return redirect(back)
    return edit.page("evidence/edit.html", {"title": "Change evidence", "trail": (found.title, back), "cancel": back})


@board_page(Permission.EDIT_EVIDENCE)
def withdraw(request: BoardRequest, item: int) -> HttpResponse:
    found, back = _item(request, item)
    after = reverse("evidence:items", args=[request.board.slug])
    return withdrawing(request, found, title="Withdraw evidence", about=found.title, back=back, after=after)


@board_page(Permission.READ_PLAN)
def file(request: BoardRequest, item: int, file: int) -> HttpResponse:
    """A file as it was attached, always as an attachment."""
    found = _file(request, item, file)
    response = HttpResponse(bytes(found.content), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, found.filename)
    response["X-Content-Type-Options"] = "nosniff"
    return response


@board_page(Permission.EDIT_EVIDENCE)
def withdraw_file(request: BoardRequest, item: int, file: int) -> HttpResponse:
    _, back = _item(request, item)
    found = _file(request, item, file)
    return withdrawing(request, found, title="Withdraw a file", about=found.filename, back=back, after=back)


def _file(request: BoardRequest, item: int, pk: int) -> models.EvidenceFile:
    found = find(request, models.EvidenceFile, pk, "evidence")
    if found.evidence_id != item or found.evidence.withdrawn:
        raise Http404
    return found
