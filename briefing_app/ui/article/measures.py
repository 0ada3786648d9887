"""The measures of the article column, all following the size of its text (LOOK.md, "Type" and "Parts")."""

from __future__ import annotations

from typing import NamedTuple

ZOOM_STEPS = (14, 15, 16, 17, 18, 20, 22, 25)
"""The sizes of the article's text, in logical pixels."""

USUAL = 17
"""The size at which the measures of LOOK.md hold."""

STRIP = 14
"""The width of the overview strip."""

SIDE = 44
"""The least inner margin: the left one carries directive bars and numbers, the right one warnings."""

MEASURE = 33
"""The column's width as a multiple of the text's size."""


def nearest_step(size: int) -> int:
    """Return the zoom step nearest to a size."""
    return min(ZOOM_STEPS, key=lambda step: abs(step - size))


def neighbour_step(size: int, by: int) -> int:
    """Return the zoom step so many steps up or down, the last one at the ends."""
    at = ZOOM_STEPS.index(nearest_step(size)) + by
    return ZOOM_STEPS[max(0, min(len(ZOOM_STEPS) - 1, at))]


class Measures(NamedTuple):
    """What follows from the size of the text, in logical pixels."""

    size: int = USUAL

    @property
    def factor(self) -> float:
        """What the usual measures are multiplied by."""
        return self.size / USUAL

    @property
    def line(self) -> int:
        """The height of a line."""
        return round(self.size * 1.65)

    @property
    def paragraph_gap(self) -> int:
        """What stands between paragraphs."""
        return round(12 * self.factor)

    @property
    def fill_top(self) -> float:
        """How far a fill reaches above the baseline."""
        return 16.5 * self.factor

    @property
    def fill_bottom(self) -> float:
        """How far a fill reaches below the baseline."""
        return 6.5 * self.factor

    @property
    def line_drop(self) -> float:
        """How far below the baseline a kind's line lies: under the dots of ạ ệ ọ ự."""
        return 6.6 * self.factor

    @property
    def title(self) -> int:
        """The size of the title."""
        return round(25 * self.factor)

    @property
    def title_line(self) -> int:
        """The height of a line of the title."""
        return round(34 * self.factor)

    def column(self, width: int) -> tuple[int, int]:
        """Return the left edge and the width of the column in a view so wide: centred, never wider than it."""
        column = max(120, min(MEASURE * self.size, width - 2 * SIDE))
        return max(SIDE, (width - column) // 2), column
