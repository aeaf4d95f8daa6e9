"""An answer by a form in Word or Excel: taken along, filled in, and read back as a draft that a person still reads and
sends."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from answerable.asks import changes, forms
from answerable.asks.excel import excel_form
from answerable.asks.figures import figures_of
from answerable.asks.models import Ask
from answerable.asks.offering import offered_in
from answerable.asks.pages import AnswerRequest
from answerable.asks.record import parts_of
from answerable.asks.rules import ANSWERABLE
from answerable.asks.views.lookups import to_page
from answerable.asks.word import filled, word_form
from answerable.partnership.editing import Edit
from answerable.plan.record import read_scales
from answerable.plan.rules import plain
from answerable.ui.words import counted

MOST_TOLD = 10
_OFFICE = "application/vnd.openxmlformats-officedocument"
_WORD, _EXCEL = f"{_OFFICE}.wordprocessingml.document", f"{_OFFICE}.spreadsheetml.sheet"


def take_form(request: AnswerRequest, ask: Ask) -> HttpResponse:
    """The form in Word, with what is written already."""
    return _form(request, ask, word_form, _WORD, "docx")


def take_workbook(request: AnswerRequest, ask: Ask) -> HttpResponse:
    """The same in Excel."""
    return _form(request, ask, excel_form, _EXCEL, "xlsx")


def _form(request: AnswerRequest, ask: Ask, form: Callable[..., bytes], content_type: str, suffix: str) -> HttpResponse:
    parts = parts_of(ask.plan_id, ask.round_id, ask.party)
    lead = f"{ask.board.name} asks how these actions stand. Please answer by {ask.due:%-d %B %Y}."
    title = f"{ask.round.title}: what {ask.called} is asked"
    figures = figures_of(ask, {part.action.id for part in parts})
    made = form(title, lead, parts, ask.changes, read_scales(request.board.pk), figures)
    response = HttpResponse(made, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="request-{ask.pk}.{suffix}"'
    return response


def send_form(request: AnswerRequest, ask: Ask) -> HttpResponse:
    """Read a form that was filled in into the answer, as if it had been typed."""
    if ask.state not in ANSWERABLE:
        raise Http404("Not found.")
    parts = parts_of(ask.plan_id, ask.round_id, ask.party)
    by_ref = {part.action.ref: part for part in parts}
    edit = Edit(request, forms.Filled)
    told: list[Any] = []

    def save(values: dict[str, Any], _: int | None) -> None:
        said = {ref: part.report for ref, part in by_ref.items()}
        figures = figures_of(ask, {part.action.id for part in parts})
        refs = {part.action.id: ref for ref, part in by_ref.items()}
        named = {(refs.get(pk, ""), plain(one.called)) for pk, some in offered_in(ask).items() for one in some}
        read = filled(values["file"], said, read_scales(request.board.pk), figures, timezone.localdate(), named)
        reports = {by_ref[ref].action.id: replace(said[ref], **words) for ref, words in read.parts.items()}
        taken = changes.say_all(
            by=request.actor,
            ask=ask,
            reports=reports,
            changes=read.changes or None,
            figures=read.figures,
            evidence=[(by_ref[ref].action.id, columns) for ref, columns in read.evidence],
        )
        told.extend((read, taken))

    here = to_page(request, ask, "answer")
    if edit.saved(save):
        read, taken = told
        for fault in read.faults[:MOST_TOLD]:
            messages.error(request, fault)
        if len(read.faults) > MOST_TOLD:
            messages.error(request, f"And {counted(len(read.faults) - MOST_TOLD, 'more fault')} of the kind.")
        words = f"{counted(len(taken), 'action is', 'actions are')} written as the form says. Nothing is sent yet."
        if read.figures:
            words = f"{counted(len(read.figures), 'figure is', 'figures are')} entered, and {words}"
        if read.evidence:
            count = counted(len(read.evidence), "item of evidence is", "items of evidence are")
            words = f"{count} added beside the answer, and {words}"
        (messages.success if taken or read.figures or read.evidence else messages.info)(request, words)
        return redirect(here)
    about = {"ask": ask, "link": request.link, "here": here, "cancel": here}
    about |= {"form_url": to_page(request, ask, "form"), "workbook_url": to_page(request, ask, "workbook")}
    return edit.page("asks/by_file.html", about)
