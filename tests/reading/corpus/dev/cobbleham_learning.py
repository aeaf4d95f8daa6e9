# ruff: noqa: E501  (prose of the document)
"""The Cobbleham learning review: Markdown made out of a PDF, its actions written as labelled paragraphs."""

from pathlib import Path

from tests.reading.corpus.make.words import Truth, Words, cut

FOOTER = "Cobbleham SCB – Learning Review: Family R – Page {}\n\n"
WHY = [
    "The children of Family R came into care in October 2015 after years of neglect. The Board found that the criteria for a serious case review were not met, but it was clear to everyone that there was much to learn, and in January 2016 it asked for a learning review. Two reviewers were appointed from agencies that had not known the family.",
    "A workshop brought together 14 practitioners, and the children's grandmother was visited at home. Over 4 years services had recorded 31 concerns about the children. Five of them led to a referral.",
    "The review makes four recommendations. They are set out below under the findings, each with the actions that partners have agreed and an update on progress.",
]
NARRATIVE = {
    "Finding 1": "Staff dealt conscientiously with what was in front of them, but nobody put the pieces together. To see whether Family R was unusual the Board's audit group read the files of other children. A chronology was up to date in 15 of the 40 files, and in 9 the worker had made use of the Graded Care Profile or a similar scale.",
    "Finding 2": "Three men lived with the family at different times. None of them was spoken to by a health professional. The police had been to the address on 12 call-outs of which other agencies had never heard, because no child was recorded as present.",
    "Finding 3": "The oldest child remembered that people came and talked to Mum in the kitchen. In the last year before the children came into care they were seen alone on 6 of 57 visits. When they did say something it was put into adult words.",
}
NEXT = "The practitioners who took part will be told the outcome by the end of December 2016. The lead reviewer will come back to the Board in November 2017 to consider with members what difference has been made."


def write(words: Words, path: Path) -> None:
    page = f"# {words.truth['title']}\n\n## Learning Review: Family R\n\nPresented to the Board on 24 November 2016\n\n"
    page += "## Why this review was held\n\n" + "".join(f"{line}\n\n" for line in WHY)
    for number, (aim, title) in enumerate(words.truth["aims"], start=2):
        page += f"## {aim}: {title}\n\n"
        if aim == "Finding 2":
            begun, ended = cut(NARRATIVE[aim], "had been to the address on")
            page += f"{begun}\n\n" + FOOTER.format(number) + f"{ended}\n\n"
        else:
            page += f"{NARRATIVE[aim]}\n\n" + FOOTER.format(number)
        for recommendation in words.truth["objectives"]:
            if recommendation["aim"] == aim:
                page += f"### {recommendation['ref']}: {recommendation['title']}\n\n"
                page += "".join(card(action) for action in words.under(recommendation["ref"]))
    page += f"## What happens next\n\n{NEXT}\n\n" + FOOTER.format(5)
    path.write_text(page, encoding="utf-8")


def card(action: Truth) -> str:
    lines = [
        f"**Action {action['ref']}:** {action['text']}",
        f"**Lead:** {' and '.join(action['leads'])}",
        f"**Timescale:** {action['due_words']}",
    ]
    if action["said"]:
        lines.append(f"**Update:** {' '.join(action['said'])}")
    return "  \n".join(lines) + "\n\n"
