"""Bank holidays in England, for the clock of committee agendas."""

from datetime import date

import holidays


def bank_holidays(near: date) -> frozenset[date]:
    """The bank holidays of the year of `near` and of the year before."""
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=[near.year - 1, near.year]))
