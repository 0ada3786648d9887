"""How people look in the list: name and how often seen, office below (LOOK.md, "people")."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from briefing_app.domain.person_page import ListedPerson
from briefing_app.i18n import ntr, tr
from briefing_app.ui.people.page_rows import ROW
from briefing_app.ui.people.people_model import GroupHead
from briefing_app.ui.people.row_paint import Index, RowDelegate

ROW_HEIGHT = 52
HEAD_HEIGHT = 38


class PeopleDelegate(RowDelegate):
    """Heads and people."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return one height for heads, one for people."""
        if isinstance(index.data(ROW), GroupHead):
            return QSize(0, HEAD_HEIGHT)
        return QSize(0, max(ROW_HEIGHT, round(self.line("row_strong", 18) + self.line("meta", 17) + 12)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = index.data(ROW)
        rect = QRectF(option.rect)
        if isinstance(row, GroupHead):
            self.text(painter, rect.adjusted(20, 12, -12, 0), row.text, "group_header", "muted")
        elif isinstance(row, ListedPerson):
            self._person(painter, option, rect.adjusted(8, 1, -8, -1), row)
        painter.restore()

    def _person(
        self, painter: QPainter, option: QStyleOptionViewItem, card: QRectF, row: ListedPerson
    ) -> None:
        self.ground(painter, option, card)
        inner = card.adjusted(12, 0, -12, 0)
        first, second = self.line("row_strong", 18), self.line("meta", 17)
        top = card.center().y() - (first + second) / 2
        name = QRectF(inner.left(), top, inner.width(), first)
        if row.new_office:
            name.setRight(self.warning_chip(painter, name.right(), name.center().y(), tr("new")) - 8)
        self.text(painter, name, row.name, "row_strong", "text")
        meta = QRectF(inner.left(), top + first, inner.width(), second)
        taken = self.right(painter, meta, ntr("{n} article", "{n} articles", row.count), "meta", "muted")
        self.text(painter, meta.adjusted(0, 0, -taken, 0), row.office, "meta", "muted")
