"""From candidates to directives: anchors, fields, confidence."""

from __future__ import annotations

from collections.abc import Iterable

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.attendee import Attendee
from briefing_app.domain.directive import Directive, Strength
from briefing_app.domain.item import EDITOR, State, new_id
from briefing_app.extraction.calibration import Confidence, as_said
from briefing_app.extraction.directives.addressee import phrase_at
from briefing_app.extraction.directives.candidates import Candidate, Reading, read_candidates
from briefing_app.extraction.directives.cues import CueKind, Lead, asks, strength_of
from briefing_app.extraction.directives.features import describe
from briefing_app.extraction.directives.mentions import Voice
from briefing_app.extraction.directives.model import Model, load_model
from briefing_app.extraction.directives.tokens import CLOSING, OPENING
from briefing_app.extraction.document import Document
from briefing_app.extraction.lexicon import Lexicon

PREFACE = 0.45
"""The share of a clause from which on words before the speaker are left out of the anchor."""

AFTERWORD = 0.85
"""The share from which on a verb of asking is the attribution behind a quotation, and no beginning."""

FEW = 8
"""How many words are looked at for what is to be done."""

ECHO = 0.7
"""The share of a clause said again elsewhere from which on only the fuller place is suggested."""


def suggest(
    document: Document,
    lexicon: Lexicon,
    attendees: Iterable[Attendee] = (),
    confidence: Confidence = as_said,
) -> tuple[Directive, ...]:
    """Return the directives that the article seems to give, in the order of the text."""
    reading = read_candidates(document, lexicon, attendees)
    describe(reading.candidates)
    model = load_model(lexicon)
    sure = model.probabilities(
        [c.features for c in reading.candidates], [c.links for c in reading.candidates]
    )
    return compose(document, reading, sure, model, confidence)


def compose(
    document: Document, reading: Reading, sure: list[float], model: Model, confidence: Confidence = as_said
) -> tuple[Directive, ...]:
    """Make directives of the candidates that are likely enough."""
    found: list[Directive] = []
    previous: tuple[Candidate, str | None] | None = None
    last_name: str | None = None
    heading: Candidate | None = None
    for candidate, probability in zip(reading.candidates, sure, strict=True):
        heading = _heading_over(candidate, heading)
        if candidate is heading:
            previous = (candidate, _strength(candidate, previous))
            continue
        if probability < model.threshold or candidate.echo >= ECHO or is_empty(candidate):
            if candidate.ends_with(":") and strength_of(candidate.cues) is not None:
                previous = (candidate, strength_of(candidate.cues))  # "… yêu cầu:" leads a list
            continue
        strength = _strength(candidate, previous)
        start, end = anchor_span(document, candidate)
        origin = origin_of(candidate)
        found.append(
            Directive(
                id=new_id(),
                anchor=Anchor.of(document.text, start, end),
                origin=origin,
                confidence=confidence(origin, round(model.confidence(probability), 3)),
                action=action_of(document, candidate, start, end),
                issuer=candidate.speaker.name or last_name,
                addressee=_addressee(document, candidate) or _addressee_above(document, heading),
                strength=None if strength is None else Strength(strength),
                deadline=candidate.deadlines[-1].value if candidate.deadlines else None,
            )
        )
        last_name = candidate.speaker.name or last_name
        previous = (candidate, strength)
    return tuple(found)


def _heading_over(candidate: Candidate, heading: Candidate | None) -> Candidate | None:
    """Return the entry "2. Bộ trưởng Bộ Y tế:" that heads the entries behind it, the candidate itself when it is one."""
    tokens, clause = candidate.tokens, candidate.clause
    if candidate.bullet and candidate.ends_with(":") and candidate.main is None:
        body = phrase_at(tokens, candidate.lead, clause.end)
        return candidate if body is not None and body.end >= clause.end - 1 else None
    if heading is None or not candidate.bullet or candidate.topical:
        return None
    return None if tokens.words[clause.first].isdigit() else heading


def _addressee_above(document: Document, heading: Candidate | None) -> str | None:
    if heading is None:
        return None
    body = phrase_at(heading.tokens, heading.lead, heading.clause.end)
    return None if body is None else body.text(document.text, heading.tokens)


def is_empty(candidate: Candidate) -> bool:
    """Tell whether a clause only announces a demand ("Thủ tướng yêu cầu:") or names who got one."""
    tokens, clause, ask = candidate.tokens, candidate.clause, candidate.ask
    main = candidate.main
    mild = main is not None and main.kind is CueKind.MILD and main.lead is Lead.SUBJECT
    first = main.end if main is not None and (ask is not None or mild) else clause.first
    words = sum(map(str.isalpha, tokens.words[first : min(first + 2 * FEW, clause.end)]))
    if ask is not None and candidate.addressee is not None and candidate.addressee_how == "asked":
        return words <= FEW and candidate.addressee.end >= clause.end - 1
    return words < 3


def _addressee(document: Document, candidate: Candidate) -> str | None:
    phrase = candidate.addressee
    return None if phrase is None else phrase.text(document.text, candidate.tokens)


def _strength(candidate: Candidate, previous: tuple[Candidate, str | None] | None) -> str | None:
    """Return a candidate's strength: its own cue's, else its sentence's, else that of what it continues."""
    if candidate.quoted_strength and not any(asks(cue) for cue in candidate.cues):
        return candidate.quoted_strength
    own = strength_of(candidate.cues, _reported_from(candidate))
    if own is not None:
        return own
    if candidate.sentence_cues:
        return strength_of(candidate.sentence_cues)
    if previous is None:
        return None
    before, strength = previous
    if (
        before.sentence.paragraph < candidate.sentence.paragraph - 1
        or before.speaker.key != candidate.speaker.key
    ):
        return None
    return strength


def _reported_from(candidate: Candidate) -> int:
    """Return the token behind the last verb of speech inside the clause."""
    clause = candidate.clause
    verbs = [a.verb_end for a in candidate.heard.attributions if clause.first <= a.verb < clause.end - 3]
    return max(verbs, default=clause.first)


def anchor_span(document: Document, candidate: Candidate) -> tuple[int, int]:
    """Return the span of a candidate: its clause, from the speaker or the cue on when much stands before."""
    tokens, clause = candidate.tokens, candidate.clause
    first = clause.first
    if candidate.bullet:
        first = min(candidate.lead, first + 4) if not candidate.openers else first
        while first < candidate.lead and (
            tokens.words[first] in "-+•*–().,;:" or tokens.words[first].isdigit()
        ):
            first += 1
    while first < clause.end - 1 and (
        tokens.words[first] in OPENING or tokens.words[first] in CLOSING or tokens.words[first] in ",;:.)"
    ):
        first += 1
    first = _behind_preface(candidate, first)
    last = clause.end - 1
    while last > first and (tokens.words[last] in OPENING or (tokens.words[last] in "-–")):
        last -= 1
    return tokens.starts[first], tokens.ends[last]


def _behind_preface(candidate: Candidate, first: int) -> int:
    tokens, clause, ask = candidate.tokens, candidate.clause, candidate.ask
    if ask is None or ask.lead not in (Lead.SUBJECT, Lead.JOINED):
        return first
    start = ask.first
    if ask.lead is Lead.SUBJECT:
        governing = next((a for a in candidate.heard.attributions if a.verb == ask.first), None)
        if governing is not None and governing.mention.first >= clause.first:
            start = governing.mention.first
    length = tokens.ends[clause.end - 1] - tokens.starts[first]
    before = tokens.starts[start] - tokens.starts[first]
    if candidate.topical or before <= PREFACE * length or before > AFTERWORD * length:
        return first
    return start


def action_of(document: Document, candidate: Candidate, start: int, end: int) -> str:
    """Return what is to be done: the clause without the words that only report it."""
    tokens, clause = candidate.tokens, candidate.clause
    first = start
    ask = candidate.ask
    if ask is not None and ask.kind is CueKind.ASK and ask.lead in (Lead.SUBJECT, Lead.START, Lead.JOINED):
        if tokens.starts[ask.first] - start <= 0.6 * (end - start) and ask.end < clause.end:
            behind = ask.end + 1 if tokens.words[ask.end] == "lại" and ask.end + 1 < clause.end else ask.end
            first = tokens.starts[behind]
    elif candidate.heard.attributions:
        spoken = [
            a
            for a in candidate.heard.attributions
            if clause.first <= a.mention.first and a.verb_end < clause.end
        ]
        if spoken and tokens.starts[spoken[0].verb_end] - start <= 0.5 * (end - start):
            first = max(first, tokens.starts[spoken[0].verb_end])
        elif spoken and spoken[-1].mention.first > clause.first:
            end = tokens.starts[spoken[-1].mention.first]
    words = " ".join(document.text[first:end].split()).strip(" ,;:-–\"“”'’‘.…/")
    words = words or " ".join(document.text[start:end].split())
    return words[:1].upper() + words[1:]


def origin_of(candidate: Candidate) -> str:
    """Return the name of the rule that a suggestion rests on: the kind of cue and how the speaker was found."""
    cue = candidate.main.kind.value if candidate.main is not None else "continuation"
    return f"directive-{cue}"


def prefill(
    document: Document, lexicon: Lexicon, start: int, end: int, attendees: Iterable[Attendee] = ()
) -> Directive:
    """Make an editor's own directive of the words `text[start:end]`, its fields read from them.

    The span must hold something other than white space; any such span gives a directive.
    """
    text = document.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    reading = read_candidates(document, lexicon, attendees)
    inside = [c for c in reading.candidates if c.sentence.start < end and c.sentence.end > start]
    chosen = max(inside, key=lambda c: _common(c, start, end), default=None)
    words = " ".join(text[start:end].split())
    anchor = Anchor.of(text, start, end)
    if chosen is None:
        return Directive(id=new_id(), anchor=anchor, state=State.CONFIRMED, origin=EDITOR, action=words)
    strength = strength_of(
        [c for c in chosen.cues if start <= chosen.tokens.starts[c.first] < end] or chosen.cues
    )
    told = next((d.value for d in chosen.deadlines if start <= d.start < end), None)
    speaker = chosen.speaker if chosen.speaker.voice is not Voice.REPORT else None
    return Directive(
        id=new_id(),
        anchor=anchor,
        state=State.CONFIRMED,
        origin=EDITOR,
        action=action_of(document, chosen, start, end) if _covers(chosen, start, end) else words,
        issuer=None if speaker is None else speaker.name,
        addressee=_addressee(document, chosen),
        strength=None if strength is None else Strength(strength),
        deadline=told,
    )


def _common(candidate: Candidate, start: int, end: int) -> int:
    tokens, clause = candidate.tokens, candidate.clause
    return min(end, tokens.ends[clause.end - 1]) - max(start, tokens.starts[clause.first])


def _covers(candidate: Candidate, start: int, end: int) -> bool:
    tokens, clause = candidate.tokens, candidate.clause
    return (
        start <= tokens.starts[min(candidate.lead, clause.end - 1)] and end >= tokens.ends[clause.end - 1] - 1
    )
