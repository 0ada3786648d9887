"""The brief's Markdown beside its page: to be read and copied, never edited."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from briefing_app.i18n import tr
from briefing_app.ui.preview.markdown_highlighter import MarkdownHighlighter
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import IconButton, Line, TextButton, head_row

_MARGIN = 18


class _Source(QPlainTextEdit):
    """The text: can be selected and copied, takes nothing in."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(_MARGIN)
        self.setFont(theme.font("source"))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Refuse what an input method writes: a view that can select would insert it."""
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; Ctrl and the wheel would set the text in a size that nobody can undo."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)


class MarkdownPane(QWidget):
    """The right column while the brief is on: a head with the way to the clipboard, and the source.

    It only asks for the copy: what is put on the clipboard is the shell's affair.
    """

    copy_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("part", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = QLabel("Markdown")
        self._title.setFont(theme.font("panel_header"))
        self._hint = QLabel()
        self._hint.setFont(theme.font("meta"))
        self._hint.setProperty("tone", "muted")
        self.copy_icon = IconButton(theme, "copy", "", size=16, token="muted")
        self.copy_button = TextButton(theme, "", part="text")
        self.copy_icon.clicked.connect(self._copy)
        self.copy_button.clicked.connect(self._copy)
        self.source = _Source(theme)
        self._highlighter = MarkdownHighlighter(theme, self.source.document())
        self._build()
        self.setFocusProxy(self.source)
        self.retranslate()
        theme.changed.connect(self._restyle)

    @property
    def markdown(self) -> str:
        """The Markdown shown."""
        return self.source.toPlainText()

    def show_markdown(self, markdown: str) -> None:
        """Show a text; where it was scrolled to stays."""
        if markdown == self.markdown:
            return
        bar = self.source.verticalScrollBar()
        place = bar.value()
        self.source.setPlainText(markdown)
        bar.setValue(place)

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self._hint.setText(tr("read only"))
        self.copy_icon.rename(tr("Copy the Markdown"))
        self.copy_button.setText(tr("Copy all"))
        self.copy_button.setToolTip(tr("Copy the Markdown"))
        self.source.setAccessibleName(tr("The brief as Markdown"))

    def _copy(self) -> None:
        self.copy_requested.emit()

    def _restyle(self) -> None:
        self.source.setFont(self._theme.font("source"))

    def _build(self) -> None:
        head = QWidget()
        row = head_row(head, left=18, right=14)
        row.addWidget(self._title)
        row.addSpacing(4)
        row.addWidget(self._hint)
        row.addStretch(1)
        row.addWidget(self.copy_icon)
        row.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(Line())
        column.addWidget(self.source, 1)
