"""Whoever is asked the same by two boards answers once: what is joined, what is written on each, and that nothing is
lost on either."""

import re
import threading

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from answerable.asks import changes
from answerable.asks.models import SaidOnce
from answerable.asks.once.changes import Also, say_once, say_same
from answerable.asks.once.record import elsewhere, joined
from answerable.asks.once.rules import words_of
from answerable.history.changes import EditedMeanwhile
from answerable.history.models import Event
from answerable.history.reading import check
from answerable.partnership.models import Appointment
from answerable.plan.changes import add_action, open_round
from answerable.plan.models import Update
from answerable.plan.reporting import PARTS, Report, report_of
from tests.asks.asked import Asked, ask_in, proven, sent
from tests.asks.test_answers import answering
from tests.asks.twice import Twice, asked_twice

pytestmark = pytest.mark.django_db
ALL = list(PARTS)
SAID = Report(text="Held a course.", difference="Too early.", ahead="Another in May.", delivery="on track")


@pytest.fixture
def twice() -> Twice:
    return asked_twice()


def say(twice: Twice, report: Report = SAID, parts: list[str] = ALL, instead: str = "") -> list[str]:
    half = SaidOnce.objects.get(board=twice.here.made.board, withdrawn=False)
    about = {"ask": twice.here.ask, "action": twice.here.action}
    written = say_once(by=twice.by, report=report, also={half.pk: Also(parts, instead)}, **about)
    return [one.board for one in written]


def test_nothing_is_joined_by_itself_and_each_half_holds_its_own_board_alone(twice: Twice) -> None:
    assert [ask.pk for ask in elsewhere(twice.by, twice.here.ask)] == [twice.there.ask.pk]
    assert joined(twice.by, twice.here.ask, twice.here.action.pk) == []
    twice.join()
    halves = {half.board_id: half for half in SaidOnce.objects.all()}
    for each in (twice.here, twice.there):
        half = halves[each.made.board.pk]
        assert (half.plan_id, half.action_id, half.agency_id) == (each.ask.plan_id, each.action.pk, each.agency.pk)
        assert (
            Event.objects.filter(chain=f"board:{each.made.board.pk}", subject=f"asks.SaidOnce:{half.pk}").count() == 1
        )
    assert len({half.key for half in halves.values()}) == 1 and check() == []
    (one,) = joined(twice.by, twice.there.ask, twice.there.action.pk)
    assert one.ask.pk == twice.here.ask.pk and one.part.action.id == twice.here.action.pk


def test_what_is_ticked_is_a_draft_on_both_and_the_rest_stays_with_each(twice: Twice) -> None:
    twice.join()
    assert say(twice, parts=["text", "ahead"]) == ["CSCB"]
    own, other = twice.said(twice.here), twice.said(twice.there)
    assert report_of(own) == SAID
    assert report_of(other) == Report(text="Held a course.", ahead="Another in May.")
    assert (other.state, other.on_behalf, other.agency_id) == ("draft", "", twice.there.agency.pk)
    for each, said in ((twice.here, own), (twice.there, other)):
        assert Event.objects.filter(chain=f"board:{each.made.board.pk}", subject=f"plan.Update:{said.pk}").count() == 1
    assert say(twice, parts=["text", "ahead"]) == [] and check() == []
    assert all(half.parts == ["text", "ahead"] for half in SaidOnce.objects.all())  # for the next time, on both


def test_words_that_go_on_together_are_changed_together_from_either_board(twice: Twice) -> None:
    twice.join()
    say(twice)
    half = SaidOnce.objects.get(board=twice.there.made.board)
    now = Report(text="Held two courses.", difference="Too early.", ahead="Another in May.")
    about = {"ask": twice.there.ask, "action": twice.there.action, "report": now}
    say_once(by=twice.by, also={half.pk: Also(ALL)}, **about)
    assert twice.said(twice.here).text == "Held two courses." and twice.said(twice.here).delivery == "on track"


def test_words_of_the_other_draft_are_lost_only_where_somebody_who_saw_them_says_so(twice: Twice) -> None:
    twice.join()
    say(twice)
    theirs = Report(text="Held a course in Calderwick.", difference="Too early.", ahead="Another in May.")
    changes.say_part(by=twice.by, ask=twice.there.ask, action=twice.there.action, report=theirs)
    newer = Report(text="Held two courses.", difference="Too early.", ahead="A third in May.")
    for instead in ("", words_of(Report(text="What it said before."))):
        with pytest.raises(ValidationError, match="says something else under “What was done”, which would be lost"):
            say(twice, newer, instead=instead)
        assert report_of(twice.said(twice.there)) == theirs and report_of(twice.said(twice.here)) == SAID
    assert say(twice, newer, parts=["ahead"]) == ["CSCB"]
    assert twice.said(twice.there).text == theirs.text and twice.said(twice.there).ahead == "A third in May."
    last = Report(text="Held three courses.", difference="Too early.", ahead="A third in May.")
    assert say(twice, last, instead=words_of(report_of(twice.said(twice.there)))) == ["CSCB"]
    assert twice.said(twice.there).text == "Held three courses." and check() == []


def test_what_is_sent_or_accepted_on_the_other_board_stays_and_nothing_at_all_is_written(twice: Twice) -> None:
    twice.join()
    say(twice)
    changes.submit(by=twice.by, ask=twice.there.ask)
    newer = Report(text="Held two courses.")
    with pytest.raises(ValidationError, match="to CSCB is sent already: nothing of it is changed"):
        say(twice, newer)
    assert report_of(twice.said(twice.here)) == SAID
    changes.accept_answer(by=twice.there.made.manager, ask=twice.there.ask)
    changes.ask_more(by=twice.there.made.manager, ask=twice.there.ask, comment="And in May?")
    with pytest.raises(ValidationError, match="is accepted there already"):
        say(twice, newer)
    assert say(twice, newer, parts=[]) == [] and twice.said(twice.here).text == "Held two courses."
    assert twice.said(twice.there).text == "Held a course."


def test_a_pair_goes_on_in_the_next_round_of_either_board(twice: Twice) -> None:
    twice.join()
    say(twice)
    changes.submit(by=twice.by, ask=twice.there.ask)
    made = twice.there.made
    round = open_round(by=made.manager, plan=twice.there.ask.plan, title="June 2031", on=twice.there.ask.due)
    twice.there = ask_in(made, round)
    newer = Report(text="Held two courses.", difference="Too early.", ahead="A third in May.")
    assert say(twice, newer) == ["CSCB"]
    assert twice.said(twice.there).text == "Held two courses."
    assert Update.objects.filter(action=twice.there.action, text="Held a course.", state="submitted").exists()


def test_it_is_undone_on_both_boards_and_what_was_written_stays(twice: Twice) -> None:
    twice.join()
    say(twice)
    assert say_same(by=twice.by, ask=twice.there.ask, chosen={twice.here.ask.pk: {twice.there.action.pk: None}}) == 1
    assert all(half.withdrawn for half in SaidOnce.objects.all()) and SaidOnce.objects.count() == 2
    assert joined(twice.by, twice.here.ask, twice.here.action.pk) == []
    assert twice.said(twice.there).text == "Held a course." and check() == []


def test_an_action_is_the_same_as_one_of_another_board_at_most(twice: Twice) -> None:
    new = {"text": "Ask children again", "due": None, "leads": ["Eastmarsh Council"], "contributors": []}
    above = twice.here.action.objective
    second = add_action(by=twice.here.made.manager, objective=above, ref="1.1.9", **new)
    twice.join()
    chosen = {twice.there.ask.pk: {second.pk: twice.there.action.pk}}
    with pytest.raises(ValidationError, match="one action twice"):
        say_same(by=twice.by, ask=twice.here.ask, chosen=chosen)
    moved = {twice.there.ask.pk: {twice.here.action.pk: None, second.pk: twice.there.action.pk}}
    assert say_same(by=twice.by, ask=twice.here.ask, chosen=moved) == 2
    assert [half.action_id for half in SaidOnce.objects.filter(board=twice.here.made.board, withdrawn=False)] == [
        second.pk
    ]
    assert say_same(by=twice.by, ask=twice.here.ask, chosen=moved) == 0
    with pytest.raises(ValidationError, match="plans has changed"):
        other = {twice.there.ask.pk: {twice.here.action.pk: twice.here.action.pk}}
        say_same(by=twice.by, ask=twice.here.ask, chosen=other)


def test_only_whoever_answers_for_the_agency_on_both_boards_says_so(twice: Twice) -> None:
    half = twice.join()
    about = {"ask": twice.here.ask, "action": twice.here.action, "report": SAID}
    one_board = answering(twice.here.made, twice.here.agency)
    _, link = proven(twice.here)
    for by, refused in (
        (twice.here.made.manager, PermissionDenied),
        (link, PermissionDenied),
        (one_board, ValidationError),
    ):
        with pytest.raises(refused):
            say_once(by=by, also={half.pk: Also(ALL)}, **about)
        with pytest.raises(refused):
            chosen = {twice.there.ask.pk: {twice.here.action.pk: None}}
            say_same(by=by, ask=twice.here.ask, chosen=chosen)
        assert elsewhere(by, twice.here.ask) == [] and joined(by, twice.here.ask, twice.here.action.pk) == []
    with pytest.raises(Http404):
        say_once(by=twice.there.made.manager, also={half.pk: Also(ALL)}, **about)
    assert Update.objects.filter(text=SAID.text).count() == 0
    say_once(by=link, also={}, **about)  # its own ask it answers as ever
    assert twice.said(twice.there) is None


def test_whose_appointment_elsewhere_has_ended_today_answers_here_alone(twice: Twice) -> None:
    half = twice.join()
    lead = Appointment.objects.filter(person__user=twice.user, board=twice.there.made.board)
    assert lead.update(ends=timezone.localdate()) == 1
    assert elsewhere(twice.by, twice.here.ask) == [] and joined(twice.by, twice.here.ask, twice.here.action.pk) == []
    with pytest.raises(ValidationError, match="changed meanwhile"):
        say(twice)
    assert twice.said(twice.there) is None
    page = twice.client.get(twice.part(twice.here)).text
    assert "kestrel" not in page and "CSCB" not in page and f"also-{half.pk}" not in page
    assert twice.client.get(twice.part(twice.there)).status_code == 404


def test_two_who_write_at_once_are_both_heard(twice: Twice) -> None:
    twice.join()
    changes.say_part(by=twice.by, ask=twice.here.ask, action=twice.here.action, report=Report(text="Sixty."))
    half = SaidOnce.objects.get(board=twice.here.made.board)
    about = {"ask": twice.here.ask, "action": twice.here.action, "report": SAID, "since": 0}
    with pytest.raises(EditedMeanwhile):
        say_once(by=twice.by, also={half.pk: Also(ALL)}, **about)
    assert twice.said(twice.there) is None


def test_a_draft_that_another_board_has_half_is_not_left_without_what_was_done(twice: Twice) -> None:
    twice.join()
    with pytest.raises(ValidationError, match="what was done as well"):
        say(twice, parts=["ahead"])
    assert twice.said(twice.here) is None


def test_the_pages_offer_it_join_it_write_it_and_take_it_back(twice: Twice) -> None:
    client, page = twice.client, twice.page(twice.here)
    shown = client.get(page).text
    assert "CSCB asks you too" in shown and f"{page}once/" in shown
    once = client.get(f"{page}once/").text
    assert "The likeliest is 1.1.1: Survey all children in care each year" in once
    field = f"same-{twice.here.action.pk}-{twice.there.ask.pk}"
    assert f'<option value="{twice.there.action.pk}"' in once and f'name="{field}"' in once
    shown = sent(client, f"{page}once/", **{field: str(twice.there.action.pk)}).text
    assert "1 action is changed" in shown and "What you say of 1.1.1 you can say to both at once" in shown
    half = SaidOnce.objects.get(board=twice.here.made.board)
    part = client.get(twice.part(twice.here)).text
    assert "CSCB asks the same: 1.1.1" in part and part.count(f'name="also-{half.pk}"') == 4
    ticked = re.findall(rf'name="also-{half.pk}"[^>]*value="(\w+)"[^>]*checked', part)
    assert ticked == ALL and f"instead-{half.pk}" not in part
    answer = sent(client, twice.part(twice.here), text="Held a course.", **{f"also-{half.pk}": ALL})
    assert "So is your draft for CSCB, which you send by itself" in answer.text
    assert twice.said(twice.there).text == "Held a course."
    sent(client, f"{page}once/", **{field: ""})
    assert "CSCB asks the same" not in client.get(twice.part(twice.here)).text


def test_the_page_shows_what_would_be_lost_and_leaves_the_choice(twice: Twice) -> None:
    half, client = twice.join(), twice.client
    theirs = Report(text="Held a course in Calderwick.")
    changes.say_part(by=twice.by, ask=twice.there.ask, action=twice.there.action, report=theirs)
    part = client.get(twice.part(twice.here)).text
    assert "Held a course in Calderwick." in part and "Begin with what you said to CSCB" in part
    also = {f"also-{half.pk}": ALL}
    refused = sent(client, twice.part(twice.here), text="Held two courses.", **also).text
    assert "which would be lost: it is shown below" in refused and "Held two courses." in refused
    assert twice.said(twice.here) is None and twice.said(twice.there).text == theirs.text
    changes.say_part(by=twice.by, ask=twice.there.ask, action=twice.there.action, report=Report(text="Held three."))
    stale = {**also, f"instead-{half.pk}": words_of(theirs)}
    refused = sent(client, twice.part(twice.here), text="Held two courses.", **stale).text
    assert "was changed meanwhile. Read what it says now" in refused and "Held three." in refused
    now = {**also, f"instead-{half.pk}": words_of(Report(text="Held three."))}
    assert "So is your draft for CSCB" in sent(client, twice.part(twice.here), text="Held two courses.", **now).text
    assert twice.said(twice.there).text == "Held two courses."


def test_the_page_says_when_the_other_answer_was_sent_meanwhile_and_goes_on_without(twice: Twice) -> None:
    half, client = twice.join(), twice.client
    theirs = Report(text="Held a course in Calderwick.")
    changes.say_part(by=twice.by, ask=twice.there.ask, action=twice.there.action, report=theirs)
    changes.submit(by=twice.by, ask=twice.there.ask)
    also = {f"also-{half.pk}": ALL}
    refused = sent(client, twice.part(twice.here), text="Held two courses.", **also).text
    assert "Your answer to CSCB is sent already: nothing of it is changed" in refused
    assert f'name="also-{half.pk}"' not in refused and theirs.text in refused
    assert "is saved" in sent(client, twice.part(twice.here), text="Held two courses.").text
    assert twice.said(twice.there).text == theirs.text and twice.said(twice.here).text == "Held two courses."


def test_words_of_one_board_are_taken_over_where_the_other_has_none(twice: Twice) -> None:
    half, client = twice.join(), twice.client
    changes.say_part(by=twice.by, ask=twice.there.ask, action=twice.there.action, report=SAID)
    begun = client.get(f"{twice.part(twice.here)}?take={half.pk}").text
    assert "Held a course.</textarea>" in begun and "Another in May.</textarea>" in begun
    assert twice.said(twice.here) is None  # nothing is kept by looking
    changes.say_part(by=twice.by, ask=twice.here.ask, action=twice.here.action, report=Report(text="Own words."))
    again = client.get(f"{twice.part(twice.here)}?take={half.pk}").text
    assert "Own words.</textarea>" in again and "Held a course.</textarea>" not in again


def test_its_pages_ask_little_of_the_database(twice: Twice) -> None:
    twice.join()
    say(twice)
    client = twice.client
    for page in (twice.page(twice.here), twice.page(twice.here, "once/"), twice.part(twice.here)):
        client.get(page)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page).status_code == 200
        assert len(asked) <= 12, (page, len(asked))


@pytest.mark.django_db(transaction=True)
def test_two_who_write_from_either_board_at_the_same_moment_never_wait_for_each_other(twice: Twice) -> None:
    """Two people of one agency, or one in two tabs: whoever comes second is told that the words have changed."""
    twice.join()
    wrong: list[BaseException] = []
    kept: list[str] = []

    def write(from_: Asked, name: str) -> None:
        try:
            for n in range(6):
                half = SaidOnce.objects.get(board=from_.made.board, withdrawn=False)
                report, theirs = (
                    Report(text=f"{name} {n}"),
                    twice.said(twice.there if from_ is twice.here else twice.here),
                )
                instead = words_of(report_of(theirs)) if theirs else ""
                try:
                    also = {half.pk: Also(["text"], instead)}
                    say_once(by=twice.by, ask=from_.ask, action=from_.action, report=report, also=also)
                    kept.append(report.text)
                except ValidationError:
                    continue  # the other wrote first, and nothing of theirs is lost unseen
        except BaseException as error:  # noqa: BLE001  # it would be lost with its thread
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=each) for each in ((twice.here, "Here"), (twice.there, "There"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert wrong == [] and check() == []
    assert twice.said(twice.here).text == twice.said(twice.there).text and twice.said(twice.here).text in kept
