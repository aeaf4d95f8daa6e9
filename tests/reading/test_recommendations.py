"""Lists of recommendations by whom and to whom, and apart from them what a paper asks its committee."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from answerable.reading.blocks import Passage
from answerable.reading.proposal import Recommendations
from answerable.reading.recommendations import decisions_sought, find_recommendations
from tests.reading.passages import section, statement

WRITTEN = date(2024, 3, 1)
WHO = section("Fenshire Police, Mere Community Trust (MCT), Ofsted and Mere Safeguarding Children Partnership (MSCP).")


def found(*passages: Passage) -> list[Recommendations]:
    return find_recommendations([*passages, WHO], written=WRITTEN)


def one(text: str) -> Recommendations:
    (only,) = found(statement(text))
    return only


def test_a_numbered_list_that_an_agency_made() -> None:
    r = one("The Police have made the following recommendations:\n1. Patrol more.\n2. Ask pupils.\nDone.")
    assert (r.made_by, r.count, [(i.ref, i.text) for i in r.items]) == (
        "Fenshire Police",
        2,
        [("1", "Patrol more."), ("2", "Ask pupils.")],
    )


def test_a_heading_with_a_later_number_is_not_its_last_item() -> None:
    r = one("The audit made the following recommendations:\n1. Train.\n2. Check.\n6. Children who go missing")
    assert r.count == 2


def test_they_include_looks_back_for_what_they_are() -> None:
    r = one(
        "A self evaluation began in May 2023.\nMSCP agreed the recommendations from the evaluation in November "
        "2023; work has begun. They include:\n- An executive.\n- A budget."
    )
    assert (r.made_by, r.made_to, r.date, r.count) == (
        "self evaluation",
        "Mere Safeguarding Children Partnership",
        "2023-11",
        2,
    )
    assert r.response and "agreed" in r.response


def test_a_single_one_in_a_sentence_is_the_inspectorates() -> None:
    r = one(
        "Ofsted inspected in June 2023. The inspectors recommended that the MSCP ensure that notices reach schools."
    )
    assert (r.made_by, r.made_to, r.date, r.count) == (
        "Ofsted",
        "Mere Safeguarding Children Partnership",
        "2023-06",
        1,
    )
    assert r.items[0].text == "the MSCP ensure that notices reach schools"


def test_a_counted_list_of_an_internal_review_is_the_agencys_own_word() -> None:
    r = one(
        "Ofsted raised concerns with MCT who undertook an internal review. The report concluded in January 2024 with "
        "12 recommendations.\nAn action plan was agreed."
    )
    assert (r.made_by, r.count, r.items, r.date) == ("Mere Community Trust", 12, [], "2024-01")
    assert r.response == "An action plan was agreed."


def test_a_list_within_its_sentence() -> None:
    r = one(
        "The rapid review made recommendations to the MSCP: (1) train doctors; (2) share rotas; and (3) audit both."
    )
    assert [i.text for i in r.items] == ["train doctors", "share rotas", "audit both"]
    assert r.made_by == "rapid review"


def test_words_for_numbers_and_what_was_answered() -> None:
    r = one("Ofsted made five recommendations to the MSCP in February 2024; all have been accepted.")
    assert (r.made_by, r.made_to, r.count, r.items) == ("Ofsted", "Mere Safeguarding Children Partnership", 5, [])
    assert r.response


def test_progress_against_a_list_is_no_new_list() -> None:
    for text in (
        "Seven of the 11 recommendations are complete.",
        "Progress against the recommendations is reported to the Board:\n- Training has begun.\n- Rotas are shared.",
        "All recommendations have been implemented.",
        "The group tracks the recommendations.",
        "Practice follows what is recommended in national guidance.",
        "The panel will recommend changes.",
        "National guidance recommends that every child has a named nurse.",
        "It is recommended that staff attend again after three years.",
    ):
        assert found(statement(text)) == [], text


def test_a_counted_list_told_twice_is_one() -> None:
    text = "Ofsted made five recommendations to the MSCP."
    assert len(found(statement(text), statement(text, action="1.2"))) == 1


def test_what_a_paper_asks_is_no_recommendation() -> None:
    asks = section("10.1 It is recommended that the Committee note the report.", "10. Recommendation")
    assert found(asks) == []
    (decision,) = decisions_sought([asks])
    assert decision.of == "Committee" and "note the report" in decision.text


def test_each_resolution_is_a_decision() -> None:
    asks = section(
        "The Scrutiny Committee is asked to:\n- note the report;\n- agree the plan.", "8. Decisions required"
    )
    assert [(d.text, d.of) for d in decisions_sought([asks])] == [
        ("note the report", "Scrutiny Committee"),
        ("agree the plan.", "Scrutiny Committee"),
    ]


def test_lettered_resolutions_and_those_that_begin_with_that() -> None:
    asks = section("Members are asked to:\na) note the report; and\nb) agree the plan.", "9. Recommendations")
    assert [(d.text, d.of) for d in decisions_sought([asks])] == [
        ("note the report", "Members"),
        ("agree the plan.", "Members"),
    ]
    asks = section("That the Panel:\n- notes the report; and\n- comments on the plan.", "Recommendation")
    assert [d.text for d in decisions_sought([asks])] == ["notes the report", "comments on the plan."]


def test_a_review_known_by_its_letters_and_lay_members() -> None:
    r = one("The following recommendations from the Child B SCR were accepted:\n- Name a lead.\n- Record fathers.")
    assert r.made_by == "Child B SCR"
    assert one("The lay members recommended a leaflet for parents.").made_by == "lay members"
    assert one("Young people recommended better lighting.").made_by == "Young people"
    r = one("The scrutiny committee recommended in July 2023 that the MSCP publish its data.")
    assert (r.made_by, r.date) == ("scrutiny committee", "2023-07")
    r = one("Recommendations from the Domestic Homicide Review\n- All doctors to ask.\n- Housing to attend.")
    assert (r.made_by, r.count) == ("Domestic Homicide Review", 2)


def test_resolutions_in_one_sentence() -> None:
    asks = section("The Cabinet is recommended to (a) receive the report; and (b) agree the fee.", "Recommendations")
    assert [d.text for d in decisions_sought([asks])] == ["receive the report", "agree the fee."]


def test_a_summary_may_ask_where_no_section_does() -> None:
    asks = section("This is the yearly report. The Children's Scrutiny Panel is asked to comment on it.", "Summary")
    (decision,) = decisions_sought([asks, statement("The Board is asked to wait.")])
    assert decision.of == "Children's Scrutiny Panel"


def test_headings_say_in_many_ways_that_a_committee_is_asked() -> None:
    for heading in (
        "What the Board is asked to do",
        "What we ask of the Committee",
        "5. For decision",
        "Members are asked to",
        "Decisions needed",
    ):
        asks = section("- note the report\n- agree the plan", heading)
        assert [d.text for d in decisions_sought([asks])] == ["note the report", "agree the plan"], heading


def test_a_paper_may_ask_its_committee_itself() -> None:
    (decision,) = decisions_sought([section("All is well. We ask the Scrutiny Committee to note this.", "Summary")])
    assert decision.of == "Scrutiny Committee"


def test_members_asking_in_the_past_seek_no_decision() -> None:
    assert (
        decisions_sought([section("Members asked for more detail and the Panel thanked the Chair.", "3. Minutes")])
        == []
    )


TEXT = (
    "the recommendations recommended that : ; (1) (2) 5 were made by Ofsted following . Board "
    "include They\n - 1. is asked to"
)
WORDS = st.sampled_from(TEXT.split(" "))


@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=80))
def test_any_text_is_survived(text: str) -> None:
    passages = [statement(text or " "), section(text or " ", "5. Recommendations"), section(text or " ")]
    for r in find_recommendations(passages, written=None):
        assert r.count and len(r.items) in (0, r.count)
    decisions_sought(passages)
