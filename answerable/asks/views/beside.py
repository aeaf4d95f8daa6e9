"""What stands beside the words of an answer: the figures that an agency supplies, and the evidence it names."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from answerable.asks import changes, forms
from answerable.asks.figures import FigureAsked, figures_of, periods_of
from answerable.asks.models import Ask, Offered
from answerable.asks.offering import may_be_picked, offered_in
from answerable.asks.pages import AnswerRequest
from answerable.asks.record import Part, parts_of
from answerable.asks.rules import ANSWERABLE
from answerable.asks.views.lookups import is_over, to_page
from answerable.partnership.editing import Edit

MOST_SHOWN = 50  # items of the register, newest first; a word narrows them down


def figure_rows(request: AnswerRequest, ask: Ask, parts: list[Part]) -> list[tuple[FigureAsked, str]]:
    """The figures that are asked for, each with the address at which it is entered, "" where it cannot be any more."""
    opens = ask.state in ANSWERABLE
    return [
        (one, to_page(request, ask, "figure", one.measure.pk) if opens and one.is_asked else "")
        for one in figures_of(ask, {part.action.id for part in parts})
    ]


def figure(request: AnswerRequest, ask: Ask, measure: int) -> HttpResponse:
    """This round's value of one measure, beside its last ones."""
    parts = parts_of(ask.plan_id, ask.round_id, ask.party)
    asked = figures_of(ask, {part.action.id for part in parts})
    here = next((one for one in asked if one.measure.pk == measure), None)
    if here is None or is_over(request, ask):
        raise Http404("Not found.")
    options: dict[str, Any] = {"unit": here.measure.unit, "today": timezone.localdate(), "others": periods_of(here)}
    edit = Edit(request, forms.Figure, values_of=forms.values_of_figure, thing=here.entered, **options)

    def save(_: dict[str, Any], since: int | None) -> None:
        if columns := edit.form.columns:  # type: ignore[attr-defined]  # a forms.Figure
            changes.say_figure(by=request.actor, ask=ask, measure=here.measure, values=columns, since=edit.version)
        elif here.entered:
            changes.drop_figure(by=request.actor, ask=ask, figure=here.entered)

    back = to_page(request, ask, "answer")
    if edit.saved(save):
        messages.success(request, "The figure is saved as you left it. It is not sent yet.")
        return redirect(back)
    return edit.page(
        "asks/figure.html", {"ask": ask, "link": request.link, "here": back, "cancel": back, "figure": here}
    )


def _part(ask: Ask, action: int) -> Part:
    parts = parts_of(ask.plan_id, ask.round_id, ask.party)
    found = next((part for part in parts if part.action.id == action), None)
    if found is None:
        raise Http404("Not found.")
    return found


def offer(request: AnswerRequest, ask: Ask, action: int) -> HttpResponse:
    """Add evidence beside what is said of an action."""
    part = _part(ask, action)
    if is_over(request, ask):
        raise Http404("Not found.")
    edit = Edit(request, forms.Offer)

    def save(values: dict[str, Any], _: int | None) -> None:
        said, upload = {name: value for name, value in values.items() if name != "file"}, values["file"]
        sent = (upload.name or "file", upload.read()) if upload else None
        changes.offer_evidence(by=request.actor, ask=ask, action=action, values=said, file=sent)

    if edit.saved(save):
        messages.success(request, "The evidence is added to your answer. It is not sent yet.")
        return redirect(to_page(request, ask, "answer"))
    lead = "The board sees it once you send the answer, and keeps it in its register once it accepts it."
    return _evidence_page(request, ask, edit, part, "Add evidence", "Add it", lead)


def pick(request: AnswerRequest, ask: Ask, action: int) -> HttpResponse:
    """Name evidence that the register has already."""
    part = _part(ask, action)
    if is_over(request, ask):
        raise Http404("Not found.")
    words = request.GET.get("q", "")[:100]
    theirs = may_be_picked(ask, request.actor, action)
    found = list((theirs.filter(title__icontains=words) if words else theirs)[: MOST_SHOWN + 1])
    shown = [(one.pk, f"{one.title}{f', {one.on:%-d %B %Y}' if one.on else ''}") for one in found[:MOST_SHOWN]]
    edit = Edit(request, forms.Pick, items=shown)

    def save(values: dict[str, Any], _: int | None) -> None:
        chosen = next(one for one in found if one.pk == values["evidence"])
        changes.pick_evidence(by=request.actor, ask=ask, action=action, evidence=chosen)

    if edit.saved(save):
        messages.success(request, "It is named in your answer, which is not sent yet.")
        return redirect(to_page(request, ask, "answer"))
    about: dict[str, Any] = {"words": words, "none": not shown, "more": len(found) > MOST_SHOWN}
    return _evidence_page(request, ask, edit, part, "Pick evidence from the register", "Name it", **about)


def _evidence_page(
    request: AnswerRequest, ask: Ask, edit: Edit, part: Part, title: str, save: str, lead: str = "", **about: Any
) -> HttpResponse:
    here = to_page(request, ask, "answer")
    about |= {"ask": ask, "link": request.link, "here": here, "cancel": here, "part": part, "lead": lead}
    return edit.page("asks/evidence.html", {**about, "title": title, "save": save})


def offered_rows(
    request: AnswerRequest, ask: Ask, *, read_only: bool = False
) -> dict[int, list[tuple[Offered, str, str]]]:
    """The evidence that an answer names, by action, each with the address of its file and that at which it is taken
    out, "" where there is none."""
    opens, way = ask.state in ANSWERABLE and not read_only, "request" if getattr(request, "link", None) else "answer"

    def at(page: str, one: Offered) -> str:
        return reverse(f"{way}:{page}", args=[request.board.slug, ask.pk, one.pk])

    return {
        action: [
            (one, at("offered-file", one) if one.sha256 else "", at("drop", one) if opens and not one.taken else "")
            for one in named
        ]
        for action, named in offered_in(ask).items()
    }


@require_POST
def drop(request: AnswerRequest, ask: Ask, offered: int) -> HttpResponse:
    """Take evidence out of an answer."""
    found = get_object_or_404(Offered.objects.defer("content"), ask=ask, pk=offered, withdrawn=False)
    try:
        changes.drop_evidence(by=request.actor, ask=ask, offered=found)
        messages.success(request, "It is out of your answer.")
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect(to_page(request, ask, "answer"))


def file(request: AnswerRequest, ask: Ask, offered: int) -> HttpResponse:
    """A file as it was added, always as an attachment."""
    found = get_object_or_404(Offered.objects.exclude(sha256=""), ask=ask, pk=offered, withdrawn=False)
    return as_attachment(found)


def as_attachment(offered: Offered) -> HttpResponse:
    """The file of evidence that an answer names, byte for byte; no browser opens it by itself."""
    response = HttpResponse(bytes(offered.content), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, offered.filename)
    response["X-Content-Type-Options"] = "nosniff"
    return response
