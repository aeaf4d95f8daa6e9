"""Tables that list facts straight: a register of measures, of commitments, of stated shortfalls."""

from answerable.reading.blocks import Table


def is_register(table: Table) -> bool:
    """Whether `table` lists measures, commitments or shortfalls, one to a row."""
    return False
