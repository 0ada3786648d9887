"""Suggesting: a text as a new briefing; and again, by newer rules, what they may replace and what they must leave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefing_app.domain.article import Article, read_header
from briefing_app.domain.briefing import AnyItem, Briefing
from briefing_app.domain.change import ItemEdit
from briefing_app.domain.item import EDITOR, State, new_id
from briefing_app.domain.suggestions import SURE as SURE
from briefing_app.domain.suggestions import Suggester


@dataclass(frozen=True, slots=True)
class Difference:
    """What suggesting again would change: how many suggestions are new, go, or say something else in their place."""

    new: int = 0
    gone: int = 0
    changed: int = 0

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.changed)


def is_sure(item: AnyItem) -> bool:
    """Tell whether a suggestion is one of those that are nearly always right."""
    sure = item.confidence is not None and item.confidence >= SURE
    return sure and item.state is State.SUGGESTED


def suggested_briefing(text: str, suggester: Suggester) -> Briefing:
    """Return the new briefing of an article's normalised text: head and items as its header and the rules say."""
    header = read_header(text)
    suggestions = suggester.suggest(text)
    article = Article(
        text=text,
        title=header.title if header.date else suggestions.title or header.title,
        date=header.date or suggestions.date,
        place=suggestions.place,
    )
    briefing = Briefing(id=new_id(), article=article, rules_version=suggestions.rules_version)
    return briefing.with_items(suggestions)


def resuggested(items: Iterable[AnyItem], suggestions: Iterable[AnyItem]) -> list[ItemEdit]:
    """Return the edits that replace untouched suggestions by new ones.

    Untouched is what nobody confirmed, rejected or wrote a note on. A suggestion that overlaps one of the others
    of its kind by half of the shorter is left out; one that says the same as before keeps its ID.
    """
    items = list(items)
    old = [
        item for item in items if item.state is State.SUGGESTED and item.origin != EDITOR and not item.note
    ]
    touched = [item for item in items if item not in old]
    edits: list[ItemEdit] = []
    for suggestion in suggestions:
        if any(_same_place(suggestion, item) for item in touched):
            continue
        same = next((item for item in old if replace(suggestion, id=item.id) == item), None)
        if same is not None:
            old.remove(same)
        else:
            edits.append(ItemEdit(None, suggestion))
    return [ItemEdit(item, None) for item in old] + edits


def difference(items: Iterable[AnyItem], suggestions: Iterable[AnyItem]) -> Difference:
    """Count what `resuggested` would change."""
    edits = resuggested(items, suggestions)
    gone = [edit.before for edit in edits if edit.before is not None]
    new = [edit.after for edit in edits if edit.after is not None]
    changed = 0
    for item in list(new):
        old = next((before for before in gone if _same_place(before, item)), None)
        if old is not None:
            gone.remove(old)
            changed += 1
    return Difference(len(new) - changed, len(gone), changed)


def _same_place(a: AnyItem, b: AnyItem) -> bool:
    return a.kind_of_item is b.kind_of_item and a.anchor.overlaps_by_half(b.anchor)
