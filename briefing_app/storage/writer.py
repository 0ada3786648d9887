"""Committing changes: items, head, search rows and history in one transaction."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, col, select

from briefing_app.domain.article import fingerprint
from briefing_app.domain.briefing import AnyItem, Briefing, Status
from briefing_app.domain.change import FORMAT_VERSION, Change, Gesture, Head, HeadEdit, ItemEdit
from briefing_app.domain.errors import Code, NotFound
from briefing_app.domain.item import State
from briefing_app.storage import history, index_text
from briefing_app.storage.history import DONE, ENDED, LIBRARY_LINE, UNDONE, Committed
from briefing_app.storage.mapping import (
    FIRST_ITEM_SLOT,
    HEAD_SLOT,
    NOTE_SLOT,
    change_of,
    change_text,
    entry_number,
    item_columns,
    item_of,
    keys_of,
    keys_text,
)
from briefing_app.storage.rows import ArticleRow, BriefingRow, HistoryRow, ItemRow

if TYPE_CHECKING:
    from briefing_app.storage.library import Library


class Writer:
    """Commits changes through SQLModel on the library's one connection; every call is one transaction.

    It checks each change against what is stored and raises ValueError when they differ: a caller worked on an
    outdated briefing, which is a fault of the program.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._connection = library.connection
        self._engine = create_engine("sqlite://", creator=self._lend, poolclass=StaticPool)
        self._last_words: tuple[int, index_text.ArticleWords] | None = None
        event.listen(self._engine, "begin", _begin_immediate)

    def warm_up(self) -> None:
        """Do once, changing nothing, what makes the first commit slow: mapping the tables, preparing statements."""
        with self._transaction() as session:
            session.exec(select(BriefingRow).limit(1)).first()
            session.exec(select(ItemRow).limit(1)).first()
            session.exec(select(HistoryRow).limit(1)).first()

    def close(self) -> None:
        """Let SQLAlchemy go of the connection."""
        self._engine.dispose()

    def add(
        self, briefing: Briefing, *, original: bytes | None, source_path: str | None, author: str
    ) -> tuple[str, bool]:
        """Take a briefing in with its suggestions; return its ID and whether the article was listed already.

        An article that was removed, or whose import was undone, comes back as it was left.
        """
        with self._transaction() as session:
            known = session.exec(
                select(BriefingRow)
                .join(ArticleRow, col(ArticleRow.number) == col(BriefingRow.number))
                .where(ArticleRow.fingerprint == briefing.article.fingerprint)
            ).first()
            if known is not None and known.present:
                return known.id, True
            if known is None:
                known = self._insert(session, briefing, original, source_path)
            gone, here = _head(known), replace(_head(known), present=True)
            change = Change(briefing_id=known.id, gesture=Gesture.IMPORT, head=HeadEdit(gone, here))
            self._apply(session, known, change)
            self._record(session, known, change, author)
            return known.id, False

    def commit(self, change: Change, author: str, *, merge: bool = False) -> Committed:
        """Apply a new gesture and write its history row; it ends what could be redone on its line.

        `merge` makes it one step with the last one where that was the same gesture on the same items.
        """
        with self._transaction() as session:
            row = self._row(session, change.briefing_id)
            self._apply(session, row, change)
            if not (merge and self._merge(session, row, change)):
                self._record(session, row, change, author)
            line = _line(row, change)
        return Committed(change, history.steps(self._connection, line))

    def undo(self, briefing_id: str | None) -> Committed:
        """Take back the last done change of a briefing's line, None for the library's; return its inverse."""
        return self._step(briefing_id, back=True)

    def redo(self, briefing_id: str | None) -> Committed:
        """Bring back the change that was undone last."""
        return self._step(briefing_id, back=False)

    def remove(self, briefing_id: str, author: str) -> Committed:
        """Take a briefing off the list; everything about it is kept for undo."""
        with self._transaction() as session:
            row = self._row(session, briefing_id)
            here = _head(row)
            change = Change(
                briefing_id=row.id, gesture=Gesture.REMOVE, head=HeadEdit(here, replace(here, present=False))
            )
            self._apply(session, row, change)
            self._record(session, row, change, author)
        return Committed(change, history.steps(self._connection, LIBRARY_LINE))

    def set_rules_version(self, briefing_id: str, version: str) -> None:
        """Remember which rules made a briefing's suggestions."""
        with self._transaction() as session:
            row = self._row(session, briefing_id)
            row.rules_version = version
            session.add(row)

    def _step(self, briefing_id: str | None, *, back: bool) -> Committed:
        change: Change | None = None
        with self._transaction() as session:
            line = LIBRARY_LINE if briefing_id is None else self._row(session, briefing_id).number
            find = history.step_to_undo if back else history.step_to_redo
            number = find(self._connection, line)
            if number is not None:
                step = session.get_one(HistoryRow, number)
                change = change_of(step.format, step.change)
                change = change.inverse if back else change
                self._apply(session, session.get_one(BriefingRow, step.briefing), change)
                step.state = UNDONE if back else DONE
                session.add(step)
        return Committed(change, history.steps(self._connection, line))

    def _insert(
        self, session: Session, briefing: Briefing, original: bytes | None, source_path: str | None
    ) -> BriefingRow:
        text, now = briefing.article.text, _now()
        article = ArticleRow(
            text=text,
            digest=hashlib.sha256(text.encode()).hexdigest(),
            fingerprint=fingerprint(text),
            original=None if original is None else zlib.compress(original),
            source_path=source_path,
            imported=now,
        )
        session.add(article)
        session.flush()
        assert article.number is not None
        row = BriefingRow(
            number=article.number,
            id=briefing.id,
            present=False,
            title="",
            status=Status.NEW.value,
            rules_version=briefing.rules_version,
            modified=now,
        )
        head = Head.of(briefing, present=False)
        session.add(row)
        session.flush()
        self._set_head(row, head)
        index_text.add_article(self._connection, row.number, text)
        self._index_head(row.number, None, head)
        self._edit_items(session, row, [ItemEdit(None, item) for item in briefing.items])
        return row

    def _apply(self, session: Session, row: BriefingRow, change: Change) -> None:
        if change.head is not None:
            before, after = change.head.before, change.head.after
            if change.on_library:
                # An import or removal is about being listed: what was edited since stays as it is.
                before, after = (replace(_head(row), present=head.present) for head in (before, after))
            if _head(row) != before:
                raise ValueError(f"the head of briefing {row.id} is not as the change found it")
            self._set_head(row, after)
            self._index_head(row.number, before, after)
            if (before.date, before.present) != (after.date, after.present):
                self._library.forget_order()
        self._edit_items(session, row, change.items)
        row.modified = _now()
        session.add(row)

    def _edit_items(self, session: Session, row: BriefingRow, edits: Iterable[ItemEdit]) -> None:
        edits = list(edits)
        words = self._words(row.number)
        known: dict[str, ItemRow] = {}
        wanted = [edit.before.id for edit in edits if edit.before is not None]
        for at in range(0, len(wanted), 500):
            found = session.exec(select(ItemRow).where(col(ItemRow.id).in_(wanted[at : at + 500])))
            known.update((item_row.id, item_row) for item_row in found)
        for edit in edits:
            item_row = known.get(edit.before.id) if edit.before else None
            stored = item_of(item_row.kind, item_row.fields) if item_row else None
            if stored != edit.before or (item_row is not None and item_row.briefing != row.number):
                raise ValueError(f"item {edit.item.id} is not as the change found it")
            if item_row is None:
                number = entry_number(row.number, FIRST_ITEM_SLOT + row.items_made)
                row.items_made += 1
            else:
                number = item_row.number
            self._put(session, row, number, item_row, edit.after)
            before, after = (index_text.item_text(item, words) for item in (edit.before, edit.after))
            index_text.replace_entry(self._connection, number, before, after)
            row.items_left += _weight(edit.after, State.SUGGESTED) - _weight(edit.before, State.SUGGESTED)
            row.items_total += _weight(edit.after) - _weight(edit.before)

    def _index_head(self, number: int, before: Head | None, after: Head) -> None:
        words = self._words(number)
        old, new = (index_text.head_text(head, words) if head else "" for head in (before, after))
        index_text.replace_entry(self._connection, entry_number(number, HEAD_SLOT), old, new)
        note = entry_number(number, NOTE_SLOT)
        index_text.replace_entry(self._connection, note, before.note if before else "", after.note)

    def _words(self, number: int) -> index_text.ArticleWords:
        """Return the words of a briefing's article; those of the last one asked for are kept."""
        if self._last_words is None or self._last_words[0] != number:
            (text,) = self._connection.execute(
                "SELECT text FROM article WHERE number = ?", (number,)
            ).fetchone()
            self._last_words = (number, index_text.ArticleWords(text))
        return self._last_words[1]

    @staticmethod
    def _put(
        session: Session, row: BriefingRow, number: int, item_row: ItemRow | None, item: AnyItem | None
    ) -> None:
        if item is None:
            session.delete(item_row)
        elif item_row is None:
            session.add(ItemRow(number=number, id=item.id, briefing=row.number, **item_columns(item)))
        else:
            for name, value in item_columns(item).items():
                setattr(item_row, name, value)
            session.add(item_row)

    def _record(self, session: Session, row: BriefingRow, change: Change, author: str) -> None:
        line = _line(row, change)
        self._connection.execute(
            "UPDATE history SET state = ? WHERE line = ? AND state = ?", (ENDED, line, UNDONE)
        )
        session.add(
            HistoryRow(
                line=line,
                briefing=row.number,
                gesture=change.gesture.value,
                format=FORMAT_VERSION,
                change=change_text(change),
                author=author,
                at=_now(),
            )
        )

    def _merge(self, session: Session, row: BriefingRow, change: Change) -> bool:
        """Make the change one step with the last of its line; False where they do not belong together."""
        line = _line(row, change)
        if history.step_to_redo(self._connection, line) is not None:
            return False
        number = history.step_to_undo(self._connection, line)
        if number is None:
            return False
        last = session.get_one(HistoryRow, number)
        merged = _joined(change_of(last.format, last.change), change)
        if merged is None:
            return False
        last.change, last.format, last.at = change_text(merged), FORMAT_VERSION, _now()
        session.add(last)
        return True

    @staticmethod
    def _set_head(row: BriefingRow, head: Head) -> None:
        for name in ("title", "date", "source", "url", "place", "note", "present"):
            setattr(row, name, getattr(head, name))
        row.status = head.status.value
        row.dismissed = keys_text(head.dismissed)

    @staticmethod
    def _row(session: Session, briefing_id: str) -> BriefingRow:
        row = session.exec(select(BriefingRow).where(BriefingRow.id == briefing_id)).first()
        if row is None:
            raise NotFound(Code.UNKNOWN_ID, id=briefing_id)
        return row

    @contextmanager
    def _transaction(self) -> Iterator[Session]:
        with Session(self._engine) as session, session.begin():
            yield session

    def _lend(self) -> sqlite3.Connection:
        return self._connection


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _line(row: BriefingRow, change: Change) -> int:
    return LIBRARY_LINE if change.on_library else row.number


def _head(row: BriefingRow) -> Head:
    return Head(
        title=row.title,
        date=row.date,
        source=row.source,
        url=row.url,
        place=row.place,
        note=row.note,
        status=Status(row.status),
        dismissed=keys_of(row.dismissed),
        present=bool(row.present),
    )


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


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
