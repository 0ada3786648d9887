"""How the lists on a person's page look: offices as a line of time, briefings, directives, companions."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from briefing_app.domain.person_page import Appearance, Companion, HeldOffice, PersonDuty
from briefing_app.i18n import current, ntr, tr
from briefing_app.ui.people.page_rows import ROW, More
from briefing_app.ui.people.people_words import (
    duty_parties,
    duty_standing,
    is_overdue,
    office_meta,
    part_and_place,
    source,
    span,
)
from briefing_app.ui.people.row_paint import Index, RowDelegate, warning_chip_width

DATES = 132.0
_DOT = 152.0
_TEXT = 176.0
_TITLE, _META, _QUOTE, _SOURCE, _GAP = 22.0, 18.0, 22.0, 18.0, 26.0


class OfficeDelegate(RowDelegate):
    """Offices on a line: dates at the left, a dot (dashed while it is asked), office, quote and source."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the one height; the last office needs no gap below."""
        last = index.row() == index.model().rowCount() - 1
        return QSize(0, round(_TITLE + _META + _QUOTE + _SOURCE + (10 if last else _GAP)))

    def source_rect(self, rect: QRectF, office: HeldOffice) -> QRectF:
        """Return where quote and source lie in a row: a click there opens the article."""
        widest = max(
            self.width(f"“{office.evidence.quote}”", "quote"),
            self.width(source(office.evidence.day, office.evidence.title), "meta"),
        )
        room = rect.right() - 12 - rect.left() - _TEXT
        return QRectF(rect.left() + _TEXT, rect.top() + _TITLE + _META, min(widest, room), _QUOTE + _SOURCE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one office."""
        office = index.data(ROW)
        if not isinstance(office, HeldOffice):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        block = _TITLE + _META + _QUOTE + _SOURCE
        self.ground(
            painter,
            option,
            QRectF(rect.left() + _TEXT - 12, rect.top(), rect.width() - _TEXT + 12, block + 6),
        )
        self._time(painter, rect, office, last=index.row() == index.model().rowCount() - 1)
        self._words(painter, rect.adjusted(_TEXT, 2, -12, 0), office)
        painter.restore()

    def _time(self, painter: QPainter, rect: QRectF, office: HeldOffice, *, last: bool) -> None:
        middle = QPointF(rect.left() + _DOT, rect.top() + 2 + _TITLE / 2)
        dates = QRectF(rect.left(), rect.top() + 2, DATES, _TITLE)
        strong = office.current
        self.right(
            painter, dates, span(office), "row_strong" if strong else "row", "text" if strong else "muted"
        )
        if not last:
            painter.setPen(QPen(self.theme.color("border"), 2))
            painter.drawLine(middle + QPointF(0, 9), QPointF(middle.x(), rect.bottom() + 2 + _TITLE / 2 - 8))
        accent = self.theme.color("accent")
        if office.asked:
            pen = QPen(accent, 2.2)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([1.5, 1.0])
            painter.setPen(pen)
            painter.setBrush(self.theme.color("surface"))
            painter.drawEllipse(middle, 5.6, 5.6)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawEllipse(middle, 6.2, 6.2)

    def _words(self, painter: QPainter, rect: QRectF, office: HeldOffice) -> None:
        title = QRectF(rect.left(), rect.top(), rect.width(), _TITLE)
        font = self.theme.font("row_strong", 15)
        chip = tr("New office") if office.asked else ""
        painter.setFont(font)
        painter.setPen(self.theme.color("text"))
        metrics = painter.fontMetrics()
        written = office.text or tr("no office named")
        chip_width = warning_chip_width(self.theme, chip) if chip else 0.0
        beside = metrics.horizontalAdvance(written) + 10 + chip_width <= title.width()
        shown = metrics.elidedText(written, Qt.TextElideMode.ElideRight, round(title.width()))
        painter.drawText(
            title.adjusted(0, -4, 2, 4), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown
        )
        line = QRectF(rect.left(), title.bottom(), rect.width(), _META)
        meta = office_meta(office)
        self.text(painter, line, meta, "meta", "muted")
        if chip:  # beside the office, or where it leaves no room behind what stands below
            words, at = (
                (title, metrics.horizontalAdvance(shown)) if beside else (line, self.width(meta, "meta"))
            )
            self.warning_chip(painter, words.left() + at + 10 + chip_width, words.center().y(), chip)
        quote = QRectF(rect.left(), line.bottom() + 1, rect.width(), _QUOTE)
        self.text(painter, quote, f"“{office.evidence.quote}”", "quote", "text")
        link = QRectF(rect.left(), quote.bottom(), rect.width(), _SOURCE)
        self.text(painter, link, source(office.evidence.day, office.evidence.title), "meta", "accent_text")


class TwoLineDelegate(RowDelegate):
    """Briefings, directives and companions: two lines and a hairline, a date or count at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return one height for two lines, a lower one for one."""
        row = index.data(ROW)
        first, second = self.line("row", 18), self.line("meta", 17)
        return QSize(0, round(first + 12 if isinstance(row, More | Companion) else first + second + 11))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        self.ground(painter, option, rect.adjusted(0, 0, 0, -1), line=not isinstance(row, More))
        inner = rect.adjusted(8, 5, -8, -5)
        first = QRectF(inner.left(), inner.top(), inner.width(), self.line("row", 18))
        second = QRectF(inner.left(), first.bottom(), inner.width(), self.line("meta", 17))
        if isinstance(row, Appearance):
            taken = self.right(painter, first, current().date(row.day), "row", "muted")
            self.text(painter, first.adjusted(0, 0, -taken, 0), row.title, "row", "text")
            self.text(painter, second, part_and_place(row), "meta", "muted")
        elif isinstance(row, PersonDuty):
            words, token = duty_standing(row)
            late = is_overdue(row)
            taken = self.right(painter, first, words, "meta_strong" if token != "muted" else "row", token)
            action = row.action[:1].upper() + row.action[1:]
            self.text(
                painter, first.adjusted(0, 0, -taken, 0), action, "row_strong" if late else "row", "text"
            )
            self.text(painter, second, duty_parties(row), "meta", "muted")
        elif isinstance(row, Companion):
            taken = self.right(painter, first, ntr("{n} article", "{n} articles", row.count), "meta", "muted")
            self.text(painter, first.adjusted(0, 0, -taken, 0), row.name, "row_medium", "text")
        elif isinstance(row, More):
            self.text(painter, first, ntr("{n} more", "{n} more", row.count), "row_medium", "accent_text")
        painter.restore()
