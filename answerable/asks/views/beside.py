"""What stands beside the words of an answer: the figures that an agency supplies."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from answerable.asks import changes, forms
from answerable.asks.figures import FigureAsked, figures_of, periods_of
from answerable.asks.models import Ask
from answerable.asks.pages import AnswerRequest
from answerable.asks.record import Part, parts_of
from answerable.asks.rules import ANSWERABLE
from answerable.asks.views.lookups import is_over, to_page
from answerable.partnership.editing import Edit


def figure_rows(request: AnswerRequest, ask: Ask, parts: list[Part]) -> list[tuple[FigureAsked, str]]:
    """The figures that are asked for, each with the address at which it is entered, "" where it cannot be any more."""
    opens = ask.state in ANSWERABLE
    return [
        (one, to_page(request, ask, "figure", one.measure.pk) if opens and not one.is_taken else "")
        for one in figures_of(ask, {part.action.id for part in parts})
    ]


def figure(request: AnswerRequest, ask: Ask, measure: int) -> HttpResponse:
    """This round's value of one measure, beside its last ones."""
    parts = parts_of(ask.plan_id, ask.round_id, ask.party)
    asked = figures_of(ask, {part.action.id for part in parts})
    here = next((one for one in asked if one.measure.pk == measure), None)
    if here is None or is_over(request, ask):
        raise Http404("Not found.")
    options = {"unit": here.measure.unit, "today": timezone.localdate(), "others": periods_of(here)}
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
