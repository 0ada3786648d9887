"""The form in which an item is edited in place: made from the description of its fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from briefing_app.domain.briefing import AnyItem
from briefing_app.i18n import N_, current, tr
from briefing_app.ui.panels.fields import KINDS, Extra, Field, FormLine
from briefing_app.ui.panels.form_fields import FormField, LinesField, NotUnderstood, make_field
from briefing_app.ui.panels.form_line import Cell, FieldLine, cell_of
from briefing_app.ui.panels.form_values import Values, normalised, shown
from briefing_app.ui.panels.preedit_guard import PreeditGuard
from briefing_app.ui.panels.small_buttons import KeyButton, SmallButton
from briefing_app.ui.theme import Theme

INSET = 8
"""How far the card stands in from the row's sides."""

_TOP, _BOTTOM = 1, 3
_EXTRA_ICONS = {Extra.NOTE: "sticky-note", Extra.FOLLOW_UP: "list-checks"}
_EXTRA_NAMES = {Extra.NOTE: N_("Note"), Extra.FOLLOW_UP: N_("Follow-up")}


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
        self._tools: list[SmallButton] = []
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
            typed_into.selectAll()

    def start_at(self, name: str) -> None:
        """Choose the field in which editing begins."""
        self._first = name

    def focus_first(self) -> None:
        """Put the cursor where editing begins."""
        self.focus_field(self._first)

    def open_extra(self, extra: Extra) -> None:
        """Show a line that is hidden until it is wanted."""
        self._set_shown(self._extra_lines[extra], True)
        for tool in self._tools:
            if tool.objectName() == extra.value:
                tool.hide()

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
        stops = [stop for stop in stops + list(self._tools) if stop.isVisibleTo(self) and stop.isEnabled()]
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
        self._build_tools()

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
        self._said = _SaidLine(self._theme, self._item)
        self._escape = KeyButton(self._theme, "Esc", tr("cancel"))
        self._enter = KeyButton(self._theme, "Enter", tr("keep"))
        self._escape.clicked.connect(self.reverted)
        self._enter.clicked.connect(self.committed)
        foot.addWidget(self._said, 1)
        foot.addWidget(self._escape)
        foot.addWidget(self._enter)
        return foot

    def _build_tools(self) -> None:
        """Put the small buttons at the right end of the first labels."""
        for extra in (Extra.FOLLOW_UP, Extra.NOTE):
            if extra in self._extra_lines:
                tool = self._tool(_EXTRA_ICONS[extra], tr(_EXTRA_NAMES[extra]), extra.value)
                tool.clicked.connect(self._extra_clicked)
        tool = self._tool("locate-fixed", tr("Anchor to the selected words"), "reanchor")
        tool.clicked.connect(self.reanchor_requested)

    def _tool(self, icon: str, name: str, object_name: str) -> SmallButton:
        tool = SmallButton(self._theme, icon, size=22, icon_size=14, parent=self._body)
        tool.setObjectName(object_name)
        tool.rename(name)
        self._tools.append(tool)
        return tool

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
        self._place_tools()
        layout = self._body.layout()
        assert layout is not None
        layout.invalidate()
        self.height_changed.emit()

    def _place_tools(self) -> None:
        right = self._body.width() - 12
        for tool in reversed(self._tools):
            if tool.isVisibleTo(self._body):
                right -= tool.width()
                tool.move(right, 4)
                tool.raise_()

    def _extra_clicked(self) -> None:
        extra = Extra(self.sender().objectName())
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
            self._place_tools()
            return result
        return super().event(event)


class _SaidLine(QWidget):
    """The foot's left: the article's words, or what a figure comes to in its plain unit."""

    def __init__(self, theme: Theme, item: AnyItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._item = item
        self._meaning = ""
        self.setFixedHeight(18)

    @property
    def text(self) -> str:
        """What is shown."""
        said = " ".join(self._item.anchor.exact.split())
        return f"= {self._meaning}" if self._meaning else f"“{said}”"

    def set_meaning(self, meaning: str) -> None:
        """Show a normalised value, or the article's words again."""
        self._meaning = meaning
        self.setAccessibleName(self.text)
        self.setToolTip(self.text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the quotation mark and the text."""
        painter = QPainter(self)
        colour = self._theme.kind_color(self._item.kind_of_item, "mark")
        self._theme.icons.paint(painter, "quote", colour, QRectF(0, 2, 14, 14))
        font = self._theme.font("meta")
        painter.setFont(font)
        painter.setPen(self._theme.color("muted"))
        room = QRectF(20, -2, self.width() - 20, self.height() + 4)
        shown_text = QFontMetricsF(font).elidedText(self.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown_text)
        painter.end()
