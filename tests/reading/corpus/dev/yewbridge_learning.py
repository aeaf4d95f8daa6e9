# ruff: noqa: E501  (prose of the document)
"""The Yewbridge learning report: PDF prose by finding, actions as numbered lines with owner and date beneath."""

from pathlib import Path

from tests.reading.corpus.make.pdf import save, text
from tests.reading.corpus.make.words import Words

OPENING = [
    "Rowan was found at home in March 2019, a few hours old, and has since made a good recovery. A criminal investigation ended in December 2019. Yewbridge and Holm Safeguarding Children Partnership decided in January 2020 to carry out a local child safeguarding practice review under Working Together 2018.",
    "The reviewer spoke with Rowan's mother and grandmother and with practitioners from the services that had known them. Names and some details have been changed. The Partnership accepted the findings in July 2020.",
]
FINDINGS = {
    "Finding 1": [
        "Rowan's mother had told a friend and a tutor at college that she might be pregnant. Each thought that somebody else would act. Our guidance on concealed pregnancy was out of date, and staff were not aware of it: when we asked, 26% had heard of it.",
        "This matters to more than one family. In 2019 there were 93 women in the area who booked after the twenty-fourth week, compared with 74 in 2018. Children's social care received a referral about 12 of those who booked late in 2019.",
    ],
    "Finding 2": [
        "Nine services had some contact with the household. Each of them worked in isolation and knew a part of the story. The adult mental health team did not share what it knew because nobody asked.",
        "To see whether this was usual we looked at 30 pre-birth assessments. There was a complete chronology in five of the 30.",
    ],
    "Finding 3": [
        "The family moved twice in the months before the birth. Letters followed them and were lost. The receiving area never learned that a previous child lived with relatives.",
    ],
}
CLOSING = [
    "A seven-minute briefing will be sent to all staff in mid-September 2020. The action owners will report on progress to the Learning Group at its meeting in January 2021. We shall audit pre-birth work again in autumn 2021.",
    "If you have been affected by anything in this report, speak to your manager or to your agency's safeguarding lead.",
]


def write(words: Words, path: Path) -> None:
    body = f"= {text(words.truth['title'])}\n\n{text('Yewbridge and Holm Safeguarding Children Partnership')}\n\n"
    body += "== Background\n\n" + "".join(text(said) + "\n\n" for said in OPENING)
    for finding in words.truth["objectives"]:
        body += f"== {text(finding['ref'] + ': ' + finding['title'])}\n\n"
        body += "".join(text(said) + "\n\n" for said in FINDINGS[finding["ref"]])
        body += "*What we will do*\n\n"
        for action in words.under(finding["ref"]):
            owners = "Owners: " if len(action["leads"]) > 1 else "Owner: "
            below = owners + "; ".join(action["leads"]) + "    Date: " + action["due_words"]
            body += f"*{text(action['ref'] + ':')}* {text(action['text'])} #linebreak()\n#emph[{text(below)}]\n\n"
    body += "== How we will know\n\n" + "".join(text(said) + "\n\n" for said in CLOSING)
    save(path, "#set text(size: 11pt)\n#set par(leading: 0.8em)\n" + body, footer="Learning report")
