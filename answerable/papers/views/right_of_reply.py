"""What an agency is shown before a paper goes out: all that it says of it, sentence by sentence and label by label;
what the agency says to each, and the board's answer."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from answerable.access.roles import Permission
from answerable.papers import changes, forms
from answerable.papers.about import Said, of_agency, said_about
from answerable.papers.models import Paper, Reply
from answerable.papers.views.lookups import may, paper_of, refused
from answerable.partnership import models
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import Agency, read_directory


def _of(paper: Paper, agency: int) -> tuple[Agency, list[Said]]:
    """An agency of the board, and all that a paper says of it. Raises LookupError where the record holds nothing as at
    the paper's day."""
    whole = changes.built(paper)
    bodies = whole.source.bodies
    if agency not in bodies.agencies:  # it is known since the paper's day
        bodies = read_directory(paper.board_id, None).bodies
    body = bodies.agencies.get(agency)
    if body is None:
        raise Http404("Not found.")
    return body, said_about(whole.paper, of_agency(whole.source, agency))


@board_page(Permission.READ_DRAFTS)
def about(request: BoardRequest, paper: int, agency: int) -> HttpResponse:
    """All that a paper says of one agency, with what it said to it."""
    found = paper_of(request, paper)
    try:
        body, said = _of(found, agency)
    except LookupError as error:
        return refused(request, found, ValidationError(str(error)))
    own, replies = _answers_for(request, agency), dict[str, list[Reply]]()
    theirs = Reply.objects.seen_by(request.actor).filter(paper=found, agency=agency)
    for reply in theirs.order_by("pk"):
        replies.setdefault(reply.quoted, []).append(reply)
    rows = [(number, one, replies.pop(one.words, [])) for number, one in enumerate(said, 1)]
    context = {
        "paper": found,
        "agency": body,
        "rows": rows,
        "others": [reply for some in replies.values() for reply in some],  # what they are about is gone, or is a place
        "may_reply": found.state == "accuracy check" and (own or may(request, Permission.WRITE_PAPER)),
        "own": own,
        "may_answer": found.state != "published" and may(request, Permission.WRITE_PAPER),
    }
    return render(request, "papers/about.html", context)


def _answers_for(request: BoardRequest, agency: int) -> bool:
    return agency in request.actor.agencies(request.board.pk, Permission.REPLY_TO_PAPER)


@board_page(Permission.REPLY_TO_PAPER)
def say(request: BoardRequest, paper: int, agency: int, line: int) -> HttpResponse:
    """An agency's word on one sentence or label of a paper: the one of this number in the list (`about`)."""
    found, own = paper_of(request, paper), _answers_for(request, agency)
    back = reverse("papers:about", args=[request.board.slug, found.pk, agency])
    try:
        body, said = _of(found, agency)
    except LookupError as error:
        return refused(request, found, ValidationError(str(error)))
    here = said[line - 1] if 0 < line <= len(said) else None
    form = forms.ReplyTo if own else forms.ReplyFor
    edit = Edit(request, form, values_of=lambda _: {"quoted": here.words if here else ""})
    quoted = str(edit.form["quoted"].value() or "")
    one = next((one for one in said if one.words == quoted), None)

    def save(values: dict[str, Any], _: int | None) -> None:
        if one is None:
            raise ValidationError("The paper does not say this any more. Go back to all that it says of you.")
        of = models.Agency.objects.get(pk=agency)
        changes.reply(by=request.actor, paper=found, agency=of, about=one.where[:300], **values)

    allowed = found.state == "accuracy check" and (own or may(request, Permission.WRITE_PAPER))
    if request.method != "POST" and (one is None or not allowed):
        return redirect(back)
    if edit.saved(save):
        messages.success(request, "It is kept with the paper, beside the words that it is about.")
        return redirect(back)
    about = {"paper": found, "agency": body, "quoted": quoted, "where": one.where if one else ""}
    return edit.page("papers/say.html", {**about, "cancel": back, "save": "Send it"})


@board_page(Permission.WRITE_PAPER)
def answer(request: BoardRequest, reply: int) -> HttpResponse:
    """The board's answer to what an agency said of a draft."""
    replies = Reply.objects.seen_by(request.actor).select_related("paper", "paper__board", "agency")
    here = get_object_or_404(replies, board=request.board, pk=reply)
    back = reverse("papers:paper", args=[request.board.slug, here.paper_id])
    if here.paper.state == "published" and request.method != "POST":
        return redirect(back)
    post = request.actor.post(Permission.WRITE_PAPER, request.board.pk)
    edit = Edit(
        request,
        forms.AnswerReply,
        values_of=lambda one: {"became": one.became, "answer": one.answer, "post": one.post or post},
        thing=here,
    )
    if edit.saved(lambda values, since: changes.answer_reply(by=request.actor, reply=here, since=since, **values)):
        messages.success(request, "Your answer stands beside the comment.")
        return redirect(back)
    return edit.page("papers/answer_reply.html", {"reply": here, "cancel": back, "save": "Save the answer"})
