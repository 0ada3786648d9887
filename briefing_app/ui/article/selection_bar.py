"""The bar above selected words: what to make of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from briefing_app.domain.item import ItemKind
from briefing_app.i18n import tr
from briefing_app.ui.article.item_words import kind_name
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Line
from briefing_app.ui.widgets.floating import SHADOW, Floating

HEIGHT = 40
GAP = 8
"""Between the bar and the words."""


class BarButton(QAbstractButton):
    """An icon, a name and the key for it, drawn on the bar; the focus stays where it is on a click."""

    def __init__(self, theme: Theme, kind: ItemKind | None, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self._key = key
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def rename(self, name: str, tooltip: str) -> None:
        """Give the button a name; only kinds show it."""
        self.setText(name if self._kind is not None else "")
        self.setAccessibleName(name)
        self.setToolTip(tooltip)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for room for icon, name and key."""
        if self._kind is None:
            return QSize(34, 32)
        name = QFontMetricsF(self._theme.font("row_medium")).horizontalAdvance(self.text())
        key = QFontMetricsF(self._theme.font("meta")).horizontalAdvance(self._key)
        return QSize(round(8 + 16 + 7 + name + 6 + key + 8), 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the button."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() or self.isDown():
            painter.setBrush(theme.color("sunken" if self.isDown() else "hover"))
            painter.drawRoundedRect(rect, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
        if self._kind is None:
            theme.paint_icon(painter, "scan-text", "muted", QRectF(9, 8, 16, 16))
        else:
            theme.paint_kind_icon(painter, self._kind, QRectF(8, 8, 16, 16))
            self._draw_words(painter, rect)
        painter.end()

    def _draw_words(self, painter: QPainter, rect: QRectF) -> None:
        theme = self._theme
        font = theme.font("row_medium")
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        centred = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect.adjusted(31, 0, 0, 0), centred, self.text())
        width = QFontMetricsF(font).horizontalAdvance(self.text())
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.color("muted"))
        painter.drawText(rect.adjusted(31 + width + 6, 0, 0, 0), centred, self._key)


class SelectionBar(Floating):
    """Three kinds with their keys, and the extension to the sentence; a child of the pane, not a window."""

    kind_chosen = Signal(object)  # ItemKind
    extend_wished = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._kinds = {
            kind: BarButton(theme, kind, str(number), self) for number, kind in enumerate(ItemKind, start=1)
        }
        self._extend = BarButton(theme, None, "4", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(SHADOW + 5, SHADOW, SHADOW + 4, SHADOW)
        row.setSpacing(4)
        for kind, button in self._kinds.items():
            row.addWidget(button)
            button.setProperty("kind", kind.value)
            button.clicked.connect(self._clicked)
        line = Line(vertical=True, parent=self)
        line.setFixedHeight(22)
        row.addWidget(line)
        row.addWidget(self._extend)
        self._extend.clicked.connect(self.extend_wished)
        self.retranslate()
        self.hide()

    @property
    def buttons(self) -> list[BarButton]:
        """The buttons from left to right."""
        return [*self._kinds.values(), self._extend]

    def retranslate(self) -> None:
        """Put all words in the current language."""
        for number, (kind, button) in enumerate(self._kinds.items(), start=1):
            name = kind_name(kind)
            button.rename(name, tr("Make this of the words: {kind} ({key})", kind=name.lower(), key=number))
        sentence = tr("Extend to the sentence")
        self._extend.rename(sentence, f"{sentence} (4)")
        self.setAccessibleName(tr("What to make of the words"))
        self.adjustSize()

    def place(self, words: QRect, area: QRect) -> None:
        """Show the bar above the words, below them where there is no room; both rectangles in the parent's."""
        self.resize(self.sizeHint().width(), HEIGHT + 2 * SHADOW)
        width, height = self.width() - 2 * SHADOW, HEIGHT
        left = max(area.left() + 8, min(words.left(), area.right() - width - 8))
        top = words.top() - GAP - height
        if top < area.top():
            top = words.bottom() + GAP
        self.move(QPoint(left - SHADOW, top - SHADOW))
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Dismiss the bar on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep mouse presses between the buttons from reaching the words."""
        if event.type() is QEvent.Type.MouseButtonPress:
            event.accept()
            return True
        return super().event(event)

    def _clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, BarButton):
            self.kind_chosen.emit(ItemKind(str(sender.property("kind"))))
