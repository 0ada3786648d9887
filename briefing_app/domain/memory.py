"""What an editor has said about the library as a whole: records beside the briefings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing_app.domain.person import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesGroup:
    """Metrics that are one to the editor ("GRDP", "tăng trưởng GRDP"), by their keys; `name` is shown for all.

    `refused` are the keys of metrics that were proposed for the group and are something else.
    """

    id: str
    name: str
    metrics: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A query with a name."""

    id: str
    name: str
    query: str


Record = Person | SeriesGroup | SavedSearch


class RecordKind(StrEnum):
    """The kinds of record, as they are stored."""

    PERSON = "person"
    SERIES_GROUP = "series_group"
    SAVED_SEARCH = "saved_search"


RECORD_CLASSES: dict[RecordKind, type[Record]] = {
    RecordKind.PERSON: Person,
    RecordKind.SERIES_GROUP: SeriesGroup,
    RecordKind.SAVED_SEARCH: SavedSearch,
}
_KINDS = {cls: kind for kind, cls in RECORD_CLASSES.items()}


def record_kind(record: Record) -> RecordKind:
    """Return which kind a record is."""
    return _KINDS[type(record)]


@dataclass(frozen=True, slots=True)
class RecordEdit:
    """One record before and after; None before means made, None after taken away."""

    before: Record | None
    after: Record | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("an edit of nothing")

    @property
    def record(self) -> Record:
        """The record as it is after the edit, or was when it is taken away."""
        record = self.after or self.before
        assert record is not None
        return record

    @property
    def inverse(self) -> RecordEdit:
        """The edit that undoes this one."""
        return RecordEdit(self.after, self.before)
