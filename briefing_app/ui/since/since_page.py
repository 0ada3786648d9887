"""The middle of the window while what changed is on: a strip that says with what is compared, and the page."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.since import By, Since
from briefing_app.i18n import tr
from briefing_app.ui.preview.brief_page import PageView
from briefing_app.ui.since.since_html import SinceHtml, since_html, target_of
from briefing_app.ui.since.since_style import set_since
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import TextButton
from briefing_app.ui.widgets.segments import Segments

WAYS = (By.PLACE, By.CHAIR, By.CHOICE)
"""What the segments of the strip stand for."""

_EDGE = 6  # of a text button: padding and border


class SinceView(PageView):
    """The page itself: every line of it leads to its words."""

    item_clicked = Signal(str, str)  # the IDs of briefing and item; "" for the briefing alone

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._shown = SinceHtml("")

    def show_since(self, page: SinceHtml) -> None:
        """Show a page; where it was scrolled to stays."""
        self._shown = page
        document = QTextDocument(self)
        set_since(document, page, self._theme, self.devicePixelRatioF())
        self.show_document(document)

    def quote_at(self, address: str) -> str:
        """Return the words to which an address leads."""
        return self._shown.quotes.get(address, "")

    def follow(self, address: QUrl) -> None:
        """Tell which words a click leads to."""
        target = target_of(address.toString())
        if target is not None:
            self.item_clicked.emit(*target)


class CompareStrip(QWidget):
    """Says with what is compared and lets the editor choose: the same place, the same chair, or any briefing."""

    chosen = Signal(int)  # an index in WAYS

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(44)
        self._label = QLabel()
        self._label.setFont(theme.font("row"))
        self._label.setProperty("tone", "muted")
        self.ways = Segments(theme, ["", "", ""], "")
        self.ways.chosen.connect(self.chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 1)
        row.setSpacing(10)
        row.addStretch(1)
        row.addWidget(self._label)
        row.addWidget(self.ways)
        row.addStretch(1)
        theme.changed.connect(self.update)
        self.retranslate()

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self._label.setText(tr("Compared with"))
        self.ways.set_words([tr("same place"), tr("same chair"), tr("another briefing…")])
        self.ways.setAccessibleName(tr("Compared with"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sunken ground with a hairline below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("sunken"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("border"))
        painter.end()


class NothingBefore(QWidget):
    """One sentence that says why there is nothing to compare with, and one action."""

    choice_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sentence = QLabel()
        self.sentence.setFont(theme.font("row"))
        self.sentence.setProperty("tone", "muted")
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.choose = TextButton(theme, "", part="text")
        self.choose.clicked.connect(self.choice_requested)
        column = QVBoxLayout(self)
        # The button's own edge must not push its words out of line with the sentence.
        column.setContentsMargins(44 - _EDGE, 28, 44 - _EDGE, 0)
        self.sentence.setContentsMargins(_EDGE, 0, _EDGE, 0)
        column.setSpacing(4)
        column.addWidget(self.sentence)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self.choose.setText(tr("Choose a briefing to compare with…"))


class SincePage(QWidget):
    """Shows a comparison, or why there is none; it neither compares nor opens anything."""

    way_chosen = Signal(int)  # an index in WAYS
    item_clicked = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._since: Since | None = None
        self._stale = False
        self.strip = CompareStrip(theme)
        self.strip.chosen.connect(self.way_chosen)
        self.view = SinceView(theme)
        self.view.item_clicked.connect(self.item_clicked)
        self.nothing = NothingBefore(theme)
        self.nothing.choice_requested.connect(self._choose)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.view)
        self.retranslate()
        theme.changed.connect(self._theme_changed)

    @property
    def since(self) -> Since | None:
        """The comparison shown, None where there is nothing to compare with."""
        return self._since

    @property
    def shows_nothing(self) -> bool:
        """Whether the page says that there is nothing to compare with."""
        return self._stack.currentWidget() is self.nothing

    def show_since(self, since: Since) -> None:
        """Show a comparison; nothing happens when it is shown already."""
        self.strip.ways.set_index(WAYS.index(since.by))
        if since == self._since and not self.shows_nothing:
            return
        if self._since is None or self._since.now.id != since.now.id:
            self.view.verticalScrollBar().setValue(0)
        self._since = since
        self._stack.setCurrentWidget(self.view)
        self._restyle()

    def show_nothing(self, by: By, sentence: str) -> None:
        """Say why there is nothing to compare with."""
        self._since = None
        self.strip.ways.set_index(WAYS.index(by))
        self.nothing.sentence.setText(sentence)
        self._stack.setCurrentWidget(self.nothing)

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self.strip.retranslate()
        self.nothing.retranslate()
        self.view.setAccessibleName(tr("What is new"))
        self._restyle()

    def showEvent(self, event: QShowEvent) -> None:
        """Set the page in the colours of now, if they changed while nobody saw it."""
        super().showEvent(event)
        if self._stale:
            self._restyle()

    def _choose(self) -> None:
        self.way_chosen.emit(WAYS.index(By.CHOICE))

    def _theme_changed(self) -> None:
        if self.isVisible():
            self._restyle()
        else:
            self._stale = True

    def _restyle(self) -> None:
        self._stale = False
        if self._since is not None:
            self.view.show_since(since_html(self._since))
