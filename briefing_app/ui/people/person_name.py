"""A person's name at the top of the page: read, and typed over in place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QStackedLayout, QWidget

from briefing_app.domain.text import nfc
from briefing_app.i18n import tr
from briefing_app.ui.panels.preedit_guard import PreeditGuard
from briefing_app.ui.theme import Theme


class PersonName(QWidget):
    """F2 or a double click turns the name into a field; Enter keeps, Esc leaves it as it was."""

    renamed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel()
        self._label.setFont(theme.font("person"))
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.field = QLineEdit()
        self.field.setFont(theme.font("person"))
        self.field.setMaxLength(200)
        self._preedit = PreeditGuard(self.field)
        self._finishing = False
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._label)
        self._stack.addWidget(self.field)
        self.setFixedHeight(max(42, round(1.5 * theme.font("person").pixelSize())))
        self.field.installEventFilter(self)
        self.retranslate()

    @property
    def name(self) -> str:
        """The name as it is shown."""
        return self._label.text()

    @property
    def editing(self) -> bool:
        """Whether the name is being typed."""
        return self._stack.currentWidget() is self.field

    def show_name(self, name: str) -> None:
        """Show a name; what is being typed stays."""
        self._label.setText(name)
        self.setAccessibleName(name)

    def edit(self) -> None:
        """Open the field."""
        self.field.setText(self.name)
        self._stack.setCurrentWidget(self.field)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def finish(self, *, keep: bool = True) -> None:
        """Close the field, and keep what was typed or not."""
        if not self.editing or self._finishing:
            return
        self._finishing = True  # giving up the field takes its focus, which would finish it once more
        self._preedit.flush()
        typed = " ".join(nfc(self.field.text()).split())
        self._stack.setCurrentWidget(self._label)
        self._finishing = False
        if keep and typed and typed != self.name:
            self.renamed.emit(typed)

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self.field.setAccessibleName(tr("The person's name"))

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Open the field."""
        self.edit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep on Enter and when the focus leaves, give up on Esc."""
        if event.type() is QEvent.Type.FocusOut:
            self.finish()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.finish()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.finish(keep=False)
                return True
        return super().eventFilter(watched, event)
