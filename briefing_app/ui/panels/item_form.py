"""The form in which an item is edited in place: made from the description of its fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from briefing_app.domain.briefing import AnyItem
from briefing_app.i18n import current, tr
from briefing_app.ui.panels.field_factory import make_field
from briefing_app.ui.panels.fields import KINDS, Extra, Field, FormLine
from briefing_app.ui.panels.form_fields import FormField, LinesField, NotUnderstood
from briefing_app.ui.panels.form_line import Cell, FieldLine, cell_of
from briefing_app.ui.panels.form_tools import FormTools
from briefing_app.ui.panels.form_values import Values, normalised, shown
from briefing_app.ui.panels.preedit_guard import PreeditGuard
from briefing_app.ui.panels.said_line import SaidLine
from briefing_app.ui.panels.small_buttons import KeyButton
from briefing_app.ui.theme import Theme

INSET = 8
"""How far the card stands in from the row's sides."""

_TOP, _BOTTOM = 1, 3


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form says: the values understood, and a sentence for each field that is not."""

    values: Values
    problems: dict[str, str]


class ItemForm(QWidget):
    """A raised card with labelled fields; it reads and shows values and knows nothing of saving.

    It is clipped to its row, so that the row can grow around it: the fields lie in a body of full height.
    """

    changed = Signal()
    height_changed = Signal()
    committed = Signal()
    reverted = Signal()
    reanchor_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        item: AnyItem,
        *,
        words: Mapping[str, Sequence[str]],
        year: int | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.item_id = item.id
        self._theme = theme
        self._item = item
        self._description = KINDS[item.kind_of_item]
        self._first = self._description.first
        self._fields: dict[str, QWidget] = {}
        self._guards: dict[str, PreeditGuard] = {}
        self._extra_lines: dict[Extra, QWidget] = {}
        self._body = QWidget(self)
        self._build(words, year)
        self._load(item)
        for name in self._fields:
            self.field(name).changed.connect(self._field_changed)
        self.setAccessibleName(tr("Edit the item"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._name_enter_key)

    @property
    def full_height(self) -> int:
        """How high the row is for the whole form."""
        width = max(1, self._body.width())
        layout = self._body.layout()
        assert layout is not None
        wraps = layout.hasHeightForWidth()
        height = layout.totalHeightForWidth(width) if wraps else layout.totalSizeHint().height()
        return height + _TOP + _BOTTOM

    def field(self, name: str) -> FormField:
        """Return the widget of a field."""
        return cast(FormField, self._fields[name])

    def reading(self) -> Reading:
        """Return what the form says now."""
        values: Values = {}
        problems: dict[str, str] = {}
        for name in self._fields:
            try:
                values[name] = self.field(name).value()
            except NotUnderstood as trouble:
                problems[name] = str(trouble)
        return Reading(values, problems)

    def flush(self) -> None:
        """Put into the fields what an input method is composing."""
        for guard in self._guards.values():
            guard.flush()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Mark the fields that are not understood and say what is wrong with the first."""
        for name, widget in self._fields.items():
            marked = "true" if name in problems else "false"
            if widget.property("invalid") != marked:
                widget.setProperty("invalid", marked)
                widget.style().unpolish(widget)
                widget.style().polish(widget)
        self._problem.setText(next(iter(problems.values()), ""))
        self._set_shown(self._problem, bool(problems))

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field."""
        for line in self._description.lines:
            if line.extra is not None and any(field.name == name for field in line.fields):
                self.open_extra(line.extra)
        target = self.field(name).focus_target()
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        typed_into = target.lineEdit() if isinstance(target, QComboBox) else target
        if isinstance(typed_into, QLineEdit):
            typed_into.end(False)
            typed_into.home(True)  # a long text shows its beginning

    def start_at(self, name: str) -> None:
        """Choose the field in which editing begins."""
        self._first = name

    def focus_first(self) -> None:
        """Put the cursor where editing begins."""
        self.focus_field(self._first)

    def open_extra(self, extra: Extra) -> None:
        """Show a line that is hidden until it is wanted."""
        self._set_shown(self._extra_lines[extra], True)
        self.tools.take_away(extra)

    def sizeHint(self) -> QSize:
        """Return the width of the row and the whole form's height."""
        return QSize(self.width(), self.full_height)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Keep the body as wide as the card and as high as it wants to be."""
        width = self.width() - 2 * INSET
        if width != self._body.width():
            self._body.resize(width, self._body.height())
            self.height_changed.emit()
        self._body.setGeometry(INSET, _TOP, width, self.full_height - _TOP - _BOTTOM)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card with its focus edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(INSET + 1, _TOP + 1, -INSET - 1, -_BOTTOM - 1)
        painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(card, 8, 8)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep every key: one that no field wants must not reach the list."""
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Walk through the fields, and from the last one back to the first."""
        stops = [self.field(name).focus_target() for name in self._fields]
        stops = [stop for stop in stops + self.tools.buttons if stop.isVisibleTo(self) and stop.isEnabled()]
        at = next((i for i, stop in enumerate(stops) if stop.hasFocus()), -1)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def _build(self, words: Mapping[str, Sequence[str]], year: int | None) -> None:
        column = QVBoxLayout(self._body)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(5)
        for line in self._description.lines:
            column.addWidget(self._line(line, words, year))
        self._problem = QLabel()
        self._problem.setProperty("tone", "warning")
        self._problem.setFont(self._theme.font("meta"))
        self._problem.setWordWrap(True)
        self._problem.hide()
        column.addWidget(self._problem)
        column.addSpacing(3)
        column.addLayout(self._foot())
        self.tools = FormTools(self._theme, tuple(self._extra_lines), self._body)
        self.tools.extra_wanted.connect(self._extra_wanted)
        self.tools.reanchor_wanted.connect(self.reanchor_requested)

    def _line(self, line: FormLine, words: Mapping[str, Sequence[str]], year: int | None) -> QWidget:
        holder = FieldLine([self._cell(field, words, year) for field in line.fields])
        if line.extra is not None:
            self._extra_lines[line.extra] = holder
        return holder

    def _cell(self, field: Field, words: Mapping[str, Sequence[str]], year: int | None) -> Cell:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        label = QLabel(tr(field.label))
        label.setProperty("tone", "muted")
        label.setFont(self._theme.font("label"))
        label.setFixedHeight(16)
        widget = make_field(self._theme, field, year)
        label.setBuddy(widget)
        self._fields[field.name] = widget
        form_field = self.field(field.name)
        if words.get(field.name):
            form_field.offer(words[field.name])
        self._guards[field.name] = PreeditGuard(form_field.focus_target())
        column.addWidget(label)
        column.addWidget(widget)
        return cell_of(field, cell, widget)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(12)
        self._said = SaidLine(self._theme, self._item)
        self._escape = KeyButton(self._theme, "Esc", tr("cancel"))
        self._enter = KeyButton(self._theme, "Enter", tr("keep"))
        self._escape.clicked.connect(self.reverted)
        self._enter.clicked.connect(self.committed)
        foot.addWidget(self._said, 1)
        foot.addWidget(self._escape)
        foot.addWidget(self._enter)
        return foot

    def _load(self, item: AnyItem) -> None:
        values = shown(item)
        for name in self._fields:
            self.field(name).set_value(values[name])
        for line in self._description.lines:
            if line.extra is None:
                continue
            if any(values[field.name] for field in line.fields):
                self.open_extra(line.extra)
            else:
                self._extra_lines[line.extra].hide()
        self._show_meaning()

    def _set_shown(self, widget: QWidget, on: bool) -> None:
        """Show or hide a part; the row's height follows."""
        if widget.isVisibleTo(self._body) is not on:
            widget.setVisible(on)
        self.tools.place()
        layout = self._body.layout()
        assert layout is not None
        layout.invalidate()
        self.height_changed.emit()

    def _extra_wanted(self, extra: Extra) -> None:
        self.open_extra(extra)
        line = next(line for line in self._description.lines if line.extra is extra)
        self.focus_field(line.fields[0].name)

    def _field_changed(self) -> None:
        if self._problem.isVisibleTo(self._body):
            reading = self.reading()
            marked = [name for name, widget in self._fields.items() if widget.property("invalid") == "true"]
            self.show_problems({name: reading.problems[name] for name in marked if name in reading.problems})
        self._show_meaning()
        self.changed.emit()

    def _show_meaning(self) -> None:
        reading = self.reading()
        meaning = ""
        if "metric" in self._fields and not reading.problems:
            meaning = normalised(reading.values, current())
        self._said.set_meaning(meaning)

    def _name_enter_key(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Name the key that commits from where the cursor is."""
        if new is not None and self.isAncestorOf(new):
            self._enter.set_key("Ctrl Enter" if isinstance(new, LinesField) else "Enter")

    def event(self, event: QEvent) -> bool:
        """Place the small buttons once the body has its width."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            result = super().event(event)
            self.tools.place()
            return result
        return super().event(event)
