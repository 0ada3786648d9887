"""The list from which names are picked to filter by: typed words narrow it, a click or Space picks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.ledger import NameCount
from briefing_app.domain.text import nfc
from briefing_app.i18n import current, tr
from briefing_app.ui.theme import Theme

_WIDTH, _HEIGHT = 300, 320

AskNames = Callable[[str, Callable[[list[NameCount]], None]], None]
"""Looks for names that the typed words stand in, and hands them over when they are found."""


class NamePicker(QFrame):
    """Floats above the view as a child of it, not as a window (input methods, Wayland); Esc or a click beside closes."""

    picked = Signal(tuple)  # all names that are picked now

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ask: AskNames | None = None
        self._picked: list[str] = []
        self._back: QWidget | None = None
        self._most = _HEIGHT
        self.setObjectName("picker")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.field = QLineEdit()
        self.field.setFont(theme.font("row"))
        self.list = QListWidget()
        self.list.setProperty("part", "popup")
        self.list.setFont(theme.font("row"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._clicked)
        self.hide()

    def open(self, under: QWidget, picked: Sequence[str], ask: AskNames) -> None:
        """Show the list below a widget, these names picked."""
        self._ask, self._picked, self._back = ask, list(picked), under
        parent = self.parentWidget()
        assert parent is not None
        at = under.mapTo(parent, QPoint(0, under.height() + 4))
        left = min(at.x(), parent.width() - _WIDTH - 8)
        self._most = min(_HEIGHT, parent.height() - at.y() - 8)
        self.setGeometry(QRect(max(4, left), at.y(), _WIDTH, self.field.sizeHint().height() + 40))
        self.field.setPlaceholderText(tr("Words of a name"))
        self.field.setAccessibleName(tr("Words of a name"))
        self.field.clear()
        self.list.clear()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.installEventFilter(self)
        self._typed()

    def dismiss(self) -> None:
        """Close the list."""
        if self.isHidden():
            return
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.removeEventFilter(self)
        inside = self.isAncestorOf(self.focusWidget() or self)
        self.hide()
        if self._back is not None and inside:
            self._back.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on a click beside the list; walk and pick from the field."""
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            inside = QRect(self.mapToGlobal(QPoint(0, 0)), self.size()).contains(
                event.globalPosition().toPoint()
            )
            if isinstance(watched, QWidget) and watched.window() is self.window() and not inside:
                self.dismiss()
            return False
        if watched is not self.field or not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return event.type() is QEvent.Type.KeyPress and self._key(event.key())

    def _key(self, key: int) -> bool:
        row = self.list.currentRow()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, row + step)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.list.item(row)
            if item is not None:
                self._clicked(item)
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            return False
        return True

    def _typed(self) -> None:
        if self._ask is not None:
            self._ask(nfc(self.field.text()).strip(), self._show)

    def _show(self, names: list[NameCount]) -> None:
        if self.isHidden():
            return
        self.list.clear()
        typed = bool(self.field.text().strip())
        known = {each.name for each in names}
        first = [] if typed else [NameCount(name=name, count=0) for name in self._picked if name not in known]
        for each in [*first, *names]:
            words = f"{each.name}  {current().number(each.count)}" if each.count else each.name
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, each.name)
            self._mark(item)
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
        rows = max(1, self.list.count()) * max(20, self.list.sizeHintForRow(0)) + 12
        self.resize(_WIDTH, min(self._most, self.field.sizeHint().height() + rows))

    def _clicked(self, item: QListWidgetItem) -> None:
        name = item.data(Qt.ItemDataRole.UserRole)
        if name in self._picked:
            self._picked.remove(name)
        else:
            self._picked.append(name)
        self._mark(item)
        self.picked.emit(tuple(self._picked))

    def _mark(self, item: QListWidgetItem) -> None:
        on = item.data(Qt.ItemDataRole.UserRole) in self._picked
        item.setIcon(self._theme.icon("check", "accent" if on else "raised", 16))
        item.setFont(self._theme.font("row_strong" if on else "row"))
