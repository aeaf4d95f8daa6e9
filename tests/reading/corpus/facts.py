"""Scores the facts of a proposal: numbers and dates must agree, wording only by a key word."""

from dataclasses import dataclass
from typing import Any

from tests.reading.corpus.structure import Places, Record, same_place
from tests.reading.corpus.tally import Score, label, mentions
from tests.reading.corpus.truth import Days, Figure, Promise, Truth, days


@dataclass(frozen=True, kw_only=True)
class Atom:
    """One number of a proposed measure."""

    place: str
    sort: str
    number: float | None
    text: str
    kind: str
    period: Days = None
    numerator: float | None = None
    denominator: float | None = None
    partial: bool = False
    unit: str | None = None
    direction: str | None = None
    response_rate: float | None = None
    n: float | None = None

    def __str__(self) -> str:
        return f"{self.place}: {self.sort} {self.number} ({self.text.strip()[:90]})"


def atoms_of(place: str, measure: Record) -> list[Atom]:
    base = measure.get("base") or {}
    named = [measure.get(key) or "" for key in ("what", "population", "agency", "area", "unit")]
    text = " ".join([*named, base.get("words", ""), *(value["words"] for value in measure["values"])])
    common: dict[str, Any] = {"place": place, "text": text, "kind": measure["kind"]}
    found = [
        Atom(
            sort="value",
            number=value["value"],
            period=span(value["period"]),
            numerator=value["numerator"],
            denominator=value["denominator"],
            partial=value["partial"],
            response_rate=base.get("response_rate"),
            n=base.get("n"),
            **common,
        )
        for value in measure["values"]
    ]
    if (change := measure.get("change")) and change["value"] is not None:
        stated = {"number": change["value"], "unit": change["unit"], "direction": change["direction"]}
        found.append(Atom(sort="change", **stated, **common))
    if measure.get("target") is not None:
        found.append(Atom(sort="target", number=measure["target"], **common))
    return found or [Atom(sort="none", number=None, **common)]


def span(dated: Record | None) -> Days:
    return (dated["from"], dated["to"]) if dated and dated["from"] else None


def same_number(figure: Figure, atom: Atom) -> bool:
    """Equal, or the same x of y stated as a count by one and as a share by the other."""
    if figure.number is not None and atom.number is not None and abs(figure.number - atom.number) < 1e-6:
        return True
    if figure.ratio and atom.number is not None:
        part, whole = figure.ratio
        shares = (100 * part / whole, part / whole)  # "one in three" may be written 33.3 or 33.33
        if any(abs(atom.number - share) <= 0.005 * share for share in shares):
            return True
    of = figure.ratio or (figure.numerator, figure.denominator)
    return None not in of and of == (atom.numerator, atom.denominator)


def fits(figure: Figure, atom: Atom) -> bool:
    return (
        figure.sort == atom.sort
        and same_place(figure.at, atom.place)
        and (figure.sort == "none" or same_number(figure, atom))
        and mentions(atom.text, figure.what)
    )


def score_figures(score: Score, truth: Truth, proposal: Record, places: Places) -> None:
    """Match every figure to a proposed one of the same place, number and subject, the best fit first."""
    left = [atom for m in proposal["measures"] for atom in atoms_of(places.of(m), m)]
    left = list(dict.fromkeys(left))
    for figure in sorted(truth.figures, key=lambda f: (f.optional, f.period is None)):
        matching = [atom for atom in left if fits(figure, atom)]
        matching.sort(key=lambda atom: -sum(ok for _, ok in details(figure, atom)))
        if matching:
            left.remove(matching[0])
        if figure.optional:
            continue
        family = "measures without figures" if figure.sort == "none" else "figures"
        score[family].expect(bool(matching), str(figure))
        for name, ok in details(figure, matching[0]) if matching else []:
            score["figure details"].expect(ok, f"{figure}: {name} of {matching[0]}")
    bases = {(f.at, n) for f in truth.figures for n in (f.denominator, f.n, f.response_rate) if n}
    forbidden = truth.raw.get("forbidden", {}).get("numbers", [])
    for atom in left:
        if atom.sort == "none" or any(same_place(at, atom.place) and n == atom.number for at, n in bases):
            continue
        score["figures"].wrong(str(atom))
    for number in forbidden:
        caught = [atom for atom in left if atom.number == number]
        score["forbidden facts"].expect(not caught, f"{number} taken for a measure: {[*map(str, caught)]}")


def details(figure: Figure, atom: Atom) -> list[tuple[str, bool]]:
    """What else the truth says of a figure, and whether the proposal says it too."""
    checks = [
        ("kind", not figure.kinds or atom.kind in figure.kinds),
        ("period", not figure.period or atom.period == figure.period),
        ("numerator", figure.numerator is None or atom.numerator == figure.numerator),
        ("denominator", figure.denominator is None or atom.denominator == figure.denominator),
        ("partial", not figure.partial or atom.partial),
        ("unit", not figure.unit or atom.unit == figure.unit),
        ("direction", not figure.direction or atom.direction == figure.direction),
        ("response rate", not figure.response_rate or atom.response_rate == figure.response_rate),
        ("n", not figure.n or atom.n == figure.n),
    ]
    asked = {
        "kind": figure.kinds,
        "period": figure.period,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "partial": figure.partial,
        "unit": figure.unit,
        "direction": figure.direction,
        "response rate": figure.response_rate,
        "n": figure.n,
    }
    return [(name, ok) for name, ok in checks if asked[name]]


def score_commitments(score: Score, truth: Truth, proposal: Record, places: Places) -> None:
    """Dated commitments: those with days or a meeting. An action's own due date, said again, is neither."""
    left = [(places.of(c), c) for c in proposal["commitments"] if span(c["due"]) or c["meeting"]]
    for promise in sorted(truth.promises, key=lambda p: p.optional):
        found = next(((at, c) for at, c in left if keeps(promise, at, c)), None)
        if found:
            left.remove(found)
        as_due = promise.either and promise.period == span((places.proposed.get(promise.at) or {}).get("due"))
        if promise.optional:
            continue
        score["dated commitments"].expect(bool(found) or as_due, str(promise))
        for name, ok in promise_details(promise, found[1]) if found else []:
            score["commitment details"].expect(ok, f"{promise}: {name}")
    own_due = {(a["ref"], days(a["due"][0])) for a in truth.actions if a.get("due", "any") != "any"}
    for place, commitment in left:
        due = span(commitment["due"])
        if (due and (place, due) in own_due) or is_repeat(place, commitment, truth):
            continue
        score["dated commitments"].wrong(f"{place}: {commitment['what'][:80]!r} by {due}")
    for short in truth.raw.get("forbidden", {}).get("dates", []):
        caught = [c["what"] for _, c in left if span(c["due"]) == days(short)]
        score["forbidden facts"].expect(not caught, f"{short} taken for a commitment: {caught}")


def is_repeat(place: str, commitment: Record, truth: Truth) -> bool:
    """Whether a promise that the truth knows is proposed a second time, with the same days and subject."""
    return any(keeps(promise, place, commitment) for promise in truth.promises)


def keeps(promise: Promise, place: str, commitment: Record) -> bool:
    """Same place, same days (or same meeting), same subject."""
    if not same_place(promise.at, place) or not mentions(commitment["what"], promise.what):
        return False
    due = span(commitment["due"])
    if promise.meeting and label(promise.meeting) in label(commitment["meeting"] or ""):
        return due is None or promise.period is None or due == promise.period
    return due is not None and due == promise.period


def promise_details(promise: Promise, commitment: Record) -> list[tuple[str, bool]]:
    checks = [
        ("kind", promise.kinds, commitment["kind"] in promise.kinds),
        ("precision", promise.precision, (commitment["due"] or {}).get("precision") in promise.precision),
        ("who", promise.who, mentions(commitment["who"] or "", [promise.who or ""])),
        ("meeting", promise.meeting, mentions(commitment["meeting"] or "", [promise.meeting or ""])),
    ]
    return [(name, ok) for name, asked, ok in checks if asked]


def score_shortfalls(score: Score, truth: Truth, proposal: Record, places: Places) -> None:
    left = [(places.of(s), f"{s['text']} {s['about']}") for s in proposal["shortfalls"]]
    for shortfall in sorted(truth.shortfalls, key=lambda s: s.optional):
        of = [x for x in left if same_place(shortfall.at, x[0]) and mentions(x[1], shortfall.what)]
        for found in of:
            left.remove(found)
        if not shortfall.optional:
            score["shortfalls"].expect(bool(of), str(shortfall))
    for place, text in left:
        score["shortfalls"].wrong(f"{place}: {text[:80]}")


def score_lists(score: Score, truth: Truth, proposal: Record) -> None:
    """The document itself, recommendations, decisions sought, agencies, who funds, doubts."""
    raw = truth.raw
    document = proposal["document"]
    if "title" in raw:
        ok = mentions(document["title"], [raw["title"]])
        score["document"].expect(ok, f"title {document['title']!r}")
    if "date" in raw:
        score["document"].expect(document["date"] == raw["date"], f"date {document['date']}, not {raw['date']}")
    score_recommendations(score, raw, list(proposal["recommendations"]))
    score_decisions(score, raw, [d["text"] for d in proposal["decisions_sought"]])
    score_agencies(score, raw, proposal["agencies"])
    for key in raw.get("doubts", []):
        ok = any(mentions(f"{d['where']} {d['message']}", key.split("|")) for d in proposal["doubts"])
        score["doubts"].expect(ok, key)


def score_recommendations(score: Score, raw: Record, lists: list[Record]) -> None:
    for expected in raw.get("recommendations", []):
        found = next((r for r in lists if is_list(expected, r)), None)
        if found:
            lists.remove(found)
        if not expected.get("optional"):
            score["recommendations"].expect(found is not None, str(expected))
    for extra in lists:
        score["recommendations"].wrong(f"{extra['count']} by {extra['made_by']}")


def score_decisions(score: Score, raw: Record, sought: list[str]) -> None:
    for key in raw.get("decisions", []):
        found_text = next((text for text in sought if mentions(text, [key])), None)
        if found_text is not None:
            sought.remove(found_text)
        score["decisions sought"].expect(found_text is not None, key)
    for extra_text in sought:
        score["decisions sought"].wrong(extra_text[:80])


def score_agencies(score: Score, raw: Record, agencies: list[Record]) -> None:
    known = {label(n) for a in agencies for n in (a["name"], *a["aliases"])}
    for name in raw.get("agencies", []):
        score["agencies"].expect(label(name) in known, name)
    funds = [{label(n) for n in (a["name"], *a["aliases"])} for a in agencies if a["funds"]]
    for name in raw.get("funding", []):
        of = [spelt for spelt in funds if label(name) in spelt]
        score["funding"].expect(bool(of), name)
        funds = [spelt for spelt in funds if spelt not in of]
    for spelt in funds:
        score["funding"].wrong("/".join(sorted(spelt)))


def is_list(expected: Record, found: Record) -> bool:
    count = found["count"] if found["count"] is not None else len(found["items"])
    by = expected.get("by")
    made_by = label(found["made_by"] or "")
    return (
        count == expected["count"]
        and len(found["items"]) == expected.get("items", len(found["items"]))
        and (by is None or any(label(name) in made_by for name in by.split("|")))
    )
