"""Candidates: every clause of the body with what the rules know of it: speaker, cues, addressee, deadline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from briefing_app.domain.attendee import Attendee
from briefing_app.extraction.directives.addressee import (
    Phrase,
)
from briefing_app.extraction.directives.clauses import Clause, split
from briefing_app.extraction.directives.cues import Cue, CueKind, Lead, asks, cues_in
from briefing_app.extraction.directives.deadlines import Deadline, deadlines_in
from briefing_app.extraction.directives.mentions import Speaker, Voice
from briefing_app.extraction.directives.parties import addressee_of, core_of, topic_of
from briefing_app.extraction.directives.people import Named, NameWords, People
from briefing_app.extraction.directives.speakers import Heard, Listener
from briefing_app.extraction.directives.tokens import CLOSING, OPENING, Tokens
from briefing_app.extraction.directives.vocabulary import TOKEN, Vocabulary, vocabulary
from briefing_app.extraction.document import Document
from briefing_app.extraction.lexicon import Lexicon
from briefing_app.extraction.paragraphs import Paragraph, Role, Sentence

LONGEST_SENTENCE = 6000
"""In code points. Nobody asks for anything in a longer one; it keeps the cost linear."""

SHORTEST = 4
"""In tokens, its full stop with them. It keeps an endless column of single words cheap."""


@dataclass(slots=True)
class Candidate:
    """A clause that may be a directive.

    `lead` is the first token behind bullets, quotes and openers; `ask` the live verb of asking, if any; `main` the
    cue that counts most.
    """

    sentence: Sentence
    paragraph: Paragraph
    tokens: Tokens
    clause: Clause
    heard: Heard
    speaker: Speaker
    cues: list[Cue]
    deadlines: list[Deadline]
    lead: int
    openers: list[str]
    bullet: bool
    first_in_paragraph: bool
    clauses: int
    ask: Cue | None = None
    main: Cue | None = None
    addressee: Phrase | None = None
    addressee_how: str = ""
    topic: Phrase | None = None
    core: int = 0
    authority: str = "other"
    topical: bool = False
    quoted_strength: str = ""
    quoted_by: Candidate | None = None
    echo: float = 0.0
    sentence_cues: list[Cue] = field(default_factory=list)
    features: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def ends_with(self, mark: str) -> bool:
        """Tell whether the clause closes with a punctuation mark."""
        return self.tokens.words[self.clause.end - 1] == mark


@dataclass(frozen=True, slots=True)
class Reading:
    """All candidates of an article in the order of the text, and its people."""

    candidates: list[Candidate]
    people: People


def read_candidates(document: Document, lexicon: Lexicon, attendees: Iterable[Attendee] = ()) -> Reading:
    """Read an article into candidates. Linear in the text."""
    words = vocabulary(lexicon)
    people = People(lexicon.view("directives.names", NameWords.of))
    read: list[tuple[Paragraph, Sentence, Tokens, list[Named]]] = []
    for paragraph in document.paragraphs:
        for sentence in paragraph.sentences:
            if sentence.end - sentence.start > LONGEST_SENTENCE:
                continue
            tokens = Tokens(document.text, document.lower, sentence.start, sentence.end, words)
            if not len(tokens) or (paragraph.role is Role.BODY and _says_nothing(tokens)):
                continue
            read.append((paragraph, sentence, tokens, people.read(document.text, tokens)))
    people.take_attendees(attendees, words)
    people.settle()
    listener = Listener(document.text, people, words)
    candidates: list[Candidate] = []
    for paragraph, sentence, tokens, names in read:
        if paragraph.role is not Role.BODY:
            continue
        heard = listener.hear(tokens, names)
        candidates += _of_sentence(document, paragraph, sentence, tokens, heard, words)
    _hear_back(candidates)
    weak = lexicon.view("directives.weak", _weak_titles)
    for candidate in candidates:
        if candidate.speaker.voice is Voice.PERSON:
            title = candidate.speaker.title
            candidate.authority = "none" if not title else "weak" if title in weak else "office"
    default = _default_speaker(read, listener, people, candidates)
    if default is not None:
        for candidate in candidates:
            if candidate.speaker.voice is Voice.NOBODY:
                candidate.speaker = default
    return Reading(candidates, people)


def _says_nothing(tokens: Tokens) -> bool:
    """Tell whether a sentence is too short to ask for anything, or to lead up to what does ("Yêu cầu:")."""
    return len(tokens) < SHORTEST and tokens.words[-1] != ":"


def _weak_titles(lexicon: Lexicon) -> frozenset[str]:
    """Return the titles by which nobody tells anybody what to do, as the tokens spell them."""
    return frozenset(
        " ".join(TOKEN.findall(title)) for title in lexicon.table("directives").words("words.weak_title")
    )


def _default_speaker(
    read: list[tuple[Paragraph, Sentence, Tokens, list[Named]]],
    listener: Listener,
    people: People,
    candidates: list[Candidate],
) -> Speaker | None:
    """Return who speaks where nobody is named before: whom the headline gives the word, else whom the article is about."""
    told = None
    for paragraph, _, tokens, names in read:
        if paragraph.role in (Role.TITLE, Role.TEASER) and told is None:
            told = listener.announced(tokens, names)
    if told is not None and told.voice is Voice.TITLE:
        forms = (m.speaker for c in candidates for m in c.heard.mentions if m.speaker.voice is Voice.TITLE)
        told = next((form for form in forms if form.title == told.title), told)
    if told is not None:
        return Speaker(Voice.NOBODY, told.name, told.title)
    foremost = people.foremost()
    return None if foremost is None else Speaker(Voice.NOBODY, foremost.name)


def _of_sentence(
    document: Document,
    paragraph: Paragraph,
    sentence: Sentence,
    tokens: Tokens,
    heard: Heard,
    words: Vocabulary,
) -> Iterator[Candidate]:
    cues = cues_in(tokens, 0, len(tokens), heard, words)
    deadlines = deadlines_in(document.lower, sentence.start, sentence.end, document.date, document.year)
    clauses = split(tokens, cues, deadlines, heard)
    for clause in clauses:
        here = [cue for cue in cues if clause.first <= cue.first < clause.end]
        low, high = tokens.starts[clause.first], tokens.ends[clause.end - 1]
        lead, openers, bullet = _lead(tokens, clause)
        candidate = Candidate(
            sentence, paragraph, tokens, clause, heard, _speaker(heard, here, clause), here,
            [d for d in deadlines if low <= d.start < high], lead, openers, bullet,
            sentence.start == paragraph.start and clause.number == 0, len(clauses),
        )  # fmt: skip
        candidate.sentence_cues = [cue for cue in cues if cue.first < clause.first]
        _fill(candidate)
        yield candidate


def _speaker(heard: Heard, cues: list[Cue], clause: Clause) -> Speaker:
    """Return who speaks in a clause: whoever governs its verb, else the last heard before, else the sentence's."""
    own = None
    for attribution in heard.attributions:
        inside = clause.first <= attribution.mention.first < clause.end
        if inside and (own is None or attribution.kind == "ask"):
            own = attribution
    if own is not None:
        return own.mention.speaker
    before = heard.at(clause.first)
    return before.mention.speaker if before is not None else heard.speaker


def _hear_back(candidates: list[Candidate]) -> None:
    """Give the sentences of a quotation the speaker that is named behind it."""
    following: Candidate | None = None
    for candidate in reversed(candidates):
        heard = candidate.heard
        if heard.explicit:
            following = candidate if heard.after_quote or heard.in_quote else None
            if heard.after_quote:
                candidate.quoted_strength = _asked_behind(candidate)
        elif following is not None and heard.in_quote | _opens_quote(candidate):
            candidate.speaker = following.speaker
            candidate.quoted_strength = _asked_behind(following)
            candidate.quoted_by = following
            if not heard.in_quote:
                following = None
        else:
            following = None


def _asked_behind(candidate: Candidate) -> str:
    """Return the strength of the verb of asking that stands behind a quotation: "…", Thủ tướng yêu cầu."""
    governed = {a.verb for a in candidate.heard.attributions if a.kind == "ask"}
    return next((c.strength for c in candidate.cues if c.kind is CueKind.ASK and c.first in governed), "")


def _opens_quote(candidate: Candidate) -> bool:
    return any(word in OPENING for word in candidate.tokens.words[:3])


def _lead(tokens: Tokens, clause: Clause) -> tuple[int, list[str], bool]:
    """Skip bullets, numbers, quotes and openers; return the first word of substance, the openers' labels, the bullet."""
    at, bullet = clause.first, False
    openers: list[str] = []
    while at < clause.end:
        word = tokens.words[at]
        if at - clause.first < 4 and (word in "-+•*–()" or _is_numbered(tokens, at, clause.end)):
            bullet = True
            at += 1
            continue
        if word in OPENING or word in CLOSING or word in ",.;:":
            at += 1
            continue
        hit = tokens.entries[at]
        if hit is not None:
            kind = next(
                (k for k in ("enumeration", "consequence", "continuation", "contrast") if k in hit.labels),
                None,
            )
            if kind is not None and not (
                kind == "contrast" and "fact" in hit.labels and hit.text in ("vì", "bởi")
            ):
                openers.append(kind)
                at += hit.length
                if kind == "enumeration" and at < clause.end - 1 and tokens.words[at] == "là":
                    at += 1  # "Thứ hai là xử lý …"
                continue
        break
    return min(at, clause.end - 1), openers, bullet


def _is_numbered(tokens: Tokens, at: int, end: int) -> bool:
    """Tell whether an entry of a list begins with a number or a letter: "2. ", "a) "."""
    word, mark = tokens.words[at], tokens.words[at + 1] if at + 1 < end else ""
    return (word.isdigit() and mark in (".", ")")) or (mark == ")" and len(word) == 1 and word.isalpha())


def _attribution_behind(candidate: Candidate) -> int:
    """Return where an attribution behind a quotation begins ("…", Thủ tướng yêu cầu.), else the clause's end."""
    tokens, clause = candidate.tokens, candidate.clause
    for attribution in candidate.heard.attributions:
        at = attribution.mention.first
        if at > clause.first + 3 and attribution.verb < clause.end and clause.end - attribution.verb_end <= 3:
            before = tokens.words[at - 2 : at]
            if any(word in CLOSING for word in before):
                return at
    return clause.end


def _fill(candidate: Candidate) -> None:
    cues = candidate.cues
    behind = _attribution_behind(candidate)
    candidate.ask = next((c for c in cues if asks(c) and c.first < behind), None) or next(
        (c for c in cues if c.kind is CueKind.ASK and c.lead is Lead.START), None
    )
    candidate.main = candidate.ask or next(
        (
            c
            for kind in (CueKind.MODAL, CueKind.NEGATIVE, CueKind.MILD, CueKind.SOFT)
            for c in cues
            if c.kind is kind
        ),
        None,
    )
    candidate.topic = topic_of(candidate)
    candidate.core = core_of(candidate)
    candidate.topical = (
        "enumeration" in candidate.openers or "topic" in candidate.tokens.labels[candidate.lead]
    )
    candidate.addressee, candidate.addressee_how = addressee_of(candidate)
