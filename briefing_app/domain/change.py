"""Changes: before and after of one gesture, the unit of autosave, history and undo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from typing import Self

from briefing_app.domain.briefing import AnyItem, Briefing, Status
from briefing_app.domain.item import ItemKind
from briefing_app.domain.memory import RecordEdit

FORMAT_VERSION = 2
"""The version of the form in which changes are kept (see `change_json`); each migration brings a converter."""


class Gesture(StrEnum):
    """What the editor did, as the history and the undo menu name it."""

    ADD = "add"
    EDIT = "edit"
    DELETE = "delete"
    CONFIRM = "confirm"
    CONFIRM_ALL = "confirm-all"
    REJECT = "reject"
    REJECT_ALL = "reject-all"
    REOPEN = "reopen"  # back to suggested
    SPLIT = "split"
    JOIN = "join"
    REANCHOR = "re-anchor"
    NOTE = "note"  # on an item
    EDIT_HEAD = "edit-head"  # title, date, place, source
    EDIT_NOTE = "edit-note"  # the briefing's note
    MARK_REVIEWED = "mark-reviewed"
    MARK_IN_REVIEW = "mark-in-review"
    RESUGGEST = "resuggest"
    DISMISS = "dismiss"  # a warning, or a sentence without an item
    # acts on the whole library
    IMPORT = "import"
    REMOVE = "remove"
    FILL_DEMO = "fill-demo"
    REMOVE_DEMO = "remove-demo"
    MERGE_PEOPLE = "merge-people"
    SPLIT_PERSON = "split-person"
    RENAME_PERSON = "rename-person"
    ANSWER_PERSON = "answer-person"  # a question about a person's identity or office
    GROUP_SERIES = "group-series"
    UNGROUP_SERIES = "ungroup-series"
    REFUSE_SERIES = "refuse-series"  # a proposed grouping
    SAVE_SEARCH = "save-search"
    EDIT_SEARCH = "edit-search"
    REMOVE_SEARCH = "remove-search"


LIBRARY_GESTURES = frozenset(list(Gesture)[list(Gesture).index(Gesture.IMPORT) :])


class UndoLine(IntEnum):
    """The lines of steps on the whole library, each undone for itself: undo among people takes no article away.

    What two of them edit never meets. A briefing's own line is its number, which is positive.
    """

    LIBRARY = 0
    PEOPLE = -1
    FIGURES = -2
    SEARCHES = -3


_LINES = {
    Gesture.MERGE_PEOPLE: UndoLine.PEOPLE,
    Gesture.SPLIT_PERSON: UndoLine.PEOPLE,
    Gesture.RENAME_PERSON: UndoLine.PEOPLE,
    Gesture.ANSWER_PERSON: UndoLine.PEOPLE,
    Gesture.GROUP_SERIES: UndoLine.FIGURES,
    Gesture.UNGROUP_SERIES: UndoLine.FIGURES,
    Gesture.REFUSE_SERIES: UndoLine.FIGURES,
    Gesture.SAVE_SEARCH: UndoLine.SEARCHES,
    Gesture.EDIT_SEARCH: UndoLine.SEARCHES,
    Gesture.REMOVE_SEARCH: UndoLine.SEARCHES,
}


def line_of(gesture: Gesture) -> UndoLine:
    """Return on which line a gesture on the library is undone."""
    return _LINES.get(gesture, UndoLine.LIBRARY)


@dataclass(frozen=True, slots=True)
class ItemEdit:
    """One item before and after; None before means created, None after deleted."""

    before: AnyItem | None
    after: AnyItem | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("an edit of nothing")

    @property
    def item(self) -> AnyItem:
        """The item as it is after the edit, or was when it is deleted."""
        item = self.after or self.before
        assert item is not None
        return item

    @property
    def kind_of_item(self) -> ItemKind:
        """Which of the three kinds the edit concerns."""
        return self.item.kind_of_item

    @property
    def inverse(self) -> ItemEdit:
        """The edit that undoes this one."""
        return ItemEdit(self.after, self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The fields of a briefing that are no items: all can be edited, undoably."""

    title: str
    date: str | None
    source: str | None
    url: str | None
    place: str | None
    note: str
    status: Status
    dismissed: tuple[str, ...] = ()
    present: bool = True  # False: removed from the library (kept for undo)

    @classmethod
    def of(cls, briefing: Briefing, *, present: bool = True) -> Self:
        """Read the head off a briefing."""
        article = briefing.article
        return cls(
            title=article.title,
            date=article.date,
            source=article.source,
            url=article.url,
            place=article.place,
            note=briefing.note,
            status=briefing.status,
            dismissed=briefing.dismissed,
            present=present,
        )

    def on(self, briefing: Briefing) -> Briefing:
        """Return the briefing with this head."""
        article = replace(
            briefing.article,
            title=self.title,
            date=self.date,
            source=self.source,
            url=self.url,
            place=self.place,
        )
        return replace(
            briefing, article=article, note=self.note, status=self.status, dismissed=self.dismissed
        )


@dataclass(frozen=True, slots=True)
class HeadEdit:
    """A briefing's head before and after."""

    before: Head
    after: Head

    @property
    def inverse(self) -> HeadEdit:
        """The edit that undoes this one."""
        return HeadEdit(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Listing:
    """Whether a briefing is in the list, before and after."""

    briefing_id: str
    before: bool
    after: bool

    @property
    def inverse(self) -> Listing:
        """The edit that undoes this one."""
        return Listing(self.briefing_id, self.after, self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One gesture: the edits that happen, are undone and are redone together.

    Items and head are those of one briefing; an act on the whole library may name none ("") and edit `records`, or
    put several briefings into the list or off it (`listed`).
    """

    briefing_id: str = ""
    gesture: Gesture
    items: tuple[ItemEdit, ...] = ()
    head: HeadEdit | None = None
    records: tuple[RecordEdit, ...] = ()
    listed: tuple[Listing, ...] = ()

    @property
    def inverse(self) -> Change:
        """The change that undoes this one."""
        return replace(
            self,
            items=tuple(edit.inverse for edit in reversed(self.items)),
            head=self.head.inverse if self.head else None,
            records=tuple(edit.inverse for edit in reversed(self.records)),
            listed=tuple(edit.inverse for edit in reversed(self.listed)),
        )

    @property
    def on_library(self) -> bool:
        """Whether this is an act on the whole library, with an undo line of its own."""
        return self.gesture in LIBRARY_GESTURES

    def apply(self, briefing: Briefing) -> Briefing:
        """Return the briefing after this change.

        Raises ValueError when an item is not as the change found it.
        """
        items = {item.id: item for item in briefing.items}
        for edit in self.items:
            found = items.pop(edit.item.id, None)
            if found != edit.before:
                raise ValueError(f"item {edit.item.id} is not as the change found it")
            if edit.after is not None:
                items[edit.after.id] = edit.after
        briefing = briefing.with_items(items.values())
        return self.head.after.on(briefing) if self.head else briefing
