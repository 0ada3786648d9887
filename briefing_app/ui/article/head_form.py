"""The form in which title, date, place and source are edited, in the place of the head."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.article import Article
from briefing_app.domain.text import collapse_white_space, nfc
from briefing_app.i18n import N_, tr
from briefing_app.ui.article.line_breaks import broken_lines
from briefing_app.ui.article.written_dates import parse_date, typed_date
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.key_caps import KeyHints

_LABELS = {"date": N_("Date"), "place": N_("Place"), "source": N_("Source")}
_TITLE_SIZE = 21
_TITLE_LINE = 29
_MOST_TITLE_LINES = 6
_MOST_CHARACTERS = 1_000
_TITLE_PADDING = 7
_LONGEST_TITLE = 10_000
"""A text without line breaks is all title: of such a one only the beginning can be edited."""
_MARGIN = 12
_DATE_WIDTH = 104
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HeadForm(QWidget):
    """Four fields on a raised card. Enter commits, Esc reverts; what it commits are only the changed fields."""

    committed = Signal(dict)
    reverted = Signal()
    height_changed = Signal()

    def __init__(self, theme: Theme, article: Article, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._article = article
        self.fields = {name: QLineEdit(self) for name in _LABELS}
        self.title = QPlainTextEdit(self)
        self.problem = QLabel(self)
        self._hints = KeyHints(theme, parent=self)
        self._labels: dict[str, QLabel] = {}
        self._set_up_title()
        self._arrange()
        self.retranslate()
        self._fill()
        for field in self.fields.values():
            field.textChanged.connect(self._typed)
        self.title.textChanged.connect(self._typed)
        for widget in (*self.fields.values(), self.title):
            widget.installEventFilter(self)
        theme.changed.connect(self.update)

    def retranslate(self) -> None:
        """Put all words in the current language."""
        for name, msgid in _LABELS.items():
            self._labels[name].setText(tr(msgid))
            self.fields[name].setAccessibleName(tr(msgid))
        self._labels["title"].setText(tr("Title"))
        self.title.setAccessibleName(tr("Title"))
        self.fields["date"].setPlaceholderText(tr("day/month/year"))
        self._hints.set_hints([(("Esc",), tr("revert")), (("Enter",), tr("finish"))])

    def focus_field(self, name: str) -> None:
        """Put the caret into the field of that name: title, date, place or source."""
        field = self.title if name == "title" else self.fields[name]
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, QLineEdit):
            field.selectAll()
        else:
            field.moveCursor(field.textCursor().MoveOperation.End)

    def values(self) -> dict[str, str | None]:
        """Return the changed fields. Raises ValueError, its text being the sentence to show, when one is wrong."""
        title = collapse_white_space(nfc(self.title.toPlainText()))
        if not title:
            raise ValueError(tr("The title cannot be empty: write one, or press Esc to keep the old one."))
        untouched = title == collapse_white_space(self._article.title[:_LONGEST_TITLE])
        new: dict[str, str | None] = {"title": self._article.title if untouched else title}
        for name, field in self.fields.items():
            new[name] = collapse_white_space(nfc(field.text())) or None
        if new["date"] == typed_date(self._article.date):
            new["date"] = self._article.date  # as imported, whatever it is
        elif new["date"]:
            try:
                new["date"] = parse_date(new["date"])
            except ValueError:
                raise ValueError(
                    tr("“{date}” is no date: write day/month/year, like 18/3/2026.", date=new["date"])
                ) from None
        return {name: value for name, value in new.items() if value != getattr(self._article, name)}

    def commit(self) -> bool:
        """Hand over the changed fields, or show what is wrong with one; tell whether it went through."""
        QGuiApplication.inputMethod().commit()
        try:
            values = self.values()
        except ValueError as error:
            self._show_problem(str(error))
            return False
        self.committed.emit(values)
        return True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Give Enter and Esc their meaning in every field, and let Tab leave the title."""
        if not isinstance(event, QKeyEvent) or event.key() not in (*_ENTER, Qt.Key.Key_Escape):
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() in _ENTER:
            self.commit()
        else:
            self.reverted.emit()
        return True

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab inside the form: date, place, source, title."""
        order = [*self.fields.values(), self.title]
        focused = self.focusWidget()
        at = next((i for i, field in enumerate(order) if field is focused), 0)
        order[(at + (1 if forward else -1)) % len(order)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def event(self, event: QEvent) -> bool:
        """Tell of another height once the layout knows it."""
        handled = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.height_changed.emit()
        return handled

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the title as many lines as it needs in the new width."""
        super().resizeEvent(event)
        self._fit_title()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card with its focus edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._theme.color("raised"))
        painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def _set_up_title(self) -> None:
        self.title.setProperty("part", "field")
        self.title.setFont(self._theme.font("article_title", _TITLE_SIZE))
        self.title.setTabChangesFocus(True)
        self.title.setFrameShape(QFrame.Shape.NoFrame)
        self.title.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title.document().setDocumentMargin(2)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 10, _MARGIN, 8)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        for name in _LABELS:
            row.addLayout(self._labelled(name, self.fields[name]), 2 if name == "date" else 3)
            self.fields[name].setFont(self._theme.font("row"))
        self.fields["date"].setMinimumWidth(_DATE_WIDTH)
        column.addLayout(row)
        column.addLayout(self._labelled("title", self.title))
        self.problem.setProperty("tone", "warning")
        self.problem.setFont(self._theme.font("meta"))
        self.problem.setWordWrap(True)
        self.problem.hide()
        column.addWidget(self.problem)
        column.addWidget(self._hints)

    def _labelled(self, name: str, field: QWidget) -> QBoxLayout:
        label = self._labels[name] = QLabel(self)
        label.setFont(self._theme.font("label"))
        label.setProperty("tone", "muted")
        label.setBuddy(field)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(label)
        column.addWidget(field)
        return column

    def _fill(self) -> None:
        article = self._article
        self.fields["date"].setText(typed_date(article.date))
        self.fields["place"].setText(article.place or "")
        self.fields["source"].setText(article.source or "")
        for field in self.fields.values():
            field.setCursorPosition(0)
        self.title.setPlainText(article.title[:_LONGEST_TITLE])
        self._fit_title()

    def _typed(self) -> None:
        self._fit_title()
        self._show_problem("")

    def _show_problem(self, sentence: str) -> None:
        """Show a sentence and mark the field that it is about; none when it is empty."""
        if sentence == self.problem.text() and not sentence:
            return
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        wrong_title = bool(sentence) and not self.title.toPlainText().strip()
        field = self.fields["date"]
        field.setProperty("invalid", "true" if sentence and not wrong_title else "false")
        field.style().unpolish(field)
        field.style().polish(field)
        if sentence:
            (self.title if wrong_title else field).setFocus()

    def _fit_title(self) -> None:
        """Make the title's field as high as its lines, up to a limit."""
        width = max(200, self.title.width() - 2 * _TITLE_PADDING)
        text = self.title.toPlainText()[:_MOST_CHARACTERS]
        _, ends = broken_lines(text, self.title.font(), width)
        height = max(1, min(_MOST_TITLE_LINES, len(ends))) * self.title.fontMetrics().lineSpacing() + 12
        if height != self.title.height():
            self.title.setFixedHeight(height)
