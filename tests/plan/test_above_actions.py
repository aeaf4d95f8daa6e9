"""What stands above an action can be put right: a plan's name, period and words, a round's name and day, and the order
of aims and objectives. No printed ref changes by any of it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from answerable.access.roles import Role
from answerable.plan import changes
from answerable.plan.models import Action, Aim, Objective, Plan, Round
from answerable.plan.record import read_levels
from tests.board import Made, make
from tests.example_plan import add_plan

pytestmark = pytest.mark.django_db
LEVELS = "/boards/eastmarsh/plan/levels/"


@pytest.fixture
def made(client: Client) -> Made:
    made = make()
    add_plan(made)
    client.force_login(made.users[Role.MANAGER])
    return made


def version(client: Client, address: str) -> str:
    return client.get(address).text.partition('name="version" value="')[2].partition('"')[0]


def refs() -> list[str]:
    models = (Aim, Objective, Action)
    return [ref for model in models for ref in model._default_manager.order_by("pk").values_list("ref", flat=True)]


def test_a_wrong_name_period_and_words_of_a_plan_are_put_right_with_the_reason(made: Made, client: Client) -> None:
    plan, before = Plan.objects.get(), refs()
    changes.make_plan(by=made.manager, board=made.board, title="Next", period="2014/15")
    address = f"{LEVELS}{plan.pk}/change/"
    assert f'href="{address}"' in client.get(f"{LEVELS}{plan.pk}/").text
    typed = {"title": "Business plan 2013/14", "period": "2014/15", "aim_word": "Priority", "objective_word": "Strand"}
    sent = {**typed, "reason": "The cover was wrong", "version": version(client, address)}
    refused = client.post(address, sent).text
    assert "There is a plan for 2014/15 already" in refused and "Business plan 2013/14" in refused
    assert client.post(address, {**sent, "period": "2013/14"}).status_code == 302
    plan.refresh_from_db()
    assert (plan.title, plan.period) == ("Business plan 2013/14", "2013/14")
    assert plan.history.latest("history_id").history_change_reason == "The cover was wrong"  # type: ignore[attr-defined]
    page = client.get(f"{LEVELS}{plan.pk}/").text
    assert "Priority 1: Children are heard" in page and "Strand 1.1" in page and refs() == before
    then = client.get(f"{LEVELS}{plan.pk}/", {"at": "2013-01-15"}).text
    assert "Business plan 2012/13" in then and "Business plan 2013/14" not in then
    assert client.post(address, {**typed, "version": sent["version"]}).status_code == 200, "begun from an older version"


DECEMBER, MARCH, JUNE = date(2012, 12, 10), date(2013, 3, 31), date(2013, 6, 30)


@pytest.mark.parametrize(
    ("on", "refused"),
    [
        (date(2013, 4, 15), ""),
        (DECEMBER, ""),
        (JUNE, ""),
        (date(2012, 12, 9), "December 2012” is dated 10 December 2012, .* after it"),
        (date(2013, 7, 1), "Summer” is dated 30 June 2013, and this one comes before it"),
    ],
)
def test_a_rounds_day_is_put_right_and_passes_no_other_rounds(made: Made, on: date, refused: str) -> None:
    plan = Plan.objects.get()
    spring = changes.open_round(by=made.manager, plan=plan, title="Srping", on=MARCH)
    changes.open_round(by=made.manager, plan=plan, title="Summer", on=JUNE)
    if refused:
        with pytest.raises(ValidationError, match=refused):
            changes.change_round(by=made.manager, round=spring, title="Spring", on=on)
        spring.refresh_from_db()
        assert (spring.title, spring.on) == ("Srping", MARCH)
        return
    changes.change_round(by=made.manager, round=spring, title="Spring", on=on, reason="A slip")
    record = read_levels(plan.pk, None)
    assert record and [r.title for r in record.rounds] == ["December 2012", "Spring", "Summer"]
    assert record.rounds[1].on == on


def test_a_rounds_name_is_put_right_on_its_page_and_is_no_other_rounds(made: Made, client: Client) -> None:
    round = Round.objects.get()
    changes.open_round(by=made.manager, plan=round.plan, title="Quarter 3", on=round.on)
    address = f"/boards/eastmarsh/plan/rounds/{round.pk}/change/"
    assert f'href="{address}"' in client.get(f"{LEVELS}{round.plan_id}/").text
    day = {"on-day": round.on.day, "on-month": round.on.month, "on-year": round.on.year}
    typed = {"title": "quarter 3", **day, "version": version(client, address)}
    assert "has a round “quarter 3” as at that day already" in client.post(address, typed).text
    assert client.post(address, {**typed, "title": "Winter 2012"}).status_code == 302
    assert "Winter 2012" in client.get(f"/boards/eastmarsh/plan/{Action.objects.earliest('id').pk}/").text
    assert "Winter 2012" in client.get("/boards/eastmarsh/changes/?start-day=1&start-month=12&start-year=2012").text


def test_aims_and_objectives_are_put_in_another_order_and_keep_their_refs(made: Made, client: Client) -> None:
    plan, by = Plan.objects.get(), made.manager
    second = changes.add_aim(by=by, plan=plan, ref="2", title="Children are safe")
    first = Aim.objects.get(ref="1")
    for ref, aim in (("1.2", first), ("2.1", second), ("1.3", first)):
        changes.add_objective(by=by, plan=plan, aim=aim, ref=ref, title=f"Reach {ref}")
    before = refs()

    def stands() -> list[str]:
        record = read_levels(plan.pk, None)
        assert record
        return [o.ref for o in record.objectives]

    assert stands() == ["1.1", "1.2", "1.3", "2.1"]
    page = client.get(f"{LEVELS}{plan.pk}/").text
    last = Objective.objects.get(ref="1.3")
    move = f"/boards/eastmarsh/plan/objectives/{last.pk}/move/"
    assert f'action="{move}"' in page and "{#" not in page
    answer = client.post(move, {"up": "yes", "page": "2"})
    assert answer["Location"] == f"{LEVELS}{plan.pk}/?page=2#objective-{last.pk}", (
        "the page of the list that it stands on"
    )
    assert stands() == ["1.1", "1.3", "1.2", "2.1"]
    client.post(f"/boards/eastmarsh/plan/objectives/{Objective.objects.get(ref='2.1').pk}/move/", {"up": "yes"})
    assert stands() == ["1.1", "1.3", "1.2", "2.1"], "it leaves no aim"
    assert client.post(f"/boards/eastmarsh/plan/aims/{second.pk}/move/", {"up": "yes"}).status_code == 302
    assert stands() == ["2.1", "1.1", "1.3", "1.2"]
    client.post(f"/boards/eastmarsh/plan/aims/{second.pk}/move/", {"down": "yes"})
    assert stands() == ["1.1", "1.3", "1.2", "2.1"] and refs() == before


def test_an_action_is_put_elsewhere_with_a_reason_and_a_step_up_takes_none(made: Made, client: Client) -> None:
    one = Action.objects.get(ref="1.1.1")
    address = f"/boards/eastmarsh/plan/{one.pk}/place/"
    typed = {"objective": str(one.objective_id), "after": "1.1.2", "version": version(client, address)}
    assert client.post(address, typed).context["form"].errors.get("reason")
    assert client.post(address, {**typed, "reason": "It comes second"}).status_code == 302
    reasons = one.history.order_by("history_id").values_list("history_change_reason", flat=True)  # type: ignore[attr-defined]
    assert list(reasons)[-1] == "It comes second"
    client.post(f"/boards/eastmarsh/plan/{one.pk}/move/", {"up": "yes"})
    assert [a.ref for a in Action.objects.order_by("order")] == ["1.1.1", "1.1.2"]
