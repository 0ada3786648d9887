"""How the library's rows look: month heads, briefings, search hits (LOOK.md, "Library row", "Search hit")."""

from __future__ import annotations

from datetime import date

from PySide6 import QtWidgets  # for QStyle: named at the top of a module, it would be loaded with it
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing_app.domain.briefing import Status
from briefing_app.domain.item import ItemKind
from briefing_app.domain.listing import Hit, ListedBriefing, Snippet
from briefing_app.i18n import current, ntr, tr
from briefing_app.ui.library.found_words import found_in
from briefing_app.ui.library.hit_model import HEAD, HIT, HitHead, HitModel
from briefing_app.ui.library.library_model import IS_HEAD, ROW, MonthHead
from briefing_app.ui.library.marked_text import paint_marked
from briefing_app.ui.theme import Theme

MONTH_HEIGHT = 36
ROW_HEIGHT = 70
HIT_HEIGHT = 118
_INSET = 8
_PADDING = 12
_ROUND = 8.0
_HEAD_SIZE = QSize(0, MONTH_HEIGHT)
_ROW_SIZE = QSize(0, ROW_HEIGHT)

Index = QModelIndex | QPersistentModelIndex


class _RowDelegate(QStyledItemDelegate):
    """What both lists share: the ground of a row and its focus ring."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, at: Index) -> QRectF:
        """Paint hover, selection and focus of the row there; return the rectangle of the content."""
        card = QRectF(option.rect).adjusted(_INSET, 1, -_INSET, -1)
        # Asked of the list: to read the option's own flags loads Qt's style class, which a start can do without.
        # The option's own index is no help: Qt sets it only in a style option that a delegate initialises.
        view = self.parent()
        assert isinstance(view, QAbstractItemView)
        selected = view.selectionModel().isSelected(at)
        hovered = view.viewport().underMouse() and bool(
            option.state & QtWidgets.QStyle.StateFlag.State_MouseOver
        )
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("selection" if selected else "hover"))
            painter.drawRoundedRect(card, _ROUND, _ROUND)
        if selected and view.hasFocus() and view.currentIndex() == at:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), _ROUND - 1, _ROUND - 1)
        return card.adjusted(_PADDING, 6, 4 - _PADDING, -6)

    def _text(self, painter: QPainter, rect: QRectF, text: str, role: str, token: str) -> None:
        font = self._theme.font(role)
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)

    def _head(self, painter: QPainter, option: QStyleOptionViewItem, text: str, count: int | None) -> None:
        """Paint the head of a month, with how many briefings it has at its right."""
        rect = QRectF(option.rect).adjusted(_INSET + _PADDING - 2, 8, -_INSET - _PADDING, 0)
        words = ntr("{n} briefing", "{n} briefings", count) if count is not None else ""
        font = self._theme.font("meta")
        width = QFontMetricsF(font).horizontalAdvance(words)
        painter.setFont(font)
        painter.setPen(self._theme.color("muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        self._text(painter, rect.adjusted(0, 0, -width - 8, 0), text, "group_header", "muted")


class BriefingDelegate(_RowDelegate):
    """Month heads and briefings."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return one height for heads, one for briefings."""
        return _HEAD_SIZE if index.data(IS_HEAD) else _ROW_SIZE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = index.data(ROW)
        if isinstance(row, MonthHead):
            self._head(painter, option, row.text, row.count)
        elif isinstance(row, ListedBriefing):
            self._briefing(painter, option, index, row)
        painter.restore()

    def _briefing(
        self, painter: QPainter, option: QStyleOptionViewItem, at: Index, row: ListedBriefing
    ) -> None:
        rect = self._ground(painter, option, at)
        unread = row.status is not Status.REVIEWED and (row.left > 0 or row.status is Status.NEW)
        font = self._theme.font("row_strong" if unread else "row")
        text = row.title[:400] or tr("Untitled")
        lines = 1 if QFontMetricsF(font).horizontalAdvance(text) <= rect.width() else 2
        top = rect.top() - 1 + (2 - lines) * 8
        title = QRectF(rect.left(), top, rect.width(), 36)
        paint_marked(
            painter,
            self._theme,
            title,
            text,
            (),
            font=font,
            strong=font,
            colour=self._theme.color("text"),
            line_height=18,
            lines=lines,
        )
        meta = QRectF(rect.left(), top + 18 * lines + 3, rect.width(), 18)
        right = self._standing(painter, meta, row)
        self._text(
            painter, meta.adjusted(0, 0, -right, 0), _when_and_where(row.date, row.place), "meta", "muted"
        )

    def _standing(self, painter: QPainter, meta: QRectF, row: ListedBriefing) -> float:
        """Paint what is left to do at the row's right; return the width it takes."""
        if row.left and row.status is not Status.REVIEWED:
            return self._right(painter, meta, ntr("{n} left", "{n} left", row.left), "accent_text", "")
        if row.overdue:
            return self._right(
                painter, meta, ntr("{n} overdue", "{n} overdue", row.overdue), "warning", "clock-alert"
            )
        if row.status is Status.REVIEWED or row.total > 0:
            self._theme.paint_icon(
                painter, "check", "muted", QRectF(meta.right() - 15, meta.top() + 1, 16, 16)
            )
            return 22
        return 0

    def _right(self, painter: QPainter, meta: QRectF, text: str, token: str, icon: str) -> float:
        font = self._theme.font("meta_strong")
        width = QFontMetricsF(font).horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        painter.drawText(meta, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        if icon:
            at = QRectF(meta.right() - width - 20, meta.top() + 2, 14, 14)
            self._theme.paint_icon(painter, icon, token, at)
            width += 22
        return width + 8


class HitDelegate(_RowDelegate):
    """Search hits: title, meta, the best snippet with its kind, and what was found."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return one height for heads, one for hits."""
        return QSize(0, MONTH_HEIGHT if index.data(HIT) is None else HIT_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one hit."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        head, hit = index.data(HEAD), index.data(HIT)
        if isinstance(head, HitHead):
            self._head(painter, option, head.text, head.count)
        elif isinstance(hit, Hit):
            model = index.model()
            with_year = not (isinstance(model, HitModel) and model.headed)
            self._hit(painter, option, index, hit, with_year=with_year)
        painter.restore()

    def _hit(
        self, painter: QPainter, option: QStyleOptionViewItem, at: Index, hit: Hit, *, with_year: bool
    ) -> None:
        rect = self._ground(painter, option, at)
        state = option.state
        if not state & (
            QtWidgets.QStyle.StateFlag.State_Selected | QtWidgets.QStyle.StateFlag.State_MouseOver
        ):
            painter.setPen(QPen(self._theme.color("border"), 1))
            bottom = option.rect.bottom() + 0.5
            painter.drawLine(QPointF(rect.left(), bottom), QPointF(rect.right(), bottom))
        self._title(painter, rect, hit)
        meta = QRectF(rect.left(), rect.top() + 19, rect.width(), 17)
        count = ntr("{n} match", "{n} matches", hit.matches) if hit.matches else ""
        where = _when_and_where(hit.date, hit.place, with_year=with_year)
        self._text(painter, meta, " · ".join(part for part in (where, count) if part), "meta", "muted")
        shown = next((s for s in hit.snippets if s.where != "title"), None)
        if shown is not None:
            self._snippet(painter, rect, shown)

    def _title(self, painter: QPainter, rect: QRectF, hit: Hit) -> None:
        snippet = next((s for s in hit.snippets if s.where == "title"), None)
        strong = self._theme.font("row_strong")
        paint_marked(
            painter,
            self._theme,
            QRectF(rect.left(), rect.top(), rect.width(), 18),
            snippet.text if snippet else hit.title[:400] or tr("Untitled"),
            snippet.marks if snippet else (),
            font=strong,
            strong=strong,
            colour=self._theme.color("text"),
            line_height=18,
            lines=1,
        )

    def _snippet(self, painter: QPainter, rect: QRectF, snippet: Snippet) -> None:
        top = rect.top() + 40
        kind = _KIND.get(snippet.where)
        left = rect.left()
        if kind is not None or snippet.where == "note":
            at = QRectF(QPoint(round(left), round(top + 1)), QSize(14, 14))
            if kind is not None:
                self._theme.paint_kind_icon(painter, kind, at)
            else:
                self._theme.paint_icon(painter, "sticky-note", "muted", at)
            left += 22
        paint_marked(
            painter,
            self._theme,
            QRectF(left, top, rect.right() - left, 36),
            snippet.text,
            snippet.marks,
            font=self._theme.font("meta"),
            strong=self._theme.font("meta_strong"),
            colour=self._theme.color("text"),
            line_height=18,
            lines=2,
        )
        foot = QRectF(left, top + 38, rect.right() - left, 17)
        words, late = found_in(snippet, date.today())
        self._text(painter, foot, words, "meta", "warning" if late else "muted")


_KIND: dict[str, ItemKind] = {kind.value: kind for kind in ItemKind}


def _when_and_where(day: str | None, place: str | None, *, with_year: bool = False) -> str:
    """Return "18/3 · Vĩnh Hải": in the library the year stands in the month's head."""
    when = ""
    if day and with_year:
        when = current().date(day)
    elif day:
        translator = current()
        parts = day.split("-")
        if len(parts) == 3 and translator.language == "vi":
            when = f"{int(parts[2])}/{int(parts[1])}"
        elif len(parts) == 3:
            when = f"{int(parts[2])} {translator.month_name(int(parts[1]))[:3]}"
        else:
            when = translator.date(day)
    return " · ".join(part for part in (when, place or "") if part)
