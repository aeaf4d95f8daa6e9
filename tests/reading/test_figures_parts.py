# ruff: noqa: E501  (one sentence a line)
"""Figures that lean on words before them: parts of a whole, pairs in time, targets told apart, ages that are none."""

import pytest

from answerable.reading.blocks import Line, Passage
from answerable.reading.figures import find_measures
from tests.reading.test_figures_sentences import WRITTEN, found

PARTS = {
    "Of the 24 actions in the plan nine are completed, eleven are on track and three are delayed.": [
        "count 9 (9/24)",
        "count 11 (11/24)",
        "count 3 (3/24)",
    ],
    "Of the 63 actions that arose, 49 are closed.": ["count 49 (49/63)"],
    "Of the 34 men who were referred 19 turned up for the first session and 12 are still coming.": [
        "count 19 (19/34)",
        "count 12 (12/34)",
    ],
    "Of the 58 children 49 left the panel with a plan.": ["count 49 (49/58)"],
    "Of the files audited up to October eight were good, seven required improvement and three were inadequate.": [
        "count 8",
        "count 7",
        "count 3",
    ],
    "17 of the 30 cases were judged good or better, nine required improvement and four were inadequate.": [
        "level 17 (17/30)",
        "count 9",
        "count 4",
    ],
    "We looked at 20 files. Twelve were good, six needed to improve and two were inadequate.": [
        "count 12 (12/20)",
        "count 6 (6/20)",
        "count 2 (2/20)",
    ],
    "Interviews were offered after 46 of the 129 episodes, and were accepted in 28.": ["level 46 (46/129)", "count 28"],
    "Eighteen files had been examined. Fathers were mentioned in eight and interviewed in only three.": [
        "count 18",
        "count 8",
        "count ~3",
    ],
    "The programme was begun by 31 men and finished by 12.": ["count 31", "count 12"],
    "Core groups had met in 27 of the 32 (84%), but fathers attended in just nine.": ["level 84% (27/32)", "count ~9"],
    "Doctors are under-represented: only six have attended.": ["count ~6"],
    "Academies are under no duty to use it, and six have refused.": ["count 6"],
    "Checks are in hand for 64 firefighters. Eight have not replied to reminders.": ["count 64", "count 8"],
    "Seventeen schools have started the course and nine have finished.": ["count 17", "count 9"],
    "Eight children account for 51 of the episodes.": ["count 8", "count 51"],
    "Two of the partners have not signed the agreement.": ["count 2"],
    "Data were supplied for 29 of its 42 indicators.": ["level 29 (29/42)"],
    "Minutes reached every agency in seven cases out of 36.": ["level 7 (7/36)"],
    "Nine firms hold contracts, and drivers from six of the nine have done the course.": ["count 9", "level 6 (6/9)"],
    "26 of the 29 organisations returned a form, a rate of 90%.": ["level 90% (26/29)"],
    "Twelve pilot schools are using the route.": ["count 12"],
    "Four briefings issued.": ["count 4"],
    "Nine young people recruited.": ["count 9"],
    "One hundred and six families were seen.": ["count 106"],
    "Police officers attended the address 17 times.": ["count 17"],
    "The council knew of six children in such arrangements.": ["count 6"],
    "Five men have been convicted since then.": ["count 5"],
    "Officers seized 1,460 illegal vapes.": ["count 1460"],
    "Attendance averages 24.": ["level 24"],
    "The rate is lower than that of our statistical neighbours (41.5).": ["level 41.5"],
    "The profile named 57 children known to be at risk.": ["count 57"],
    "A further eight cases await a decision.": ["count 8"],
    "Eleven risks, three of them red; the register has not been reviewed.": ["count 11", "count 3 (3/11)"],
    "Health made 31 referrals to the hub, schools 112 and the voluntary sector only four.": [
        "count 31",
        "count 112",
        "count ~4",
    ],
    "The team closed 41 cases and opened 38.": ["count 41", "count 38"],
    "There was a chronology in all but four of the 25 files.": ["level 21 (21/25)"],
    "Of 24 files twelve had a chronology; in nine the genogram was missing.": ["count 12 (12/24)", "count 9 (9/24)"],
    "The rate per 10,000 was 48.2 (England 43.7, statistical neighbours 51.0).": [
        "level 48.2",
        "level 43.7",
        "level 51",
    ],
    "The median wait was 34 days (range 3 to 190).": ["level 34"],
    "Callers waited 4 minutes on average.": ["level 4"],
    "Parents gave the service a score of 8.3 out of 10.": ["level 8.3"],
    "At the end of September 14 actions were green, six amber and two red.": ["count 14", "count 6", "count 2"],
    "The number stood at 212 on 31 March 2021: 108 boys and 101 girls.": ["count 212", "count 108", "count 101"],
    "218 assessments were registered in the first half of the year.": ["count 218"],
    "Only two clusters have one.": ["count ~2"],
    "They rated 56% good or outstanding, and five cases inadequate.": ["level 56%", "count 5"],
    "The panel reviewed 17 deaths and found modifiable factors in 5.": ["count 17", "count 5"],
    "Nine have been looked at so far and four carers have been offered more support.": ["count 9", "count 4"],
    "1,312 places were booked in place of the 704 of the previous year.": ["count 1312", "count 704"],
    "73% of cases were concluded within a month in 2018/19, against a target of 80%; in 2017/18 the figure was 81%.": [
        "baseline_current 81% -> 73%, target 80"
    ],
    "The first audit rated 45% of files good or better and the second 58%.": ["baseline_current 45% -> 58%"],
    "Assessments done on time: 59% at the inspection, 78% now.": ["baseline_current 59% -> 78%"],
    "Head teachers were represented at one meeting in four.": ["level 25%"],
    "At 31 December 2020 there were 148 children with a plan; at 31 December 2019 there had been 121.": [
        "baseline_current 121 -> 148"
    ],
    "Of the 41 recommendations 36 are complete.": ["count 36 (36/41)"],
    "The number of open cases halved, from 88 to 44.": ["baseline_current 88 -> 44, -"],
    "Two thirds said yes.": ["level 66.7%"],
    "The waiting time is now eleven weeks, down from sixteen.": ["baseline_current 16 -> 11"],
    "Seven allegations concerned foster carers, four teachers and two volunteers.": ["count 7", "count 4", "count 2"],
    "34% of posts were filled by agency staff. The target of 20% will not be reached this year.": [
        "level 34%, target 20"
    ],
    "The average wait has fallen from 19 weeks to 13 weeks. The trust's own standard of eight weeks is not being met.": [
        "baseline_current 19 -> 13, -, target 8"
    ],
    "Used 17 times in the first half-year.": ["count 17"],
    "A workshop brought together 14 practitioners.": ["count 14"],
    "Eight trainers have joined the pool.": ["count 8"],
}

PAIRS = {
    "Social workers carry 17 cases each on average, against 21 a year ago.": ["baseline_current 21 -> 17"],
    "It took an average of 41 days in 2018/19 and 36 in 2019/20.": ["baseline_current 41 -> 36"],
    "In the latest check they were named in 71% of referrals; in the check of the previous winter it was 49%.": [
        "baseline_current 49% -> 71%"
    ],
    "The average time taken to complete care proceedings has come down to 29 weeks from 38 weeks.": [
        "baseline_current 38 -> 29, -"
    ],
    "On average it was 5.8 before a course and 7.9 after it.": ["baseline_current 5.8 -> 7.9"],
    "Registration stood at 24% before the nurse became involved and at 61% afterwards.": [
        "baseline_current 24% -> 61%"
    ],
    "The backlog stood at 47 children in November 2020 and is now 19.": ["baseline_current 47 -> 19"],
    "The waiting list was 64 in April 2022 and has since fallen to 22.": ["baseline_current 64 -> 22"],
    "Babies accounted for 27% of children with a plan, and for 21% in the previous year.": [
        "baseline_current 21% -> 27%"
    ],
    "36% of children who were not brought in 2021/22 were closed to the service; in 2020/21 it was 41%.": [
        "baseline_current 41% -> 36%"
    ],
    "58 children finished the programme in 2014/15 and 83 between April and December 2015.": [
        "baseline_current 58 -> 83*"
    ],
    "84% of visits were in time in Quarter 1, 88% in Quarter 2 and 79% in Quarter 3.": ["series 84% -> 88% -> 79%"],
    "1,130 staff have been trained, from 640 a year before.": ["baseline_current 640 -> 1130"],
    "The rate was 138 per 100,000, down from 171 a year earlier.": ["baseline_current 171 -> 138"],
    "Re-referrals went from 18% to 21% to 24% over three years.": ["series 18% -> 21% -> 24%"],
    "The page was viewed 5,480 times and reports of abuse rose from 33 to 52.": [
        "count 5480",
        "baseline_current 33 -> 52, +",
    ],
    "Confidence has slipped by four percentage points since the last audit.": ["change -4 points"],
    "Caseloads have crept up by 12% since then.": ["change +12 percent"],
}

TARGETS = {
    "83% of letters were sent in time. The target is 95%.": ["level 83%, target 95"],
    "Compliance is 91%. This is below the target of 95%.": ["level 91%, target 95"],
    "Reviews in time made up 88%. Our own standard is 90%.": ["level 88%, target 90"],
    "Attendance is 91%. The target for GPs is 40%.": ["level 91%", "target target 40"],
    "The first session will be held on 9 March and 40 places are on offer.": ["count 40"],
}

NONE = [
    "A boy of 7 was hurt at home, and his mother, who is 34, was not there.",
    "The son, who was 15 at the time, told nobody, and she is now 16.",
    "A girl of 12 and her brother, then 9, were moved.",
    "Briefings: dates are held on 6, 13 and 20 May 2025.",
    "The plan has twelve actions, of which the seven that fall due first are reported here.",
    "The service was judged inadequate (eight areas for improvement).",
    "The Board has three sub-groups, two of which were merged.",
    "The framework has four levels; two have been revised.",
    "The form asks eight questions, and two were dropped.",
    "The family had four children.",
    "A bid for three workers has been made.",
    "The room holds 120 people.",
    "The line is open from 8 to 6 and on Saturdays from 9 to 1.",
    "The strategy covers children up to the age of 18 and care leavers to 25.",
    "The work is for the 10–17 population.",
    "The council took part in the survey. Three are described below.",
]

SUCCESS = {
    "450 assessments registered by the end of the year": ["target target 450"],
    "Found in 90% of reports sampled": ["target target 90"],
    "95% of places filled": ["target target 95"],
    "Find out why 30% of plans are repeat plans": [],
    "Ask the 12 schools that did not reply": [],
}


@pytest.mark.parametrize("text", {**PARTS, **PAIRS, **TARGETS})
def test_figures_that_lean_on_words_before_them(text: str) -> None:
    assert found(text) == {**PARTS, **PAIRS, **TARGETS}[text]


@pytest.mark.parametrize("text", NONE)
def test_ages_dates_and_parts_of_a_paper_are_left(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("wording", SUCCESS)
def test_what_a_plan_calls_success_is_a_target(wording: str) -> None:
    assert found(wording, role="action") == SUCCESS[wording]


def test_a_count_of_what_was_named_before_takes_its_name() -> None:
    text = "The review made nine recommendations. Three of the nine have been carried out in full."
    (measure,) = find_measures(Passage(lines=[Line(text=text)], role="section", section="Reviews"), written=WRITTEN)
    assert measure.what == "recommendations have been carried out in full"


NAMES = {
    "Assessments on time fell to 41% in the autumn and recovered to 66% in January.": [
        "Assessments on time",
        "recovered (Assessments on time)",
    ],
    "Take-up by takeaways is poor: only three of the 48 have sent anyone.": [
        "have sent anyone (Take-up by takeaways is poor)"
    ],
    "Parents score their confidence. On average it was 5.8 before a course and 7.9 after it.": [
        "On average it was before a course and after it (Parents score their confidence)"
    ],
    "Attendance: police 98%, health 71%.": ["Attendance: police", "Attendance: health"],
    "Of the 34 men referred, 12 are still coming.": ["men are still coming"],
}


@pytest.mark.parametrize("text", NAMES)
def test_a_figure_is_told_with_the_words_that_it_leans_on(text: str) -> None:
    passage = Passage(lines=[Line(text=text)], role="section", section="Reviews")
    assert [measure.what for measure in find_measures(passage, written=WRITTEN)] == NAMES[text]
