"""Two agencies that are one: everything moves, nothing else does, and an undo puts back exactly that."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.test import Client
from django.utils import timezone

from answerable.access.roles import Role
from answerable.api.models import Token
from answerable.evidence.models import Evidence, Measure
from answerable.history.changes import keep
from answerable.history.together import read_all
from answerable.papers.models import Paper, Reply
from answerable.partnership import changes
from answerable.partnership.merging import EditedSince, links_to
from answerable.partnership.merging.changes import merge, undo_merge
from answerable.partnership.models import Agency, AgencyName, Appointment, Group, Member, Merge, Person
from answerable.partnership.record import bodies_of, read_directory
from answerable.plan.changes import add_all, change_action, correct
from answerable.plan.models import Action, Answerer, Plan, Round, Update
from answerable.plan.record import plan_of
from tests.board import Made, make
from tests.example_plan import add_plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan_in")]


def council() -> Agency:
    return Agency.objects.get(name="Eastmarsh Council")


def spelt_otherwise(made: Made) -> Agency:
    """Another spelling of the council, named by a record of every kind."""
    by, board = made.manager, made.board
    other = changes.make_agency(by=by, board=board, name="Council of Eastmarsh", names=["CoE"], funds=True)
    plan, action = Plan.objects.get(), Action.objects.get(ref="1.1.2")
    given: list[Any] = [
        Answerer(action=action, part="lead", words="CoE", agency=other, order=0),
        Answerer(action=action, part="contributor", words="Council of Eastmarsh", agency=other, order=1),
    ]
    add_all(by=by, plan=plan, things=given)
    add_all(by=by, plan=plan, things=[Update(round=Round.objects.get(), action=action, agency=other, text="Done")])
    correct(by=by, thing=Measure.objects.get(what="complaints"), values={"agency": other})
    add_all(by=by, plan=plan, things=[Evidence(title="An audit", kind="outcome", agency=other)])
    word = Reply(board=board, paper=Paper.objects.get(), about="1.1.2", words="Agreed", agency=other, at=timezone.now())
    keep(word, by=by, board=board.pk, what="reply")
    changes.appoint(
        by=by, board=board, name="A lead", role=Role.AGENCY_LEAD, post="lead", starts=timezone.localdate(), agency=other
    )
    changes.add_post(by=by, board=board, name="Head of service", agency=other)
    return other


def everything(label: str | None = None) -> dict[str, list[dict[str, Any]]]:
    """Every row of every model that keeps states, as it is now."""
    models = [m for m in apps.get_models() if hasattr(m, "history") and m is not Merge]
    return {m._meta.label: list(m._default_manager.order_by("pk").values()) for m in models}


def test_all_that_names_the_one_names_the_other_and_an_undo_puts_back_exactly_that(made: Made) -> None:
    kept, other = council(), spelt_otherwise(made)
    before = everything()
    done = merge(by=made.manager, board=made.board, kept=kept, merged=other, reason="One council")
    assert not Answerer.objects.filter(agency=other).exists() and Answerer.objects.filter(agency=kept).count() == 3
    for model in (Update, Measure, Evidence, Reply, Appointment):
        assert set(model.objects.exclude(agency=None).values_list("agency", flat=True)) == {kept.pk}, model
    assert {n.name for n in AgencyName.objects.filter(agency=kept)} == {
        "Eastmarsh Council",
        "EC",
        "Council of Eastmarsh",
        "CoE",
    }
    assert Member.objects.get(agency=other).withdrawn
    assert [a.id for a in read_directory(made.board.pk, None).agencies] == [kept.pk]
    # A document to come that spells it so is understood.
    assert changes.add_agency(by=made.manager, board=made.board, name="CoE") == kept
    undo_merge(by=made.manager, merge=done)
    assert everything() == before
    with pytest.raises(ValidationError, match="already"):
        undo_merge(by=made.manager, merge=done)


def test_what_pays_in_still_pays_in(made: Made) -> None:
    kept = changes.make_agency(by=made.manager, board=made.board, name="A")
    other = changes.make_agency(by=made.manager, board=made.board, name="B", funds=True)
    done = merge(by=made.manager, board=made.board, kept=kept, merged=other)
    assert kept.pk in read_all(None, bodies_of(made.board.pk))[0].funders
    undo_merge(by=made.manager, merge=done)
    assert read_all(None, bodies_of(made.board.pk))[0].funders & {kept.pk, other.pk} == {other.pk}


def test_a_day_before_the_merge_shows_two(made: Made) -> None:
    kept, other = council(), spelt_otherwise(made)
    before = timezone.now()
    merge(by=made.manager, board=made.board, kept=kept, merged=other)
    assert {a.id for a in read_directory(made.board.pk, before).agencies} == {kept.pk, other.pk}
    then = read_all(before, plan_of(Plan.objects.get().pk))[0]
    assert then and other.pk in {a.agency_id for a in then.answerers}


def test_another_board_sees_no_difference(made: Made) -> None:
    kept, other = council(), spelt_otherwise(made)
    elsewhere = make("calderwick")
    add_plan(elsewhere, content=b"another")
    for thing in (
        Member(board=elsewhere.board, agency=other),
        AgencyName(board=elsewhere.board, agency=other, name="X"),
    ):
        keep(thing, by=elsewhere.manager, board=elsewhere.board.pk, what="joined")
    plan = Plan.objects.get(board=elsewhere.board)
    lead = Answerer(action=Action.objects.filter(plan=plan).first(), words="X", agency=other, order=0)
    add_all(by=elsewhere.manager, plan=plan, things=[lead])
    theirs = read_directory(elsewhere.board.pk, None)
    merge(by=made.manager, board=made.board, kept=kept, merged=other)
    assert read_directory(elsewhere.board.pk, None) == theirs
    assert Answerer.objects.get(pk=lead.pk).agency == other


def test_an_undo_is_refused_where_somebody_has_edited_since_and_then_puts_nothing_back(made: Made) -> None:
    kept, other = council(), spelt_otherwise(made)
    done = merge(by=made.manager, board=made.board, kept=kept, merged=other)
    measure = Measure.objects.get(what="complaints")
    correct(by=made.manager, thing=measure, values={"unit": "a month"})
    after = everything()
    with pytest.raises(EditedSince) as refused:
        undo_merge(by=made.manager, merge=done)
    assert refused.value.things == [measure]
    assert everything() == after
    # Put back as the merge left it, it may be undone.
    correct(by=made.manager, thing=measure, values={"unit": ""})
    undo_merge(by=made.manager, merge=done)


def test_merges_of_merges_are_undone_from_the_last(made: Made) -> None:
    kept, other = council(), spelt_otherwise(made)
    third = changes.make_agency(by=made.manager, board=made.board, name="Third")
    before = everything()
    first = merge(by=made.manager, board=made.board, kept=kept, merged=other)
    second = merge(by=made.manager, board=made.board, kept=third, merged=kept)
    with pytest.raises(EditedSince):
        undo_merge(by=made.manager, merge=first)
    undo_merge(by=made.manager, merge=second)
    undo_merge(by=made.manager, merge=first)
    assert everything() == before


def test_two_groups_are_merged_and_undone(made: Made) -> None:
    by, board = made.manager, made.board
    kept, other = (changes.make_group(by=by, board=board, name=name) for name in ("Executive", "Exec group"))
    action = Action.objects.get(ref="1.1.2")
    change_action(by=by, action=action, text=action.text, due=None, leads=["Exec group"], contributors=[])
    before = everything()
    done = merge(by=by, board=board, kept=kept, merged=other)
    assert Answerer.objects.get(words="Exec group").group == kept
    assert Group.objects.get(pk=kept.pk).names == "Exec group"
    assert changes.add_group(by=by, board=board, name="Exec group") == kept
    undo_merge(by=by, merge=done)
    assert everything() == before


def test_words_that_named_a_merged_group_lead_to_the_one_that_was_kept(made: Made) -> None:
    by, board = made.manager, made.board
    other, kept = (changes.make_group(by=by, board=board, name=name) for name in ("Exec group", "Executive"))
    merge(by=by, board=board, kept=kept, merged=other)
    action = Action.objects.get(ref="1.1.2")
    change_action(by=by, action=action, text=action.text, due=None, leads=["Exec group"], contributors=[])
    assert Answerer.objects.get(words="Exec group").group == kept


def test_what_cannot_be_merged(made: Made) -> None:
    kept, other = council(), spelt_otherwise(made)
    group = changes.make_group(by=made.manager, board=made.board, name="Executive")
    for one, two in ((kept, kept), (kept, group)):
        with pytest.raises(ValidationError, match="Choose another"):
            merge(by=made.manager, board=made.board, kept=one, merged=two)
    merge(by=made.manager, board=made.board, kept=kept, merged=other)
    with pytest.raises(ValidationError, match="no longer part"):
        merge(by=made.manager, board=made.board, kept=kept, merged=other)
    place = Member.objects.select_related("agency").get(agency=other)
    with pytest.raises(ValidationError, match="Undo the merge first"):
        changes.change_agency(by=made.manager, place=place, name="Back", kind="agency", funds=False)


def test_a_reader_merges_nothing(made: Made) -> None:
    kept, other = council(), spelt_otherwise(made)
    done = merge(by=made.actor(Role.QUALITY_OFFICER), board=made.board, kept=kept, merged=other)
    with pytest.raises(PermissionDenied):
        undo_merge(by=made.actor(Role.CHAIR), merge=done)
    with pytest.raises(PermissionDenied):
        merge(by=made.actor(Role.CHAIR), board=made.board, kept=other, merged=kept)


def entered_twice(made: Made) -> tuple[Person, Person]:
    """A lay member, and the same entered again with another post."""
    new = {"by": made.manager, "board": made.board, "role": None, "starts": timezone.localdate()}
    posts = (("L. Member", "Lay member"), ("Lay Member", "Chair of the audit group"))
    one, two = (changes.appoint(**new, name=name, post=post).person for name, post in posts)
    return one, two


def test_two_records_of_a_person_are_merged_and_undone(made: Made, client: Client) -> None:
    kept, other = entered_twice(made)
    before = everything()
    done = merge(by=made.manager, board=made.board, kept=kept, merged=other, reason="They said so")
    assert set(Appointment.objects.filter(person=kept).values_list("post", flat=True)) == {
        "Lay member",
        "Chair of the audit group",
    }
    assert other.pk not in read_directory(made.board.pk, None, people=True).people
    client.force_login(made.users[Role.MANAGER])
    page = client.get(f"/boards/eastmarsh/who/people/{kept.pk}/").text
    assert f"/boards/eastmarsh/who/merges/{done.pk}/" in page and "Lay Member" in page
    page = client.get(f"/boards/eastmarsh/who/merges/{done.pk}/").text
    assert "Lay Member was merged with L. Member" in page and "Chair of the audit group" in page
    undo_merge(by=made.manager, merge=done)
    assert everything() == before


def test_no_role_changes_hands_by_a_merge(made: Made, client: Client) -> None:
    kept, _ = entered_twice(made)
    today = timezone.localdate()
    new = {"by": made.manager, "board": made.board, "role": Role.CHAIR, "post": ""}
    before = changes.appoint(**new, name="Was Chair", starts=today - timedelta(days=9), ends=today).person
    later = changes.appoint(**new, name="Chair To Come", starts=today + timedelta(days=9)).person
    chair = made.users[Role.CHAIR].people.get()
    for other in (chair, before, later):
        with pytest.raises(ValidationError, match="a role does not move by a merge"):
            merge(by=made.manager, board=made.board, kept=kept, merged=other)
    client.force_login(made.users[Role.MANAGER])
    page = client.get(f"/boards/eastmarsh/who/people/{kept.pk}/merge/?other={before.pk}")
    assert "a role does not move by a merge" in page.text and page.templates[0].name == "desk/merge_choose.html"
    merge(by=made.manager, board=made.board, kept=chair, merged=kept)
    stranger = make("calderwick").users[Role.CHAIR].people.get()
    with pytest.raises(Http404):
        merge(by=made.manager, board=made.board, kept=chair, merged=stranger)


@pytest.mark.parametrize("body", [Agency, Group, Person])
def test_every_link_to_a_body_moves_with_it(body: type[Agency] | type[Group] | type[Person]) -> None:
    """A model that names an agency, a group or a person belongs to a board and keeps states, so that a merge moves it
    and an undo finds it; an agency's place on a board is withdrawn instead, and a token for it opens nothing more."""
    linking = {
        model
        for model in apps.get_models()
        if model.__module__.startswith("answerable.")
        and not model.__name__.startswith("Historical")
        and any(field.related_model is body for field in model._meta.concrete_fields)
    }
    assert {model for model, _ in links_to(body)} == linking - {Member, Token}
    assert all("board_id" in {field.attname for field in model._meta.concrete_fields} for model in linking)
