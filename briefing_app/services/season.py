"""The season of the demonstration library: its read-outs, and what an editor did with each (season.toml)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from briefing_app import paths
from briefing_app.domain.briefing import AnyItem, Briefing, Status
from briefing_app.domain.item import State
from briefing_app.domain.suggestions import Suggester
from briefing_app.domain.text import normalise_article
from briefing_app.extraction.lexicon import LexiconError, Table
from briefing_app.services.editing import confirmed, edited
from briefing_app.services.suggesting import suggested_briefing

_FIELDS = frozenset({"status", "note", "place", "reject", "confirm", "mend", "follow"})


@dataclass(frozen=True, slots=True)
class Readout:
    """One read-out of the season: its name, its text, and the section about it."""

    name: str
    text: str
    marks: Mapping[str, Any]

    @property
    def id(self) -> str:
        """The ID of its briefing, the same whenever and wherever the season is loaded."""
        return _id(self.name)


class Season:
    """The read-outs in a folder, oldest first, and season.toml beside them.

    Not the demonstration library: it makes briefings and keeps none. An item's ID follows from the article's name
    and the item's place in it, so that one can name another of an earlier article.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or paths.resource("samples", "season")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the read-outs: their dates lead, so they sort by them."""
        return tuple(sorted(path.stem for path in self._folder.glob("*.txt")))

    @property
    def ids(self) -> tuple[str, ...]:
        """The IDs of their briefings."""
        return tuple(map(_id, self.names))

    @property
    def anchor(self) -> str:
        """The day (ISO 8601) around which its deadlines lie."""
        return str(self._table.get("anchor"))

    @property
    def readouts(self) -> tuple[Readout, ...]:
        """The read-outs with their texts.

        Raises LexiconError for a section without a read-out or with a word that sections do not know.
        """
        names = self.names
        for section, marks in self._table.data.items():
            if isinstance(marks, dict) and section not in names:
                raise self._error(section, "there is no such read-out")
            if isinstance(marks, dict) and (unknown := marks.keys() - _FIELDS):
                raise self._error(section, f"what is {', '.join(sorted(unknown))}?")
        return tuple(Readout(name, self._text(name), self._table.data.get(name, {})) for name in names)

    def briefings(self, suggester: Suggester, author: str = "") -> Iterator[Briefing]:
        """Yield each read-out as the editor left it, oldest first.

        Raises LexiconError where season.toml speaks of an item that no rule finds.
        """
        made: dict[str, Briefing] = {}
        for readout in self.readouts:
            briefing = suggested_briefing(readout.text, suggester)
            numbered = [
                replace(item, id=_id(readout.name, item.kind_of_item, item.anchor.start, item.anchor.end, n))
                for n, item in enumerate(briefing)
            ]
            briefing = self._marked(
                readout, replace(briefing, id=readout.id, items=tuple(numbered)), author, made
            )
            made[readout.name] = briefing
            yield briefing

    def _marked(
        self, readout: Readout, briefing: Briefing, author: str, made: Mapping[str, Briefing]
    ) -> Briefing:
        """Return the briefing after all that the section says."""
        marks = readout.marks
        status = Status(marks.get("status", Status.REVIEWED))
        items = {item.id: item for item in briefing}
        for entry in (*marks.get("mend", ()), *marks.get("follow", ())):
            item = self._find(readout.name, items.values(), entry["words"])
            items[item.id] = edited(item, self._fields(readout.name, entry, made))
        chosen = {self._find(readout.name, items.values(), words).id for words in marks.get("confirm", ())}
        rejected = {self._find(readout.name, items.values(), words).id for words in marks.get("reject", ())}
        for key, item in items.items():
            if key in rejected:
                items[key] = replace(item, state=State.REJECTED)
            elif key in chosen or status is Status.REVIEWED:
                items[key] = confirmed(item, author)
        article = replace(briefing.article, place=marks.get("place", briefing.article.place))
        briefing = replace(briefing, article=article, note=marks.get("note", ""), status=status)
        return briefing.with_items(items.values())

    def _fields(self, name: str, entry: Mapping[str, Any], made: Mapping[str, Briefing]) -> dict[str, Any]:
        """Return the fields that an entry says, the earlier directive that one repeats by its ID."""
        fields = {key: value for key, value in entry.items() if key not in ("words", "repeats")}
        if "repeats" in entry:
            earlier, words = entry["repeats"]
            if earlier not in made:
                raise self._error(name, f"{earlier} is no earlier read-out")
            fields["repeats"] = self._find(earlier, made[earlier], words).id
        return fields

    def _find(self, name: str, items: Iterable[AnyItem], words: str) -> AnyItem:
        """Return the item with the shortest anchor that holds the words."""
        found = [item for item in items if words in item.anchor.exact]
        if not found:
            raise self._error(name, f"no item says {words!r}")
        return min(found, key=lambda item: len(item.anchor.exact))

    def _text(self, name: str) -> str:
        return normalise_article((self._folder / f"{name}.txt").read_text("utf-8"))

    def _error(self, section: str, message: str) -> LexiconError:
        return self._table.error(section, message)

    @cached_property
    def _table(self) -> Table:
        path = self._folder / "season.toml"
        return Table(path, path.read_text("utf-8"))


def _id(*parts: object) -> str:
    """Return an identifier that follows from its parts: 32 hexadecimal digits in the form of a UUID."""
    data = bytearray(hashlib.sha256("\0".join(map(str, parts)).encode()).digest()[:16])
    data[6] = data[6] & 0x0F | 0x80
    data[8] = data[8] & 0x3F | 0x80
    return data.hex()
