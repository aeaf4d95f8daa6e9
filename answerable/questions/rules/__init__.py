"""What is asked of a board's record: each rule a pure function of the facts, with the reason why it asks."""

from collections.abc import Collection

from answerable.questions.rules import delivery, figures, independence, sources, updates, words
from answerable.questions.rules.asking import Question, Rule
from answerable.questions.rules.record import Record

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in (
        Rule(
            "green-late",
            "On track or done, with something overdue",
            "A status says that all is well while a promise or a date on the same action has passed. One of the two is "
            "not up to date, and members will see both.",
            90,
            delivery.green_with_overdue,
        ),
        Rule(
            "no-risks",
            "No risks or concerns, beside gaps that are admitted",
            "A report that says there are no risks and admits that something is missing or weak leaves its reader to "
            "weigh the one against the other.",
            85,
            words.no_risks,
        ),
        Rule(
            "contradicts",
            "One figure, given twice and differently",
            "Two values for the same measure and the same time cannot both be printed without a word on why they "
            "differ: one may be a revision, or count something else.",
            80,
            figures.contradicts,
        ),
        Rule(
            "promise-silent",
            "A promise without news",
            "What was promised in one report is the first thing that a committee looks for in the next.",
            75,
            updates.promise_without_news,
        ),
        Rule(
            "two-rounds-silent",
            "No update, two rounds running",
            "Silence once is a gap; twice, nobody knows how the action stands.",
            70,
            updates.two_rounds_silent,
        ),
        Rule(
            "raised-alone",
            "A better status or impact without a source from outside",
            "Whoever does the work says that it goes better. That may well be so; a second source makes it worth "
            "believing.",
            68,
            delivery.raised_alone,
        ),
        Rule(
            "improved-alone",
            "Improvement by an agency’s own figures alone",
            "A change for the better that only the agency itself has counted is weak evidence, however true it is.",
            65,
            sources.improved_alone,
        ),
        Rule(
            "own-independent",
            "An agency’s own look at itself, taken for somebody else’s",
            "An internal inspection or audit is useful, and is the agency’s own word. Readers may take it for an "
            "inspectorate’s.",
            62,
            independence.own_as_independent,
        ),
        Rule(
            "part-beside-whole",
            "Part of a year beside whole years",
            "Nine months beside twelve look like a fall, or hide a rise. Only periods of one length can be compared.",
            60,
            figures.part_beside_whole,
        ),
        Rule(
            "not-counted",
            "A measure that was not counted when it was due",
            "A figure is worth watching while it is counted as often as was agreed. Three months after its time is "
            "over a value may be expected; without one nobody knows how it goes on.",
            58,
            figures.not_counted,
        ),
        Rule(
            "two-dates",
            "One event with two dates",
            "An inspection that is given in two neighbouring months may be one that is misdated, or two of which one "
            "is not told.",
            55,
            words.one_event_two_dates,
        ),
        Rule(
            "never-retested",
            "Done, and never looked at again",
            "Complete is not embedded: that needs a later look at whether the change lasts.",
            50,
            delivery.never_retested,
        ),
        Rule(
            "cause",
            "A cause without a figure",
            "To say that training has improved practice takes two things: that practice changed, and that it was the "
            "training.",
            45,
            words.cause_without_figure,
        ),
        Rule(
            "never-mentioned",
            "An update that does not mention its action",
            "An update may tell of much work and leave out what was agreed, or those for whom it was agreed.",
            42,
            updates.never_mentioned,
        ),
        Rule(
            "same-text",
            "The same words as last time",
            "An update that repeats the last one may be right, or may be nobody’s any more.",
            40,
            updates.same_text,
        ),
        Rule(
            "no-source",
            "A source that is not stated",
            "A figure is worth what its source is worth. Where nobody says who counted or asked, it cannot be weighed.",
            35,
            sources.no_source,
        ),
        Rule(
            "own-figures",
            "An agency’s own figures, without what they were counted from",
            "An agency’s own figures count for more where they name the record or the return that they come from.",
            30,
            sources.own_figures,
        ),
    )
}


def find(record: Record, off: Collection[str] = ()) -> list[Question]:
    """What the rules ask of a record, the weightiest first, each question once; but those rules that are `off`."""
    found = {one.key: one for rule in RULES.values() if rule.code not in off for one in rule.find(record)}
    return sorted(found.values(), key=lambda one: -RULES[one.rule].weight)
