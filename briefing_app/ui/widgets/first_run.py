"""What the middle shows with nothing open: a place to drop an article, and what else can be done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from briefing_app.i18n import tr
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import TextButton
from briefing_app.ui.widgets.key_caps import KeyHints


class _DropZone(QWidget):
    """520 by 300, dashed; the window takes the drop itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(520, 300)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.color("edge"), 1.5)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(self._theme.color("window"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        painter.end()


class FirstRun(QWidget):
    """The empty room: drop, open, paste, or try the sample or a whole library of them."""

    open_requested = Signal()
    paste_requested = Signal()
    sample_requested = Signal()
    demo_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("part", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._glyph = QLabel()
        self._title = QLabel()
        self._title.setFont(theme.font("article_title", 22))
        self._text = QLabel()
        self._text.setFont(theme.font("row", 14))
        self._text.setProperty("tone", "muted")
        self._open = TextButton(theme, "", part="primary", icon="file-up")
        self._open.clicked.connect(self.open_requested)
        self._paste = TextButton(theme, "", icon="clipboard-paste")
        self._paste.clicked.connect(self.paste_requested)
        self._keys = KeyHints(theme, align_right=False)
        self._question = QLabel()
        self._question.setFont(theme.font("row"))
        self._question.setProperty("tone", "muted")
        self._sample = TextButton(theme, "", part="text")
        self._sample.clicked.connect(self.sample_requested)
        self._or = QLabel()
        self._or.setFont(theme.font("row"))
        self._or.setProperty("tone", "muted")
        self._demo = TextButton(theme, "", part="text")
        self._demo.clicked.connect(self.demo_requested)
        self._build()
        self.retranslate()
        theme.changed.connect(self._dress)
        self._dress()

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self._title.setText(tr("Drop an article here"))
        self._text.setText(
            tr(
                "Attendees, figures and directives are suggested at once,\neach tied to its words in the article."
            )
        )
        self._open.setText(tr("Open files…"))
        self._paste.setText(tr("Paste an article"))
        self._keys.set_hints([(("Ctrl O",), tr("open files")), (("Ctrl Shift V",), tr("paste"))])
        self._keys.setFixedWidth(self._keys.sizeHint().width())
        self._question.setText(tr("No article at hand?"))
        self._sample.setText(tr("Open the sample article"))
        self._or.setText(tr("or"))
        self._demo.setText(tr("look around a library of 40 articles"))

    def _build(self) -> None:
        zone = _DropZone(self._theme)
        inner = QVBoxLayout(zone)
        inner.setContentsMargins(24, 38, 24, 24)
        centre = Qt.AlignmentFlag.AlignHCenter
        inner.addWidget(self._glyph, 0, centre)
        inner.addSpacing(10)
        inner.addWidget(self._title, 0, centre)
        self._text.setAlignment(centre)
        inner.addWidget(self._text, 0, centre)
        inner.addSpacing(12)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._open)
        buttons.addWidget(self._paste)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        inner.addSpacing(8)
        inner.addWidget(self._keys, 0, centre)
        inner.addStretch(1)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self._question)
        below.addWidget(self._sample)
        below.addWidget(self._or)
        below.addWidget(self._demo)
        below.addStretch(1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.addStretch(2)
        column.addWidget(zone, 0, centre)
        column.addSpacing(20)
        column.addLayout(below)
        column.addStretch(3)
        area = QScrollArea()  # a low window must not be made taller than it is
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        for ground in (inside, area.viewport()):
            ground.setAutoFillBackground(False)  # the page's own shows
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _dress(self) -> None:
        self._glyph.setPixmap(self._theme.pixmap("newspaper", "accent", 36, self.devicePixelRatioF()))
