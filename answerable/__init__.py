"""Answerable: one unbroken thread from a safeguarding board's objectives to the paper its scrutiny committee reads."""

__version__ = "0.1.0"
