"""How the column's height is shared by its sections."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from briefing_app.ui.panels.section import Section
from briefing_app.ui.panels.section_head import HEAD_HEIGHT


class SectionSplitter(QSplitter):
    """Three sections one over the other.

    Until the editor moves a line, each section gets what its rows need, as far as it goes round. An open form
    takes room from the others while it is open.
    """

    def __init__(self, sections: Sequence[Section], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._sections = list(sections)
        self._own_sizes = False
        self._lent: list[int] | None = None
        self._spread_later = QTimer(self)
        self._spread_later.setSingleShot(True)
        self._spread_later.setInterval(0)
        self._spread_later.timeout.connect(self._spread)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for section in self._sections:
            self.addWidget(section)
            section.content_changed.connect(self.spread)
        self._filler = QWidget()  # keeps the heads at the top when all are folded
        self.addWidget(self._filler)
        self._filler.hide()
        self.splitterMoved.connect(self._moved)

    @property
    def own_sizes(self) -> list[int] | None:
        """The sizes that the editor chose, None while they follow the rows."""
        return (self._lent or self.sizes())[: len(self._sections)] if self._own_sizes else None

    def set_own_sizes(self, sizes: list[int] | None) -> None:
        """Use sizes that were chosen before."""
        self._own_sizes = sizes is not None and len(sizes) == len(self._sections)
        if sizes is not None and self._own_sizes:
            self.setSizes([*sizes, 0])
        else:
            self.spread()

    def spread(self) -> None:
        """Share the height anew by what the rows need, unless the editor chose the sizes."""
        self._filler.setVisible(all(section.folded for section in self._sections))
        if not self._own_sizes and self._lent is None:
            self._spread_later.start()

    def spread_now(self) -> None:
        """Share the height at once, for rows that are about to be painted for the first time."""
        self.spread()
        if self._spread_later.isActive() and self.isVisible():
            self._spread_later.stop()
            self._spread()
            for section in self._sections:
                section.list.doItemsLayout()  # else by a timer, behind the paint

    def make_room(self, section: Section, height: int) -> None:
        """Let a section show a form of that height; the others lend what they can spare."""
        at = self._sections.index(section)
        sizes = self.sizes()[: len(self._sections)]
        # A neighbour in view shows where one is.
        missing = height + section.list.row_height - section.list_height
        if missing <= 0:
            return
        if self._lent is None:
            self._lent = list(sizes)
        # Those below first: the rows above the form stay where they are.
        order = [*range(at + 1, len(sizes)), *range(at - 1, -1, -1)]
        for other in order:
            spare = max(0, min(missing, sizes[other] - self._sections[other].minimumHeight()))
            sizes[other] -= spare
            sizes[at] += spare
            missing -= spare
        self.setSizes([*sizes, 0])

    def take_back(self) -> None:
        """Give back what was lent for a form."""
        lent, self._lent = self._lent, None
        if lent is not None:
            self.setSizes([*lent, 0])
            self.spread()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share a new height."""
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.spread()

    def changeEvent(self, event: QEvent) -> None:
        """Share anew with other fonts."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.spread()

    def _moved(self, _position: int, _index: int) -> None:
        self._own_sizes = True
        self._lent = None

    def _spread(self) -> None:
        wanted = [section.wanted_height for section in self._sections]
        steps = [section.list.row_height for section in self._sections]
        self.setSizes([*shares(wanted, steps, self.height() - 2), 0])


def shares(wanted: Sequence[int], steps: Sequence[int], available: int) -> list[int]:
    """Share a height: who wants less than a fair share gets it, the others share the rest alike.

    `steps` are the heights of a row: nobody but the last is cut in the middle of one. What is left over goes to
    the last one.
    """
    sizes = [0] * len(wanted)
    rest, open_ones = max(0, available), list(range(len(wanted)))
    while open_ones:
        fair = rest // len(open_ones)
        modest = [at for at in open_ones if wanted[at] <= fair]
        if not modest:
            for at in open_ones:
                sizes[at] = fair - (fair - HEAD_HEIGHT) % steps[at]
                rest -= sizes[at]
            break
        for at in modest:
            sizes[at] = wanted[at]
            rest -= wanted[at]
            open_ones.remove(at)
    if sizes:
        sizes[-1] += max(0, rest)
    return sizes
