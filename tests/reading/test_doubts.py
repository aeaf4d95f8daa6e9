"""What a careful reader would query: each rule raises its doubt where it should and is silent where all fits."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from answerable.reading.blocks import Passage
from answerable.reading.doubts import RULES, find_doubts
from answerable.reading.proposal import (
    Action,
    Agency,
    Commitment,
    Document,
    Doubt,
    Due,
    Item,
    Measure,
    Objective,
    Period,
    Proposal,
    Recommendations,
    Shortfall,
    Statement,
    Value,
)
from tests.reading.passages import section, statement

DATED = Document(title="Business Plan 2012/13", date="2013-01-15")


def doubts(proposal: Proposal, *passages: Passage) -> list[Doubt]:
    return find_doubts(replace(proposal, document=proposal.document if proposal.document.title else DATED), passages)


def said(text: str, action: str = "1.1") -> list[str]:
    return [d.message for d in doubts(Proposal(), statement(text, action=action))]


def test_a_document_without_a_date() -> None:
    proposal = Proposal(document=Document(title="Plan"), actions=[Action(ref="1")])
    assert [d.where for d in doubts(proposal)] == ["Document"]


def test_a_number_left_out_of_a_run_of_refs() -> None:
    refs = ["1.1", "1.2", "1.4", "2.1", "Priority 1 > 3", "Priority 1 > 5"]
    found = doubts(
        Proposal(actions=[Action(ref=r) for r in refs], objectives=[Objective(ref="II"), Objective(ref="3")])
    )
    assert [d.message for d in found] == [
        "After action 1.2 comes 1.4: is anything left out?",
        "After action Priority 1 > 3 comes Priority 1 > 5: is anything left out?",
    ]


def test_two_actions_with_the_same_words() -> None:
    twice = "Agree one standard of supervision in every agency."
    found = doubts(
        Proposal(
            actions=[Action(ref="1", text=twice), Action(ref="2", text=twice.upper())],
            statements=[Statement(action="1", text="See above."), Statement(action="2", text="See above.")],
        )
    )
    assert [(d.where, "action 1" in d.message) for d in found] == [("Action 2", True)]


def test_no_risks_beside_admitted_gaps() -> None:
    risks = section("There are no specific risks.", "6. Risk management")
    open_gap = Proposal(shortfalls=[Shortfall(text="Take-up is low.", action="1.2")])
    assert [(d.where, "Action 1.2" in d.message) for d in doubts(open_gap, risks)] == [("6. Risk management", True)]
    assert doubts(Proposal(), risks) == []
    assert doubts(open_gap, section("Children are at no risk of harm from the change.", "6. Risk")) == []


def test_background_papers_of_an_earlier_cycle() -> None:
    heading = "Background papers"
    assert len(doubts(Proposal(), section("Annual Report 2010/11 and Business Plan 2011/12", heading))) == 1
    assert doubts(Proposal(), section("Annual Report 2011/12 and Business Plan 2012/13", heading)) == []


def test_one_inspection_in_two_months() -> None:
    one, other = (
        "Ofsted, in its inspection undertaken in October 2011, said so.",
        "The Ofsted inspection in November 2011 said so.",
    )
    (found,) = doubts(Proposal(), statement(one, action="2.1"), statement(other, action="3.1"))
    assert all(part in found.message for part in ("October 2011", "November 2011", "Action 3.1"))
    assert doubts(Proposal(), statement(one), statement(one, action="2.2")) == []
    assert doubts(Proposal(), statement(one), statement("The CQC inspection of November 2011 agreed.")) == []
    assert doubts(Proposal(), statement(one), statement("Ofsted's inspection in March 2009 was the first.")) == []


def test_a_promise_that_was_already_past() -> None:
    def promise(to: str) -> Proposal:
        return Proposal(commitments=[Commitment(what="Report", action="1.1", due=Due(words="in May", from_=to, to=to))])

    coming, told = statement("A report will be made in May."), statement("A report was made in May.")
    assert [d.where for d in doubts(promise("2012-12-31"), coming)] == ["Action 1.1"]
    assert doubts(promise("2012-12-31"), told) == doubts(promise("2012-12-31")) == []
    assert doubts(promise("2013-01-15"), coming) == doubts(promise("2013-03-31"), coming) == []


def test_independent_review_by_the_board_itself() -> None:
    promised = Proposal(actions=[Action(ref="2.1", text="Test the Board through independent review")])
    strands = (
        "- An independent academic watched.\n- Board members assessed themselves.\n- Views of the Independent Chair."
    )
    (found,) = doubts(promised, statement(f"The review comprised three strands:\n{strands}", action="2.1"))
    assert "2 of the 3 strands" in found.message
    outside = "- An external reviewer read files.\n- A peer board visited.\n- Board members answered a survey."
    assert doubts(promised, statement(f"The review had three parts:\n{outside}", action="2.1")) == []
    (found,) = doubts(promised, statement("The Board completed a self-assessment in May.", action="2.1"))
    assert "self-assessment" in found.message


def test_people_whom_the_action_is_for_but_the_update_forgets() -> None:
    action = Action(ref="3.1", text="Provide training aimed at designated leads in schools so that they are confident.")
    other = (
        "Police officers and nurses have attended the new course on domestic abuse, and further dates have been set."
    )
    (found,) = doubts(Proposal(actions=[action]), statement(other, action="3.1"))
    assert "designated leads" in found.message
    fits = f"{other} The designated lead of each school was invited."
    assert doubts(Proposal(actions=[action]), statement(fits, action="3.1")) == []


def test_an_update_about_something_else() -> None:
    action = Action(ref="1", text="Publish a neglect toolkit and audit its take-up.")
    other = "The conference in March was attended by two hundred people from all over the county, who enjoyed it."
    (found,) = doubts(Proposal(actions=[action]), statement(other, action="1"))
    assert "does not mention" in found.message
    assert doubts(Proposal(actions=[action]), statement("On track.", action="1")) == []


def test_a_status_that_the_text_does_not_bear_out() -> None:
    late = [Shortfall(text="The audit has been delayed.", action="1", about="late")]
    assert len(doubts(Proposal(actions=[Action(ref="1", status="Green")], shortfalls=late))) == 1
    assert doubts(Proposal(actions=[Action(ref="1", status="Amber")], shortfalls=late)) == []


def test_an_internal_inspection_is_the_agencys_own_word() -> None:
    agencies = Proposal(agencies=[Agency(name="Mere Trust"), Agency(name="Ofsted", kind="inspectorate")])
    (found,) = doubts(agencies, statement("An internal inspection by Mere Trust managers found safe practice."))
    assert "Mere Trust" in found.message
    assert doubts(agencies, statement("Internal inspection (outcome; inspection by Mere Trust itself).")) == []
    assert doubts(agencies, statement("Ofsted's inspection of Mere Trust found safe practice.")) == []


def test_recommendations_counted_but_not_listed() -> None:
    counted = Proposal(recommendations=[Recommendations(made_by="Mere Trust", count=11)])
    (found,) = doubts(counted, statement("The report ended with 11 recommendations.", action="1.3"))
    assert found.where == "Action 1.3"
    assert doubts(Proposal(recommendations=[Recommendations(count=1, items=[Item(ref="", text="Act.")])])) == []


def test_a_cause_without_a_figure() -> None:
    assert len(said("The course has resulted in fewer uses of force.")) == 1
    assert said("The course has resulted in 40% fewer uses of force.") == []
    assert said("The course will lead to fewer uses of force.") == []
    assert said("Visits were moved as a result of the snow.") == []
    assert len(said("Referrals have improved as a result of the training begun in May 2012.")) == 1


def test_part_of_a_year_beside_whole_years() -> None:
    def value(first: str, last: str, partial: bool) -> Value:
        return Value(value=1, partial=partial, period=Period(words=last[:4], from_=first, to=last))

    whole, part = value("2011-01-01", "2011-12-31", False), value("2012-01-01", "2012-09-30", True)
    assert len(doubts(Proposal(measures=[Measure(what="plans", values=[whole, part])]))) == 1
    assert doubts(Proposal(measures=[Measure(what="plans", values=[whole])])) == []


def test_two_shares_of_one_question() -> None:
    felt = "- The share who felt unsafe was 41% in 2018 and 26% in 2020."
    assert any(
        "26%" in m and "70%" in m for m in said(f"{felt}\n- Asked whether they had ever felt unsafe, 70% answered no.")
    )
    assert said(f"{felt}\n- Asked whether they had ever felt unsafe, 74% answered no.") == []
    assert said(f"{felt}\n- Of parents, 70% had never heard of the helpline.") == []


def test_percent_and_points() -> None:
    assert any("34 percentage points" in m for m in said("Confidence rose from 54% to 88%, an increase of 34%."))
    assert said("Confidence rose from 54% to 88%, an increase of 34 percentage points.") == []
    assert said("Confidence rose from 50% to 60%, an increase of 20%.") == []


def test_sums_that_do_not_add_up() -> None:
    assert any("55%" in m for m in said("The tool was used in 22 of 40 cases (65%)."))
    assert said("The tool was used in 22 of 40 cases (55%).") == []
    assert any("make 40, not 42" in m for m in said("We saw 42 children (22 boys and 18 girls)."))
    assert said("We saw 40 children (22 boys and 18 girls).") == []


def test_one_measure_with_two_values() -> None:
    def measure(value: float, action: str) -> Measure:
        period = Period(words="2012", from_="2012-01-01", to="2012-12-31")
        return Measure(what="children on plans", action=action, values=[Value(value=value, period=period)])

    assert len(doubts(Proposal(measures=[measure(200, "1"), measure(210, "2")]))) == 1
    assert doubts(Proposal(measures=[measure(200, "1"), measure(200, "2")])) == []


def test_percentages_without_a_base_are_one_doubt_for_the_document() -> None:
    bare = Measure(what="staff trained", action="1", unit="%", values=[Value(value=40)])
    assert len(doubts(Proposal(measures=[bare, replace(bare, action="2")]))) == 1
    counted = replace(bare, values=[Value(value=40, numerator=4, denominator=10)])
    assert doubts(Proposal(measures=[counted])) == []


def test_a_good_document_raises_nothing() -> None:
    cells = [
        statement("40 of 50 schools (80%) have joined, up from 30 of 50 in 2011/12. The rest will join by June 2013."),
        section("Training is well attended.", "3. Training"),
    ]
    actions = [Action(ref="1.1", text="Bring every school into the notification scheme", status="Green")]
    assert doubts(Proposal(actions=actions), *cells) == []


TEXT = (
    "Ofsted inspection in October 2011 November 2% 40% of (50 ) independent review internal no "
    "risks led to fewer from never"
)
WORDS = st.sampled_from(TEXT.split())


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80))
def test_any_text_is_survived_and_no_doubt_is_raised_twice(text: str) -> None:
    passages = [statement(text or " "), section(text or " ", "Background papers 2001/02"), section(text or " ")]
    proposal = Proposal(document=DATED, actions=[Action(ref="1.1", text=text), Action(ref=text, text=text)])
    found = find_doubts(proposal, passages)
    assert len(found) == len(set(found)) and len(RULES) == len(set(RULES))
