"""Splitting in place: the occurrences with boxes to tick, and the names that can be taken away whole."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from briefing_app.domain.offices import office_of
from briefing_app.domain.person_page import Appearance, PersonPage
from briefing_app.i18n import current, ntr, tr
from briefing_app.ui.people.cards import Card
from briefing_app.ui.people.page_rows import ROW, Index, PageRows
from briefing_app.ui.people.row_paint import RowDelegate
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import TextButton

_ROW = 40
_SHOWN = 6


class _TickRows(PageRows):
    """Occurrences, some of them ticked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_spoken, parent=parent)
        self.ticked: set[str] = set()

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the row, or whether it is ticked."""
        if role == int(Qt.ItemDataRole.CheckStateRole) and index.isValid():
            on = index.data(ROW).item_id in self.ticked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return super().data(index, role)

    def toggle(self, index: Index) -> None:
        """Tick a row, or take the tick away."""
        self.ticked ^= {index.data(ROW).item_id}
        at = self.index(index.row())
        self.dataChanged.emit(at, at)


class _TickDelegate(RowDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the one height."""
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a box, the office as written and where it stands."""
        row = index.data(ROW)
        if not isinstance(row, Appearance):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(option.rect).adjusted(0, 1, 0, -1)
        self.ground(painter, option, card)
        on = index.data(int(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        box = QRectF(card.left() + 10, card.center().y() - 8, 16, 16)
        painter.setPen(QPen(self.theme.color("accent" if on else "edge"), 1))
        painter.setBrush(self.theme.color("accent" if on else "raised"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if on:
            self.theme.paint_icon(painter, "check", "on_accent", box.adjusted(2, 2, -2, -2))
        inner = card.adjusted(38, 2, -10, -2)
        first = QRectF(inner.left(), inner.top(), inner.width(), inner.height() / 2)
        taken = self.right(painter, first, current().date(row.day), "meta", "muted")
        words = ", ".join(part for part in (row.name, row.office) if part)
        self.text(painter, first.adjusted(0, 0, -taken, 0), words, "row_medium", "text")
        self.text(painter, first.translated(0, inner.height() / 2), row.title, "meta", "muted")
        painter.restore()


class _TickList(QListView):
    def __init__(self, rows: _TickRows, delegate: RowDelegate) -> None:
        super().__init__()
        self._rows = rows
        self.setModel(rows)
        self.setItemDelegate(delegate)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by Space."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._rows.toggle(self.currentIndex())
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape) or event.text().isalnum()
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick by a click."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self._rows.toggle(index)


class SplitCard(Card):
    """Asks which occurrences are somebody else; those in the newest office are ticked at first."""

    items_chosen = Signal(list)
    name_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._name = ""
        self._text = QLabel()
        self._text.setFont(theme.font("row_medium"))
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._names = QHBoxLayout()
        self._names.setSpacing(8)
        self._buttons: list[TextButton] = []
        self.rows = _TickRows(self)
        self.list = _TickList(self.rows, _TickDelegate(theme))
        self.cancel = TextButton(theme, "")
        self.split = TextButton(theme, "", part="primary", icon="split")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addLayout(self._names)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.split)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 10, 10)
        column.setSpacing(8)
        column.addWidget(self._text)
        column.addWidget(self.list)
        column.addLayout(foot)
        self.cancel.clicked.connect(self.left)
        self.split.clicked.connect(self._split)
        self.rows.dataChanged.connect(self._count)

    def begin(self, page: PersonPage) -> None:
        """Show a person's occurrences."""
        self._name = page.name
        rows = page.appearances
        self.rows.ticked = _of_newest_office(rows)
        self.rows.show(rows)
        self.list.setFixedHeight(_ROW * min(_SHOWN, max(1, len(rows))))
        self._show_names(page.names)
        self.retranslate()
        self._count()
        self.show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.setCurrentIndex(self.rows.index(0))

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self._text.setText(tr("Which of these is another {name}?", name=self._name))
        self.cancel.setText(tr("Cancel"))
        self.list.setAccessibleName(self._text.text())
        self._count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Split on Enter, leave on Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._split()
        else:
            super().keyPressEvent(event)

    def _show_names(self, names: Sequence[str]) -> None:
        for button in self._buttons:
            self._names.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        for name in names[:4]:
            button = TextButton(self.theme, tr("All written “{name}”", name=name), part="text", icon="split")
            button.clicked.connect(partial(self.name_chosen.emit, name))
            self._names.addWidget(button)
            self._buttons.append(button)

    def _count(self) -> None:
        count = len(self.rows.ticked)
        self.split.setText(ntr("Split off {n} article", "Split off {n} articles", count))
        self.split.setEnabled(0 < count < self.rows.total)

    def _split(self) -> None:
        if self.split.isEnabled():
            self.items_chosen.emit(sorted(self.rows.ticked))


def _of_newest_office(rows: Sequence[Appearance]) -> set[str]:
    """Return the occurrences in the newest office; none where there is no other."""
    offices = {row.item_id: office_of(row.office, None) for row in rows}
    newest = next((office.main for office in offices.values() if office.main), ())
    found = {
        item_id
        for item_id, office in offices.items()
        if any(title.same_as(other) for title in office.main for other in newest)
    }
    return found if len(found) < len(rows) else set()


def _spoken(row: Appearance) -> str:
    return ", ".join(part for part in (row.name, row.office, current().date(row.day), row.title) if part)
