"""The head of a series: what it is, where, how many figures; what was grouped in it and which units it includes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefing_app.domain.series import Series
from briefing_app.domain.text import shorten
from briefing_app.i18n import tr
from briefing_app.ui.figures.chip import Chip
from briefing_app.ui.figures.series_words import capitalised, meta_text
from briefing_app.ui.theme import Theme

_NAMED = 60


class FigureHead(QWidget):
    """Title, line of facts and chips; the chips act, the rest is read."""

    ungroup_requested = Signal(str)  # the key of a metric
    predecessors_toggled = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = _label(theme, "person")
        self._title.setWordWrap(True)
        self._meta = _label(theme, "meta", "muted")
        self._meta.setWordWrap(True)
        self._also = _label(theme, "meta", "muted")
        self._chips: list[Chip] = []
        self.former = Chip(theme, checkable=True)
        self.former.clicked.connect(self.predecessors_toggled)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 4, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._also)
        self._row.addWidget(self.former)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._meta)
        column.addLayout(self._row)

    @property
    def title(self) -> str:
        """What is read as the title."""
        return self._title.text()

    @property
    def meta(self) -> str:
        """The line of facts."""
        return self._meta.text()

    @property
    def grouped(self) -> list[Chip]:
        """The chips of the names that were grouped with the series' own."""
        return list(self._chips)

    def show_series(self, series: Series, former: tuple[str, ...]) -> None:
        """Show a series; `former` are the units that it may include."""
        self._title.setText(shorten(capitalised(series.listed.metric), 160))
        self._meta.setText(meta_text(series))
        self._show_grouped(series)
        self.former.setVisible(bool(former))
        self.former.setChecked(bool(series.predecessors))
        names = shorten(", ".join(former), _NAMED)
        included = tr("Includes the former {places}", places=names)
        self.former.rename(
            included if series.predecessors else tr("Include the former {places}", places=names)
        )
        self.former.setToolTip(", ".join(former))

    def _show_grouped(self, series: Series) -> None:
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        also = series.listed.also if series.listed.group else ()
        self._also.setText(tr("Grouped with"))
        self._also.setVisible(bool(also))
        for number, (metric, name) in enumerate(also):
            chip = Chip(self._theme, shorten(name, 40), closes=True)
            chip.setToolTip(tr("Take “{name}” out of the group", name=name))
            chip.clicked.connect(partial(self.ungroup_requested.emit, metric))
            self._row.insertWidget(1 + number, chip)
            self._chips.append(chip)


def _label(theme: Theme, role: str, tone: str = "") -> QLabel:
    label = QLabel()
    label.setFont(theme.font(role))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if tone:
        label.setProperty("tone", tone)
    return label
