"""Features: what tells a directive from any other clause, as names that `directives_weights.json` weighs.

A name says what is seen and its value ("modal:cần"). What a feature counts for is not decided here.
"""

from __future__ import annotations

from functools import cache

from briefing_app.extraction.directives.candidates import Candidate
from briefing_app.extraction.directives.cues import LIVE, Cue, CueKind, Lead
from briefing_app.extraction.directives.echoes import mark_echoes
from briefing_app.extraction.directives.mentions import Voice
from briefing_app.extraction.directives.tokens import CLOSING, OPENING
from briefing_app.extraction.directives.vocabulary import NOTHING

ECHOED = 0.5
"""The share of a clause said again elsewhere from which on it counts as an echo."""

_SPEECH = ("pledge", "affirm", "emphasis", "telling", "thanks", "mild")
_LEADS = ("action", "manner", "addressee", "title", "thing", "topic", "fact", "past", "negative", "chorus", "epithets", "honorific")  # fmt: skip
_TENSES = frozenset(["past", "future", "praise"])  # fmt: skip
_MARKS = {"false_friend": "false-friend", "paper": "paper", "legal": "legal"}
_PRONOUNS = ("tôi", "chúng", "tui", "mình")
_TELLING = frozenset([*_PRONOUNS, "%"])
_WINDOW = 14
"""How many words from the lead on tell of facts and tenses where no cue ends them."""
_DONE = frozenset(["action", "manner", "speech"])
_ACTS = frozenset(["action", "manner"])
_HEADS = frozenset(["addressee", "title", "honorific"])


def describe(candidates: list[Candidate]) -> None:
    """Write features and links into all candidates of an article, in the order of the text."""
    mark_echoes(candidates)
    previous: Candidate | None = None
    said, intro = "none", "none"
    for number, candidate in enumerate(candidates):
        said = _said(candidate.quoted_by or candidate) or said
        intro = _intro(candidate, previous, intro)
        candidate.features.append("bias")
        _context_features(candidate, said, intro, number * 5 // len(candidates))
        _core_features(candidate, said)
        _cue_features(candidate)
        _shape_features(candidate)
        _addressee_features(candidate)
        _word_features(candidate)
        if previous is not None:
            _links(candidate, previous)
        if candidate.ends_with(":"):
            intro = _leads(candidate, intro)
        previous = candidate


def _intro(c: Candidate, previous: Candidate | None, intro: str) -> str:
    """Return what leads the list in which a clause stands: a colon behind a demand, a cue, anything; "none" outside."""
    if not c.first_in_paragraph or c.bullet or "enumeration" in c.openers or intro == "none":
        return intro
    return "kept" if previous is not None and previous.ends_with(";") else "none"


def _leads(c: Candidate, intro: str) -> str:
    """Return what leads the list behind a colon; a heading within a list ("2. Bộ Y tế:") leaves what led that."""
    if c.ask is not None:
        return "ask"
    if c.main is not None:
        return "cue"
    return intro if c.bullet and intro in ("ask", "cue") else "plain"


def _said(c: Candidate) -> str | None:
    """Return what kind of speech the last attribution of a clause is, None when it has none."""
    told = None
    for attribution in c.heard.attributions:
        if not c.clause.first <= attribution.mention.first < c.clause.end:
            continue
        if attribution.kind == "theo":
            told = "theo"
            continue
        labels = c.tokens.labels[attribution.verb] if attribution.verb < len(c.tokens) else NOTHING
        told = next((kind for kind in _SPEECH if kind in labels), attribution.kind)
    return told


def _context_features(c: Candidate, said: str, intro: str, fifth: int) -> None:
    cue = c.main.kind.value if c.main is not None else "none"
    c.features += [
        f"last-said:{said}",
        f"last-said:{said}:{cue}",
        f"list:{intro}:{c.bullet}",
        f"voice:{c.speaker.voice.value}",
        f"authority:{c.authority}",
        f"explicit:{c.heard.explicit}:{c.clause.number == 0}",
        f"place:{fifth}",
    ]
    if c.echo >= ECHOED:
        c.features.append("echo")
    if c.heard.in_quote:
        c.features.append("in-quote")
    if c.heard.after_quote:
        c.features.append("after-quote")


def _core_features(c: Candidate, said: str) -> None:
    """Features of what the reported words begin with, together with who speaks and how."""
    kind = _core_kind(c)
    cue = c.main.kind.value if c.main is not None else "none"
    c.features += [
        f"core:{kind}",
        f"core+cue:{kind}:{cue}",
        f"core+voice:{kind}:{c.speaker.voice.value}",
        f"core+said:{kind}:{said}",
    ]
    if c.heard.noticed:
        c.features.append(f"notice:{kind}")
    c.links += [f"core:{kind}", f"core:{kind}:{c.openers[0] if c.openers else 'none'}"]


def _core_kind(c: Candidate) -> str:
    """Return what the reported words begin with."""
    labels = c.tokens.labels[c.core]
    if c.ask is not None and c.ask.first <= c.core + 6:
        return "ask"
    if c.addressee is not None and c.addressee_how in ("acting", "modal"):
        return c.addressee_how
    words, after = c.tokens.words, c.core + 1
    if words[c.core] == "không" and after < c.clause.end and not c.tokens.labels[after].isdisjoint(_ACTS):
        return "negative"
    for label in ("modal", "negative", "action", "manner", "thing"):
        if label in labels:
            return label
    if c.addressee is not None:
        return "addressee"
    if not labels.isdisjoint(_HEADS) or (c.tokens.caps[c.core] and c.core > c.clause.first):
        return "head"
    return "other"


def _first(c: Candidate, kind: CueKind) -> Cue | None:
    for cue in c.cues:
        if cue.kind is kind:
            return cue
    return None


def _cue_features(c: Candidate) -> None:
    add = c.features.append
    modal, mild = _first(c, CueKind.MODAL), _first(c, CueKind.MILD)
    if c.ask is not None:
        _ask_features(c, c.ask)
    if modal is not None:
        _modal_features(c, modal)
    if mild is not None and c.ask is None:
        add(f"mild:{mild.word}:{mild.lead in LIVE}")
        add(f"mild-addressee:{c.addressee is not None}:{modal is not None}")
    if c.main is None:
        labels = c.tokens.labels[c.lead]
        lead = next((k for k in ("action", "manner", "addressee", "thing") if k in labels), "other")
        c.features += ["no-cue", f"no-cue:{c.addressee_how}", f"no-cue-lead:{lead}"]
    for kind in (CueKind.NEGATIVE, CueKind.SOFT):
        cue = _first(c, kind)
        if cue is not None and cue.first <= c.lead + 1:
            add(f"{kind.value}-first")


def _ask_features(c: Candidate, ask: Cue) -> None:
    add = c.features.append
    voice = c.speaker.voice.value
    if ask.lead is Lead.SUBJECT and not ask.past:
        add(f"subject-asks:{voice}:{c.addressee_how}")
    c.features += [
        f"ask:{ask.word}:{ask.lead is Lead.SUBJECT}",
        f"ask-lead:{ask.lead.value}",
        f"ask-lead:{ask.lead.value}:{voice}",
        f"ask-addressee:{c.addressee is not None}:{c.addressee_how}",
    ]
    if ask.past:
        add("ask-past")
    elif (
        ask.lead is Lead.START and c.addressee_how == "asked" and "này" in c.tokens.words[c.lead : ask.first]
    ):
        add(
            "hands-over"
        )  # "việc này giao Sở Tài chính": whoever has the word demands it, whatever was said last
    if ask.first > c.clause.first and c.tokens.words[ask.first - 1] == "tôi":
        add("first-person")
    following = c.tokens.labels[ask.end] if ask.end < c.clause.end else NOTHING
    for label in ("action", "modal", "addressee", "manner", "thing", "negative"):
        if label in following:
            add(f"ask-then:{label}")
    if not following:
        add("ask-then:other")


def _modal_features(c: Candidate, modal: Cue) -> None:
    add = c.features.append
    add(f"modal:{modal.word}")
    add(f"modal-lead:{modal.lead.value}:{c.ask is not None}")
    share = (modal.first - c.lead) / max(1, c.clause.end - c.lead)
    add(f"modal-place:{'start' if modal.first <= c.lead + 1 else 'early' if share < 0.35 else 'late'}")
    if c.ask is None:
        add(f"modal-subject:{c.addressee_how or _subject_kind(c, modal.first)}")
        following = c.tokens.labels[modal.end] if modal.end < c.clause.end else NOTHING
        add(f"modal-then:{next((k for k in ('action', 'manner') if k in following), 'other')}")
    if modal.past:
        add("modal-past")


def _subject_kind(c: Candidate, at: int) -> str:
    """Return what stands before a modal where nobody who could act does."""
    if at <= c.lead + 1 or c.tokens.words[at - 1] in ",:" or "speech" in c.tokens.labels[at - 1]:
        return "none"
    return "thing" if "thing" in c.tokens.labels[c.lead] else "noun"


def _shape_features(c: Candidate) -> None:
    add = c.features.append
    words, clause = c.tokens.words, c.clause
    length = clause.end - clause.first
    add(f"length:{next((top for top in (5, 11, 24, 59) if length <= top), 'long')}")
    if c.bullet:
        add("bullet")
    if c.first_in_paragraph:
        add("first-in-paragraph")
    if clause.number:
        c.features += ["later-clause", f"later-clause:{c.addressee_how}:{c.ask is not None}"]
    elif c.clauses > 1:
        add("first-of-clauses")
    if words[clause.end - 1] in ";:?":
        add(f"ends:{words[clause.end - 1]}")
    if "?" in words[clause.first : clause.end]:
        add("question")
    if words[clause.first] in OPENING or words[clause.first] in CLOSING:
        add("opens-quote")
    c.features += [f"opener:{opener}" for opener in c.openers] or ["opener:none"]
    if c.deadlines:
        add(f"deadline:{c.deadlines[0].firm}")


def _addressee_features(c: Candidate) -> None:
    if c.topic is not None:
        c.features.append("topic")
    if c.addressee is None:
        return
    head = c.tokens.entries[c.addressee.first]
    if head is None:
        return
    c.features.append(f"addressee-head:{head.text}")
    if "title" in head.labels:
        c.features.append("addressee-title")
    if "superior" in head.labels:
        c.features.append("addressee-superior")


def _word_features(c: Candidate) -> None:
    tokens, clause = c.tokens, c.clause
    hit = tokens.entries[c.lead]
    c.features.append(f"lead:{hit.text if hit is not None else 'CAPS' if tokens.caps[c.lead] else 'other'}")
    labels = tokens.labels[c.lead]
    c.features += [f"lead-is:{label}" for label in _LEADS if label in labels]
    seen: set[str] = set()
    until = c.main.first if c.main is not None else c.lead + _WINDOW
    actions = 0
    for at in tokens.found_between(clause.first, clause.end):
        acts, tenses, is_fact, marks = _told_by(tokens.labels[at])
        actions += acts
        if tenses and (at < until or c.main is None):
            where = "b" if at < until else "a"
            seen.update([f"{tense}-{where}:{tokens.phrase(at)}" for tense in tenses])
        if is_fact and at < c.lead + _WINDOW:
            seen.add(f"fact:{tokens.phrase(at)}")
        if marks:
            seen.update(marks)
    c.features += sorted(seen)
    c.features.append(f"actions:{actions if actions < 4 else 4 if actions < 7 else 7}")
    if c.ask is None and _did(c):
        c.features.append("did")
    if c.main is None and "là" in tokens.words[c.core : c.core + _WINDOW]:
        c.features.append("copula")
    if c.main is None and _narrates(c):
        c.features.append("narrates")
    words = tokens.words[clause.first : clause.end]
    if not _TELLING.isdisjoint(words):
        if "%" in words:
            c.features.append("percent")
        c.features += [f"pronoun:{pronoun}" for pronoun in _PRONOUNS if pronoun in words]


@cache
def _told_by(labels: frozenset[str]) -> tuple[bool, tuple[str, ...], bool, tuple[str, ...]]:
    """Return what a phrase of those labels tells: whether it acts, its tenses, whether a fact, its marks."""
    marks = tuple(name for label, name in _MARKS.items() if label in labels)
    return "action" in labels, tuple(sorted(labels & _TENSES)), "fact" in labels, marks


def _did(c: Candidate) -> bool:
    """Tell whether the clause tells of something done: "đã", "vừa" right before a verb."""
    labels = c.tokens.labels
    for at in c.tokens.found_between(c.clause.first, c.clause.end - 1):
        if "past" in labels[at] and not labels[c.tokens.behind(at)].isdisjoint(_DONE):
            return True
    return False


def _narrates(c: Candidate) -> bool:
    """Tell whether the clause tells what a person did: it begins with somebody who asks for nothing."""
    for mention in c.heard.mentions:
        if c.clause.first <= mention.first <= c.core and mention.end > c.lead:
            return mention.speaker.voice in (Voice.PERSON, Voice.TITLE) and not any(
                a.mention is mention and a.kind == "speech" and "emphasis" in c.tokens.labels[a.verb]
                for a in c.heard.attributions
            )
    return False


def _links(c: Candidate, previous: Candidate) -> None:
    """Features of a step from a directive to this clause."""
    add = c.links.append
    near = previous.paragraph is c.paragraph
    gap = c.sentence.paragraph - previous.sentence.paragraph
    add("bias")
    add(
        f"near:{'clause' if previous.sentence is c.sentence else 'paragraph' if near else 'next' if gap == 1 else 'far'}"
    )
    add(f"explicit:{c.heard.explicit}")
    add(f"same-speaker:{previous.speaker.key == c.speaker.key}")
    c.links += [f"opener:{opener}" for opener in c.openers]
    if c.main is None:
        labels = c.tokens.labels[c.lead]
        how = c.addressee_how or next((k for k in ("action", "manner") if k in labels), "other")
        c.links += [f"no-cue:{how}", f"no-cue-near:{near}:{'action' in labels}"]
    else:
        add(f"cue:{c.main.kind.value}")
    last = previous.tokens.words[previous.clause.end - 1]
    if last in ";:":
        add(f"after:{last}")
    if c.bullet:
        add(f"bullet:{previous.bullet}")
