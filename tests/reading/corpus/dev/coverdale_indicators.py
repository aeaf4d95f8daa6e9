"""The Coverdale dataset: indicators by year and quarter, in CSV with semicolons."""

from pathlib import Path

from tests.reading.corpus.make.words import Words

LINES = [
    "Prepared by the Partnership Analyst for the meeting of 5 December 2023;;;;;;;",
    ";;;;;;;",
    "No.;Indicator;Agency;2021/22;2022/23;Q1 2023/24;Q2 2023/24;Target",
    "1;Children in need at period end;Council;1,204;1,251;1,310;1,298;",
    '2;"Section 47 enquiries; started in period";Council;611;702;188;171;',
    "3;Conferences held within 15 days;Council;81.4%;77.9%;84.2%;86.0%;90%",
    "4;Return interviews offered within 72 hours, ages 5–17;Police;:;66.7%;c;71.5%;85%",
    "5;New private fostering arrangements;Council;12;9;c;c;",
    "6;Spend on training venues;Partnership;£4,150;£3,875.50;;;",
    "7;Strategy discussions with health present;Health;;;;;to follow",
    ";;;;;;;",
    "c = 1 to 5, hidden to protect identity; : = not available;;;;;;",
]


def write(words: Words, path: Path) -> None:
    text = "\r\n".join([words.truth["title"] + ";;;;;;;", *LINES]) + "\r\n"
    path.write_bytes(text.encode("cp1252"))
