"""The words of ``directives.toml``, ready to be found in a text: phrases by their first two words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing_app.extraction.lexicon import Lexicon

TOKEN = re.compile(r"\w+|[^\w\s]")
PARTING_TOKEN = re.compile(rf"({TOKEN.pattern})")
"""The same as a separator that is kept: `split` gives by turns what stands between tokens, and tokens."""

NOTHING: frozenset[str] = frozenset()

_MAPPED = ("ask", "passive", "modal", "mild", "epithets")
_OFFICES = ("party", "state", "heads", "military", "diplomacy", "profession")


@dataclass(frozen=True, slots=True)
class Entry:
    """Some words of the lexicon, `length` tokens, and what they are good for ("ask", "modal", "title", …)."""

    words: list[str]
    labels: frozenset[str]
    text: str
    length: int

    @classmethod
    def of(cls, phrase: str, labels: set[str]) -> Entry:
        """Make the phrase of some words of the lexicon."""
        words = TOKEN.findall(phrase)
        return cls(words, frozenset(labels), " ".join(words), len(words))


@dataclass(slots=True)
class Branch:
    """A place in the tree of phrases: the phrase that ends here, if one does, and the words that may follow."""

    entry: Entry | None = None
    following: dict[str, Branch] = field(default_factory=dict)


@dataclass(slots=True)
class Vocabulary:
    """All phrases of the directives' lexicon.

    `values` leads from a mapped section and a phrase to what it stands for (a strength, an office).
    """

    tree: Branch = field(default_factory=Branch)
    values: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        """Take in a phrase."""
        branch = self.tree
        for word in entry.words:
            branch = branch.following.setdefault(word, Branch())
        branch.entry = branch.entry or entry

    def value(self, label: str, phrase: str) -> str:
        """Return what a phrase of a mapped section stands for, "" when it stands in none."""
        return self.values.get((label, phrase), "")


def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Return the vocabulary of a lexicon, built once."""
    return lexicon.view("directives.vocabulary", _build)


def _build(lexicon: Lexicon) -> Vocabulary:
    table = lexicon.table("directives")
    made = Vocabulary()
    labels: dict[str, set[str]] = {}
    for section in _MAPPED:
        for phrase, value in table.mapping(section).items():
            labels.setdefault(phrase, set()).add(section)
            made.values[section, " ".join(TOKEN.findall(phrase))] = value
    for phrase, label in _labelled(lexicon):
        labels.setdefault(phrase, set()).add(label)
    for phrase, kinds in labels.items():
        made.add(Entry.of(phrase, kinds))
    return made


def _labelled(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Yield every phrase of the lists with the name of its list: the directives' own, titles, names with an "và"."""
    table, titles = lexicon.table("directives"), lexicon.table("titles")
    for name in table.get("words", {}):
        for phrase in table.words(f"words.{name}"):
            yield phrase, name
    shared = {*titles.words("office.shared"), *table.words("names.no_titles")}
    for name in _OFFICES:
        for phrase in titles.words(f"office.{name}"):
            if phrase not in shared:
                yield phrase, "title"
    for phrase in lexicon.table("bodies").words("inner"):
        yield phrase, "inner"
