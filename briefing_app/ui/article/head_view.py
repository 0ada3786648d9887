"""The head of the article: dateline and title above the words, edited in place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from briefing_app.domain.article import Article
from briefing_app.i18n import tr
from briefing_app.ui.article.head_form import HeadForm
from briefing_app.ui.article.head_words import BELOW, TOP, HeadWords
from briefing_app.ui.article.measures import Measures
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import IconButton

_FORM_RISE = 12
"""How far the form's card stands above the dateline."""
_FORM_OVERHANG = 13
"""How far it stands out of the column, so that its words keep their place."""
_PENCIL = 28
_OPENERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


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
        self.words = HeadWords(theme)
        self.form: HeadForm | None = None
        self.pencil = IconButton(theme, "pencil", "", size=16, token="muted", parent=self)
        self.pencil.setFixedSize(_PENCIL, _PENCIL)
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
        self.words.article = article
        self._drop_form()
        self.setVisible(article is not None)
        self.retranslate()
        self._lay_out()

    def set_measures(self, measures: Measures) -> None:
        """Follow the size of the article's text."""
        self.words.measures = measures
        self._lay_out()

    def retranslate(self) -> None:
        """Put all words in the current language."""
        self.pencil.rename(tr("Edit title, date, place and source (F2)"))
        if self.form is not None:
            self.form.retranslate()
        article = self.words.article
        title = article.title[:200] if article is not None else ""
        self.setAccessibleName(tr("Title and dateline: {title}", title=title))
        self.setAccessibleDescription(self.words.dateline)
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Return the height in a view whose column is so wide."""
        if self.form is not None:
            return TOP - _FORM_RISE + self._form_height(width) + BELOW
        return self.words.height(width)

    def sizeHint(self) -> QSize:
        """Ask for the height of the head in the present width."""
        return QSize(400, self.heightForWidth(self._column()[1]))

    # editing

    def edit(self, field: str = "title") -> None:
        """Turn the head into a form with the caret in a field: title, date, place or source."""
        if self.words.article is None:
            return
        if self.form is None:
            self.form = HeadForm(self._theme, self.words.article, self)
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
        if self.words.article is not None and self.form is None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.words.paint(painter, *self._column())
            if self.hasFocus():
                painter.setPen(QPen(self._theme.color("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self._area()).adjusted(-9, -7, 9, 7), 8, 8)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep words, form and pencil at the column."""
        super().resizeEvent(event)
        self.words.lay_out(self._column()[1])
        self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the form at what was clicked."""
        at = event.position()
        if event.button() is not Qt.MouseButton.LeftButton or not self._area().contains(at.toPoint()):
            event.ignore()
            return
        self.edit(self.words.field_at(at.x() - self._column()[0], at.y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by pointer and pencil what can be edited."""
        at, area = event.position().toPoint(), self._area()
        over = self.form is None and area.contains(at)
        self.setCursor(Qt.CursorShape.IBeamCursor if over else Qt.CursorShape.ArrowCursor)
        near = area.adjusted(0, -8, 40, 8).contains(at)
        self.pencil.setVisible(self.form is None and (near or self.hasFocus()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the form on Enter and F2."""
        if event.key() in _OPENERS and self.form is None:
            self.edit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Claim the keys that open the form, and show the pencil while the focus is here."""
        override = event.type() is QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in _OPENERS:
            event.accept()
            return True
        if event.type() is QEvent.Type.FocusIn:
            self.pencil.setVisible(self.words.article is not None and self.form is None)
        elif event.type() is QEvent.Type.Leave:
            self.pencil.setVisible(self.hasFocus() and self.form is None)
        elif event.type() is QEvent.Type.FocusOut:
            self.pencil.hide()
        return super().event(event)

    # internals

    def _column(self) -> tuple[int, int]:
        return self.words.measures.column(self.width())

    def _area(self) -> QRect:
        return self.words.area(*self._column())

    def _form_height(self, width: int) -> int:
        if self.form is None:
            return 0
        layout = self.form.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width + 2 * _FORM_OVERHANG)
        return self.form.sizeHint().height()

    def _place(self) -> None:
        left, width = self._column()
        self.pencil.move(
            left + width + 6, self.words.title_top + (self.words.measures.title_line - _PENCIL) // 2
        )
        if self.form is not None:
            wide = width + 2 * _FORM_OVERHANG
            self.form.setGeometry(left - _FORM_OVERHANG, TOP - _FORM_RISE, wide, self._form_height(width))

    def _lay_out(self) -> None:
        self.words.lay_out(self._column()[1])
        self._place()
        self.height_changed.emit()
        self.update()

    def _drop_form(self) -> None:
        if self.form is not None:
            form, self.form = self.form, None
            form.hide()
            form.deleteLater()

    def _committed(self, values: dict[str, object]) -> None:
        focused = QApplication.focusWidget()
        held = self.form is not None and focused is not None and self.form.isAncestorOf(focused)
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
