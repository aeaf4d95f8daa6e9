"""Every form of every page: its fields, what may be typed into each, and what must be refused. For
`test_refused_forms`, which fails on a form or a field that is not listed here."""

from collections.abc import Callable
from typing import Any

from tests.board import Made
from tests.house.fields import (
    LINES,
    TOO_LARGE,
    WHY,
    WORDS,
    B,
    Field,
    Forms,
    day,
    file,
    line,
    may,
    must,
    number,
    one_of,
    pick,
    told,
)
from tests.house.forms_of_meetings import meetings
from tests.house.forms_of_people import ACCOUNTS, CHALLENGES, REPORT, VALUE, WHO, asks, challenges, tokens, who
from tests.house.forms_of_years import years

ACTION, PLAN, MEASURE = f"{B}plan/<int:action>/", f"{B}plan/levels/<int:plan>/", f"{B}measures/<int:measure>/"
FRAMEWORK = f"{B}evidence/framework/"
DOCUMENT, PAPER = f"{B}documents/<int:document>/", f"{B}papers/<int:paper>/"
MAKER, WAY = one_of("independent"), one_of("audit")


def forms(ids: Callable[[str], Any], other: Callable[[str], Any]) -> Forms:
    """The forms that change something, by the address they are sent to, and their fields by name. `ids` and `other`
    give the id of a record of this board and of another's, by the model's name."""
    parts = (
        *(_levels, _actions, _promises, _measures, _claims_and_evidence, _framework),
        *(who, asks, challenges, meetings, tokens, years),
    )
    found = {address: fields for part in parts for address, fields in part(ids, other).items()}
    return found | _documents() | _papers() | _questions() | ACCOUNTS


def _levels(ids: Callable[[str], Any], other: Callable[[str], Any]) -> Forms:
    aim = {"ref": must(60, "77"), "title": must(2000), "reason": may(500)}
    objective = {
        "ref": must(60, "77.1"),
        "title": must(2000),
        "aim": one_of(ids("Aim"), other("Aim")),
        "leads": LINES,
        "partnership": one_of("multi"),
        **dict.fromkeys(
            ("needs_analysis", "single_agency_priority", "national_priority", "other"), line("A plan (2)", "x" * 301)
        ),
        "also_ref": may(60),
        "also_text": may(2000),
        "serves": line("A plan (2)", "x" * 301),
        "reason": may(500),
    }
    plan = {"title": must(300), "period": must(60), "aim_word": must(40), "objective_word": must(40)}
    round = {"title": must(100), "on": day(("27", "3", "2031"))}
    return {
        f"{B}plan/new/": {**plan, "draft": pick()},
        f"{PLAN}change/": {**plan, "reason": may(500)},
        f"{PLAN}aims/new/": aim,
        f"{PLAN}objectives/new/": objective,
        f"{PLAN}rounds/new/": round,
        f"{B}plan/rounds/<int:round>/change/": {**round, "reason": may(500)},
        f"{B}plan/aims/<int:aim>/move/": {},
        f"{B}plan/objectives/<int:objective>/move/": {},
        f"{B}plan/aims/<int:aim>/change/": aim,
        f"{B}plan/objectives/<int:objective>/change/": objective,
        f"{B}plan/withdraw/<slug:kind>/<int:pk>/": {"reason": WHY},
    }


# What an update says, part by part.
def _actions(ids: Callable[[str], Any], other: Callable[[str], Any]) -> Forms:
    update = {
        "party": one_of(f"agency {ids('Agency')}", f"agency {other('Agency')}", f"group {TOO_LARGE}", empty=True),
        **REPORT,
        "state": one_of("accepted", empty=True),
        "reason": may(500),
    }
    action = {"text": must(5000), "due": may(300, "March 2013"), "leads": LINES, "contributors": LINES}
    return {
        f"{B}plan/objectives/<int:objective>/actions/new/": {
            "ref": line("1.1.77", "", "x" * 61, alone=("1.1.2",)),
            **action,
            "reason": may(500),
        },
        f"{ACTION}change/": {**action, "reason": may(500)},
        f"{ACTION}ref/": {"ref": line("1.1.88", "", "x" * 61, alone=("1.1.2",)), "reason": WHY},
        f"{ACTION}move/": {},
        f"{ACTION}place/": {
            "objective": one_of(ids("Objective"), other("Objective")),
            "reason": WHY,
            "after": line("", "x" * 61, alone=("1.1.9", "9" * 60)),
        },
        f"{ACTION}split/": {
            "text": must(5000),
            "reason": WHY,
            "parts": line(
                "1.1.90: One", "", "1.1.90 One", "x" * 61 + ": One", "1.2: One\n1.2: Two", alone=("1.1.2: One",)
            ),
        },
        f"{ACTION}close/": {"closed": one_of("done", empty=True), "reason": WHY},
        f"{ACTION}reopen/": {"reason": WHY},
        f"{ACTION}updates/<int:round>/new/": update,
        f"{B}plan/updates/<int:update>/change/": update,
        f"{ACTION}progress/<int:round>/": {
            "typed": may(20_000),
            "delivery": one_of("on track"),
            "impact": one_of(""),
            "reason": may(500),
        },
    }


def _promises(ids: Callable[[str], Any], other: Callable[[str], Any]) -> Forms:
    round = one_of(ids("Round"), other("Round"), empty=True)
    promise = {
        "what": must(2000),
        "kind": one_of("report", empty=True),
        "who": may(300),
        "due": may(300, "2014"),
        "meeting": may(300),
        "round": round,
        "reason": may(500),
    }
    return {
        f"{PLAN}promises/new/": promise,
        f"{ACTION}shortfalls/new/": {"text": must(2000), "about": may(300), "round": round},
        f"{ACTION}promises/new/": promise,
        f"{B}promises/<int:promise>/change/": promise,
        f"{B}promises/<int:promise>/conclude/": {
            "outcome": one_of("rescheduled", empty=True),
            "due": may(300, "July 2031"),
            "words": must(2000),
            "round": round,
        },
    }


def _measures(ids: Callable[[str], Any], other: Callable[[str], Any]) -> Forms:
    measure = {
        "what": must(1000),
        "family": one_of("level", empty=True),
        "unit": may(60, "%"),
        "polarity": one_of("up"),
        "population": may(300),
        "base_words": may(300),
        "people": one_of("no", empty=True),
        "agency_id": one_of(ids("Agency"), other("Agency")),
        "producer": MAKER,
        "method": WAY,
        "frequency": one_of("quarter"),
        "action_id": line("1.1.1", "7.7", "x" * 61),
        "section": may(300),
        "baseline": number("30"),
        "baseline_words": may(200),
        "target": number("90%"),
        "comparator": number("50"),
        "comparator_words": may(200),
        "comparator_source": may(300),
    }
    rows = line("2015\t40", "x" * 200_001, alone=("", "2015", "2015\tmany", "9999999\t4", "2015\t" + "9" * 400))
    return {
        f"{B}measures/define/": measure,
        f"{MEASURE}change/": {
            **measure,
            "counted": one_of("anew"),
            "counted_from": day(required=False),
            "reason": may(500),
        },
        f"{MEASURE}withdraw/": {"reason": WHY},
        f"{MEASURE}values/": {"rows": rows, "file": file(), "sheet": may(100, "")},
        f"{MEASURE}values/enter/": VALUE,
        f"{MEASURE}values/<int:value>/": {**VALUE, "reason": WHY},
        f"{MEASURE}values/<int:value>/withdraw/": {"reason": WHY},
    }


def _claims_and_evidence(ids: Callable[[str], Any], other: Callable[[str], Any]) -> Forms:
    claim = {
        "statement": must(2000),
        "kind": one_of("level", empty=True),
        "attribution": may(1000),
        "observations": one_of(ids("Observation"), other("Observation")),
        "direction": one_of("up"),
        "change_value": number("12", "-1"),
        "change_unit": one_of("points"),
    }
    item = {
        "title": must(300),
        "kind": one_of("outcome", empty=True),
        "findings": may(5000),
        "producer": MAKER,
        "method": WAY,
        "agency_id": one_of(ids("Agency"), other("Agency")),
        "on": day(required=False),
        "expires": day(None, required=False),
        "base_n": number("", "-1", "1.5"),
        "response_rate": number("", "-1", "101"),
        "compares": pick(),
        "verifier": may(200),
        "actions": line("1.1.1", "7.7.7", f"{TOO_LARGE}"),
        "file": file(),
        "claims": line("", "C0", f"C{other('Claim')}", "x" * 3001),
    }
    return {
        f"{MEASURE}claim/": claim,
        f"{B}claims/<int:claim>/change/": {**claim, "reason": may(500)},
        f"{B}claims/<int:claim>/withdraw/": {"reason": WHY},
        f"{B}claims/<int:claim>/evidence/": {"item": one_of(ids("Evidence"), other("Evidence"), empty=True)},
        f"{B}evidence/add/": item,
        f"{B}evidence/<int:item>/change/": {**item, "reason": may(500)},
        f"{B}evidence/<int:item>/withdraw/": {"reason": WHY},
        f"{B}evidence/<int:item>/files/<int:file>/withdraw/": {"reason": WHY},
    }


def _framework(ids: Callable[[str], Any], other: Callable[[str], Any]) -> Forms:
    own = {"words": must(1000), "action": one_of(ids("Action"), other("Action")), "on_behalf": must(500)}
    review = {
        "group": one_of(ids("Group"), other("Group"), empty=True),
        "on": day(),
        "words": must(5000),
        "conclusion": one_of("assured", empty=True),
        "next_due": day(("27", "8", "2013"), required=False),
    }
    agency = f"{FRAMEWORK}agencies/<int:agency>/"
    return {
        f"{agency}stage/change/": {
            "stage": one_of("implemented", empty=True),
            "on": day(required=False),
            "words": may(2000),
        },
        f"{agency}stage/withdraw/": {"reason": WHY},
        f"{agency}objectives/add/": own,
        f"{agency}review/add/": review,
        f"{FRAMEWORK}review/add/": review,
        f"{FRAMEWORK}objectives/<int:own>/change/": {
            **own,
            "on_behalf": may(500),
            "order": number("2", "", "-1", "1.5", "1000"),
            "reason": may(500),
        },
        f"{FRAMEWORK}objectives/<int:own>/withdraw/": {"reason": WHY},
        f"{FRAMEWORK}objectives/<int:own>/evidence/add/": {
            "evidence": one_of(ids("Evidence"), other("Evidence"), empty=True)
        },
        f"{FRAMEWORK}evidence/<int:tie>/withdraw/": {"reason": WHY},
        f"{FRAMEWORK}reviews/<int:review>/change/": {**review, "reason": may(500)},
        f"{FRAMEWORK}reviews/<int:review>/withdraw/": {"reason": WHY},
    }


def _documents() -> Forms:
    check = {"0-ref": must(60, "1.1.1"), "0-text": must(20_000), "0-objective": one_of(0), "0-leads": may(3000)}
    check |= {"0-contributors": may(3000), "0-due": may(300), "0-level": one_of("on track"), "0-left_out": pick()}
    added = {name: field for name, field in check.items() if name != "0-left_out"} | {"0-progress": may(40_000)}
    return {
        f"{B}documents/new/": {"file": file(required=True)},
        f"{DOCUMENT}check/<slug:family>/<int:page>/": check,
        f"{DOCUMENT}add/<slug:family>/<int:line>/": added,
        f"{DOCUMENT}confirm/": {
            "plan": one_of("new", empty=True),
            "title": must(300),
            "period": must(60, "2031/32"),
            "on": day(("27", "3", "2026")),
            "known": one_of("now", empty=True),
        },
        f"{DOCUMENT}undo/": {"reason": WHY},
        f"{B}documents/words/<int:statement>/": {"measures": one_of("0"), "commitments": one_of("0")},
        f"{DOCUMENT}cancel/": {},
        f"{DOCUMENT}again/": {},
    }


def _questions() -> Forms:
    question = f"{B}questions/<slug:question>/"
    return {
        f"{question}set-aside/": {"words": must(2000)},
        f"{question}answer/": {"words": must(2000)},
        f"{question}again/": {},
        f"{B}questions/rules/<slug:rule>/off/": {"reason": WHY},
        f"{B}questions/rules/<slug:rule>/on/": {},
    }


def _papers() -> Forms:
    paper = {"title": must(300), "as_at": day(("27", "3", "2026")), "committee": must(200), "meets_on": day()}
    paper |= {"report_from": must(200), "author": must(200), "agenda_item": may(20, "7")}
    return {
        f"{B}papers/new/<slug:report>/": {**paper, "template": one_of("scrutiny-committee", "../settings", empty=True)},
        f"{PAPER}sections/<slug:key>/": {"text": may(20_000)},
        f"{PAPER}move/": {"move-post": must(200), "move-words": may(5000)},
        f"{PAPER}tell/": {"people": told("chair")},
        f"{PAPER}withdraw/": {"post": must(200), "reason": must(5000)},
        f"{PAPER}publish/": {"publish-post": must(200), "publish-late_reason": may(5000)},
        f"{PAPER}replies/": {"reply-about": must(300), "reply-words": must(5000)},
        f"{PAPER}agencies/<int:agency>/say/<int:line>/": {
            "proposed": may(5000),
            "words": may(5000),
            "on_behalf": must(300),
        },
        f"{B}papers/replies/<int:reply>/answer/": {
            "became": one_of("changed", empty=True),
            "answer": must(5000),
            "post": must(200),
        },
        f"{PAPER}committee/add/": {"on": day(), "texts": must(20_000)},
        f"{B}papers/recommendations/<int:recommendation>/conclude/": {
            "status": one_of("done", empty=True),
            "on": day(),
            "words": must(5000),
        },
        f"{B}papers/recommendations/<int:recommendation>/promise/": {
            "promise": one_of(""),
            "what": must(2000),
            "who": may(300),
            "due": line("end of March 2031", "x" * 301),
        },
        f"{B}papers/recommendations/promised/<int:promised>/withdraw/": {"reason": WHY},
        f"{PAPER}correct/": {"correct-correction": must(5000)},
    }


# What is asked of a list stands in its address. Names of the boxes, by the address; words there are never refused.
ASKED: dict[str, dict[str, Field]] = {
    f"{PLAN}find/": {"ref": must(60, "1.1.1")},
    f"{B}plan/": {
        "words": may(200),
        "before": day(required=False),
        **{name: one_of("") for name in ("status", "impact", "missing", "lead", "objective")},
    },
    f"{B}events/": {"day": day(required=False), "who": one_of("")},
    f"{B}changes/": {"start": day(required=False), "until": day(("27", "3", "2014"), required=False)},
    f"{B}promises/": {"words": Field({"": WORDS}), "became": Field({"": "late"})},
    f"{B}search/": {"q": Field({"": WORDS})},
    f"{B}measures/": {"q": may(100), "level": one_of("weak")},
    CHALLENGES: {"q": may(100), **{name: one_of("") for name in ("to", "state", "year")}},
    f"{B}claims/": {"q": may(100), "level": one_of("weak"), "said": one_of("newest")},
    f"{B}questions/": {"action": may(60), **{name: one_of("") for name in ("rule", "agency", "state")}},
    f"{B}evidence/": {"q": may(100), **{name: one_of("") for name in ("kind", "producer", "expired")}},
    FRAMEWORK: {"stage": one_of(""), "missing": one_of("")},
    f"{WHO}people/<int:person>/may/": {"page": may(2000)},
    **{f"{WHO}{list_}/": {"q": Field({"": WORDS})} for list_ in ("agencies", "groups", "people")},
    f"{WHO}agencies/<int:agency>/merge/": {"other": one_of("", TOO_LARGE)},
    f"{WHO}groups/<int:group>/merge/": {"other": one_of("", TOO_LARGE)},
    f"{WHO}people/<int:person>/merge/": {"other": one_of("", TOO_LARGE)},
}


def made_by(made: Made) -> Callable[[str], Any]:
    """The id of some record of a board, by the model's name."""
    from answerable.asks.models import Link
    from answerable.evidence.models import Claim, Evidence, Measure, Observation
    from answerable.meetings.models import Meeting, Seat, Terms
    from answerable.partnership.models import Agency, Appointment, Group
    from answerable.plan.models import Action, Aim, Objective, Round

    models = (Action, Aim, Objective, Round, Observation, Claim, Evidence, Group, Measure, Link, Seat, Terms)
    of_board = {model.__name__: model for model in models}

    def id_of(name: str) -> Any:
        if name == "Board":
            return made.board.pk
        if name == "Meeting ahead":
            return Meeting.objects.filter(board=made.board, withdrawn=False).latest("on").pk
        if name == "Agency":
            return Agency.objects.filter(members__board=made.board, members__withdrawn=False).first().pk  # type: ignore[union-attr]
        if name == "Own evidence":
            return Evidence.objects.filter(board=made.board, title="Survey of staff").latest("pk").pk
        if name == "Person":
            return Appointment.objects.filter(board=made.board).values_list("person_id", flat=True).first()
        return of_board[name].objects.filter(board=made.board, withdrawn=False).values_list("pk", flat=True).first()  # type: ignore[attr-defined]

    return id_of
