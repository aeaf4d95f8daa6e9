"""Pages that show a form only in some state of what they are about: what brings it about, and the page. For
`test_refused_forms`."""

from collections.abc import Callable
from datetime import date
from time import time
from typing import Any

from django.test import Client
from django.utils import timezone

from answerable.access.actor import Party
from answerable.access.roles import Role
from answerable.asks.models import Ask
from answerable.history.changes import keep
from answerable.history.models import Event
from answerable.intake.models import Document
from answerable.meetings.models import Item, Meeting, MinutesStep, Seat
from answerable.papers.models import Paper
from answerable.partnership.models import Agency, Appointment, Group, Person
from answerable.plan.models import Action, Answerer, Commitment, Plan, PlanStep, Round, Update
from answerable.plan.rules import SENT
from tests.board import Made
from tests.house.forms_of_meetings import MEETING, POINT
from tests.house.forms_of_pages import DOCUMENT, PAPER, made_by
from tests.house.forms_of_people import CHALLENGE, WHO
from tests.house.full import filled
from tests.intake.plans import word_plan
from tests.intake.sending import send
from tests.worker import do_what_waits


def _paper_at(state: str, page: str = "") -> Callable[[Made, Client], str]:
    def ready(made: Made, client: Client) -> str:
        paper = Paper.objects.filter(board=made.board).order_by("pk")[0]
        Paper.objects.filter(pk=paper.pk).update(state=state)
        return f"/boards/{made.board.slug}/papers/{paper.pk}/{page}"

    return ready


def _says(made: Made, client: Client) -> str:
    """A paper that names an agency, out for its accuracy check."""
    agency = Agency.objects.filter(members__board=made.board, name="Eastmarsh Police").get()
    paper = Paper.objects.filter(board=made.board).order_by("pk")[0]
    narrative = {**paper.narrative, "summary": {"text": f"{agency.name} answered.", "post": ""}}
    Paper.objects.filter(pk=paper.pk).update(state="accuracy check", narrative=narrative)
    return f"/boards/{made.board.slug}/papers/{paper.pk}/agencies/{agency.pk}/say/1/"


def _document(page: str) -> Callable[[Made, Client], str]:
    def ready(made: Made, client: Client) -> str:
        # Another each time: the same bytes, made within one second, would be the document that was sent before.
        words = f"Nothing like it, number {Document.objects.count()}"
        send(client, word_plan([["9.1.1", words, "Chair", "", ""]]), "another.docx")
        do_what_waits()
        document = Document.objects.filter(board=made.board).latest("pk")
        return f"/boards/{made.board.slug}/documents/{document.pk}/{page}"

    return ready


def _merge(model: Any) -> Callable[[Made, Client], str]:
    def ready(made: Made, client: Client) -> str:
        from answerable.partnership.changes import add_agency, add_group

        add = add_agency if model is Agency else add_group
        one, two = (add(by=made.manager, board=made.board, name=name).pk for name in ("One", "Two"))
        bodies = "agencies" if model is Agency else "groups"
        return f"/boards/{made.board.slug}/who/{bodies}/{one}/merge/?other={two}"

    return ready


def _promise(made: Made) -> str:
    promise = Commitment.objects.filter(board=made.board, withdrawn=False)[0]
    return f"/boards/{made.board.slug}/plan/withdraw/promise/{promise.pk}/"


def _lead(made: Made) -> Appointment:
    return Appointment.objects.filter(board=made.board, role=Role.AGENCY_LEAD).order_by("pk")[0]


def _appointment(made: Made, page: str) -> str:
    return f"/boards/{made.board.slug}/who/appointments/{_lead(made).pk}/{page}/"


def _person(made: Made) -> str:
    return f"/boards/{made.board.slug}/who/people/{_lead(made).person_id}/change/"


def _left(made: Made) -> str:
    from answerable.partnership.changes import appoint

    then = {"starts": date(2012, 1, 1), "ends": date(2013, 1, 1)}
    gone = appoint(by=made.manager, board=made.board, name="One who left", post="Lay member", role=None, **then)
    return f"/boards/{made.board.slug}/who/data/people/{gone.person_id}/erase/"


def _two_people(made: Made) -> str:
    from answerable.partnership.changes import appoint

    new = {"by": made.manager, "board": made.board, "post": "Lay member", "role": None}
    new["starts"] = timezone.localdate()
    one, two = (appoint(**new, name=name).person_id for name in ("One", "Two"))
    return f"/boards/{made.board.slug}/who/people/{one}/merge/?other={two}"


def _another_round(made: Made) -> str:
    from answerable.plan.changes import open_round

    plan = Plan.objects.filter(board=made.board).earliest("pk")
    newest = Round.objects.filter(plan=plan, withdrawn=False).latest("on")
    round = open_round(by=made.manager, plan=plan, title=f"Round {Event.objects.count()}", on=newest.on)
    return f"/boards/{made.board.slug}/asks/rounds/{round.pk}/"


def _answered(page: str, state: str = "submitted") -> Callable[[Made, Client], str]:
    def ready(made: Made, client: Client) -> str:
        asks = Ask.objects.filter(board=made.board)
        asks.update(state=state)
        return f"/boards/{made.board.slug}/asks/{asks.earliest('pk').pk}/{page}"

    return ready


def _unsent(made: Made) -> str:
    from answerable.asks.changes import withdraw_link

    ask = Ask.objects.filter(board=made.board).earliest("pk")
    for link in ask.links.filter(withdrawn=False):
        withdraw_link(by=made.manager, link=link)
    return f"/boards/{made.board.slug}/asks/rounds/{ask.round_id}/links/"


def _reminded(made: Made) -> str:
    from answerable.asks.changes import link_sent

    ask = Ask.objects.filter(board=made.board, withdrawn=False, state="open").earliest("pk")
    for link in ask.links.all():
        link_sent(by=made.manager, link=link, refused="")
    return f"/boards/{made.board.slug}/asks/rounds/{ask.round_id}/reminders/"


def _draft(page: str) -> Callable[[Made, Client], str]:
    """A page of the plan that is a draft."""

    def ready(made: Made, client: Client) -> str:
        draft = Plan.objects.filter(board=made.board).exclude(follows=None).earliest("pk")
        return f"/boards/{made.board.slug}/plan/levels/{draft.pk}/year/{page}"

    return ready


def _consulted(made: Made, client: Client) -> str:
    """Of those who are consulted one is an agency that has a lead, and has said nothing yet."""
    from answerable.years.changes import consult

    agency = Agency.objects.filter(members__board=made.board).earliest("pk")
    Appointment.objects.filter(board=made.board, role=Role.AGENCY_LEAD).update(agency=agency)
    draft = Plan.objects.filter(board=made.board).exclude(follows=None).earliest("pk")
    consult(by=made.manager, plan=draft, whom=[Party(agency=agency.pk)], due=None)
    return _reached(made, _draft("consulted/tell/")(made, client))


def _moderated(made: Made) -> str:
    """The plan names the group on the action, whatever was changed since."""
    update = Update.objects.filter(board=made.board, state__in=SENT).select_related("action").earliest("pk")
    group = Group.objects.filter(board=made.board).earliest("pk")
    of = {"board": made.board, "plan": update.plan, "action": update.action, "part": "contributor", "order": 9}
    keep(Answerer(**of, group=group, words=group.name), by=made.manager, board=made.board.pk, what="added")
    return filled(MODERATE, made)


def _reached(made: Made, page: str) -> str:
    """The board knows the addresses of its people."""
    for person in Person.objects.filter(appointments__board=made.board).exclude(user=None).select_related("user"):
        Person.objects.filter(pk=person.pk).update(email=person.user.email)
    return page


def _last_step(made: Made) -> str:
    from answerable.plan.changes import take_step
    from answerable.plan.year.rules import on_day

    step = PlanStep.objects.filter(board=made.board, withdrawn=False).latest("pk")
    if step.kind == "draft":  # its first, which it keeps
        step = take_step(by=made.manager, plan=step.plan, kind="consultation", on=on_day(timezone.localdate()))
    return f"/boards/{made.board.slug}/plan/steps/{step.pk}/withdraw/"


def _words_with_news(made: Made) -> str:
    """What the board says of an action, with a figure and a promise that are not kept yet."""
    from answerable.plan.changes import write_statement

    round = Round.objects.filter(board=made.board, withdrawn=False).earliest("pk")
    action = Action.objects.filter(plan=round.plan, withdrawn=False).earliest("pk")
    number = Event.objects.count()
    typed = f"{number} of {number + 9} schools answered the survey. A full report of it is due in May 2033."
    said = write_statement(by=made.manager, action=action, round=round, typed=typed)
    return f"/boards/{made.board.slug}/documents/words/{said.pk}/"


def _just_signed_in(made: Made, client: Client) -> str:
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time()}]
    session["account_authentication_methods_user"] = client.session["_auth_user_id"]
    session.save()
    return "/accounts/second-step/totp/activate/"


def _meeting(
    page: str, state: str = "", *, ahead: bool = False, published: bool = False
) -> Callable[[Made, Client], str]:
    """The meeting that was held, whose minutes are in a state, after which another was held; or the one ahead."""

    def ready(made: Made, client: Client) -> str:
        there = Meeting.objects.filter(board=made.board, withdrawn=False)
        held, later = there.earliest("on"), there.latest("on")
        if state:
            MinutesStep.objects.bulk_create([MinutesStep(board=made.board, meeting=held, state=state, on=held.on)])
            if not there.filter(on__gt=held.on, on__lte=timezone.localdate()).exists():
                Meeting.objects.filter(pk=later.pk).update(on=timezone.localdate())
        if published:
            Meeting.objects.filter(pk=held.pk).update(published_on=held.on)
        return f"/boards/{made.board.slug}/meetings/{(later if ahead else held).pk}/{page}"

    return ready


def _one_seat(made: Made) -> str:
    """The form has three fields for each seat; those of the first are in the table."""
    first = Seat.objects.filter(board=made.board).earliest("pk")
    Seat.objects.filter(board=made.board).exclude(pk=first.pk).update(withdrawn=True)
    return filled(f"{MEETING}attendance/", made)


def _item_of_which_nothing_came(made: Made) -> str:
    item = Item.objects.filter(board=made.board, outcomes=None).earliest("pk")
    return f"/boards/{made.board.slug}/meetings/items/{item.pk}/withdraw/"


A = "boards/<slug:board>/asks/"
MODERATE = "boards/<slug:board>/asks/moderate/<int:reported>/<int:group>/"
P, D, W, WITHDRAW = PAPER, DOCUMENT, WHO, "boards/<slug:board>/plan/withdraw/<slug:kind>/<int:pk>/"
READY: dict[str, Callable[[Made, Client], str]] = {
    "accounts/second-step/totp/activate/": _just_signed_in,
    f"{A}rounds/<int:round>/": lambda made, _: _another_round(made),
    f"{A}rounds/<int:round>/links/": lambda made, _: _unsent(made),
    f"{A}rounds/<int:round>/reminders/": lambda made, _: _reminded(made),
    f"{A}<int:ask>/accept/": _answered(""),
    f"{A}<int:ask>/send-back/": _answered("send-back/"),
    f"{A}<int:ask>/more/": _answered("more/", "accepted"),
    f"{A}links/<int:link>/withdraw/": lambda made, _: filled(f"{A}<int:ask>/", made),
    f"{MEETING}cancel/": _meeting("cancel/", ahead=True),
    f"{MEETING}attendance/": lambda made, _: _one_seat(made),
    f"{MEETING}minutes/": _meeting("minutes/", "with chair"),
    f"{MEETING}send/minutes/": _meeting("send/minutes/", "checked"),
    f"{MEETING}approve/": _meeting("approve/", "circulated"),
    f"{MEETING}publish/": _meeting("publish/", "circulated", published=True),
    f"{POINT}withdraw/": lambda made, _: _item_of_which_nothing_came(made),
    f"{P}move/": _paper_at("draft"),
    MODERATE: lambda made, _: _moderated(made),
    f"{P}tell/": lambda made, client: _reached(made, _paper_at("approval", "tell/")(made, client)),
    f"{CHALLENGE}tell/": lambda made, _: _reached(made, filled(f"{CHALLENGE}tell/", made)),
    f"{P}replies/": _paper_at("accuracy check"),
    f"{P}agencies/<int:agency>/say/<int:line>/": lambda made, client: _says(made, client),
    f"{P}publish/": _paper_at("cleared"),
    f"{P}correct/": _paper_at("published"),
    f"{P}committee/add/": _paper_at("published", "committee/add/"),
    f"{D}check/<slug:family>/<int:page>/": _document("check/actions/1/"),
    f"{D}add/<slug:family>/<int:line>/": _document("add/actions/1/"),
    f"{D}confirm/": _document("confirm/"),
    f"{D}cancel/": _document(""),
    "boards/<slug:board>/documents/words/<int:statement>/": lambda made, _: _words_with_news(made),
    f"{W}agencies/<int:agency>/merge/": _merge(Agency),
    f"{W}groups/<int:group>/merge/": _merge(Group),
    f"{W}people/<int:person>/merge/": lambda made, _: _two_people(made),
    WITHDRAW: lambda made, _: _promise(made),
    "boards/<slug:board>/plan/levels/<int:plan>/year/consulted/add/": _draft("consulted/add/"),
    "boards/<slug:board>/plan/levels/<int:plan>/year/consulted/tell/": lambda made, client: _consulted(made, client),
    "boards/<slug:board>/plan/levels/<int:plan>/year/comments/new/": _draft("comments/new/"),
    "boards/<slug:board>/plan/steps/<int:taken>/withdraw/": lambda made, _: _last_step(made),
    f"{W}people/<int:person>/change/": lambda made, _: _person(made),
    f"{W}data/people/<int:person>/erase/": lambda made, _: _left(made),
    f"{W}appointments/<int:appointment>/change/": lambda made, _: _appointment(made, "change"),
    f"{W}appointments/<int:appointment>/end/": lambda made, _: _appointment(made, "end"),
    f"{W}names/<int:name>/drop/": lambda made, _: f"/boards/{made.board.slug}/who/agencies/{made_by(made)('Agency')}/",
}
