"""The questions to ask: the list, one of them, and what may be said of it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from answerable.access.roles import Permission
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import posts_of
from answerable.plan.rules import plain
from answerable.questions import changes, forms
from answerable.questions.models import Handled, Shared
from answerable.questions.record import Questions, Standing, questions_of
from answerable.questions.rules.asking import Question
from answerable.questions.views.shown import agencies_in, groups, in_groups, shown

PAGE = 30
_WORDS = {"open": ("Open", "yellow"), "set aside": ("Set aside", "grey"), "answered": ("Answered", "green")}


@board_page(Permission.READ_DOUBTS)
def questions(request: BoardRequest) -> HttpResponse:
    """What does not fit together, by what it is about, the weightiest first."""
    found = questions_of(request.board.pk)
    form = forms.Filters(request.GET, agencies=agencies_in(found))
    asked = form.cleaned_data if form.is_valid() else {}
    kept = in_groups(found.record, [one for one in found.every if _is_asked_for(found, one, asked)])
    page = Paginator(kept, PAGE).get_page(request.GET.get("page"))
    context = {
        "found": found,
        "filters": form,
        "form": form,
        "page": page,
        "groups": list(groups(request.board.slug, found.record, page.object_list)),
        "words": _WORDS,
    }
    return render(request, "questions/questions.html", context)


def _is_asked_for(found: Questions, one: Standing, asked: dict[str, str]) -> bool:
    question, state = one.question, asked.get("state", "")
    action = found.record.action.get(question.action) if found.record else None
    return (
        (state == "all" or one.is_open == (state != "handled"))
        and asked.get("rule") in ("", None, question.rule)
        and (not asked.get("agency") or int(asked["agency"]) in question.agencies)
        and (not asked.get("action") or (action is not None and plain(action.ref) == plain(asked["action"])))
    )


def _one(request: BoardRequest, key: str) -> tuple[Questions, Standing]:
    """A question that is there now; 404 otherwise."""
    found = questions_of(request.board.pk)
    standing = found.called(key)
    if standing is None:
        raise Http404
    return found, standing


@board_page(Permission.READ_DOUBTS)
def question(request: BoardRequest, question: str) -> HttpResponse:
    """One question: both sides, what was said of it, and what to do. One that the record answers by now says so."""
    board, slug = request.board, request.board.slug
    found = questions_of(board.pk)
    standing, said = found.called(question), found.handled.get(question)
    if standing is None and said is None:
        raise Http404
    shared = Shared.objects.filter(board=board, key=question, withdrawn=False).first()
    may_handle = request.actor.may(Permission.HANDLE_QUESTIONS, board.pk)
    here = found.record.action.get(standing.question.action) if found.record and standing else None
    context = {
        "key": question,
        "asks": standing.question.asks if standing else said.asks,  # type: ignore[union-attr]  # one is there
        "standing": standing,
        "shown": shown(slug, found.record, standing, most=50) if standing else None,
        "action": here,
        "tag": _WORDS[standing.state] if standing else None,
        "said": said,
        "history": _history(board.pk, said.id) if said else [],
        "shared": shared,
        "may_handle": may_handle and standing is not None,
        "may_share": request.actor.may(Permission.SHARE_QUESTION, board.pk),
    }
    return render(request, "questions/question.html", context)


def _history(board: int, pk: int) -> list[tuple[Any, str, str, str]]:
    """What was said of a question, newest first: when, by which post, in which state it left it, with what words. Two
    queries."""
    states = list(Handled.history.filter(id=pk).order_by("-history_id")[:50])
    post = posts_of(board, {state.history_user_id for state in states if state.history_user_id})
    words = {**{state: name for state, (name, _) in _WORDS.items()}, Handled.OPEN: "Asked again"}
    return [
        (one.history_date, post(one.history_user_id, one.history_date.date()), words[one.state], one.words)
        for one in states
    ]


def _handling(
    request: BoardRequest, key: str, form: type[forms.Handle], change: Callable[..., Any], title: str, save: str
) -> HttpResponse:
    """A page on which something is said of a question."""
    found, standing = _one(request, key)
    said = found.handled.get(key)
    thing = Handled.objects.seen_by(request.actor).get(pk=said.id) if said else None
    edit = Edit(request, form, values_of=lambda said: {"words": said.words if said else ""}, thing=thing)
    edit.form.initial["seen"] = standing.question.facts  # as it is read now, whatever a kept draft says

    def write(values: dict[str, Any], since: int | None) -> None:
        typed = {name: value for name, value in values.items() if name != "sure"}
        change(request, standing.question, {**typed, "seen": typed["seen"] or None}, since)

    if edit.saved(write):
        return redirect("questions:question", request.board.slug, key)
    if request.method == "POST":  # it is read once more
        edit.form.data = {**request.POST.dict(), "seen": standing.question.facts}
    here = reverse("questions:question", args=[request.board.slug, key])
    context = {"title": title, "save": save, "cancel": here, "asks": standing.question.asks}
    return edit.page("questions/handle.html", context)


@board_page(Permission.HANDLE_QUESTIONS)
def set_aside(request: BoardRequest, question: str) -> HttpResponse:
    """Ask it no longer, as long as what it rests on stays."""

    def change(request: BoardRequest, of: Question, values: dict[str, Any], since: int | None) -> None:
        changes.set_aside(by=request.actor, board=request.board, question=of, since=since or 0, **values)
        messages.success(request, "It is set aside. It comes back if what it rests on changes.")

    return _handling(request, question, forms.SetAside, change, "Set the question aside", "Set it aside")


@board_page(Permission.HANDLE_QUESTIONS)
def answer(request: BoardRequest, question: str) -> HttpResponse:
    """Keep the answer, for the board."""

    def change(request: BoardRequest, of: Question, values: dict[str, Any], since: int | None) -> None:
        changes.note_answer(by=request.actor, board=request.board, question=of, since=since or 0, **values)
        messages.success(request, "The answer is kept. If the record is not right, correct it there too.")

    return _handling(request, question, forms.Answer, change, "Note the answer", "Keep the answer")


@require_POST
@board_page(Permission.HANDLE_QUESTIONS)
def ask_again(request: BoardRequest, question: str) -> HttpResponse:
    """Open it again."""
    _, standing = _one(request, question)
    changes.ask_again(by=request.actor, board=request.board, question=standing.question)
    messages.success(request, "It is asked again.")
    return redirect("questions:question", request.board.slug, question)


@board_page(Permission.SHARE_QUESTION)
def share(request: BoardRequest, question: str) -> HttpResponse:
    """Let the scrutiny officer and members read it."""

    def change(request: BoardRequest, of: Question, values: dict[str, Any], since: int | None) -> None:
        changes.share(by=request.actor, board=request.board, question=of, **values)
        messages.success(request, "It is shared with the scrutiny officer and the members of the committee.")

    return _handling(request, question, forms.Share, change, "Share the question", "Share it")


@board_page(Permission.SHARE_QUESTION)
def stop_sharing(request: BoardRequest, question: str) -> HttpResponse:
    """Show it to them no longer."""
    rows = Shared.objects.seen_by(request.actor)
    found = get_object_or_404(rows, board=request.board, key=question, withdrawn=False)
    edit = Edit(request, forms.Reason)
    if edit.saved(lambda values, since: changes.stop_sharing(by=request.actor, shared=found, **values)):
        messages.success(request, "It is shared no longer. Whoever has read it has read it.")
        return redirect("questions:list", request.board.slug)
    here = reverse("questions:list", args=[request.board.slug])
    context = {"title": "Stop sharing the question", "save": "Stop sharing it", "cancel": here, "asks": found.asks}
    return edit.page("questions/handle.html", context)


@board_page(Permission.READ_SHARED)
def shared(request: BoardRequest) -> HttpResponse:
    """What the chair has shared, as it was worded; nothing that the board noted of it."""
    rows = Shared.objects.seen_by(request.actor).filter(board=request.board, withdrawn=False).order_by("-id")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    reads_all = request.actor.may(Permission.READ_DOUBTS, request.board.pk)
    return render(request, "questions/shared.html", {"page": page, "reads_all": reads_all})
