"""A person's way in, a board's first page, its promises, and how to read what stands there."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from answerable.access.roles import Permission
from answerable.asks.models import Ask
from answerable.asks.record import of_any, on_board, sent_links
from answerable.assurance.record import Waits, waits_of
from answerable.desk import challenges, lessons
from answerable.desk.committee import came_back
from answerable.desk.duties import Asked as AskedOf
from answerable.desk.duties import Duty, Framework, Gathering, Stands, Waiting, duties
from answerable.desk.frame import Frame, frame_of, read_frame
from answerable.desk.plan_list import Asked, PlanList, reading_of
from answerable.desk.plan_pages import PAGE, today
from answerable.desk.plan_rows import standing_bar
from answerable.desk.promise_list import BECAME, PromiseList
from answerable.desk.visits import visit_and_head
from answerable.evidence.rules.strength_table import TABLE
from answerable.evidence.weakest import weakest_of
from answerable.history.states import rows_as_at
from answerable.history.together import read_all
from answerable.meetings.models import sits_on
from answerable.meetings.record import Near, chairs, near
from answerable.papers.record import listed
from answerable.partnership.models import Board, Member
from answerable.partnership.pages import BoardRequest, board_page
from answerable.plan.models import Shortfall, StatusLevel
from answerable.plan.moderating import to_moderate
from answerable.plan.record import Round
from answerable.questions.models import Shared
from answerable.questions.record import known_questions
from answerable.recommendations.models import Recommendation, RecommendationList


def first(request: HttpRequest) -> HttpResponse:
    """A person's way in: straight to the only board, else a choice of boards, else what to do without one."""
    boards = Board.objects.filter(id__in=request.actor.boards()).order_by("name")  # type: ignore[attr-defined]
    if len(boards) == 1:
        return redirect("desk:board", boards[0].slug)
    return render(request, "desk/first.html", {"boards": boards})


@board_page(Permission.READ_PUBLISHED, as_at=True)
def board(request: BoardRequest) -> HttpResponse:
    """A board's first page: what its reader does now, what changed since the last visit, how the plan stands, the
    papers."""
    papers = list(listed(request.actor, request.board.pk, request.at)[:20])
    may = [p for p in Permission if request.actor.may(p, request.board.pk)]
    since, head = visit_and_head(request.actor, request.board)
    context: dict[str, Any] = {"papers": papers[:5], "since": None if request.at else since}
    day = timezone.localdate()
    frame, threads, waits, meetings = read_all(
        request.at,
        *(frame_of(request.board.pk, request.as_at), challenges.reading_of(request), waits_of(request.board.pk, day)),
        near(request.board.pk, day),
    )
    stands = None
    if Permission.READ_PLAN in may:
        stands = _plan_on_board(request, frame, head, context)
    waiting = [Waiting(paper.id, paper.title, paper.state, paper.meets_on) for paper in papers]
    context["reads_plan"] = Permission.READ_PLAN in may
    if not context["reads_plan"] and request.at is None:
        context |= _for_committee(request)
    known = known_questions(request.board.pk, head)
    questions = len(known.open) if known else None
    now = duties(
        may,
        waiting,
        stands,
        _asked(request),
        day,
        questions if request.at is None else 0,
        challenges.challenged(request, threads),
        _framework(request, waits),
        _meetings(request, day, meetings, context),
        _consulted(request, frame),
        _to_moderate(request, frame),
    )
    context["duties"] = [(duty.words, _address(request, duty)) for duty in now]
    context["newest"] = next((paper for paper in papers if paper.state == "published"), None)
    return render(request, "desk/board.html", context)


def _for_committee(request: BoardRequest) -> dict[str, Any]:
    """What whoever reads published papers alone is shown beside them: what the committee recommended and what became
    of it, newest paper first, and the questions that the chair has shared. Four queries."""
    shared = Shared.objects.seen_by(request.actor).filter(board=request.board, withdrawn=False)
    back = came_back(request)
    return {"came_back": back[:5], "came_back_of": len(back), "shared": list(shared.order_by("-id")[:5])}


def _meetings(request: BoardRequest, day: date, found: list[Near], context: dict[str, Any]) -> list[Gathering]:
    """The meetings not long ago and soon, as duties look at them; those ahead, one's own groups' first, go into the
    page's context."""
    board, actor = request.board.pk, request.actor
    if request.at is not None or not actor.may(Permission.READ_MEETINGS, board):
        return []
    mine = sits_on(actor, board)
    ahead = [one for one in found if one.on >= day]
    context["own_groups"] = mine
    called = {one.group_id: one.group for one in found}
    context["own_group_names"] = [(pk, called.get(pk, "your group")) for pk in sorted(mine)]
    context["meetings"] = sorted(ahead, key=lambda one: (one.group_id not in mine, one.on, one.id))[:5]
    return [
        Gathering(one.id, one.group, one.on, one.state, one.items, chairs(actor, board, one.group_id)) for one in found
    ]


def _framework(request: BoardRequest, waits: Waits) -> Framework | None:
    """What the quality assurance framework waits for, as duties look at it. One query, of one's own agencies that have
    set nothing."""
    board = request.board.pk
    if request.at is not None or not request.actor.may(Permission.READ_PLAN, board):
        return None
    parties = request.actor.parties(board, permission=Permission.KEEP_OWN_OBJECTIVES)
    own = waits.without & {party.agency for party in parties}
    there = Member.objects.filter(board=board, agency__in=own, withdrawn=False).select_related("agency") if own else []
    named = sorted((one.agency.sort_key, one.agency_id, one.name or one.agency.name) for one in there)
    return Framework(waits.reviews, waits.stages, [(pk, name) for _, pk, name in named])


def _consulted(request: BoardRequest, frame: Frame) -> list[tuple[int, str]]:
    """The plans that are consulted on today."""
    if request.at is not None:
        return []
    return [(plan.id, plan.title) for plan in frame.plans if frame.stands(plan.id) == "consultation"]


def _to_moderate(request: BoardRequest, frame: Frame) -> int:
    """Of how many reports of the newest round a group that the reader chairs has not said whether they hold. Three
    queries, none for anybody else."""
    own = request.actor.parties(request.board.pk, permission=Permission.MODERATE)
    if request.at is not None or not own or not frame.rounds:
        return 0
    found = to_moderate(request.actor, frame.rounds[0].id, {party.group for party in own if party.group})
    return sum(not one.verdict for one in found)


def _asked(request: BoardRequest) -> list[AskedOf]:
    """What is asked and not yet taken, as far as the reader has something to do with it. One query."""
    board = request.board.pk
    own = request.actor.parties(board)
    if request.at is not None or not (own or request.actor.may(Permission.EDIT_PLAN, board)):
        return []
    asks = Ask.objects.filter(on_board(), board=board, withdrawn=False, round__withdrawn=False)
    asks = asks.exclude(state="accepted")
    if not request.actor.may(Permission.EDIT_PLAN, board):
        asks = asks.filter(of_any(own))
    sent = Exists(sent_links().filter(ask=OuterRef("pk")))
    return [
        AskedOf(ask.pk, ask.round_id, ask.round.title, ask.due, ask.state, ask.party in own, sent=ask.sent)
        for ask in asks.select_related("round").annotate(sent=sent)[:1000]
    ]


def _plan_on_board(request: BoardRequest, frame: Frame, head: str, context: dict[str, Any]) -> Stands | None:
    """Puts the newest plan into the page's context; None where there is none yet."""
    plan = frame.plan("")
    if plan is None:
        return None
    agencies = request.actor.agencies(request.board.pk)
    rounds = frame.rounds_of.get(plan.id, [])
    day = today(request)
    due, late, of = PromiseList(request.board.pk, request.at, day, frame.rounds).due_next()
    reading = reading_of(plan.id, rounds[0].id if rounds else None, request.at, day, head)
    reading.late = of  # not to be asked for again
    found = PlanList(plan, reading, Asked(agencies=agencies))
    if not found.actions:
        return None
    may = request.actor.may
    context["weighs_claims"] = request.at is None and may(Permission.HANDLE_QUESTIONS, request.board.pk)
    # Whoever keeps the plan is led there: their page asks for what is late as well, and takes twelve queries as it is.
    if context["weighs_claims"] and not may(Permission.EDIT_PLAN, request.board.pk):
        context["weakest"] = weakest_of(plan.id, rounds[0].id if rounds else None, day, head)
    context |= {
        "plan": plan,
        "round": next(iter(rounds), None),
        "rounds": rounds,
        "nothing_yet": rounds[1] if len(rounds) > 1 and not any(line.status for line in found.actions) else None,
        "picture": standing_bar(plan, reading, frame.delivery, frame.impact),
        "due": due,
    }
    missing = found.reading.missing
    return Stands(
        late=late,
        without_update=missing["update"],
        without_lead=missing["lead"],
        without_date=missing["date"],
        off_track=sum(line.status == "off track" for line in found.actions),
        mine=len(found.found) if agencies else None,
    )


def _address(request: BoardRequest, duty: Duty) -> str:
    url = reverse(duty.where, args=[request.board.slug, *duty.args])
    return f"{url}?{duty.query}" if duty.query else url


@board_page(Permission.READ_PLAN, as_at=True)
def promises(request: BoardRequest) -> HttpResponse:
    """Every promise and what became of it; what the reports admit is missing; recommendations in the documents."""
    frame = read_frame(request.board.pk, request.at)
    rounds = frame.rounds
    found = PromiseList(request.board.pk, request.at, today(request), rounds)
    became, words = request.GET.get("became", ""), request.GET.get("words", "").replace("\x00", "")[:200].strip()
    counts, asked = found.counts(became, words)
    show = request.GET.get("show", "")
    context: dict[str, Any] = {
        "plan": frame.plan(""),
        "may_edit": request.at is None and request.actor.may(Permission.EDIT_PLAN, request.board.pk),
        "round": rounds[0] if rounds else None,
        "rounds": rounds,
        "show": show,
        "counts": counts,
        "became": became if became in BECAME else "",
        "words": words,
        "asked": asked,
        "choices": [(code, name, counts[code]) for code, name in BECAME.items() if counts[code]],
    }
    number = request.GET.get("page")
    if show == "missing":
        context["page"] = Paginator(_shortfalls(request, rounds), PAGE).get_page(number)
    elif show == "recommendations":
        context["page"] = Paginator(_recommendations(request), PAGE).get_page(number)
    else:
        page = context["page"] = Paginator(range(asked), PAGE).get_page(number)
        start, stop = (page.start_index() - 1, page.end_index()) if asked else (0, 0)
        context["rows"] = found.lines(start, stop, became=became, words=words) if asked else []
    return render(request, "desk/promises.html", context)


def _shortfalls(request: BoardRequest, rounds: list[Round]) -> list[tuple[str, int | None, list[str]]]:
    """What is missing or weak, those of the newest round first: the words, the action and the rounds that state it.
    What several rounds say of one action in the same words stands once. One query."""
    rank = {round.id: n for n, round in enumerate(rounds)}
    kept = rows_as_at(Shortfall, request.at, board_id=request.board.pk, withdrawn=False).order_by("id")
    stated: dict[tuple[str, int | None], set[int]] = {}
    for text, action, round in kept.values_list("text", "action_id", "round_id"):
        stated.setdefault((text, action), set()).add(round)
    found = [(*what, [round.title for round in rounds if round.id in of]) for what, of in stated.items()]
    return sorted(found, key=lambda one: min((rank[r] for r in stated[one[:2]] if r in rank), default=len(rank)))


def _recommendations(request: BoardRequest) -> list[tuple[str, str]]:
    """Each recommendation with who made it; a list of which the document printed none is one row that says so. Two
    queries."""
    where = {"board_id": request.board.pk, "withdrawn": False}
    lists = rows_as_at(RecommendationList, request.at, **where).order_by("id")
    items: dict[int, list[str]] = {}
    for of, ref, text in (
        rows_as_at(Recommendation, request.at, **where).order_by("order", "id").values_list("of_id", "ref", "text")
    ):
        items.setdefault(of, []).append(f"{ref} {text}".strip())
    found = []
    for pk, made_by, made_on, count in lists.values_list("id", "made_by", "made_on", "count"):
        source = ", ".join(filter(None, [made_by or "Source not stated", made_on]))
        none = [f"{count} recommendations, not printed in the document"] if count else []
        found += [(source, text) for text in items.get(pk, none)]
    return found


def how_to_read(request: HttpRequest) -> HttpResponse:
    """Strength, status and charts explained to an elected member, with the scales of the board that `?board=` names."""
    boards = Board.objects.filter(id__in=request.actor.boards())  # type: ignore[attr-defined]
    board = boards.filter(slug=request.GET.get("board", "").replace("\x00", "")).first()
    levels = list(StatusLevel.objects.filter(board=board).order_by("order")) if board else []
    return render(
        request,
        "desk/how_to_read.html",
        {
            "of": board,
            "scales": lessons.scales(levels),
            "lessons": lessons.CHARTS,
            "table_caption": "The rules of strength",
            "table_head": ("What", "Case", "Strength", "Why"),
            "table_rows": [(row.dimension.capitalize(), row.case, row.level, row.why) for row in TABLE],
        },
    )
