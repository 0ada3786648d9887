"""Directives that say again what was said before: offered, never decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from briefing_app.domain.briefing import Briefing
from briefing_app.domain.directive import Directive
from briefing_app.domain.directive_matching import addressee_key, likeness
from briefing_app.domain.item import State
from briefing_app.domain.ledger import LedgerRow, Offer, Said, said_in_turn
from briefing_app.domain.person import name_key
from briefing_app.domain.text import collapse_white_space, fold
from briefing_app.services.dismissal_keys import hash_of
from briefing_app.storage import ledger as stored
from briefing_app.storage.earlier import Earlier, earlier_to, last_time
from briefing_app.storage.library import Library
from briefing_app.storage.thread import StorageThread

_SHARED = 0.3
"""Which part of the words of the shorter of two actions the other must have to be compared with it."""


def refusal_key(item_id: str, earlier_id: str) -> str:
    """Return the key by which an editor's "that is another matter" is remembered among a briefing's dismissed."""
    return f"repeats:{hash_of(item_id, earlier_id)}"


def spellings(addressee: str | None, place: str | None) -> list[str]:
    """Return the keys under which names of one addressee may be known, none for no addressee.

    "UBND tỉnh" of an article about Vĩnh Hải is also "UBND tỉnh Vĩnh Hải" and "Ủy ban nhân dân tỉnh Vĩnh Hải".
    """
    key = name_key(addressee or "")
    if not key:
        return []
    here = _PLACE.sub("", name_key(place or ""))
    bare = key.removesuffix(here).strip() if here and key.endswith(here) else key
    found = {key}
    for long, short in _SHORT:
        for base in (key, bare):
            found |= {base.replace(long, short), base.replace(short, long)}
    found |= {f"{each} {here}" for each in tuple(found) if here and not each.endswith(here)}
    found |= {f"lãnh đạo {each}" for each in found} | {each.removeprefix("lãnh đạo ") for each in found}
    return sorted(found)


_SHORT = (("ủy ban nhân dân", "ubnd"), ("hội đồng nhân dân", "hđnd"), ("thành phố", "tp"))
_PLACE = re.compile(r"^(?:tỉnh|thành phố|tp\.?)\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A directive of which is asked whether it was said before, with what its briefing knows."""

    directive: Directive
    briefing_id: str
    day: str | None
    place: str | None
    dismissed: frozenset[str] = frozenset()


class RepeatsService:
    """Finds for a directive the earlier one that it repeats; reads indexes, compares off the storage thread.

    It asks for one directive at a time, so that gestures come between.
    """

    def __init__(self, store: StorageThread) -> None:
        self._store = store

    def offers(self, asked: Iterable[Asked]) -> dict[str, Offer]:
        """Return by ID what each directive may be repeating; those answered, settled or without a like are left out."""
        found: dict[str, Offer] = {}
        for each in asked:
            if each.directive.repeats is None and each.directive.action.strip():
                offer = self._offer(each)
                if offer is not None:
                    found[offer.item_id] = offer
        return found

    def offers_for_rows(self, rows: Sequence[LedgerRow]) -> dict[str, Offer]:
        """Return what the ledger's rows may be repeating."""
        dismissed = self._store.run(
            partial(stored.dismissed, briefing_ids=sorted({r.briefing_id for r in rows}))
        )
        return self.offers(
            Asked(
                directive=row.directive,
                briefing_id=row.briefing_id,
                day=row.day,
                place=row.place,
                dismissed=dismissed.get(row.briefing_id, frozenset()),
            )
            for row in rows
        )

    def standing(self, briefing: Briefing) -> tuple[dict[str, Offer], dict[str, list[Said]]]:
        """Return what the directives of a briefing may be repeating, and the threads of those that do."""
        threads = {
            directive.id: said_in_turn(self._store.run(partial(stored.thread, item_id=directive.id)))
            for directive in briefing.directives
            if directive.repeats is not None and directive.state is State.CONFIRMED
        }
        return self.offers_for(briefing), {
            identifier: said for identifier, said in threads.items() if len(said) > 1
        }

    def offers_for(self, briefing: Briefing) -> dict[str, Offer]:
        """Return what the directives of a briefing, suggested or confirmed, may be repeating."""
        return self.offers(
            Asked(
                directive=directive,
                briefing_id=briefing.id,
                day=briefing.article.date,
                place=briefing.article.place,
                dismissed=frozenset(briefing.dismissed),
            )
            for directive in briefing.directives
            if directive.state is not State.REJECTED
        )

    def _offer(self, asked: Asked) -> Offer | None:
        """Return the likest; once it was refused nothing else is offered for that directive."""
        ranked = _ranked(asked, self._store.run(partial(_candidates, asked)))
        if not ranked:
            return None
        score, earlier = ranked[0]
        row = self._store.run(partial(_last_time, asked, earlier.number))
        if row is None or refusal_key(asked.directive.id, row.item_id) in asked.dismissed:
            return None
        return Offer(item_id=asked.directive.id, earlier=row, likeness=score)


def _candidates(asked: Asked, library: Library) -> list[Earlier]:
    keys = spellings(asked.directive.addressee, asked.place)
    return earlier_to(library, keys, asked.place, asked.day, asked.briefing_id)


def _last_time(asked: Asked, number: int, library: Library) -> LedgerRow | None:
    """Return the last time that something was said before a directive, by any time that it was said."""
    return stored.row(library, number=last_time(library, number, asked.day, asked.briefing_id))


def _ranked(asked: Asked, candidates: Sequence[Earlier]) -> list[tuple[float, Earlier]]:
    """Return those that are like enough, the likest first, of equals the latest."""
    addressee = asked.directive.addressee
    own, action = addressee_key(addressee, asked.place), _without(asked.directive.action, addressee)
    directive = replace(asked.directive, action=action)
    words = frozenset(action.split())
    found: list[tuple[float, Earlier]] = []
    for earlier in candidates:
        if (
            not _share(words, earlier.action)
            or own != addressee_key(earlier.addressee, earlier.place)
            or not _same_place(asked, earlier)
        ):
            continue
        other = replace(earlier.as_directive(), action=_without(earlier.action, earlier.addressee))
        score = likeness(directive, other, asked.place, earlier.place)
        if score > 0:
            found.append((score, earlier))
    return sorted(found, key=_likest, reverse=True)


def _share(words: frozenset[str], action: str) -> bool:
    """Tell whether two actions share enough words to be worth comparing: far cheaper than that."""
    others = frozenset(action.split())
    return len(words & others) >= _SHARED * min(len(words), len(others))


def _likest(found: tuple[float, Earlier]) -> float:
    return round(found[0], 6)


def _same_place(asked: Asked, earlier: Earlier) -> bool:
    """Tell whether a body that is named by its rank alone ("Mặt trận Tổ quốc tỉnh") is that of one place."""
    if not _RANK.search(fold(asked.directive.addressee or "tinh")):
        return True
    return fold(asked.place or "") == fold(earlier.place or "")


def _without(action: str, addressee: str | None) -> str:
    """Return an action without its addressee, whose words would make any two of its directives alike."""
    words, name = fold(collapse_white_space(action)), fold(collapse_white_space(addressee or ""))
    before, found, after = words.partition(name) if name else ("", "", words)
    return after if found and len(before) <= _LEAD_IN else words


_RANK = re.compile(r"(?<!\w)(?:tinh|thanh pho|huyen|xa|phuong)$")
_LEAD_IN = 20
"""How many characters may stand before the addressee: "Đồng thời, ", "Một là, "."""
