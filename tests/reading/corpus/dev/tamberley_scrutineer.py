# ruff: noqa: E501  (prose of the document)
"""The Tamberley scrutineer's report: Markdown in the first person."""

from pathlib import Path

from tests.reading.corpus.make.words import Words

BODY = """**To:** Delegated Safeguarding Partners
**Date:** 28 April 2025
**Period covered:** October 2024 to March 2025

---

## A. Why I am writing

Working Together 2023 asks each partnership to have independent scrutiny. I was appointed in January 2025 for 15 days in
the first year, following my predecessor's departure on 5 December 2024. This is my first report. I have read minutes,
sat in on meetings and, most of all, listened: to children, to practitioners and to the people who answer the telephone.

I have tried to say plainly what is good, because a good deal is, and where I am worried.

## B. The front door

I spent two mornings in the multi-agency hub and observed 16 calls. The advice that I heard was courteous and sound.
However, the call handlers do not record whether consent was sought from the parent unless the caller offers it: I could
find a note of consent for five of the calls.

| | Oct–Dec 2024 | Jan–Mar 2025 |
|---|---:|---:|
| Contacts received | 4,306 | 4,581 |
| Contacts that became a referral | 22% | 26% |
| Decision made within one working day | 91% | 78% |
| Re-referrals within twelve months | 19% | 21% |

The table shows a service that became slower as it became busier. The explanation given to me is staffing: six of the 21
social work posts were vacant when I visited. The Director of Children's Services has told me that all the vacant posts will
be filled by July 2025.

## C. Keeping babies safe

The Partnership carried out two rapid reviews in the period, both about infants. I do not describe them here. They have in
common that the father was hardly known to anybody.

Safer sleep advice is now discussed with parents before discharge in 64% of births, but with the father or partner in only
12%. Services overlook fathers, and they have done for as long as I have worked in this field. It is encouraging that 103
midwives have been trained in the new pathway, where a year ago it was 38.

Tamberley and Eastvale Integrated Care Board intends to publish a leaflet written for fathers in early June 2025.

## D. What young people said to me

I met 27 young people in three youth clubs and the secure mental health unit. The youngest was 14. They were funny, patient
and direct.

* Nine of the 27 had had three or more social workers within a year. "You stop bothering to learn their names."
* Three in four said that there was an adult in school whom they trusted.
* Several had rung a helpline at night and been told to ring back on Monday.

I promised them an answer. The Partnership Manager will send a written reply to each group by 30 May 2025.

## E. How the partners work together

Relationships are warm. Attendance at the Executive by the police, health and the council stands at 96%; for the Probation
Service the figure is 50%. Tamberley Constabulary chairs the Learning Group with energy.

Of the 44 actions in the Partnership's plan 31 have been completed. Eight are overdue, some by more than a year.

The weakest part of the arrangements is information. There is no shared dataset, so each agency brings its own numbers and
they cannot be set side by side. I am told that a common dashboard will go live in the second quarter of 2025/26. Ofsted
made the same point in its 2018 report, which ought to give us all pause.

## F. Recommendations

I recommend that the Partnership:

1. asks every caller to the hub about consent and records the answer;
2. makes fathers a standing item in its audits;
3. sets out in one page how disagreements between agencies are settled;
4. invites young people to help to appoint the next scrutineer;
5. closes, re-dates or drops each overdue action.

## G. My own programme

I shall visit the out-of-hours service in June 2025, without notice. In autumn 2025 I plan to look at a small number of
records of young people moving on to adult services. I will present my next report to the Partnership at its November 2025
meeting.

*Independent Scrutineer*
"""


def write(words: Words, path: Path) -> None:
    path.write_text(f"# {words.truth['title']}\n\n{BODY}", encoding="utf-8")
