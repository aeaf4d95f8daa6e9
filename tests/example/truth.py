"""The hand-written truth of the December document, with the words that it prints, in the reading corpus's form."""

import tomllib
from typing import Any

from answerable.example.make.texts import DOCUMENTS, Piece, load, pieces

ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
DECEMBER = "medway-2012-13-december-2012.toml"


def printed(text: str) -> str:
    """`text` as the Word document prints it."""
    return text.replace("'", "’").replace("**", "")


def marked(found: list[Piece]) -> list[str]:
    """The pieces as the corpus marks them: headings, paragraphs, and items with the number that Word prints."""
    lines: list[str] = []
    place, before = 0, ""
    for piece in found:
        place = place + 1 if piece.kind == before else 1
        numbers = {"number": f"{place}. ", "roman": f"{ROMAN[place]}. "}
        marks = {"heading": "# ", "paragraph": ""}
        lines.append(marks.get(piece.kind, "- ") + numbers.get(piece.kind, "") + printed(piece.text))
        before = piece.kind
    return lines


def truth_of_december() -> dict[str, Any]:
    """`truth.toml` filled with the document's own aims, objectives, actions and progress texts."""
    raw = tomllib.loads((DOCUMENTS / "truth.toml").read_text())
    text = load(DECEMBER)
    raw["title"] = text["header"]["title"]
    raw["aims"] = [[aim["ref"], printed(aim["title"])] for aim in text["aims"]]
    background = next(section for section in text["sections"] if section["title"] == "Background")
    second = [piece.text for piece in pieces(background["text"]) if piece.kind == "roman"]
    raw["objectives"] = [
        {
            "ref": objective["ref"],
            "aim": objective["ref"].split(".")[0],
            "title": printed(objective["title"]),
            "or_title": printed(objective["title"] or words),
            "also": raw["also"][objective["ref"]],
        }
        for objective, words in zip(text["objectives"], second, strict=True)
    ]
    for action, words in zip(raw["actions"], text["actions"], strict=True):
        assert action["ref"] == words["ref"]
        action["text"] = " ".join(printed(piece.text) for piece in pieces(words["action"]))
        action["said"] = marked(pieces(words["progress"]))
    return raw
