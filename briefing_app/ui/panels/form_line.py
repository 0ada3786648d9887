"""Fields side by side on a line of the form, or on two where the panel is narrow."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing_app.ui.panels.fields import Editor, Field

GAP = 8
ROW_GAP = 5

_LEAST = {
    Editor.LINE: 80,
    Editor.LINES: 120,
    Editor.NUMBER: 48,
    Editor.UNIT: 120,
    Editor.PERIOD: 80,
    Editor.DAY: 88,
    Editor.CHOICE: 86,
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A field with its label: how wide it is (0: what is left), and how wide at the least."""

    widget: QWidget
    width: int
    least: int


def cell_of(field: Field, widget: QWidget, field_widget: QWidget) -> Cell:
    """Return the cell of a field; a switch is never narrower than its words."""
    if field.editor is Editor.SEGMENT:
        return Cell(widget, field.width, max(60, field_widget.minimumSizeHint().width()))
    return Cell(
        widget, field.width, max(_LEAST[field.editor], field.width if field.editor is Editor.NUMBER else 0)
    )


class FieldLine(QWidget):
    """Lays its cells out itself: Qt's box layout would let them overlap the card's edge in a narrow panel."""

    def __init__(self, cells: list[Cell], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = cells
        for cell in cells:
            cell.widget.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow line is a high one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        rows = rows_for(self._cells, width)
        return sum(_height(row) for row in rows) + ROW_GAP * (len(rows) - 1)

    def sizeHint(self) -> QSize:
        """Return one row's size."""
        width = sum(max(cell.width, cell.least) for cell in self._cells) + GAP * (len(self._cells) - 1)
        return QSize(width, self.heightForWidth(self.width() or width))

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the widest cell at its least."""
        return QSize(max(cell.least for cell in self._cells), self.heightForWidth(self.width()))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Place the cells."""
        y = 0
        for row in rows_for(self._cells, self.width()):
            x = 0
            for cell, width in zip(row, widths_for(row, self.width()), strict=True):
                cell.widget.setGeometry(x, y, width, cell.widget.sizeHint().height())
                x += width + GAP
            y += _height(row) + ROW_GAP


def rows_for(cells: list[Cell], width: int) -> list[list[Cell]]:
    """Break cells into rows in which each has its least width."""
    rows: list[list[Cell]] = [[]]
    for cell in cells:
        needed = sum(each.least + GAP for each in rows[-1]) + cell.least
        if rows[-1] and needed > width:
            rows.append([])
        rows[-1].append(cell)
    return rows


def widths_for(row: list[Cell], width: int) -> list[int]:
    """Share a row's width: fixed cells get theirs, as far as the others keep their least; the rest is shared."""
    room = width - GAP * (len(row) - 1)
    widths = [cell.width or cell.least for cell in row]
    flexible = [at for at, cell in enumerate(row) if not cell.width] or [len(row) - 1]
    over = sum(widths) - room
    for at in sorted(range(len(row)), key=lambda at: row[at].least - widths[at]):
        cut = min(max(0, over), max(0, widths[at] - row[at].least))
        widths[at] -= cut
        over -= cut
    each, rest = divmod(max(0, room - sum(widths)), len(flexible))
    for at in flexible:
        widths[at] += each
    widths[flexible[-1]] += rest
    return widths


def _height(row: list[Cell]) -> int:
    return max(cell.widget.sizeHint().height() for cell in row)
