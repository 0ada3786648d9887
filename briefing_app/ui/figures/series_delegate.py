"""How a row of the list of series looks: metric, place and unit, a sketch of the results, how many figures."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing_app.domain.item import ItemKind
from briefing_app.domain.series import ListedSeries, Sketch
from briefing_app.ui.figures.series_model import SERIES, SKETCH
from briefing_app.ui.figures.series_words import capitalised, count_text, place_text
from briefing_app.ui.theme import Theme

ROW_HEIGHT = 52
_INSET = 8
_PADDING = 12
_ROUND = 8.0
_SKETCH = QSize(52, 16)

Index = QModelIndex | QPersistentModelIndex


class SeriesDelegate(QStyledItemDelegate):
    """Two lines a row, as in the list of people."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the one height; a larger font grows it."""
        lines = sum(QFontMetricsF(self._theme.font(role)).height() for role in ("row_strong", "meta"))
        return QSize(0, max(ROW_HEIGHT, round(lines) + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(SERIES)
        if not isinstance(row, ListedSeries):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self._ground(painter, option)
        sketch = index.data(SKETCH)
        shown = sketch if isinstance(sketch, Sketch) else None
        drawn = shown is not None and len({x for x, _ in shown.points}) > 1
        first = QRectF(rect.left(), rect.top(), rect.width() - (_SKETCH.width() + 10 if drawn else 0), 18)
        self._text(painter, first, capitalised(row.metric), "row_strong", "text")
        second = QRectF(rect.left(), rect.top() + 19, rect.width(), 18)
        taken = self._count(painter, second, row, contradictory=shown is not None and shown.contradictory)
        self._text(painter, second.adjusted(0, 0, -taken - 8, 0), place_text(row), "meta", "muted")
        if shown is not None and drawn:
            at = QRectF(rect.right() - _SKETCH.width(), rect.top() + 1, _SKETCH.width(), _SKETCH.height())
            self._draw(painter, at, shown)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> QRectF:
        """Paint hover, selection and focus; return the rectangle of the content."""
        card = QRectF(option.rect).adjusted(_INSET, 1, -_INSET, -1)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("selection" if selected else "hover"))
            painter.drawRoundedRect(card, _ROUND, _ROUND)
        if selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), _ROUND - 1, _ROUND - 1)
        top = (card.height() - 37) / 2
        return card.adjusted(_PADDING, top, -_PADDING, -top)

    def _count(self, painter: QPainter, rect: QRectF, row: ListedSeries, *, contradictory: bool) -> float:
        """Paint how many figures there are, with a triangle where some contradict; return the width."""
        text = count_text(row.points)
        font = self._theme.font("meta")
        width = QFontMetricsF(font).horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(self._theme.color("muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        if contradictory:
            at = QRectF(rect.right() - width - 20, rect.top() + 2, 14, 14)
            self._theme.paint_icon(painter, "triangle-alert", "warning", at)
            width += 22
        return width

    def _draw(self, painter: QPainter, rect: QRectF, sketch: Sketch) -> None:
        """Draw what the chart joins as thin lines, what it does not as dots; the newest have larger ones."""
        xs, ys = zip(*sketch.points, strict=True)
        left, low = min(xs), min(ys)
        width, height = max(xs) - left or 1.0, max(ys) - low

        def place(x: float, y: float) -> QPointF:
            return QPointF(
                rect.left() + 2 + (rect.width() - 6) * (x - left) / width,
                rect.bottom() - 2 - (rect.height() - 5) * ((y - low) / height if height else 0.5),
            )

        colour = self._theme.kind_color(ItemKind.KEY_FIGURE, "mark")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(
            QPen(colour, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        for line in sketch.lines:
            painter.drawPolyline(QPolygonF([place(*at) for at in line]))
        on_lines = {at for line in sketch.lines for at in line}
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for x, y in sketch.points:
            if x == max(xs) or (x, y) not in on_lines:
                radius = 2.4 if x == max(xs) else 1.6
                painter.drawEllipse(place(x, y), radius, radius)

    def _text(self, painter: QPainter, rect: QRectF, text: str, role: str, token: str) -> None:
        font = self._theme.font(role)
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
