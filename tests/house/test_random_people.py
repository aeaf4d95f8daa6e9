"""Random people make random requests, by any address with any id, and send whatever form they find with whatever words.
Nobody receives what is not theirs, nothing ends in an error, and no word comes back as markup.

The seed is fixed. `make soak` takes many more steps, with the seed of the day.
"""

import os
import random
from dataclasses import dataclass
from datetime import date
from typing import Any

import lxml.html
import pytest
from django.apps import apps
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models, transaction
from django.test import Client

from answerable.access.actor import INSTALLER, Actor
from answerable.access.models import User
from answerable.access.roles import ROLES, Permission, Role
from answerable.asks.models import Ask, Link
from answerable.assurance.models import EvidenceOf, OwnObjective, Uptake
from answerable.assurance.record import may_keep
from answerable.desk.changes import write_note
from answerable.desk.models import Note
from answerable.history.changes import keep
from answerable.meetings.models import Item
from answerable.meetings.record import sees_confidential, sees_minutes, state_of
from answerable.papers.changes import draft_paper
from answerable.papers.models import Paper
from answerable.partnership.actor import actor_for
from answerable.partnership.changes import appoint, make_account, make_agency
from answerable.plan.changes import write_update
from answerable.plan.models import Action, Moderation, Round, Update
from answerable.plan.reporting import Report
from answerable.plan.rules import UNSENT
from answerable.questions.record import forget
from tests.asks.asked import Asked, opened
from tests.assurance.framework import add_framework
from tests.board import Made, make
from tests.challenges.made import answered, challenge_in
from tests.example_plan import add_evidence, add_plan
from tests.house.doors import TABLE
from tests.house.full import add_bodies
from tests.meetings.made import add_meetings, first_group

pytestmark = pytest.mark.django_db
STEPS = int(os.environ.get("ANSWERABLE_STEPS", "500"))
SEED = int(os.environ.get("ANSWERABLE_SEED", "20261127"))
MARKUP = '<img src=x onerror="alert(1)">'
# One of each class of attack, and what people paste.
WORDS = [
    MARKUP,
    f'"><script>{MARKUP}</script>',
    "' OR 1=1; DROP TABLE plan_action; --",
    "{{ settings.SECRET_KEY }}{% debug %}{% include '/etc/passwd' %}",
    "x\r\nSet-Cookie: session=stolen\r\n\r\n",
    "../../../../etc/passwd",
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    '=HYPERLINK("http://attacker.example","x")',
    "//attacker.example/",
    "javascript:alert(1)",
    "half\x00way",
    "²",
    "-1",
    "9" * 400,
    "x" * 30_000,
    "27",
    "3",
    "2031",
    "",
    "A word",
]
# What addresses call a record, where that is not its model's name.
CALLED = {"promise": "commitment", "value": "observation", "item": "evidence", "file": "evidencefile"}
CALLED |= {"point": "item", "attached": "itempaper", "own": "ownobjective", "tie": "evidenceof"}
CALLED |= {"reported": "update", "named": "offered", "taken": "planstep"}
NOT_WORDS = {"slug", "sort_key", "code", "scale", "digest", "sha256", "role", "email", "key", "filename", "name"}


@dataclass(frozen=True)
class Someone:
    """A person with an account, who sits on some of the boards; or whoever holds a link to the `ask` of this id."""

    user: User
    client: Client
    ask: int = 0

    def may(self, permission: Permission, board: int) -> bool:
        return actor_for(self.user).may(permission, board)


def mark(made: Made, word: str) -> None:
    """Puts a word into whatever a board has in words, and into every earlier state of it."""
    for model in apps.get_models():
        ours = model.__module__.startswith("answerable.") and not model._meta.label.startswith(("history.", "access."))
        if not ours or not any(field.name == "board" for field in model._meta.concrete_fields):
            continue
        texts = [
            field
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField)
            and not field.choices
            and field.name not in NOT_WORDS
            and "history" not in field.name
        ]
        for row in model._default_manager.filter(board_id=made.board.pk):
            words = {f.name: f"{word} {getattr(row, f.name)}"[: f.max_length] for f in texts if getattr(row, f.name)}
            if words:
                model._default_manager.filter(pk=row.pk).update(**words)


def sent_back_by_a_group(made: Made, update: Update, words: str) -> None:
    """What a group said of words that are their writer's own again is read with them alone."""
    of = {"board": made.board, "plan": update.plan, "update": update, "group": first_group(made)}
    word = Moderation(**of, verdict="sent back", words=words, said="0" * 64)
    keep(word, by=made.manager, board=made.board.pk, what="update moderated")


@pytest.fixture
def boards() -> list[Made]:
    cache.clear()
    made = [make("eastmarsh", everybody=True), make("calderwick", everybody=True)]
    for one, word in zip(made, ("Osprey", "Kestrel"), strict=True):
        paper = add_plan(one)
        add_evidence(one)
        add_bodies(one)
        mark(one, word)
        agency = make_agency(by=one.manager, board=one.board, name=f"{one.board.slug.title()} Housing")
        what: dict[str, Any] = {"action": Action.objects.filter(board=one.board).earliest("id")}
        what["round"] = Round.objects.get(plan=paper.plan)
        unsent = write_update(by=one.manager, party=agency, report=Report(text=f"{word}unsent"), state="draft", **what)
        sent_back_by_a_group(one, unsent, f"{word}unsent")
        other = Action.objects.filter(board=one.board).latest("id")
        Action.objects.filter(pk=other.pk).update(text=f"{word}elsewhere")  # nobody was asked about it
        write_note(by=one.actor(Role.SCRUTINEER), board=one.board, title=f"{word}private", text="A doubt.")
        answered(challenge_in(one, agency, about=f"{word}asked"), text=f"{word}asked")
        add_framework(one, agency)
        held = add_meetings(one, first_group(one), days=20)  # the meeting's minutes are being written
        Item.objects.filter(pk=held.secret.pk).update(title=f"{word}court", minute=f"{word}court")
        Item.objects.filter(pk=held.item.pk).update(minute=f"{word}minuted")
        said = {"committee": "Scrutiny", "meets_on": date(2013, 1, 15), "report_from": "Chair", "author": "Manager"}
        draft_paper(by=one.manager, plan=paper.plan, title=f"{word}draft", as_at=date(2013, 1, 15), **said)
        lead = {"by": INSTALLER, "board": one.board, "name": f"{word}named", "role": Role.AGENCY_LEAD, "post": "Lead"}
        user = make_account(by=INSTALLER, email=f"housing@{one.board.slug}.example", password=None)
        appoint(**lead, user=user, agency=agency, starts=date(2012, 1, 1))
    forget()  # what was found before the words were put in
    return made


def people(boards: list[Made]) -> list[Someone]:
    """One of each role on each board, the leads of the agency with something unsent, one who sits on both, and one who
    sits on none."""
    users = [user for one in boards for user in one.users.values()]
    users += list(User.objects.filter(email__startswith="housing@"))
    both, none = (make_account(by=INSTALLER, email=f"{who}@x.example", password=None) for who in ("both", "none"))
    for one, role in zip(boards, (Role.AGENCY_LEAD, Role.CHAIR), strict=True):
        new = {"by": INSTALLER, "board": one.board, "name": "Example", "role": role, "post": "Both"}
        appoint(**new, user=both, starts=date(2012, 1, 1))
    found = []
    for user in [*users, both, none]:
        client = Client(raise_request_exception=False)
        client.force_login(user)
        found.append(Someone(user, client))
    return found + 3 * [holder(one) for one in boards]  # there are few of them, and their way in is the newest


def holder(made: Made) -> Someone:
    """Somebody without an account's rights, in whose browser a link to the board's ask is open."""
    ask = Ask.objects.filter(board=made.board).earliest("pk")
    asked = Asked(made, ask, ask.agency, Action.objects.filter(board=made.board).earliest("pk"))
    email = f"holder@{made.board.slug}.example"
    client = opened(asked, Client(raise_request_exception=False), email=email)
    link = Link.objects.get(ask=ask, email=email)
    assert link.user is not None
    return Someone(link.user, client, ask.pk)


def not_for(someone: Someone, made: Made, word: str) -> set[str]:
    """The words of a board that somebody must not be given, as its record is now."""
    board, actor = made.board.pk, actor_for(someone.user)
    if someone.ask and Ask.objects.get(pk=someone.ask).board_id == board:  # given the words of what is asked, no more
        return {
            f"{word}{end}" for end in ("unsent", "private", "draft", "named", "asked", "elsewhere", "court", "minuted")
        }
    if board not in actor.boards():
        return {word}
    kept = set()
    unsent = Update.objects.filter(board=board, text__contains=f"{word}unsent").first()
    own = unsent is None or unsent.party in actor.parties(board)
    if not own and not actor.may(Permission.EDIT_PLAN, board) and unsent and unsent.state in UNSENT:
        kept.add(f"{word}unsent")
    note = Note.objects.filter(board=board, title=f"{word}private").first()
    if note and note.author_id != someone.user.pk and note.shared_at is None:
        kept.add(f"{word}private")
    paper = Paper.objects.filter(board=board, title=f"{word}draft").first()
    if paper and paper.state != "published" and not actor.may(Permission.READ_DRAFTS, board):
        kept.add(f"{word}draft")
    if not actor.may(Permission.READ_CHALLENGES, board):
        kept.add(f"{word}asked")
    if not actor.may(Permission.READ_PEOPLE, board):
        kept.add(f"{word}named")
    return kept | _of_meetings(actor, board, word)


def _of_meetings(actor: Actor, board: int, word: str) -> set[str]:
    kept = set()
    secret = Item.objects.filter(board=board, title=f"{word}court", confidential=True).first()
    if secret and not sees_confidential(actor, board, secret.meeting.group_id):
        kept.add(f"{word}court")
    item = Item.objects.filter(board=board, minute__contains=f"{word}minuted").first()
    if item:
        state = state_of(list(item.meeting.steps.filter(withdrawn=False)))
        if not item.meeting.published_on and not sees_minutes(actor, board, item.meeting.group_id, state):
            kept.add(f"{word}minuted")
    return kept


def theirs(someone: Someone) -> set[tuple[str, int]]:
    """The states of the framework of agencies for which somebody does not answer, on boards whose people they are
    not."""
    actor, found = actor_for(someone.user), set()
    for model, agency in ((OwnObjective, "agency"), (Uptake, "agency"), (EvidenceOf, "objective__agency")):
        rows = model.history.values_list("history_id", "board", agency)  # type: ignore[attr-defined]  # simple_history
        found |= {(model.__name__, pk) for pk, board, of in rows if not may_keep(actor, of, board)}
    return found


class Walk:
    def __init__(self, boards: list[Made]) -> None:
        self.boards, self.random, self.wrong = boards, random.Random(SEED), list[str]()
        self.people = people(boards)
        self.ids: dict[str, dict[int, list[int]]] = {}  # by model, then by board (0: of none)
        for model in apps.get_models():
            if model.__module__.startswith("answerable.") and "historical" not in str(model._meta.model_name):
                of_board = any(field.name == "board" for field in model._meta.concrete_fields)
                for row in model._default_manager.all():
                    board = getattr(row, "board_id", None) if of_board else None
                    self.ids.setdefault(str(model._meta.model_name), {}).setdefault(board or 0, []).append(row.pk)
        self.sent = self.seen = 0

    def address(self, someone: Someone) -> str:
        """Any address of the table, more often one that is meant for them: mostly on a board of theirs with ids of that
        board, else of another or of none."""
        own = [made for made in self.boards if made.board.pk in actor_for(someone.user).boards()]
        if someone.ask:
            own = [made for made in self.boards if made.board.pk == Ask.objects.get(pk=someone.ask).board_id]
        made = self.random.choice(own if own and self.random.random() < 0.8 else self.boards)
        roles = {standing.role for standing in actor_for(someone.user).standings}
        links = [route for route in TABLE if "/requests/" in route]
        meant = links if someone.ask else [route for route, who in TABLE.items() if who == "public" or roles & set(who)]
        parts = self.random.choice(meant if self.random.random() < 0.6 else list(TABLE)).split("/")
        return "/" + "/".join(self.part(part, made) for part in parts)

    def part(self, part: str, made: Made) -> str:
        if part == "<slug:board>":
            return made.board.slug
        if not part.startswith(("<int:", "<slug:", "<str:", "file.<")) and "<" not in part:
            return part
        name = part.strip("<>").partition(":")[2]
        if ids := self.ids.get(CALLED.get(name, name)):
            here = ids.get(made.board.pk, ids.get(0, []))
            if here and self.random.random() < 0.8:
                return str(self.random.choice(here))
            return str(self.random.choice([*(pk for each in ids.values() for pk in each), 0, 2**63]))
        words = {"kind": ["action", "csv", "docx", "promise"], "name": ["paper.html", "paper.pdf", "../x"]}
        words |= {"key": ["summary", "x"], "family": ["actions", "measures"], "file.<slug:kind": ["file.csv"]}
        return str(self.random.choice(words.get(name, ["1", "x", "²"])))

    def step(self) -> None:
        someone = self.random.choice(self.people)
        where = self.address(someone)
        answer = someone.client.get(where, {"q": "e"} if self.random.random() < 0.2 else {})
        self.look(someone, where, answer)
        forms = self.forms(answer)
        if forms and self.random.random() < 0.6:
            form = self.random.choice(forms)
            self.send(someone, form.get("action") or where, self.typed(form))
        elif self.random.random() < 0.1:
            self.send(someone, where, {name: self.word() for name in ("to", "text", "reason", "version")})

    def forms(self, answer: Any) -> list[Any]:
        if answer.status_code != 200 or "text/html" not in answer.get("Content-Type", ""):
            return []
        shown = lxml.html.fromstring(answer.content)
        return [form for form in shown.forms if form.method == "POST" and "/logout/" not in (form.get("action") or "")]

    def word(self) -> str:
        return self.random.choice(WORDS)

    def typed(self, form: Any) -> dict[str, Any]:
        """What a form holds, some of it replaced; a choice is sometimes none of those that are offered."""
        typed: dict[str, Any] = {}
        for box in form.inputs:
            name = getattr(box, "name", None)
            if not name or name == "csrfmiddlewaretoken":
                continue
            options = getattr(box, "value_options", None)
            value = box.value if isinstance(box.value, str) else ""
            if box.get("type") == "file":
                typed[name] = SimpleUploadedFile("../a.md", self.word().encode() or b"x")
            elif self.random.random() < 0.35 and box.get("type") not in {"hidden", "submit"}:
                typed[name] = self.random.choice(list(options)) if options else self.word()
            else:
                typed[name] = value or (self.random.choice(list(options)) if options else "")
        return typed

    def send(self, someone: Someone, where: str, typed: dict[str, Any]) -> None:
        """Mostly what was sent is taken back, so that there is something left to look at."""
        with transaction.atomic():
            before = theirs(someone)
            answer = someone.client.post(where, typed, follow=True)
            if theirs(someone) != before:
                self.wrong.append(f"{someone.user.email}: POST {where}: changed what is another agency's")
            self.sent += 1
            self.look(someone, f"POST {where}", answer)
            transaction.set_rollback(self.random.random() < 0.9)

    def look(self, someone: Someone, where: str, answer: Any) -> None:
        self.seen += answer.status_code == 200
        told = f"{someone.user.email}: {where}: "
        if answer.status_code >= 500 and "/health/" not in where:  # where no worker is about
            self.wrong.append(f"{told}{answer.status_code}")
        body = (b"".join(answer) if answer.streaming else answer.content).decode("utf-8", "ignore")
        heads = str(answer.headers)
        for made, word in zip(self.boards, ("Osprey", "Kestrel"), strict=True):
            self.wrong += [told + secret for secret in not_for(someone, made, word) if secret in body + heads]
        if "text/html" in answer.get("Content-Type", "") and MARKUP in body:
            self.wrong.append(f"{told}unescaped")
        if "Traceback (most recent" in body or "root:x:0" in body or "stolen" in str(answer.cookies):
            self.wrong.append(f"{told}gives something away")
        if answer.status_code in {301, 302} and "attacker.example" in answer["Location"].partition("?")[0]:
            self.wrong.append(f"{told}leads away to {answer['Location']}")


def test_nobody_is_given_what_is_not_theirs(boards: list[Made]) -> None:
    walk = Walk(boards)
    for _ in range(STEPS):
        walk.step()
    assert not walk.wrong, "\n".join(dict.fromkeys(walk.wrong))
    assert walk.sent > STEPS / 20 and walk.seen > STEPS / 5  # it got somewhere


def test_the_walk_would_notice(boards: list[Made]) -> None:
    """The words that are looked for are really shown to those who may see them."""
    seen: set[str] = set()
    for made, word in zip(boards, ("Osprey", "Kestrel"), strict=True):
        here, client = f"/boards/{made.board.slug}/", Client()
        action = Action.objects.filter(board=made.board).earliest("id").pk
        for role in (Role.MANAGER, Role.SCRUTINEER):
            client.force_login(made.users[role])
            body = "".join(
                client.get(here + page).text
                for page in (f"plan/{action}/", "notes/", "papers/", "who/people/", "challenges/")
            )
            seen |= {end for end in ("", "unsent", "private", "draft", "named", "asked") if word + end in body}
    assert seen == {"", "unsent", "private", "draft", "named", "asked"}
    assert Permission.READ_PEOPLE not in ROLES[Role.AGENCY_LEAD].permissions
