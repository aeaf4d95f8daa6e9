"""The rules by which questions are found: why each asks, and whether this board wants to be asked."""

from collections import Counter

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from answerable.access.roles import Permission
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page
from answerable.questions import changes, forms
from answerable.questions.models import SwitchedOff
from answerable.questions.record import questions_of
from answerable.questions.rules import RULES


@board_page(Permission.READ_DOUBTS)
def rules(request: BoardRequest) -> HttpResponse:
    """Every rule, with how many questions it asks now."""
    found = questions_of(request.board.pk)
    counts = Counter(one.question.rule for one in found.open)
    rows = [(rule, counts[rule.code], found.off.get(rule.code)) for rule in RULES.values()]
    may = request.actor.may(Permission.HANDLE_QUESTIONS, request.board.pk)
    return render(request, "questions/rules.html", {"rows": rows, "may_handle": may})


@board_page(Permission.HANDLE_QUESTIONS)
def switch_off(request: BoardRequest, rule: str) -> HttpResponse:
    """Be asked by a rule no longer."""
    if rule not in RULES:
        raise Http404
    edit = Edit(request, forms.Reason)
    if edit.saved(lambda values, since: changes.switch_off(by=request.actor, board=request.board, rule=rule, **values)):
        messages.success(request, "The rule is off: what it asked is in no list until it is on again.")
        return redirect("questions:rules", request.board.slug)
    cancel = reverse("questions:rules", args=[request.board.slug])
    context = {"title": f"Switch off: {RULES[rule].name}", "save": "Switch it off", "cancel": cancel}
    return edit.page("questions/handle.html", {**context, "why": RULES[rule].why})


@require_POST
@board_page(Permission.HANDLE_QUESTIONS)
def switch_on(request: BoardRequest, rule: str) -> HttpResponse:
    """Be asked by it again."""
    rows = SwitchedOff.objects.seen_by(request.actor)
    off = get_object_or_404(rows, board=request.board, rule=rule, withdrawn=False)
    changes.switch_on(by=request.actor, off=off)
    messages.success(request, "The rule is on again.")
    return redirect("questions:rules", request.board.slug)
