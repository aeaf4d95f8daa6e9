# ruff: noqa: E501  (one sentence a line)
"""Promises in the manner of boards' papers: what, who, when and to which meeting; and what is no promise."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.reading.blocks import Line, Passage
from answerable.reading.commitments import find_commitments, from_milestones, merge_repeats
from answerable.reading.commitments.future import future_words
from answerable.reading.proposal import Commitment, Source
from tests.reading.promises import MORE_PROMISES
from tests.reading.told import promise

WRITTEN = date(2024, 6, 1)

PROMISES = {
    "33 of 41 records met the standard. Next sample February 2026.": ["other 2026-02-01..2026-02-28"],
    "The last two events are on 5 and 6 July 2024.": ["other 2024-07-05..2024-07-06"],
    "The sub-group will report its findings to the Board in March 2025.": [
        "report sub-group 2025-03-01..2025-03-31 at the Board in March 2025"
    ],
    "A full review of the MASH is planned for autumn 2024.": ["review 2024-09-01..2024-11-30"],
    "The audit, which was due to be completed in January 2024, has been delayed until September 2024.": [
        "review 2024-09-01..2024-09-30"
    ],
    "By the end of Quarter 3 2024/25 all schools will have completed a section 175 return.": [
        "complete schools 2024-12-01..2024-12-31"
    ],
    "The ICB is to present an update at the next Executive meeting.": [
        "report ICB meeting at the next Executive meeting"
    ],
    "An evaluation will be completed by 31/10/2024 and a report taken to the partnership in December 2024.": [
        "complete 2024-10-31..2024-10-31",
        "report 2024-12-01..2024-12-31",
    ],
    "The data for Q4 2023/24 will be available in July 2024.": ["other 2024-07-01..2024-07-31"],
    "Multi-agency training on exploitation is scheduled for 14th and 15th October 2024.": [
        "train 2024-10-14..2024-10-15"
    ],
    "The policy was agreed in April 2024 and will be reviewed in April 2026.": ["review 2026-04-01..2026-04-30"],
    "The new threshold document goes live on 1 September 2024.": ["start 2024-09-01..2024-09-01"],
    "It is anticipated that the pilot will be rolled out across the county from January 2025.": [
        "start 2025-01-01..2025-01-31"
    ],
    "The Independent Scrutineer will complete a review of early help by Christmas.": [
        "review Independent Scrutineer 2024-12-01..2024-12-31"
    ],
    "The Board plans to hold a conference in the spring.": ["other Board 2025-03-01..2025-05-31"],
    "The Partnership will consider the options once the guidance is published.": ["decide Partnership event"],
    "A dip sample of cases was undertaken in March 2024 with a further audit to follow in Autumn 2024.": [
        "review 2024-09-01..2024-11-30"
    ],
    "The Business Manager will circulate the revised protocol within six weeks.": [
        "complete Business Manager 2024-06-01..2024-07-13"
    ],
    "Work continues and an update is expected by early November.": ["report 2024-11-01..2024-11-10"],
    "We aim to increase attendance to 90% by March 2025.": ["other 2025-03-01..2025-03-31"],
    "The Chair has written to the Director and expects a reply by 30 June 2024.": [
        "other Chair 2024-06-30..2024-06-30"
    ],
    "In September 2024 the Learning Hub will launch a new course.": ["start Learning Hub 2024-09-01..2024-09-30"],
    "The JTAI action plan was signed off at the May meeting and progress will be reported to the September meeting.": [
        "report 2024-09-01..2024-09-30 at the September meeting"
    ],
    "The contract ends in March 2025.": ["other 2025-03-01..2025-03-31"],
    "The LSCPR is due for publication in October 2024.": ["complete 2024-10-01..2024-10-31"],
    "Report to Board - September 2024": ["report 2024-09-01..2024-09-30"],
    "The next Ofsted inspection is expected in 2025.": ["review 2025-01-01..2025-12-31"],
    "The Quality Assurance sub-group is planning to re-audit neglect cases in February 2025, following the completion of training in December 2024.": [
        "review Quality Assurance sub-group 2025-02-01..2025-02-28"
    ],
    "The annual report for 2023/24 will be published in September.": ["complete 2024-09-01..2024-09-30"],
    "Members agreed to receive a further report in six months.": ["report Members 2024-06-01..2024-12-01"],
    "Completion of the review has slipped from March 2024 to July 2024.": ["review 2024-07-01..2024-07-31"],
    "The revised form will be used from April 2025 onwards.": ["other 2025-04-01..2025-04-30"],
    "Launch planned for 1st July 2024.": ["start 2024-07-01..2024-07-01"],
    "Since its last meeting in April 2024 the group has met twice; it meets next on 10 July 2024.": [
        "other 2024-07-10..2024-07-10"
    ],
    "The Chair will step down in December 2024.": ["other Chair 2024-12-01..2024-12-31"],
    "The survey will be repeated next year.": ["review 2025-04-01..2026-03-31"],
    "The toolkit should be finalised by the end of the financial year.": ["complete 2025-03-01..2025-03-31"],
    "The Board will receive the annual report of the LADO at its September meeting.": [
        "report Board 2024-09-01..2024-09-30 at the Board's September meeting"
    ],
    "Refreshed guidance was issued in March 2024 and training follows in July 2024.": ["train 2024-07-01..2024-07-31"],
    "The police have confirmed that body worn video will be reviewed by the end of August 2024.": [
        "review police 2024-08-25..2024-08-31"
    ],
    "A task and finish group has been set up and will report back in November 2024.": [
        "report task and finish group 2024-11-01..2024-11-30"
    ],
    "The previous audit was in 2022 and the next one is due in early 2025.": ["other 2025-01-01..2025-03-31"],
    "Recruitment to the vacant post closes on 14 June 2024.": ["complete 2024-06-14..2024-06-14"],
    "It is hoped that the new system will be live from autumn 2024.": ["start 2024-09-01..2024-11-30"],
    "The group met on 3 May 2024 and is next due to meet on 5 July 2024.": ["other 2024-07-05..2024-07-05"],
    "Partners have until 30 September 2024 to return their self-assessments.": [
        "other Partners 2024-09-30..2024-09-30"
    ],
    "The section 11 audit will be launched in Q3 and findings shared with the Board in Q4.": [
        "start 2024-10-01..2024-12-31",
        "report 2025-01-01..2025-03-31",
    ],
    "Work to recruit a new chair starts in July 2024, with an appointment expected by October 2024.": [
        "start 2024-07-01..2024-07-31",
        "start 2024-10-01..2024-10-31",
    ],
    "A decision on funding is to be taken at the partnership meeting on 12 September 2024.": [
        "decide 2024-09-12..2024-09-12 at the partnership meeting on 12 September 2024"
    ],
    "The protocol will be published when it has been approved.": ["complete event"],
    "The head teacher will attend the next meeting of the Education Reference Group.": [
        "other meeting at the next meeting of the Education Reference Group"
    ],
    "Three further courses are planned for the autumn term 2024.": ["train 2024-09-01..2024-12-31"],
    "The Partnership intends to commission an independent review during 2024/25.": [
        "review Partnership 2024-04-01..2025-03-31"
    ],
    "An update will be given in 6 months' time.": ["report 2024-06-01..2024-12-01"],
    "By 31 March 2025, 95% of assessments will be on time.": ["other 2025-03-31..2025-03-31"],
    "The ICB must submit its return before 1 November 2024.": ["report ICB 2024-11-01..2024-11-01"],
    "Data cleansing is ongoing and will complete by week commencing 17 June 2024.": ["complete 2024-06-17..2024-06-23"],
    "The learning from the audit will be shared at the practitioner forum in late September.": [
        "report 2024-09-24..2024-09-30"
    ],
    "The conference on 20 November 2024 will focus on neglect.": ["other 2024-11-20..2024-11-20"],
    "The pilot, which started in January 2024, will run until December 2024.": ["start 2024-12-01..2024-12-31"],
    "A review of the MARAC is under way and will conclude in the summer.": ["complete 2024-06-01..2024-08-31"],
    "The Scrutineer's report was considered in April 2024; a response is being prepared for July 2024.": [
        "other 2024-07-01..2024-07-31"
    ],
}

NO_PROMISES = [
    "If funding is found the project could start in October 2024.",
    "The interim arrangements last until 31 July 2024.",
    "The contract has been extended to 31 March 2025.",
    "Calls and visits brought it up to 47% by the middle of June.",
    "In place from 13 June.",
    "In 2024/25 the service will:",
    "The neglect strategy was launched in May 2023.",
    "Training dates for 2024/25 have been published.",
    "Police recruited 12 officers in 2023.",
    "Since April 2023 the team has expanded.",
    "The Children Act 2004 will be amended.",
    "All agencies committed to complete the self-assessment.",
    "Funding was agreed until March 2025.",
    "The multi-agency audit programme for 2024/25 has been agreed.",
    "Children were consulted in June 2023 and their views will shape the 2025 plan.",
    "All staff were trained by March 2024.",
    "The strategy covers 2024 to 2027.",
    "Ofsted inspected in November 2023 and found that thresholds are applied well.",
    "The evaluation report, expected in March 2024, is still awaited.",
    "From April 2023 to March 2024 there were 300 referrals.",
    "Since the last report in December 2023, progress has been made.",
    "The 2024/25 business plan was signed off on 15 May 2024.",
    "Following the review in January 2024, the form was changed.",
    "The neglect strategy 2022-25 will be refreshed.",
    "In October 2023 a 6-month pilot of notifications was started.",
    "At its November meeting the Board decided to look at thresholds.",
    "The business plan was presented to this committee in July 2023.",
    "Following an inspection in November 2023, inspectors recommended that arrangements be put in place.",
    "The toolkit, launched in December 2023, is used by all.",
    "Progress is reported to the Board biannually.",
    "The plan will inform the Annual Report for 2024.",
    "Children were asked 'will you tell someone in September 2024 if you are worried' and most said yes.",
    "Every health visitor should have supervision once in three months.",
    "Conferences should be held within 15 working days of the strategy discussion.",
    "A child must be seen within five days.",
    "Minutes are to be sent within ten working days.",
    "Paper for the Board, 17 December 2024 (item 6)",
    "Brayford SCB – Scrutiny Panel, 12 November 2024",
    "Date of meeting: 9 December 2024",
    "This report goes to the Executive on 12 July 2024.",
    "The family moved to Thornhay in September.",
    "The Board had promised a report by March 2024.",
    "The Trust promised a report by March 2024, which has not come.",
    "Schools were asked to reply by 31 March 2024 and most did.",
    "In March the group agreed to widen the pilot.",
    "The other two were closed in March.",
    "The mother agreed to see the midwife in March but did not.",
    "Last changed: February 2025",
    "Members will recall that in March 2024 the Board agreed to this.",
    "The policy, due for review in March 2024, has been extended.",
    "We will use the March 2024 figures.",
    "The target for March 2025 is 90%.",
    "The 2024 census will be used.",
    "Referrals rise each September and will do so again.",
    "The effect should be seen in the figures for the next quarter.",
    "There were 40 in the quarter, against a target of 50 by the end of September.",
    "Send discharge letters within two days.",
    "Q3 is awaited from the new system.",
    "Signed off at the Board in May.",
    "The year runs from September to July.",
    "At this rate the backlog will not be cleared before June 2025.",
    "The Act comes into force on 1 April 2025.",
    "The Board will consult on next year's plan.",
]

ACTIONS = {
    "Audit core groups by 30 September 2024 and report to the Board's November meeting": [
        "review 2024-09-30..2024-09-30",
        "report 2024-11-01..2024-11-30 at the Board's November meeting",
    ],
    "Implement the 2021 inspection recommendations": [],
    "Review the training offer in line with Working Together 2023": [],
    "Publish the yearly report (September 2024)": ["complete 2024-09-01..2024-09-30"],
    "Deliver the campaign launched in 2023 to all schools by July 2024": ["complete 2024-07-01..2024-07-31"],
    "Develop and launch a neglect strategy by Autumn 2024": ["start 2024-09-01..2024-11-30"],
    "Each agency to complete a section 11 return in Q3 2024/25": ["complete 2024-10-01..2024-12-31"],
    "Ensure a report is presented to the Health and Wellbeing Board twice a year": [],
}


def commitments(*lines: str, role: str = "statement") -> list[Commitment]:
    cells = [Line(text=text, source=Source(line=n)) for n, text in enumerate(lines, start=1)]
    passage = Passage(lines=cells, role=role, action="1.1")  # type: ignore[arg-type]  # a role
    return find_commitments(passage, written=WRITTEN)


@pytest.mark.parametrize("sentence", PROMISES)
def test_the_promises_of_a_sentence_are_found(sentence: str) -> None:
    assert [promise(c) for c in commitments(sentence)] == PROMISES[sentence]


@pytest.mark.parametrize("sentence", MORE_PROMISES)
def test_each_of_these_makes_one_promise(sentence: str) -> None:
    assert len([c for c in commitments(sentence) if c.due and c.due.precision != "open"]) == 1


def test_the_month_of_a_column_stands_in_for_the_day_of_writing() -> None:
    lines = [Line(text="The policy is ready. Schools have been asked to reply by 5 February.")]
    passage = Passage(lines=lines, role="statement", action="1.1", period="January 2016")
    (found,) = find_commitments(passage, written=None)
    assert found.due and found.due.from_ == "2016-02-05"


def test_whom_somebody_asked_is_who_promised() -> None:
    (found,) = commitments("The Chair has asked the Trust to report back in March 2025.")
    assert (found.who, found.kind) == ("Trust", "report")


def test_what_is_listed_under_a_promise_is_promised() -> None:
    lines = [
        Line(text="The partners have agreed to:"),
        Line(text="launch a toolkit by the end of November", kind="item"),
        Line(text="train every chair by 17 December", kind="item"),
    ]
    found = find_commitments(Passage(lines=lines, role="section", section="Neglect"), written=WRITTEN)
    assert [promise(c) for c in found] == ["start 2024-11-24..2024-11-30", "train 2024-12-17..2024-12-17"]


@pytest.mark.parametrize("sentence", NO_PROMISES)
def test_what_happened_and_what_is_only_named_is_no_promise(sentence: str) -> None:
    assert commitments(sentence) == []


@pytest.mark.parametrize("wording", ACTIONS)
def test_an_actions_own_wording_promises_by_its_dates(wording: str) -> None:
    assert [promise(c) for c in commitments(wording, role="action")] == ACTIONS[wording]


WHATS = {
    "A full report on the reforms is due before the Board in July 2024.": "A full report on the reforms is due before the Board",
    "In July 2024 further schools will join the pilot.": "further schools will join the pilot",
    "Use is up – further dates have been set for early 2025.": "further dates have been set",
    "The workshop was very well received, and more training is planned for 2025.": "more training is planned",
    "The pilot will be extended from July 2024, subject to funding, and a decision on roll out will be made at the May meeting.": (
        "The pilot will be extended, subject to funding"
    ),
}


@pytest.mark.parametrize("sentence", WHATS)
def test_what_is_promised_is_said_without_its_date(sentence: str) -> None:
    assert commitments(sentence)[0].what == WHATS[sentence]


def test_a_promise_that_opens_with_a_pronoun_says_what_it_stands_for() -> None:
    (found,) = commitments(
        "The Board is working on its third review, of a boy of 14. This is due to be completed in July 2024."
    )
    assert found.what == "This is due to be completed (The Board is working on its third review)"


def test_the_others_say_what_they_are_of() -> None:
    (found,) = commitments("Two of four workshops have been held. The others will take place in July 2024.")
    assert found.what == "The others will take place (Two of four workshops have been held)"


def test_its_meeting_is_named_by_whose_it_is() -> None:
    (found,) = commitments("The Board will have an update at its July meeting.")
    assert found.meeting == "the Board's July meeting"
    assert found.due and (found.due.precision, found.due.year_inferred) == ("meeting", True)


def test_a_pledge_without_a_date_is_kept_without_one() -> None:
    (found,) = commitments("The ICB has committed to establishing one team for children and adults.")
    assert (found.who, found.due) == ("ICB", None)


def test_a_promise_made_twice_is_listed_once_with_its_first_source() -> None:
    (found,) = commitments("A report will come in July 2024.", "A report will come in July 2024.")
    assert found.source.line == 1


def test_milestones_pair_with_their_dates_by_order() -> None:
    found = from_milestones(
        ["Design agreed", "Campaign live", "Survey"],
        ["September 2024", "TBC", ""],
        action="1",
        written=WRITTEN,
        source=Source(),
    )
    assert [promise(c) for c in found] == ["decide 2024-09-01..2024-09-30", "start open"]


def test_repeats_are_merged_and_the_fuller_one_is_kept() -> None:
    (brief,) = commitments("A report will come in July 2024.")
    fuller = Commitment(**{**vars(brief), "who": "Police"})
    assert merge_repeats([brief, fuller, brief]) == [fuller]


_PIECES = """will be reported by the Board in March 2025 at its January meeting is due was held once evaluated and , ; – ( )
next review Q3 early 2025 The sub-group to from until slipped scheduled for has committed to 'will' This"""
_texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_PIECES.split()), max_size=25).map(" ".join))


@given(st.lists(_texts, max_size=3), st.sampled_from(["action", "statement", "section"]))
def test_any_text_is_read_without_a_crash_and_nothing_is_invented(lines: list[str], role: str) -> None:
    found = commitments(*lines, role=role)
    for commitment in found:
        assert commitment.due is None or any(commitment.due.words in line for line in lines)
        assert (
            commitment.due is None
            or not (commitment.due.from_ and commitment.due.to)
            or commitment.due.from_ <= commitment.due.to
        )
    assert merge_repeats(merge_repeats(found)) == merge_repeats(found)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Training will follow the research review on families (2011).", []),
        ("The board will publish its guidance (March 2013).", ["March 2013"]),
    ],
)
def test_the_year_of_something_published_is_no_due_date(text: str, due: list[str]) -> None:
    passage = Passage(lines=[Line(text=text)], role="action", action="1")
    found = find_commitments(passage, written=date(2013, 1, 15))
    assert [commitment.due.words for commitment in found if commitment.due] == due


FUTURE = """will|shall|would then|going to|is to|are to|remains to|to be|is due|are planned|now expected|due to|rescheduled for
re-scheduled for|scheduled to|planned for|plans to|aims to|intends to|are planning to|hopes to|needs to|must|expects to
on track for|set for|booked for|arranged for|fixed for|diaried for|delayed to|deferred until|postponed to|put back to
slipped to|extended until|brought forward to|to follow|to take place|meets next|meets again|should
has until|have until|target date|deadline|completion date|next review is"""


@pytest.mark.parametrize("words", FUTURE.replace("\n", "|").split("|"))
def test_words_that_promise_are_found_wherever_they_stand(words: str) -> None:
    for text in (f"The review {words} report.", f"{words.capitalize()} report", f"({words.upper()}) that we'll see"):
        assert (found := future_words(text)) and found.group().lower().startswith(words)
