"""Who an attendee is, on what evidence, and what an editor may say to it: a card beside the row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefing_app.domain.person_page import Recognition
from briefing_app.ui.people.people_words import recognition_text, source
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import TextButton
from briefing_app.ui.widgets.floating import SHADOW, Floating

WIDTH = 380

Answer = tuple[str, str, Callable[[], object]]
"""What a button says, which kind it is (primary, plain or text), and what it does."""


class WhoCard(Floating):
    """Floats at the left of a row until Esc, a click elsewhere or an answer."""

    source_requested = Signal(str, str)  # briefing, item
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._found: Recognition | None = None
        self._name = self._label("row_strong")
        self._text = self._label("row")
        self._quote = self._label("quote")
        self.source = TextButton(theme, "", part="text")
        self._answers = QVBoxLayout()
        self._answers.setSpacing(6)
        self._widgets: list[QWidget] = []
        inner = QVBoxLayout(self)
        inner.setContentsMargins(SHADOW + 16, SHADOW + 14, SHADOW + 16, SHADOW + 14)
        inner.setSpacing(4)
        inner.addWidget(self._name)
        inner.addWidget(self._text)
        inner.addSpacing(4)
        inner.addWidget(self._quote)
        self.source.setStyleSheet("margin-left: -6px; text-align: left;")
        inner.addWidget(self.source)
        inner.addSpacing(6)
        inner.addLayout(self._answers)
        self.source.clicked.connect(self._open_source)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown."""
        return self._text.text()

    @property
    def buttons(self) -> list[TextButton]:
        """The answers."""
        return [button for row in self._widgets for button in row.findChildren(TextButton)]

    def tell(self, name: str, found: Recognition, answers: Sequence[Sequence[Answer]], row: QRect) -> None:
        """Show what is known; `answers` are rows of buttons, `row` where the attendee is on the screen."""
        self._found = found
        self._name.setText(name)
        self._text.setText(recognition_text(found))
        self.setAccessibleName(f"{name}. {self._text.text()}")
        evidence = found.evidence
        self._quote.setVisible(evidence is not None)
        self.source.setVisible(evidence is not None)
        if evidence is not None:
            self._quote.setText(f"“{evidence.quote}”")
            line = source(evidence.day, evidence.title)
            self.source.setToolTip(line)
            room = WIDTH - 40
            self.source.setText(self.source.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room))
        self._fill(answers)
        self._place(row)
        self.show()
        self.raise_()
        first = next(iter(self.buttons), self.source)
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Close the card."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the first button."""
        super().focusInEvent(event)
        next(iter(self.buttons), self.source).setFocus(event.reason())

    def _label(self, role: str) -> QLabel:
        label = QLabel()
        label.setFont(self._theme.font(role))
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _fill(self, answers: Sequence[Sequence[Answer]]) -> None:
        for widget in self._widgets:
            self._answers.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._widgets = []
        for line in answers:
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            for text, part, act in line:
                button = TextButton(self._theme, text, part=part, icon="check" if part == "primary" else None)
                button.clicked.connect(partial(self._answered, act))
                if part == "text":
                    button.setStyleSheet("margin-left: -6px;")
                row.addWidget(button)
            row.addStretch(1)
            self._answers.addWidget(holder)
            self._widgets.append(holder)

    def _place(self, row: QRect) -> None:
        """Stand at the left of the row, within the window."""
        parent = self.parentWidget()
        layout = self.layout()
        assert parent is not None and layout is not None
        width = WIDTH + 2 * SHADOW
        height = max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
        self.resize(QSize(width, height))
        at = parent.mapFromGlobal(row.topLeft())
        left = at.x() - width + SHADOW - 4
        if left < 0:  # the panels are below the article
            left = min(at.x() + 40, parent.width() - width)
        top = min(at.y() - SHADOW, parent.height() - height)
        self.move(QPoint(max(0, left), max(0, top)))

    def _answered(self, act: Callable[[], object], _checked: bool = False) -> None:
        self.leave()
        act()

    def _open_source(self) -> None:
        found = self._found
        if found is not None and found.evidence is not None:
            self.leave()
            self.source_requested.emit(found.evidence.briefing_id, found.evidence.item_id)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isVisible() and new is not self and not self.isAncestorOf(new):
            self.leave()
