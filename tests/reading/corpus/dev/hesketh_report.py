# ruff: noqa: E501  (prose of the document)
"""The Hesketh annual report: Markdown prose."""

from pathlib import Path

from tests.reading.corpus.make.words import Words

REPORT = """# {title}

## 1 The Board

The Board was set up under section 13 of the Children Act 2004 and the Regulations of 2006. It met 6 times. An 0.8 post of policy officer was filled on 13 September 2010.

The Board is paid for by:

* Hesketh Borough Council
* Baylands Police
* NHS Bay
* Cafcass

## 2 How well are children protected?

### 2.1 Child protection activity

The number of children with a plan – 142 at 31 March 2009 and 171 at 31 March 2010 – had grown to 189 at 31 March 2011. Of these, 6.3% had been on a plan for longer than two years; among our statistical neighbours it was 8.1%.

Police protection was used 21 times in 2010/11 (33 times in 2009/10). General practitioners sent reports to 19% of conferences, which is poor.

### 2.2 Audits

An audit of 40 files found the child's views written down in 27 of the 40. Half had an up-to-date chronology. Managers rarely recorded why they had agreed a decision. An audit of domestic abuse cases is planned for autumn 2011.

The audit group recommended that:

1. supervision records are sampled every month
2. chronologies are shared before conferences

## 3 Training

1,436 people attended courses. Late cancellations fell to 12% from 18%. Knowledge scores were up 31% by the end of the day.

E-learning will be introduced in October 2011. A charging policy will go for decision to the Board's December meeting.

## 4 Child Death Overview Panel

The panel reviewed 14 deaths of children under 18; in three of the 14 there were modifiable factors. A safe sleeping campaign is to be run by the end of August 2011, after the 25-page strategy agreed with Ofsted's help. It is open 52 weeks a year for children up to 16.
"""


def write(words: Words, path: Path) -> None:
    path.write_text(REPORT.format(title=words.truth["title"]), encoding="utf-8")
