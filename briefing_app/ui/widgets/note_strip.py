"""The editor's note on the briefing: a line under the panels that opens into a field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from briefing_app.domain.text import nfc, shorten
from briefing_app.i18n import tr
from briefing_app.ui.panels.preedit_guard import PreeditGuard
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import IconButton, Line

SAVED_AFTER = 1500
"""Milliseconds of pause after which typing is committed."""

_FIELD_HEIGHT = 112


class NoteStrip(QWidget):
    """38 high while closed, showing how the note begins; typing is committed as it pauses, one step in all."""

    edited = Signal(str, bool)  # the note, merge with the step before

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kept = ""
        self._head: QWidget | None = None
        self._begun = False
        self._glyph = QLabel()
        self._name = QLabel()
        self._name.setFont(theme.font("panel_header"))
        self._begin = QLabel()
        self._begin.setFont(theme.font("meta"))
        self._begin.setProperty("tone", "muted")
        self._toggle = IconButton(theme, "chevron-up", "", size=16)
        self._toggle.clicked.connect(self._toggled)
        self.field = QPlainTextEdit()
        self.field.setProperty("part", "field")
        self.field.setFont(theme.font("row"))
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(_FIELD_HEIGHT)
        self.field.hide()
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self._preedit = PreeditGuard(self.field)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SAVED_AFTER)
        self._pause.timeout.connect(self._commit)
        self._build()
        self.retranslate()
        theme.changed.connect(self._dress)
        self._dress()
        self.show_note(None)

    @property
    def opened(self) -> bool:
        """Whether the field is open."""
        return self.field.isVisibleTo(self)

    def show_note(self, note: str | None) -> None:
        """Show a briefing's note; None hides the strip, for no briefing is open."""
        self.setVisible(note is not None)
        note = note or ""
        if note != self._kept or note != self.field.toPlainText():
            self._kept = note
            self._begun = False
            self.field.blockSignals(True)
            self.field.setPlainText(note)
            self.field.blockSignals(False)
        self._show_beginning()

    def finish_editing(self) -> None:
        """Commit what is typed."""
        self._preedit.flush()
        self._commit()
        self._begun = False

    def open(self) -> None:
        """Open the field and take the keyboard."""
        self._set_open(True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self._name.setText(tr("Note"))
        self.field.setAccessibleName(tr("Note on the briefing"))
        self.field.setPlaceholderText(tr("What the brief should say beyond the items"))
        self._toggle.rename(tr("Note on the briefing"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Commit when the focus leaves; Escape and Ctrl+Return close the field."""
        if watched is self._head:
            if event.type() is QEvent.Type.MouseButtonPress:
                self._toggled()
        elif event.type() is QEvent.Type.FocusOut:
            self.finish_editing()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            done = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
                event.modifiers() & Qt.KeyboardModifier.ControlModifier
            )
            if done or event.key() == Qt.Key.Key_Escape:
                self.finish_editing()
                self._set_open(False)
                return True
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        self._pause.start()

    def _commit(self) -> None:
        self._pause.stop()
        note = nfc(self.field.toPlainText())
        if note != self._kept:
            self._kept = note
            self.edited.emit(note, self._begun)
            self._begun = True
        self._show_beginning()

    def _toggled(self) -> None:
        if self.opened:
            self.finish_editing()
            self._set_open(False)
        else:
            self.open()

    def _set_open(self, opened: bool) -> None:
        self.field.setVisible(opened)
        self._inner.setContentsMargins(12, 0, 12, 10 if opened else 0)
        self._toggle.set_icon_name("chevron-down" if opened else "chevron-up")
        self._show_beginning()

    def _show_beginning(self) -> None:
        self._begin.setText("" if self.opened else shorten(self._kept, 44))

    def _build(self) -> None:
        self._head = head = QWidget()
        head.setFixedHeight(38)
        head.setCursor(Qt.CursorShape.PointingHandCursor)
        head.installEventFilter(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(18, 0, 9, 0)
        row.setSpacing(10)
        row.addWidget(self._glyph)
        row.addWidget(self._name)
        row.addWidget(self._begin, 1)
        row.addWidget(self._toggle)
        inner = QVBoxLayout()
        inner.setContentsMargins(12, 0, 12, 0)
        inner.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Line())
        column.addWidget(head)
        column.addLayout(inner)
        self._inner = inner

    def _dress(self) -> None:
        self._glyph.setPixmap(self._theme.pixmap("sticky-note", "muted", 18, self.devicePixelRatioF()))
