"""A paper's way from draft to the agenda. Each step is one function; a published paper never changes."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.history.changes import EditedMeanwhile, keep, keep_all, read_anew, record
from answerable.history.states import version_of
from answerable.papers.build.paper import Built, build
from answerable.papers.compare import said_by
from answerable.papers.gather import gather
from answerable.papers.holidays import bank_holidays
from answerable.papers.layout import KINDS, layout_from, read_layout
from answerable.papers.models import IMPORT_UNDONE, NotAsked, Paper, PublishedFile, Reply, Step, StepText
from answerable.papers.record import unanswered
from answerable.papers.render import PaperRefused
from answerable.papers.render.child import render_in_child
from answerable.papers.rules import Problem, lateness, may_move, needed, not_withdrawn_because
from answerable.papers.tree import digest
from answerable.partnership.models import Agency
from answerable.partnership.record import who_may
from answerable.plan.models import Plan
from answerable.plan.year.record import stands_now
from answerable.plan.year.rules import not_printed
from answerable.reading.letters import as_typed


@transaction.atomic
def draft_paper(
    *,
    by: Actor,
    plan: Plan,
    title: str,
    as_at: date,
    committee: str,
    meets_on: date,
    report_from: str,
    author: str,
    agenda_item: str = "",
    exempt: bool = False,
    layout: dict[str, Any] | None = None,
    narrative: Mapping[str, Mapping[str, str]] | None = None,
) -> Paper:
    """Start a paper on a plan as at a day; `layout` is its template, which says of what kind it is; that of a progress
    report to a committee when None."""
    require(by, Permission.WRITE_PAPER, on=plan.board_id)
    if as_at > timezone.localdate():
        raise ValidationError(
            {"as_at": f"{as_at:%-d %B %Y} lies ahead; a paper shows the record as at today or earlier."}
        )
    template = layout_from(layout) if layout else read_layout()
    if template.agenda and not committee.strip():
        raise ValidationError({"committee": "Enter the committee with whose agenda it goes out"})
    if why := not_printed(stands_now(plan, timezone.localdate())):
        raise ValidationError(why)
    paper = Paper(
        board_id=plan.board_id,
        plan=plan,
        kind=template.kind,
        title=as_typed(title),
        as_at=as_at,
        committee=as_typed(committee),
        meets_on=meets_on,
        report_from=as_typed(report_from),
        author=as_typed(author),
        agenda_item=as_typed(agenda_item),
        exempt=exempt,
        layout=template.model_dump(),
        narrative=_checked(narrative or {}),
    )
    keep(paper, by=by, board=plan.board_id, what="paper drafted")
    _step(by, paper, paper.author, "")
    return paper


def _checked(narrative: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {
        key: {"text": as_typed(block.get("text", "")), "post": as_typed(block.get("post", ""))}
        for key, block in narrative.items()
    }


@transaction.atomic
def write_section(*, by: Actor, paper: Paper, key: str, text: str, post: str = "", since: int | None = None) -> Paper:
    """Write one narrative block of a draft. `since`: see `history.changes.read_anew`; a change to another block is in
    nobody's way. Raises ValidationError where the paper is past drafting."""
    require(by, Permission.WRITE_PAPER, on=paper.board_id)
    paper = _locked(paper)
    if (
        since is not None
        and version_of(paper) != since
        and _block_at(paper, since, key) != paper.narrative.get(key, {})
    ):
        raise EditedMeanwhile(paper)
    if paper.state != "draft":
        raise ValidationError("Only a draft can be rewritten. Send the paper back to draft first.")
    sections = {section.key for section in layout_from(paper.layout).written()} | {"plain_summary"}
    if key not in sections:
        raise ValidationError(f"The council's template has no section '{key}'.")
    paper.narrative = {**paper.narrative, **_checked({key: {"text": text, "post": post}})}
    return keep(paper, by=by, board=paper.board_id, what="paper section written")


def _block_at(paper: Paper, version: int, key: str) -> dict[str, str]:
    """A narrative block as it was in an earlier state of the paper."""
    state = paper.history.filter(history_id=version).first()
    block: dict[str, str] = state.narrative.get(key, {}) if state else {}
    return block


def _locked(paper: Paper) -> Paper:
    held = Paper.objects.select_for_update(of=("self",), no_key=True)
    locked: Paper = held.select_related("board", "replaces").get(pk=paper.pk)
    _check_not_withdrawn(locked)
    return locked


def _check_not_withdrawn(paper: Paper) -> None:
    if paper.withdrawn:
        raise ValidationError("This draft was withdrawn. Start another paper instead.")


def built(paper: Paper, *, final: bool = False) -> Built:
    """The paper's tree as the record now gives it."""
    return build(gather(paper, final=final))


def _whole(paper: Paper, *, final: bool = False) -> Built:
    """`built` for a step, which is refused where the record holds nothing yet."""
    try:
        return built(paper, final=final)
    except LookupError as error:
        raise ValidationError(str(error)) from None


def said(whole: Built) -> str:
    """The digest of what a paper says, whatever its marks and imprint are."""
    summary = whole.paper.summary and replace(whole.paper.summary, status="")
    return digest(replace(whole.paper, status="", imprint=(), summary=summary))


@transaction.atomic
def move(
    *,
    by: Actor,
    paper: Paper,
    to: str,
    post: str,
    words: str = "",
    seen: str | None = None,
    unasked: Collection[int] = (),
) -> Paper:
    """Take a paper one step on, or back to draft: to agencies for an accuracy check, to the chair for approval,
    approved to clearance, cleared; one that goes out with no agenda is cleared by the chair's approval. Publication has
    a function of its own.

    What is approved is fixed: its digest is kept, and nothing else can be cleared or published under that approval.
    `seen` is the digest of what the chair had open; where the paper is another by now, it is not approved. `unasked`
    are the agencies of which the sender knows that nobody could answer for them: without them it is not sent.
    """
    require(by, needed(paper.state, to), on=paper.board_id)
    paper = _locked(paper)
    require(by, needed(paper.state, to), on=paper.board_id)  # it may have gone on meanwhile
    if to == "published" or not may_move(paper.state, to, agenda=KINDS[paper.kind].agenda):
        raise ValidationError(f"A paper that is at '{paper.state}' cannot go to '{to}'.")
    if to == "draft" and not words.strip():
        raise ValidationError("Say why the paper goes back to draft.")
    if to == "approval" and not who_may(paper.board_id, Permission.APPROVE_PAPER, timezone.localdate()).exists():
        raise ValidationError("No chair is appointed, so nobody could approve the paper. Appoint one first.")
    approves = paper.state == "approval" and to != "draft"
    if to == "approval" or approves:
        whole = _whole(paper)
        if stop := [problem for problem in whole.problems if problem.blocks]:
            raise ValidationError([f"{problem.where}: {problem.words}" for problem in stop])
        if approves:
            paper.approved_sha256 = said(whole)
            if seen not in {None, paper.approved_sha256}:
                raise ValidationError("The paper is not what you read any more. Read it again before you approve it.")
    silent = _silent(paper, unasked) if to == "accuracy check" else []
    paper.state = to
    if to == "draft":
        paper.approved_sha256 = ""
    keep(paper, by=by, board=paper.board_id, what=f"paper moved to {to}")
    _step(by, paper, post, words, not_asked=silent)
    return paper


def _silent(paper: Paper, known: Collection[int]) -> list[int]:
    """The agencies that a paper speaks of and nobody could answer for; refused where the sender does not know it."""
    try:
        silent = unanswered(paper.board_id, built(paper).agencies)
    except LookupError:  # a record that holds nothing yet speaks of nobody
        return []
    if unknown := [agency.name for agency in silent if agency.id not in known]:
        raise ValidationError(
            f"Nobody could answer for {'; '.join(unknown)}. Appoint somebody who can, or tick that you send the paper "
            "without asking them."
        )
    return [agency.id for agency in silent]


@transaction.atomic
def withdraw(*, by: Actor, paper: Paper, post: str, reason: str, since: int | None = None) -> Paper:
    """Take back a draft that nobody has approved: it leaves the lists and stays to be read, with what agencies said of
    it. ValidationError for one that was approved or published, or without a reason. `since`: see `read_anew`."""
    require(by, Permission.WRITE_PAPER, on=paper.board_id)
    read_anew(paper, since=since)
    _check_not_withdrawn(paper)
    if why_not := not_withdrawn_because(paper.state):
        raise ValidationError(why_not)
    if not reason.strip():
        raise ValidationError({"reason": "Say why it is withdrawn."})
    paper.withdrawn = True
    keep(paper, by=by, board=paper.board_id, what="paper withdrawn", reason=reason)
    _step(by, paper, post, reason, state="withdrawn")
    return paper


def _step(by: Actor, paper: Paper, post: str, words: str, *, state: str = "", not_asked: Iterable[int] = ()) -> None:
    """Record a step with what the paper said then; a paper on a record that holds nothing yet says nothing."""
    step = Step(
        board_id=paper.board_id,
        paper=paper,
        state=state or paper.state,
        at=timezone.now(),
        post=post,
        words=words,
    )
    keep(step, by=by, board=paper.board_id, what="paper step recorded")
    silent = [NotAsked(board_id=paper.board_id, paper=paper, step=step, agency_id=agency) for agency in not_asked]
    keep_all(silent, by=by, board=paper.board_id, what="agencies not asked about a paper")
    try:
        said = said_by(built(paper).paper)
    except LookupError:
        said = []
    StepText.objects.create(step=step, said=said)


@transaction.atomic
def tell_of_undoing(*, by: Actor, papers: Iterable[Paper], words: str) -> None:
    """Record with each published paper that something it prints was undone, by whom and why. Its files stay as they
    are; a paper on its way is built anew, and shows by itself what differs."""
    for paper in papers:
        require(by, Permission.IMPORT_DOCUMENT, on=paper.board_id)
        if paper.state == "published":
            post = by.post(Permission.IMPORT_DOCUMENT, paper.board_id)
            _step(by, paper, post, words, state=IMPORT_UNDONE)


@transaction.atomic
def reply(
    *,
    by: Actor,
    paper: Paper,
    about: str,
    words: str,
    quoted: str = "",
    proposed: str = "",
    on_behalf: str = "",
    agency: Agency | None = None,
) -> Reply:
    """An agency's correction or comment on a draft, kept beside what it is about: a place in it (`about`), or one
    sentence or label of it (`quoted`), and how that should read (`proposed`). Whoever writes papers may enter what an
    agency said elsewhere, and says how they know it (`on_behalf`)."""
    require(by, Permission.REPLY_TO_PAPER, on=paper.board_id)
    if agency is not None and agency.pk not in by.agencies(paper.board_id, Permission.REPLY_TO_PAPER):
        require(by, Permission.WRITE_PAPER, on=paper.board_id)
        if not on_behalf:
            raise ValidationError("Say how you know it: these are another’s words.")
    if _locked(paper).state != "accuracy check":
        raise ValidationError(
            "Comments are taken while the paper is out for its accuracy check, and it is not now. Tell the board’s "
            "business manager, who can send it back to its agencies: your words are below."
        )
    said = {"about": about, "quoted": quoted, "proposed": proposed, "words": words, "on_behalf": on_behalf}
    answer = Reply(board_id=paper.board_id, paper=paper, agency=agency, at=timezone.now(), **said)
    return keep(answer, by=by, board=paper.board_id, what="paper commented on")


@transaction.atomic
def answer_reply(*, by: Actor, reply: Reply, became: str, answer: str, post: str, since: int | None = None) -> Reply:
    """The board's word on what an agency said of a draft, and what it did about it; the agency's stays beside it.
    `since`: see `history.changes.read_anew`. Raises ValidationError once the paper is published."""
    require(by, Permission.WRITE_PAPER, on=reply.board_id)
    if _locked(reply.paper).state == "published":
        raise ValidationError("The paper is published, as the comment stood then. A correction is a new version.")
    read_anew(reply, since=since)
    reply.became, reply.answer, reply.post = became, answer, post
    return keep(reply, by=by, board=reply.board_id, what="comment on a paper answered")


@dataclass(frozen=True)
class Rendered:
    """A paper as it would be published, with the files made of it."""

    whole: Built
    files: list[Path]


def rendered(paper: Paper, folder: Path) -> Rendered:
    """Render a cleared paper for the last time, into the empty `folder`. It takes seconds, so it is done before
    publication holds the database. Raises ValidationError where the paper is not cleared or cannot be rendered."""
    _check_cleared(paper)
    whole = _whole(paper, final=True)
    try:
        return Rendered(whole, render_in_child(whole.paper, folder))
    except PaperRefused as refused:
        raise ValidationError(str(refused)) from None


def _check_cleared(paper: Paper) -> None:
    if not may_move(paper.state, "published"):
        raise ValidationError(f"A paper that is at '{paper.state}' cannot be published; it has to be cleared first.")


@transaction.atomic
def publish(*, by: Actor, paper: Paper, post: str, rendered: Rendered, late_reason: str = "") -> Paper:
    """Publish a cleared paper with the agenda: freeze every file that was rendered of it, with its hash.

    Raises ValidationError where the paper is not cleared, where the files or the record are not what the chair
    approved, or where the agenda's day has passed and no reason is given.
    """
    require(by, Permission.PUBLISH_PAPER, on=paper.board_id)
    paper = _locked(paper)
    _check_cleared(paper)
    late = _late(paper, late_reason)
    if late:
        raise ValidationError([problem.words for problem in late])
    if {said(rendered.whole), said(_whole(paper, final=True))} != {paper.approved_sha256}:
        raise ValidationError(
            "The record has changed since the chair approved this paper. Send it back to draft and look at it again."
        )
    paper.state, paper.published_at, paper.late_reason = "published", timezone.now(), late_reason
    paper.sha256 = digest(rendered.whole.paper)
    paper.counts_shown = [asdict(line.count) for line in rendered.whole.lines if line.count]
    keep(paper, by=by, board=paper.board_id, what="paper published")
    _step(by, paper, post, "")
    frozen = [_frozen(paper, file) for file in rendered.files]
    PublishedFile.objects.bulk_create(frozen)
    hashes = [[file.name, file.sha256] for file in frozen]
    record(by=by, board=paper.board_id, what="paper files frozen", subject=f"papers.Paper:{paper.pk}", fields=hashes)
    return paper


def _late(paper: Paper, reason: str) -> list[Problem]:
    holidays = bank_holidays(paper.meets_on)
    return lateness(timezone.localdate(), paper.meets_on, holidays, reason, agenda=KINDS[paper.kind].agenda)


def _frozen(paper: Paper, file: Path) -> PublishedFile:
    content = file.read_bytes()
    return PublishedFile(paper=paper, name=file.name, content=content, sha256=hashlib.sha256(content).hexdigest())


@transaction.atomic
def correct_paper(*, by: Actor, paper: Paper, correction: str) -> Paper:
    """A new version of a published paper, as a draft that names what it replaces; the old one stays as it is."""
    require(by, Permission.WRITE_PAPER, on=paper.board_id)
    paper = _locked(paper)
    if paper.state != "published":
        raise ValidationError("Only a published paper is corrected by a new version; a draft is simply rewritten.")
    if not correction.strip():
        raise ValidationError("Say what the new version corrects.")
    if later := Paper.objects.filter(replaces=paper, withdrawn=False).first():
        raise ValidationError(f"This paper is replaced by version {later.version} already. Correct that one.")
    fresh = Paper(
        board_id=paper.board_id,
        plan_id=paper.plan_id,
        replaces=paper,
        version=paper.version + 1,
        correction=as_typed(correction),
        **{
            name: getattr(paper, name)
            for name in (
                *("title", "as_at", "committee", "meets_on", "report_from", "author", "agenda_item", "exempt"),
                *("kind", "layout", "narrative"),
            )
        },
    )
    keep(fresh, by=by, board=paper.board_id, what="paper corrected by a new version")
    _step(by, fresh, fresh.author, fresh.correction)
    return fresh
