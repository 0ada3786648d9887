"""Who is who in the article: names with the titles beside them, so that a bare title can be given its name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefing_app.domain.attendee import Attendee
from briefing_app.domain.text import same_spelling
from briefing_app.extraction.directives.tokens import Tokens
from briefing_app.extraction.directives.vocabulary import Vocabulary
from briefing_app.extraction.lexicon import Lexicon

LONGEST_RUN = 7
"""How many capitals are read at once: a name, and the place that may lead it."""
REACH = 60
"""How many words before and after a name its titles may reach."""

_LINKS = frozenset(["và", "của", "các", ",", "-", "–", "kiêm", "thường", "trực", "(", ")", "tại", "tỉnh", "thành", "phố"])  # fmt: skip


# A title behind one of these is somebody else's: "báo cáo với Thủ tướng, Bí thư Tỉnh ủy A".
_AWAY = frozenset(["với", "cho", "của", "gửi", "tới", "từ", "mà", "theo", "do", "nghe", "cùng"])  # fmt: skip


_PLACE_NOUNS = frozenset(["tỉnh", "huyện", "xã", "phường", "quận", "phố", "thôn", "bản", "khu"])  # fmt: skip
_VERBS = frozenset(["ask", "speech", "mild", "modal", "past", "future"])  # fmt: skip


@dataclass(slots=True)
class Person:
    """Somebody named in the article: the name as written first, and every title that stood beside it."""

    name: str
    titles: dict[str, int] = field(default_factory=dict)
    chair: bool = False

    @property
    def given(self) -> str:
        """The last word of the name, by which a newspaper calls a person the second time."""
        return self.name.rsplit(" ", 1)[-1].lower()


@dataclass(frozen=True, slots=True)
class Named:
    """A name found in a sentence: tokens `first` up to `end`."""

    first: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class NameWords:
    """First words of names, and what only looks like a name."""

    surnames: frozenset[str]
    weak: frozenset[str]
    places: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> NameWords:
        """Read the family names and the places of the lexicon, in lower case with one tone placement."""
        names, places = lexicon.table("family_names"), lexicon.table("places")
        own = lexicon.table("directives")
        weak = {name.lower() for name in names.words("weak")}
        surnames = {name.lower() for name in names.words("common")} - weak
        surnames |= set(own.words("names.surnames"))
        known = [
            *places.words("provinces"),
            *places.words("former"),
            *places.words("other"),
            *names.words("never"),
        ]
        return cls(
            frozenset(same_spelling(name) for name in surnames),
            frozenset(same_spelling(name) for name in weak),
            frozenset([*own.words("names.places"), *(same_spelling(place).lower() for place in known)]),
        )

    def begins_at(self, words: list[str], at: int) -> bool:
        """Tell whether a name can begin at a word; a family name that is a common word needs "Thị" behind it."""
        if words[at] in self.surnames:
            return True
        return words[at] in self.weak and words[at + 1 : at + 2] == ["thị"]


class People:
    """All people of an article, found by name or by title.

    It is filled sentence by sentence, in the order of the text, before anybody is looked up.
    """

    def __init__(self, words: NameWords) -> None:
        self._words = words
        self._by_name: dict[str, Person] = {}
        self._by_given: dict[str, list[Person]] = {}
        self._by_title: dict[str, list[tuple[int, Person]]] = {}
        self._by_head: dict[str, list[tuple[int, Person]]] = {}

    def add(self, name: str) -> Person:
        """Return the person of that name, new or known; a name that begins like a known one is that one."""
        key = name.lower()
        found = self._by_name.get(key)
        if found is None:
            found = self._by_name[key] = Person(name)
            self._by_given.setdefault(found.given, []).append(found)
        return found

    def entitle(self, person: Person, title: str, at: int) -> None:
        """Note that a person was called by a title at an offset."""
        person.titles.setdefault(title, at)
        self._by_title.setdefault(title, []).append((at, person))

    def called(self, given: str) -> Person | None:
        """Return the one last added whose name ends so, None when nobody's does."""
        people = self._by_given.get(given.lower())
        return people[-1] if people else None

    def settle(self) -> None:
        """Put the titles in the order of the text; called once, when everybody has been added."""
        for known in list(self._by_title):
            self._by_title[known].sort(key=lambda place: place[0])
        for known, places in list(self._by_title.items()):
            words = known.split(" ")
            for size in range(1, len(words)):
                self._by_head.setdefault(" ".join(words[:size]), []).extend(places)
        for places in self._by_head.values():
            places.sort(key=lambda place: place[0])

    def bearer(self, title: str, at: int) -> Person | None:
        """Return who bears a title where the text stands: the last one before, else the first one after.

        A longer title ("bí thư thành ủy") answers for the shorter one at its head when nobody bears that.
        """
        places = self._by_title.get(title) or self._by_head.get(title)
        if not places:
            return None
        number = bisect_right(places, at, key=lambda place: place[0])
        return places[max(0, number - 1)][1]

    def named(self, text: str, tokens: Tokens) -> list[Named]:
        """Find the names in a sentence: runs of capitals that begin like a Vietnamese name."""
        found: list[Named] = []
        words, caps, count = tokens.words, tokens.caps, len(tokens)
        behind = 0
        for at, capital in enumerate(caps):
            if not capital or at < behind or not self._words.begins_at(words, at):
                continue
            if at and caps[at - 1] and words[at - 1] == "xã":
                continue
            end = at + 1
            while (
                end < count
                and caps[end]
                and tokens.starts[end] - tokens.ends[end - 1] <= 1
                and end - at < LONGEST_RUN
            ):
                if words[end].isdigit() or _begins_phrase(tokens, end):
                    break
                end += 1
            start = self._start(words, at, end)
            if start is None or end - start < 2 or self._is_place(words, start, end):
                continue
            if end - start > 4:
                end = start + 4
            name = " ".join(text[tokens.starts[k] : tokens.ends[k]] for k in range(start, end))
            behind = end
            if not any(c.isdigit() for c in name):
                found.append(Named(start, end, name))
        return found

    def _start(self, words: list[str], at: int, end: int) -> int | None:
        """Return where in a run of capitals the name begins, behind the place that leads it."""
        for size in (3, 2):
            if " ".join(words[at : at + size]) in self._words.places and at + size <= end:
                later = at + size
                if end - later >= 2 and self._words.begins_at(words, later):
                    return later
                return None
        if end - at > 4:
            for later in range(at + 1, end - 1):
                if self._words.begins_at(words, later):
                    return later
        return at

    @staticmethod
    def _is_place(words: list[str], start: int, end: int) -> bool:
        """Tell whether two capitals name a place: "huyện Thạch Khê"; a person's name behind "tỉnh" is longer."""
        return end - start == 2 and start > 0 and words[start - 1] in _PLACE_NOUNS

    def read(self, text: str, tokens: Tokens) -> list[Named]:
        """Take in a sentence: its names and the titles that stand beside them."""
        names = self.named(text, tokens)
        taken = {k for named in names for k in range(named.first, named.end)}
        for named in names:
            person = self.add(self._known(named.name))
            at = tokens.starts[named.first]
            for title in _titles_before(tokens, named.first, taken):
                self.entitle(person, title, at)
            for title in _titles_after(tokens, named.end, taken):
                self.entitle(person, title, at)
        return names

    def _known(self, name: str) -> str:
        """Return a known name that a glued word hides ("Phạm Minh Chínhchủ"), else the name."""
        key = name.lower()
        shorter = self._by_name.get(key.rpartition(" ")[0])
        if shorter is not None and key not in self._by_name and " " in shorter.name:
            return shorter.name
        for cut in range(9):
            known = self._by_name.get(key[: len(key) - cut])
            if known is not None:
                return known.name
        return name

    def foremost(self) -> Person | None:
        """Return the person whom the article is most likely about: the chair, else the first one named with a title."""
        named = list(self._by_name.values())
        chair = next((person for person in named if person.chair), None)
        return chair or next((person for person in named if person.titles), None)

    def take_attendees(self, attendees: Iterable[Attendee], vocabulary: Vocabulary) -> None:
        """Take in the people that another reading of the article found, with the titles of their roles."""
        for attendee in attendees:
            if attendee.collective or not attendee.name.strip():
                continue
            person = self.add(attendee.name)
            person.chair = person.chair or attendee.part.value == "chair"
            if person.titles:
                continue
            role = " ".join(filter(None, (attendee.role, attendee.organisation)))
            for title in titles_in(role, vocabulary):
                self.entitle(person, title, attendee.anchor.start)


def _begins_phrase(tokens: Tokens, at: int) -> bool:
    """Tell whether a capital begins a phrase of several words that is no part of a name ("Chỉ thị", "Bộ trưởng")."""
    hit = tokens.entries[at]
    return hit is not None and hit.length > 1 and not all(tokens.caps[at : at + hit.length])


def titles_in(role: str, vocabulary: Vocabulary) -> list[str]:
    """Return the heads of offices in a role."""
    tokens = Tokens(role, role.lower() if len(role.lower()) == len(role) else role, 0, len(role), vocabulary)
    return [tokens.phrase(at) for at in tokens.found if "title" in tokens.labels[at]]


def _titles_before(tokens: Tokens, first: int, taken: set[int]) -> list[str]:
    """Collect the titles that lead up to a name, back to the first word that joins nothing."""
    titles: list[str] = []
    at = first - 1
    while at >= 0 and first - at < REACH:
        if at in taken:
            break
        if "title" in tokens.labels[at]:
            head = tokens.led_by[at]
            before = tokens.words[head - 1] if head else ""
            after = tokens.words[tokens.behind(head)]
            if titles and (before in _AWAY or after == "và"):
                break
            titles.append(tokens.phrase(head))
            at = head - 1
            continue
        word = tokens.words[at]
        if not (tokens.in_body(at) or word in _LINKS):
            break
        at -= 1
    return titles


def _titles_after(tokens: Tokens, end: int, taken: set[int]) -> list[str]:
    """Collect the titles that follow a name behind a comma, a dash or a bracket."""
    titles: list[str] = []
    at, count = end, len(tokens)
    if at >= count or tokens.words[at] not in (",", "-", "–", "("):
        return titles
    at += 1
    expecting = True
    small = 0
    while at < count and at - end < REACH:
        hit = tokens.entries[at]
        if hit is not None and "title" in hit.labels:
            titles.append(hit.text)
            at, expecting = at + hit.length, False
            continue
        if expecting or at in taken:
            break
        word = tokens.words[at]
        small = 0 if tokens.in_body(at) or word in _LINKS else small + 1
        if small > 4 or (small and not tokens.labels[at].isdisjoint(_VERBS)):
            break
        expecting = word in (",", "-", "–")
        at += 1
    # A title that leads up to the next name of a list is that one's.
    if at in taken:
        titles = titles[:-1]
    return titles
