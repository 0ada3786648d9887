"""Committing changes: items, head, search rows and history in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from briefing_app.domain.briefing import AnyItem, Status
from briefing_app.domain.change import (
    FORMAT_VERSION,
    Change,
    Gesture,
    Head,
    HeadEdit,
    ItemEdit,
    UndoLine,
    line_of,
)
from briefing_app.domain.errors import Code, NotFound
from briefing_app.domain.item import State
from briefing_app.domain.memory import RecordEdit, record_kind
from briefing_app.storage import history, index_text
from briefing_app.storage.history import DONE, ENDED, UNDONE, Committed
from briefing_app.storage.mapping import (
    FIRST_ITEM_SLOT,
    HEAD_SLOT,
    NOTE_SLOT,
    SLOT_BITS,
    change_of,
    change_text,
    entry_number,
    item_columns,
    item_of,
    keys_of,
    keys_text,
    record_of,
    record_text,
)
from briefing_app.storage.projection import Projection, Setting

if TYPE_CHECKING:
    from briefing_app.storage.library import Library

_ROW = (
    "SELECT number, id, items_left, items_total, items_made, title, date, source, url, place, note, status, dismissed,"
    " present FROM briefing WHERE "
)
_MANY = 500


@dataclass(slots=True)
class BriefingState:
    """A briefing's row while it is being changed: its head and its counts."""

    number: int
    id: str
    left: int
    total: int
    made: int
    head: Head


class Writer:
    """Commits changes on the library's one connection; every call is one transaction.

    Plain SQL, because a gesture waits for it: mapped rows would cost more than the commit. It checks each change
    against what is stored and raises ValueError when they differ: a caller worked on an outdated briefing, which is
    a fault of the program.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._connection = library.connection
        self._projection = Projection(library.connection)
        self._last_words: tuple[int, index_text.ArticleWords] | None = None

    def commit(self, change: Change, author: str, *, merge: bool = False) -> Committed:
        """Apply a new gesture and write its history row; it ends what could be redone on its line.

        `merge` makes it one step with the last one where that was the same gesture on the same items.
        """
        with self.transaction():
            state = self._state("id = ?", change.briefing_id)
            self.apply(state, change)
            if not (merge and self._merge(state, change)):
                self.record(state, change, author)
        return Committed(change, history.steps(self._connection, _line(state, change)))

    def commit_on_library(self, change: Change, author: str) -> Committed:
        """Apply a new act on the whole library (`records`, `listed`) and write its history row."""
        with self.transaction():
            self._apply_on_library(change)
            self._record(line_of(change.gesture), None, change, author)
        return Committed(change, history.steps(self._connection, line_of(change.gesture)))

    def undo(self, of: str | UndoLine) -> Committed:
        """Take back the last done change of a briefing's line (its ID), or of one of the library's."""
        return self._step(of, back=True)

    def redo(self, of: str | UndoLine) -> Committed:
        """Bring back the change that was undone last on a line."""
        return self._step(of, back=False)

    def remove(self, briefing_id: str, author: str) -> Committed:
        """Take a briefing off the list; everything about it is kept for undo."""
        with self.transaction():
            state = self._state("id = ?", briefing_id)
            gone = replace(state.head, present=False)
            change = Change(briefing_id=state.id, gesture=Gesture.REMOVE, head=HeadEdit(state.head, gone))
            self.apply(state, change)
            self.record(state, change, author)
        return Committed(change, history.steps(self._connection, UndoLine.LIBRARY))

    def set_rules_version(self, briefing_id: str, version: str) -> None:
        """Remember which rules made a briefing's suggestions."""
        with self.transaction():
            self._connection.execute(
                "UPDATE briefing SET rules_version = ? WHERE id = ?", (version, briefing_id)
            )

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make what is done inside one commit, or nothing."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:  # a full disk has rolled back by itself
                self._connection.execute("ROLLBACK")
            self._library.forget_records()
            raise

    def state_of(self, number: int) -> BriefingState:
        """Return a briefing's row by its number."""
        return self._state("number = ?", number)

    def apply(self, state: BriefingState, change: Change) -> None:
        """Write a change's items, head, counts and search rows, within a transaction."""
        if change.head is not None:
            before, after = change.head.before, change.head.after
            if change.on_library:
                # An import or removal is about being listed: what was edited since stays as it is.
                before, after = (replace(state.head, present=head.present) for head in (before, after))
            if state.head != before:
                raise ValueError(f"the head of briefing {state.id} is not as the change found it")
            self.index_head(state.number, before, after)
            state.head = after
        self.edit_items(state, change.items)
        if change.head is not None:
            self._project_head(state, before, after)
        self._connection.execute(
            "UPDATE briefing SET items_left = ?, items_total = ?, items_made = ?, modified = ?, title = ?, date = ?,"
            " source = ?, url = ?, place = ?, note = ?, status = ?, dismissed = ?, present = ? WHERE number = ?",
            (state.left, state.total, state.made, now(), *head_columns(state.head), state.number),
        )

    def edit_items(self, state: BriefingState, edits: Sequence[ItemEdit]) -> None:
        """Write items and their search rows, and count them; within a transaction."""
        known = self._stored(edit.before.id for edit in edits if edit.before is not None)
        words = self._words(state.number) if edits else None
        for edit in edits:
            number, stored = known.get(edit.item.id, (None, None)) if edit.before else (None, None)
            if stored != edit.before or (number is not None and number >> SLOT_BITS != state.number):
                raise ValueError(f"item {edit.item.id} is not as the change found it")
            if number is None:
                number = entry_number(state.number, FIRST_ITEM_SLOT + state.made)
                state.made += 1
            self._put(state.number, number, edit)
            assert words is not None
            before, after = (index_text.item_text(item, words) for item in (edit.before, edit.after))
            index_text.replace_entry(self._connection, number, before, after)
            self._project(state, number, edit)
            state.left += _weight(edit.after, State.SUGGESTED) - _weight(edit.before, State.SUGGESTED)
            state.total += _weight(edit.after) - _weight(edit.before)

    def index_head(self, number: int, before: Head | None, after: Head) -> None:
        """Write the search rows of a briefing's head and note; within a transaction."""
        words = self._words(number)
        old, new = (index_text.head_text(head, words) if head else "" for head in (before, after))
        index_text.replace_entry(self._connection, entry_number(number, HEAD_SLOT), old, new)
        note = entry_number(number, NOTE_SLOT)
        index_text.replace_entry(self._connection, note, before.note if before else "", after.note)
        key = index_text.text_key(number, after.date)
        old_key = index_text.text_key(number, before.date) if before else key
        if old_key != key:
            index_text.move_article(self._connection, old_key, key, self._text(number))
        old_title = (old_key, before.title) if before else None
        index_text.replace_title(self._connection, old_title, (key, after.title))

    def set_place(self, number: int, place: str | None) -> None:
        """Keep the place of a briefing that was just taken in; within a transaction."""
        self._projection.set_place(number, place)

    def record(self, state: BriefingState, change: Change, author: str) -> None:
        """Write a change's history row and end what could be redone on its line; within a transaction."""
        self._record(_line(state, change), state.number, change, author)

    def _record(self, line: int, briefing: int | None, change: Change, author: str) -> None:
        self._connection.execute(
            "UPDATE history SET state = ? WHERE line = ? AND state = ?", (ENDED, line, UNDONE)
        )
        self._connection.execute(
            "INSERT INTO history (line, briefing, gesture, format, change, author, at, state)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                line,
                briefing,
                change.gesture.value,
                FORMAT_VERSION,
                change_text(change),
                author,
                now(),
                DONE,
            ),
        )

    def _step(self, of: str | UndoLine, *, back: bool) -> Committed:
        change: Change | None = None
        with self.transaction():
            line = of if isinstance(of, UndoLine) else self._state("id = ?", of).number
            find = history.step_to_undo if back else history.step_to_redo
            step = find(self._connection, line)
            if step is not None:
                briefing, version, text = self._connection.execute(
                    "SELECT briefing, format, change FROM history WHERE number = ?", (step,)
                ).fetchone()
                change = change_of(version, text)
                change = change.inverse if back else change
                if briefing is None:
                    self._apply_on_library(change)
                else:
                    self.apply(self.state_of(briefing), change)
                self._connection.execute(
                    "UPDATE history SET state = ? WHERE number = ?", (UNDONE if back else DONE, step)
                )
        return Committed(change, history.steps(self._connection, line))

    def _apply_on_library(self, change: Change) -> None:
        """Write an act that concerns no one briefing: records, and what is listed."""
        for edit in change.records:
            self._put_record(edit)
        for listing in change.listed:
            state = self._state("id = ?", listing.briefing_id)
            if state.head.present is not listing.before:
                raise ValueError(f"briefing {state.id} is not listed as the change found it")
            shown = HeadEdit(state.head, replace(state.head, present=listing.after))
            self.apply(state, Change(briefing_id=state.id, gesture=change.gesture, head=shown))

    def _put_record(self, edit: RecordEdit) -> None:
        identifier = edit.record.id
        row = self._connection.execute(
            "SELECT kind, fields FROM record WHERE id = ?", (identifier,)
        ).fetchone()
        if (record_of(*row) if row else None) != edit.before:
            raise ValueError(f"record {identifier} is not as the change found it")
        if edit.after is None:
            self._connection.execute("DELETE FROM record WHERE id = ?", (identifier,))
        else:
            self._connection.execute(
                "INSERT OR REPLACE INTO record (id, kind, fields) VALUES (?, ?, ?)",
                (identifier, record_kind(edit.after).value, record_text(edit.after)),
            )
        self._library.forget_records()

    def _project(self, state: BriefingState, number: int, edit: ItemEdit) -> None:
        """Keep the narrow tables true to one item; those of a briefing that is not listed have no rows."""
        if edit.before is not None:
            self._projection.take(number, edit.kind_of_item)
        if edit.after is not None and state.head.present:
            setting = Setting.of(state.head.date, state.head.place)
            self._projection.put(number, state.number, setting, edit.after)

    def _project_head(self, state: BriefingState, before: Head, after: Head) -> None:
        if before.place != after.place:
            self._projection.set_place(state.number, after.place)
        if (before.date, before.place, before.present) != (after.date, after.place, after.present):
            self._projection.refresh(state.number, Setting.of(after.date, after.place), present=after.present)

    def _merge(self, state: BriefingState, change: Change) -> bool:
        """Make the change one step with the last of its line; False where they do not belong together."""
        line = _line(state, change)
        last = history.step_to_undo(self._connection, line)
        if last is None or history.step_to_redo(self._connection, line) is not None:
            return False
        version, text = self._connection.execute(
            "SELECT format, change FROM history WHERE number = ?", (last,)
        ).fetchone()
        merged = _joined(change_of(version, text), change)
        if merged is None:
            return False
        self._connection.execute(
            "UPDATE history SET change = ?, format = ?, at = ? WHERE number = ?",
            (change_text(merged), FORMAT_VERSION, now(), last),
        )
        return True

    def _state(self, where: str, value: object) -> BriefingState:
        row = self._connection.execute(_ROW + where, (value,)).fetchone()
        if row is None:
            raise NotFound(Code.UNKNOWN_ID, id=str(value))
        number, identifier, left, total, made, *columns = row
        return BriefingState(number, identifier, left, total, made, _head(columns))

    def _stored(self, ids: Iterable[str]) -> dict[str, tuple[int, AnyItem]]:
        """Return the items of these IDs as they are stored, with their numbers."""
        wanted = list(ids)
        found: dict[str, tuple[int, AnyItem]] = {}
        for at in range(0, len(wanted), _MANY):
            some = wanted[at : at + _MANY]
            for number, identifier, kind, fields in self._connection.execute(
                f"SELECT number, id, kind, fields FROM item WHERE id IN ({','.join('?' * len(some))})", some
            ):
                found[identifier] = (number, item_of(kind, fields))
        return found

    def _put(self, briefing: int, number: int, edit: ItemEdit) -> None:
        if edit.after is None:
            self._connection.execute("DELETE FROM item WHERE number = ?", (number,))
            return
        columns = tuple(item_columns(edit.after).values())
        if edit.before is None:
            self._connection.execute(
                'INSERT INTO item (kind, state, start, "end", due, status, fields, number, id, briefing)'
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*columns, number, edit.after.id, briefing),
            )
        else:
            self._connection.execute(
                'UPDATE item SET kind = ?, state = ?, start = ?, "end" = ?, due = ?, status = ?, fields = ?'
                " WHERE number = ?",
                (*columns, number),
            )

    def _words(self, number: int) -> index_text.ArticleWords:
        """Return the words of a briefing's article; those of the last one asked for are kept."""
        if self._last_words is None or self._last_words[0] != number:
            self._last_words = (number, index_text.ArticleWords(self._text(number)))
        return self._last_words[1]

    def _text(self, number: int) -> str:
        text: str = self._connection.execute(
            "SELECT text FROM article WHERE number = ?", (number,)
        ).fetchone()[0]
        return text

    def forget_words(self) -> None:
        """Read the words of an article again: a number may stand for another one after a failed import."""
        self._last_words = None


def head_columns(head: Head) -> tuple[Any, ...]:
    """Return the columns title to present of a briefing's row."""
    return (
        head.title,
        head.date,
        head.source,
        head.url,
        head.place,
        head.note,
        head.status.value,
        keys_text(head.dismissed),
        int(head.present),
    )


def now() -> str:
    """Return the time as rows keep it: UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _head(columns: Sequence[Any]) -> Head:
    title, date, source, url, place, note, status, dismissed, present = columns
    return Head(
        title=title,
        date=date,
        source=source,
        url=url,
        place=place,
        note=note,
        status=Status(status),
        dismissed=keys_of(dismissed),
        present=bool(present),
    )


def _line(state: BriefingState, change: Change) -> int:
    return line_of(change.gesture) if change.on_library else state.number


def _weight(item: AnyItem | None, state: State | None = None) -> int:
    """Return 1 for an item that counts: in that state, or in any but rejected."""
    if item is None:
        return 0
    return int(item.state is state if state else item.state is not State.REJECTED)


def _joined(first: Change, second: Change) -> Change | None:
    """Return two changes as one, None where they are not the same gesture on the same items."""
    if first.gesture is not second.gesture or [e.item.id for e in first.items] != [
        e.item.id for e in second.items
    ]:
        return None
    if any(edit.before is None or edit.after is None for edit in (*first.items, *second.items)):
        return None
    items = tuple(ItemEdit(a.before, b.after) for a, b in zip(first.items, second.items, strict=True))
    if first.head and second.head:
        head: HeadEdit | None = HeadEdit(first.head.before, second.head.after)
    else:
        head = first.head or second.head
    return replace(second, items=items, head=head)
