# ruff: noqa: E501  (prose of the document)
"""The Hollinside quarterly report: prose under plain headings, with one small table of indicators."""

from pathlib import Path

from tests.reading.corpus.make.words import Words

TEXT = """Hollinside and Marrick Youth Justice Partnership
===============================================

Management Board, 9 February 2023, agenda item 4

# Quarter 3 performance report (October to December 2022)

*Report of the Head of Youth Justice*

## Purpose

This report tells the Management Board how the partnership did in the quarter against the national indicators and our own. HMI Probation inspected the service in May 2019 and made six recommendations to it; all but one of them have been signed off. Figures come from the case management system unless we say otherwise.

## First-time entrants

The rate of first-time entrants was 138 per 100,000 of the 10–17 population in the year to September 2022, down from 171 a year earlier. In numbers that is 41 children. The South West average is 149.

Outcome 22 was used 26 times in the quarter. We do not know how many of these children took up the support that came with it, because the police system does not record that.

## Reoffending

The binary rate for the January to March 2021 cohort was 31.4%; for the cohort of the year before it was 28.9%. Of the 35 children in the cohort, 11 reoffended. Between them they committed 43 further offences, an average of 3.9 each.

* Most of the further offences were shoplifting or common assault.
* The Board asked in November for a deep dive into these children's school histories. It will be brought to the May meeting.

## Custody

No child was sentenced to custody in the quarter (two in the same quarter of last year). Nights spent on remand fell to four, from 61 in the quarter before.

## Education, training and employment

| Indicator | Q1 | Q2 | Q3 | Target |
|---|--:|--:|--:|--:|
| School-age children in suitable education when their order ends | 54% | 61% | 66% | 75% |
| Young people over 16 in education, training or work | 38% | 41% | 35% | 60% |
| Children whose speech and language was screened within 15 days | 81% | 83% | 90% | 90% |

The numbers are small: in Quarter 3 only seven of the 20 young people over 16 were in education, training or work. The Virtual School will second a worker to the team from 17 April 2023.

## Victims

Contact was attempted with 48 of 52 victims (92%) and 13 took part in a restorative conversation. Of the forms sent to those who took part three came back, all of them kind; that is too few to tell us anything.

## Children from minority ethnic groups

Black and mixed heritage children are 9% of the 10–17 population and 24% of our caseload. The share was 20% at the end of 2021/22. An action plan on this was agreed in October 2022 and has not been reported on since; the first report is due at the Board's March meeting.

## Serious violence

The partnership works to the Serious Violence Duty, which began on 31 January 2023. Knife offences by children dropped by 15% over the year to December 2022 (from 60 to 51). Dalesbridge Police put this down to the schools programme, though knife offences by adults fell too.

The strategic needs assessment must be published by 31 January 2024.

## What children told us

Interviews with 18 children at the end of their orders are summed up here:

* 16 of the 18 said that their worker listened to them
* nearly half said that their plan was written in words they did not understand
* girls (four of the 18) said that groups were not meant for them

We have not yet changed the plan template. A new one will be tried out by the Eastern team in early April 2023.

## Staffing and risks

The equivalent of 1.6 FTE posts is vacant, and both should be filled by the end of March 2023. Caseloads average 9.5. The health worker's post has been empty since June 2022 and there is no cover in place.

## Decisions

The Management Board is asked to:

a) note the performance of the quarter;

b) agree that the remand budget be reported separately from April 2023;

c) write to the Integrated Care Board about the health worker.
"""


def write(words: Words, path: Path) -> None:
    path.write_text(TEXT, encoding="utf-8")
