"""The grammar of a mention: a name with the titles before and behind it (LANGUAGE.md, section 1, "Order patterns")."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_app.domain.text import find_in_parts, search_in_parts
from briefing_app.extraction.attendees.names import Name, Spans, find_foreign_names, find_names, place_spans
from briefing_app.extraction.attendees.vocabulary import Vocabulary
from briefing_app.extraction.document import Document

REACH = 260
"""How far before a name its titles may begin, in code points."""

POLITE = 24
"""The room that an honorific takes right before a name."""

GAP = 160
"""The longest body between the first word of a title and what comes next."""

_HARD = re.compile(r"[;:!?\"“”\n]|\.(?!\w)(?<!tp\.)(?<!t\.)")
_PARENTHESIS = re.compile(r"\([^()]{1,40}\)")
_SEPARATOR = re.compile(r"(?:\s*,\s*|\s+[-–]\s+|\s+kiêm\s+|\s+vừa là\s+|,?\s+đồng thời là\s+|\s+)$")
_NEXT_TITLE = re.compile(r"\s*(?:,|[-–—]|\()\s*(?:hiện là\s+|là\s+|đồng thời là\s+)?|\s+kiêm\s+")
_OWNER = re.compile(r"(?<!\w)(?:ủy quyền của|ủy nhiệm của|thay mặt|sự ủy quyền của)[ \u00a0]+$")
_INSIDE_PARENTHESIS = re.compile(r"[^()]{0,30}\)")
_BRACKET = re.compile(r"\s*\(([^()\n]{4,80})\)")
_VERB_BEHIND = re.compile(r"\s+(?:(?:đã|cũng|vừa|đồng thời)\s+)?")
_JOIN = re.compile(r"\s*[,(–—-]\s*")
_COMMA_CHAIRS = re.compile(r",\s*(?:đã\s+|cùng\s+|dự và\s+)?")
_BREAK = re.compile(r"[,;:()\"“”\n!?]|\s[-–—]+\s|\.(?=\s)|(?<!\w)và(?!\w)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name with its titles: `before` and `after` are spans of titles, `start` and `end` the words of all of it.

    `plural` tells that the titles before hold for the names that follow too ("các Phó Thủ tướng A, B").
    """

    name: Name
    start: int
    end: int
    before: tuple[int, int] | None
    after: tuple[tuple[int, int], ...]
    plural: bool
    honorific: bool
    organisation: tuple[int, int] | None = None

    @property
    def titled(self) -> bool:
        """Tell whether any title stands at the name."""
        return self.before is not None or bool(self.after)


class Reading:
    """A document as the grammar of mentions reads it: names, places and titles found once.

    `masked` is the lower copy in which commas, dashes and "và" inside the names of bodies are blotted out.
    """

    def __init__(self, document: Document, words: Vocabulary) -> None:
        self.document = document
        self.text = document.text
        self.words = words
        self.masked = _mask(document.lower, words)
        size = len(self.text)
        self.places: Spans = place_spans(self.text, 0, size, words)
        vietnamese = find_names(self.text, document.lower, 0, size, self.places, words)
        foreign = find_foreign_names(self.text, document.lower, vietnamese, self.places, words)
        self.names: list[Name] = sorted(vietnamese + foreign, key=lambda name: name.start)
        self._name_starts = [name.start for name in self.names]
        self.titles: list[tuple[int, int]] = [
            (start, end)
            for start, end in _titles(self.masked, words)
            if not self.masked.endswith(words.not_behind, 0, start)
        ]
        self._title_starts = [start for start, _ in self.titles]
        self._signals = [match.start() for match in find_in_parts(words.signals, self.masked)]

    def names_between(self, start: int, end: int) -> list[Name]:
        """Return the names that begin in a span."""
        return self.names[bisect_left(self._name_starts, start) : bisect_left(self._name_starts, end)]

    def signals_between(self, start: int, end: int) -> bool:
        """Tell whether a span holds what opens a list, tells of a meeting or of a chair: most sentences do not."""
        return bisect_left(self._signals, start) < bisect_left(self._signals, end)

    def titles_between(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the spans of first words of titles that begin in a span."""
        return self.titles[bisect_left(self._title_starts, start) : bisect_left(self._title_starts, end)]

    def mentions(self, start: int, end: int) -> list[Mention]:
        """Return the names in a sentence with their titles, bare ones included, in the order of the text."""
        found: list[Mention] = []
        floor = start
        names = self._likely_names(start, end)
        for number, name in enumerate(names):
            following = names[number + 1].start if number + 1 < len(names) else end
            mention = self._mention(name, floor, following, end)
            if name.weak and not mention.titled and not mention.honorific:
                continue
            found.append(mention)
            floor = mention.end
        return found

    def _likely_names(self, start: int, end: int) -> list[Name]:
        """Return the names of a sentence without the runs of capitals that no title or honorific introduces."""
        kept: list[Name] = []
        floor = start
        for name in self.names_between(start, end):
            if name.weak:
                before, _, _, honorific = self.before(name.start, floor)
                if name.foreign and before is None and not honorific:
                    continue
                if (
                    before is not None
                    and not honorific
                    and kept
                    and _JOIN.fullmatch(self.masked, floor, before[0])
                ):
                    earlier, _, _, _ = self.before(kept[-1].start, start)
                    if earlier is None or self.is_rank(earlier):
                        continue  # the office of the name before, and the body it is held in
            kept.append(name)
            floor = name.end
        return kept

    def _mention(self, name: Name, floor: int, following: int, end: int) -> Mention:
        before, start, plural, honorific = self.before(name.start, floor)
        after = self.after(name.end, following, end)
        if after and following < end and after[-1][1] >= following:
            # the last title runs into the next name: it is the next one's, and the ones before it too,
            # unless this name has no office of its own
            own = before is not None and not self.is_rank(before)
            after = () if own else after[:-1]
        if after and before is not None and not self.is_rank(before) and self._is_next_subject(after[-1]):
            after = after[:-1]
        stop = after[-1][1] if after else name.end
        if after and self.masked[stop : stop + 1] == ")":
            stop += 1
        organisation = None if after else self._organisation(name.end, end)
        if organisation is not None:
            stop = organisation[1] + 1
        return Mention(name, start, stop, before, tuple(after), plural, honorific, organisation)

    def _organisation(self, at: int, end: int) -> tuple[int, int] | None:
        """Return the body in brackets behind a name: "các Thứ trưởng: A (Bộ Tài chính), …"."""
        bracket = _BRACKET.match(self.masked, at, end)
        if bracket is None or self.words.body_here.match(self.masked, bracket.start(1)) is None:
            return None
        return bracket.span(1)

    def _is_next_subject(self, title: tuple[int, int]) -> bool:
        """Tell whether a bare title behind a comma begins the next clause: "…, Thủ tướng kết luận"."""
        bare = self.words.titles.fullmatch(self.masked, *title)
        verb = _VERB_BEHIND.match(self.masked, title[1])
        return (
            bare is not None
            and verb is not None
            and self.words.acts.match(self.masked, verb.end()) is not None
        )

    def is_rank(self, span: tuple[int, int]) -> bool:
        """Tell whether a title is a rank alone, which says nothing of an office."""
        return self.words.ranks.fullmatch(self.masked[span[0] : span[1]].strip()) is not None

    def before(self, at: int, floor: int) -> tuple[tuple[int, int] | None, int, bool, bool]:
        """Read the titles before an offset: their span, where they or an honorific begin, plural, honorific."""
        low = max(floor, at - REACH)
        window = self.masked[low:at]
        honorific = self.words.honorific.search(self.masked, max(low, at - POLITE), at)
        edge = honorific.start() if honorific else low + len(window.rstrip())
        start = edge if honorific else at
        plural = honorific is not None and honorific.group().startswith(("các", "hai"))
        core = low + len(self.masked[low:edge].rstrip(" \u00a0,"))
        if core < edge and honorific is None and self.masked[core:edge].strip():
            return None, start, plural, False
        first, last = None, core
        for title_start, title_end in reversed(self.titles_between(low, core)):
            if title_end <= core and _INSIDE_PARENTHESIS.match(self.masked, title_end, core):
                continue
            if title_end > core or not self.is_clean(title_end, core):
                break
            if first is not None and self._stands_apart(low, title_start, core):
                break
            first, start = title_start, title_start
            separator = _SEPARATOR.search(self.masked, low, title_start)
            core = separator.start() if separator else title_start
            if core <= low:
                break
        if first is None:
            return None, start, plural, honorific is not None
        many = self.words.plural.search(self.masked, max(low, first - 24), first)
        if many:
            start = many.start()
        else:
            polite = self.words.honorific.search(self.masked, max(low, first - 16), first)
            start = polite.start() if polite else start
        return (first, last), start, plural or many is not None, honorific is not None

    def _stands_apart(self, low: int, start: int, core: int) -> bool:
        """Tell whether a title before a comma belongs to somebody else: "của Thủ tướng, Bộ trưởng …"."""
        if "," not in self.masked[core : core + 2]:
            return False
        if self.words.shared.match(self.masked, start):
            return True
        return _OWNER.search(self.masked, low, start) is not None

    def is_clean(self, start: int, end: int) -> bool:
        """Tell whether only the name of a body lies in a span: no verb, no other person, no hard stop."""
        if end - start > GAP:
            return False
        inside = _PARENTHESIS.sub(_blank, self.masked[start:end])
        if "," in inside or "(" in inside or ")" in inside or _HARD.search(inside):
            return False
        if any(not name.foreign for name in self.names_between(start, end)) or inside.rstrip().endswith(
            " và"
        ):
            return False
        return self.stop_at(start, end, before_name=True) is None

    def stop_at(self, start: int, end: int, *, before_name: bool = False) -> int | None:
        """Return where the first word stands that no title contains; a capital shows the name of a body.

        Right before a name "tại" goes on with the title ("quản lý vốn tại doanh nghiệp Nguyễn …").
        """
        bridges = None
        for match in self.words.stop.finditer(self.masked, start, end):
            if self.text[match.start()].isupper() or (before_name and match.group() == "tại"):
                continue
            if bridges is None:
                low = max(0, start - 24)
                bridges = Spans(
                    [
                        m.span()
                        for m in self.words.bridge.finditer(self.masked, low, min(end + 24, len(self.masked)))
                    ]
                )
            if bridges.covering(match.start()) is None:
                return match.start()
        return None

    def after(self, at: int, following: int, end: int) -> tuple[tuple[int, int], ...]:
        """Read the titles behind an offset, up to the next name or the sentence's end.

        A last title that runs up to `following` touches the next name.
        """
        found: list[tuple[int, int]] = []
        inside = False
        while True:
            separator = _NEXT_TITLE.match(self.masked, at, end)
            if separator is None:
                break
            title = self.words.titles.match(self.masked, separator.end(), end)
            if title is None:
                break
            if "(" in separator.group():
                inside = True
            stop = self._title_end(title.end(), min(end, title.end() + GAP), following)
            found.append((title.start(), stop))
            if stop >= following:
                break
            at = stop
        if inside and found and self.masked[found[-1][1] : found[-1][1] + 1] != ")":
            closing = self.masked.find(")", found[-1][1], min(end, found[-1][1] + GAP))
            if closing < 0:
                return tuple(found[:0])
        return tuple(found)

    def _title_end(self, at: int, end: int, following: int) -> int:
        """Return where the title whose first words end at `at` ends: at a comma, a verb, a name, a group."""
        limit = min(end, following)
        stop = self.stop_at(at, limit)
        if stop is not None:
            limit = stop
        for match in _BREAK.finditer(self.masked, at, limit):
            mark = match.group().strip()
            if mark == "(":
                closed = _PARENTHESIS.match(self.masked, match.start(), end)
                if closed and not self.titles_between(closed.start(), closed.end()):
                    continue
            if mark == ")" and "(" in self.masked[at : match.start()]:
                continue
            if mark == "và" and not self._starts_anew(match.end()):
                continue
            if mark in ("-", "–", "—") and self.words.titles.match(self.masked, match.end()) is None:
                continue
            if mark == "," and (further := self._goes_on(match.end(), limit)) is not None:
                return further
            return _back(self.masked, match.start(), at)
        if limit == following and stop is None:
            return following
        return _back(self.masked, limit, at)

    def _goes_on(self, at: int, end: int) -> int | None:
        """Return where a title ends that goes on behind a comma, up to the comma before a verb of chairing.

        "Trưởng Ban Chỉ đạo các công trình trọng điểm, dự án quan trọng quốc gia, chủ trì …"
        """
        comma = self.masked.find(",", at, min(end, at + 100))
        if comma < 0 or self.words.titles.search(self.masked, at, comma) or self.names_between(at, comma):
            return None
        chairs = _COMMA_CHAIRS.match(self.masked, comma, end + 24)
        if chairs is None or self.words.chair_glued.match(self.masked, chairs.end()) is None:
            return None
        return comma if self.stop_at(at, comma) is None else None

    def _starts_anew(self, at: int) -> bool:
        """Tell whether a person, a title or a group begins behind "và", not the second half of a body."""
        while at < len(self.text) and self.text[at].isspace():
            at += 1
        if self.words.titles.match(self.masked, at) or self.words.group.match(self.masked, at):
            return True
        if self.words.honorific_here.match(self.masked, at):
            return True
        number = bisect_right(self._name_starts, at) - 1
        return number >= 0 and self._name_starts[number] == at


def _titles(masked: str, words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield the spans of the first words of titles; where one could begin is found fast, what is one is told there."""
    at = 0
    while (head := search_in_parts(words.title_heads, masked, at, len(masked))) is not None:
        title = words.titles.match(masked, head.start())
        if title is None:
            at = head.start() + 1
        else:
            at = title.end()
            yield title.span()


def _mask(lower: str, words: Vocabulary) -> str:
    """Return the lower copy with commas, dashes and "và" inside names of bodies blotted out, the length kept."""
    pieces, at = [], 0
    for match in find_in_parts(words.inner, lower):
        pieces.append(lower[at : match.start()])
        pieces.append(match.group().replace(",", "_").replace("-", "_").replace(" và ", " _a "))
        at = match.end()
    pieces.append(lower[at:])
    return "".join(pieces)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _back(text: str, at: int, floor: int) -> int:
    while at > floor and text[at - 1] in " \u00a0,":
        at -= 1
    return at
