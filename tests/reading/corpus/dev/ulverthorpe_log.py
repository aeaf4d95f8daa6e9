"""The Ulverthorpe log: CSV, grouped by meeting with empty lines between, and a key of initials under the table."""

import csv
from pathlib import Path

from tests.reading.corpus.make.words import Words, cut

HEADINGS = ["Meeting", "Action no.", "Action", "Owner", "Deadline", "Date completed", "Latest position", "Status"]
KEY = [
    ("BSO", "Business Support Officer"),
    ("PA", "Performance Analyst"),
    ("YJM", "Youth Justice Manager"),
    ("SMA", "Service Manager Adolescents"),
    ("DCI", "Detective Chief Inspector"),
    ("LO", "Licensing Officer"),
    ("EIO", "Education Inclusion Officer"),
    ("SN", "Specialist Nurse"),
]


def write(words: Words, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow([words.truth["title"]])
        out.writerow(["Log updated 4 February 2022. Closed actions are taken off after the following meeting."])
        out.writerow([])
        out.writerow(HEADINGS)
        last = ""
        for action in words.truth["actions"]:
            if last and action["meeting"] != last:
                out.writerow([""] * len(HEADINGS))
            last = action["meeting"]
            owners = "/".join(lead.split("|")[0] for lead in action["leads"])
            said = " ".join(action["said"])
            rest = ""
            if action["ref"] == "39":
                said, rest = cut(said, "It proved much harder to get young people")
            dates = [action["due_words"], action["done"]]
            out.writerow([last, action["ref"], action["text"], owners, *dates, said, action["status"]])
            if rest:
                out.writerow([*[""] * 6, rest, ""])
        out.writerow([])
        out.writerow(["Owners"])
        for initials, post in KEY:
            out.writerow([initials, post])
