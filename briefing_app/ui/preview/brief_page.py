"""The brief as a page on the desk: white, with a shadow, its footnote numbers leading to the article."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QByteArray, QEvent, QRectF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QImage,
    QInputMethodEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QToolTip, QVBoxLayout, QWidget

from briefing_app.i18n import tr
from briefing_app.ui.preview.page_html import PageHtml, footnote_number, page_html
from briefing_app.ui.preview.page_setting import set_page
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.floating import paint_shadow

WIDTH = 644
MARGIN_ACROSS, MARGIN_DOWN = 60, 52
_ABOVE, _BELOW = 20, 24  # how much of the desk is seen above and below the page
_BESIDE = 12
_PAUSE = 120  # milliseconds without another width


class PageView(QTextBrowser):
    """A read-only view that paints the page under its text; loads nothing from anywhere."""

    footnote_clicked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page = PageHtml("")
        self._own: QTextDocument | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.anchorClicked.connect(self.follow)

    def show_page(self, page: PageHtml) -> None:
        """Show the page of a brief; where it was scrolled to stays."""
        self._page = page
        document = QTextDocument(self)
        set_page(document, page, self._theme)
        self.show_document(document)

    def show_document(self, document: QTextDocument) -> None:
        """Show a document that is set; where it was scrolled to stays.

        It is laid out once, whole, where a document on the screen would be twice.
        """
        bar = self.verticalScrollBar()
        place = bar.value()
        document.setUndoRedoEnabled(False)
        self._fit(document)
        document.setTextWidth(self.viewport().width())
        self.setDocument(document)
        if self._own is not None:
            self._own.deleteLater()
        self._own = document
        bar.setValue(place)
        self.viewport().update()

    def loadResource(self, kind: int, _name: QUrl | str) -> object:
        """Load nothing: a foreign address in a brief must not be asked for, nor a file be read."""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return QImage(1, 1, QImage.Format.Format_ARGB32)
        return QByteArray()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the desk, the shadow and the page, then the text."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._theme.color("window"))
        paper = self.paper()
        painter.setOpacity(0.4)
        paint_shadow(painter, paper, 4, dark=self._theme.dark)
        painter.setOpacity(1)
        painter.setBrush(paper_colour(self._theme))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(paper, 4, 4)
        painter.end()
        super().paintEvent(event)

    def paper(self) -> QRectF:
        """Return the page's rectangle in the viewport."""
        width = self._paper_width()
        height = max(self.document().size().height(), self.viewport().height()) - _ABOVE - _BELOW
        left = (self.viewport().width() - width) / 2
        return QRectF(left, _ABOVE - self.verticalScrollBar().value(), width, height)

    def words_width(self) -> int:
        """Return how wide the words are set."""
        return self._paper_width() - 2 * self._margin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page in the middle."""
        self._fit(self.document())
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; Ctrl and the wheel would set the text in a size that the page does not have."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Refuse what an input method writes: a view that can select would insert it."""
        event.ignore()

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the quote behind a footnote number while the mouse rests on it."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            quote = self.quote_at(self.anchorAt(event.pos()))
            if quote:
                # Escaped, since Qt would take words that look like HTML for it; and so a long quote has lines.
                QToolTip.showText(event.globalPos(), f"<qt>{escape(quote)}</qt>", self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def quote_at(self, address: str) -> str:
        """Return the words behind an address, to be shown while the mouse rests on it."""
        number = footnote_number(address)
        return self._page.quotes.get(number, "") if number is not None else ""

    def follow(self, address: QUrl) -> None:
        """Go where a click leads."""
        number = footnote_number(address.toString())
        if number is not None:
            self.footnote_clicked.emit(number)

    def _paper_width(self) -> int:
        return min(WIDTH, self.viewport().width() - 2 * _BESIDE)

    def _margin(self) -> int:
        """Return the margin at both sides of the words: smaller on a page that has to be narrow."""
        return max(20, MARGIN_ACROSS - (WIDTH - self._paper_width()) // 4)

    def _fit(self, document: QTextDocument) -> None:
        """Set the margins between the viewport and the words."""
        beside = max(0, self.viewport().width() - self._paper_width()) / 2 + self._margin()
        frame = document.rootFrame()
        form = frame.frameFormat()
        form.setLeftMargin(beside)
        form.setRightMargin(beside)
        form.setTopMargin(_ABOVE + MARGIN_DOWN)
        form.setBottomMargin(_BELOW + MARGIN_DOWN)
        if form != frame.frameFormat():
            frame.setFrameFormat(form)


class BriefPage(QWidget):
    """The middle of the window while the brief is on: the page on a ground of the window's colour.

    It shows HTML that `brief_html` made; it neither renders nor exports.
    """

    footnote_clicked = Signal(int)
    """The number of a footnote: which item that is, the renderer knows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._html = ""
        self._set_for = 0
        self._stale = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._restyle)
        self.view = PageView(theme, self)
        self.view.footnote_clicked.connect(self.footnote_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.retranslate()
        theme.changed.connect(self._theme_changed)

    @property
    def html(self) -> str:
        """The brief shown, as `brief_html` made it."""
        return self._html

    def show_brief(self, html: str) -> None:
        """Show a brief; nothing happens when it is shown already."""
        if html != self._html:
            self._html = html
            self._restyle()

    def print_page(self) -> None:
        """Ask for a printer and print the brief, in the light colours."""
        from briefing_app.ui.preview.brief_printing import (
            print_brief,
        )  # start-up time: Qt's printing is a library

        print_brief(self._html, self._theme, self)

    def retranslate(self) -> None:
        """Put the names into the current language."""
        self.view.setAccessibleName(tr("The brief"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the columns out anew once a page of another width stands."""
        super().resizeEvent(event)
        if self._html and self.view.words_width() != self._set_for:
            self._pause.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Set the page in the colours of now, if they changed while nobody saw it."""
        super().showEvent(event)
        if self._stale:
            self._restyle()

    def _theme_changed(self) -> None:
        if self.isVisible():
            self._restyle()
        else:
            self._stale = True

    def _restyle(self) -> None:
        self._stale = False
        self._pause.stop()
        self._set_for = self.view.words_width()
        measure = QFontMetricsF(self._theme.font("brief_text")).horizontalAdvance
        self.view.show_page(page_html(self._html, measure, self._set_for))


def paper_colour(theme: Theme) -> QColor:
    """Return the page's colour: white, and in the dark the article's surface."""
    return theme.color("surface") if theme.dark else QColor(Qt.GlobalColor.white)
