# ruff: noqa: E501  (prose of the document)
"""The Sandholme annual report: Markdown prose."""

from pathlib import Path

from tests.reading.corpus.make.words import Words

REPORT = """{title}
===

1 Who pays
---

* Sandholme Council
* South Tarn Police
* NHS Sandholme
* Tarn Probation Trust

contributed to the Board's budget. The chair gives 36 days a year and took up the post on 6 November 2012.

2 Children on plans
---

At 31 March 2013 there were 212 children on plans, a rise of 40 on the year before. Of the 212, 118 (56%) were under 5. The re-referral rate, at 24%, is above the national average of 20%. Waiting times have come down.

An analysis of re-referrals will be presented to the Board in July 2013.

3 Attendance at conferences
---

Police attendance dropped to 60% from 85% the year before and remains a concern. Schools were there for all of theirs (100%).

4 Allegations against people who work with children
---

The designated officer received 87 referrals, compared to 64 last year; 12 led to a strategy meeting. There is a lack of awareness among transport firms. From September 2013 operators will have to show that drivers have been checked.

5 Training
---

For the neglect course 48 of 60 places were taken up (80%). Almost two thirds (64%) of staff in early years have now been trained in neglect. Health providers reached 92% at level 3 but missed the target of 95%.

There is limited evidence of impact: the return rate was 28% and, of those who did answer, 45% had changed something in their practice. The next conference is scheduled for mid May 2013. It has been agreed that a new training needs analysis will be finished by no later than 31 December 2013.

6 Domestic abuse
---

There has been a 22% increase in cases heard at MARAC, from 217 in 2011/12 to 265 in 2012/13; 31% were repeats. Reliable data is not available on children's own experience. The police will bring a review to the Board at its meeting in May 2013.

7 Mental health
---

Tarnside Mental Health Trust saw 150 of the 240 children referred within the 5 weeks that it promises. Gaps remain for those aged 14 and over. A new access pathway is expected to go live in Q1 2013/14, in line with the guidance of 2010 and the Children Act 1989, and a 0.5 FTE post under the scheme of 2006.

8 Recommendation
---

The Trust Board is asked to note this report.
"""


def write(words: Words, path: Path) -> None:
    path.write_text(REPORT.format(title=words.truth["title"]), encoding="utf-8")
