"""Promises in running text: what, who, when, and to which meeting."""

from answerable.reading.commitments.find import find_commitments
from answerable.reading.commitments.milestones import from_milestones
from answerable.reading.commitments.repeats import merge_repeats

__all__ = ["find_commitments", "from_milestones", "merge_repeats"]
