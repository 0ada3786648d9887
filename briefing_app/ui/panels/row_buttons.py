"""The three buttons that rows show: where they are, which one is lit or pressed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QListView

from briefing_app.i18n import N_, tr
from briefing_app.ui.panels.item_model import ItemModel
from briefing_app.ui.panels.row_painter import ROW_BUTTONS, RowPainter

CONFIRM, REJECT, EDIT = range(3)
_NAMES = (N_("Confirm (Enter)"), N_("Reject (Delete)"), N_("Edit (F2)"))

Hit = tuple[int, int]
"""Row and number of a button."""


class RowButtons:
    """Painted buttons need their own hit test; `pressed` is kept from press to release."""

    def __init__(self, view: QListView, model: ItemModel, painter: RowPainter) -> None:
        self._view = view
        self._model = model
        self._painter = painter
        self.pressed: Hit | None = None
        self.lit: Hit | None = None

    def at(self, place: QPointF, *, editing: str | None) -> Hit | None:
        """Return the button at a place of the viewport; the row that is edited has none."""
        index = self._view.indexAt(place.toPoint())
        if not index.isValid() or self._model.item_at(index).id == editing:
            return None
        rect = QRectF(self._view.visualRect(index))
        for number in range(len(ROW_BUTTONS)):
            if self._painter.button_rect(rect, self._model.kind, number).contains(place):
                return index.row(), number
        return None

    def lit_in(self, row: int) -> int:
        """Return which button of a row is lit, -1 when none is."""
        return self.lit[1] if self.lit is not None and self.lit[0] == row else -1

    @staticmethod
    def name(hit: Hit) -> str:
        """Return what a button is called."""
        return tr(_NAMES[hit[1]])
