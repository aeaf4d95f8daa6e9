"""How wide columns must be for their words. Pure."""

from answerable.papers.tree import Table
from answerable.ui.charts.drawing import text_width


def column_widths(table: Table, room: float, size: float, padding: float) -> list[float]:
    """The widths of `table`'s columns, in the unit of `room`, `size` (of the letters) and `padding` (left and right
    of a cell's words together): their shares of `room`, but none narrower than the longest word of its title."""
    least = [
        max((text_width(word, size, bold=True) for word in column.title.split()), default=0) + padding
        for column in table.columns
    ]
    if sum(least) > room:
        least = [0.0] * len(least)
    fixed: set[int] = set()
    while True:
        free = [index for index in range(len(least)) if index not in fixed]
        shares = sum(table.columns[index].width for index in free)
        left = room - sum(least[index] for index in fixed)
        widths = [
            least[index] if index in fixed else left * column.width / shares
            for index, column in enumerate(table.columns)
        ]
        narrow = {index for index in free if widths[index] < least[index]}
        if not narrow:
            return widths
        fixed |= narrow
