# ruff: noqa: E501  (prose of the document)
"""The Pexmoor report on allegations: Markdown prose with a small table."""

from pathlib import Path

from tests.reading.corpus.make.words import Words

BODY = """Pexmoor Safeguarding Children Board, 20 June 2019

Author: LADO Manager, Pexmoor County Council

## 1. Summary

In 2018/19 the service took 463 referrals about adults who work or volunteer with children, compared with 398 in 2017/18. Of these, 171 met the threshold for a strategy meeting; in the others the service gave advice, which was recorded.

The service has been fully staffed since September 2018. An administrator (0.6 of a post) joined in January 2019.

## 2. The role of the designated officer

The designated officer oversees allegations that a person who works with children has harmed a child, may have committed an offence against one, or may not be suitable to work with them. The duty is set out in *Working Together to Safeguard Children* (2018) and rests on the Children Act 1989. A child for these purposes is anyone up to and including the age of 17.

## 3. Where referrals come from

The table gives the setting in which the adult worked.

| Setting | 2017/18 | 2018/19 |
|---|--:|--:|
| Schools and colleges | 142 | 167 |
| Early years | 51 | 66 |
| Foster care | 70 | 74 |
| Residential care | 48 | 59 |
| Sport and leisure | 19 | 40 |
| Faith settings | 9 | 4 |
| Other | 59 | 53 |

The growth in sport follows national publicity and the work of the county's sports partnership. So few referrals from faith settings can hardly be a true picture, and we believe that these settings under-report.

## 4. What the allegations were about

Physical harm made up 41% of the allegations that met the threshold, and sexual harm 19%. One in four concerned the adult's conduct outside work, most often towards their own family. Concerns about contact with pupils through social media have gone up again.

## 5. Outcomes and timescales

Of the 171 allegations that met the threshold, 58 were substantiated. Twelve people were dismissed or had their services ended. In 2018/19, 73% of cases were concluded within one month, against a target of 80%; in 2017/18 the figure was 81%. Police enquiries into digital evidence were the main reason for this. For the adult and the child alike some cases have simply taken too long.

## 6. Training and awareness

Briefings were offered in every district of the county and 610 people attended one of them. Ninety-four per cent said afterwards that they knew whom to call. The leaflet for parents has been rewritten with the help of two parents who had been through the process.

## 7. Priorities for 2019/20

In the coming year the service will:

- start a rolling programme for voluntary sports clubs in autumn 2019;
- visit each of the larger faith settings with Pexmoor Diocese's safeguarding adviser by 31 October 2019;
- conclude a protocol with the police about sharing digital evidence in December 2019;
- move its records to the new case management module in quarter 4 of 2019/20.

A half-year report will be made to the November 2019 meeting of the new partnership's executive.
"""


def write(words: Words, path: Path) -> None:
    path.write_text(f"# {words.truth['title']}\n\n{BODY}", encoding="utf-8")
