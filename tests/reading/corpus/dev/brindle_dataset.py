"""The Brindle dataset: CSV with one row for each indicator and period."""

from pathlib import Path

from tests.reading.corpus.make.words import Words

LINES = """Indicator,Agency,Period,Numerator,Denominator,Value,Unit
Plans with a core group within 10 days,Council,2013/14,164,200,82.0,%
Plans with a core group within 10 days,Council,2014/15,188,220,85.5,%
Plans with a core group within 10 days,Council,April to December 2015,153,170,90.0,%
Section 47 enquiries,Council,2013/14,,,402,number
Section 47 enquiries,Council,2014/15,,,431,number
Section 47 enquiries,Council,April to December 2015,,,350,number
New young carers identified,Schools,2013/14,,,,number
New young carers identified,Schools,2014/15,,,61,number
New young carers identified,Schools,April to December 2015,,,48,number
"""


def write(words: Words, path: Path) -> None:
    top = f'"{words.truth["title"]}",,,,,,\n"Drawn on 14 January 2016 for the Board",,,,,,\n'
    path.write_text(top + LINES, encoding="utf-8")
