"""The fields of a form with values to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFrame, QHBoxLayout, QPushButton, QWidget

from briefing_app.i18n import tr
from briefing_app.ui.panels.fields import UNITS, Choice
from briefing_app.ui.panels.form_fields import FIELD_HEIGHT, tidy
from briefing_app.ui.panels.word_completer import WordCompleter
from briefing_app.ui.theme import Theme


class _Combo(QComboBox):
    """A combo box whose value the wheel does not change by accident."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme.font("row"))
        self.setFixedHeight(FIELD_HEIGHT)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(2)
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass the wheel on to the list."""
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def focus_target(self) -> QWidget:
        """Return the combo box, which also stands for its line."""
        return self

    def showPopup(self) -> None:
        """Open the list as wide as its widest word."""
        view = self.view()
        view.setMinimumWidth(max(self.width(), view.sizeHintForColumn(0) + 24))
        super().showPopup()


class ChoiceField(_Combo):
    """One of a few values, by name."""

    def __init__(self, theme: Theme, choices: tuple[Choice, ...], parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._choices = choices
        self.addItems([tr(choice.label) for choice in choices])
        self.currentIndexChanged.connect(self.changed)

    def set_value(self, value: Any) -> None:
        """Choose a value."""
        values = [choice.value for choice in self._choices]
        self.setCurrentIndex(values.index(value) if value in values else 0)

    def value(self) -> Any:
        """Return the value chosen."""
        return self._choices[max(0, self.currentIndex())].value

    def offer(self, words: Iterable[str]) -> None:
        """Offer nothing: the choices are all there are."""


class UnitField(_Combo):
    """A unit with its magnitude, typed or chosen; other words are as welcome."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]  # Qt's own completes inline, which garbles input methods
        self._theme = theme
        self._completer: WordCompleter | None = None
        line = self.lineEdit()
        assert line is not None
        self._line = line
        line.setProperty("part", "bare")
        line.setFont(theme.font("row"))
        line.setTextMargins(-2, 0, 0, 0)  # in line with the other combo boxes
        self.addItems(UNITS)
        self.editTextChanged.connect(self.changed)
        self.offer(())

    def set_value(self, value: Any) -> None:
        """Show a unit."""
        text = value or ""
        self.setCurrentIndex(self.findText(text))
        self.setEditText(text)
        self._line.setCursorPosition(0)

    def value(self) -> Any:
        """Return the unit as typed."""
        return " ".join(tidy(self.currentText()).split())

    def offer(self, words: Iterable[str]) -> None:
        """Complete from the usual units and these."""
        self._completer = WordCompleter(self._line, self, [*UNITS, *words], self._theme)


class SegmentField(QFrame):
    """A switch between two or three values; one Tab stop, arrows move it (Qt's habit of an exclusive group)."""

    changed = Signal()

    def __init__(self, theme: Theme, choices: tuple[Choice, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "segments")
        self.setProperty("dense", "true")
        self.setFixedHeight(FIELD_HEIGHT)
        self._choices = choices
        self._theme = theme
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 1, 2, 1)
        row.setSpacing(2)
        for number, choice in enumerate(choices):
            button = QPushButton(tr(choice.label))
            button.setProperty("part", "segment")
            button.setCheckable(True)
            button.setFont(theme.font("button"))
            strong = QFontMetricsF(theme.font("button_strong")).horizontalAdvance(button.text())
            button.setMinimumWidth(round(strong) + 14)
            self._group.addButton(button, number)
            row.addWidget(button, round(strong))
        self._choose(0)
        self._group.idClicked.connect(self._clicked)

    def set_value(self, value: Any) -> None:
        """Turn a value on."""
        values = [choice.value for choice in self._choices]
        self._choose(values.index(value) if value in values else 0)

    def value(self) -> Any:
        """Return the value that is on."""
        return self._choices[self._group.checkedId()].value

    def focus_target(self) -> QWidget:
        """Return the button that is on."""
        return self._group.button(self._group.checkedId())

    def offer(self, words: Iterable[str]) -> None:
        """Offer nothing: the choices are all there are."""

    def _clicked(self, number: int) -> None:
        self._choose(number)
        self.changed.emit()

    def _choose(self, number: int) -> None:
        for each in self._group.buttons():
            on = self._group.id(each) == number
            each.setChecked(on)
            each.setFont(self._theme.font("button_strong" if on else "button"))
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)
