"""Scores the structure of a proposal strictly: a plan with a wrong parent or a lost word is a wrong plan."""

from typing import Any

from tests.reading.corpus.make.words import kind_of
from tests.reading.corpus.tally import Score, label, plain_ref, words
from tests.reading.corpus.truth import Truth, days

Record = dict[str, Any]


class Places:
    """Which action of the truth each proposed ref means: by ref, or by wording where none is printed."""

    def __init__(self, truth: Truth, proposal: Record) -> None:
        self.by_ref: dict[str, str] = {}
        self.proposed: dict[str, Record] = {}
        left = list(proposal["actions"])
        for action in truth.actions:
            match = next((a for a in left if same_ref(action["ref"], a["ref"])), None)
            match = match or next((a for a in left if words(a["text"]) == words(action["text"])), None)
            if match:
                left.remove(match)
                self.by_ref[match["ref"]] = action["ref"]
                self.proposed[action["ref"]] = match
        self.unknown = left

    def of(self, fact: Record) -> str:
        """The truth's name of the place that a proposed fact stands at."""
        if fact.get("action"):
            return self.by_ref.get(fact["action"], "unknown action " + fact["action"])
        return "§" + label(fact.get("section") or "")


def same_place(at: str, place: str) -> bool:
    """Whether a fact of the truth and a proposed one stand at the same action or section."""
    if at.startswith("§"):
        return place.startswith("§") and label(at[1:]) in place
    return at == place


def same_ref(expected: str, proposed: str) -> bool:
    return not expected.startswith("?") and plain_ref(expected) == plain_ref(proposed)


def score_structure(score: Score, truth: Truth, proposal: Record, places: Places) -> None:
    """Score levels, texts and columns of the proposal (JSON by alias) into `score`."""
    aims = levels(score, "aims", [{"ref": r, "title": t} for r, t in truth.raw.get("aims", [])], proposal["aims"])
    objectives = levels(score, "objectives", truth.raw.get("objectives", []), proposal["objectives"])
    aim_refs = {key: value["ref"] for key, value in aims.items()}
    objective_refs = {key: value["ref"] for key, value in objectives.items()}
    for objective in truth.raw.get("objectives", []):
        if found := objectives.get(objective["ref"]):
            expected = aim_refs.get(objective["aim"]) if "aim" in objective else None
            ok = found.get("aim") == expected
            score["objectives"].expect(ok, f"{objective['ref']} stands under {found.get('aim')!r}")
            if "leads" in objective:
                names(score, "leads", objective, found)
    for action in truth.actions:
        found = places.proposed.get(action["ref"])
        score_action(score, action, found, objective_refs)
    for extra in places.unknown:
        score["actions"].wrong(f"{extra['ref']}: {extra['text'][:60]}")
    score_statements(score, truth, proposal, places)


def levels(score: Score, family: str, expected: list[Record], proposed: list[Record]) -> dict[str, Record]:
    """Match aims or objectives by ref, or title where none is printed; returns the proposed by true ref."""
    left, found = list(proposed), {}
    for level in expected:
        ref, also = level["ref"], level.get("also")
        titles = [words(title) for title in [level["title"], level.get("or_title", level["title"])]]
        match = next((p for p in left if same_ref(ref, p["ref"])), None)
        match = match or next((p for p in left if ref.startswith("?") and words(p["title"]) in titles), None)
        if score[family].expect(match is not None, ref) and match:
            left.remove(match)
            found[ref] = dict(match)
            score[family].expect(words(match["title"]) in titles, f"{ref} is titled {match['title']!r}")
            if also:
                second = (match.get("also") or {}).get("ref", "")
                score[family].expect(plain_ref(second) == plain_ref(also), f"{ref} is also {second!r}")
    for extra in left:
        score[family].wrong(f"{extra['ref']}: {extra['title'][:60]}")
    return found


def score_action(score: Score, action: Record, found: Record | None, objective_refs: dict[str, str]) -> None:
    ref = action["ref"]
    if not score["actions"].expect(found is not None, ref) or not found:
        return
    if not ref.startswith("?"):
        score["actions"].expect(same_ref(ref, found["ref"]), f"{ref} is given the ref {found['ref']!r}")
    if "objective" in action:
        parent = objective_refs.get(action["objective"])
        score["actions"].expect(found["objective"] == parent, f"{ref} stands under {found['objective']!r}")
    same = words(found["text"]) == words(action["text"])
    score["action text"].expect(same, f"{ref} reads {found['text']!r}")
    names(score, "leads", action, found)
    names(score, "contributors", action, found)
    score_due(score, action, found)
    expected, status = action.get("status", ""), found["status"]
    allowed = expected if isinstance(expected, list) else [expected]
    ok = label(status or "") in [label(word) for word in allowed]
    score["status"].expect(ok, f"{ref} has {status!r}, not {expected!r}")


def names(score: Score, family: str, expected: Record, found: Record) -> None:
    """All the names and no other; "HoS|Head of Service" in the truth may be given either way."""
    wanted = [{label(way) for way in name.split("|")} for name in expected.get(family, [])]
    given = [label(name) for name in found.get(family, [])]
    same = len(wanted) == len(given) and all(any(name in ways for name in given) for ways in wanted)
    score[family].expect(same, f"{expected['ref']} has {given}, not {wanted}")


def score_due(score: Score, action: Record, found: Record) -> None:
    """The printed date: its days and precision; none printed, none proposed (but see `either`)."""
    due, ref = found["due"], action["ref"]
    if "due" not in action:
        either = any(promise.get("either") for promise in action.get("commitments", []))
        if not either:
            score["due"].expect(due is None, f"{ref} prints no date, but {due} is proposed")
        return
    if action["due"] == "any":  # several dates are printed and belong to milestones
        return
    span, precision = action["due"]
    expected = days(span) or (None, None)
    given = (due["from"], due["to"], due["precision"]) if due else None
    ok = given == (*expected, precision)
    score["due"].expect(ok, f"{ref} is due {given}, not {(*expected, precision)}")


def score_statements(score: Score, truth: Truth, proposal: Record, places: Places) -> None:
    proposed: dict[str, list[Record]] = {}
    for statement in proposal["statements"]:
        proposed.setdefault(places.by_ref.get(statement["action"], ""), []).append(statement)
    for action in truth.actions:
        blocks = [kind_of(block) for block in action.get("said", [])]
        given = [statement for statement in proposed.pop(action["ref"], []) if statement["text"].strip()]
        if not blocks:
            for extra in given:
                score["statements"].wrong(f"{action['ref']}: {extra['text'][:60]}")
            continue
        said = words(" ".join(text for _, text in blocks))
        heard = words(" ".join(statement["text"] for statement in given))
        score["statements"].expect(heard == said, f"{action['ref']} {difference(said, heard)}")
        kinds = [(b["kind"], b["text"]) for statement in given for b in statement["blocks"]]
        ok = shape(kinds, truth.raw["format"]) == shape(blocks, truth.raw["format"])
        score["blocks"].expect(ok, f"{action['ref']} has {[k for k, _ in kinds]}, not {[k for k, _ in blocks]}")
    for place in proposed.values():
        for extra in place:
            score["statements"].wrong(f"{extra['action']}: {extra['text'][:60]}")


def shape(blocks: list[tuple[str, str]], form: str) -> list[tuple[str, list[str]]]:
    """Blocks for comparison; in a PDF nothing tells where one paragraph of a cell ends and the next begins."""
    shaped: list[tuple[str, list[str]]] = []
    for kind, text in blocks:
        if form == "pdf" and shaped and kind == shaped[-1][0] == "paragraph":
            shaped[-1] = (kind, shaped[-1][1] + words(text))
        else:
            shaped.append((kind, words(text)))
    return shaped


def difference(said: list[str], heard: list[str]) -> str:
    """Where two runs of words part."""
    same = next((i for i, (a, b) in enumerate(zip(said, heard, strict=False)) if a != b), min(len(said), len(heard)))
    return f"after {' '.join(said[max(0, same - 4) : same])!r}: {' '.join(heard[same : same + 6])!r}"
