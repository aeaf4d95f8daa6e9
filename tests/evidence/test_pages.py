"""The pages of measures, claims and evidence: few queries whatever the size, past days, files, filters, two people."""

import io
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from answerable.access.roles import Role
from answerable.evidence import changes
from answerable.evidence.models import Claim, Evidence, EvidenceFile, Measure, Observation
from answerable.evidence.rules.entered import read_rows
from answerable.evidence.rules.periods import Period, period_words
from answerable.history.states import version_of
from answerable.papers.changes import built
from answerable.papers.models import Paper
from answerable.plan.changes import withdraw
from answerable.plan.models import Action, Plan
from tests.board import Made, make
from tests.desk.test_pages import large
from tests.example_plan import PROPOSAL, add_evidence, add_plan

pytestmark = pytest.mark.django_db
BOARD = "/boards/eastmarsh/"
MOST_QUERIES = 12


@pytest.fixture
def made(client: Client) -> Made:
    made = make()
    add_plan(made)
    client.force_login(made.users[Role.QUALITY_OFFICER])
    return made


def counted(made: Made, months: int = 0) -> Measure:
    """A measure of the made board with a value for each of so many months."""
    plan = Plan.objects.get(board=made.board)
    values = {"what": "referrals", "kind": "count", "unit": "referrals", "polarity": "down"}
    measure = changes.define_measure(by=made.manager, plan=plan, values=values)
    enter(made, measure, "\n".join(f"{month_before(n)}\t{20 + n % 3}" for n in range(months)))
    return measure


def month_before(count: int) -> str:
    at = 2013 * 12 - 1 - count
    first = date(at // 12, at % 12 + 1, 1)
    return period_words(Period(start=first, end=(first + timedelta(days=31)).replace(day=1) - timedelta(days=1)))


def enter(made: Made, measure: Measure, text: str) -> None:
    rows = read_rows(text, unit=measure.unit, today=date.today()) if text else []
    values = [changes.Place(entered=row.entered, source={"row": row.number}) for row in rows if row.entered]
    changes.enter_values(by=made.manager, measure=measure, values=values)


def filled(slug: str, times: int) -> Made:
    made = make(slug)
    add_plan(made, large(times) if times > 1 else PROPOSAL, content=slug.encode())
    measure = counted(made, months=15 * times)
    plan = Plan.objects.get(board=made.board)
    action = Action.objects.filter(board=made.board).earliest("id")
    for n in range(times):
        said = {"kind": "level", "statement": f"There are {n}."}
        claim = changes.make_claim(by=made.manager, measure=measure, values=said, observations=[])
        item = {"title": f"Audit {n}", "kind": "outcome"}
        changes.add_evidence(by=made.manager, plan=plan, values=item, actions=[action.pk], claims=[claim.pk])
    return made


def pages(made: Made) -> dict[str, str]:
    def one(model: type) -> int:
        return int(model.objects.filter(board=made.board).latest("id").pk)  # type: ignore[attr-defined]

    measure, claim, item = one(Measure), one(Claim), one(Evidence)
    here = f"/boards/{made.board.slug}/"
    value = Observation.objects.filter(measure=measure).latest("id").pk
    found = {
        "measures": "measures/",
        "a measure": f"measures/{measure}/",
        "define": "measures/define/",
        "change a measure": f"measures/{measure}/change/",
        "values": f"measures/{measure}/values/",
        "a value": f"measures/{measure}/values/{value}/",
        "add a claim": f"measures/{measure}/claim/",
        "claims": "claims/",
        "a claim": f"claims/{claim}/",
        "change a claim": f"claims/{claim}/change/",
        "tie": f"claims/{claim}/evidence/",
        "evidence": "evidence/",
        "an item": f"evidence/{item}/",
        "change an item": f"evidence/{item}/change/",
    }
    # What the document gave is known from its own day; what was entered by hand, from today.
    given = {
        "measures, then": "measures/",
        "a measure, then": f"measures/{Measure.objects.filter(board=made.board).earliest('id').pk}/",
        "claims, then": "claims/",
        "a claim, then": f"claims/{Claim.objects.filter(board=made.board).earliest('id').pk}/",
        "evidence, then": "evidence/",
    }
    past = {name: f"{path}?at=2013-01-15" for name, path in given.items()}
    return {name: here + path for name, path in {**found, **past}.items()}


def queries(client: Client, made: Made) -> dict[str, int]:
    client.force_login(made.users[Role.QUALITY_OFFICER])
    found = {}
    for name, path in pages(made).items():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200, path
        found[name] = len(seen)
    return found


def test_queries_are_few_and_do_not_grow(client: Client) -> None:
    small = queries(client, filled("eastmarsh", 1))
    big = queries(client, filled("calderwick", 12))
    assert big == small
    assert max(small.values()) <= MOST_QUERIES, small


def test_a_page_as_at_a_day_shows_what_was_known_then(made: Made, client: Client) -> None:
    measure = Measure.objects.get(what="children who felt heard")
    value = Observation.objects.get(measure=measure, value=42)
    columns = {"value": 44.0, "words": "", "period_from": value.period_from, "period_to": value.period_to}
    changes.correct_value(by=made.manager, observation=value, values=columns, reason="Misread", since=None)
    path = f"{BOARD}measures/{measure.pk}/"
    assert "44%" in client.get(path).text and "42%" not in client.get(path).text
    then = client.get(f"{path}?at=2013-01-15").text
    assert "42%" in then and "44%" not in then and "as at <strong>15 January 2013</strong>" in then
    assert "Change this measure" not in then and "?at=2013-01-15" in then
    for path in ("measures/", "claims/", "evidence/"):
        assert "Define a measure" not in client.get(f"{BOARD}{path}?at=2013-01-15").text
    assert client.get(f"{BOARD}measures/{measure.pk}/?at=2012-01-01").status_code == 404


def book(*rows: tuple[object, ...]) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Returns"
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def upload(client: Client, measure: Measure, name: str, content: bytes, **more: str) -> str:
    file = SimpleUploadedFile(name, content)
    return str(client.post(f"{BOARD}measures/{measure.pk}/values/", {"rows": "", "file": file, **more}).text)


def test_a_workbook_is_shown_and_entered_only_when_confirmed(made: Made, client: Client) -> None:
    measure = counted(made)
    content = book(("Month", "Referrals"), (), (date(2012, 10, 1), 4), ("November 2012", 6))
    page = upload(client, measure, "returns.xlsx", content)
    assert "1 October 2012 (a single day)" in page, "a date is a day, and is shown as one"
    assert "Enter these values" in page and not Observation.objects.filter(measure=measure).exists()
    content = book(("Month", "Referrals"), (), ("October 2012", 4), ("November 2012", 6))
    page = upload(client, measure, "returns.xlsx", content)
    text = "Month\tReferrals\n\nOctober 2012\t4\nNovember 2012\t6"
    assert f'name="rows" value="{text}"' in page
    confirmed = {"rows": text, "came_from": "returns.xlsx, sheet Returns", "confirm": "yes"}
    answer = client.post(f"{BOARD}measures/{measure.pk}/values/", confirmed, follow=True).text
    assert "2 values entered." in answer
    assert "the file returns.xlsx, sheet Returns, row 3" in answer


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("returns.csv", b"October 2012,=SUM(A1:A2)", "Cell B1 (row 1) holds a formula"),
        ("returns.xlsx", b"not a workbook", "damaged"),
        ("returns.pdf", b"%PDF-1.7", "must be an Excel workbook"),
        ("returns.csv", b"Octember 2012,4", "“Octember 2012” is not a period"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(made: Made, client: Client, name: str, content: bytes, says: str) -> None:
    measure = counted(made)
    page = upload(client, measure, name, content)
    assert says in page and "There is a problem" in page
    assert not Observation.objects.filter(measure=measure).exists()


def test_a_sheet_that_is_not_there_is_named_with_those_that_are(made: Made, client: Client) -> None:
    page = upload(client, counted(made), "r.xlsx", book(("October 2012", 4)), sheet="Sums")
    assert "The workbook has no sheet “Sums”. Its sheets: Returns." in page


def test_rows_are_checked_again_when_they_are_confirmed(made: Made, client: Client) -> None:
    measure = counted(made)
    enter(made, measure, "October 2012\t9")
    page = client.post(f"{BOARD}measures/{measure.pk}/values/", {"rows": "October 2012\t4", "confirm": "yes"}).text
    assert "Select which value is to count for October 2012" in page
    page = client.post(f"{BOARD}measures/{measure.pk}/values/", {"rows": "Octember 2012\t4", "confirm": "yes"}).text
    assert "is not a period" in page
    assert [o.value for o in Observation.objects.filter(measure=measure)] == [9]


def test_a_file_comes_as_an_attachment_under_its_name_and_only_through_the_read_door(
    made: Made, client: Client
) -> None:
    item = add_evidence(made)
    file = EvidenceFile.objects.get()
    answer = client.get(f"{BOARD}evidence/{item.pk}/files/{file.pk}/")
    assert answer.content == b"Forty files were read."
    assert answer["Content-Disposition"] == 'attachment; filename="audit.txt"'
    assert answer["X-Content-Type-Options"] == "nosniff" and answer["Content-Type"] == "application/octet-stream"
    assert client.get(f"{BOARD}evidence/{item.pk + 1}/files/{file.pk}/").status_code == 404
    other = make("calderwick")
    client.force_login(other.users[Role.MANAGER])
    assert client.get(f"{BOARD}evidence/{item.pk}/files/{file.pk}/").status_code == 404
    assert client.get(f"/boards/calderwick/evidence/{item.pk}/files/{file.pk}/").status_code == 404


def test_a_withdrawn_file_is_there_no_more(made: Made, client: Client) -> None:
    item = add_evidence(made)
    file = EvidenceFile.objects.get()
    path = f"{BOARD}evidence/{item.pk}/files/{file.pk}/"
    assert "Enter the reason" in client.post(f"{path}withdraw/", {"reason": ""}).text
    sent = {"reason": "Wrong file", "version": str(version_of(file))}
    assert client.post(f"{path}withdraw/", sent).status_code == 302
    assert client.get(path).status_code == 404


def test_the_list_of_evidence_is_filtered_by_its_address_and_paged(made: Made, client: Client) -> None:
    plan = Plan.objects.get()
    day = timezone.localdate()
    for n in range(51):
        values = {"title": f"Survey {n}", "kind": "voice", "producer": "board", "expires": day - timedelta(days=1)}
        changes.add_evidence(by=made.manager, plan=plan, values=values)
    add_evidence(made)
    page = client.get(f"{BOARD}evidence/?kind=voice&producer=board&expired=yes").text
    assert "51 items." in page and "Audit of 40" not in page
    assert "kind=voice&amp;producer=board&amp;expired=yes&amp;page=2" in page
    assert "1 item." in client.get(f"{BOARD}evidence/?q=case files&expired=no").text
    assert "No evidence fits" in client.get(f"{BOARD}evidence/?q=nothing").text
    assert client.get(f"{BOARD}evidence/?kind=<script>&page=x").status_code == 200


def test_measures_are_found_by_words_and_strength(made: Made, client: Client) -> None:
    page = client.get(f"{BOARD}measures/?q=HEARD&level=weak&at=2013-01-15").text
    assert "1 measure," in page and "children who felt heard" in page
    assert "No measure fits" in client.get(f"{BOARD}measures/?level=strong").text


def test_strength_is_reckoned_as_at_the_day_that_the_page_names_and_a_paper_of_that_day_says_the_same(
    made: Made, client: Client
) -> None:
    here = f"{BOARD}measures/{Measure.objects.get(what='children who felt heard').pk}/"
    then, now = client.get(f"{here}?at=2013-01-15"), client.get(here)
    assert "Strength is reckoned as at 15 January 2013" in then.text and "under 12 months old" in then.text
    assert f"Strength is reckoned as at {date.today():%-d %B %Y}" in now.text and "36 months old or more" in now.text
    paper, line = Paper.objects.get(), lambda: built(paper).lines[1].strength
    assert line() == then.context["strength"]
    paper.as_at = date.today()
    assert line() == now.context["strength"]


def test_a_measure_without_values_says_that_there_is_nothing_to_judge(made: Made, client: Client) -> None:
    measure = counted(made)
    assert "Nothing to judge yet" in client.get(f"{BOARD}measures/?words=referrals").text
    page = client.get(f"{BOARD}measures/{measure.pk}/").text
    assert "There is nothing to judge yet" in page and "change only" not in page
    enter(made, measure, "December 2012\t20")
    assert "nothing to judge" not in client.get(f"{BOARD}measures/{measure.pk}/").text


def test_of_two_who_change_a_measure_the_second_sees_both(made: Made, client: Client) -> None:
    measure = Measure.objects.get(what="children who felt heard")
    begun = str(version_of(measure))
    changes.change_measure(by=made.manager, measure=measure, values={"target": 60.0})
    sent = {"version": begun, "what": measure.what, "family": "level", "unit": "%", "target": "70", "people": "yes"}
    sent |= {"producer": "not stated", "method": "survey", "base_words": measure.base_words, "action_id": "1.1.1"}
    page = client.post(f"{BOARD}measures/{measure.pk}/change/", sent).text
    assert "Somebody changed this while you were writing" in page
    assert "60.0" in page and "70" in page and "Action it belongs to</th>" not in page
    measure.refresh_from_db()
    assert measure.target == 60


def test_a_claim_of_a_cause_is_marked_as_claimed(made: Made, client: Client) -> None:
    measure = Measure.objects.get(what="children who felt heard")
    sent = {"statement": "It rose.", "kind": "cause", "direction": "up"}
    page = client.post(f"{BOARD}measures/{measure.pk}/claim/", sent).text
    assert "Enter what is claimed to have brought it about" in page and "It rose." in page
    answer = client.post(f"{BOARD}measures/{measure.pk}/claim/", {**sent, "attribution": "Training"}, follow=True).text
    assert "cause, as claimed" in answer and "nothing here shows what would have happened without it" in answer


def test_who_entered_a_value_is_told_by_post_and_only_to_those_who_may_see_people(made: Made, client: Client) -> None:
    measure = counted(made, months=2)
    path = f"{BOARD}measures/{measure.pk}/"
    assert "business manager" in client.get(path).text
    client.force_login(made.users[Role.AGENCY_LEAD])
    page = client.get(path).text
    assert "business manager" not in page and "referrals" in page


def test_a_value_that_a_document_gave_leads_to_the_document(made: Made, client: Client) -> None:
    measure = Measure.objects.get(what="children who felt heard")
    assert "/boards/eastmarsh/documents/" in client.get(f"{BOARD}measures/{measure.pk}/").text.split("<main")[1]
    client.force_login(made.users[Role.AGENCY_LEAD])
    page = client.get(f"{BOARD}measures/{measure.pk}/").text
    assert "/boards/eastmarsh/documents/" not in page and "December 2012" in page


def test_a_board_without_a_plan_is_told_to_begin_with_one(client: Client) -> None:
    made = make()
    client.force_login(made.users[Role.QUALITY_OFFICER])
    for path in ("measures/define/", "evidence/add/"):
        assert "Bring in the board’s plan first" in client.get(BOARD + path, follow=True).text
    for path in ("measures/", "claims/", "evidence/"):
        assert "yet" in client.get(BOARD + path).text


def test_a_value_whose_period_means_no_days_can_be_corrected_and_keeps_it(made: Made, client: Client) -> None:
    value = Observation.objects.get(value=42)
    changes.correct_value(
        by=made.manager,
        observation=value,
        values={"period_words": "last year", "period_from": None, "period_to": None},
        reason="As printed",
        since=None,
    )
    path = f"{BOARD}measures/{value.measure_id}/values/{value.pk}/"
    sent = {"version": str(version_of(value)), "period": "last year", "value": "43"}
    assert "Enter the reason" in client.post(path, sent).text
    assert client.post(path, {**sent, "reason": "Misread"}).status_code == 302
    value.refresh_from_db()
    assert (value.value, value.period_words, value.period_from) == (43, "last year", None)
    assert "is not a period" in client.post(path, {**sent, "reason": "x", "period": "some year"}).text


@pytest.fixture
def scanner(settings: Any, tmp_path: Path) -> Path:
    """A scanner that lets nothing in, and writes down that it was asked."""
    asked = tmp_path / "asked"
    script = tmp_path / "scan.py"
    script.write_text(f"import sys\nopen({str(asked)!r}, 'a').write(sys.argv[1])\nsys.exit(1)\n")
    settings.SCANNER = f"{sys.executable} {script}"
    return asked


def test_the_scanner_sees_each_file_before_it_is_kept_or_read(made: Made, client: Client, scanner: Path) -> None:
    said = {"title": "Audit", "kind": "outcome", "producer": "independent", "method": "audit"}
    page = client.post(f"{BOARD}evidence/add/", said | {"file": SimpleUploadedFile("a.txt", b"Words")})
    assert "The virus scanner did not let the file in" in page.content.decode()
    assert not EvidenceFile.objects.exists() and scanner.read_text().endswith(".txt")
    rows = SimpleUploadedFile("v.csv", b"Period,Value\nJanuary 2013,4\n")
    page = client.post(f"{BOARD}measures/{counted(made).pk}/values/", {"file": rows})
    assert "The virus scanner did not let the file in" in page.content.decode()
    assert scanner.read_text().endswith(".csv")


def test_evidence_is_never_kept_without_the_file_that_was_too_large_for_it(made: Made, client: Client) -> None:
    said = {"title": "Audit of 40 files", "kind": "outcome", "producer": "independent", "method": "audit"}
    large = SimpleUploadedFile("audit.pdf", b"%PDF-1.7" + bytes(51_000_000))
    page = client.post(f"{BOARD}evidence/add/", {**said, "file": large}).text
    assert "The file must be smaller than 20 MB" in page and "Audit of 40 files" in page
    assert not Evidence.objects.filter(title="Audit of 40 files").exists()


def test_the_file_of_withdrawn_evidence_is_withdrawn_with_it(made: Made, client: Client) -> None:
    item = changes.add_evidence(by=made.manager, plan=Plan.objects.get(), values={"title": "A", "kind": "outcome"})
    file = changes.attach(by=made.manager, item=item, filename="a.txt", content=b"Forty files were read.")
    address = f"{BOARD}evidence/{item.pk}/files/{file.pk}/"
    assert client.get(address).status_code == 200
    withdraw(by=made.manager, thing=item, reason="It names a child")
    assert client.get(address).status_code == 404
