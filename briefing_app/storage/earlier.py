"""What was said earlier to the same addressee, read by index: candidates for a repetition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.directive import Directive
from briefing_app.domain.person import name_key
from briefing_app.storage.ledger import LONGEST_THREAD, numbers_of_names
from briefing_app.storage.library import Library
from briefing_app.storage.mapping import SLOT_BITS

_EARLIER = 80
_LOOKED_AT = 600


@dataclass(frozen=True, slots=True)
class Earlier:
    """A directive of an earlier article, as far as it is compared: its action is folded."""

    number: int
    action: str
    addressee: str | None
    place: str | None

    def as_directive(self) -> Directive:
        """Return it as a directive that says no more than this."""
        return Directive(id="", anchor=Anchor(0, 0, ""), action=self.action, addressee=self.addressee)


def earlier_to(
    library: Library, spellings: Sequence[str], place: str | None, day: str | None, briefing_id: str
) -> list[Earlier]:
    """Return what those of these spellings (`name_key`) were told before a day, the latest first.

    Where there are none, what nobody in particular was told at the place. The briefing itself is left out, and so are
    later ones of the same day. Only the latest are looked at: what was said years ago is no more on anybody's desk.
    """
    found = library.connection.execute("SELECT number FROM briefing WHERE id = ?", (briefing_id,)).fetchone()
    own = found[0] if found else 1 << 40
    known = numbers_of_names(library, spellings)
    here = numbers_of_names(library, [name_key(place)]) if place else []
    until = "d.day <= ? AND (d.day < ? OR d.item < ?) ORDER BY d.day DESC LIMIT ?"
    end = (day or "9999", day or "", own << SLOT_BITS)
    numbers: set[int] = set()
    if known or not spellings:
        who = f"addressee IN ({','.join('?' * len(known))})" if known else "addressee IS NULL"
        for number in here:
            latest = f"SELECT d.item, d.addressee, d.day FROM duty d WHERE d.place = ? AND {until}"
            numbers.update(
                item
                for (item,) in library.connection.execute(
                    f"SELECT item FROM ({latest}) WHERE {who} ORDER BY day DESC LIMIT ?",
                    (number, *end, _LOOKED_AT, *known, _EARLIER),
                )
            )
    for number in known:
        numbers.update(
            item
            for (item,) in library.connection.execute(
                f"SELECT d.item FROM duty d WHERE d.addressee = ? AND {until}", (number, *end, _EARLIER)
            )
        )
    return _earlier(library, [number for number in numbers if number >> SLOT_BITS != own])


def last_time(library: Library, number: int, day: str | None, briefing_id: str) -> int:
    """Return the last time that a directive was said again until a day, outside a briefing; itself where never."""
    for _ in range(LONGEST_THREAD):
        found = library.connection.execute(
            "SELECT d.item FROM duty d JOIN briefing b ON b.number = d.item >> ? WHERE d.repeats ="
            " (SELECT id FROM item WHERE number = ?) AND d.day <= ? AND b.id != ? ORDER BY d.day DESC LIMIT 1",
            (SLOT_BITS, number, day or "9999", briefing_id),
        ).fetchone()
        if found is None or found[0] == number:
            break
        number = found[0]
    return number


def _earlier(library: Library, numbers: Sequence[int]) -> list[Earlier]:
    marks = ",".join("?" * len(numbers))
    return [
        Earlier(*columns)
        for columns in library.connection.execute(
            "SELECT d.item, d.folded, a.shown, p.shown FROM duty d LEFT JOIN name a ON a.number = d.addressee"
            f" LEFT JOIN name p ON p.number = d.place WHERE d.item IN ({marks}) ORDER BY d.day DESC, d.item DESC",
            list(numbers),
        )
    ]
