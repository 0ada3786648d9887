"""What the services ask of the rules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from briefing_app.domain.briefing import AnyItem
from briefing_app.domain.item import ItemKind
from briefing_app.domain.suggestions import Suggester


class Assistant(Suggester, Protocol):
    """Suggests items, fills in an editor's own item, and tells what no item covers: pure, in any thread."""

    def prefill(self, kind: ItemKind, text: str, start: int, end: int) -> AnyItem:
        """Return the confirmed item that the words ``text[start:end]`` make, the editor's own."""

    def uncovered(self, text: str, items: Iterable[AnyItem]) -> list[tuple[int, int]]:
        """Return the sentences that look like an item and have none."""
