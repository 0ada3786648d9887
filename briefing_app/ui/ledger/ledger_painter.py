"""How the ledger's rows are drawn (LOOK.md, "Ledger"): heads, directives, the times of a thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from briefing_app.domain.directive import FollowUp
from briefing_app.domain.five_clear import Clear, five_clear
from briefing_app.domain.item import ItemKind
from briefing_app.domain.ledger import Group, LedgerRow, Offer, Said
from briefing_app.i18n import current, tr
from briefing_app.ui.ledger.ledger_columns import CARD, Columns, cell, columns
from briefing_app.ui.ledger.ledger_model import GroupHead
from briefing_app.ui.ledger.ledger_words import (
    action_words,
    due_words,
    left_words,
    past_words,
    short_date,
    slipped_words,
    time_words,
)
from briefing_app.ui.theme import Theme

BUTTONS = ("check", "pencil", "text-quote")
"""The icons of a row's plate: done, edit, open the quote."""

_CHIP = 18.0
_DOT = 11.0
_DOT_STEP = 16.0
_BUTTON = 24.0
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class RowState:
    """What the table knows about a row that is to be drawn."""

    selected: bool = False
    hovered: bool = False
    focused: bool = False
    unfolded: bool = False
    hot: int = -1  # the button of the plate under the pointer


class LedgerPainter:
    """Draws rows, and tells where in a row its small parts lie."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def head(self, painter: QPainter, rect: QRectF, head: GroupHead) -> None:
        """Draw the head of a group with its count."""
        font = self._theme.font("panel_header")
        line = rect.adjusted(CARD + 12, 8, 0, 0)
        painter.setFont(font)
        painter.setPen(self._theme.color("warning" if head.group is Group.OVERDUE else "text"))
        painter.drawText(line, _LEFT, head.text)
        width = QFontMetricsF(font).horizontalAdvance(head.text)
        painter.setFont(self._theme.font("row"))
        painter.setPen(self._theme.color("muted"))
        painter.drawText(line.adjusted(width + 9, 0, 0, 0), _LEFT, current().number(head.count))

    def row(
        self,
        painter: QPainter,
        rect: QRectF,
        row: LedgerRow,
        offer: Offer | None,
        state: RowState,
        today: date,
    ) -> None:
        """Draw a directive."""
        at = columns(rect.width())
        self._ground(painter, rect, at, state)
        group = row.group(today)
        over = group in (Group.DONE, Group.DROPPED)
        text = "muted" if over else "text"
        self._glyph(painter, cell(rect, at.glyph), row, group)
        plate = state.hovered or state.selected
        action = cell(rect, at.action)
        right = rect.left() + at.end_of_action(plate=plate)
        for chip, words, icon in _chips(row, offer):
            box = self._chip_rect(action, right, words)
            self._chip(painter, box, words, icon, question=chip == "offer")
            right = box.left() - 8
        font = "row" if over else "row_medium"
        action.setRight(right)
        self._text(painter, action, action_words(row), font, text)
        self._parties(painter, rect, at, row, text)
        self._due(painter, rect, at, row, group, today)
        self._five(painter, cell(rect, at.five), row)
        if plate:
            self._plate(painter, cell(rect, at.buttons), state)

    def said(self, painter: QPainter, rect: QRectF, said: Said, state: RowState, today: date) -> None:
        """Draw one time of a thread."""
        at = columns(rect.width())
        self._ground(painter, rect, at, state, line=False)
        row = said.row
        action = cell(rect, at.action)
        words = time_words(said.time)
        self._text(painter, action.adjusted(12, 0, 0, 0), words, "label_strong", "accent_text")
        # The times stand in columns, which ordinals of many letters push on.
        wide = QFontMetricsF(self._theme.font("label_strong")).horizontalAdvance(words)
        day = max(64.0, 12 + wide + 12)
        self._text(painter, action.adjusted(day, 0, 0, 0), short_date(row.day), "meta", "muted")
        quote = f"“{row.directive.anchor.exact or row.directive.action}”"
        self._text(painter, action.adjusted(day + 84, 0, 0, 0), quote, "meta", "text")
        if at.issuer is not None:
            self._text(painter, cell(rect, at.issuer), row.directive.issuer or "", "meta", "muted")
        self._text(painter, cell(rect, at.addressee), row.directive.addressee or "", "meta", "muted")
        self._text(painter, cell(rect, at.due), due_words(row) or tr("no deadline"), "meta", "muted", _RIGHT)
        words = slipped_words(said) or past_words(row, today)
        token = "warning" if (said.slipped or 0) > 0 else "muted"
        slip = at.left or (
            at.due[1] + 8,
            at.five[1],
        )  # a time has no marks: their column serves where it is narrow
        self._text(painter, cell(rect, slip), words, "meta_strong", token, _RIGHT)

    def waiting(self, painter: QPainter, rect: QRectF) -> None:
        """Draw a row whose page is on its way: its hairline, so that the table does not flicker."""
        self._ground(painter, rect, columns(rect.width()), RowState())

    def part_at(
        self, rect: QRectF, place: QPointF, row: LedgerRow, offer: Offer | None, *, plate: bool
    ) -> str:
        """Return which small part lies at a place of a row: button-0 to 2, thread, offer, status, due, five or ""."""
        at = columns(rect.width())
        if plate:
            for number in range(len(BUTTONS)):
                if self.button_rect(cell(rect, at.buttons), number).contains(place):
                    return f"button-{number}"
        action = cell(rect, at.action)
        right = rect.left() + at.end_of_action(plate=plate)
        for chip, words, _ in _chips(row, offer):
            box = self._chip_rect(action, right, words)
            if box.adjusted(-2, -4, 2, 4).contains(place):
                return chip
            right = box.left() - 8
        if cell(rect, at.glyph).adjusted(-8, 0, 6, 0).contains(place):
            return "status"
        if cell(rect, at.due).contains(place) or (at.left and cell(rect, at.left).contains(place)):
            return "due"
        return "five" if cell(rect, at.five).contains(place) else ""

    def button_rect(self, plate: QRectF, number: int) -> QRectF:
        """Return where one button of a row's plate lies."""
        top = plate.center().y() - _BUTTON / 2
        return QRectF(plate.right() - 6 - (len(BUTTONS) - number) * _BUTTON, top, _BUTTON, _BUTTON)

    def _ground(
        self, painter: QPainter, rect: QRectF, at: Columns, state: RowState, *, line: bool = True
    ) -> None:
        if line and not state.unfolded:
            painter.setPen(QPen(self._theme.color("border"), 1))
            bottom = rect.bottom() - 0.5
            painter.drawLine(QPointF(at.line[0], bottom), QPointF(rect.left() + at.line[1], bottom))
        card = rect.adjusted(CARD, 1, -CARD, -1)
        if state.selected or state.hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("selection" if state.selected else "hover"))
            painter.drawRoundedRect(card, 8, 8)
        if state.focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), 7, 7)

    def _glyph(self, painter: QPainter, rect: QRectF, row: LedgerRow, group: Group) -> None:
        icon, token = {
            Group.OVERDUE: ("clock-alert", "warning"),
            Group.SOON: ("clock", "text"),
            Group.OPEN: ("circle", "muted"),
            Group.DONE: ("check", "accent"),
            Group.DROPPED: ("circle-x", "muted"),
        }[group]
        if row.directive.status is FollowUp.IN_PROGRESS and group is Group.OPEN:
            icon, token = "circle-dot", "text"
        box = QRectF(rect.left(), rect.center().y() - 8, 16, 16)
        self._theme.paint_icon(painter, icon, token, box)

    def _due(
        self, painter: QPainter, rect: QRectF, at: Columns, row: LedgerRow, group: Group, today: date
    ) -> None:
        words = due_words(row)
        late, over = group is Group.OVERDUE, group in (Group.DONE, Group.DROPPED)
        token = "muted" if over or not words else "text"
        font = "row_medium" if words and not over else "row"
        due, left = cell(rect, at.due), left_words(row, today)
        below = due if at.left is None else cell(rect, at.left)
        if at.left is None and left:
            due, below = _lines(due)
        self._text(painter, due, words or tr("no deadline"), font, token, _RIGHT)
        tone = "warning" if late else "muted"
        self._text(painter, below, left, "meta_strong" if late else "meta", tone, _RIGHT)

    def _parties(self, painter: QPainter, rect: QRectF, at: Columns, row: LedgerRow, token: str) -> None:
        """Write who asks and who is to act: side by side, or one below the other."""
        issuer, addressee = row.directive.issuer or "", row.directive.addressee
        box = cell(rect, at.addressee)
        if at.issuer is not None:
            self._text(painter, cell(rect, at.issuer), issuer, "row", token)
        elif issuer:
            box, below = _lines(box)
            self._text(painter, below, issuer, "meta", "muted")
        self._text(painter, box, addressee or tr("nobody named"), "row", token if addressee else "muted")

    def _five(self, painter: QPainter, rect: QRectF, row: LedgerRow) -> None:
        clear = five_clear(row.directive)
        over = row.directive.status in (FollowUp.DONE, FollowUp.DROPPED)
        for number, each in enumerate(Clear):
            box = QRectF(rect.left() + number * _DOT_STEP, rect.center().y() - _DOT / 2, _DOT, _DOT)
            colour = self._theme.color("muted" if over else "accent")
            painter.setBrush(colour if each in clear else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour if each in clear else self._theme.color("edge"), 1.2))
            painter.drawEllipse(box.adjusted(0.6, 0.6, -0.6, -0.6))

    def _plate(self, painter: QPainter, rect: QRectF, state: RowState) -> None:
        first, last = self.button_rect(rect, 0), self.button_rect(rect, len(BUTTONS) - 1)
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(first.united(last).adjusted(-5, -2, 5, 2), 6, 6)
        for number, icon in enumerate(BUTTONS):
            box = self.button_rect(rect, number)
            if number == state.hot:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.color("hover"))
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
            self._theme.paint_icon(painter, icon, "text", QRectF(box.left() + 4, box.top() + 4, 16, 16))

    def _chip_rect(self, action: QRectF, right: float, words: str) -> QRectF:
        width = QFontMetricsF(self._theme.font("label")).horizontalAdvance(words) + 28
        return QRectF(right - width, action.center().y() - _CHIP / 2, width, _CHIP)

    def _chip(self, painter: QPainter, box: QRectF, words: str, icon: str, *, question: bool) -> None:
        fill = (
            self._theme.color("warning_fill")
            if question
            else self._theme.kind_color(ItemKind.DIRECTIVE, "chip")
        )
        colour = (
            self._theme.color("warning")
            if question
            else self._theme.kind_color(ItemKind.DIRECTIVE, "chip_text")
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 5, 5)
        self._theme.icons.paint(painter, icon, colour, QRectF(box.left() + 6, box.center().y() - 6, 12, 12))
        painter.setFont(self._theme.font("label"))
        painter.setPen(colour)
        painter.drawText(box.adjusted(21, 0, 0, 0), _LEFT, words)

    def _text(
        self,
        painter: QPainter,
        rect: QRectF,
        text: str,
        role: str,
        token: str,
        align: Qt.AlignmentFlag = _LEFT,
    ) -> None:
        if rect.width() <= 0 or not text:
            return
        font = self._theme.font(role)
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        line = " ".join(text[:400].split())
        painter.drawText(
            rect, align, QFontMetricsF(font).elidedText(line, Qt.TextElideMode.ElideRight, rect.width())
        )


def _lines(box: QRectF) -> tuple[QRectF, QRectF]:
    """Return the two lines of a cell: a row's own, and a smaller one below it."""
    middle = box.center().y() + 2
    return (
        QRectF(box.left(), middle - 18, box.width(), 18),
        QRectF(box.left(), middle - 1, box.width(), 16),
    )


def _chips(row: LedgerRow, offer: Offer | None) -> list[tuple[str, str, str]]:
    """Return the chips of a row from the right: what each stands for, its words and icon."""
    found = []
    if row.times > 1:
        found.append(("thread", time_words(row.times), "repeat-2"))
    if offer is not None:
        found.append(("offer", tr("Said before?"), "repeat-2"))
    return found
