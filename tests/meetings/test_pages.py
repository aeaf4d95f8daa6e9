"""What each reader is shown of meetings: agendas, minutes once they are circulated, and nothing confidential."""

import io
from datetime import timedelta
from html import unescape

import lxml.html
import pytest
from django.test import Client
from django.utils import timezone
from docx import Document

from answerable.access.roles import Role
from answerable.history.models import Event
from answerable.history.states import version_of
from answerable.meetings import changes
from answerable.meetings.models import Meeting
from answerable.partnership.changes import appoint
from answerable.plan.changes import conclude_commitment
from answerable.plan.models import Commitment, Objective, Round
from tests.board import Made, make, signed_in
from tests.example_plan import add_plan
from tests.meetings.made import Meetings, add_meetings
from tests.meetings.test_changes import go

pytestmark = pytest.mark.django_db
HERE = "/boards/eastmarsh/meetings/"


@pytest.fixture
def made(client: Client) -> Made:
    made = make(everybody=True)
    add_plan(made)
    client.force_login(made.users[Role.MANAGER])
    return made


@pytest.fixture
def held(made: Made) -> Meetings:
    return add_meetings(made)


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    main = answer.text.partition("<main")[2]
    return " ".join(unescape(str(lxml.html.fromstring(f"<main{main}").text_content())).split())


def words_of(client: Client, address: str) -> str:
    document = Document(io.BytesIO(client.get(address).content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_an_empty_page_says_what_it_is_for_and_leads_on(made: Made, client: Client) -> None:
    page = text(client, HERE)
    assert "No meeting is planned yet" in page and "what is agreed becomes a promise" in page
    assert "None yet" in page


def test_draft_minutes_are_read_by_whoever_writes_and_checks_them_alone(made: Made, held: Meetings) -> None:
    address = f"{HERE}{held.meeting.pk}/"
    for role in (Role.MANAGER, Role.BOARD_ADMINISTRATOR, Role.CHAIR):
        assert "They talked of visits." in text(signed_in(made, role), address), role
    for role in (Role.AGENCY_LEAD, Role.PARTNER, Role.LAY_MEMBER, Role.SCRUTINEER, Role.INSPECTOR):
        page = text(signed_in(made, role), address)
        for words in ("They talked of visits.", "Visits are weekly.", "Deputy head", "Runs a home.", "Board officer"):
            assert words not in page, (role, words)
        assert "Visits to children" in page and "not circulated yet" in page
        assert signed_in(made, role).get(f"{address}file/minutes.docx").status_code == 302
    go(made, held, "with chair", "checked", "circulated")
    page = text(signed_in(made, Role.LAY_MEMBER), address)
    assert all(words in page for words in ("They talked of visits.", "Visits are weekly.", "Deputy head"))


def test_a_confidential_item_is_there_for_its_group_and_whoever_reads_everything(made: Made, held: Meetings) -> None:
    address = f"{HERE}{held.meeting.pk}/"
    go(made, held, "with chair", "checked", "circulated")
    assert "A case in court" in text(signed_in(made, Role.SCRUTINEER), address)
    lead = signed_in(made, Role.AGENCY_LEAD)
    page = text(lead, address)
    assert "A case in court" not in page and "Confidential items, if there are any" in page
    assert "A case in court" not in words_of(lead, f"{address}file/minutes.docx")
    assert "A case in court" not in words_of(lead, f"{address}file/agenda.docx")
    person = made.users[Role.AGENCY_LEAD].people.get()
    appoint(
        by=made.manager,
        board=made.board,
        person=person,
        name="",
        post="Head of safeguarding",
        role=Role.AGENCY_LEAD,
        group=held.group,
        starts=timezone.localdate(),
    )
    assert "A case in court" in text(lead, address), "who sits on the group"


def test_published_minutes_are_read_without_what_is_confidential(made: Made, held: Meetings) -> None:
    member, address = signed_in(made, Role.SCRUTINY_MEMBER), f"{HERE}{held.meeting.pk}/"
    assert member.get(address).status_code == 404 and "no minutes yet" in text(member, HERE)
    go(made, held, "with chair", "checked", "circulated")
    assert member.get(address).status_code == 404
    changes.publish(by=made.manager, meeting=held.meeting, published=True)
    page = text(member, address)
    assert "They talked of visits." in page and "A case in court" not in page
    assert f"{held.meeting.on:%-d %B %Y}" in text(member, HERE)
    assert "A case in court" not in words_of(member, f"{address}file/minutes.docx")
    assert member.get(f"{HERE}{held.ahead.pk}/").status_code == 404
    assert member.get(f"{HERE}papers/{held.paper.pk}/file").status_code == 403
    published = words_of(signed_in(made, Role.MANAGER), f"{address}file/minutes.docx?published=yes")
    assert "They talked of visits." in published and "A case in court" not in published


def test_a_paper_of_a_confidential_item_is_not_given_to_others(made: Made, held: Meetings) -> None:
    paper = changes.add_paper(
        by=made.manager, item=held.secret, title="Court", filename="court.md", content=b"# Court\n\nNo."
    )
    assert signed_in(made, Role.SCRUTINEER).get(f"{HERE}papers/{paper.pk}/file").content == b"# Court\n\nNo."
    assert signed_in(made, Role.AGENCY_LEAD).get(f"{HERE}papers/{paper.pk}/file").status_code == 404
    assert signed_in(made, Role.AGENCY_LEAD).get(f"{HERE}papers/{held.paper.pk}/file").status_code == 200


def test_what_one_meeting_agrees_arises_at_the_next_until_it_is_done(
    made: Made, client: Client, held: Meetings
) -> None:
    came = changes.promise(by=made.manager, item=held.item, what="Visit weekly", who="Police", due=None)
    page = text(client, f"{HERE}{held.ahead.pk}/")
    assert "Matters arising" in page and "Police: Visit weekly" in page and "No date given" in page
    between = changes.plan_meetings(by=made.manager, group=held.group, first=held.ahead.on - timedelta(1))[0]
    promise = Commitment.objects.get(pk=came.commitment_id)
    round = Round.objects.get(pk=promise.round_id)
    conclude_commitment(by=made.manager, commitment=promise, outcome="done", words="They do.", round=round)
    assert "Visit weekly" not in text(client, f"{HERE}{held.ahead.pk}/"), "done, and another meeting was between"
    page = text(client, f"{HERE}{between.pk}/")
    assert "Police: Visit weekly" in page and "Done" in page


def test_the_forward_plan_gathers_what_is_due_and_says_on_which_agenda_it_stands(
    made: Made, client: Client, held: Meetings
) -> None:
    page = text(client, f"{HERE}forward/")
    assert "Terms of reference: " in page and "Put on an agenda" in page
    promise = Commitment.objects.filter(board=made.board, due_to__isnull=False, outcome="").earliest("pk")
    assert promise.what[:40] in page and "Overdue" in page
    address = f"{HERE}forward/place/promise/{promise.pk}/"
    answer = client.post(address, {"meeting": held.ahead.pk, "version": 0}, follow=True)
    assert "It is on the agenda." in answer.text and "About" in answer.text
    assert f"{held.group.name}, {held.ahead.on:%-d %B %Y}" in text(client, f"{HERE}forward/")
    offered = client.get(f"{HERE}{held.ahead.pk}/items/due/").text
    assert f'value="promise {promise.pk}"' not in offered, "it stands on an agenda ahead"
    changes.cancel_meeting(by=made.manager, meeting=held.ahead, why="Snow")
    assert f"{held.group.name}, {held.ahead.on:%-d %B %Y}" not in text(client, f"{HERE}forward/")


def test_the_gap_check_names_the_objectives_of_which_nothing_is_ahead(made: Made, client: Client) -> None:
    board = made.board
    Commitment.objects.filter(board=board).update(due_to=None)
    page = text(client, f"{HERE}gaps/")
    assert "That year is over" in page
    today = timezone.localdate()
    plan = Objective.objects.filter(board=board).earliest("pk").plan
    type(plan).objects.filter(pk=plan.pk).update(period=f"{today.year}/{(today.year + 2) % 100:02}")
    count = Objective.objects.filter(plan=plan, withdrawn=False).count()
    assert f"Nothing is ahead of {count} of {count}" in text(client, f"{HERE}gaps/")
    held = add_meetings(made)
    one = Objective.objects.filter(plan=plan).earliest("pk")
    changes.add_item(by=made.manager, meeting=held.ahead, title="About it", kind="discussion", thing=one)
    page = text(client, f"{HERE}gaps/")
    assert f"Nothing is ahead of {count - 1} of {count}" in page or count == 1 and "Something is ahead of each" in page


def test_a_meeting_is_shown_as_it_stood_on_an_earlier_day(made: Made, client: Client, held: Meetings) -> None:
    yesterday = f"{timezone.localdate() - timedelta(1):%Y-%m-%d}"
    assert client.get(f"{HERE}{held.meeting.pk}/?at={yesterday}").status_code == 404, "it was entered today"
    assert "No meeting is planned yet" in text(client, f"{HERE}?at={yesterday}")


def test_the_agenda_goes_round_in_word_and_that_it_was_taken_is_kept(
    made: Made, client: Client, held: Meetings
) -> None:
    words = words_of(client, f"{HERE}{held.meeting.pk}/file/agenda.docx")
    for said in ("1. Visits to children", "For decision", "Decide how.", "How visits go", "2. A case in court"):
        assert said in words
    assert Event.objects.filter(what="agenda taken along").count() == 1
    words = words_of(client, f"{HERE}{held.meeting.pk}/file/minutes.docx")
    for said in ("They talked of visits.", "Decision: Visits are weekly.", "Being written", "There was a quorum."):
        assert said in words


def test_another_board_s_meetings_are_not_there(made: Made, client: Client, held: Meetings) -> None:
    stranger = make("calderwick")
    there = Client()
    there.force_login(stranger.users[Role.MANAGER])
    for address in (HERE, f"{HERE}{held.meeting.pk}/", f"/boards/calderwick/meetings/{held.meeting.pk}/"):
        assert there.get(address).status_code == 404
    assert Meeting.objects.filter(board=stranger.board).count() == 0


def test_the_chair_checks_minutes_or_sends_them_back_on_the_page(made: Made, client: Client, held: Meetings) -> None:
    chair, address = signed_in(made, Role.CHAIR), f"{HERE}{held.meeting.pk}/minutes/"
    assert "They do not wait for you" in text(chair, address)
    go(made, held, "with chair")
    assert "what is to be put right" in text(chair, f"{HERE}{held.meeting.pk}/")
    read = {"version": version_of(held.meeting)}
    answer = chair.post(address, {"step": "draft", "words": "", **read})
    assert "Say what is to be put right." in answer.text
    chair.post(address, {"step": "draft", "words": "Item 1 was put off.", **read})
    assert "Item 1 was put off." in text(client, f"{HERE}{held.meeting.pk}/")
    go(made, held, "with chair")
    answer = chair.post(address, {"step": "checked", "words": "", **read})
    assert "Somebody changed this" in answer.text
    read = {"version": version_of(held.meeting)}
    answer = chair.post(address, {"step": "checked", "words": "", **read}, follow=True)
    assert "Checked by the chair" in answer.text


def test_the_first_page_says_whose_the_minutes_and_agendas_are(made: Made, held: Meetings) -> None:
    board, called = "/boards/eastmarsh/", f"{held.group.name}, {held.meeting.on:%-d %B %Y}"
    ahead = f"{held.group.name}, {held.ahead.on:%-d %B %Y}"
    manager, chair, lead = (signed_in(made, role) for role in (Role.MANAGER, Role.CHAIR, Role.AGENCY_LEAD))
    page = text(manager, board)
    assert f"Finish the minutes of {called} and send them to the chair" in page
    assert f"Make the agenda of {ahead}" in page and f"{ahead} (nothing on the agenda yet)" in page
    assert "minutes of" not in text(chair, board) and ahead in text(lead, board)
    go(made, held, "with chair")
    assert f"Check the minutes of {called}" in text(chair, board)
    assert "minutes of" not in text(manager, board) and "minutes of" not in text(lead, board)
    go(made, held, "checked")
    changes.add_item(by=made.manager, meeting=held.ahead, title="Later", kind="discussion")
    page = text(manager, board)
    assert f"Circulate the minutes of {called}" in page and "Make the agenda" not in page
    go(made, held, "circulated")
    assert "minutes of" not in text(manager, board)
