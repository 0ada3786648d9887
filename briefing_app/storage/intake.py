"""Taking briefings in: article, head, items and search rows in one transaction."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, col, select

from briefing_app.domain.briefing import Briefing
from briefing_app.domain.change import Change, Gesture, Head, HeadEdit, ItemEdit
from briefing_app.storage import index_text
from briefing_app.storage.mapping import keys_text
from briefing_app.storage.rows import ArticleRow, BriefingRow
from briefing_app.storage.writer import now

if TYPE_CHECKING:
    from briefing_app.storage.library import Library


class Intake:
    """Adds articles through SQLModel, on the library's one connection."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._connection = library.connection
        self._writer = library.writer
        self._engine = create_engine("sqlite://", creator=self._lend, poolclass=StaticPool)
        event.listen(self._engine, "begin", _begin_immediate)

    def warm_up(self) -> None:
        """Do once, changing nothing, what makes the first import slow: mapping the tables, preparing statements."""
        with Session(self._engine) as session, session.begin():
            self._known(session, "")

    def close(self) -> None:
        """Let SQLAlchemy go of the connection."""
        self._engine.dispose()

    def add(
        self, briefing: Briefing, *, original: bytes | None, source_path: str | None, author: str
    ) -> tuple[str, bool]:
        """Take a briefing in with its suggestions; return its ID and whether the article was listed already.

        An article that was removed, or whose import was undone, comes back as it was left.
        """
        self._writer.forget_words()
        with Session(self._engine) as session, session.begin():
            known = self._known(session, briefing.article.fingerprint)
            if known is not None and known.present:
                return known.id, True
            number = (
                known.number if known is not None else self._insert(session, briefing, original, source_path)
            )
            state = self._writer.state_of(number)
            listed = HeadEdit(state.head, replace(state.head, present=True))
            change = Change(briefing_id=state.id, gesture=Gesture.IMPORT, head=listed)
            if known is None:
                self._writer.edit_items(state, [ItemEdit(None, item) for item in briefing.items])
            self._writer.apply(state, change)
            self._writer.record(state, change, author)
            return state.id, False

    def keep(
        self, briefing: Briefing, *, original: bytes | None, source_path: str | None
    ) -> tuple[str, bool]:
        """Take a briefing in as it is, not listed; return its ID and whether the article was listed already.

        An article that is known is left as it is. For several that a change then lists at once.
        """
        self._writer.forget_words()
        with Session(self._engine) as session, session.begin():
            known = self._known(session, briefing.article.fingerprint)
            if known is not None:
                return known.id, known.present
            state = self._writer.state_of(self._insert(session, briefing, original, source_path))
            self._writer.edit_items(state, [ItemEdit(None, item) for item in briefing.items])
            self._writer.apply(state, Change(briefing_id=state.id, gesture=Gesture.IMPORT))
            return state.id, False

    @staticmethod
    def _known(session: Session, fingerprint: str) -> BriefingRow | None:
        return session.exec(
            select(BriefingRow)
            .join(ArticleRow, col(ArticleRow.number) == col(BriefingRow.number))
            .where(ArticleRow.fingerprint == fingerprint)
        ).first()

    def _insert(
        self, session: Session, briefing: Briefing, original: bytes | None, source_path: str | None
    ) -> int:
        """Add an article and its briefing, not listed yet; return their number."""
        text, time = briefing.article.text, now()
        article = ArticleRow(
            text=text,
            digest=hashlib.sha256(text.encode()).hexdigest(),
            fingerprint=briefing.article.fingerprint,
            original=_kept(original, text),
            source_path=source_path,
            imported=time,
        )
        session.add(article)
        session.flush()
        assert article.number is not None
        head = Head.of(briefing, present=False)
        session.add(
            BriefingRow(
                number=article.number,
                id=briefing.id,
                present=False,
                title=head.title,
                date=head.date,
                source=head.source,
                url=head.url,
                place=head.place,
                note=head.note,
                status=head.status.value,
                dismissed=keys_text(head.dismissed),
                rules_version=briefing.rules_version,
                modified=time,
            )
        )
        session.flush()
        index_text.add_article(self._connection, index_text.text_key(article.number, head.date), text)
        self._writer.index_head(article.number, None, head)
        self._writer.set_place(article.number, head.place)
        return article.number

    def _lend(self) -> sqlite3.Connection:
        return self._connection


def _kept(original: bytes | None, text: str) -> bytes | None:
    """Return an imported file as its row has it."""
    if original is None:
        return None
    return index_text.SAME_AS_TEXT if original == text.encode() else zlib.compress(original)


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
