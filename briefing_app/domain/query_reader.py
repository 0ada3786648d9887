"""Reading what the editor types into the search field: any text is a query, and what is wrong in it is said."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing_app.domain.query import Fault, Field, Filter, Has, Mistake, Query, Span, Term
from briefing_app.domain.query_dates import BadDate, read_days
from briefing_app.domain.query_words import FIELD_NAMES, closed_values, joined, pattern_of
from briefing_app.domain.text import fold, nfc, same_spelling

LONGEST = 400
"""How many characters of a query are read."""

MOST_TERMS = 16
"""How many terms and fields of a query count."""

SHORTEST_PREFIX = 2
"""From how many letters on the word being typed finds longer ones."""

WORD = re.compile(r"[^\W_]+")

_OR = frozenset({"OR", "HOẶC", "|"})
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_FIELDS = {fold(name): field for field, names in FIELD_NAMES.items() for name in names}
_FIELD = re.compile(
    r"(?P<minus>-?)(?P<name>"
    + "|".join(map(pattern_of, sorted(_FIELDS, key=len, reverse=True)))
    + r"):(?P<plus>\+?)"
)
_UNKNOWN = re.compile(r"-?(?P<name>[^\W\d_]+):(?!//)(?=[^\s:])")
_PHRASE = re.compile(r'(?P<minus>-?)"(?P<phrase>[^"]*)(?P<closed>"?)')
_QUOTED = re.compile(r'\s?"(?P<phrase>[^"]*)(?P<closed>"?)')
_BETWEEN = re.compile(r"[\u2010-\u2015.,;:!?/&+•·…]+")  # what stands between words in any text
_PIECE = re.compile(r"\S+")
_DATED = re.compile(r"(?:quy\s+)?\S*")


def read_query(text: str) -> Query:
    """Read a query: words, "phrases", -excluded, OR between alternatives, fields; the last word as it is being typed.

    Never raises: what is wrong becomes one of the query's `mistakes`, whose spans count in ``nfc(text)``.
    """
    return _Reader(text).read()


class _Reader:
    """Reads one query from left to right."""

    def __init__(self, text: str) -> None:
        whole = nfc(text)
        self._text = same_spelling(_CONTROLS.sub(" ", whole[:LONGEST]).translate(_QUOTES))
        self._folded = fold(self._text)
        self._groups: list[tuple[Term, ...]] = []
        self._excluded: list[Term] = []
        self._filters: list[tuple[Filter, ...]] = []
        self._mistakes: list[Mistake] = []
        self._title: Span | None = None
        self._or: Span | None = None  # an OR that waits for what it joins
        self._last: str = ""  # what stands before: "term", "filter" or nothing that OR could join
        if len(whole) > LONGEST:
            self._wrong(Fault.TOO_MUCH, (LONGEST, len(whole)))

    def read(self) -> Query:
        """Return the query."""
        at, end = 0, len(self._text)
        while at < end:
            if self._text[at].isspace():
                at += 1
                continue
            if len(self._groups) + len(self._excluded) + len(self._filters) >= MOST_TERMS:
                self._wrong(Fault.TOO_MUCH, (at, end))
                break
            at = self._piece(at)
        self._drop_or()
        return Query(
            tuple(self._groups),
            tuple(self._excluded),
            tuple(self._filters),
            self._title,
            tuple(sorted(self._mistakes, key=_where)),
        )

    def _piece(self, at: int) -> int:
        """Read the piece that starts here; return where it ends."""
        if match := _FIELD.match(self._folded, at):
            return self._field(match)
        if match := _PHRASE.match(self._text, at):
            return self._phrase(match)
        if match := _UNKNOWN.match(self._folded, at):
            piece = _PIECE.match(self._text, at)
            assert piece is not None
            self._wrong(Fault.UNKNOWN_FIELD, match.span("name"), self._text[slice(*match.span("name"))])
            return self._value_end(match.end(), piece.end())
        piece = _PIECE.match(self._text, at)
        assert piece is not None
        # A quote in the middle of a word begins a phrase of its own.
        end = piece.start() + piece.group().find('"') if '"' in piece.group() else piece.end()
        self._word(self._text[at:end], (at, end))
        return end

    def _word(self, word: str, span: Span) -> None:
        if word in _OR:
            self._drop_or()
            if self._last:
                self._or = span
            else:
                self._wrong(Fault.DANGLING_OR, span, word)
            return
        minus = len(word) > 1 and word[0] == "-"
        words = tuple(WORD.findall(word))
        if not words:
            self._wordless(word, span)
            return
        starred = word.endswith(f"{words[-1]}*") and len(words[-1]) >= SHORTEST_PREFIX
        if "*" in (word[:-1] if starred else word):
            at = span[0] + word.index("*")
            self._wrong(Fault.LONE_STAR, (at, at + 1))
        open_ended = span[1] == len(self._text) and word.endswith(words[-1]) and not minus
        self._add_term(_term(words, open_ended=open_ended or starred), minus=minus, span=span)

    def _wordless(self, word: str, span: Span) -> None:
        """Say of a piece without letters what it lacks, where it was meant for more than a mark between words."""
        if "*" in word:
            self._wrong(Fault.LONE_STAR, span)
        elif word == "-":
            self._wrong(Fault.LONE_MINUS, span)
        elif not _BETWEEN.fullmatch(word):
            self._wrong(Fault.NO_WORD, span, word)

    def _phrase(self, match: re.Match[str]) -> int:
        words = tuple(WORD.findall(match["phrase"]))
        closed = bool(match["closed"])
        if not closed:
            at = match.end("minus")
            self._wrong(Fault.LONE_QUOTE, (at, at + 1))
        if words:
            minus = bool(match["minus"])
            open_ended = not closed and match["phrase"].endswith(words[-1]) and not minus
            starred = match["phrase"].endswith(f"{words[-1]}*")
            self._add_term(_term(words, open_ended=open_ended or starred), minus=minus, span=match.span())
        elif closed:
            self._wrong(Fault.NO_WORD, match.span(), match.group())
        return match.end()

    def _add_term(self, term: Term, *, minus: bool, span: Span) -> None:
        if minus:
            self._drop_or()
            self._excluded.append(term)
            self._last = ""
            return
        if self._or is not None and self._last == "term":
            self._groups[-1] = (*self._groups[-1], term)
            self._or = None
        else:
            self._mixed_or(span)
            self._groups.append((term,))
        self._last = "term"

    def _field(self, match: re.Match[str]) -> int:
        field = _FIELDS[joined(match["name"])]
        value, term, end = self._value(field, match.end())
        span = (match.start(), end)
        if not value.strip():
            self._wrong(Fault.NO_VALUE, (match.start("name"), match.end()), field=field)
            return end
        found = Filter(field, value, span, negated=bool(match["minus"]), succession=bool(match["plus"]))
        value_span = (end - len(self._text[match.end() : end].lstrip()), end)
        made = self._understood(found, term, value_span)
        if made is not None:
            self._add_filter(made)
        return end

    def _value(self, field: Field, at: int) -> tuple[str, Term | None, int]:
        """Return a field's value, its words, and where it ends."""
        if quoted := _QUOTED.match(self._text, at):
            words = tuple(WORD.findall(quoted["phrase"]))
            if not quoted["closed"]:
                quote = quoted.start("phrase") - 1
                self._wrong(Fault.LONE_QUOTE, (quote, quote + 1))
            open_ended = not quoted["closed"] and bool(words) and quoted["phrase"].endswith(words[-1])
            return quoted["phrase"], _term(words, open_ended=open_ended) if words else None, quoted.end()
        end = self._value_end(at, at)
        known = closed_values(field)
        for name in sorted(known, key=len, reverse=True):
            stop = at + len(name)
            if joined(self._folded[at:stop]) == name and not self._folded[stop : stop + 1].isalnum():
                return self._text[at:stop], None, stop
        value = self._text[at:end]
        words = tuple(WORD.findall(value))
        return value, _term(words, open_ended=end == len(self._text)) if words else None, end

    def _value_end(self, at: int, least: int) -> int:
        """Return where a value that starts here ends: behind its closing quote, or at the next blank."""
        if quoted := _QUOTED.match(self._text, at):
            return quoted.end()
        match = _DATED.match(self._folded, at)
        return max(least, match.end() if match else at)

    def _understood(self, found: Filter, term: Term | None, value_span: Span) -> Filter | None:
        """Return the filter with what its value means; None, and a mistake, where that is not to be told."""
        meaning = closed_values(found.field).get(joined(fold(found.value.strip())), "")
        if found.field is Field.DATE:
            try:
                return replace(found, days=read_days(fold(found.value)))
            except BadDate as wrong:
                fault = Fault.DATES_REVERSED if wrong.backwards else Fault.BAD_DATE
                self._wrong(fault, value_span, found.value)
                return None
        if found.field in (Field.PERSON, Field.ROLE, Field.PLACE):
            if term is None:
                self._wrong(Fault.NO_VALUE, found.span, field=found.field)
                return None
            return replace(found, term=term)
        if not meaning:
            self._wrong(Fault.UNKNOWN_VALUE, value_span, found.value, found.field)
            return None
        if found.field is Field.HAS:
            return replace(found, has=Has(meaning))
        if found.field is Field.STATUS:
            return replace(found, status=meaning)
        if found.negated:
            self._wrong(Fault.NOT_NEGATABLE, found.span, field=found.field)
            return None
        self._title = found.span
        return None

    def _add_filter(self, found: Filter) -> None:
        if self._or is not None and self._last == "filter":
            self._filters[-1] = (*self._filters[-1], found)
            self._or = None
        else:
            self._mixed_or(found.span)
            self._filters.append((found,))
        self._last = "filter"

    def _mixed_or(self, span: Span) -> None:
        """Say that an OR joins a word with a field: both are then looked for."""
        if self._or is not None:
            self._wrong(Fault.MIXED_OR, self._or)
            self._or = None

    def _drop_or(self) -> None:
        if self._or is not None:
            self._wrong(Fault.DANGLING_OR, self._or, self._text[slice(*self._or)])
            self._or = None

    def _wrong(self, fault: Fault, span: Span, words: str = "", field: Field | None = None) -> None:
        self._mistakes.append(Mistake(fault, span, words, field))


def _term(words: tuple[str, ...], *, open_ended: bool) -> Term:
    return Term(words, prefix=open_ended and len(words[-1]) >= SHORTEST_PREFIX)


def _where(mistake: Mistake) -> Span:
    return mistake.span
