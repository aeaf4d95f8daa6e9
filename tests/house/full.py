"""A board with one of everything that pages show, and how an address of `doors` is filled in on it."""

from typing import Any

from answerable.access.roles import Role
from answerable.desk.models import Note
from answerable.plan.reporting import Report
from tests.asks.asked import ask_in, link_to
from tests.assurance.framework import add_framework
from tests.board import Made
from tests.challenges.made import answered, challenge_in

# What stands in an address on any board.
ANYWHERE = {
    "<slug:rule>": "same-text",
    "<int:token>": "0",
    "<slug:key>/": "summary/",
    "<str:name>": "paper.html",
    "<slug:family>": "actions",
    "<int:page>": "1",
    "<int:line>": "1",
    "<slug:kind>": "csv",
    "<uidb36>-<key>": "1-nothing",
    "<int:pk>": "1",
    "<slug:provider_id>": "organisation",
}


def add_bodies(made: Made) -> None:
    """One of whatever the example plan does not bring, so that each page has something to show."""
    from answerable.desk.changes import share_note
    from answerable.partnership import changes
    from answerable.partnership.inviting.changes import invite
    from answerable.partnership.merging.changes import merge
    from answerable.plan.changes import write_update
    from answerable.plan.models import Action, Round

    new = {"by": made.manager, "board": made.board}
    changes.add_group(**new, name="Executive")
    changes.add_post(**new, name="Head of safeguarding")
    kept, merged = (changes.add_agency(**new, name=name) for name in ("Eastmarsh Police", "Police, Eastmarsh"))
    merge(**new, kept=kept, merged=merged)
    share_note(by=made.actor(Role.SCRUTINEER), note=note(made))
    invite(**new, person=made.users[Role.CHAIR].people.get())
    action = Action.objects.filter(board=made.board).earliest("pk")
    round = Round.objects.get(plan=action.plan)
    write_update(
        by=made.manager,
        action=action,
        round=round,
        party=kept,
        report=Report(text="We asked 40."),
        state="submitted",
        reason="x",
    )
    link_to(ask_in(made, round))
    answered(challenge_in(made, kept))
    add_framework(made)
    handle_a_question(made)


def handle_a_question(made: Made) -> None:
    """One question is answered and shared, and one rule is off."""
    from answerable.questions import changes
    from answerable.questions.record import questions_of

    question = questions_of(made.board.pk).every[0].question
    about = {"board": made.board, "question": question}
    changes.note_answer(by=made.manager, words="The board looked at it in March.", **about)
    changes.share(by=made.actor(Role.CHAIR), **about)
    changes.switch_off(by=made.manager, board=made.board, rule="same-text", reason="It repeats what we know.")


def note(made: Made) -> Note:
    """A private note of the scrutineer's."""
    from answerable.desk.changes import write_note

    return write_note(by=made.actor(Role.SCRUTINEER), board=made.board, title="To look at", text="The audit of 2012.")


def filled(route: str, made: Made) -> str:
    from answerable.asks.models import Ask, Link
    from answerable.assurance.models import EvidenceOf, OwnObjective, Review
    from answerable.challenges.models import Challenge, Step
    from answerable.evidence.models import Claim, Evidence, EvidenceFile, Measure, Observation
    from answerable.intake.models import Document
    from answerable.papers.models import Paper
    from answerable.partnership.models import Agency, AgencyName, Appointment, Group, Invitation, Merge, Person, Post
    from answerable.plan.models import Action, Aim, Answerer, Commitment, Objective, Plan, Round, Update
    from answerable.questions.models import Handled

    def one(model: Any) -> str:
        return str(model.objects.values_list("pk", flat=True).first())

    def question() -> str:
        return str(Handled.objects.filter(board=made.board).values_list("key", flat=True).first())

    # What fills each placeholder: a model, one of whose records does, what says it, or the words themselves. Looked up
    # only where the route has it: this is asked for every address.
    values: dict[str, Any] = {
        "<slug:board>": made.board.slug,
        "<int:action>": Action,
        "<int:plan>": Plan,
        "<int:aim>": Aim,
        "<int:objective>": Objective,
        "<int:round>": Round,
        "<int:update>": Update,
        "<int:promise>": Commitment,
        "<slug:kind>/<int:pk>": lambda: f"action/{one(Action)}",
        "<int:measure>": Measure,
        "<int:value>": Observation,
        "<int:claim>": Claim,
        "<int:item>": Evidence,
        "<int:file>": EvidenceFile,
        "<int:own>": OwnObjective,
        "<int:tie>": EvidenceOf,
        "<int:review>": Review,
        "<int:document>": Document,
        "<int:paper>": Paper,
        "<int:agency>": Agency,
        "<int:name>": AgencyName,
        "<int:group>": Group,
        "<int:merge>": Merge,
        "<int:person>": Person,
        "<int:appointment>": Appointment,
        "<int:post>": Post,
        "<int:invitation>": Invitation,
        "<int:note>": Note,
        "<int:ask>": Ask,
        "<int:challenge>": Challenge,
        "<int:step>": Step,
        "<int:link>": Link,
        "<slug:question>": question,
        "<int:answerer>": Answerer,
        **ANYWHERE,
    }
    for placeholder, filling in values.items():
        if placeholder in route:
            value = filling if isinstance(filling, str) else one(filling) if isinstance(filling, type) else filling()
            assert value != "None", f"the made board has nothing for {placeholder}"
            route = route.replace(placeholder, value)
    return f"/{route}"
