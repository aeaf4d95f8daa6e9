"""What somebody on a board does now, by what their role lets them do. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from answerable.access.roles import Permission
from answerable.ui.words import counted


@dataclass(frozen=True)
class Duty:
    """Something to do: a sentence that is a link. `where` is the name of a page and `args` what follows the board in
    its address; `query` what it is asked."""

    words: str
    where: str
    args: tuple[int, ...] = ()
    query: str = ""


@dataclass(frozen=True)
class Waiting:
    """A paper on its way, as far as anybody has something to do with it."""

    id: int
    title: str
    state: str
    meets_on: date


@dataclass(frozen=True)
class Asked:
    """One ask that is still open: of which round, to be answered by when, by an agency that the reader answers for
    (`mine`) or by another; `state` "submitted": it waits for the board; `sent`: a link to it was sent."""

    id: int
    round_id: int
    round: str
    due: date
    state: str
    mine: bool
    sent: bool = True


@dataclass(frozen=True)
class Challenged:
    """One challenge: what it is about, where it stands (challenges.rules.STATES), by when an answer is sought, and
    whether that is the reader's own (`mine`)."""

    id: int
    about: str
    state: str
    due_words: str
    due_to: date | None
    mine: bool


@dataclass(frozen=True)
class Gathering:
    """A meeting, not long ago or soon: of which group, on which day, where its minutes stand (meetings.rules.STATES),
    how many items its agenda has, and whether the reader checks its minutes as the chair."""

    id: int
    group: str
    on: date
    state: str
    items: int
    chairs: bool


@dataclass(frozen=True)
class Framework:
    """What the quality assurance framework waits for: of how many agencies the review is overdue, how many propose
    another stage than the board has set, and which of the reader's own have set no objective, as (id, name)."""

    reviews: int = 0
    stages: int = 0
    without: Sequence[tuple[int, str]] = ()


@dataclass(frozen=True)
class Stands:
    """How the plan stands: how many promises are past their day, how many actions lack what, are off track, and are led
    by the reader's own agency (None: the reader answers for none)."""

    late: int
    without_update: int
    without_lead: int
    without_date: int
    off_track: int
    mine: int | None


P = Permission
_THREAD = "challenges:challenge"
_FRAMEWORK_OF = "assurance:agency"
# For each state of a paper: who has the next step, and what it is. The first that fits is told.
_STEPS: dict[str, list[tuple[Permission, str]]] = {
    "draft": [(P.WRITE_PAPER, "Finish the draft {paper} and send it to the agencies")],
    "accuracy check": [
        (P.WRITE_PAPER, "See what the agencies reply to {paper}, then send it to the chair"),
        (P.REPLY_TO_PAPER, "Check {paper} for accuracy"),
    ],
    "approval": [(P.APPROVE_PAPER, "Approve {paper}, or send it back")],
    "clearance": [(P.CLEAR_PAPER, "Record the finance and legal clearance of {paper}")],
    "cleared": [(P.PUBLISH_PAPER, "Publish {paper}")],
}


def duties(
    may: Iterable[Permission],
    papers: Sequence[Waiting],
    stands: Stands | None,
    asked: Sequence[Asked],
    today: date,
    questions: int | None,
    challenged: Sequence[Challenged] = (),
    framework: Framework | None = None,
    meetings: Sequence[Gathering] = (),
    consulted: Sequence[tuple[int, str]] = (),
    moderate: int = 0,
) -> list[Duty]:
    """What to do now: what is asked of the reader, the challenges, then the papers for a meeting. `stands`: None where
    there is no plan, or it may not be read. `questions`: how many that the software asks of the record are open, None
    where it has not looked since something was written last. `framework`: what the quality assurance framework waits
    for. `consulted`: the plans that are consulted on, as (id, title). `moderate`: of how many reports the reader's own
    group has not said whether they hold."""
    may = frozenset(may)
    found = _of_asks(may, asked, today) + _of_consultations(may, consulted) + _of_challenges(may, challenged)
    if moderate:
        words = counted(moderate, "report waits", "reports wait")
        found.append(Duty(f"{words} for the word of your group: say whether they hold", "asks:to-moderate"))
    found += _of_meetings(may, meetings, today)
    for paper in papers:
        step = next((words for needs, words in _STEPS.get(paper.state, []) if needs in may), "")
        if step:
            title = f"“{paper.title}”, for {paper.meets_on:%-d %B %Y}"
            found.append(Duty(step.format(paper=title), "papers:paper", (paper.id,)))
    found += _of_framework(may, framework) if framework else []
    if stands is None:
        return found
    if stands.mine is not None:
        found += _of_an_agency(stands)
    if stands.late and may & {P.EDIT_PLAN, P.APPROVE_PAPER}:
        words = counted(stands.late, "promise is", "promises are")
        found.append(Duty(f"{words} past the day: ask what became of them", "desk:promises", query="became=late"))
    if P.APPROVE_PAPER in may and stands.off_track:
        words = counted(stands.off_track, "action is", "actions are")
        found.append(Duty(f"{words} off track: see which", "desk:plan", query="status=off+track#actions"))
    if P.EDIT_PLAN in may:
        for count, words, code in (
            (stands.without_update, "without an update this round: ask for one", "update"),
            (stands.without_lead, "without a lead: find who answers", "lead"),
            (stands.without_date, "without a date: agree one", "date"),
        ):
            if count:
                found.append(Duty(f"{counted(count, 'action')} {words}", "desk:plan", query=f"missing={code}#actions"))
    if questions != 0 and P.HANDLE_QUESTIONS in may:
        words = f"{counted(questions, 'question is', 'questions are')} open on what" if questions else "See what"
        found.append(Duty(f"{words} does not fit together: look at both sides", "questions:list"))
    return found


def _of_framework(may: frozenset[Permission], framework: Framework) -> list[Duty]:
    """What whoever answers for an agency is to set; what the board's people look at."""
    found = []
    if P.KEEP_OWN_OBJECTIVES in may:
        found += [
            Duty(f"Say what {name} wants to be true of its own work: it has set no objective yet", _FRAMEWORK_OF, (pk,))
            for pk, name in framework.without
        ]
    if P.EDIT_EVIDENCE not in may:
        return found
    for count, one, several, words, code in (
        (framework.reviews, "review is", "reviews are", "overdue in the quality assurance framework", "review"),
        (
            *(framework.stages, "agency says", "agencies say"),
            *("another stage in the framework than the board has set: look at what shows it", "proposed"),
        ),
    ):
        if count:
            found.append(
                Duty(f"{counted(count, one, several)} {words}", "assurance:framework", query=f"missing={code}")
            )
    return found


SOON = timedelta(days=28)  # when an agenda is to be made


def _of_meetings(may: frozenset[Permission], meetings: Sequence[Gathering], today: date) -> list[Duty]:
    """The minutes that wait for the reader, as the chair or as whoever keeps them, and agendas to make."""
    found = []
    for one in meetings:
        called = f"{one.group}, {one.on:%-d %B %Y}"
        words = ""
        if one.chairs and one.state == "with chair":
            words = f"Check the minutes of {called}"
        elif P.KEEP_MEETINGS in may and one.on < today:
            words = {
                "": f"Write the minutes of {called}",
                "draft": f"Finish the minutes of {called} and send them to the chair",
                "checked": f"Circulate the minutes of {called}",
            }.get(one.state, "")
        elif P.KEEP_MEETINGS in may and not one.items and one.on - today <= SOON:
            words = f"Make the agenda of {called}"
        if words:
            found.append(Duty(words, "meetings:meeting", (one.id,)))
    return found


def _of_asks(may: frozenset[Permission], asked: Sequence[Asked], today: date) -> list[Duty]:
    """What a lead is asked, by its day; for whoever keeps the plan, the answers that wait and those that are late."""
    found = [
        Duty(f"Answer for {ask.round} by {ask.due:%-d %B %Y}", "answer:answer", (ask.id,))
        for ask in sorted(asked, key=lambda ask: (ask.due, ask.id))
        if ask.mine and ask.state != "submitted" and P.ANSWER_ASK in may
    ]
    if P.EDIT_PLAN not in may:
        return found
    waits = [ask.round_id for ask in asked if ask.state == "submitted"]
    late = [ask.round_id for ask in asked if ask.state != "submitted" and ask.due < today]
    unsent = [ask.round_id for ask in asked if ask.state == "open" and not ask.sent]
    if unsent:
        words = f"{counted(len(unsent), 'was', 'were')} asked and sent nothing: send the links"
        found.append(Duty(words, "asks:send-links", (min(unsent),)))
    for rounds, words in (
        (waits, f"{counted(len(waits), 'answer')} from agencies: accept or send back"),
        (late, f"{counted(len(late), 'answer is', 'answers are')} late: chase the agencies"),
    ):
        if rounds:  # the oldest round first: it has waited longest
            found.append(Duty(words, "asks:list", query=f"round={min(rounds)}"))
    return found


def _of_consultations(may: frozenset[Permission], consulted: Sequence[tuple[int, str]]) -> list[Duty]:
    """What a member says of a draft plan, and what whoever keeps or agrees it makes of what was said."""
    if may & {P.EDIT_PLAN, P.APPROVE_PAPER}:
        return [
            Duty(f"See what is said of “{title}” in its consultation", "years:year", (pk,)) for pk, title in consulted
        ]
    if P.ANSWER_ASK not in may:
        return []
    return [
        Duty(f"Say what you think of “{title}”, which is a draft", "years:comment", (pk,)) for pk, title in consulted
    ]


# Which states of a challenge wait for whom, and what they do, of one and of several.
_OF_CHAIR = [
    ("answered", "challenge waits for your conclusion", "challenges wait for your conclusion"),
    (
        "escalated",
        "challenge is escalated: take it further, then conclude it",
        "challenges are escalated: take them further, then conclude them",
    ),
]
_OF_KEEPER = [
    ("overdue", "answer to a challenge is overdue: chase it", "answers to challenges are overdue: chase them"),
    ("answered", "challenge is answered: bring it to the chair", "challenges are answered: bring them to the chair"),
    (
        "escalated",
        "challenge is escalated: ask what was decided, and enter it",
        "challenges are escalated: ask what was decided, and enter it",
    ),
    (
        "no effect",
        "challenge ended without a stated effect: ask what changed",
        "challenges ended without a stated effect: ask what changed",
    ),
]


def _of_challenges(may: frozenset[Permission], challenged: Sequence[Challenged]) -> list[Duty]:
    """What a lead is to answer, by its day; what waits for the chair; what whoever keeps the ledger chases, who
    concludes nothing of their own."""
    found = [
        Duty(f"Answer the challenge “{one.about}”{f' by {one.due_words}' if one.due_words else ''}", _THREAD, (one.id,))
        for one in sorted(challenged, key=lambda one: (one.due_to or date.max, one.id))
        if one.mine and P.ANSWER_CHALLENGE in may
    ]
    waits = _OF_KEEPER if P.KEEP_CHALLENGES in may else _OF_CHAIR if P.CONCLUDE_CHALLENGE in may else []
    for state, single, several in waits:
        if count := sum(each.state == state for each in challenged):
            query = f"state={state.replace(' ', '+')}"
            found.append(Duty(counted(count, single, several), "challenges:ledger", query=query))
    return found


def _of_an_agency(stands: Stands) -> list[Duty]:
    if not stands.mine:
        return [Duty("No action is led by your agency: see the plan", "desk:plan")]
    return [
        Duty(
            f"{counted(stands.mine, 'action')} led by your agency: see how they stand",
            "desk:plan",
            query="mine=on#actions",
        ),
        Duty("Which of them have no update this round?", "desk:plan", query="mine=on&missing=update#actions"),
    ]
