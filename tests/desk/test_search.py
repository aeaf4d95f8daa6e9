"""Search finds what somebody may see, in all kinds, by words in any order and by refs of old."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from answerable.access.roles import Role
from answerable.assurance.changes import add_review
from answerable.assurance.changes import change_objective as correct_own
from answerable.evidence.changes import add_evidence
from answerable.evidence.models import Evidence
from answerable.papers.changes import write_section
from answerable.papers.models import Paper
from answerable.partnership.changes import add_post, appoint
from answerable.partnership.models import Agency
from answerable.plan.changes import add_all, correct, open_round, write_statement
from answerable.plan.models import Action, Aim, Answerer, Commitment, Objective, Plan, Round, Serves, Statement, Update
from tests.assurance.framework import add_framework
from tests.board import Made, make
from tests.example_plan import add_plan
from tests.papers.test_changes import WORDS, cleared, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(client: Client) -> Made:
    made = make()
    add_plan(made)
    client.force_login(made.users[Role.MANAGER])
    return made


def found(client: Client, words: str, **other: str) -> dict[str, int]:
    """How many of each kind."""
    page = client.get("/boards/eastmarsh/search/", {"q": words, **other})
    assert page.status_code == 200
    return {name: count for _, name, count in page.context["kinds"]}


def test_each_kind_is_found(client: Client, made: Made) -> None:
    assert found(client, "survey") == {
        "Actions": 1,
        "Progress": 1,
        "What reports say is missing or weak": 1,
    }
    assert found(client, "felt heard")["Measures"] == 1
    assert found(client, "january meeting") == {"Promises": 1}
    assert found(client, "children heard")["Aims"] == 1
    assert found(client, "EC") == found(client, "ec")
    assert "Agencies" in found(client, "eastmarsh council")
    assert found(client, "plan.docx") == {"Documents": 1}
    assert found(client, "progress")["Papers"] == 1
    assert found(client, "no such words anywhere") == {}


def test_words_that_belong_together_stay_together(client: Client, made: Made) -> None:
    assert found(client, "care children") == {"Actions": 1, "Measures": 1}
    assert found(client, '"care children"') == {}


def test_an_action_is_found_by_the_ref_it_had_before(client: Client, made: Made) -> None:
    action = Action.objects.get(ref="1.1.2")
    correct(by=made.manager, thing=action, values={"ref": "1.2.7"})
    assert found(client, "1.1.2") == {"Actions": 1}
    assert "Action 1.2.7" in re.sub("<[^>]+>", "", client.get("/boards/eastmarsh/search/?q=1.1.2").text)


def test_a_ref_says_its_level_once_and_a_papers_mark_is_not_shown(client: Client, made: Made) -> None:
    aim = Aim.objects.get()
    address = "/boards/eastmarsh/search/?q=children+heard"
    assert "Aim 1" in re.sub("<[^>]+>", "", client.get(address).text)
    correct(by=made.manager, thing=aim, values={"ref": "Aim 1"})
    seen = re.sub("<[^>]+>", "", client.get(address).text)
    assert "Aim 1" in seen and "Aim Aim" not in seen
    write_section(by=made.manager, paper=Paper.objects.get(), key="summary", text="Of them [[1.1.1: 42%]] were sure.")
    assert "Of them 42% were" in re.sub("<[^>]+>", "", client.get("/boards/eastmarsh/search/?q=sure").text)


def test_the_words_are_shown_in_their_context_and_escaped(client: Client, made: Made) -> None:
    correct(by=made.manager, thing=Action.objects.get(ref="1.1.1"), values={"text": "<b>Survey</b> & ask"})
    page = client.get("/boards/eastmarsh/search/?q=survey").text
    assert "&lt;b&gt;<mark>Survey</mark>&lt;/b&gt; &amp; ask" in page
    attack = client.get("/boards/eastmarsh/search/", {"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in attack


@pytest.mark.parametrize("words", ["%%", "chi_dren", "100%", "\\", "(", "[", "'", '"', "“”", "é"])
def test_signs_are_words_like_any_other(client: Client, made: Made, words: str) -> None:
    assert found(client, words) == {}


def test_what_is_withdrawn_is_not_found(client: Client, made: Made) -> None:
    correct(by=made.manager, thing=Commitment.objects.get(), values={"withdrawn": True})
    assert found(client, "january meeting") == {}


def test_each_role_finds_what_it_may_see(client: Client, made: Made) -> None:
    client.force_login(made.users[Role.AGENCY_LEAD])
    assert found(client, "plan.docx") == {}
    assert "Papers" in found(client, "progress")
    client.force_login(made.users[Role.SCRUTINY_MEMBER])
    assert found(client, "survey") == {} and found(client, "progress") == {}
    assert "only these are searched" in client.get("/boards/eastmarsh/search/?q=survey").text


def test_a_scrutiny_member_finds_a_paper_once_it_is_published(client: Client, made: Made, tmp_path: Path) -> None:
    paper = Paper.objects.get()
    for key, block in WORDS.items():
        paper = write_section(by=made.manager, paper=paper, key=key, **block)
    client.force_login(made.users[Role.SCRUTINY_MEMBER])
    assert found(client, "somebody wrote") == {}
    publish(made, cleared(made, paper), tmp_path)
    assert found(client, "somebody wrote") == {"Papers": 1}


def test_another_board_is_not_searched(client: Client, made: Made) -> None:
    other = make("calderwick")
    add_plan(other)
    client.force_login(other.users[Role.MANAGER])
    correct(by=made.manager, thing=Action.objects.get(ref="1.1.1", board=made.board), values={"text": "Zebra"})
    answer = client.get("/boards/calderwick/search/?q=zebra")
    assert answer.context["total"] == 0


def test_many_are_paged_by_kind(client: Client, made: Made) -> None:
    plan, round, action = Plan.objects.get(), Round.objects.get(), Action.objects.get(ref="1.1.1")
    agency = Agency.objects.get()
    things = [Update(round=round, action=action, agency=agency, text=f"Zebra {n}") for n in range(120)]
    add_all(by=made.manager, plan=plan, things=things)
    correct(by=made.manager, thing=action, values={"text": "Zebra first"})
    page = client.get("/boards/eastmarsh/search/?q=zebra")
    assert page.context["total"] == 121 and "1 to 50 on this page" in page.text
    assert [name for name, _, _ in page.context["groups"]] == ["Actions", "Updates by agencies"]
    last = client.get("/boards/eastmarsh/search/?q=zebra&kind=update&page=3")
    assert "Zebra</mark> 119" in last.text and last.context["total"] == 120


def test_search_says_that_it_looks_through_today_s_record(client: Client, made: Made) -> None:
    assert (
        "This page always shows the record as it is"
        in client.get("/boards/eastmarsh/search/?q=survey&at=2013-01-15").text
    )


def filled(made: Made) -> dict[str, tuple[str, str]]:
    """One of each of the kinds that hang on others: the word that only it holds, its heading, and where its link
    leads."""
    by, action, objective = made.manager, Action.objects.get(ref="1.1.1"), Objective.objects.get()
    plan = action.plan
    at = {"board": made.board, "by": by}
    said = {"action": action, "round": Round.objects.get(), "typed": "Done."}
    write_statement(by=by, delivery="off track", reason="The aardvark resigned", **said)
    (serves, lead, contributor) = (
        add_all(by=by, plan=plan, things=[thing])[0]
        for thing in (
            Serves(objective=objective, words="The badger strategy", ref="P4", order=0),
            Answerer(objective=objective, words="Cormorant panel", order=0),
            Answerer(action=action, words="Dormouse trust", part="contributor", order=9),
        )
    )
    assert serves.pk and lead.pk and contributor.pk
    open_round(by=by, plan=plan, title="Egret quarter", on=date(2013, 6, 30))
    item = {"title": "Audit", "kind": "outcome"}
    evidence = add_evidence(by=by, plan=plan, values=item, actions=[], claims=[], file=("ferret.txt", b"some words"))
    post = add_post(**at, name="Head of gannets")
    held = appoint(**at, name="Hedy Heron", role="", post="Ibis adviser", starts=date(2012, 1, 1))
    here = "/boards/eastmarsh/"
    own = add_framework(made)
    correct_own(by=by, objective=own, words="Jackdaws are heard", action=None, order=1, on_behalf="By e-mail.")
    for agency, found_out in ((own.agency_id, "The kestrel is safe"), (None, "The lapwing is not")):
        values = {"group": None, "on": date(2013, 1, 1), "words": found_out, "conclusion": "assured"}
        add_review(**at, agency=agency, values=values)
    framework = f"{here}evidence/framework/"
    return {
        "jackdaws": ("Agencies’ own objectives", f"{framework}agencies/{own.agency_id}/"),
        "kestrel": ("Reviews of the quality assurance framework", f"{framework}agencies/{own.agency_id}/"),
        "lapwing": ("Reviews of the quality assurance framework", framework),
        "aardvark": ("Reasons of a status", f"{here}plan/{action.pk}/"),
        "badger": ("What objectives come from or serve", f"{here}plan/objectives/{objective.pk}/"),
        "p4": ("What objectives come from or serve", f"{here}plan/objectives/{objective.pk}/"),
        "cormorant": ("Leads of objectives", f"{here}plan/objectives/{objective.pk}/"),
        "dormouse": ("Leads and contributors of actions", f"{here}plan/{action.pk}/"),
        "egret": ("Rounds", f"{here}plan/levels/{plan.pk}/"),
        "ferret": ("Files of evidence", f"{here}evidence/{evidence.pk}/"),
        "gannets": ("Posts that the plan names", f"{here}who/posts/{post.pk}/"),
        "heron": ("People and their appointments", f"{here}who/people/{held.person_id}/"),
        "ibis": ("People and their appointments", f"{here}who/people/{held.person_id}/"),
    }


def test_what_hangs_on_others_is_found_and_leads_to_where_it_stands(client: Client, made: Made) -> None:
    for word, (kind, address) in filled(made).items():
        assert found(client, word) == {kind: 1}, word
        page = client.get("/boards/eastmarsh/search/", {"q": word}).text
        assert f'<a class="govuk-link" href="{address}">' in page.partition("<h2")[2], word
        assert "<mark>" in page, word
        assert client.get(address).status_code == 200
    client.force_login(made.users[Role.AGENCY_LEAD])
    for word in ("gannets", "heron", "ibis"):
        assert found(client, word) == {}, f"{word}: who may not read people finds none"
    assert found(client, "dormouse") and found(client, "aardvark")
    client.force_login(made.users[Role.SCRUTINY_MEMBER])
    assert not any(found(client, word) for word in ("aardvark", "badger", "dormouse", "egret", "ferret", "heron"))


def test_what_hangs_on_something_withdrawn_is_not_found(client: Client, made: Made) -> None:
    filled(made)
    for model, words in ((Action, "dormouse"), (Objective, "cormorant"), (Objective, "badger"), (Evidence, "ferret")):
        for thing in model.objects.all():
            correct(by=made.manager, thing=thing, values={"withdrawn": True})
        assert found(client, words) == {}, words
    correct(by=made.manager, thing=Statement.objects.get(), values={"withdrawn": True})
    assert found(client, "aardvark") == {}
