"""How a row is drawn: glyph, two lines, value, chips, the plate of buttons (LOOK.md, "States")."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from briefing_app.domain.briefing import AnyItem
from briefing_app.domain.item import ItemKind, State
from briefing_app.ui.panels.badge import Badge
from briefing_app.ui.panels.item_text import RowText, row_text
from briefing_app.ui.panels.row_type import RowType
from briefing_app.ui.theme import Theme

LEFT = 18.0
TEXT = 44.0
RIGHT = 18.0
PAD = 4.0
CHIP = 18.0
BUTTON = 24.0
ROW_BUTTONS = ("check", "x", "pencil")
"""The icons of the plate: confirm, reject, edit."""

_HEIGHTS = {ItemKind.ATTENDEE: 44, ItemKind.KEY_FIGURE: 44, ItemKind.DIRECTIVE: 66}
_LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RowState(NamedTuple):
    """What the view knows about a row that is to be drawn."""

    selected: bool = False
    hovered: bool = False
    focused: bool = False
    plate: bool = False
    hot: int = -1  # the button of the plate under the pointer
    badge: Badge | None = None


class RowPainter:
    """Draws the rows of all three kinds."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._type = RowType(theme)
        self._heights: dict[ItemKind, int] = {}
        theme.changed.connect(self._forget)

    def height(self, kind: ItemKind) -> int:
        """Return the height of a row: the table's, or more when the fonts are larger."""
        if kind not in self._heights:
            first, second = self._type.line("row"), self._type.line("meta")
            lines = 2 * first + max(second, CHIP) if kind is ItemKind.DIRECTIVE else first + second
            self._heights[kind] = max(_HEIGHTS[kind], round(lines + 8))
        return self._heights[kind]

    def plate_rect(self, rect: QRectF, kind: ItemKind) -> QRectF:
        """Return where the plate with the three buttons lies in a row."""
        width, height = 3 * BUTTON + 12, BUTTON + 6
        right = rect.right() - 14
        if kind is ItemKind.DIRECTIVE:  # beside the last line, so that the action stays readable
            height = BUTTON
            return QRectF(right - width, rect.bottom() - height - 4, width, height)
        return QRectF(right - width, rect.center().y() - height / 2, width, height)

    def button_rect(self, rect: QRectF, kind: ItemKind, number: int) -> QRectF:
        """Return where one button of the plate lies."""
        plate = self.plate_rect(rect, kind)
        return QRectF(plate.left() + 6 + number * BUTTON, plate.center().y() - BUTTON / 2, BUTTON, BUTTON)

    def paint(self, painter: QPainter, rect: QRectF, item: AnyItem, warning: str, state: RowState) -> None:
        """Draw one row into its rectangle."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, state)
        text = row_text(item, warning)
        right = rect.right() - RIGHT
        kind = item.kind_of_item
        if state.plate:
            right = self.plate_rect(rect, kind).left() - 8
        if kind is ItemKind.DIRECTIVE:
            self._directive(painter, rect, item, text, warning, right, state.badge)
        else:
            self._glyph(painter, rect, item, warning)
            self._two_lines(painter, rect, item, text, warning, right, state.badge)
        if state.plate:
            self._plate(painter, rect, item, state.hot)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRectF, state: RowState) -> None:
        theme = self._theme
        inner = rect.adjusted(8, 1, -8, -1)
        if state.selected or state.hovered:
            token = "selection" if state.selected else "hover"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(token))
            painter.drawRoundedRect(inner, 8, 8)
            if theme.strong_marks and state.selected:
                self._ring(painter, inner, theme.color("text"), 1.5)
        if state.focused:
            self._ring(painter, inner, theme.color("accent"), 2)

    @staticmethod
    def _ring(painter: QPainter, rect: QRectF, colour: QColor, width: float) -> None:
        painter.setPen(QPen(colour, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), 8 - half, 8 - half)

    def _glyph(self, painter: QPainter, rect: QRectF, item: AnyItem, warning: str) -> None:
        if item.state is State.REJECTED:
            name, token, size = "circle-x", "muted", 16.0
        elif warning:
            name, token, size = "triangle-alert", "warning", 16.0
        elif item.state is State.CONFIRMED:
            name, token, size = "check", "accent", 16.0
        else:
            name, token, size = "circle-dashed", "text", 16.0
        middle = QPointF(rect.left() + LEFT + 8, rect.top() + PAD + self._type.line("row") / 2 + 0.5)
        self._theme.paint_icon(
            painter, name, token, QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size)
        )

    def _two_lines(
        self,
        painter: QPainter,
        rect: QRectF,
        item: AnyItem,
        text: RowText,
        warning: str,
        right: float,
        badge: Badge | None,
    ) -> None:
        """Draw an attendee or a figure: what and value or chip, the rest below."""
        left, line = rect.left() + TEXT, self._type.line("row")
        top = (
            rect.top()
            + PAD
            - 0.5
            + max(0.0, (rect.height() - 2 * PAD - line - self._type.line("meta") - 1) / 2)
        )
        first = QRectF(left, top, right - left, line)
        second = QRectF(left, top + line - 0.5, right - left, self._type.line("meta"))
        rejected = item.state is State.REJECTED
        token = "muted" if rejected else "text"
        if text.value:
            role = "row_strong" if item.state is State.SUGGESTED else "row_medium"
            # The name keeps a third of the line, however long the value is.
            shown = self._type.cut(text.value, role, max(60.0, first.width() * 0.66))
            width = self._type.width(shown, role) + 1
            self._text(painter, first.adjusted(first.width() - width, 0, 0, 0), shown, role, token)
            first.setRight(first.right() - width - 12)
        elif text.chip:
            chip = self._chip(painter, first.right(), first.center().y(), text.chip, item.kind_of_item)
            first.setRight(chip - 8)
        if badge is not None and not rejected:
            first.setRight(self._badge(painter, first, badge) - 8)
        if text.note:
            second.setRight(self._note(painter, second) - 6)
        self._text(painter, first, text.what, _what_role(item), token, struck=rejected)
        self._text(painter, second, text.rest, "meta", _rest_token(item, warning))

    def _directive(
        self,
        painter: QPainter,
        rect: QRectF,
        item: AnyItem,
        text: RowText,
        warning: str,
        right: float,
        badge: Badge | None,
    ) -> None:
        """Draw a directive: the action on two lines, then cue, addressee and deadline."""
        line = self._type.line("row")
        left, full = rect.left() + TEXT, rect.right() - RIGHT - rect.left() - TEXT
        rejected = item.state is State.REJECTED
        token = "muted" if rejected else "text"
        role = _what_role(item)
        lines, top = self._action_lines(rect, item, text)
        self._glyph(painter, rect.translated(0, top - rect.top() - PAD), item, warning)
        head = QRectF(left, top, full, line)
        for row, words in enumerate(lines):
            self._text(painter, head.translated(0, row * line), words, role, token, struck=rejected)
        third = QRectF(left, top + max(1, len(lines)) * line, right - left, CHIP)
        if text.date:
            width = self._type.width(text.date, "date") + 1
            self._text(painter, third.adjusted(third.width() - width, 0, 0, 0), text.date, "date", token)
            icon = QRectF(third.right() - width - 18, third.center().y() - 7, 14, 14)
            self._theme.paint_icon(painter, "calendar", token, icon)
            third.setRight(icon.left() - 6)
        if text.note:
            third.setRight(self._note(painter, third) - 6)
        if text.chip:
            width = self._chip_width(text.chip)
            self._chip(painter, third.left() + width, third.center().y(), text.chip, item.kind_of_item)
            third.setLeft(third.left() + width + 8)
        if badge is not None and not rejected:
            width = self._badge_width(badge)
            self._badge(painter, third.adjusted(0, 0, width - third.width(), 0), badge)
            third.setLeft(third.left() + width + 8)
        self._text(painter, third, text.rest, "meta", _rest_token(item, warning))

    def _action_lines(self, rect: QRectF, item: AnyItem, text: RowText) -> tuple[list[str], float]:
        """Return the lines of a directive's action, and where the first begins."""
        full = rect.right() - RIGHT - rect.left() - TEXT
        lines = [words for words in self._type.broken(text.what, _what_role(item), full) if words]
        # The two lines of a short one stand together, in the row's middle.
        return lines, rect.top() + PAD + (self._type.line("row") / 2 if len(lines) < 2 else 0)

    def _text(
        self, painter: QPainter, rect: QRectF, text: str, role: str, token: str, *, struck: bool = False
    ) -> None:
        """Draw a text on one line, cut where it does not fit."""
        if rect.width() <= 0 or not text:
            return
        font = self._type.font(role)
        if struck:
            font = QFont(font)
            font.setStrikeOut(True)
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        painter.drawText(
            rect.adjusted(0, -4, 2, 4), _LEFT_MIDDLE, self._type.cut(text, role, round(rect.width(), 1))
        )

    def _chip_width(self, text: str) -> float:
        return self._type.width(text, "label") + 14

    def _chip(self, painter: QPainter, right: float, middle: float, text: str, kind: ItemKind) -> float:
        """Draw a chip that ends at `right`; return where it begins."""
        width = self._chip_width(text)
        rect = QRectF(right - width, middle - CHIP / 2, width, CHIP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.kind_color(kind, "chip"))
        painter.drawRoundedRect(rect, 5, 5)
        painter.setPen(self._theme.kind_color(kind, "chip_text"))
        painter.setFont(self._type.font("label"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        return rect.left()

    def badge_rect(self, rect: QRectF, item: AnyItem, badge: Badge, *, plate: bool) -> QRectF:
        """Return where the chip from outside lies in a row."""
        text = row_text(item)
        if item.kind_of_item is ItemKind.DIRECTIVE:  # behind the cue word, on the last line
            lines, top = self._action_lines(rect, item, text)
            left = rect.left() + TEXT + (self._chip_width(text.chip) + 8 if text.chip else 0)
            top += max(1, len(lines)) * self._type.line("row")
            return QRectF(left, top, self._badge_width(badge), CHIP)
        right = self.plate_rect(rect, item.kind_of_item).left() - 8 if plate else rect.right() - RIGHT
        if text.chip:
            right -= self._chip_width(text.chip) + 8
        line = self._type.line("row")
        top = (
            rect.top()
            + PAD
            - 0.5
            + max(0.0, (rect.height() - 2 * PAD - line - self._type.line("meta") - 1) / 2)
        )
        width = self._badge_width(badge)
        return QRectF(right - width, top + (line - CHIP) / 2, width, CHIP)

    def _badge_width(self, badge: Badge) -> float:
        return self._chip_width(badge.text) + (16 if badge.icon else 0)

    def _badge(self, painter: QPainter, line: QRectF, badge: Badge) -> float:
        """Draw the chip from outside at the right end of a line; return where it begins."""
        width = self._badge_width(badge)
        rect = QRectF(line.right() - width, line.center().y() - CHIP / 2, width, CHIP)
        if badge.warning:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("warning_fill"))
        else:
            painter.setPen(QPen(self._theme.color("border"), 1) if badge.edge else Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        token = "warning" if badge.warning else "muted"
        left = rect.left() + (7 if badge.edge else 14)  # without an edge the words end with the line
        if badge.icon:
            self._theme.paint_icon(
                painter, badge.icon, token, QRectF(left - 1, rect.center().y() - 6, 12, 12)
            )
            left += 16
        self._text(painter, QRectF(left, rect.top(), rect.right() - left, CHIP), badge.text, "label", token)
        return rect.left()

    def _note(self, painter: QPainter, line: QRectF) -> float:
        """Draw the sign of a note at the right end of a line; return where it begins."""
        icon = QRectF(line.right() - 14, line.center().y() - 7, 14, 14)
        self._theme.paint_icon(painter, "sticky-note", "muted", icon)
        return icon.left()

    def _plate(self, painter: QPainter, rect: QRectF, item: AnyItem, hot: int) -> None:
        theme, kind = self._theme, item.kind_of_item
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(self.plate_rect(rect, kind).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        for number, name in enumerate(ROW_BUTTONS):
            button = self.button_rect(rect, kind, number)
            if number == hot:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("hover" if not theme.dark else "border"))
                painter.drawRoundedRect(button.adjusted(1, 1, -1, -1), 4, 4)
            token = "accent" if name == "check" else "text"
            theme.paint_icon(painter, name, token, button.adjusted(4, 4, -4, -4))

    def _forget(self) -> None:
        self._type.forget()
        self._heights.clear()


def _what_role(item: AnyItem) -> str:
    if item.state is not State.SUGGESTED:
        return "row"
    return "row_medium" if item.kind_of_item is ItemKind.DIRECTIVE else "row_strong"


def _rest_token(item: AnyItem, warning: str) -> str:
    return "warning" if warning and item.state is not State.REJECTED else "muted"
