"""What was recommended, by whom and to whom; and, apart from it, what a paper asks its committee to decide."""

from answerable.reading.recommendations.decisions import decisions_sought
from answerable.reading.recommendations.lists import find_recommendations

__all__ = ["decisions_sought", "find_recommendations"]
