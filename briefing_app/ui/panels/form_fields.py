"""The fields of a form that are typed into, and what every field offers the form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from briefing_app.domain.text import nfc
from briefing_app.i18n import current, tr
from briefing_app.ui.panels.form_values import read_number
from briefing_app.ui.panels.iso_dates import parse_day, parse_period
from briefing_app.ui.panels.word_completer import WordCompleter
from briefing_app.ui.theme import Theme

FIELD_HEIGHT = 28


class NotUnderstood(ValueError):
    """What was typed into a field means nothing there; the message is the sentence to show."""


class FormField(Protocol):
    """What every field widget offers the form."""

    @property
    def changed(self) -> SignalInstance:
        """Emitted when the editor changes the field."""

    def set_value(self, value: Any) -> None:
        """Show a value of the domain."""

    def value(self) -> Any:
        """Return the value of the domain that is meant; raises NotUnderstood."""

    def focus_target(self) -> QWidget:
        """Return the widget that takes the focus."""

    def offer(self, words: Iterable[str]) -> None:
        """Complete from these words while typing, where the field is typed into."""


def tidy(text: str) -> str:
    """Return typed text as the domain keeps it: NFC, without white space around it."""
    return nfc(text).strip()


class LineField(QLineEdit):
    """A text on one line; `blank` is the value of an emptied one, unless it is required."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.required = False
        self.blank: str | None = None
        self._given: Any = None
        self._written = ""
        self._completer: WordCompleter | None = None
        self._theme = theme
        self.setFont(theme.font("row"))
        self.setFixedHeight(FIELD_HEIGHT)
        self.textChanged.connect(self.changed)

    def set_value(self, value: Any) -> None:
        """Show a value and forget what was typed."""
        self._given = value
        self._written = self.write(value)
        self.setText(self._written)
        self.setCursorPosition(0)

    def value(self) -> Any:
        """Return what was typed, or the very value that was given while it is unchanged."""
        text = tidy(self.text())
        if text == tidy(self._written):
            return self._given
        if not text:
            if self.required:
                raise NotUnderstood(tr("This cannot be empty. Type something, or press Esc to go back."))
            return self.blank
        return self.read(text)

    def write(self, value: Any) -> str:
        """Return the text of a value."""
        return "" if value is None else str(value)

    def read(self, text: str) -> Any:
        """Return the value of a text that is not empty; raises NotUnderstood."""
        return text

    def focus_target(self) -> QWidget:
        """Return the field itself."""
        return self

    def offer(self, words: Iterable[str]) -> None:
        """Complete from these words in a popup."""
        self._completer = WordCompleter(self, self, list(words), self._theme)


class NumberField(LineField):
    """A number as the language writes it, right aligned; its value is a decimal string."""

    def __init__(self, theme: Theme, required: bool, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.required = required
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def set_value(self, value: Any) -> None:
        """Show a number, its last digits in view."""
        super().set_value(value)
        self.end(False)

    def write(self, value: Any) -> str:
        """Write the number as the language does."""
        return "" if value is None else current().number(value)

    def read(self, text: str) -> Any:
        """Read the number as the language writes it."""
        number = read_number(text, current().language)
        if number is None:
            raise NotUnderstood(
                tr("“{text}” is no number. Type one like {example}.", text=text[:20], example=self._example())
            )
        return number

    @staticmethod
    def _example() -> str:
        return tr("{a} or {b}", a=current().number("41.6"), b=current().number("12000"))


class DateField(LineField):
    """A day or a period, shown as the language writes it; its value is ISO 8601."""

    def __init__(self, theme: Theme, year: int | None, *, day: bool, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._year = year
        self._day = day

    def write(self, value: Any) -> str:
        """Write the date as the language does."""
        return current().date(value)

    def read(self, text: str) -> Any:
        """Read a day, or any period."""
        found = (parse_day if self._day else parse_period)(text, year=self._year)
        if found is None:
            raise NotUnderstood(
                tr(
                    "“{text}” is no day. Type one like {example}.",
                    text=text[:24],
                    example=current().date("2026-06-30"),
                )
                if self._day
                else tr(
                    "“{text}” is no day or period. Type {day}, {quarter} or {year}.",
                    text=text[:24],
                    day=current().date("2026-06-30"),
                    quarter=current().date("2026-Q2"),
                    year="2026",
                )
            )
        return found


class LinesField(QPlainTextEdit):
    """A text of several lines; Ctrl+Enter is left to the form."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.required = False
        self._given: Any = None
        self._known = ""
        self.setProperty("part", "field")
        self.setFont(theme.font("row"))
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(2)
        line = QFontMetricsF(self.font()).lineSpacing()
        self.setFixedHeight(round(3 * line) + 13)
        # Qt says "changed" for every key of an input method with the text unchanged.
        self.textChanged.connect(self._compare)

    def set_value(self, value: Any) -> None:
        """Show a text and forget what was typed."""
        self._given = value
        self._known = value or ""
        self.setPlainText(self._known)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def value(self) -> Any:
        """Return the text, or the very value that was given while it is unchanged."""
        text = tidy(self.toPlainText())
        if text == tidy(self._given or ""):
            return self._given
        if not text and self.required:
            raise NotUnderstood(tr("This cannot be empty. Type something, or press Esc to go back."))
        return text or None

    def focus_target(self) -> QWidget:
        """Return the field itself."""
        return self

    def offer(self, words: Iterable[str]) -> None:
        """Complete nothing: an action is a sentence."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Enter to the form."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _compare(self) -> None:
        text = self.toPlainText()
        if text != self._known:
            self._known = text
            self.changed.emit()
