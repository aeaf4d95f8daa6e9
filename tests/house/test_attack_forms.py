"""Forms sent twice, and words that would be more than words: markup, formulas, names of files."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from answerable.access.roles import Role
from answerable.evidence.models import Evidence, EvidenceFile
from answerable.history.models import Event
from answerable.partnership.changes import change_agency
from answerable.partnership.models import Member
from answerable.plan.changes import correct
from answerable.plan.models import Action
from tests.board import Made
from tests.house.doors import TABLE
from tests.house.fields import WORDS
from tests.house.full import filled
from tests.house.test_refused_forms import SUMMARY, Shown, both, send_good, that_save
from tests.intake.plans import word_plan
from tests.intake.sending import sent

__all__ = ["both"]
pytestmark = pytest.mark.django_db


def test_a_form_that_is_sent_twice_is_saved_once(both: tuple[Made, Made], client: Client) -> None:
    """As when a button is pressed twice without a script. The second answer says so, or leads to what there is."""
    wrong, twice = [], 0
    for address, fields in that_save(*both):
        if address.endswith("values/"):
            continue  # shows, and saves nothing
        with transaction.atomic():
            url, data = send_good(both[0], client, address, fields)
            client.post(url, data)
            events = Event.objects.count()
            for value in data.values():
                if isinstance(value, SimpleUploadedFile):
                    value.seek(0)
            again = Shown(client.post(url, data))
            twice += again.status == 200 and "This was sent twice" in again.html.text_content()
            if Event.objects.count() != events:
                wrong.append(f"{address}: written twice")
            elif again.status == 200 and not again.html.xpath(SUMMARY):
                wrong.append(f"{address}: {again.html.xpath('string(//h1)')!r}, and not a word of it")
            transaction.set_rollback(True)
    assert not wrong, "\n".join(wrong)
    assert twice > 20


def test_a_form_may_be_filled_in_twice(both: tuple[Made, Made], client: Client) -> None:
    """Fetched anew it is another, whatever stands in it."""
    add = f"/boards/eastmarsh/plan/{Action.objects.get(ref='1.1.1', board=both[0].board).pk}/shortfalls/new/"
    before = Event.objects.count()
    for _ in range(2):
        shown = Shown(client.get(add)).form("boards/<slug:board>/plan/<int:action>/shortfalls/new/", "post", {"text"})
        said = {box.name: box.value or "" for box in shown.inputs if box.name} | {"text": "The same"}
        assert client.post(add, said).status_code == 302
    assert Event.objects.count() == before + 2


def test_markup_stays_words_on_every_page(both: tuple[Made, Made], client: Client) -> None:
    made, other = both
    place = Member.objects.select_related("agency").get(board=made.board, agency__name="Eastmarsh Police")
    change_agency(by=made.manager, place=place, name=WORDS, kind="agency", funds=False)
    document = sent(client, word_plan(), "a.docx")
    saved = 0
    # Questions first: what is typed elsewhere may answer them.
    for address, fields in sorted(that_save(made, other), key=lambda pair: "/questions/" not in pair[0]):
        if not any(end in address for end in ("withdraw", "merge", "drop", "appointments", "values/<")):
            saved += client.post(*send_good(made, client, address, fields)).status_code == 302
    assert saved > 30
    checks = [f"/boards/eastmarsh/documents/{document.pk}/check/{family}/1/" for family in ("agencies", "actions")]
    pages = [filled(address, made) for address in TABLE if "files/" not in address and "file" not in address[-12:]]
    seen = 0
    for url in [*checks, *pages]:
        page = Shown(client.get(url, follow=True)).html
        if page is not None:
            seen += "<b>typed" in page.text_content()
            assert page.xpath("//@onclick | //b[.='typed']") == [], url
    assert seen > 20


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("picture.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("page.html", b"<script>alert(1)</script>"),
        ("run.exe", b"MZ\x00\x01"),
        ("picture.png", b"<svg onload='alert(1)'/>"),
    ],
)
def test_what_could_run_when_opened_is_not_taken(
    both: tuple[Made, Made], client: Client, name: str, content: bytes
) -> None:
    item, files = Evidence.objects.filter(board=both[0].board).earliest("pk"), EvidenceFile.objects.count()
    url = f"/boards/eastmarsh/evidence/{item.pk}/change/"
    said = {"title": "Audit", "kind": "outcome", "producer": "independent", "method": "audit", "findings": "Kept"}
    page = client.post(url, {**said, "version": "1", "file": SimpleUploadedFile(name, content)}).content.decode()
    assert "There is a problem" in page and "Kept" in page and EvidenceFile.objects.count() == files


def test_a_file_is_named_and_sent_as_nothing_but_a_file(both: tuple[Made, Made], client: Client) -> None:
    name = 'a"; filename=b.html\r\nX-Evil: 1\r\n <b>typed</b>.txt'
    url = "/boards/eastmarsh/evidence/add/"
    said = {"title": "Survey", "kind": "voice", "producer": "independent", "method": "audit"}
    assert client.post(url, {**said, "file": SimpleUploadedFile(name, b"<svg onload='alert(1)'/>")}).status_code == 302
    file = EvidenceFile.objects.order_by("-id")[0]
    page = f"/boards/eastmarsh/evidence/{file.evidence_id}/"
    assert "<b>typed" not in client.get(page).content.decode()
    answer = client.get(f"{page}files/{file.pk}/")
    assert answer["Content-Type"] == "application/octet-stream" and answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment") and "X-Evil" not in answer.headers


def test_a_cell_is_no_formula(both: tuple[Made, Made], client: Client) -> None:
    action = Action.objects.get(ref="1.1.1", board=both[0].board)
    correct(by=both[0].manager, thing=action, values={"text": '=HYPERLINK("http://evil.example/","x")'})
    content = client.get("/boards/eastmarsh/plan/file.csv").content.decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(content)) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert [cell for cell in cells if cell[:1] in "=+-@\t\r" and cell] == []


def test_a_round_is_opened_once(both: tuple[Made, Made], client: Client) -> None:
    """Fetched twice and sent twice, as from two windows."""
    client.force_login(both[0].users[Role.MANAGER])
    url = f"/boards/eastmarsh/plan/levels/{Action.objects.get(ref='1.1.1', board=both[0].board).plan_id}/rounds/new/"
    said = {"title": "March 2031", "on-day": "27", "on-month": "3", "on-year": "2031"}
    assert client.post(url, said).status_code == 302
    assert "March 2031" in client.post(url, said).content.decode()
    from answerable.plan.models import Round

    assert Round.objects.filter(title="March 2031").count() == 1
