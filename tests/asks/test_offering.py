"""Evidence is named in an answer, of the register or added beside it, and is the register's once the answer is
accepted; before it is sent nobody else sees it."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from answerable.access.roles import Role
from answerable.asks import changes
from answerable.asks.models import Offered
from answerable.evidence.changes import add_evidence
from answerable.evidence.models import Evidence, EvidenceFile, EvidenceFor
from answerable.history.reading import check
from answerable.partnership.changes import add_agency
from answerable.plan.models import Action
from answerable.plan.reporting import Report
from tests.asks.asked import Asked, asked_on, opened, proven, sent
from tests.board import Made

pytestmark = pytest.mark.django_db
WORDS = {"title": "Audit of 40 files", "kind": "outcome", "method": "audit"}


@pytest.fixture
def asked(made: Made) -> Asked:
    return asked_on(made)


def test_evidence_is_added_by_a_link_with_its_file_and_is_the_register_s_once_accepted(asked: Asked) -> None:
    client, reader = opened(asked), Client()
    reader.force_login(asked.made.users[Role.SCRUTINEER])
    url = f"{asked.url}actions/{asked.action.pk}/evidence/add/"
    file = SimpleUploadedFile("audit.txt", b"Thirty of forty were good.")
    page = sent(client, url, **WORDS, file=file).text
    assert "Audit of 40 files" in page and "audit.txt" in page
    offered = Offered.objects.get()
    taken = client.get(f"{asked.url}evidence/{offered.pk}/file")
    assert taken.content == b"Thirty of forty were good." and "attachment" in taken["Content-Disposition"]
    assert reader.get(f"/boards/eastmarsh/answers/{asked.ask.pk}/evidence/{offered.pk}/file").status_code == 404
    assert "Audit of 40" not in reader.get("/boards/eastmarsh/evidence/").text
    assert "Audit of 40" not in reader.get(f"/boards/eastmarsh/plan/{asked.action.pk}/").text
    sent(client, f"{asked.url}actions/{asked.action.pk}/", text="Forty files were audited.")
    assert "Audit of 40 files" in sent(client, f"{asked.url}send/").text
    manager = Client()
    manager.force_login(asked.made.users[Role.MANAGER])
    assert "audit.txt" in manager.get(f"/boards/eastmarsh/asks/{asked.ask.pk}/").text
    asked.ask.refresh_from_db()
    changes.accept_answer(by=asked.made.manager, ask=asked.ask)
    item = Evidence.objects.get(title="Audit of 40 files")
    assert (item.agency, item.producer, item.method) == (asked.agency, "agency itself", "audit")
    assert EvidenceFor.objects.get(evidence=item).action == asked.action
    assert bytes(EvidenceFile.objects.get(evidence=item).content) == b"Thirty of forty were good."
    assert "Audit of 40" in reader.get(f"/boards/eastmarsh/plan/{asked.action.pk}/").text and check() == []


def test_a_file_that_could_run_or_is_not_what_it_says_is_refused_and_no_word_is_lost(asked: Asked) -> None:
    client = opened(asked)
    url = f"{asked.url}actions/{asked.action.pk}/evidence/add/"
    page = sent(client, url, **WORDS, file=SimpleUploadedFile("audit.pdf", b"MZ not a pdf")).text
    assert "There is a problem" in page and "Audit of 40 files" in page and not Offered.objects.exists()


def test_only_the_agency_s_own_items_may_be_picked(asked: Asked) -> None:
    made = asked.made
    police = add_agency(by=made.manager, board=made.board, name="Eastmarsh Police")

    def item(title: str, agency: int | None, actions: tuple[int, ...] = ()) -> Evidence:
        values = {"title": title, "kind": "activity", "agency_id": agency}
        return add_evidence(by=made.manager, plan=asked.ask.plan, values=values, actions=actions)

    own = item("Own survey", asked.agency.pk)
    others = [item("Police survey", police.pk), item("Nobody’s", None)]
    item("Tied already", asked.agency.pk, (asked.action.pk,))
    client, url = opened(asked), f"{asked.url}actions/{asked.action.pk}/evidence/pick/"
    page = client.get(url).text
    assert "Own survey" in page and not any(w in page for w in ("Police survey", "Nobody’s", "Tied already"))
    assert "There is a problem" in sent(client, url, evidence=others[0].pk).text
    _, by = proven(asked, "second@eastmarsh.example")
    for one in others:
        with pytest.raises(ValidationError, match="not yours to name"):
            changes.pick_evidence(by=by, ask=asked.ask, action=asked.action.pk, evidence=one)
    elsewhere = Action.objects.get(plan=asked.ask.plan, ref="1.1.2").pk
    with pytest.raises(ValidationError, match="not one that you are asked about"):
        changes.pick_evidence(by=by, ask=asked.ask, action=elsewhere, evidence=own)
    assert "Own survey (of the register)" in " ".join(sent(client, url, evidence=own.pk).text.split())
    assert "no evidence of yours" in client.get(url).text
    changes.say_part(by=by, ask=asked.ask, action=asked.action, report=Report(text="We asked staff."))
    changes.submit(by=by, ask=asked.ask)
    assert not EvidenceFor.objects.filter(evidence=own).exists()
    changes.accept_answer(by=made.manager, ask=asked.ask)
    assert EvidenceFor.objects.get(evidence=own, withdrawn=False).action == asked.action and check() == []


def test_what_was_named_is_taken_out_until_it_is_sent(asked: Asked) -> None:
    client = opened(asked)
    sent(client, f"{asked.url}actions/{asked.action.pk}/evidence/add/", **WORDS)
    offered = Offered.objects.get()
    client.post(f"{asked.url}evidence/{offered.pk}/drop/")
    offered.refresh_from_db()
    assert offered.withdrawn and "Audit of 40" not in client.get(asked.url).text
    _, by = proven(asked, "second@eastmarsh.example")
    changes.say_part(by=by, ask=asked.ask, action=asked.action, report=Report(text="We asked staff."))
    kept = changes.offer_evidence(by=by, ask=asked.ask, action=asked.action.pk, values=WORDS)
    changes.submit(by=by, ask=asked.ask)
    with pytest.raises(ValidationError, match="answered meanwhile"):
        changes.drop_evidence(by=by, ask=asked.ask, offered=kept)
