"""The one place where the parts are built and joined."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from briefing_app.services.assistant import Assistant
from briefing_app.services.bundle import Services
from briefing_app.services.export import ExportService
from briefing_app.services.find import FindService
from briefing_app.services.keeping import KeepingService
from briefing_app.services.library import LibraryService
from briefing_app.storage.database import open_library
from briefing_app.storage.thread import StorageThread


def build_engine() -> Assistant:
    """Return the engine with the bundled rules."""
    # Loaded here, not at the top: the command line's listing commands need no rules.
    from briefing_app.extraction.engine import Engine
    from briefing_app.extraction.lexicon import load_lexicon

    return Engine(load_lexicon())


def build(
    library: Path, *, read_only: bool = False, author: str = "", engine: Assistant | None = None
) -> Services:
    """Join the parts on a library file.

    The file is opened in the storage thread; whether that failed is told by the first call that needs it.
    """
    engine = engine or build_engine()
    store = StorageThread(partial(open_library, library, read_only=read_only))
    return Services(
        store=store,
        engine=engine,
        library=LibraryService(store, engine, author),
        find=FindService(store),
        export=ExportService(),
        keeping=KeepingService(store),
        author=author,
    )
