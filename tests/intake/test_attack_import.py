"""Documents that a stranger made: each is written whole, or refused with a sentence, on either database."""

import os
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import Client

from answerable.access.roles import Role
from answerable.history.reading import check
from answerable.intake.changes import import_document
from answerable.intake.models import Document
from answerable.partnership.changes import add_group
from answerable.plan.models import Action, Plan, Round, Statement
from answerable.reading.proposal import Agency, Aim, Base, Block, Item, Proposal, Recommendations, Source, Value
from answerable.reading.proposal import Document as ReadDocument
from tests.board import Made, make
from tests.example_plan import PROPOSAL
from tests.intake.test_import import bring_in

LONG = "Word " * 100
ACTION, MEASURE, STATEMENT = PROPOSAL.actions[0], PROPOSAL.measures[0], PROPOSAL.statements[0]
TOO_LONG = {
    "title": replace(PROPOSAL, document=replace(PROPOSAL.document, title=LONG)),
    "ref of an aim": replace(PROPOSAL, aims=[Aim(ref=LONG, title="Aim")]),
    "name of an agency": replace(PROPOSAL, agencies=[Agency(name=LONG)]),
    "another name of an agency": replace(PROPOSAL, agencies=[Agency(name="EC", aliases=[LONG])]),
    "lead": replace(PROPOSAL, actions=[replace(ACTION, leads=[LONG])]),
    "status": replace(PROPOSAL, actions=[replace(ACTION, status=LONG)]),
    "period": replace(PROPOSAL, statements=[replace(STATEMENT, period=LONG)]),
    "unit": replace(PROPOSAL, measures=[replace(MEASURE, unit=LONG)]),
    "item": replace(
        PROPOSAL, recommendations=[Recommendations(source=Source(), items=[Item(ref=LONG, text="Do it.")])]
    ),
    "base": replace(PROPOSAL, measures=[replace(MEASURE, base=Base(n=9_999_999_999))]),
    "count": replace(PROPOSAL, recommendations=[Recommendations(source=Source(), count=9_999_999_999)]),
    "infinite": replace(PROPOSAL, measures=[replace(MEASURE, values=[Value(value=float("inf"), words="1")])]),
    "no such day": replace(PROPOSAL, document=replace(PROPOSAL.document, date="2013-02-30")),
}


@pytest.mark.django_db
@pytest.mark.parametrize("what", TOO_LONG)
def test_what_does_not_fit_is_refused_with_a_sentence(what: str) -> None:
    made = make()
    with pytest.raises(ValidationError) as refused:
        bring_in(made, TOO_LONG[what])
    (sentence,) = refused.value.messages
    assert sentence.endswith(".") and len(sentence) < 400
    assert not Document.objects.exists() and not Plan.objects.exists() and check() == []


@pytest.mark.django_db
def test_letters_that_no_database_holds_are_left_out() -> None:
    made = make()
    hostile = "a\x00b\ud800c"
    said = replace(STATEMENT, text=hostile, blocks=[Block(kind="paragraph", text=hostile)])
    assert bring_in(made, replace(PROPOSAL, statements=[said]))["statements"] == 1
    kept = Statement.objects.get()
    assert kept.text == "abc" and kept.blocks[0]["text"] == "abc"


@pytest.mark.django_db
def test_a_file_with_an_impossible_name_is_kept_under_a_possible_one() -> None:
    made = make()
    import_document(
        by=made.manager, board=made.board, filename=os.fsdecode(b"\xff.md"), content=b"x", proposal=PROPOSAL
    )
    assert Document.objects.get().filename.endswith(".md")


@pytest.mark.django_db
def test_refs_that_repeat_keep_every_word() -> None:
    made = make()
    twice = replace(
        PROPOSAL,
        actions=[ACTION, replace(ACTION, text="Another action")],
        statements=[STATEMENT, replace(STATEMENT, text="Other words.")],
    )
    with pytest.raises(ValidationError, match=r"1\.1\.1"):
        bring_in(made, twice)
    assert not Action.objects.exists()


@pytest.mark.django_db
def test_an_empty_proposal_writes_no_plan() -> None:
    made = make()
    with pytest.raises(ValidationError, match="nothing"):
        bring_in(made, Proposal(document=ReadDocument(title="", date="2013-01-01")))
    assert not Plan.objects.exists() and not Document.objects.exists()


@pytest.mark.django_db
def test_markup_in_a_document_stays_words_on_every_page(client: Client) -> None:
    made = make()
    hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>=cmd|calc'
    bring_in(
        made,
        replace(
            PROPOSAL,
            document=replace(PROPOSAL.document, title=hostile),
            actions=[replace(ACTION, text=hostile, leads=[hostile], status=hostile)],
            statements=[replace(STATEMENT, text=hostile, blocks=[Block(kind="paragraph", text=hostile)])],
            measures=[replace(m, what=hostile, population=hostile) for m in PROPOSAL.measures],
            agencies=[Agency(name=hostile)],
        ),
    )
    client.force_login(made.users[Role.MANAGER])
    action, document = Action.objects.get().pk, Document.objects.get().pk
    for page in (
        "",
        "plan/",
        f"plan/{action}/",
        "measures/",
        "promises/",
        "who/",
        "documents/",
        f"documents/{document}/",
    ):
        body = client.get(f"/boards/eastmarsh/{page}").content.decode()
        assert "<script>alert" not in body and "<img src=x" not in body, page


@pytest.mark.django_db
def test_the_command_shows_a_board_s_plan_to_nobody_from_outside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made, other = make(), make("calderwick")
    bring_in(made)
    file = tmp_path / "plan.md"
    file.write_text("# Business plan 2012/13\n\n| Ref | Action |\n|---|---|\n| 1.1.1 | Ask |\n| 9.9.9 | Other |\n")
    for email in (other.users[Role.MANAGER].email, made.users[Role.SCRUTINY_MEMBER].email):
        with pytest.raises(CommandError, match="may not bring documents in"):
            call_command("import", str(file), board="eastmarsh", email=email, yes=True)
    assert capsys.readouterr().out == ""


@pytest.mark.django_db(transaction=True)
def test_an_import_and_another_change_do_not_wait_for_each_other_for_ever() -> None:
    """Whoever has the chain of events still has to add a record to the board that the import holds."""
    made = make()
    by, failed, recorded = made.manager, [], threading.Event()

    def add() -> None:
        try:
            with transaction.atomic():
                add_group(by=by, board=made.board, name="Executive")
                recorded.set()
                time.sleep(1)
                add_group(by=by, board=made.board, name="Training group")
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=add)
    thread.start()
    assert recorded.wait(20)
    bring_in(made)
    thread.join(60)
    assert failed == [] and check() == [] and Document.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("same", [True, False], ids=["the same file", "two files of one round"])
def test_two_people_who_bring_documents_in_at_once(same: bool) -> None:
    made: Made = make()
    by, failed, start = made.manager, [], threading.Barrier(2)

    def bring(content: bytes) -> None:
        try:
            start.wait()
            import_document(by=by, board=made.board, filename="plan.docx", content=content, proposal=PROPOSAL)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=bring, args=(b"same" if same else bytes([n]),)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failed == [] and check() == []
    assert Plan.objects.count() == 1 and Action.objects.count() == 2
    assert Round.objects.count() == Document.objects.count() == (1 if same else 2)
