"""The library as the editor sees it: taking articles in, opening, listing, removing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from briefing_app.domain.article import fingerprint
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.change import Change, UndoLine
from briefing_app.domain.listing import ListedBriefing, Outline
from briefing_app.domain.suggestions import Suggester
from briefing_app.exchange.text_file import read_text_bytes, read_text_file
from briefing_app.services.arrival import Arrival, Imported
from briefing_app.services.suggesting import suggested_briefing
from briefing_app.storage import briefings, history, listing
from briefing_app.storage.history import Steps
from briefing_app.storage.library import Library
from briefing_app.storage.thread import StorageThread


class LibraryService:
    """Acts on the whole library, with an undo line of their own; each call waits for the storage thread."""

    def __init__(self, store: StorageThread, suggester: Suggester, author: str = "") -> None:
        self._store = store
        self._suggester = suggester
        self.author = author

    def import_file(self, path: Path) -> Imported:
        """Take an article in from a file, its bytes kept with it.

        Raises ImportFailed for a file that is no article, LibraryError where the library takes none.
        """
        return _kept(self.receive_file(path))

    def import_text(self, text: str, *, source_path: str | None = None) -> Imported:
        """Take an article in from pasted text.

        Raises ImportFailed for blank or oversized text.
        """
        return _kept(self.receive_text(text, source_path=source_path))

    def receive_file(self, path: Path) -> Arrival | Imported:
        """Read an article as `import_file` does; a new one is left to whoever asks to `keep` it."""
        text = read_text_file(path)
        return self._receive(text, _bytes_of(path), str(path.absolute()))

    def receive_text(self, text: str, *, source_path: str | None = None) -> Arrival | Imported:
        """Read an article as `import_text` does; a new one is left to whoever asks to `keep` it."""
        data = text.encode("utf-8", errors="ignore")
        return self._receive(read_text_bytes(data, source_path), data, source_path)

    def open(self, id_or_prefix: str) -> Briefing:
        """Return a briefing by its ID or a unique beginning of it.

        Raises NotFound.
        """

        def read(library: Library) -> Briefing:
            return briefings.read_briefing(library, id_or_prefix)

        return self._store.run(read)

    def full_id(self, prefix: str) -> str:
        """Return the whole ID of the one briefing whose ID begins so.

        Raises NotFound.
        """

        def find(library: Library) -> str:
            return briefings.full_id(library, prefix)

        return self._store.run(find)

    def listed(self, *, limit: int | None = None, offset: int = 0) -> list[ListedBriefing]:
        """Return the library's rows, newest first: by date, then by import."""
        today = date.today()

        def read(library: Library) -> list[ListedBriefing]:
            return listing.listed(library, today=today, limit=limit, offset=offset)

        return self._store.run(read)

    def outline(self) -> Outline:
        """Return how long the list is, month by month: its rows are fetched as they are looked at."""
        return self._store.run(listing.outline)

    def position(self, briefing_id: str) -> int | None:
        """Return how many rows stand before a briefing's, None when it is not listed."""

        def read(library: Library) -> int | None:
            return listing.position(library, briefing_id)

        return self._store.run(read)

    def listed_one(self, briefing_id: str) -> ListedBriefing | None:
        """Return the row of one briefing, None when it is not listed."""
        today = date.today()

        def read(library: Library) -> list[ListedBriefing]:
            return listing.listed(library, today=today, only=briefing_id)

        return next(iter(self._store.run(read)), None)

    def last_worked_on(self) -> str | None:
        """Return the ID of the briefing that changed last, None in an empty library."""
        return self._store.run(listing.last_worked_on)

    def count(self) -> int:
        """Return how many briefings are listed."""
        return self._store.run(listing.count)

    def remove(self, briefing_id: str) -> Change | None:
        """Take a briefing off the list, undoably."""

        def act(library: Library) -> Change | None:
            return library.writer.remove(briefings.full_id(library, briefing_id), self.author).change

        return self._store.run(act)

    def undo(self, line: UndoLine = UndoLine.LIBRARY) -> Change | None:
        """Take back the last act on a line, by default import or removal; return the change that did so, or None."""

        def act(library: Library) -> Change | None:
            return library.writer.undo(line).change

        return self._store.run(act)

    def latest_line(self) -> UndoLine:
        """Return on which line something was done last on the library."""

        def read(library: Library) -> UndoLine:
            return history.latest_line(library.connection)

        return self._store.run(read)

    def redo(self, line: UndoLine = UndoLine.LIBRARY) -> Change | None:
        """Bring back the act that was undone last on a line."""

        def act(library: Library) -> Change | None:
            return library.writer.redo(line).change

        return self._store.run(act)

    def steps(self, line: UndoLine = UndoLine.LIBRARY) -> Steps:
        """Return what undo and redo would do next on a line of the library."""

        def read(library: Library) -> Steps:
            return history.steps_of(library.connection, line)

        return self._store.run(read)

    def _receive(self, text: str, original: bytes | None, source_path: str | None) -> Arrival | Imported:
        mark = fingerprint(text)

        def find(library: Library) -> tuple[str, bool] | None:
            return briefings.known_article(library, mark)

        known = self._store.run(find)
        if known is not None and known[1]:
            return Imported(known[0], duplicate=True)
        arrival = Arrival(
            self._store,
            suggested_briefing(text, self._suggester),
            original=original,
            source_path=source_path,
            author=self.author,
        )
        # One that was here before comes back as it was left: what is suggested now is not what will be shown.
        return arrival if known is None else arrival.kept()


def _kept(received: Arrival | Imported) -> Imported:
    return received.kept() if isinstance(received, Arrival) else received


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:  # gone since it was read: the text is what counts
        return None
