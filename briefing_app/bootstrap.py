"""The one place where the parts are built and joined."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from briefing_app.domain.briefing import AnyItem
from briefing_app.domain.item import ItemKind
from briefing_app.domain.suggestions import Suggestions
from briefing_app.services.assistant import Assistant
from briefing_app.services.bundle import Services
from briefing_app.services.library import LibraryService
from briefing_app.storage.database import open_library
from briefing_app.storage.thread import StorageThread


class DeferredEngine:
    """The engine, loaded with its rules when it is first asked: neither a list nor the first paint waits for them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._engine: Assistant | None = None

    @property
    def rules_version(self) -> str:
        """What changes when the rules do."""
        return self._loaded().rules_version

    def suggest(self, text: str) -> Suggestions:
        """Return the suggestions for an article's normalised text."""
        return self._loaded().suggest(text)

    def prefill(self, kind: ItemKind, text: str, start: int, end: int) -> AnyItem:
        """Return the confirmed item that the words ``text[start:end]`` make, the editor's own."""
        return self._loaded().prefill(kind, text, start, end)

    def uncovered(self, text: str, items: Iterable[AnyItem]) -> list[tuple[int, int]]:
        """Return the sentences that look like an item and have none."""
        return self._loaded().uncovered(text, items)

    def _loaded(self) -> Assistant:
        with self._lock:
            if self._engine is None:
                self._engine = build_engine()
            return self._engine


def build_engine() -> Assistant:
    """Return the engine with the bundled rules, loaded."""
    # Loaded here, not at the top, for start-up time: see DeferredEngine.
    from briefing_app.extraction.engine import Engine
    from briefing_app.extraction.lexicon import load_lexicon

    return Engine(load_lexicon())


def build(
    library: Path,
    *,
    read_only: bool = False,
    author: str = "",
    engine: Assistant | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Services:
    """Join the parts on a library file.

    The file is opened in the storage thread; whether that failed is told by the first call that needs it. `progress`
    is called there with (briefings done, of all) while an older library is brought up to date.
    """
    engine = engine or DeferredEngine()
    store = StorageThread(partial(open_library, library, read_only=read_only, progress=progress))
    return Services(
        store=store,
        engine=engine,
        library=LibraryService(store, engine, author),
        author=author,
    )
