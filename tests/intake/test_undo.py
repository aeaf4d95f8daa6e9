"""An import is undone by a new change that restores what was before, or refused with the names of what stands in the
way."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import ManyToOneRel
from django.test import Client

from answerable.access.roles import Role
from answerable.evidence.changes import define_measure, enter_value
from answerable.evidence.changes import withdraw as withdraw_evidence
from answerable.evidence.models import Claim, EvidenceFile, Measure, Observation
from answerable.evidence.record import read_evidence
from answerable.history.changes import EditedMeanwhile
from answerable.history.models import Event
from answerable.history.reading import check
from answerable.history.states import version_of
from answerable.history.together import read_all
from answerable.intake.changes import import_document, undo_import
from answerable.intake.models import Document
from answerable.intake.obstacles import address_of
from answerable.papers.changes import draft_paper
from answerable.papers.models import Paper
from answerable.partnership.models import AgencyName
from answerable.plan.changes import conclude_commitment, correct, open_round
from answerable.plan.models import (
    Action,
    Aim,
    Answerer,
    Commitment,
    Objective,
    Plan,
    PlanRecord,
    Round,
    Shortfall,
    Statement,
)
from answerable.plan.record import plan_of
from tests.board import Made, make
from tests.example_plan import PROPOSAL
from tests.intake.test_import import march

pytestmark = pytest.mark.django_db
KINDS = (Aim, Objective, Action, Answerer, Round, Statement, Commitment, Shortfall, Measure, Observation, Claim)
WHEN = datetime(2013, 1, 15, tzinfo=UTC)


@pytest.fixture
def made() -> Made:
    return make()


def bring(made: Made, proposal: object = PROPOSAL, content: bytes = b"december", **options: object) -> Document:
    filename = f"{content.decode()}.docx"
    return import_document(
        by=made.manager, board=made.board, filename=filename, content=content, proposal=proposal, **options
    ).document  # type: ignore[arg-type]


def undo(made: Made, document: Document) -> Document:
    return undo_import(by=made.manager, document=document, reason="The wrong file")


def in_force() -> dict[str, list[dict[str, object]]]:
    """Every record of a plan that is in force, with all its columns."""
    return {
        model.__name__: list(model.objects.filter(withdrawn=False).order_by("pk").values()) for model in (*KINDS, Plan)
    }


def test_an_undone_first_import_leaves_no_half_plan(made: Made) -> None:
    document = bring(made)
    plan = Plan.objects.get()
    undo(made, document)
    assert {name: rows for name, rows in in_force().items() if rows} == {}
    assert all(model.objects.exists() for model in KINDS), "nothing is deleted"
    assert read_all(None, plan_of(plan.pk))[0] is None
    assert document.state == Document.UNDONE and check() == []


def test_the_boards_first_pages_teach_the_first_step_again(made: Made, client: Client) -> None:
    undo(made, bring(made))
    client.force_login(made.users[Role.MANAGER])
    for page in ("", "plan/"):
        body = client.get(f"/boards/eastmarsh/{page}").content.decode()
        assert "There is no plan yet" in body and '/boards/eastmarsh/documents/new/"' in body
    for page in ("measures/", "promises/", "documents/"):
        assert client.get(f"/boards/eastmarsh/{page}").status_code == 200


def test_as_at_a_day_on_which_it_was_still_there_the_plan_is_shown(made: Made, client: Client) -> None:
    with time_machine.travel(datetime(2026, 3, 2, 12, tzinfo=UTC), tick=False):
        document = bring(made)
    with time_machine.travel(datetime(2026, 3, 9, 12, tzinfo=UTC), tick=False):
        undo(made, document)
    client.force_login(made.users[Role.MANAGER])
    shown = {
        day: "Survey children in care" in client.get(f"/boards/eastmarsh/plan/?at=2026-03-{day}").content.decode()
        for day in ("01", "05", "10")
    }
    assert shown == {"01": False, "05": True, "10": False}


def test_undoing_the_second_round_gives_back_every_value_of_the_first(made: Made) -> None:
    bring(made)
    before = in_force()
    second = bring(made, march(), b"march")
    assert in_force() != before
    undo(made, second)
    assert in_force() == before and check() == []


def test_each_record_keeps_the_reason_and_both_states_and_the_chain_tells_of_it(made: Made) -> None:
    bring(made)
    undo(made, bring(made, march(), b"march"))
    action = Action.objects.get(ref="1.1.2")
    texts = list(action.history.order_by("history_id").values_list("text", "history_change_reason"))
    assert texts == [
        ("Report what they said", ""),
        ("Report what they said to children", ""),
        ("Report what they said", "The wrong file"),
    ]
    assert Event.objects.filter(what="import undone").count() == 1


@pytest.mark.parametrize("known_from_document", [True, False])
def test_what_was_undone_is_shown_as_at_no_day_on_which_it_claimed_to_be_known(
    made: Made, known_from_document: bool
) -> None:
    document = bring(made, known_from_document=known_from_document)
    assert (read_all(WHEN, plan_of(document.plan_id or 0))[0] is not None) == known_from_document
    undo(made, document)
    assert read_all(WHEN, plan_of(document.plan_id or 0))[0] is None


def test_it_is_refused_with_the_names_of_what_somebody_has_changed_since(made: Made) -> None:
    document = bring(made)
    for ref in ("1.1.1", "1.1.2"):
        action = Action.objects.get(ref=ref)
        correct(by=made.actor(Role.QUALITY_OFFICER), thing=action, values={"text": "Something else"})
    before = in_force()
    with pytest.raises(ValidationError, match=r"Action 1\.1\.1 and action 1\.1\.2 have been changed since"):
        undo(made, document)
    document.refresh_from_db()
    assert in_force() == before and document.state == Document.BROUGHT_IN


def test_it_is_refused_while_a_later_round_or_a_paper_rests_on_it(made: Made) -> None:
    first = bring(made)
    second = bring(made, march(), b"march")
    with pytest.raises(
        ValidationError, match="“march.docx” came in later and went on from this document. Undo that first"
    ):
        undo(made, first)  # the second corrected what the first had written
    undo(made, second)
    undo(made, first)  # what the second had changed is again as the first left it
    assert {name for name, rows in in_force().items() if rows} == set()


def test_what_only_a_later_round_added_rests_on_the_first(made: Made) -> None:
    first = bring(made)
    bring(made, replace(PROPOSAL, document=march().document), b"march")
    with pytest.raises(
        ValidationError, match="“march.docx” came in later and went on from this document. Undo that first"
    ):
        undo(made, first)


def paper(made: Made) -> Paper:
    return draft_paper(
        by=made.manager,
        plan=Plan.objects.get(),
        title="Progress",
        as_at=date(2013, 1, 15),
        committee="Scrutiny",
        meets_on=date(2013, 1, 15),
        report_from="Chair",
        author="Manager",
    )


def test_a_paper_on_the_plan_stands_in_the_way(made: Made) -> None:
    document = bring(made)
    paper(made)
    with pytest.raises(ValidationError, match="Paper “Progress” rests on what this document brought in"):
        undo(made, document)


def test_what_the_board_knew_before_stays(made: Made) -> None:
    undo(made, bring(made))
    assert AgencyName.objects.filter(name="EC").exists()


def test_the_same_file_can_come_in_again_and_be_undone_again(made: Made) -> None:
    undo(made, bring(made))
    again = bring(made)
    assert Document.objects.count() == 1 and again.state == Document.BROUGHT_IN
    assert Plan.objects.filter(withdrawn=False).count() == 1 and Action.objects.filter(withdrawn=False).count() == 2
    undo(made, again)
    assert not Plan.objects.filter(withdrawn=False).exists()


def test_only_those_who_bring_documents_in_and_only_what_is_there(made: Made) -> None:
    document = bring(made)
    for role in (Role.CHAIR, Role.AGENCY_LEAD, Role.SCRUTINY_MEMBER):
        with pytest.raises(PermissionDenied):
            undo_import(by=made.actor(role), document=document, reason="No")
    with pytest.raises(EditedMeanwhile):
        undo_import(by=made.manager, document=document, reason="Old page", since=version_of(document) - 1)
    undo(made, document)
    with pytest.raises(ValidationError, match="nothing to undo"):
        undo(made, document)


def test_the_page_asks_for_a_reason_and_keeps_it_where_it_is_refused(made: Made, client: Client) -> None:
    document = bring(made)
    client.force_login(made.users[Role.MANAGER])
    address = f"/boards/eastmarsh/documents/{document.pk}/undo/"
    version = str(version_of(document))
    assert "Enter why the import is undone" in client.post(address, {"version": version}).content.decode()
    action = Action.objects.get(ref="1.1.1")
    correct(by=made.manager, thing=action, values={"text": "Something else"})
    page = client.post(address, {"version": version, "reason": "The wrong file"}).content.decode()
    assert "Action 1.1.1 has been changed since" in page and "The wrong file</textarea>" in page


def refused(made: Made, client: Client, document: Document) -> list[tuple[str, str, str]]:
    """The page on which somebody is told why an import is not undone: what is in the way, its address, what to do."""
    client.force_login(made.users[Role.MANAGER])
    sent = {"version": str(version_of(document)), "reason": "The wrong file"}
    answer = client.post(f"/boards/eastmarsh/documents/{document.pk}/undo/", sent)
    found = [(words, url, one.to_do) for one in answer.context["obstacles"] for words, url in one.pages]
    assert found and all(f'href="{url}"' in answer.text for _, url, _ in found)
    assert [client.get(url).status_code for _, url, _ in found] == [200] * len(found)
    return found


def test_what_was_changed_or_made_by_hand_is_a_link_with_what_to_do(made: Made, client: Client) -> None:
    document = bring(made)
    plan, action = Plan.objects.get(), Action.objects.get(ref="1.1.1")
    correct(by=made.manager, thing=action, values={"text": "Something else"})
    draft = paper(made)
    values = {"what": "children missing", "kind": "count", "polarity": ""}
    measure = define_measure(by=made.manager, plan=plan, values=values)
    period = {"period_words": "2012", "period_from": date(2012, 1, 1), "period_to": date(2012, 12, 31)}
    enter_value(by=made.manager, measure=measure, values={"value": 12, **period})
    open_round(by=made.manager, plan=plan, title="March 2013", on=date(2013, 3, 20))
    start = "/boards/eastmarsh"
    told = {words: (url, to_do) for words, url, to_do in refused(made, client, document)}
    assert {words: url for words, (url, _) in told.items()} == {
        "action 1.1.1": f"{start}/plan/{action.pk}/",
        "paper “Progress”": f"{start}/papers/{draft.pk}/",
        "measure “children missing”, value of “children missing”": f"{start}/measures/{measure.pk}/",
        "round “March 2013”": f"{start}/plan/levels/{plan.pk}/",
    }
    assert "put it back as it was" in told["action 1.1.1"][1] and "Withdraw the draft" in told["paper “Progress”"][1]


def test_a_later_document_is_all_that_is_named_where_it_is_all_that_is_in_the_way(made: Made, client: Client) -> None:
    first = bring(made)
    second = bring(made, march(), b"march")
    assert refused(made, client, first) == [
        (
            "document “march.docx”",
            f"/boards/eastmarsh/documents/{second.pk}/undo/",
            "Came in later and went on from this document. Undo its import first.",
        )
    ]
    correct(by=made.manager, thing=Action.objects.get(ref="1.1.3"), values={"text": "Something else"})
    assert [words for words, _, _ in refused(made, client, second)] == ["action 1.1.3"]


def test_what_was_withdrawn_by_hand_goes_with_what_belongs_to_it_and_is_in_nobody_s_way(made: Made) -> None:
    document = bring(made, known_from_document=True)
    first = Measure.objects.order_by("pk").first()
    assert first is not None
    withdraw_evidence(by=made.manager, thing=first, reason="Counted nothing")
    values = {"what": "children missing", "kind": "count", "polarity": ""}
    measure = define_measure(by=made.manager, plan=Plan.objects.get(), values=values)
    period = {"period_words": "2012", "period_from": date(2012, 1, 1), "period_to": date(2012, 12, 31)}
    enter_value(by=made.manager, measure=measure, values={"value": 12, **period})
    withdraw_evidence(by=made.manager, thing=measure, reason="Entered in the wrong plan")
    assert [m.id for m in read_evidence(document.plan_id or 0, WHEN).measures] != []
    undo(made, document)
    assert document.state == Document.UNDONE
    assert read_evidence(document.plan_id or 0, WHEN).measures == []


def test_a_record_that_was_changed_here_and_withdrawn_by_hand_stays_withdrawn(made: Made, client: Client) -> None:
    bring(made)
    second = bring(made, march(), b"march")
    correct(by=made.manager, thing=Action.objects.get(ref="1.1.2"), values={"withdrawn": True})
    [(words, url, to_do)] = refused(made, client, second)
    assert words == "action 1.1.2" and "would bring it back" in to_do


def test_whatever_may_stand_in_the_way_has_an_address() -> None:
    linked = {
        link.related_model
        for model in apps.get_models()
        if issubclass(model, (Plan, PlanRecord)) and not hasattr(model, "instance_type")
        for link in model._meta.get_fields(include_hidden=True)
        if isinstance(link, ManyToOneRel) and not hasattr(link.related_model, "instance_type")
    }
    for model in linked - {Document, EvidenceFile}:  # told as the import itself; goes with its evidence
        bare = model(**{f.attname: 1 for f in model._meta.concrete_fields if f.is_relation or f.primary_key})
        assert address_of("eastmarsh", bare).startswith("/boards/eastmarsh/"), model


def test_an_earlier_document_is_never_told_to_be_a_later_one(made: Made, client: Client) -> None:
    bring(made)
    second = bring(made, march(), b"march")
    promise = Commitment.objects.get()
    conclude_commitment(by=made.manager, commitment=promise, outcome="done", words="Reported.", round=second.round)
    [(words, url, to_do)] = refused(made, client, second)
    assert (words, url) == ("promise “report to the January meeting”", f"/boards/eastmarsh/promises/{promise.pk}/")
    assert "change it so that it no longer names that" in to_do
