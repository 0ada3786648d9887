"""Three hundred gestures at random, undone and redone, lead back to the same library."""

from __future__ import annotations

import random

import pytest

from briefing_app.domain.errors import GestureRefused
from briefing_app.domain.item import ItemKind
from briefing_app.services.bundle import Services
from briefing_app.services.review import ReviewSession
from briefing_app.storage.library import Library

GESTURES = 300


def dump(services: Services) -> list[tuple[object, ...]]:
    """Return everything that a library says, row numbers and times aside: heads, items, and how they are found."""

    def read(library: Library) -> list[tuple[object, ...]]:
        ask = library.connection.execute
        heads = ask(
            "SELECT id, present, title, date, source, url, place, note, status, dismissed, items_left, items_total"
            " FROM briefing ORDER BY id"
        ).fetchall()
        items = ask(
            'SELECT id, kind, state, start, "end", due, status, fields FROM item ORDER BY id'
        ).fetchall()
        ask("CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, entry_index, 'instance')")
        words = ask(
            "SELECT term, doc >> 20, col, count(*) FROM temp.words GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
        ).fetchall()
        ask("DROP TABLE temp.words")
        return [*heads, *items, *words]

    return services.store.run(read)


class Editor:
    """Somebody who does whatever comes to mind."""

    def __init__(self, session: ReviewSession, seed: int) -> None:
        self.session = session
        self.pick = random.Random(seed)

    def act(self) -> bool:
        """Do something; tell whether it was a step."""
        gestures = [
            self.confirm, self.reject, self.reopen, self.delete, self.edit, self.add, self.split, self.join,
            self.reanchor, self.note, self.head, self.brief_note, self.reviewed, self.resuggest,
        ]  # fmt: skip
        try:
            return self.pick.choice(gestures)() is not None
        except GestureRefused:
            return False

    def ids(self, most: int = 4) -> list[str]:
        items = self.session.briefing.items
        return [item.id for item in self.pick.sample(items, min(len(items), self.pick.randint(1, most)))]

    def span(self) -> tuple[int, int]:
        start = self.pick.randrange(len(self.session.briefing.article.text) - 60)
        return start, start + self.pick.randint(1, 60)

    def confirm(self):
        return self.session.confirm(self.ids(8))

    def reject(self):
        return self.session.reject(self.ids())

    def reopen(self):
        return self.session.reopen(self.ids())

    def delete(self):
        return self.session.delete(self.ids(2))

    def edit(self):
        item = self.session.briefing.item(self.ids(1)[0])
        field = {"attendee": "role", "key_figure": "metric", "directive": "action"}[item.kind_of_item]
        return self.session.edit(item.id, **{field: self.words()})

    def add(self):
        return self.session.add(self.pick.choice(list(ItemKind)), *self.span())

    def split(self):
        item = self.session.briefing.item(self.ids(1)[0])
        return self.session.split(item.id, self.pick.randint(item.anchor.start, item.anchor.end))

    def join(self):
        kind = self.pick.choice(list(ItemKind))
        items = self.session.briefing.of_kind(kind)
        return self.session.join([item.id for item in self.pick.sample(items, min(2, len(items)))])

    def reanchor(self):
        return self.session.reanchor(self.ids(1)[0], *self.span())

    def note(self):
        return self.session.set_item_note(self.ids(1)[0], self.words())

    def head(self):
        return self.session.edit_head(
            title=self.words(), date=f"2026-0{self.pick.randint(1, 9)}-01", place=self.words()
        )

    def brief_note(self):
        return self.session.edit_note(self.words())

    def reviewed(self):
        return self.session.mark_reviewed(self.pick.random() < 0.5)

    def resuggest(self):
        return self.session.resuggest()

    def words(self) -> str:
        return " ".join(
            self.pick.choices(
                ["hỏi", "lại", "Sở", "cảng", "đất", "Vĩnh", "quỹ", "😀", "xa lạ"], k=self.pick.randint(0, 5)
            )
        )


@pytest.mark.parametrize("seed", [1])
def test_undoing_and_redoing_all_of_them(services: Services, session: ReviewSession, seed: int) -> None:
    editor = Editor(session, seed)
    start = dump(services)
    steps = 0
    while steps < GESTURES:
        if editor.pick.random() < 0.08 and session.undo_step is not None:
            session.undo()  # what follows ends this redo
            steps -= 1
        elif editor.act():
            steps += 1
    end = dump(services)
    assert end != start
    undone = 0
    while session.undo() is not None:
        undone += 1
    assert undone == steps >= GESTURES
    assert dump(services) == start
    while session.redo() is not None:
        undone -= 1
    assert undone == 0
    assert dump(services) == end
    assert services.keeping.check().whole
