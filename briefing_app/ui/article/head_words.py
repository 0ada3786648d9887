"""The words of the article's head: how dateline and title are broken, drawn and hit."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from briefing_app.domain.article import Article
from briefing_app.i18n import current, tr
from briefing_app.ui.article.line_breaks import broken_lines
from briefing_app.ui.article.measures import Measures
from briefing_app.ui.theme import Theme

TOP = 31
"""What stays free above the dateline."""
BELOW = 19
"""What stays free between title and text."""
_DATELINE = 17
_GAP = 5
_BETWEEN = "  ·  "
_MOST_LINES = 6
"""A longer title ends in "…"; the form shows it whole."""
_MOST_CHARACTERS = 1_000


class HeadWords:
    """Dateline and title in a column; `lines` are the title's as last laid out."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.measures = Measures()
        self.article: Article | None = None
        self.lines: list[str] = []

    @property
    def dateline(self) -> str:
        """The line above the title: day, place and source, as far as they are known."""
        return _BETWEEN.join(text for _, text in self._parts() if text)

    @property
    def title_top(self) -> int:
        """Where the title's first line begins."""
        return TOP + _DATELINE + _GAP

    def height(self, width: int) -> int:
        """Return the height of the head in a column so wide."""
        if self.article is None:
            return TOP
        return self.title_top + len(self.broken_title(width)) * self.measures.title_line + BELOW

    def area(self, left: int, width: int) -> QRect:
        """Return where the words stand."""
        return QRect(left, TOP, width, self.height(width) - TOP - BELOW)

    def lay_out(self, width: int) -> None:
        """Break the title for a column so wide."""
        self.lines = self.broken_title(width)

    def paint(self, painter: QPainter, left: int, width: int) -> None:
        """Draw dateline and title."""
        font = self._theme.font("meta")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self._theme.color("muted"))
        shown = self.dateline or tr("Add date, place and source")
        line = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QPointF(left, TOP + (_DATELINE + metrics.ascent() - metrics.descent()) / 2), line)
        font = self._theme.font("article_title", self.measures.title)
        metrics = QFontMetricsF(font)
        painter.setPen(self._theme.color("text"))
        height = self.measures.title_line
        top = self.title_top + (height - metrics.ascent() - metrics.descent()) / 2
        for number, text in enumerate(self.lines):
            layout, _ = broken_lines(text.rstrip(), font, width + 50)
            layout.draw(painter, QPointF(left, top + number * height))

    def field_at(self, x: float, y: float) -> str:
        """Return which field stands at a point, `x` counted from the column's edge; a missing one at the end."""
        if y > self.title_top - _GAP / 2:
            return "title"
        metrics = QFontMetricsF(self._theme.font("meta"))
        at = 0.0
        for name, text in self._parts():
            if text:
                at += metrics.horizontalAdvance(text + _BETWEEN)
                if x < at:
                    return name
        return next((name for name, text in self._parts() if not text), "date")

    def broken_title(self, width: int) -> list[str]:
        """Break the title into lines, the last one cut when there are too many."""
        title = (self.article.title if self.article is not None else "")[:_MOST_CHARACTERS] or tr("Untitled")
        font = self._theme.font("article_title", self.measures.title)
        _, ends = broken_lines(title, font, width)
        units = title.encode("utf-16-le", "surrogatepass")
        lines = [
            units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")
            for start, end in zip([0, *ends], ends, strict=False)
        ]
        if len(lines) > _MOST_LINES:
            rest = "".join(lines[_MOST_LINES - 1 :])
            last = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
            lines = [*lines[: _MOST_LINES - 1], last]
        return lines

    def _parts(self) -> tuple[tuple[str, str], ...]:
        article = self.article
        if article is None:
            return ()
        return (
            ("date", current().day_and_weekday(article.date)),
            ("place", article.place or ""),
            ("source", article.source or ""),
        )
