"""What is true of a consultation, and what is to do next in a plan's year. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence

from answerable.plan.year.rules import FOLLOWS, STEPS
from answerable.ui.words import counted

# What became of a comment, by code.
BECAME = {"accepted": "Accepted", "partly": "Accepted in part", "not": "Not accepted"}
BECAME_COLOURS = {"": "grey", "accepted": "green", "partly": "teal", "not": "orange"}
NOT_SETTLED = "Nothing said yet"


def no_comment(stands: str, *, keeps: bool) -> str:
    """Why nobody can say now what they think of a plan, in a sentence; "" where they can. Whoever keeps the plan enters
    what was said elsewhere also before and after, for as long as the plan is not in force.

    >>> no_comment("consultation", keeps=False), no_comment("agreed", keeps=True)
    ('', '')
    """
    if stands == "consultation" or (keeps and stands in {"draft", "agreed"}):
        return ""
    if stands in {"in force", "closed", ""}:
        return "The plan is not a draft any more, so nothing can be said on it as one."
    return "The consultation is not running. Tell the business manager, who can enter what you say."


def may_change(elsewhere: str, *, own: bool, keeps: bool, runs: bool) -> bool:
    """Whether somebody may put a comment right: whoever keeps the plan what was entered from elsewhere; what somebody
    wrote here only they themselves (`own`), and only while the consultation runs.

    >>> may_change("", own=True, keeps=False, runs=True), may_change("", own=False, keeps=True, runs=True)
    (True, False)
    """
    return keeps if elsewhere else own and runs


def came(became: Iterable[str]) -> str:
    """What came of comments, in words: "3 comments: 1 accepted, 1 not accepted, 1 waits for an answer"."""
    counts = Counter(became)
    said = [f"{counts[code]} {words.lower()}" for code, words in BECAME.items() if counts[code]]
    if counts[""]:
        said.append(counted(counts[""], "waits for an answer", "wait for an answer"))
    total = sum(counts.values())
    return f"{counted(total, 'comment')}: {', '.join(said)}" if total else "No comment yet"


def what_next(
    stands: str, *, keeps: bool, agrees: bool, comments: bool, consulted: int, unanswered: int, undecided: int
) -> list[tuple[str, str]]:
    """What somebody does now in a plan's year, most pressing first, as (what it is about, words). What it is about is a
    step ("take" and its code), or "consult", "comment", "settle", "closing", "next"; "" for what waits for others.

    `keeps`: they keep the plan; `agrees`: they agree it; `comments`: they may say what they think. Of `unanswered`
    comments nobody has said what became of them, and of `undecided` actions what becomes of them.
    """
    found: list[tuple[str, str]] = []
    if stands == "consultation" and comments and not keeps:
        found.append(("comment", "Say what you think of this plan"))
    if agrees and stands in {"draft", "consultation"}:
        found.append(("take agreed", "Agree this plan"))
    if keeps:
        found += _of_keeper(stands, consulted, unanswered, undecided)
    return found or [("", _WAITS[stands])]


def _of_keeper(stands: str, consulted: int, unanswered: int, undecided: int) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if stands in {"draft", "consultation"} and not consulted:
        found.append(("consult", "Say who is consulted, and by when"))
    if unanswered and stands in {"consultation", "agreed"}:
        words = counted(unanswered, "comment waits for an answer", "comments wait for an answer")
        found.append(("settle", f"{words}: say what became of {'it' if unanswered == 1 else 'them'}"))
    if stands in {"in force", ""} and undecided:
        words = counted(undecided, "action is not finished", "actions are not finished")
        found.append(
            ("closing", f"Before the plan ends: {words}. Say what becomes of {'it' if undecided == 1 else 'each'}")
        )
    if stands in {"in force", "closed", ""}:
        found.append(("next", "Begin the next plan from this one"))
    steps = [step for step in FOLLOWS[stands] if step != "closed" or not undecided]
    return [*found, *((f"take {step}", TAKE[step]) for step in steps)]


# The link to each step, and the button of its page.
TAKE = {
    "draft": "Put it back to draft",
    "consultation": "Open the consultation",
    "agreed": "Enter that a meeting agreed it",
    "in force": "Put it in force",
    "closed": "Close the plan",
}
_WAITS = {
    "": "Nobody has said where this plan stands. It is treated as in force.",
    "draft": "The business manager writes the draft and opens the consultation.",
    "consultation": "The business manager answers the comments, and the chair or a meeting agrees the plan.",
    "agreed": "The business manager puts the plan in force.",
    "in force": "The plan is worked by. What each agency is asked stands under Requests.",
    "closed": "The plan has ended. Its unfinished actions go on in the next one, or ended with a reason.",
}
assert _WAITS.keys() == FOLLOWS.keys() and TAKE.keys() == STEPS.keys()


def next_one(ids: Sequence[int], after: int) -> int | None:
    """Of the ids of things still to be done, in order, the one after another that was just done; else the first.

    >>> next_one([1, 5, 9], 5), next_one([1, 5], 9), next_one([], 5)
    (9, 1, None)
    """
    left = [one for one in ids if one != after]
    if after in ids:
        later = ids[ids.index(after) + 1 :]
        return later[0] if later else next(iter(left), None)
    return next(iter(left), None)
