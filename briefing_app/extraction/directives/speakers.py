"""Who has the word: the speaker of every sentence, carried over until somebody else is heard (LANGUAGE.md, section 4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from briefing_app.extraction.directives.people import Named, People, Person
from briefing_app.extraction.directives.tokens import CLOSING, Tokens
from briefing_app.extraction.directives.vocabulary import Vocabulary


class Voice(StrEnum):
    """What kind of speaker it is."""

    PERSON = "person"
    TITLE = "title"  # an office whose bearer the article never names
    BODY = "body"
    CHORUS = "chorus"
    REPORT = "report"  # a report, a plan, statistics: nobody who could ask
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever speaks: `name` as an issuer is written."""

    voice: Voice
    name: str | None
    title: str = ""
    chair: bool = False

    @property
    def key(self) -> str:
        """What tells speakers apart."""
        return (self.name or self.voice.value).lower()


NOBODY = Speaker(Voice.NOBODY, None)


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody spoken of in a sentence: tokens `first` up to `end`."""

    first: int
    end: int
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class Attribution:
    """A mention with the verb of speech or of asking that it governs: tokens `verb` up to `verb_end`."""

    mention: Mention
    verb: int
    verb_end: int
    kind: str  # "ask", "speech", "theo", "paper", "plain"


@dataclass(slots=True)
class Heard:
    """What one sentence tells about who speaks."""

    mentions: list[Mention] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    speaker: Speaker = NOBODY
    explicit: bool = False
    after_quote: bool = False
    in_quote: bool = False
    subject: Mention | None = None

    def at(self, token: int) -> Attribution | None:
        """Return the last attribution whose verb stands at or before a token."""
        found = None
        for attribution in self.attributions:
            if attribution.verb <= token:
                found = attribution
        return found


_SKIP = 6
# Behind one of these somebody is spoken of, and does not speak: "như Thủ tướng đã chỉ đạo".
_OBJECT = frozenset(
    [
        "như",
        "mà",
        "do",
        "của",
        "với",
        "cho",
        "được",
        "bởi",
        "cùng",
        "tới",
        "gửi",
        "giúp",
        "mời",
        "nghe",
        "thay",
        "khi",
    ]
)
_SPOKEN = ("ask", "speech", "mild")
_GAP_STOPS = frozenset([".", ";", ":", "?", "!"])


class Listener:
    """Follows who speaks through the sentences of an article, one after the other.

    It is a state machine: it keeps the last speaker and whether a quotation is open; `hear` is called once for
    each sentence in the order of the text.
    """

    def __init__(self, text: str, people: People, vocabulary: Vocabulary) -> None:
        self._text = text
        self._people = people
        self._vocabulary = vocabulary
        self._last: Speaker = NOBODY
        self._last_person: Speaker = NOBODY
        self._quoted = False

    def hear(self, tokens: Tokens, names: list[Named]) -> Heard:
        """Return what a sentence tells about its speaker, and remember it for the next one."""
        heard = Heard()
        heard.mentions = self._mentions(tokens, names)
        heard.attributions = self._attributions(tokens, heard.mentions)
        opened = self._quoted
        self._follow_quotes(tokens)
        heard.in_quote = opened
        if heard.mentions and heard.mentions[0].first <= 3:
            heard.subject = heard.mentions[0]
        first = self._main(heard)
        if first is not None:
            speaker = first.mention.speaker
            heard.explicit = True
            heard.after_quote = (
                first.mention.first > 0 and tokens.words[max(0, first.mention.first - 2)] in CLOSING
            )
            self._last = speaker
            if speaker.voice in (Voice.PERSON, Voice.TITLE):
                self._last_person = speaker
        heard.speaker = self._last
        return heard

    def announced(self, tokens: Tokens, names: list[Named]) -> Speaker | None:
        """Return whom a headline gives the word: "Thủ tướng: …", "Thủ tướng yêu cầu …", else whom it names first."""
        mentions = self._mentions(tokens, names)
        attributions = self._attributions(tokens, mentions)
        spoken = [a.mention.speaker for a in attributions] + [m.speaker for m in mentions]
        return next((s for s in spoken if s.voice in (Voice.PERSON, Voice.TITLE)), None)

    def _main(self, heard: Heard) -> Attribution | None:
        """Return the attribution that names the sentence's speaker: the last one that is a person's, else the last."""
        last = None
        for attribution in heard.attributions:
            if last is None or attribution.kind in ("ask", "speech") or last.kind not in ("ask", "speech"):
                last = attribution
        return last

    def _follow_quotes(self, tokens: Tokens) -> None:
        for word in tokens.words:
            if word == '"':
                self._quoted = not self._quoted
            elif word == "“":
                self._quoted = True
            elif word == "”":
                self._quoted = False

    # Mentions

    def _mentions(self, tokens: Tokens, names: list[Named]) -> list[Mention]:
        found: list[Mention] = []
        at, count = 0, len(tokens)
        by_first = {named.first: named for named in names}
        while at < count:
            mention = self._mention(tokens, at, by_first)
            if mention is None:
                at += 1
                continue
            if found and mention.speaker.key == found[-1].speaker.key and mention.first - found[-1].end <= 1:
                mention = Mention(found.pop().first, mention.end, mention.speaker)
            found.append(mention)
            at = max(mention.end, at + 1)
        return found

    def _mention(self, tokens: Tokens, at: int, names: dict[int, Named]) -> Mention | None:
        if at in names:
            named = names[at]
            person = self._people.add(named.name)
            return Mention(at, named.end, self._person(person))
        hit = tokens.starting(at)
        if hit is None:
            return self._chorus_or_body(tokens, at)
        if "epithets" in hit.labels:
            office = self._vocabulary.value("epithets", hit.phrase)
            return Mention(
                at, self._over_capitals(tokens, hit.end), self._office(tokens, at, hit.end, office)
            )
        if "title" in hit.labels:
            return self._titled(tokens, at, hit.end, hit.phrase, names)
        if "honorific" in hit.labels:
            return self._honoured(tokens, at, hit.end, names)
        return self._chorus_or_body(tokens, at)

    def _titled(
        self, tokens: Tokens, at: int, end: int, title: str, names: dict[int, Named]
    ) -> Mention | None:
        """Read a title: with its body and the name behind it, or alone."""
        stop = end
        count = len(tokens)
        while stop < count and stop - at < 24:
            if stop in names:
                named = names[stop]
                return Mention(at, named.end, self._person(self._people.add(named.name)))
            hit = tokens.starting(stop)
            if hit is not None and "title" in hit.labels:
                return Mention(at, stop, self._office(tokens, at, stop, title))
            word = tokens.words[stop]
            following_caps = stop + 1 < count and tokens.caps[stop + 1]
            if tokens.in_body(stop) or (
                word in ("và", ",", "-", "–", "tỉnh") and following_caps and stop > end
            ):
                stop += 1
                continue
            break
        while stop > end and tokens.words[stop - 1] in (",", "-", "–", "và"):
            stop -= 1
        if stop - end == 1 and tokens.caps[end]:
            person = self._people.called(tokens.words[end])
            if person is not None:
                return Mention(at, stop, self._person(person))
        return Mention(at, stop, self._office(tokens, at, stop, title))

    def _honoured(self, tokens: Tokens, at: int, end: int, names: dict[int, Named]) -> Mention | None:
        """Read "ông", "đồng chí" with a name or a title behind it, or alone at the head of a clause."""
        count = len(tokens)
        if end < count and end in names:
            return Mention(at, names[end].end, self._person(self._people.add(names[end].name)))
        if end < count and tokens.caps[end] and tokens.starting(end) is None:
            stop = end + 1
            while stop < count and tokens.caps[stop] and stop - end < 4:
                stop += 1
            name = self._text[tokens.starts[end] : tokens.ends[stop - 1]]
            person = self._people.called(tokens.words[stop - 1]) if stop - end == 1 else None
            return Mention(at, stop, self._person(person if person is not None else self._people.add(name)))
        if end < count:
            hit = tokens.starting(end)
            if hit is not None and "title" in hit.labels:
                inner = self._titled(tokens, end, hit.end, hit.phrase, names)
                return None if inner is None else Mention(at, inner.end, inner.speaker)
        if tokens.words[at] in ("anh", "chị"):
            return None
        clause_start = at == 0 or tokens.words[at - 1] in (",", ";", ".", ":", "”", '"', "theo", "-")
        if clause_start and self._last_person.voice is not Voice.NOBODY:
            return Mention(at, end, self._last_person)
        return None

    def _chorus_or_body(self, tokens: Tokens, at: int) -> Mention | None:
        hit = tokens.starting(at)
        clause_start = at == 0 or tokens.words[at - 1] in (
            ",",
            ";",
            ":",
            "”",
            '"',
            "theo",
            "và",
            "do",
            ")",
            "–",
            "-",
        )
        if hit is not None and clause_start and ("chorus" in hit.labels or "report_opener" in hit.labels):
            voice = Voice.REPORT if "report_opener" in hit.labels else Voice.CHORUS
            end = self._over_capitals(tokens, hit.end)
            return Mention(at, end, Speaker(voice, self._span(tokens, at, end)))
        if hit is not None and "addressee" in hit.labels and tokens.caps[at]:
            end = self._over_capitals(tokens, hit.end)
            if clause_start or end - at > 1:
                return Mention(at, end, Speaker(Voice.BODY, self._span(tokens, at, end)))
        return None

    def _over_capitals(self, tokens: Tokens, end: int) -> int:
        count, start = len(tokens), end
        while end < count and end - start < 16:
            word = tokens.words[end]
            if tokens.in_body(end) or word.isdigit():
                hit = tokens.starting(end)
                if hit is not None and "title" in hit.labels:
                    break
                end += 1
            elif word in ("và", ",", "-") and end + 1 < count and tokens.caps[end + 1] and end > start:
                following = tokens.starting(end + 1)
                if following is not None and ("title" in following.labels or "addressee" in following.labels):
                    break
                end += 1
            else:
                break
        return end

    def _office(self, tokens: Tokens, at: int, end: int, office: str) -> Speaker:
        person = self._people.bearer(office, tokens.starts[at])
        if person is not None:
            return self._person(person, office)
        return Speaker(Voice.TITLE, self._span(tokens, at, end), office)

    def _person(self, person: Person, title: str = "") -> Speaker:
        if not title and person.titles:
            title = next(iter(person.titles))
        return Speaker(Voice.PERSON, person.name, title, person.chair)

    def _span(self, tokens: Tokens, first: int, end: int) -> str:
        return self._text[tokens.starts[first] : tokens.ends[end - 1]]

    # Attributions

    def _attributions(self, tokens: Tokens, mentions: list[Mention]) -> list[Attribution]:
        found: list[Attribution] = []
        for number, mention in enumerate(mentions):
            limit = mentions[number + 1].first if number + 1 < len(mentions) else len(tokens)
            before = tokens.words[mention.first - 1] if mention.first else ""
            if before in _OBJECT or self._is_object(tokens, mention.first):
                continue
            if before == "theo":
                if mention.first <= 2 or mention.speaker.voice in (Voice.PERSON, Voice.TITLE):
                    found.append(Attribution(mention, mention.end, mention.end, "theo"))
                continue
            if mention.speaker.voice in (Voice.BODY, Voice.CHORUS, Voice.REPORT) and not self._may_speak(
                tokens, mention
            ):
                continue
            verb = self._verb_after(tokens, mention, limit)
            if verb is not None:
                found.append(verb)
        return found

    def _is_object(self, tokens: Tokens, first: int) -> bool:
        """Tell whether a mention is somebody asked, reported to, or the agent of a passive."""
        if first and tokens.labels(first - 1) & {"ask", "action"} and not tokens.caps[first - 1]:
            return True
        if first and "ask" in tokens.labels(first - 1):
            return True
        for at in range(first - 1, max(-1, first - 7), -1):
            if tokens.labels(at) & {"consequence", "continuation"}:
                return False
            if tokens.words[at] in ("được", "do"):
                return True
            if not (tokens.in_body(at) or tokens.words[at] in (",", "và")):
                return False
        return False

    def _may_speak(self, tokens: Tokens, mention: Mention) -> bool:
        """Tell whether a body at this place is heard: it leads the sentence and its verb follows at once.

        While a person has the word, a body that "chỉ đạo", "báo cáo", "đề xuất" is somebody told to do so.
        """
        at = mention.end
        while at < len(tokens) and "adverb" in tokens.labels(at) and "speech" not in tokens.labels(at):
            at += 1
        if at >= len(tokens) or self._leads(tokens, mention.first) is False:
            return False
        labels = tokens.labels(at)
        if not labels & {"ask", "speech", "mild"}:
            return False
        person = self._last.voice in (Voice.PERSON, Voice.TITLE)
        return (
            not (person and ("action" in labels or "ask" in labels))
            or mention.speaker.voice is not Voice.BODY
        )

    def _leads(self, tokens: Tokens, first: int) -> bool:
        at = first - 1
        while at >= 0:
            labels = tokens.labels(at)
            if not (
                labels & {"continuation", "consequence", "enumeration"} or not tokens.words[at].isalpha()
            ):
                return False
            at -= 1
        return True

    def _verb_after(self, tokens: Tokens, mention: Mention, limit: int) -> Attribution | None:
        """Find the verb that a mention governs: behind adverbs, or behind an aside in commas or brackets."""
        at, count = mention.end, len(tokens)
        skipped = 0
        in_aside = False
        while at < count and at - mention.end < 40:
            hit = tokens.starting(at)
            if hit is not None:
                labels = hit.labels
                for kind in _SPOKEN:
                    if kind in labels and "false_friend" not in labels:
                        return Attribution(
                            mention, at, hit.end, "ask" if kind != "speech" or "ask" in labels else "speech"
                        )
                if "adverb" in labels or "title" in labels:
                    at = hit.end
                    continue
                if "modal" in labels or "action" in labels:
                    return None
            word = tokens.words[at]
            if word in _GAP_STOPS:
                return None
            if word in (",", "-", "–", "("):
                in_aside = True
                at += 1
                continue
            if in_aside and (
                tokens.caps[at]
                or word in ("và", "của", ")")
                or (hit is not None and "addressee" in hit.labels)
            ):
                at = hit.end if hit is not None else at + 1
                continue
            if at >= limit:
                return None
            skipped += 1
            if skipped > _SKIP:
                return None
            at += 1
        return None
