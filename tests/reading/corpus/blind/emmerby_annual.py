# ruff: noqa: E501  (prose of the document)
"""The Emmerby annual report: chapters of prose in Markdown, with two tables."""

from pathlib import Path

from tests.reading.corpus.make.words import Words

BODY = """## Foreword by the Independent Chair

I took up this post in May 2016 and this is my first annual report. It is a statutory duty of the Board to publish one, but I hope that it is also worth reading. I want to thank the people who knock on doors, sit in cold cars and stay late to write up a visit.

The Children and Social Work Act 2017 will bring Boards like ours to an end. Nobody should wait for that before doing what needs to be done.

## 1. Emmerby and its children

Emmerby has 46,300 children and young people under 18, who are 21% of its population. Some 17% of children live in low-income families. The share of primary pupils whose first language is not English is now 29%; in 2012 it was 24%.

## 2. What the Board costs

The partners paid the following sums.

| Partner | 2015/16 | 2016/17 |
|---|--:|--:|
| Emmerby Council | £84,000 | £80,000 |
| Emmerby and Fells Clinical Commissioning Group | £41,500 | £41,500 |
| Fellshire Police | £22,000 | £22,400 |
| National Probation Service | £1,250 | £1,250 |
| Cafcass | £550 | £550 |
| **Total** | **£149,300** | **£145,700** |

We spent £138,900 in 2016/17, and £6,800 was carried forward.

## 3. Early help

The number of early help assessments went up from 702 in 2015/16 to 951 in 2016/17. Schools led on 44% of them. The police led none, although officers often meet a family first.

When we asked families at the end of the work, 83% of the 118 parents who replied said that things at home were better. A step-down protocol between social care and early help will be signed in October 2017.

## 4. Children who need protection

| | 2014/15 | 2015/16 | 2016/17 |
|---|--:|--:|--:|
| Contacts to the front door | 7,914 | 8,330 | 8,102 |
| Referrals about a child who had been referred in the year before (%) | 27.1 | 24.8 | 22.5 |
| Section 47 enquiries | 688 | 741 | 902 |
| Children with a child protection plan at 31 March | 214 | 239 | 261 |
| Children looked after at 31 March | 307 | 311 | 334 |

We do not know why section 47 enquiries have grown so fast, and have asked for an audit.

Strategy discussions are our weakest point. In a sample of 40, a health professional took part in 11. That is not good enough. The Clinical Commissioning Group has promised a nurse rota from early September 2017.

## 5. Exploitation

The panel considered 73 children who were thought to be at risk of sexual exploitation. Fourteen were boys, whom all services find harder to reach.

The number of missing episodes fell by 18%. An independent return interview took place after 71% of episodes. The licensing team has trained 430 taxi drivers. Fellshire Police is to produce a new problem profile by the end of December 2017.

## 6. Learning from reviews

One serious case review was started, about Child T, a boy of 15. It is to be published in November 2017. Of the 26 actions from earlier reviews 23 are complete.

The Child Death Overview Panel reviewed 19 deaths and found modifiable factors in four of them.

## 7. Training

Our 58 courses were attended by 1,612 people (2015/16: 1,376). Three months later 68% could describe something that they had changed in their practice. General practitioners hardly ever come: there were nine in the whole year.

## 8. Inspection

Ofsted inspected the council and reviewed the Board in November 2016. It found that the Board requires improvement to be good, and made seven recommendations. The action plan that answers them was sent to Ofsted in January 2017 and will be complete by the end of March 2018.

## 9. Next year

What will happen next:

* a conference on neglect on 23 November 2017;
* a section 11 audit, with returns due in the fourth quarter of 2017/18;
* proposals for the new safeguarding arrangements, which will be put to the Board's meeting in March 2018.
"""


def write(words: Words, path: Path) -> None:
    path.write_text(f"# {words.truth['title']}\n\n{BODY}", encoding="utf-8")
