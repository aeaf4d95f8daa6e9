"""Who a document names: spellings joined, slips and look-alikes only proposed, nobody invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.reading.blocks import Passage
from answerable.reading.names import Names, find_names
from answerable.reading.names.spelling import is_transposed
from answerable.reading.proposal import Agency
from tests.reading.passages import section, statement


def named(*passages: Passage, title: str = "", body: str = "", leads: tuple[str, ...] = ()) -> Names:
    return find_names(list(passages), title=title, body=body, leads=leads)


def agency(names: Names, spelling: str) -> Agency:
    canonical = names.canonical(spelling)
    return next(a for a in names.agencies if a.name == canonical)


def test_a_bracketed_acronym_and_the_short_form_are_one_agency() -> None:
    names = named(
        statement(
            "North and East Fenshire Partnership Trust (NEFPT) and Fenshire Police have signed. NEFPT will report.\n"
            "The Trust's audit was read by Fenshire Community Healthcare (FCH); FCH agreed."
        )
    )
    assert agency(names, "NEFPT").name == "North and East Fenshire Partnership Trust"
    assert agency(names, "FCH").name == "Fenshire Community Healthcare"
    assert {a.name for a in names.agencies} == {
        "North and East Fenshire Partnership Trust",
        "Fenshire Police",
        "Fenshire Community Healthcare",
    }


def test_national_bodies_are_one_under_every_spelling_and_inspectorates_are_marked() -> None:
    names = named(section("CAFCASS and Cafcass both sent staff. Ofsted, the CQC and HMICFRS inspected together."))
    assert {agency(names, "cafcass").name, *agency(names, "cafcass").aliases} == {"CAFCASS", "Cafcass"}
    assert {a.name for a in names.agencies if a.kind == "inspectorate"} == {"Ofsted", "CQC", "HMICFRS"}


def test_prisons_and_secure_units_are_known_under_their_spellings() -> None:
    names = named(
        section("The Board works with HMP YOI Mere Wood and with Fenshire Secure Training Centre (STC)."),
        statement("# HMYOI Mere Wood\n- Force fell.\n# STC\n- Restraint fell at Fenshire STC."),
    )
    assert names.canonical("HMYOI Mere Wood") == names.canonical("HMP YOI Mere Wood") == "HMP YOI Mere Wood"
    assert names.canonical("Fenshire STC") == names.canonical("STC") == "Fenshire Secure Training Centre"


def test_newer_bodies() -> None:
    names = named(
        section(
            "The partners are Fenshire County Council, Fenshire Constabulary and NHS Fenshire Integrated Care Board "
            "(ICB). Mereside Academy, the Youth Justice Service and Fenshire Children's Hospice were consulted."
        )
    )
    assert agency(names, "ICB").name == "NHS Fenshire Integrated Care Board"
    assert agency(names, "Mereside Academy").kind == "school"
    assert names.canonical("Fenshire Constabulary") == "Fenshire Constabulary"
    assert names.canonical("Fenshire Children's Hospice")


def test_partnerships_are_no_agencies_of_the_board() -> None:
    names = named(
        section("The Health and Wellbeing Board, the Fenshire Children's Trust and the Safer Fenshire Partnership met.")
    )
    assert {a.kind for a in names.agencies} == {"partnership"}
    assert names.canonical("Health and Well-being Board") == "Health and Wellbeing Board"


def test_who_pays_in_is_read_from_the_list_alone() -> None:
    names = named(
        section(
            "The Board has a pooled budget made up of contributions from its partners:\n- Mere Council £45,000\n"
            "- Fenshire Police\n- Fenshire and Mere Court Support Office\nOfsted and Mere College pay nothing."
        ),
        statement("- Fenshire Ambulance Service has appointed a lead."),
    )
    assert [a.name for a in names.agencies if a.funds] == [
        "Mere Council",
        "Fenshire Police",
        "Fenshire and Mere Court Support Office",
    ]


def test_who_pays_in_may_be_told_in_a_sentence() -> None:
    names = named(
        section(
            "Mere Borough Council leads. Contributions to the partnership budget came from the council (£92,000), the "
            "ICB (£61,000), Greater Fenshire Police and the Probation Service."
        ),
        section("Greater Fenshire Police and NHS Fenshire Integrated Care Board (ICB) are partners."),
    )
    assert {a.name for a in names.agencies if a.funds} == {
        "Mere Borough Council",
        "NHS Fenshire Integrated Care Board",
        "Greater Fenshire Police",
        "Probation Service",
    }


def test_who_pays_in_in_other_words() -> None:
    names = named(section("The Board is paid for by:\n- Mere Council\n- NHS Fen\n- Mere Homes"))
    assert [a.name for a in names.agencies if a.funds] == ["Mere Council", "NHS Fen", "Mere Homes"]


def test_who_pays_in_may_stand_before_the_words_that_say_so() -> None:
    names = named(section("- Mere Council\n- Fenshire Police\ncontributed to the Board's budget in equal parts."))
    assert [a.name for a in names.agencies if a.funds] == ["Mere Council", "Fenshire Police"]


def test_who_pays_in_may_be_the_subject_of_its_sentence() -> None:
    names = named(section("It was agreed. Mere Council and Fenshire Police contribute to the Board's budget."))
    assert [a.name for a in names.agencies if a.funds] == ["Mere Council", "Fenshire Police"]


@pytest.mark.parametrize(
    "name", ["Fenshire University", "Mere Community Health Trust", "Mere Health and Care NHS Trust", "Mere Housing"]
)
def test_universities_trusts_and_landlords_are_agencies(name: str) -> None:
    assert named(section(f"An evaluation by {name} will follow.")).canonical(name) == name


def test_a_forum_of_others_is_no_group_of_the_board() -> None:
    assert agency(named(section("The Mere Business Forum has agreed.")), "Mere Business Forum").kind == "other"


def test_the_police_are_the_constabulary_where_there_is_one() -> None:
    names = named(section("Fenshire Constabulary has trained its officers. The Police will report."))
    assert names.canonical("Police") == "Fenshire Constabulary"
    names = named(section("Fenshire Police and Borsetshire Police have trained officers. The Police will report."))
    assert names.canonical("Police") == "Police"


def test_a_panel_with_its_acronym_inside_its_name() -> None:
    names = named(statement("The Multi-Agency Child Exploitation (MACE) Panel met. The MACE Panel will report."))
    assert names.canonical("MACE Panel") == "Multi-Agency Child Exploitation Panel"


def test_the_councils_own_committees_and_posts_are_no_groups() -> None:
    names = named(
        section("The Chief Executive told the Children's Scrutiny Panel and the Overview and Scrutiny Committee.")
    )
    assert names.groups == []


def test_a_slip_is_proposed_and_never_joined() -> None:
    names = named(
        statement(
            "North Fenshire Mental Trust (NFMT) has begun. NFMT will report. NMFT are able to help.", action="3.2"
        )
    )
    assert names.canonical("NMFT") == "NMFT" != names.canonical("NFMT")
    assert [(d.where, "NMFT" in d.message and "NFMT" in d.message) for d in names.doubts] == [("Action 3.2", True)]


def test_short_acronyms_that_look_alike_are_left_alone() -> None:
    names = named(
        section("The Community Safety Partnership (CSP) met the Crown Prosecution Service (CPS). CSP agreed.")
    )
    assert names.doubts == []


def test_one_group_under_several_names_is_proposed_as_one_with_a_doubt() -> None:
    names = named(
        statement("Monitored by the QAP subgroup. The quality assurance sub group met."),
        statement("It goes to the Quality Assurance and Performance Panel. The Training Sub-Group was told."),
    )
    assert names.canonical("QAP subgroup") == names.canonical("Quality Assurance and Performance Panel")
    doubt = next(d for d in names.doubts if d.where == "Groups")
    assert all(s in doubt.message for s in ("QAP subgroup", "quality assurance sub group", "Performance Panel"))
    assert "Training" not in doubt.message


def test_spelling_variants_of_a_group_need_no_doubt() -> None:
    names = named(statement("The Learning and Development subgroup met. The L&D sub-group trained 40 people."))
    assert len(names.groups) == 1 and names.doubts == []


def test_two_boards_stay_two() -> None:
    names = named(
        section("Mere Safeguarding Children Board (MSCB) works with Fenshire Safeguarding Children Board (FSCB)."),
        body="Mere Safeguarding Children Board",
    )
    assert names.canonical("MSCB") != names.canonical("FSCB")
    assert names.canonical("the Board") == "Mere Safeguarding Children Board"


def test_people_only_where_a_name_is_printed() -> None:
    names = named(
        section(
            "Report from/Author: Pat Example, Independent Chair\nRobin Sample, Board Manager robin.sample@example.org\n"
            "Head of Service, Early Help\nDirector of Children's Services\nThe Independent Chair wrote to partners."
        ),
        leads=(
            "Sam Placeholder (Head of Safeguarding)",
            "Training Manager",
            "Public Health / Police",
            "Chair / DCS",
            "L. Bracket (Mere Trust)",
            "DCI R. Comma, Fenshire Police",
        ),
    )
    assert [(p.name, p.role) for p in names.people] == [
        ("Pat Example", "Independent Chair"),
        ("Robin Sample", "Board Manager"),
        ("Sam Placeholder", "Head of Safeguarding"),
        ("L. Bracket", "Mere Trust"),
        ("DCI R. Comma", "Fenshire Police"),
    ]


def test_names_joined_by_and_are_told_apart_where_they_are_two() -> None:
    names = named(
        section(
            "East Riding of Fenshire Council and Fenshire Police met. Children's Services and Police signed. Police "
            "Officers and Probation Officers attended. Hull and East Fenshire Hospitals NHS Trust told the Diocese of "
            "Mere."
        )
    )
    assert {a.name for a in names.agencies} == {
        "East Riding of Fenshire Council",
        "Fenshire Police",
        "Hull and East Fenshire Hospitals NHS Trust",
        "Diocese of Mere",
    }


def test_a_heading_in_capitals_names_its_council() -> None:
    names = named(section("MERESIDE CITY COUNCIL – CHILDREN'S IMPROVEMENT BOARD\nThe Council will report."))
    assert [a.name for a in names.agencies] == ["Mereside City Council"]
    assert names.canonical("the council") == "Mereside City Council"


def test_posts_and_services_do_not_become_agencies_in_running_text() -> None:
    names = named(
        statement(
            "Staff in children's social care and health met the School Liaison Officer and the Youth Panel Chair."
        ),
        leads=("Children's Social Care",),
    )
    assert [a.name for a in names.agencies] == ["Children's Social Care"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Members agreed sub-group dates.",
        "There is no sub-group for it.",
        "However sub-group work goes on, and when working group members met they asked sub-group leads.",
        "A monthly sub-group should be enough.",
        "It is hoped sub-group reports come.",
    ],
)
def test_a_piece_of_a_sentence_before_the_word_for_a_group_is_no_name(sentence: str) -> None:
    assert named(statement(sentence)).groups == []
    assert [g.name for g in named(statement(f"{sentence} The training sub-group met.")).groups] == [
        "training sub-group"
    ]


def test_find_gives_places_and_one_name() -> None:
    names = named(section("Fenshire Police (FP) and Mere Council met."))
    text = "Mere Council wrote to Fenshire Police."
    assert [(text[n.start : n.end], n.canonical) for n in names.find(text)] == [
        ("Mere Council", "Mere Council"),
        ("Fenshire Police", "Fenshire Police"),
    ]


TEXT = (
    "Kent Police the and NHS Trust (KPT) sub group Board Ofsted of Council Medway Executive Panel - & KPT TPK Panel's"
)
WORDS = st.sampled_from(TEXT.split())


@settings(max_examples=100)
@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=80))
def test_any_text_is_survived_and_canonical_is_idempotent(text: str) -> None:
    names = named(section(text or " "), statement(text or " "), leads=(text,))
    spellings = [s for a in names.agencies for s in (a.name, *a.aliases)]
    for spelling in (*spellings, *(s for g in names.groups for s in (g.name, *g.aliases))):
        once = names.canonical(spelling)
        assert once is not None and names.canonical(once) == once
    assert all(text[n.start : n.end] for n in names.find(text))


@given(st.text(min_size=4, max_size=8), st.text(min_size=4, max_size=8))
def test_a_transposition_is_mutual(one: str, other: str) -> None:
    assert is_transposed(one, other) == is_transposed(other, one)
    assert not is_transposed(one, one)


def test_those_whose_shares_a_sentence_tells_pay_in() -> None:
    text = "The Board's budget is £182,000. Fen Council pays 55% of it, Fen Commissioning Board 30% and Fen Police 15%."
    names = named(section(text.replace("Commissioning", "Integrated Care"), "7. Finance"))
    assert {a.name for a in names.agencies if a.funds} == {"Fen Council", "Fen Integrated Care Board", "Fen Police"}


def test_charities_and_dioceses_are_found() -> None:
    names = named(section("The Haven Project, Home-Start Fenby and Fenby Diocese have joined."))
    assert {a.name for a in names.agencies} == {"Haven Project", "Home-Start Fenby", "Fenby Diocese"}
