"""Parties of a clause: where what is to be done begins, and who is to do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.extraction.directives.addressee import (
    Phrase,
    is_head,
    lead_subject,
    phrase_at,
    subject_before,
)
from briefing_app.extraction.directives.cues import LIVE, CueKind
from briefing_app.extraction.directives.tokens import CLOSING, OPENING, Tokens

if TYPE_CHECKING:
    from briefing_app.extraction.directives.candidates import Candidate

_ACTS = frozenset(["action", "manner", "modal", "negative", "soft", "ask", "passive"])  # fmt: skip
_ADVERBIAL = frozenset(["trong", "sau", "trước", "tại", "từ", "theo", "nhân", "bằng", "qua", "trên", "thời", "năm", "tới", "cùng", "bên", "song", "ngay", "căn", "tiếp", "thực", "phát", "là", "nhằm", "để", "ở", "giai", "hiện", "ngoài", "khi", "nếu", "vì", "do", "mặc", "dù", "tuy"])  # fmt: skip  # fmt: skip
_ASIDE = frozenset(["boundary", "topic"])
_BEFORE_SUBJECT = frozenset(
    ["continuation", "consequence", "contrast", "speech", "ask", "mild", "enumeration"]
)
_DEMANDS = frozenset(["modal", "ask", "negative"])
_URGED = frozenset(["modal", "manner"])
_TENSES = frozenset(["past", "future"])


def core_of(candidate: Candidate) -> int:
    """Return where what is to be done begins: behind speech, then behind "Về X, …", "Trong quá trình Y, …"."""
    tokens, clause = candidate.tokens, candidate.clause
    start = _behind_speech(candidate)
    labels = tokens.labels[start]
    if labels.isdisjoint(_ASIDE) and tokens.words[start] not in _ADVERBIAL:
        return start
    for at in range(start + 1, min(clause.end - 2, start + 45)):
        if tokens.words[at] not in (",", ":"):
            continue
        hit = tokens.entries[at + 1]
        if hit is not None and not hit.labels.isdisjoint(_DEMANDS):
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
    return any("modal" in tokens.labels[k] for k in range(at, min(end, at + 12)) if tokens.words[k] != ",")


def topic_of(candidate: Candidate) -> Phrase | None:
    """Read "Với X, …", "Đối với X, …", "Riêng X, …"."""
    tokens, clause = candidate.tokens, candidate.clause
    for at in range(clause.first, min(candidate.lead + 2, clause.end - 1)):
        if tokens.words[at] in ("với", "riêng") and not (
            at > clause.first and tokens.words[at - 1] in ("cùng", "so", "song")
        ):
            phrase = phrase_at(tokens, at + 1, clause.end)
            named = phrase is not None and (tokens.caps[at + 1] or "determiner" not in tokens.labels[at + 1])
            if phrase is not None and named and phrase.end < clause.end and tokens.words[phrase.end] == ",":
                return phrase
    return None


def addressee_of(candidate: Candidate) -> tuple[Phrase | None, str]:
    """Find who is to act: behind the verb of asking, before the verb of acting or the modal, or as the topic."""
    found, how = _addressee_of(candidate)
    return (None, "") if found is not None and _has_the_word(candidate, found) else (found, how)


def _addressee_of(candidate: Candidate) -> tuple[Phrase | None, str]:
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
    for mild in candidate.cues:
        if mild.kind is CueKind.MILD and mild.lead in LIVE:
            asked = _asked(tokens, mild.end, clause.end)
            if asked is not None:
                return asked
    found = _acting(tokens, candidate.core, clause.end)
    if found is not None and not _has_the_word(candidate, found):
        return found, "modal" if "modal" in tokens.labels[min(found.end, clause.end - 1)] else "acting"
    return _subject_of_cue(candidate) or topic


def _has_the_word(candidate: Candidate, phrase: Phrase) -> bool:
    """Tell whether a phrase is who asks: "Đồng chí Tư lệnh nhắc các đơn vị …"."""
    return any(
        a.mention.first <= phrase.first < a.mention.end and a.mention.speaker.key == candidate.speaker.key
        for a in candidate.heard.attributions
    )


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
    again = tokens.entries[at] if at < end else None
    if again is not None and "ask" in again.labels and tokens.words[at - 1] in OPENING:
        return _asked(tokens, at + again.length, end)  # yêu cầu: “Đề nghị công ty …”
    told = next((k for k in range(at, min(end, at + 8)) if tokens.words[k] == "cho"), None)
    handed_on = at < end and tokens.words[at] == "lại"  # "giao lại việc này cho Bộ X"
    if told is not None and (handed_on or any("nhiệm" in tokens.words[k] for k in range(at, told))):
        phrase = phrase_at(tokens, told + 1, end)
        return None if phrase is None else (phrase, "asked")
    phrase = phrase_at(tokens, at, end) if at < end else None
    if phrase is not None:
        return phrase, "asked"
    if at < end and (
        "topic" in tokens.labels[at]
        or "continuation" in tokens.labels[at]
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
        and not tokens.labels[behind].isdisjoint(_TENSES)
        and not (planned and tokens.words[behind] == "sẽ")
    ):
        return None
    if behind < end and not tokens.labels[behind].isdisjoint(_ASIDE):
        # An aside: "tất cả doanh nghiệp, trước khi cổ phần hóa, phải rà soát".
        behind = next(
            (k for k in range(behind, min(end, behind + 16)) if not tokens.labels[k].isdisjoint(_URGED)), end
        )
    while behind < end and "adverb" in tokens.labels[behind] and tokens.labels[behind].isdisjoint(_ACTS):
        behind += 1
    return phrase if behind < end and not tokens.labels[behind].isdisjoint(_ACTS) else None


def _is_subject(tokens: Tokens, phrase: Phrase, core: int) -> bool:
    """Tell whether a phrase before a modal is its subject, and not the end of a longer one about a thing."""
    if phrase.first <= core:
        return True
    before = phrase.first - 1
    word = tokens.words[before]
    if word in (",", ":", "thì", "là", "rằng", "-", "–") or word in OPENING or word in CLOSING:
        return True
    return not tokens.labels[before].isdisjoint(_BEFORE_SUBJECT)
