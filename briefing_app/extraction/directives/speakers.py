"""Who has the word: the speaker of every sentence, carried over until somebody else is heard (LANGUAGE.md, section 4)."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing_app.extraction.directives.mentions import NOBODY, Mention, MentionFinder, Speaker, Voice
from briefing_app.extraction.directives.people import Named, People
from briefing_app.extraction.directives.tokens import CLOSING, Tokens
from briefing_app.extraction.directives.vocabulary import Vocabulary

_GOVERNS = frozenset(["ask", "action"])
_JOINS = frozenset(["consequence", "continuation"])
_OPENS = frozenset(["continuation", "consequence", "enumeration"])


@dataclass(frozen=True, slots=True)
class Attribution:
    """A mention with the verb of speech or of asking that it governs: tokens `verb` up to `verb_end`."""

    mention: Mention
    verb: int
    verb_end: int
    kind: str  # "ask", "speech", "theo"


@dataclass(slots=True)
class Heard:
    """What one sentence tells about who speaks; `noticed` in a notice that gives somebody's conclusions."""

    mentions: list[Mention] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    speaker: Speaker = NOBODY
    explicit: bool = False
    after_quote: bool = False
    noticed: bool = False
    in_quote: bool = False

    def at(self, token: int) -> Attribution | None:
        """Return the last attribution whose verb stands at or before a token."""
        found = None
        for attribution in self.attributions:
            if attribution.verb <= token:
                found = attribution
        return found


_SKIP = 6
LONGEST_QUOTE = 8
"""How many sentences a quotation may have before it counts as never closed."""

# Behind one of these somebody is spoken of, and does not speak: "như Thủ tướng đã chỉ đạo".
_OBJECT = frozenset(["như", "mà", "do", "của", "với", "cho", "được", "bởi", "cùng", "tới", "gửi", "giúp", "mời", "xin", "nghe", "thay", "khi"])  # fmt: skip
_SPOKEN = frozenset(["ask", "speech", "mild"])
_NOTICES = frozenset(["báo", "bản"])  # "thông báo", "văn bản"
_CONCLUDED = (["kết", "luận"], ["chỉ", "đạo"])
_HEARD = (Voice.PERSON, Voice.TITLE)
_GAP_STOPS = frozenset([".", ";", ":", "?", "!"])  # fmt: skip


class Listener:
    """Follows who speaks through the sentences of an article, one after the other.

    It is a state machine: it keeps the last speaker and whether a quotation is open; `hear` is called once for
    each sentence in the order of the text.
    """

    def __init__(self, text: str, people: People, vocabulary: Vocabulary) -> None:
        self._finder = MentionFinder(text, people, vocabulary)
        self._last: Speaker = NOBODY
        self._last_person: Speaker = NOBODY
        self._giver: Speaker | None = None
        self._quoted = False
        self._open_for = 0

    def hear(self, tokens: Tokens, names: list[Named]) -> Heard:
        """Return what a sentence tells about its speaker, and remember it for the next one."""
        heard = Heard()
        heard.mentions = self._finder.find(tokens, names, self._last_person)
        heard.attributions = self._attributions(tokens, heard.mentions)
        self._open_for = self._open_for + 1 if self._quoted else 0
        if self._open_for > LONGEST_QUOTE:
            self._quoted = False  # it was never closed
        opened = self._quoted
        self._follow_quotes(tokens)
        heard.in_quote = opened
        noticed = self._noticed(tokens, heard.mentions)
        if noticed is not None:
            self._last = self._last_person = self._giver = noticed
            heard.speaker, heard.explicit = noticed, True
            return heard
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
        heard.noticed = self._giver is not None and self._last.key == self._giver.key
        return heard

    def announced(self, tokens: Tokens, names: list[Named]) -> Speaker | None:
        """Return whom a headline gives the word: "Thủ tướng: …", "Thủ tướng yêu cầu …", else whom it names first."""
        mentions = self._finder.find(tokens, names, self._last_person)
        attributions = self._attributions(tokens, mentions)
        spoken = [a.mention.speaker for a in attributions] + [m.speaker for m in mentions]
        return next((s for s in spoken if s.voice in (Voice.PERSON, Voice.TITLE)), None)

    def _noticed(self, tokens: Tokens, mentions: list[Mention]) -> Speaker | None:
        """Return whose words a notice gives: "Thông báo số 112 kết luận của Phó Thủ tướng A"; the office only sends it."""
        if not mentions or _NOTICES.isdisjoint(tokens.words):
            return None
        for mention in mentions:
            led = tokens.words[max(0, mention.first - 3) : mention.first]
            if led[-1:] == ["của"] and led[:2] in _CONCLUDED and mention.speaker.voice in _HEARD:
                return mention.speaker
        return None

    def _main(self, heard: Heard) -> Attribution | None:
        """Return the attribution that names the sentence's speaker: the last with a verb, else the last."""
        last = None
        for attribution in heard.attributions:
            if last is None or attribution.kind in ("ask", "speech") or last.kind not in ("ask", "speech"):
                last = attribution
        return last

    def _follow_quotes(self, tokens: Tokens) -> None:
        words = tokens.words
        if '"' not in words and "“" not in words and "”" not in words:
            return
        for word in words:
            if word == '"':
                self._quoted = not self._quoted
            elif word == "“":
                self._quoted = True
            elif word == "”":
                self._quoted = False

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
        if first and not tokens.labels[first - 1].isdisjoint(_GOVERNS) and not tokens.caps[first - 1]:
            return True
        if first and "ask" in tokens.labels[first - 1]:
            return True
        for at in range(first - 1, max(-1, first - 7), -1):
            if not tokens.labels[at].isdisjoint(_JOINS):
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
        while at < len(tokens) and "adverb" in tokens.labels[at] and "speech" not in tokens.labels[at]:
            at += 1
        if at >= len(tokens) or self._leads(tokens, mention.first) is False:
            return False
        labels = tokens.labels[at]
        if labels.isdisjoint(_SPOKEN):
            return False
        person = self._last.voice in (Voice.PERSON, Voice.TITLE)
        return (
            not (person and ("action" in labels or "ask" in labels))
            or mention.speaker.voice is not Voice.BODY
        )

    def _leads(self, tokens: Tokens, first: int) -> bool:
        at = first - 1
        while at >= 0:
            labels = tokens.labels[at]
            if not (not labels.isdisjoint(_OPENS) or not tokens.words[at].isalpha()):
                return False
            at -= 1
        return True

    def _verb_after(self, tokens: Tokens, mention: Mention, limit: int) -> Attribution | None:
        """Find the verb that a mention governs: behind adverbs, or behind an aside in commas or brackets."""
        at, count = mention.end, len(tokens)
        skipped = 0
        in_aside = False
        while at < count and at - mention.end < 40:
            hit = tokens.entries[at]
            if hit is not None:
                labels = hit.labels
                if not labels.isdisjoint(_SPOKEN) and "false_friend" not in labels:
                    asked = "ask" in labels or "speech" not in labels
                    return Attribution(mention, at, at + hit.length, "ask" if asked else "speech")
                if "adverb" in labels or "title" in labels:
                    at += hit.length
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
                at += hit.length if hit is not None else 1
                continue
            if at >= limit:
                return None
            skipped += 1
            if skipped > _SKIP:
                return None
            at += 1
        return None
