"""Bank holidays in England, for the clock of committee agendas."""

from datetime import date


def bank_holidays(near: date) -> frozenset[date]:
    """The bank holidays of the year of `near` and of the year before."""
    import holidays  # those of every country: only where a day is reckoned

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=[near.year - 1, near.year]))
