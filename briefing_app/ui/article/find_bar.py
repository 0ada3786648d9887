"""The bar that finds words in the article."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from briefing_app.i18n import current, tr
from briefing_app.ui.article.matches import MOST
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import IconButton, Line
from briefing_app.ui.widgets.key_caps import KeyHints

HEIGHT = 44
_FIELD = 220


class FindBar(QWidget):
    """A field, "1 / 2", previous and next. Knows nothing of the article: it asks by signal and is told a count."""

    query_changed = Signal(str)
    next_wished = Signal()
    previous_wished = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.delay = QTimer(self)
        self.delay.setSingleShot(True)
        self.delay.setInterval(0)
        self.delay.timeout.connect(self._ask)
        self.field = QLineEdit(self)
        self.field.setFont(theme.font("row"))
        self.field.setFixedWidth(_FIELD)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.count = QLabel(self)
        self.count.setProperty("tone", "muted")
        self.count.setFont(theme.font("row"))
        self.previous = IconButton(theme, "chevron-up", "", size=18, parent=self)
        self.next = IconButton(theme, "chevron-down", "", size=18, parent=self)
        self.previous.clicked.connect(self.previous_wished)
        self.next.clicked.connect(self.next_wished)
        self._hint = KeyHints(theme, parent=self)
        self.close_button = IconButton(theme, "x", "", size=16, token="muted", parent=self)
        self.close_button.clicked.connect(self.closed)
        self._shown = (0, 0)
        self._arrange()
        self.retranslate()

    def sizeHint(self) -> QSize:
        """Ask for the bar's height."""
        return QSize(_FIELD + 260, HEIGHT)

    def retranslate(self) -> None:
        """Put all words in the current language."""
        self.field.setAccessibleName(tr("Find in the article"))
        self.field.setPlaceholderText(tr("Find in the article"))
        self.previous.rename(tr("Previous match (Shift+Enter)"))
        self.next.rename(tr("Next match (Enter)"))
        self.close_button.rename(tr("Close the find bar (Esc)"))
        self._hint.set_hints([(("Esc",), tr("close"))])
        self.show_count(*self._shown)

    @property
    def query(self) -> str:
        """What is looked for."""
        return self.field.text()

    def open(self, text: str) -> None:
        """Show the bar with its words selected; `text` is looked for when it is not blank."""
        self.show()
        if text.strip():
            self.field.setText(text.strip())
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_count(self, place: int, count: int) -> None:
        """Say which match of how many is the current one."""
        self._shown = (place, count)
        written = current().number(count) + ("+" if count >= MOST else "")
        if count:
            self.count.setText(f"{current().number(place)} / {written}")
        else:
            self.count.setText(tr("not found") if self.query.strip() else "")
        for button in (self.previous, self.next):
            button.setEnabled(count > 0)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Give Enter, Shift+Enter and Esc in the field their meaning."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask_now()
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.previous_wished if back else self.next_wished).emit()
        elif key is Qt.Key.Key_Down:
            self.next_wished.emit()
        elif key is Qt.Key.Key_Up:
            self.previous_wished.emit()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc, wherever in the bar the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.field)
        row.addWidget(self.count)
        row.addSpacing(2)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        row.addWidget(self._hint, 1)
        row.addWidget(self.close_button)
        column.addLayout(row, 1)
        column.addWidget(Line(parent=self))

    def _typed(self) -> None:
        if self.delay.interval() == 0:
            self._ask()
        else:
            self.delay.start()

    def _ask_now(self) -> None:
        if self.delay.isActive():
            self.delay.stop()
            self._ask()

    def _ask(self) -> None:
        self.query_changed.emit(self.query)
