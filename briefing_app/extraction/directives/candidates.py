"""Candidates: every clause of the body with what the rules know of it: speaker, cues, addressee, deadline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from briefing_app.domain.attendee import Attendee
from briefing_app.extraction.directives.addressee import (
    Phrase,
    is_head,
    lead_subject,
    phrase_at,
    subject_before,
)
from briefing_app.extraction.directives.clauses import Clause, split
from briefing_app.extraction.directives.cues import Cue, CueKind, Lead, asks, cues_in
from briefing_app.extraction.directives.deadlines import Deadline, deadlines_in
from briefing_app.extraction.directives.mentions import Speaker, Voice
from briefing_app.extraction.directives.people import Named, NameWords, People
from briefing_app.extraction.directives.speakers import Heard, Listener
from briefing_app.extraction.directives.tokens import CLOSING, OPENING, Tokens
from briefing_app.extraction.directives.vocabulary import Vocabulary, vocabulary
from briefing_app.extraction.document import Document
from briefing_app.extraction.lexicon import Lexicon
from briefing_app.extraction.paragraphs import Paragraph, Role, Sentence

LONGEST_SENTENCE = 6000
"""In code points. Nobody asks for anything in a longer one; it keeps the cost linear."""

LIVE = (Lead.SUBJECT, Lead.START, Lead.JOINED)


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
            if not len(tokens):
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
    weak = words.labelled("weak_title")
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
        if at - clause.first < 4 and (
            word in "-+•*–()" or (word.isdigit() and at + 1 < clause.end and tokens.words[at + 1] in ".)")
        ):
            bullet = True
            at += 1
            continue
        if word in OPENING or word in CLOSING or word in ",.;:":
            at += 1
            continue
        hit = tokens.starting(at)
        if hit is not None:
            kind = next(
                (k for k in ("enumeration", "consequence", "continuation", "contrast") if k in hit.labels),
                None,
            )
            if kind is not None and not (
                kind == "contrast" and "fact" in hit.labels and hit.phrase in ("vì", "bởi")
            ):
                openers.append(kind)
                at = hit.end
                continue
        break
    return min(at, clause.end - 1), openers, bullet


def _core(candidate: Candidate) -> int:
    """Return where what is to be done begins: behind speech, then behind "Về X, …", "Trong quá trình Y, …"."""
    tokens, clause = candidate.tokens, candidate.clause
    start = _behind_speech(candidate)
    labels = tokens.labels(start)
    if not labels & {"topic", "boundary"} and tokens.words[start] not in _ADVERBIAL:
        return start
    for at in range(start + 1, min(clause.end - 2, start + 45)):
        if tokens.words[at] != ",":
            continue
        hit = tokens.starting(at + 1)
        if hit is not None and hit.labels & {"modal", "ask", "negative"}:
            return at + 1
        if _acting(tokens, at + 1, clause.end) is not None:
            return at + 1
        if hit is not None and "action" in hit.labels and not _goes_on(tokens, at, clause.end):
            return at + 1
        if _phrase_before_modal(tokens, at + 1, clause.end):
            return at + 1
    return start


def _goes_on(tokens: Tokens, comma: int, end: int) -> bool:
    """Tell whether the verb behind a comma only continues a list of verbs that the topic holds."""
    return any(tokens.words[at] == "," for at in range(comma + 1, min(end, comma + 6)))


def _phrase_before_modal(tokens: Tokens, at: int, end: int) -> bool:
    return any("modal" in tokens.labels(k) for k in range(at, min(end, at + 12)) if tokens.words[k] != ",")


_ADVERBIAL = frozenset(
    ["trong", "sau", "trước", "tại", "từ", "theo", "nhân", "bằng", "qua", "trên", "thời", "năm", "tới", "cùng", "bên", "song", "ngay", "căn", "tiếp", "thực", "phát", "là", "nhằm", "để", "ở", "giai", "hiện", "ngoài", "khi", "nếu", "vì", "do", "mặc", "dù", "tuy"]
)  # fmt: skip


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
    candidate.topic = _topic(candidate)
    candidate.core = _core(candidate)
    candidate.topical = "enumeration" in candidate.openers or "topic" in candidate.tokens.labels(
        candidate.lead
    )
    candidate.addressee, candidate.addressee_how = _addressee(candidate)


def _topic(candidate: Candidate) -> Phrase | None:
    """Read "Với X, …", "Đối với X, …", "Riêng X, …"."""
    tokens, clause = candidate.tokens, candidate.clause
    for at in range(clause.first, min(candidate.lead + 2, clause.end - 1)):
        if tokens.words[at] in ("với", "riêng") and not (
            at > clause.first and tokens.words[at - 1] in ("cùng", "so", "song")
        ):
            phrase = phrase_at(tokens, at + 1, clause.end)
            named = phrase is not None and (tokens.caps[at + 1] or "determiner" not in tokens.labels(at + 1))
            if phrase is not None and named and phrase.end < clause.end and tokens.words[phrase.end] == ",":
                return phrase
    return None


def _addressee(candidate: Candidate) -> tuple[Phrase | None, str]:
    """Find who is to act: behind the verb of asking, before the verb of acting or the modal, or as the topic."""
    tokens, clause, ask = candidate.tokens, candidate.clause, candidate.ask
    topic = (candidate.topic, "topic") if candidate.topic is not None else (None, "")
    if ask is not None and ask.kind is CueKind.PASSIVE:
        return subject_before(tokens, clause.first, ask.first), "passive"
    if ask is not None:
        asked = _asked(tokens, ask.end, clause.end)
        if asked is not None:
            return asked
        modal = next((c for c in candidate.cues if c.kind is CueKind.MODAL and c.first > ask.end), None)
        if modal is not None:
            subject = subject_before(tokens, ask.end, modal.first)
            if subject is not None and _is_subject(tokens, subject, ask.end):
                return subject, "modal"
        return topic
    mild = next((c for c in candidate.cues if c.kind is CueKind.MILD and c.lead in LIVE), None)
    if mild is not None:
        asked = _asked(tokens, mild.end, clause.end)
        if asked is not None:
            return asked
    found = _acting(tokens, candidate.core, clause.end)
    if found is not None:
        return found, "modal" if "modal" in tokens.labels(min(found.end, clause.end - 1)) else "acting"
    return _subject_of_cue(candidate) or topic


def _subject_of_cue(candidate: Candidate) -> tuple[Phrase, str] | None:
    tokens, clause = candidate.tokens, candidate.clause
    for cue in candidate.cues:
        if cue.kind is CueKind.SOFT and cue.word.endswith("của"):
            phrase = phrase_at(tokens, cue.end, clause.end)
            if phrase is not None:
                return phrase, "modal"
        if cue.kind is CueKind.MODAL or cue.kind is CueKind.SOFT:
            subject = subject_before(tokens, clause.first, cue.first)
            if subject is not None and _is_subject(tokens, subject, candidate.core):
                return subject, "modal"
            subject = lead_subject(tokens, candidate.core, cue.first)
            return None if subject is None else (subject, "modal")
    return None


def _asked(tokens: Tokens, at: int, end: int) -> tuple[Phrase, str] | None:
    """Read who is asked behind a verb of asking: at once, or behind an aside in commas."""
    while at < end and (
        tokens.words[at] in (",", ":", "rằng", "là", "cho", "tới", "đến", "với", "ngay", "luôn", "rõ")
        or tokens.words[at] in OPENING
    ):
        at += 1
    again = tokens.starting(at) if at < end else None
    if again is not None and "ask" in again.labels and tokens.words[at - 1] in OPENING:
        return _asked(tokens, again.end, end)  # yêu cầu: “Đề nghị công ty …”
    told = next((k for k in range(at, min(end, at + 8)) if tokens.words[k] == "cho"), None)
    if told is not None and any("nhiệm" in tokens.words[k] for k in range(at, told)):
        phrase = phrase_at(tokens, told + 1, end)
        return None if phrase is None else (phrase, "asked")
    phrase = phrase_at(tokens, at, end) if at < end else None
    if phrase is not None:
        return phrase, "asked"
    if at < end and (
        "topic" in tokens.labels(at)
        or "continuation" in tokens.labels(at)
        or tokens.words[at] in ("trong", "sau", "ngay", "tại")
    ):
        comma = next((k for k in range(at, min(end, at + 30)) if tokens.words[k] == ","), None)
        if comma is not None:
            found = _acting(tokens, comma + 1, end, planned=True)
            if found is not None:
                return found, "asked"
    return None


def _behind_speech(candidate: Candidate) -> int:
    """Return where what is said begins: behind "X nhấn mạnh", "Theo X", else the lead."""
    tokens, start = candidate.tokens, candidate.lead
    for attribution in candidate.heard.attributions:
        if attribution.mention.first < candidate.clause.first or attribution.verb_end >= candidate.clause.end:
            continue
        behind = attribution.verb_end
        while behind < candidate.clause.end and (
            tokens.words[behind] in (",", ":", "rằng", "là") or tokens.words[behind] in OPENING
        ):
            behind += 1
        if behind < candidate.clause.end - 3:
            start = max(start, behind)
    return start


def _acting(tokens: Tokens, at: int, end: int, planned: bool = False) -> Phrase | None:
    """Read a body at the head of a clause that a verb of action follows."""
    if at >= end or not is_head(tokens, at):
        return None
    phrase = phrase_at(tokens, at, end)
    if phrase is None or phrase.end >= end:
        return None
    behind = phrase.end
    if tokens.words[behind] == ",":
        behind += 1
    if (
        behind < end
        and tokens.labels(behind) & {"past", "future"}
        and not (planned and tokens.words[behind] == "sẽ")
    ):
        return None
    if behind < end and tokens.labels(behind) & {"boundary", "topic"}:
        # An aside: "tất cả doanh nghiệp, trước khi cổ phần hóa, phải rà soát".
        behind = next(
            (k for k in range(behind, min(end, behind + 16)) if tokens.labels(k) & {"modal", "manner"}), end
        )
    while behind < end and "adverb" in tokens.labels(behind) and not tokens.labels(behind) & _ACTS:
        behind += 1
    return phrase if behind < end and tokens.labels(behind) & _ACTS else None


_ACTS = frozenset(["action", "manner", "modal", "negative", "soft", "ask", "passive"])


def _is_subject(tokens: Tokens, phrase: Phrase, core: int) -> bool:
    """Tell whether a phrase before a modal is its subject, and not the end of a longer one about a thing."""
    if phrase.first <= core:
        return True
    before = phrase.first - 1
    word = tokens.words[before]
    if word in (",", ":", "thì", "là", "rằng", "-", "–") or word in OPENING or word in CLOSING:
        return True
    return bool(
        tokens.labels(before)
        & {"continuation", "consequence", "contrast", "speech", "ask", "mild", "enumeration"}
    )
