"""What a section says while it has no rows: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from briefing_app.domain.item import ItemKind
from briefing_app.i18n import N_, current, tr
from briefing_app.ui.panels.row_painter import RIGHT, TEXT
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import TextButton

_WHAT = {
    ItemKind.ATTENDEE: N_("Who chairs, who attends, in which office."),
    ItemKind.KEY_FIGURE: N_("Every figure with its unit, its period and its sentence."),
    ItemKind.DIRECTIVE: N_("Who asks whom to do what, and by when."),
}
_MORE = {
    ItemKind.ATTENDEE: N_("Open a file…"),
    ItemKind.KEY_FIGURE: N_("See how figures are read"),
    ItemKind.DIRECTIVE: N_("See an example"),
}
_NONE = {
    ItemKind.ATTENDEE: N_("No attendee was found. Select a name in the article, then press Insert."),
    ItemKind.KEY_FIGURE: N_("No key figure was found. Select a number in the article, then press Insert."),
    ItemKind.DIRECTIVE: N_("No directive was found. Select a sentence in the article, then press Insert."),
}
_EXAMPLE = {
    ItemKind.KEY_FIGURE: N_(
        "“gần 96 nghìn tỷ đồng” is read as nearly 96, unit nghìn tỷ đồng: {number} đồng in the plain unit."
    ),
    ItemKind.DIRECTIVE: N_(
        "“Giao Bộ Tài chính cân đối vốn trong quý II” is read as: assigns, to Bộ Tài chính, by {date}."
    ),
}

_EDGE = 6  # of a text button: padding and border


class EmptyState(QWidget):
    """One sentence and one text button; before a briefing is open the button explains, later it adds."""

    open_requested = Signal()
    add_requested = Signal()
    height_changed = Signal()

    def __init__(self, theme: Theme, kind: ItemKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._briefing = False
        column = QVBoxLayout(self)
        # The button's own edge must not push its words out of line with the sentence.
        column.setContentsMargins(round(TEXT) - _EDGE, 0, round(RIGHT) - _EDGE, 0)
        column.setSpacing(0)
        self._sentence = self._label(theme)
        self._button = TextButton(theme, "", part="text")
        self._button.clicked.connect(self._pressed)
        self._example = self._label(theme)
        self._example.hide()
        column.addWidget(self._sentence)
        column.addSpacing(1)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._example)
        column.addStretch(1)
        self.set_briefing_open(False)

    @property
    def sentence(self) -> str:
        """What is said."""
        return self._sentence.text()

    @property
    def content_height(self) -> int:
        """How high the words are, with the room below."""
        width = max(120, self.width() - round(TEXT + RIGHT) + 2 * _EDGE)
        height = 73 - 18 + self._sentence.heightForWidth(width)
        if self._example.isVisibleTo(self):
            height += self._example.heightForWidth(width)
        return height

    def set_briefing_open(self, is_open: bool) -> None:
        """Speak of an open briefing without such items, or of what will be here."""
        self._briefing = is_open
        self._example.hide()
        self._sentence.setText(tr((_NONE if is_open else _WHAT)[self._kind]))
        self._button.setText(tr("Add from the selected words") if is_open else tr(_MORE[self._kind]))

    def _pressed(self) -> None:
        if self._briefing:
            self.add_requested.emit()
        elif self._kind in _EXAMPLE:
            self._example.setText(
                tr(
                    _EXAMPLE[self._kind],
                    number=current().number("96000000000000"),
                    date=current().date("2026-Q2"),
                )
            )
            self._example.setVisible(not self._example.isVisibleTo(self))
            self.height_changed.emit()
        else:
            self.open_requested.emit()

    def _label(self, theme: Theme) -> QLabel:
        label = QLabel()
        label.setProperty("tone", "muted")
        label.setFont(theme.font("row"))
        label.setWordWrap(True)
        label.setContentsMargins(_EDGE, 0, _EDGE, 0)
        return label
