"""Chips side by side, on as many lines as their words take."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_GAP = 6


class ChipFlow(QWidget):
    """Lays its chips out itself: Qt's box layout would let them overlap in a narrow window."""

    changed = Signal()  # a chip wants another width

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def needed(self) -> int:
        """How wide one line with all chips is."""
        return sum(chip.sizeHint().width() + _GAP for chip in self._chips) - _GAP

    def add(self, chip: QWidget) -> None:
        """Put a chip behind the others."""
        self._chips.append(chip)
        chip.setParent(self)

    def hasHeightForWidth(self) -> bool:
        """Say that narrow chips stand on several lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        places = self._places(width)
        return places[-1].bottom() + 1 if places else 0

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        return QSize(self.needed, self.heightForWidth(self.width() or self.needed))

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the window wants."""
        return QSize(80, self.heightForWidth(max(80, self.width())))

    def event(self, event: QEvent) -> bool:
        """Lay out again when a chip wants another size."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._place()
            self.updateGeometry()
            self.changed.emit()
        return super().event(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Place the chips."""
        self._place()
        self.updateGeometry()

    def _place(self) -> None:
        places = self._places(self.width())
        down = max(0, (self.height() - places[-1].bottom() - 1) // 2) if places else 0
        for chip, place in zip(self._chips, places, strict=True):
            chip.setGeometry(place.translated(0, down))

    def _places(self, width: int) -> list[QRect]:
        found: list[QRect] = []
        x = y = 0
        for chip in self._chips:
            size = chip.sizeHint()
            if x and x + size.width() > width:
                x, y = 0, y + size.height() + _GAP
            found.append(QRect(x, y, min(size.width(), max(width, 40)), size.height()))
            x += size.width() + _GAP
        return found
