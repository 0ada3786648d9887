"""The head of the article: dateline and title above the words, edited in place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from briefing_app.domain.article import Article
from briefing_app.i18n import current, tr
from briefing_app.ui.article.head_form import HeadForm
from briefing_app.ui.article.line_breaks import broken_lines
from briefing_app.ui.article.measures import Measures
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import IconButton

_TOP = 31
_DATELINE = 17
_GAP = 5
_BELOW = 19
_MOST_LINES = 6
"""A longer title ends in "…"; the form shows it whole."""
_MOST_CHARACTERS = 1_000
_OPENERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_FORM_OVERHANG = 13
"""How far the form's card stands out of the column, so that its words keep their place."""


class HeadView(QWidget):
    """Shows title, date, place and source; a click, Enter or F2 turns it into a form.

    As wide as the view, so that it can be found by the mouse; what it shows keeps to the column.
    """

    edited = Signal(dict)  # the changed fields only
    height_changed = Signal()
    left = Signal()  # editing has ended by key: whoever had the focus may take it again

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._measures = Measures()
        self._article: Article | None = None
        self._lines: list[str] = []
        self.form: HeadForm | None = None
        self.pencil = IconButton(theme, "pencil", "", size=16, token="muted", parent=self)
        self.pencil.setFixedSize(28, 28)
        self.pencil.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pencil.clicked.connect(self._pencil_clicked)
        self.pencil.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setMouseTracking(True)
        self.retranslate()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        theme.changed.connect(self.update)

    # what is shown

    def show_article(self, article: Article | None) -> None:
        """Show another article's head, or this one's with new fields; nothing for None."""
        self._article = article
        self._drop_form()
        self.setVisible(article is not None)
        self._say()
        self._lay_out()

    def set_measures(self, measures: Measures) -> None:
        """Follow the size of the article's text."""
        self._measures = measures
        self._lay_out()

    def retranslate(self) -> None:
        """Put all words in the current language."""
        self.pencil.rename(tr("Edit title, date, place and source (F2)"))
        if self.form is not None:
            self.form.retranslate()
        self._say()
        self.update()

    @property
    def dateline(self) -> str:
        """The line above the title: day, place and source, as far as they are known."""
        if self._article is None:
            return ""
        article = self._article
        parts = (current().day_and_weekday(article.date), article.place, article.source)
        return "  ·  ".join(part for part in parts if part)

    def heightForWidth(self, width: int) -> int:
        """Return the height in a view whose column is so wide."""
        if self._article is None:
            return _TOP
        if self.form is not None:
            return _TOP - 12 + self._form_height(width) + _BELOW
        lines = len(self._title_lines(width))
        return _TOP + _DATELINE + _GAP + lines * self._measures.title_line + _BELOW

    def sizeHint(self) -> QSize:
        """Ask for the height of the head in the present width."""
        return QSize(400, self.heightForWidth(self._column()[1]))

    # editing

    def edit(self, field: str = "title") -> None:
        """Turn the head into a form with the caret in a field: title, date, place or source."""
        if self._article is None:
            return
        if self.form is None:
            self.form = HeadForm(self._theme, self._article, self)
            self.form.committed.connect(self._committed)
            self.form.reverted.connect(self._reverted)
            self.form.height_changed.connect(self._lay_out)
            self.pencil.hide()
            self.form.show()
            self._lay_out()
        self.form.focus_field(field)

    def finish_editing(self) -> None:
        """Commit an open form; what is wrong in it keeps it open."""
        if self.form is not None:
            self.form.commit()

    # events

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw dateline and title, or leave the place to the form."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        if self._article is not None and self.form is None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_words(painter)
            if self.hasFocus():
                painter.setPen(QPen(self._theme.color("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self._words_area()).adjusted(-9, -7, 9, 7), 8, 8)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep form and pencil at the column."""
        super().resizeEvent(event)
        self._lines = self._title_lines(self._column()[1])
        self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the form at what was clicked."""
        at = event.position()
        if event.button() is not Qt.MouseButton.LeftButton or not self._words_area().contains(at.toPoint()):
            event.ignore()
            return
        self.edit("title" if at.y() > _TOP + _DATELINE + _GAP / 2 else self._dateline_field(at.x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be edited."""
        words = self._words_area()
        over = self.form is None and words.contains(event.position().toPoint())
        near = words.adjusted(0, -8, 40, 8).contains(event.position().toPoint())
        self.pencil.setVisible(self.form is None and (near or self.hasFocus()))
        self.setCursor(Qt.CursorShape.IBeamCursor if over else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the form on Enter and F2."""
        if event.key() in _OPENERS and self.form is None:
            self.edit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Claim the keys that open the form, and show the pencil while the pointer or the focus is here."""
        override = event.type() is QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in _OPENERS:
            event.accept()
            return True
        if event.type() is QEvent.Type.FocusIn:
            self.pencil.setVisible(self._article is not None and self.form is None)
        elif event.type() is QEvent.Type.Leave:
            self.pencil.setVisible(self.hasFocus() and self.form is None)
        elif event.type() is QEvent.Type.FocusOut:
            self.pencil.hide()
        return super().event(event)

    # internals

    def _column(self) -> tuple[int, int]:
        return self._measures.column(self.width())

    def _words_area(self) -> QRect:
        left, width = self._column()
        return QRect(left, _TOP, width, self.height() - _TOP - _BELOW)

    def _title_lines(self, width: int) -> list[str]:
        """Break the title into lines, the last one cut when there are too many."""
        article = self._article
        title = (article.title if article is not None else "")[:_MOST_CHARACTERS] or tr("Untitled")
        font = self._theme.font("article_title", self._measures.title)
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

    def _paint_words(self, painter: QPainter) -> None:
        left, width = self._column()
        font = self._theme.font("meta")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self._theme.color("muted"))
        shown = self.dateline or tr("Add date, place and source")
        line = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QPointF(left, _TOP + (_DATELINE + metrics.ascent() - metrics.descent()) / 2), line)
        font = self._theme.font("article_title", self._measures.title)
        metrics = QFontMetricsF(font)
        painter.setPen(self._theme.color("text"))
        height = self._measures.title_line
        top = _TOP + _DATELINE + _GAP + (height - metrics.ascent() - metrics.descent()) / 2
        for number, text in enumerate(self._lines):
            layout, _ = broken_lines(text.rstrip(), font, width + 50)
            layout.draw(painter, QPointF(left, top + number * height))

    def _dateline_field(self, x: float) -> str:
        """Return which field stands at a point of the dateline."""
        article = self._article
        if article is None:
            return "date"
        metrics = QFontMetricsF(self._theme.font("meta"))
        at = float(self._column()[0])
        shown = (
            ("date", current().day_and_weekday(article.date)),
            ("place", article.place),
            ("source", article.source),
        )
        for name, text in shown:
            if text:
                at += metrics.horizontalAdvance(text + "  ·  ")
                if x < at:
                    return name
        return next((name for name, text in shown if not text), "date")

    def _form_height(self, width: int) -> int:
        if self.form is None:
            return 0
        layout = self.form.layout()
        wide = width + 2 * _FORM_OVERHANG
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalHeightForWidth(wide)
        return self.form.sizeHint().height()

    def _place(self) -> None:
        left, width = self._column()
        self.pencil.move(left + width + 6, _TOP + _DATELINE + _GAP + (self._measures.title_line - 28) // 2)
        if self.form is not None:
            area = QRect(
                left - _FORM_OVERHANG, _TOP - 12, width + 2 * _FORM_OVERHANG, self._form_height(width)
            )
            self.form.setGeometry(area)

    def _lay_out(self) -> None:
        self._place()
        self.height_changed.emit()
        self._lines = self._title_lines(self._column()[1])
        self.update()

    def _say(self) -> None:
        title = self._article.title[:200] if self._article is not None else ""
        self.setAccessibleName(tr("Title and dateline: {title}", title=title))
        self.setAccessibleDescription(self.dateline)

    def _drop_form(self) -> None:
        if self.form is not None:
            form, self.form = self.form, None
            form.hide()
            form.deleteLater()

    def _committed(self, values: dict[str, object]) -> None:
        held = (
            self.form is not None
            and self.form.focusWidget() is not None
            and self.form.isAncestorOf(QApplication.focusWidget() or self)
        )
        self._drop_form()
        self._lay_out()
        if held:
            self.left.emit()
        if values:
            self.edited.emit(values)

    def _reverted(self) -> None:
        self._drop_form()
        self._lay_out()
        self.left.emit()

    def _pencil_clicked(self) -> None:
        self.edit()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Commit when the focus has gone elsewhere, once what caused it is over."""
        if self.form is None or new is None or self.isAncestorOf(new):
            return
        if QApplication.activePopupWidget() is None:
            QTimer.singleShot(0, self, self.finish_editing)
