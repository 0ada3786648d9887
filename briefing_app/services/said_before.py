"""How often the directives of a briefing were said before: at the same place, under the same chair, anywhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from briefing_app.domain.briefing import Briefing
from briefing_app.domain.directive import Directive
from briefing_app.domain.directive_matching import likeness
from briefing_app.domain.item import State
from briefing_app.domain.ledger import LedgerRow
from briefing_app.domain.person import name_key
from briefing_app.domain.since import Earlier, Line
from briefing_app.services.repeats import refusal_key, spellings
from briefing_app.storage import ledger
from briefing_app.storage.earlier import Earlier as Candidate
from briefing_app.storage.earlier import earlier_to
from briefing_app.storage.library import Library
from briefing_app.storage.since import known_names, under_chair
from briefing_app.storage.thread import StorageThread

LIKE = 0.55
"""From which likeness on it was said before: of many briefings more is alike by chance than of two."""


@dataclass(frozen=True, slots=True)
class _Match:
    score: float
    directive: Directive
    row: LedgerRow


def lines_of(
    store: StorageThread, briefing: Briefing, places: Sequence[str], chairs: Sequence[str]
) -> dict[str, Line]:
    """Return by the ID of each directive that was said before the earlier times that it was.

    What an editor said (`Directive.repeats`) goes first, wherever that was; else the likest of what stands in an
    earlier briefing of the places or under the chairs (keys of names), each time used once. `places` are the keys of
    the briefing's place under all its names. What an editor refused is left out.
    """
    said: dict[str, list[LedgerRow]] = {}
    open_: list[Directive] = []
    for directive in briefing.directives:
        if directive.state is State.REJECTED:
            continue
        thread = store.run(partial(ledger.thread, item_id=directive.repeats)) if directive.repeats else []
        if thread:
            said[directive.id] = thread
        elif briefing.article.date and directive.action.strip():
            open_.append(directive)
    taken = {row.item_id for rows in said.values() for row in rows}
    found = [match for each in open_ for match in _matches(store, briefing, each, places, chairs)]
    met: set[tuple[str, str]] = set()
    for match in sorted(found, key=_likest):
        slot = (match.directive.id, match.row.briefing_id)
        if match.row.item_id not in taken and slot not in met:
            taken.add(match.row.item_id)
            met.add(slot)
            said.setdefault(match.directive.id, []).append(match.row)
    for directive in open_:
        if directive.id in said:  # with what the editors have joined to the last time
            last = max(said[directive.id], key=_when)
            said[directive.id] += store.run(partial(ledger.thread, item_id=last.item_id))
    return {identifier: _line(rows) for identifier, rows in said.items()}


def _matches(
    store: StorageThread,
    briefing: Briefing,
    directive: Directive,
    places: Sequence[str],
    chairs: Sequence[str],
) -> list[_Match]:
    place = briefing.article.place
    candidates = store.run(partial(_candidates, briefing, directive, places))
    scores: dict[int, float] = {}
    for each in candidates.values():
        here = name_key(each.place or "") in places
        score = likeness(directive, each.as_directive(), place, each.place, one_place=here)
        if score >= LIKE:
            scores[each.number] = score
    rows = store.run(partial(_rows, scores, candidates, places, chairs))
    if any(refusal_key(directive.id, row.item_id) in briefing.dismissed for row in rows.values()):
        return []
    return [_Match(scores[number], directive, row) for number, row in rows.items()]


def _candidates(
    briefing: Briefing, directive: Directive, places: Sequence[str], library: Library
) -> dict[int, Candidate]:
    found: dict[int, Candidate] = {}
    addressee = name_key(directive.addressee or "")
    # "UBND tỉnh Ninh Bình" was "UBND tỉnh Hà Nam" in an article about what is a part of Ninh Bình now.
    bare = addressee.removesuffix(places[0]).strip() if places else addressee
    for place in known_names(library, places) or [""]:
        keys = sorted({*spellings(addressee, place), *spellings(bare, place)})
        for each in earlier_to(library, keys, place, briefing.article.date, briefing.id):
            found[each.number] = each
    return found


def _rows(
    numbers: Iterable[int],
    candidates: Mapping[int, Candidate],
    places: Collection[str],
    chairs: Sequence[str],
    library: Library,
) -> dict[int, LedgerRow]:
    """Return the rows of those that were said at the place or under the chair."""
    numbers = list(numbers)
    here = {number for number in numbers if name_key(candidates[number].place or "") in places}
    kept = here | under_chair(library, [number for number in numbers if number not in here], chairs)
    rows = ((number, ledger.row(library, number=number)) for number in sorted(kept))
    return {number: row for number, row in rows if row is not None}


def _likest(match: _Match) -> float:
    return -match.score


def _when(row: LedgerRow) -> str:
    return row.day or ""


def _line(rows: list[LedgerRow]) -> Line:
    ordered = sorted(rows, key=_when)
    said = {row.briefing_id: row for row in ordered}
    return Line(
        said=tuple(
            Earlier(id=row.briefing_id, title=row.title, date=row.day, place=row.place)
            for row in said.values()
        ),
        last=ordered[-1].directive,
    )
