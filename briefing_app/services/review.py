"""Reviewing one briefing: every gesture is one change, on the disk when the call returns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.briefing import AnyItem, Briefing, Status, text_order
from briefing_app.domain.change import Change, Gesture, Head, HeadEdit, ItemEdit
from briefing_app.domain.directive import Directive
from briefing_app.domain.errors import Code, GestureRefused, NotFound
from briefing_app.domain.item import EDITOR, ItemKind, State
from briefing_app.domain.listing import HistoryEntry
from briefing_app.domain.text import collapse_white_space, nfc
from briefing_app.services.arrival import Arrival
from briefing_app.services.assistant import Assistant
from briefing_app.services.dismissal_keys import sentence_key
from briefing_app.services.editing import action_before, confirmed, edited, joined_item, trimmed_anchor
from briefing_app.services.suggesting import Difference, difference, resuggested
from briefing_app.storage import history
from briefing_app.storage.history import Committed, Steps
from briefing_app.storage.library import Library
from briefing_app.storage.thread import StorageThread

T = TypeVar("T")


class ReviewSession:
    """The one open briefing, kept in memory as it is on the disk.

    A gesture makes a Change, has it committed, and returns it, or None when nothing changed; views refresh what
    it names. The first gesture on a new briefing puts it in review, within the same change.
    """

    def __init__(
        self,
        store: StorageThread,
        briefing: Briefing,
        engine: Assistant,
        author: str = "",
        arrival: Arrival | None = None,
    ) -> None:
        self._store = store
        self._briefing = briefing
        self._engine = engine
        self._arrival = arrival  # a briefing that may not be on the disk yet: it is before the first gesture
        self.author = author

        def read(library: Library) -> Steps:
            return history.steps_of(library.connection, briefing.id)

        self._steps = store.run(read) if arrival is None else Steps()

    @property
    def briefing(self) -> Briefing:
        """The briefing after the last gesture."""
        return self._briefing

    @property
    def undo_step(self) -> Gesture | None:
        """What undo would take back, None when nothing."""
        return self._steps.undo

    @property
    def redo_step(self) -> Gesture | None:
        """What redo would bring back, None when nothing."""
        return self._steps.redo

    @property
    def rules_are_newer(self) -> bool:
        """Whether other rules than today's made the suggestions: then `resuggest` may be offered."""
        return self._briefing.rules_version != self._engine.rules_version

    def confirm(self, ids: Iterable[str]) -> Change | None:
        """Confirm items; several are one step."""
        return self._set_state(ids, State.CONFIRMED, Gesture.CONFIRM, Gesture.CONFIRM_ALL)

    def reject(self, ids: Iterable[str]) -> Change | None:
        """Reject items: they stay to be seen among the rejected and are not suggested again."""
        return self._set_state(ids, State.REJECTED, Gesture.REJECT, Gesture.REJECT_ALL)

    def reopen(self, ids: Iterable[str]) -> Change | None:
        """Put items back to be reviewed; the editor's own come back confirmed."""
        edits = []
        for item in self._items(ids):
            after = replace(item, state=State.CONFIRMED if item.origin == EDITOR else State.SUGGESTED)
            edits.append(ItemEdit(item, after))
        return self._commit(Gesture.REOPEN, edits)

    def delete(self, ids: Iterable[str]) -> Change | None:
        """Delete the editor's own items; suggestions are rejected instead."""
        edits = [
            ItemEdit(item, None if item.origin == EDITOR else replace(item, state=State.REJECTED))
            for item in self._items(ids)
        ]
        return self._commit(Gesture.DELETE, edits)

    def edit(self, item_id: str, *, merge_with_last: bool = False, **fields: Any) -> Change | None:
        """Change fields of an item, which confirms it; `merge_with_last` makes one step of typing that goes on.

        See `editing.edited` for what may be given. Raises NotFound, TypeError, ValueError.
        """
        item = self._item(item_id)
        after = edited(item, fields)
        if after == item:
            return None
        return self._commit(
            Gesture.EDIT, [ItemEdit(item, confirmed(after, self.author))], merge=merge_with_last
        )

    def set_item_note(self, item_id: str, note: str, *, merge_with_last: bool = False) -> Change | None:
        """Write a note on an item; its state stays."""
        item = self._item(item_id)
        after = edited(item, {"note": note})
        return self._commit(Gesture.NOTE, [ItemEdit(item, after)], merge=merge_with_last)

    def add(self, kind: ItemKind, start: int, end: int) -> Change | None:
        """Make an item of the words ``article.text[start:end]``, filled in by the rules' grammars.

        Raises GestureRefused when the span holds nothing but white space.
        """
        anchor = self._anchor(start, end)
        item = self._engine.prefill(kind, self._briefing.article.text, anchor.start, anchor.end)
        return self._commit(Gesture.ADD, [ItemEdit(None, replace(item, author=self.author))])

    def split(self, item_id: str, at: int) -> Change | None:
        """Part an item at an offset of the text: it keeps the words before, a new one has those behind.

        Raises GestureRefused when one of the two would have no words.
        """
        item = self._item(item_id)
        try:
            first = self._anchor(item.anchor.start, min(at, item.anchor.end))
            second = self._anchor(max(at, item.anchor.start), item.anchor.end)
        except GestureRefused:
            raise GestureRefused(Code.NOTHING_TO_SPLIT) from None
        head = self._over(item, first, second)
        tail = self._engine.prefill(item.kind_of_item, self._briefing.article.text, second.start, second.end)
        if isinstance(tail, Directive) and isinstance(item, Directive):
            tail = replace(
                tail,
                issuer=item.issuer,
                strength=tail.strength or item.strength,
                addressee=tail.addressee or None,
            )
        edits = [
            ItemEdit(item, confirmed(head, self.author)),
            ItemEdit(None, replace(tail, author=self.author)),
        ]
        return self._commit(Gesture.SPLIT, edits)

    def join(self, ids: Iterable[str]) -> Change | None:
        """Make one item of several of a kind: the first, over the words of all, saying what each of them says.

        Raises GestureRefused for fewer than two, or of different kinds.
        """
        items = sorted(self._items(ids), key=text_order)
        if len(items) < 2 or len({item.kind_of_item for item in items}) > 1:
            raise GestureRefused(Code.NOTHING_TO_JOIN)
        first = items[0]
        anchor = self._anchor(first.anchor.start, max(item.anchor.end for item in items))
        joined = joined_item(items, anchor)
        edits = [
            ItemEdit(first, confirmed(joined, self.author)),
            *(ItemEdit(item, None) for item in items[1:]),
        ]
        return self._commit(Gesture.JOIN, edits)

    def reanchor(self, item_id: str, start: int, end: int) -> Change | None:
        """Anchor an item to other words, which confirms it; its fields stay.

        Raises GestureRefused when the span holds nothing but white space.
        """
        item = self._item(item_id)
        anchor = self._anchor(start, end)
        if anchor == item.anchor:
            return None
        return self._commit(
            Gesture.REANCHOR, [ItemEdit(item, confirmed(replace(item, anchor=anchor), self.author))]
        )

    def edit_head(self, *, merge_with_last: bool = False, **fields: str | None) -> Change | None:
        """Change title, date, place, source or url; blank ones but the title become None."""
        head = Head.of(self._briefing)
        values: dict[str, str | None] = {}
        for name, value in fields.items():
            if name not in ("title", "date", "place", "source", "url"):
                raise TypeError(f"a briefing's head has no field {name}")
            values[name] = collapse_white_space(nfc(value or "")) or None
        if "title" in values:
            values["title"] = values["title"] or ""
        return self._commit(Gesture.EDIT_HEAD, head=replace(head, **values), merge=merge_with_last)  # type: ignore[arg-type]

    def edit_note(self, text: str, *, merge_with_last: bool = False) -> Change | None:
        """Change the briefing's note."""
        head = replace(Head.of(self._briefing), note=nfc(text))
        return self._commit(Gesture.EDIT_NOTE, head=head, merge=merge_with_last)

    def mark_reviewed(self, done: bool) -> Change | None:
        """Say that the review is finished, or goes on."""
        status = Status.REVIEWED if done else Status.IN_REVIEW
        gesture = Gesture.MARK_REVIEWED if done else Gesture.MARK_IN_REVIEW
        return self._commit(gesture, head=replace(Head.of(self._briefing), status=status))

    def dismiss(self, keys: Iterable[str], *, dismissed: bool = True) -> Change | None:
        """Say that warnings, or sentences without an item, are fine, by their keys; or that they are not after all."""
        head, keys = Head.of(self._briefing), set(keys)
        kept = set(head.dismissed) | keys if dismissed else set(head.dismissed) - keys
        return self._commit(Gesture.DISMISS, head=replace(head, dismissed=tuple(sorted(kept))))

    def difference(self) -> Difference:
        """Tell what suggesting again would change, without changing it; for a worker thread, too."""
        briefing = self._briefing
        return difference(briefing.items, self._engine.suggest(briefing.article.text))

    def resuggest(self) -> Change | None:
        """Replace untouched suggestions by what today's rules make of the text."""
        suggestions = self._engine.suggest(self._briefing.article.text)
        change = self._commit(Gesture.RESUGGEST, resuggested(self._briefing.items, suggestions))
        identifier, version = self._briefing.id, suggestions.rules_version

        def remember(library: Library) -> None:
            library.writer.set_rules_version(identifier, version)

        self._ask(remember)
        self._briefing = replace(self._briefing, rules_version=version)
        return change

    def undo(self) -> Change | None:
        """Take back the last gesture; return the change that did so, None when there was none."""
        identifier = self._briefing.id

        def act(library: Library) -> Committed:
            return library.writer.undo(identifier)

        return self._do(act)

    def redo(self) -> Change | None:
        """Bring back the gesture that was undone last."""
        identifier = self._briefing.id

        def act(library: Library) -> Committed:
            return library.writer.redo(identifier)

        return self._do(act)

    def uncovered(self) -> list[tuple[int, int]]:
        """Return the sentences that look like an item and have none, the rejected aside; not those dismissed."""
        briefing = self._briefing
        text, dismissed = briefing.article.text, frozenset(briefing.dismissed)
        items = [item for item in briefing if item.state is not State.REJECTED]
        found = self._engine.uncovered(text, items)
        return [span for span in found if sentence_key(text, *span) not in dismissed]

    def history(self) -> list[HistoryEntry]:
        """Return what was done to this briefing, the latest first."""
        identifier = self._briefing.id

        def read(library: Library) -> list[HistoryEntry]:
            return history.entries(library.connection, identifier)

        return self._ask(read)

    def _item(self, item_id: str) -> AnyItem:
        item = self._briefing.item(item_id)
        if item is None:
            raise NotFound(Code.UNKNOWN_ID, id=item_id)
        return item

    def _items(self, ids: Iterable[str]) -> list[AnyItem]:
        return [self._item(item_id) for item_id in dict.fromkeys(ids)]

    def _anchor(self, start: int, end: int) -> Anchor:
        return trimmed_anchor(self._briefing.article.text, start, end)

    def _over(self, item: AnyItem, first: Anchor, second: Anchor) -> AnyItem:
        """Return the item over the first part of its words; a directive's action ends where the second begins."""
        if not isinstance(item, Directive):
            return replace(item, anchor=first)
        action = action_before(item, second)
        if action is None:
            read = self._engine.prefill(
                ItemKind.DIRECTIVE, self._briefing.article.text, first.start, first.end
            )
            action = read.action if isinstance(read, Directive) else first.exact
        return replace(item, anchor=first, action=action)

    def _set_state(self, ids: Iterable[str], state: State, one: Gesture, many: Gesture) -> Change | None:
        edits = []
        for item in self._items(ids):
            after = confirmed(item, self.author) if state is State.CONFIRMED else replace(item, state=state)
            if item.state is not state:
                edits.append(ItemEdit(item, after))
        return self._commit(one if len(edits) == 1 else many, edits)

    def _commit(
        self,
        gesture: Gesture,
        items: Iterable[ItemEdit] = (),
        *,
        head: Head | None = None,
        merge: bool = False,
    ) -> Change | None:
        edits = tuple(edit for edit in items if edit.before != edit.after)
        before = Head.of(self._briefing)
        after = head or before
        if not edits and after == before:
            return None
        if after.status is Status.NEW and gesture is not Gesture.RESUGGEST:
            after = replace(after, status=Status.IN_REVIEW)
        change = Change(
            briefing_id=self._briefing.id,
            gesture=gesture,
            items=edits,
            head=HeadEdit(before, after) if after != before else None,
        )
        author = self.author

        def act(library: Library) -> Committed:
            return library.writer.commit(change, author, merge=merge)

        return self._do(act)

    def _do(self, act: Callable[[Library], Committed]) -> Change | None:
        committed = self._ask(act)
        if committed.change is not None:
            self._briefing = committed.change.apply(self._briefing)
        self._steps = committed.steps
        return committed.change

    def _ask(self, job: Callable[[Library], T]) -> T:
        """Have a job done on the library, the briefing being there."""
        if self._arrival is not None:
            self._arrival.kept()
            self._arrival = None
        return self._store.run(job)
