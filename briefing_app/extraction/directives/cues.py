"""Cue words of a clause: the verb by which the speaker asks, modals, mild verbs; live ones apart from false friends."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from briefing_app.extraction.directives.speakers import Heard
from briefing_app.extraction.directives.tokens import CLOSING, OPENING, Tokens
from briefing_app.extraction.directives.vocabulary import Entry, Vocabulary

TOPIC = 4
"""How many words may name the work before "này" that a verb of assigning hands over ("dự án nhà ở này")."""

_VERBAL = frozenset(["action", "manner", "adverb"])


class CueKind(StrEnum):
    """How a cue asks."""

    ASK = "ask"
    PASSIVE = "passive"
    MODAL = "modal"
    MILD = "mild"
    NEGATIVE = "negative"
    SOFT = "soft"


class Lead(StrEnum):
    """What stands before a verb of asking: it tells the speaker's own asking from another's, or from a noun."""

    SUBJECT = "subject"  # a speaker governs it
    START = "start"  # it begins the clause
    JOINED = "joined"  # behind "và", "đồng thời", a comma
    MODAL = "modal"  # behind "cần", "phải", "sẽ": part of what is asked
    OTHER = "other"  # inside the clause: a noun, or somebody else's verb


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found: tokens `first` up to `end`, `strength` as ANNOTATION.md names it ("" for none)."""

    first: int
    end: int
    kind: CueKind
    word: str
    strength: str
    lead: Lead
    past: bool


_ORDER = (CueKind.ASK, CueKind.PASSIVE, CueKind.MODAL, CueKind.MILD, CueKind.NEGATIVE, CueKind.SOFT)
_BEFORE_CAPITAL = OPENING | CLOSING | {":", ".", "-"}
_NOUNISH = frozenset(["của", "này", "đó", "trên", "nêu", "ấy", "kia"])  # fmt: skip
_BEFORE_NOUN = frozenset(["các", "những", "mọi", "một", "nhiều", "theo", "sự", "việc", "được", "bị", "về", "với", "từ", "ý", "văn", "bản", "tinh", "thần", "số", "này", "là"])  # fmt: skip


def cues_in(tokens: Tokens, first: int, end: int, heard: Heard, vocabulary: Vocabulary) -> list[Cue]:
    """Find the cues among the tokens `first` up to `end` of a sentence."""
    found: list[Cue] = []
    governed = {attribution.verb for attribution in heard.attributions}
    for at in tokens.found_between(first, end):
        kind = _kind(tokens.labels[at])
        if kind is not None:
            cue = _cue(tokens, at, kind, first, governed, vocabulary)
            if cue is not None:
                found.append(cue)
    return found


@cache
def _kind(labels: frozenset[str]) -> CueKind | None:
    """Return the first kind of cue that a phrase of those labels can be, None for a false friend."""
    if "false_friend" in labels:
        return None
    return next((kind for kind in _ORDER if kind.value in labels), None)


def _cue(
    tokens: Tokens, at: int, kind: CueKind, first: int, governed: set[int], vocabulary: Vocabulary
) -> Cue | None:
    entry = tokens.entries[at]
    if entry is None:
        return None
    end = at + entry.length
    if (
        tokens.caps[at]
        and at > first
        and tokens.words[at - 1] not in _BEFORE_CAPITAL
        and kind is not CueKind.ASK
    ):
        return None
    lead = _lead(tokens, at, entry, first, governed)
    following = tokens.words[end] if end < len(tokens) else ""
    if (
        kind is CueKind.ASK
        and lead is Lead.OTHER
        and (following in _NOUNISH or tokens.words[at - 1] in _BEFORE_NOUN)
    ):
        return None
    if kind is CueKind.ASK and following[:1].isdigit() and "/" in "".join(tokens.words[end : end + 3]):
        return None  # "Chỉ thị 41/CT-UBND" is a document
    if kind is CueKind.MODAL and not _is_modal(tokens, at, entry, first, following):
        return None
    if entry.text == "giao" and not tokens.caps[at] and following in (",", ".", ";", "tại", "theo", ""):
        return None  # "nhiệm vụ Thủ tướng giao, …"
    past = any(
        "past" in tokens.labels[k] and tokens.words[k] != "được"
        for k in range(max(first, _back(tokens, at, lead)), at)
    )
    strength = vocabulary.value(kind.value, entry.text)
    return Cue(at, end, kind, entry.text, strength, lead, past)


def _back(tokens: Tokens, at: int, lead: Lead) -> int:
    """Return from where on a word of the past tells of the verb: three words, or the whole joined clause."""
    if lead is not Lead.JOINED or at == 0 or tokens.words[at - 1] != "và":
        return at - 3
    start = at - 1
    while start > 0 and at - start < 16 and tokens.words[start - 1] not in (",", ";", ":", "."):
        start -= 1
    return start


def _is_modal(tokens: Tokens, at: int, entry: Entry, first: int, following: str) -> bool:
    """Tell a modal from a word that closes a phrase ("thứ thị trường cần”") or draws a conclusion ("…, nên …")."""
    if following in (".", "") or following in CLOSING - OPENING:
        return False
    if entry.text != "nên":
        return True
    labels = tokens.labels[at + entry.length]
    concludes = at > first and tokens.words[at - 1] == ","
    return not concludes and "modal" not in labels and not labels.isdisjoint(_VERBAL)


def _lead(tokens: Tokens, verb: int, entry: Entry, first: int, governed: set[int]) -> Lead:
    if verb in governed:
        return Lead.SUBJECT
    at = verb - 1
    while at >= first and "adverb" in tokens.labels[at] and "modal" not in tokens.labels[at]:
        at -= 1
    while at >= first and (
        tokens.words[at] in OPENING
        or tokens.words[at] in CLOSING
        or tokens.words[at] in "-+*().:"
        or tokens.words[at].isdigit()
    ):
        at -= 1
    if at < first:
        return Lead.START
    labels, word = tokens.labels[at], tokens.words[at]
    if word == "tôi" or (word == "này" and _hands_over(tokens, entry, first, at)):
        return Lead.START  # "tôi đề nghị", "việc này giao Sở Tài chính"
    if word in (",", ";", ":", "và", "nhưng") or "continuation" in labels or "consequence" in labels:
        return Lead.JOINED
    if "modal" in labels or "future" in labels:
        return Lead.MODAL
    if "speech" in labels:
        return Lead.JOINED
    return Lead.OTHER


def _hands_over(tokens: Tokens, entry: Entry, first: int, at: int) -> bool:
    """Tell whether what stands before a verb is only the work that it assigns: "nhiệm vụ này giao Sở Tài chính"."""
    return tokens.words[at - 1] == "việc" or (entry.text.startswith("giao") and at - first <= TOPIC)


LIVE = (Lead.SUBJECT, Lead.START, Lead.JOINED)
"""Where a verb stands when it is the speaker's own."""

_AS_ACTION = frozenset(["chỉ đạo", "đề xuất", "kiến nghị", "phân công"])  # fmt: skip
"""Verbs of asking that, without a speaker before them, are rather what somebody is asked to do."""


def asks(cue: Cue) -> bool:
    """Tell whether a cue is the verb by which the speaker of the clause asks."""
    if cue.kind is CueKind.PASSIVE:
        return True
    if cue.kind is not CueKind.ASK:
        return False
    return cue.lead is Lead.SUBJECT or (cue.lead in (Lead.START, Lead.JOINED) and cue.word not in _AS_ACTION)


def strength_of(cues: list[Cue], behind: int = 0) -> str | None:
    """Return a clause's strength by its cues (ANNOTATION.md): the verb of asking, the first modal, the mild verb.

    Modals behind the token `behind` (where the reported words begin) go before those that stand earlier. None
    when it has no cue of its own.
    """
    for cue in cues:
        if asks(cue):
            return cue.strength or None
    modals = [cue for cue in cues if cue.kind is CueKind.MODAL]
    if modals:
        return next((cue for cue in modals if cue.first >= behind), modals[0]).strength
    for cue in cues:
        if cue.kind is CueKind.MILD:
            return cue.strength
    return None
