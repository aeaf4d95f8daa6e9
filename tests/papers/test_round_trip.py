"""The Word paper, read back with the reader, gives the plan it was made from: nothing is lost on the way out and in."""

import re
from collections.abc import Callable, Iterable

import pytest

from answerable.example import load as example
from answerable.reading.proposal import Commitment, Measure, Proposal
from answerable.reading.read import understand

pytestmark = pytest.mark.django_db

# What people wrote around the plan, without the figures that link to the annex: it may state facts of its own.
NARRATIVE = re.sub(r"\[\[.*?\]\]", "", example.NARRATIVE.read_text("utf-8"))


@pytest.fixture(scope="module")
def before() -> Proposal:
    return understand(example.DOCUMENTS / "medway-2012-13-december-2012.docx")


@pytest.fixture(scope="module")
def after(django_db_setup: None, django_db_blocker: object, tmp_path_factory: pytest.TempPathFactory) -> Proposal:
    """What the December paper says, made as the example makes it and taken away again."""
    from django.db import transaction

    path = tmp_path_factory.mktemp("paper") / "paper.docx"
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]  # of pytest-django
        example.load()
        path.write_bytes(bytes(example.published().files.get(name="paper.docx").content))
        transaction.set_rollback(True)
    return understand(path)


@pytest.mark.parametrize(
    "facts",
    [
        lambda p: [(aim.ref, aim.title) for aim in p.aims],
        lambda p: [(o.ref, o.title, o.aim, *o.leads, o.also and (o.also.ref, o.also.text)) for o in p.objectives],
        lambda p: [(a.ref, a.objective, a.text, a.status, a.due, *a.leads, *a.contributors) for a in p.actions],
        lambda p: [(s.action, s.period, s.text, *((b.kind, b.text) for b in s.blocks)) for s in p.statements],
    ],
    ids=["aims", "objectives", "actions", "statements"],
)
def test_the_plan_comes_back_whole(
    before: Proposal, after: Proposal, facts: Callable[[Proposal], list[object]]
) -> None:
    assert set(facts(after)) == set(facts(before)) != set()


def figures(measure: Measure) -> Iterable[tuple[object, ...]]:
    place = (measure.action or measure.section, measure.what)
    for value in measure.values:
        yield (*place, value.period and (value.period.from_, value.period.to), value.value)
    if measure.change:
        yield (*place, measure.change.direction, measure.change.value)


def told(words: Iterable[str]) -> bool:
    """Whether people's own narrative states these figures or days, without a link to the plan's."""
    return all(one in NARRATIVE for one in words)


def test_measures_come_back_and_none_is_added_but_what_people_wrote(before: Proposal, after: Proposal) -> None:
    known = {figure for measure in before.measures for figure in figures(measure)}
    found = {figure for measure in after.measures for figure in figures(measure)}
    assert known and known <= found
    added = [m for m in after.measures if not known.issuperset(figures(m))]
    assert [m.what for m in added if m.action or not told(value.words for value in m.values)] == []


def promise(commitment: Commitment) -> tuple[object, ...]:
    due = commitment.due
    return commitment.action or commitment.section, commitment.what, due and (due.from_, due.to, due.precision)


def test_commitments_come_back_and_none_is_added_but_what_people_wrote(before: Proposal, after: Proposal) -> None:
    known = {promise(commitment) for commitment in before.commitments}
    assert known and known <= {promise(commitment) for commitment in after.commitments}
    added = [c for c in after.commitments if promise(c) not in known]
    assert [c.what for c in added if c.action or not c.due or not told([c.due.words])] == []


def bare(proposal: Proposal) -> set[tuple[str, str]]:
    """The doubts without the numbers of sections and without what they quote: a paper words its own prose anew."""
    return {(d.where.lstrip("0123456789. "), re.sub("“.*?”", "“”", d.message)) for d in proposal.doubts}


def test_no_doubt_is_raised_that_was_not_there_before(before: Proposal, after: Proposal) -> None:
    assert bare(after) <= bare(before)


def test_figures_that_link_to_the_annex_are_not_read_twice(after: Proposal) -> None:
    sections = [measure for measure in after.measures if measure.section]
    assert [m.what for m in sections if "Record chain" in m.what or "victimised" in m.what] == []
