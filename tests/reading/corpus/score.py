"""`python -m tests.reading.corpus.score [dev|blind|all]`: how well the corpus is read, family by family.

Misses are listed for the dev set only: what nobody has looked at is the honest measure of the other.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from answerable.reading.proposal import Proposal
from answerable.reading.read import understand
from tests.reading.corpus.facts import score_commitments, score_figures, score_lists, score_shortfalls
from tests.reading.corpus.make import SETS, make, truths
from tests.reading.corpus.make.words import Words
from tests.reading.corpus.structure import Places, score_structure
from tests.reading.corpus.tally import FACTS, STRUCTURE, Score, merged, new_score, structure_exactness
from tests.reading.corpus.truth import Truth, truth_of

JSON = TypeAdapter(Proposal)


def as_json(proposal: Proposal) -> dict[str, Any]:
    """The proposal as `answerable read --json` prints it."""
    dumped: dict[str, Any] = JSON.dump_python(proposal, mode="json", by_alias=True)
    return dumped


def score_proposal(truth: Truth, proposal: dict[str, Any]) -> Score:
    """Score a proposal (JSON by alias) against the truth of its document."""
    score = new_score()
    places = Places(truth, proposal)
    score_structure(score, truth, proposal, places)
    score_figures(score, truth, proposal, places)
    score_commitments(score, truth, proposal, places)
    score_shortfalls(score, truth, proposal, places)
    score_lists(score, truth, proposal)
    return score


def score_set(name: str) -> dict[str, Score]:
    """Write, read and score the documents of a set; one that cannot be read scores as an empty proposal."""
    scores: dict[str, Score] = {}
    with tempfile.TemporaryDirectory() as folder:
        for path in truths(name):
            truth = truth_of(Words.read(path).truth)
            document = make(path, Path(folder))
            refusal = ""
            try:
                proposal = understand(document)
            except (ImportError, SyntaxError):
                raise  # the reader itself does not run, which says nothing about the document
            except Exception as error:  # any failure to read is a score, not a stop
                proposal, refusal = Proposal(), f"not read: {type(error).__name__}: {error}"
            scores[document.name] = score_proposal(truth, as_json(proposal))
            if refusal:
                scores[document.name]["actions"].missed.append(refusal)
    return scores


def family_table(scores: dict[str, Score]) -> str:
    """Every family of a set, all its documents together."""
    total = merged(list(scores.values()))
    lines = ["family                     found / expected   recall   false   false share"]
    for family in STRUCTURE + FACTS:
        tally = total[family]
        lines.append(
            f"{family:<26}{tally.found:>6} / {tally.expected:<8}{tally.recall:>8.1f}%{tally.false:>8}"
            f"{tally.false_share:>12.1f}%"
        )
    lines.append(f"{'structure in all':<26}{'':>17}{structure_exactness(total):>8.1f}%")
    return "\n".join(lines)


def document_table(scores: dict[str, Score]) -> str:
    """Every document: structure, figures and dated commitments."""
    lines = [f"{'document':<34}{'structure':>10}{'figures':>10}{'false':>8}{'dated':>10}{'false':>8}"]
    for name, score in scores.items():
        figures, dated = score["figures"], score["dated commitments"]
        lines.append(
            f"{name:<34}{structure_exactness(score):>9.1f}%"
            f"{figures.recall:>9.1f}%{figures.false_share:>7.1f}%{dated.recall:>9.1f}%{dated.false_share:>7.1f}%"
        )
    return "\n".join(lines)


def by_format(scores: dict[str, Score]) -> dict[str, Score]:
    """The scores of a set, the documents of one format together."""
    formats = sorted({name.rsplit(".", 1)[1] for name in scores})
    return {f: merged([s for name, s in scores.items() if name.endswith("." + f)]) for f in formats}


def misses(scores: dict[str, Score]) -> str:
    """Each miss and each false proposal, document by document."""
    lines = []
    for name, score in scores.items():
        lines.append(f"\n{name}")
        for family, tally in score.items():
            lines += [f"  {family}: missed {what}" for what in tally.missed]
            lines += [f"  {family}: false  {what}" for what in tally.extra]
    return "\n".join(lines)


def main(which: str) -> None:
    for name in SETS if which == "all" else (which,):
        scores = score_set(name)
        print(f"\n{name}: {len(scores)} documents\n\n{family_table(scores)}\n")
        print(document_table(scores if name == "dev" else by_format(scores)))
        if name == "dev":
            print(misses(scores))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "all")
