"""The words of ``directives.toml``, ready to be found in a text: one table of phrases by their first word."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefing_app.extraction.lexicon import Lexicon

TOKEN = re.compile(r"\w+|[^\w\s]")

NOTHING: frozenset[str] = frozenset()

_MAPPED = ("ask", "passive", "modal", "mild", "epithets")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words of the lexicon, and what they are good for ("ask", "modal", "title", …)."""

    words: tuple[str, ...]
    labels: frozenset[str]
    value: str = ""


@dataclass(slots=True)
class Vocabulary:
    """All phrases of the directives' lexicon.

    `by_first` leads from a first word to its phrases, the longest first; `values` from a phrase of a mapped
    section to what it stands for (a strength, an office).
    """

    by_first: dict[str, tuple[Phrase, ...]] = field(default_factory=dict)
    values: dict[tuple[str, str], str] = field(default_factory=dict)

    def value(self, label: str, phrase: str) -> str:
        """Return what a phrase of a mapped section stands for, "" when it stands in none."""
        return self.values.get((label, phrase), "")


def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Return the vocabulary of a lexicon, built once."""
    return lexicon.view("directives.vocabulary", _build)


def _build(lexicon: Lexicon) -> Vocabulary:
    table = lexicon.table("directives")
    labels: dict[str, set[str]] = {}
    values: dict[tuple[str, str], str] = {}
    for section in _MAPPED:
        for phrase, value in table.mapping(section).items():
            labels.setdefault(phrase, set()).add(section)
            values[section, " ".join(TOKEN.findall(phrase))] = value
    for section in ("words", "deadline"):
        for name in table.get(section, {}):
            for phrase in table.words(f"{section}.{name}"):
                labels.setdefault(phrase, set()).add(name)
    titles = lexicon.table("titles")
    shared = {*titles.words("office.shared"), *table.words("names.no_titles")}
    for name in ("party", "state", "heads", "military", "diplomacy", "profession"):
        for phrase in titles.words(f"office.{name}"):
            if phrase not in shared:
                labels.setdefault(phrase, set()).add("title")
    for phrase in lexicon.table("bodies").words("inner"):
        labels.setdefault(phrase, set()).add("inner")
    by_first: dict[str, list[Phrase]] = {}
    for phrase, kinds in labels.items():
        words = tuple(TOKEN.findall(phrase))
        by_first.setdefault(words[0], []).append(Phrase(words, frozenset(kinds)))
    ordered = {
        first: tuple(sorted(phrases, key=lambda phrase: -len(phrase.words)))
        for first, phrases in by_first.items()
    }
    return Vocabulary(ordered, values)
