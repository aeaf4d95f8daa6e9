"""Agencies, groups, posts and people beside the plan: what each leads and owes, and who may see it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from answerable.access.roles import Role
from answerable.desk.owners.changes import settle_owner
from answerable.partnership import changes
from answerable.partnership.merging.changes import merge
from answerable.partnership.models import Agency, AgencyName, Appointment, Group, Merge, Person, Post
from answerable.plan.changes import conclude_commitment, correct
from answerable.plan.models import Action, Answerer, Commitment
from answerable.reading.proposal import Proposal
from tests.board import Made, make, signed_in
from tests.desk.test_pages import large
from tests.example_plan import PROPOSAL, add_plan

pytestmark = pytest.mark.django_db
WHO = "/boards/eastmarsh/who/"


def owned(proposal: Proposal = PROPOSAL) -> Proposal:
    """The example plan in which the council leads, owes, and stands beside owners whom nobody knows yet."""
    first, second, *others = proposal.actions
    return replace(
        proposal,
        actions=[
            replace(first, contributors=["Youth Panel"]),
            replace(second, leads=["EC", "Head of Safeguarding"], contributors=["Youth Panel"]),
            *others,
        ],
        commitments=[replace(c, who="The EC and partners") for c in proposal.commitments],
        measures=[replace(m, agency="Eastmarsh Council") for m in proposal.measures],
    )


@pytest.fixture
def made() -> Made:
    made = make()
    add_plan(made, owned())
    return made


@pytest.fixture
def council(made: Made) -> Agency:
    return Agency.objects.get(name="Eastmarsh Council")


def appointed(made: Made, **how: object) -> Appointment:
    given = {"name": "Somebody", "role": "", "post": "", "starts": date(2012, 1, 1), **how}
    return changes.appoint(by=made.manager, board=made.board, **given)  # type: ignore[arg-type]


def test_an_agency_shows_its_names_what_it_leads_and_owes_and_its_measures(made: Made, council: Agency) -> None:
    appointed(made, post="Director of children’s services", agency=council)
    page = signed_in(made, Role.CHAIR).get(f"{WHO}agencies/{council.pk}/")
    duties = list(page.context["page"])
    assert [(d.action.ref, d.part, d.words, d.status, d.silent) for d in duties] == [
        ("1.1.1", "lead", "Eastmarsh Council", "On track", False),
        ("1.1.2", "lead", "EC", "Not stated", True),
    ]
    assert [(o.promise.what, o.standing) for o in page.context["owed"]] == [
        ("report to the January meeting", "Overdue"),
    ]
    for words in ("Director of children’s services", "printed as “EC”", "children who felt heard", "pays into the"):
        assert words in page.text
    assert "Withdraw" not in page.text, "a chair keeps no names"


def test_a_kept_promise_is_owed_no_more_and_a_later_day_is_not_yet_due(made: Made, council: Agency) -> None:
    client, at = signed_in(made, Role.CHAIR), {"at": "2013-01-10"}
    assert [o.standing for o in client.get(f"{WHO}agencies/{council.pk}/", at).context["owed"]] == ["Not yet due"]
    conclude_commitment(by=made.manager, commitment=Commitment.objects.get(), outcome="done")
    assert client.get(f"{WHO}agencies/{council.pk}/").context["owed"] == []
    assert len(client.get(f"{WHO}agencies/{council.pk}/", at).context["owed"]) == 1


def test_an_agency_lead_sees_the_agency_and_no_people(made: Made, council: Agency) -> None:
    appointed(made, name="Jo Doe", post="Director", agency=council)
    page = signed_in(made, Role.AGENCY_LEAD).get(f"{WHO}agencies/{council.pk}/").text
    assert "Survey children in care" in page and "Director" not in page and "Jo Doe" not in page
    assert signed_in(made, Role.AGENCY_LEAD).get(f"{WHO}people/").status_code == 403


def test_whoever_may_not_read_the_plan_sees_none_of_it(made: Made, council: Agency) -> None:
    member = signed_in(made, Role.SCRUTINY_MEMBER)
    for path in ("", "agencies/", f"agencies/{council.pk}/", "groups/", "people/", "owners/"):
        answer = member.get(WHO + path)
        assert answer.status_code == 403 and "Survey children in care" not in answer.text


def test_another_boards_bodies_are_not_there(made: Made, council: Agency) -> None:
    other = make("calderwick")
    changes.make_group(by=made.manager, board=made.board, name="Executive")
    client = signed_in(other, Role.MANAGER)
    paths = [f"agencies/{council.pk}/", f"groups/{Group.objects.get().pk}/", f"people/{Person.objects.first().pk}/"]  # type: ignore[union-attr]
    paths += [f"{path}{end}/" for path, end in zip(paths, ("merge", "merge", "change"), strict=True)]
    paths += [f"owners/{Answerer.objects.first().pk}/"]  # type: ignore[union-attr]
    assert [client.get(f"/boards/calderwick/who/{path}").status_code for path in paths] == [404] * 7
    name = AgencyName.objects.first()
    assert client.post(f"/boards/calderwick/who/names/{name.pk}/drop/").status_code == 404  # type: ignore[union-attr]


def test_a_list_is_searched_by_any_name_and_paged(made: Made) -> None:
    for number in range(60):
        changes.make_agency(by=made.manager, board=made.board, name=f"School {number:02}", names=[f"S{number:02}x"])
    client = signed_in(made, Role.CHAIR)
    first = client.get(f"{WHO}agencies/").context["page"]
    assert (len(first), first.paginator.count) == (50, 61)
    found = client.get(f"{WHO}agencies/", {"q": "s07X"})
    assert [row.name for row in found.context["page"]] == ["School 07"]
    assert [row.name for row in client.get(f"{WHO}agencies/", {"q": "EC"}).context["page"]] == ["Eastmarsh Council"]
    assert "Try fewer letters" in client.get(f"{WHO}agencies/", {"q": "nothing <b>"}).text


def test_a_page_as_at_a_day_before_says_so(made: Made) -> None:
    late = changes.make_agency(by=made.manager, board=made.board, name="Latecomer")
    client, at = signed_in(made, Role.MANAGER), {"at": "2013-01-10"}
    assert "Latecomer" not in client.get(f"{WHO}agencies/", at).text
    page = client.get(f"{WHO}agencies/{late.pk}/", at).text
    assert "did not hold this yet" in page
    assert "Add an agency" not in client.get(f"{WHO}agencies/", at).text, "nobody changes the past"


def test_a_post_and_whoever_holds_it_show_what_the_post_leads(made: Made) -> None:
    post = changes.add_post(by=made.manager, board=made.board, name="Head of Safeguarding")
    held = appointed(made, name="Jo Doe", post="Head of safeguarding")
    client = signed_in(made, Role.CHAIR)
    for path in (f"posts/{post.pk}/", f"people/{held.person_id}/"):
        page = client.get(WHO + path)
        assert [d.action.ref for d in page.context["page"]] == ["1.1.2"], path
        assert "Jo Doe" in page.text
    changes.end_appointment(by=made.manager, appointment=held, on=timezone.localdate())
    ended = client.get(f"{WHO}people/{held.person_id}/").text
    assert "Ended on" in ended and "Report what they said" not in ended


def test_words_that_match_nobody_are_asked_after_once_for_all(made: Made, council: Agency) -> None:
    client = signed_in(made, Role.MANAGER)
    assert [(row[0], row[3]) for row in client.get(f"{WHO}owners/").context["rows"]] == [
        ("Youth Panel", 2),
        ("Head of Safeguarding", 1),
    ]
    panel = Answerer.objects.filter(words="Youth Panel").first()
    assert panel
    path = f"{WHO}owners/{panel.pk}/"
    assert "Select an answer to “Who is this?”" in client.post(path, {"version": "0"}).text
    assert "Choose whose name it is" in client.post(path, {"version": "0", "meant": "name"}).text
    assert client.post(path, {"version": "0", "meant": "group"}).status_code == 302
    group = Group.objects.get(name="Youth Panel")
    assert set(Answerer.objects.filter(words="Youth Panel").values_list("group", flat=True)) == {group.pk}
    assert [d.part for d in client.get(f"{WHO}groups/{group.pk}/").context["page"]] == ["contributor"] * 2
    head = Answerer.objects.get(words="Head of Safeguarding")
    answer = {"version": "0", "meant": "post", "body": f"agency {council.pk}"}
    assert client.post(f"{WHO}owners/{head.pk}/", answer).status_code == 302
    assert Post.objects.get().agency == council
    assert "There is nothing to do here" in client.get(f"{WHO}owners/").text


def test_an_owner_that_came_before_its_body_was_known_has_only_to_be_confirmed(made: Made, council: Agency) -> None:
    lead = Answerer.objects.get(words="EC")
    correct(by=made.manager, thing=lead, values={"agency": None})
    client = signed_in(made, Role.MANAGER)
    assert "Likely Eastmarsh Council" in client.get(f"{WHO}owners/").text
    form = client.get(f"{WHO}owners/{lead.pk}/").context["form"]
    assert form.initial == {"kind": "agency", "meant": "name", "body": f"agency {council.pk}"}
    assert client.post(f"{WHO}owners/{lead.pk}/", {"version": "0", **form.initial}).status_code == 302
    lead.refresh_from_db()
    assert lead.agency == council and AgencyName.objects.filter(name="EC").count() == 1


@pytest.mark.parametrize("meant", ["name", "agency"])
def test_an_owner_is_another_name_or_a_new_agency(made: Made, council: Agency, meant: str) -> None:
    panel = Answerer.objects.filter(words="Youth Panel").first()
    assert panel
    count = settle_owner(by=made.manager, answerer=panel, meant=meant, body=council if meant == "name" else None)
    agency = AgencyName.objects.get(name="Youth Panel").agency
    assert count == 2 and (agency == council) is (meant == "name")
    assert set(Answerer.objects.filter(words="Youth Panel").values_list("agency", flat=True)) == {agency.pk}
    with pytest.raises(PermissionDenied):
        settle_owner(by=made.actor(Role.CHAIR), answerer=panel, meant="post")


def test_a_preview_shows_everything_that_will_move(made: Made, council: Agency) -> None:
    other = changes.make_agency(by=made.manager, board=made.board, name="Eastmarsh, Council of", funds=True)
    given = (other.pk, council.pk)
    client = signed_in(made, Role.MANAGER)
    assert "These may be one and the same" in client.get(f"{WHO}agencies/").text
    assert "Eastmarsh Council" in client.get(f"{WHO}agencies/{other.pk}/merge/").text
    appointed(made, post="Director", agency=council)
    page = client.get(f"{WHO}agencies/{given[0]}/merge/", {"other": given[1]})
    moving = {kind.kind: sorted(kind.said) for kind in page.context["moving"]}
    assert moving == {
        "Names": ["EC", "Eastmarsh Council"],
        "Appointments": ["Director", "Head of service"],
        "Leads and contributors": [
            "Lead of action 1.1.1, printed as “Eastmarsh Council”",
            "Lead of action 1.1.2, printed as “EC”",
        ],
        "Measures": ["children who felt heard", "complaints"],
    }
    assert not Merge.objects.exists(), "a preview moves nothing"
    wrong = client.get(f"{WHO}agencies/{council.pk}/merge/", {"other": council.pk}).text
    assert "There is a problem" in wrong


def test_an_undo_names_what_somebody_has_edited(made: Made, council: Agency) -> None:
    other = changes.make_agency(by=made.manager, board=made.board, name="Council")
    done = merge(by=made.manager, board=made.board, kept=other, merged=council)
    lead = Answerer.objects.get(words="EC")
    correct(by=made.manager, thing=lead, values={"part": "contributor"})
    client = signed_in(made, Role.MANAGER)
    path = f"{WHO}merges/{done.pk}/"
    page = client.post(path, {"version": "1", "reason": "A slip"}).text
    assert "Contributor of action 1.1.2, printed as “EC” has been edited since the merge" in page and "A slip" in page
    correct(by=made.manager, thing=lead, values={"part": "lead"})
    assert client.post(path, {"version": "1"}).status_code == 302
    assert "It has been undone" in client.get(path).text


def queries(client: Client, path: str) -> int:
    assert connection.features.supports_json_field  # SQLite is asked once, in queries of its own
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200, path
    return len(seen)


def counted(slug: str, times: int) -> dict[str, int]:
    made = make(slug)
    by, board = made.manager, made.board
    add_plan(made, owned(large(times) if times > 1 else PROPOSAL), content=slug.encode())
    agency = AgencyName.objects.filter(board=board, name__startswith="Eastmarsh Council").earliest("id").agency
    group, other = (changes.make_group(by=by, board=board, name=name) for name in ("Executive", "Exec"))
    post = changes.add_post(by=by, board=board, name="Head of Safeguarding")
    for number in range(times):
        extra = changes.make_agency(by=by, board=board, name=f"Extra {number}")
        held = appointed(made, name=f"P{number}", post="Head of Safeguarding", agency=agency, group=group)
        done = merge(by=by, board=board, kept=agency, merged=extra)
    spare = changes.make_agency(by=by, board=board, name="Spare")
    client = signed_in(made, Role.MANAGER)
    paths = {
        "who": "",
        "agencies": "agencies/",
        "agency": f"agencies/{agency.pk}/",
        "agency then": f"agencies/{agency.pk}/?at=2013-01-15",
        "groups": "groups/",
        "group": f"groups/{group.pk}/",
        "people": "people/",
        "person": f"people/{held.person_id}/",
        "post": f"posts/{post.pk}/",
        "owners": "owners/",
        "owner": f"owners/{Answerer.objects.filter(board=board).earliest('id').pk}/",
        "merge": f"merges/{done.pk}/",
        "choose": f"agencies/{agency.pk}/merge/",
        "preview": f"agencies/{spare.pk}/merge/?other={agency.pk}",
        "preview of groups": f"groups/{other.pk}/merge/?other={group.pk}",
        "add agency": "agencies/add/",
        "change agency": f"agencies/{agency.pk}/change/",
        "change group": f"groups/{group.pk}/change/",
        "appoint": "people/appoint/",
        "change appointment": f"appointments/{held.pk}/change/",
        "end": f"appointments/{held.pk}/end/",
        "change person": f"people/{held.person_id}/change/",
    }
    return {name: queries(client, f"/boards/{slug}/who/{path}") for name, path in paths.items()}


def test_queries_are_few_and_do_not_grow(db: None) -> None:
    small, big = counted("eastmarsh", 1), counted("calderwick", 8)
    assert big == small
    assert max(small.values()) <= 12, small


def test_a_large_plans_agency_is_paged(made: Made) -> None:
    other = make("calderwick")
    add_plan(other, owned(large(60)), content=b"large")
    plan = Action.objects.filter(board=other.board)
    agency = changes.make_agency(by=other.manager, board=other.board, name="Everything")
    for lead in Answerer.objects.filter(action__in=plan):
        correct(by=other.manager, thing=lead, values={"agency": agency})
    page = signed_in(other, Role.CHAIR).get(f"/boards/calderwick/who/agencies/{agency.pk}/?page=2")
    assert page.context["page"].number == 2 and len(page.context["page"]) <= 50
    held = appointed(other, post="Director", agency=agency)
    beside = signed_in(other, Role.CHAIR).get(f"/boards/calderwick/who/people/{held.person_id}/?page=2").text
    assert f"The first 50 of {page.context['page'].paginator.count}" in beside
    assert f'href="/boards/calderwick/who/agencies/{agency.pk}/">See everything' in beside


def test_a_future_appointment_stands_from_its_day(made: Made) -> None:
    to_come = appointed(made, name="Jo Doe", post="Lay member", starts=timezone.localdate() + timedelta(days=2))
    page = signed_in(made, Role.MANAGER).get(f"{WHO}people/{to_come.person_id}/").text
    assert "Begins on" in page


@pytest.mark.parametrize(
    ("until", "words"),
    [(None, "From 3 February 2012. "), (date(2012, 9, 30), "From 3 February 2012 until 30 September 2012. ")],
)
def test_an_appointment_tells_from_when_and_until_when(made: Made, until: date | None, words: str) -> None:
    held = appointed(made, post="Lay member", role="chair", starts=date(2012, 2, 3), ends=until)
    page = signed_in(made, Role.MANAGER).get(f"{WHO}people/{held.person_id}/").text
    assert words in " ".join(page.partition("Appointments</h2>")[2].split())


def test_a_person_answers_for_what_the_agency_and_the_group_lead_and_owe(made: Made, council: Agency) -> None:
    group = changes.add_group(by=made.manager, board=made.board, name="Youth Panel")
    correct(by=made.manager, thing=Answerer.objects.filter(words="Youth Panel").earliest("id"), values={"group": group})
    held = appointed(made, name="Jo Doe", post="Any post", agency=council, group=group)
    client = signed_in(made, Role.CHAIR)
    page = client.get(f"{WHO}people/{held.person_id}/")
    told = {name: [d.action.ref for d in said["page"]] for _, name, _, said in page.context["through"]}
    assert told == {"Eastmarsh Council": ["1.1.1", "1.1.2"], "Youth Panel": ["1.1.1"]}
    owed = [o.promise.what for _, name, _, said in page.context["through"] for o in said["owed"]]
    assert owed == ["report to the January meeting"]
    text = " ".join(page.text.split())
    council_s = text.partition("What Eastmarsh Council leads and contributes to</h2>")[2]
    assert (
        f'This person is appointed for the agency <a class="govuk-link" href="{WHO}agencies/{council.pk}/">'
        in council_s
    )
    assert "What Youth Panel leads and contributes to" in council_s and "What Eastmarsh Council owes" in council_s
    changes.end_appointment(by=made.manager, appointment=held, on=timezone.localdate())
    ended = client.get(f"{WHO}people/{held.person_id}/").text
    assert "nothing in a plan is this person’s to answer for" in ended and "Survey children" not in ended
    no_plan = make("calderwick")
    with_post = Appointment.objects.get(person__user=no_plan.users[Role.CHAIR])
    assert (
        "There is no plan yet"
        in signed_in(no_plan, Role.CHAIR).get(f"/boards/calderwick/who/people/{with_post.person_id}/").text
    )
