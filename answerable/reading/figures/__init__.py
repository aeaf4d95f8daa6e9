"""Figures in running text: what a careful reader of a board's paper would list in an annex of measures."""

from answerable.reading.figures.find import find_measures
from answerable.reading.figures.repeats import merge_repeats

__all__ = ["find_measures", "merge_repeats"]
