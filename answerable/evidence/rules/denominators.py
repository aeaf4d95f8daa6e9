"""What a percentage is a percentage of, and what a survey's figure leaves out.

Source: T. A. Lang and D. G. Altman, the SAMPL guidelines (2013), which ask for numerator and denominator beside every
percentage; the project's design, "Honest figures".
"""

from answerable.evidence.rules.intervals import TOO_FEW, share_words
from answerable.ui.numbers import number, percent, rounding

NOT_GIVEN = "denominator not given"


def percentage_words(
    value: float, *, numerator: float | None = None, denominator: float | None = None, full_count: bool = False
) -> str:
    """A stated percentage with its base ("15.0% (30 of 200; …)"), or labelled "denominator not given".

    With a denominator alone the base is told and no interval worked out: "15% of 200". Numbers that cannot be a share
    are shown as they stand, with a word that they do not fit.
    """
    if not denominator:
        return f"{percent(value)} ({NOT_GIVEN})"
    if numerator is None:
        few = ": too few to say what share" if denominator < TOO_FEW else ""
        return f"{percent(value)} of {number(denominator)}{few}"
    problem = misfit(value, numerator, denominator)
    if problem:
        return f"{percent(value)} ({problem})"
    return share_words(numerator, denominator, full_count=full_count)


def misfit(value: float, numerator: float, denominator: float) -> str:
    """Why a stated percentage does not fit its own numbers, or "" where it does.

    It fits when rounding the true share to as many places as were stated, either way, can give it: 33 fits 1 of 3.
    """
    of = f"{number(numerator)} of {number(denominator)}"
    if denominator <= 0 or not 0 <= numerator <= denominator:
        return f"{of} cannot be a share"
    share = 100 * numerator / denominator
    if abs(share - value) <= rounding(value):
        return ""
    return f"{of} is {percent(share, 1)}"


def survey_words(response_rate: float | None, *, answered: int | None = None, asked: int | None = None) -> str:
    """The sentence that stands before any figure from a survey: who answered, and that the rest are unknown.

    `response_rate` in per cent; worked out where it is None and both numbers are given.
    """
    if response_rate is None and answered is not None and asked:
        response_rate = 100 * answered / asked
    if response_rate is None:
        who = f"{number(answered)} answered; how many were asked" if answered is not None else "How many answered"
        return f"{who} is not given, so what those who did not answer think is unknown."
    counted = f" ({number(answered)} of {number(asked)})" if answered is not None and asked else ""
    if answered is not None and not asked:
        counted = f" ({number(answered)} people)"
    everyone = response_rate >= 100
    rest = "everyone who was asked" if everyone else "what those who did not answer think is unknown"
    return f"{percent(response_rate)} answered{counted}: {rest}."
