"""The marks of an article: where each item stands in the document, ready to be painted and clicked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextDocument

from briefing_app.domain.briefing import AnyItem, text_order
from briefing_app.domain.item import ItemKind, State
from briefing_app.ui.article.line_pieces import LinePiece, pieces_in_block
from briefing_app.ui.article.positions import Positions

PAINT_ORDER = (ItemKind.DIRECTIVE, ItemKind.ATTENDEE, ItemKind.KEY_FIGURE)
"""The long marks lie under the short ones."""


class Mark(NamedTuple):
    """One item as it is drawn: `start` and `end` are positions of the document.

    `number` is a directive's place in the order of the text, from 1.
    """

    item: AnyItem
    start: int
    end: int
    number: int | None = None
    warning: str | None = None

    @property
    def id(self) -> str:
        """The item's identifier."""
        return self.item.id

    @property
    def kind(self) -> ItemKind:
        """Which of the three kinds it is."""
        return self.item.kind_of_item

    @property
    def confirmed(self) -> bool:
        """Whether the editor has confirmed it; a mark is never of a rejected item."""
        return self.item.state is State.CONFIRMED


class Marks:
    """The marks of one article in painting order, their line pieces kept by block until the layout changes."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._all: list[Mark] = []
        self._by_block: dict[int, list[Mark]] = {}
        self._pieces: dict[int, list[tuple[Mark, list[LinePiece]]]] = {}
        self._by_id: dict[str, Mark] = {}

    def __iter__(self) -> Iterator[Mark]:
        return iter(self._all)

    def set(self, items: Iterable[AnyItem], positions: Positions, warnings: Mapping[str, str]) -> None:
        """Take these items; the rejected and those whose words are not shown get no mark."""
        marks: list[Mark] = []
        number = 0
        for item in sorted(items, key=text_order):
            if item.state is State.REJECTED:
                continue
            if item.kind_of_item is ItemKind.DIRECTIVE:
                number += 1
            span = positions.span_in_document(item.anchor.start, item.anchor.end)
            if span is not None:
                own = number if item.kind_of_item is ItemKind.DIRECTIVE else None
                marks.append(Mark(item, *span, own, warnings.get(item.id)))
        marks.sort(key=lambda mark: (PAINT_ORDER.index(mark.kind), mark.start - mark.end, mark.start))
        self._all = marks
        self._by_id = {mark.id: mark for mark in marks}
        by_block: dict[int, list[Mark]] = defaultdict(list)
        for mark in marks:
            for number_of_block in self._blocks(mark.start, mark.end):
                by_block[number_of_block].append(mark)
        self._by_block = dict(by_block)
        self._pieces.clear()

    def forget_places(self) -> None:
        """Drop what is known about lines: the layout has changed."""
        self._pieces.clear()

    def mark(self, item_id: str | None) -> Mark | None:
        """Return the mark of an item, None when it has none."""
        return self._by_id.get(item_id) if item_id else None

    def in_block(self, block: QTextBlock) -> list[tuple[Mark, list[LinePiece]]]:
        """Return the marks that lie in a block with their pieces there, in painting order."""
        number = block.blockNumber()
        known = self._pieces.get(number)
        if known is None:
            known = [
                (mark, pieces_in_block(block, mark.start, mark.end))
                for mark in self._by_block.get(number, ())
            ]
            self._pieces[number] = known
        return known

    def at_position(self, position: int) -> list[Mark]:
        """Return the marks around a position of the document, the innermost first."""
        block = self._document.findBlock(position)
        found = [
            mark for mark in self._by_block.get(block.blockNumber(), ()) if mark.start <= position <= mark.end
        ]
        return sorted(found, key=_innermost)

    def at_point(self, block: QTextBlock, x: float, y: float, above: float, below: float) -> list[Mark]:
        """Return the marks under a point in the coordinates of a block's layout, the innermost first.

        A mark reaches `above` and `below` its baseline.
        """
        found = [
            mark
            for mark, pieces in self.in_block(block)
            if any(
                piece.left - 2 <= x <= piece.right + 2
                and piece.baseline - above <= y <= piece.baseline + below
                for piece in pieces
            )
        ]
        return sorted(found, key=_innermost)

    def _blocks(self, start: int, end: int) -> range:
        first = self._document.findBlock(start).blockNumber()
        return range(first, self._document.findBlock(max(start, end - 1)).blockNumber() + 1)


def _innermost(mark: Mark) -> tuple[int, int]:
    return mark.end - mark.start, -PAINT_ORDER.index(mark.kind)
