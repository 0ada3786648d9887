"""Features: what tells a directive from any other clause, as names that `directives_weights.json` weighs."""

from __future__ import annotations

from collections import Counter

from briefing_app.extraction.directives.candidates import LIVE, Candidate
from briefing_app.extraction.directives.cues import CueKind, Lead
from briefing_app.extraction.directives.speakers import Voice
from briefing_app.extraction.directives.tokens import CLOSING, OPENING


def describe(candidates: list[Candidate]) -> None:
    """Write features and links into all candidates of an article."""
    asks = Counter(
        c.speaker.key for c in candidates if c.ask is not None and c.speaker.voice is not Voice.NOBODY
    )
    total = sum(asks.values())
    previous: Candidate | None = None
    distance = 99
    said, intro = "none", "none"
    mark_echoes(candidates)
    for number, candidate in enumerate(candidates):
        said = _said(candidate.quoted_by or candidate) or said
        if candidate.first_in_paragraph and not candidate.bullet and "enumeration" not in candidate.openers:
            intro = "kept" if intro != "none" and previous is not None and previous.ends_with(";") else "none"
        candidate.features.append(f"list:{intro}:{candidate.bullet}")
        if candidate.ends_with(":"):
            intro = "ask" if candidate.ask is not None else "cue" if candidate.main is not None else "plain"
        candidate.features += [
            f"last-said:{said}",
            f"last-said:{said}:{candidate.main.kind if candidate.main else None}",
        ]
        candidate.features.append(
            f"total-asks:{0 if not total else 1 if total < 3 else 3 if total < 8 else 8}"
        )
        if candidate.echo >= 0.5:
            candidate.features.append("echo")
        if candidate.heard.explicit:
            distance = 0
        elif previous is None or previous.sentence is not candidate.sentence:
            distance += 1
        _describe(candidate, previous, number, len(candidates), asks, total, distance)
        previous = candidate


def _describe(
    c: Candidate,
    previous: Candidate | None,
    number: int,
    count: int,
    asks: Counter[str],
    total: int,
    distance: int,
) -> None:
    add = c.features.append
    add("bias")
    _cue_features(c)
    _speaker_features(c, asks, total, distance)
    _shape_features(c, number, count)
    _word_features(c)
    _links(c, previous)


def mark_echoes(candidates: list[Candidate]) -> None:
    """Tell of every candidate how much of it another, fuller one says again: the share of its runs of four words."""
    owners: dict[tuple[str, ...], list[int]] = {}
    runs: list[list[tuple[str, ...]]] = []
    for number, c in enumerate(candidates):
        words = [w for w in c.tokens.words[c.clause.first : c.clause.end] if w.isalnum()]
        own = [tuple(words[k : k + 4]) for k in range(len(words) - 3)]
        runs.append(own)
        for run in own:
            known = owners.setdefault(run, [])
            if len(known) < 4 and (not known or known[-1] != number):
                known.append(number)
    last = candidates[-1].sentence.paragraph if candidates else 0
    first = candidates[0].sentence.paragraph if candidates else 0

    def rank(number: int) -> tuple[bool, int, int]:
        """The body says it fullest: not the lead or what follows the end; then the longer; then the earlier."""
        paragraph = candidates[number].sentence.paragraph
        return first + 2 < paragraph < last - 1, len(runs[number]) // 8, -number

    for number, own in enumerate(runs):
        if len(own) < 4:
            continue
        shared = Counter(other for run in own for other in owners[run] if other != number)
        for other, count in shared.items():
            if rank(other) > rank(number):
                candidates[number].echo = max(candidates[number].echo, count / len(own))


def _core_kind(c: Candidate) -> str:
    """Return what the reported words begin with."""
    tokens = c.tokens
    labels = tokens.labels(c.core)
    if c.ask is not None and c.ask.first <= c.core + 6:
        return "ask"
    if c.addressee_how in ("acting", "modal") and c.addressee is not None:
        return c.addressee_how
    for label in ("modal", "negative", "action", "manner", "thing"):
        if label in labels:
            return label
    if c.addressee is not None:
        return "addressee"
    if labels & {"addressee", "title", "honorific"} or (tokens.caps[c.core] and c.core > c.clause.first):
        return "head"
    return "other"


def _said(c: Candidate) -> str | None:
    """Return what kind of speech the last attribution of a clause is, None when it has none."""
    told = None
    for attribution in c.heard.attributions:
        if c.clause.first <= attribution.mention.first < c.clause.end:
            if attribution.kind == "theo":
                told = "theo"
                continue
            labels = c.tokens.labels(attribution.verb) if attribution.verb < len(c.tokens) else frozenset()
            told = next(
                (k for k in ("pledge", "emphasis", "telling", "thanks", "mild") if k in labels),
                attribution.kind,
            )
    return told


def _cue_features(c: Candidate) -> None:
    add = c.features.append
    if c.ask is not None:
        if c.ask.lead is Lead.SUBJECT and not c.ask.past:
            add(f"subject-asks:{c.speaker.voice.value}:{c.addressee_how}")
        add(f"ask:{c.ask.word}")
        add(f"ask-lead:{c.ask.lead}")
        add(f"ask-lead:{c.ask.lead}:{c.speaker.voice}")
        add(f"ask-addressee:{c.addressee is not None}:{c.addressee_how}")
        if c.ask.past:
            add("ask-past")
        following = c.tokens.labels(c.ask.end) if c.ask.end < c.clause.end else frozenset()
        for label in ("action", "modal", "addressee", "manner", "thing", "negative"):
            if label in following:
                add(f"ask-then:{label}")
        if not following:
            add("ask-then:other")
    kinds = {cue.kind for cue in c.cues}
    for kind in kinds:
        add(f"has:{kind}")
    modal = next((cue for cue in c.cues if cue.kind is CueKind.MODAL), None)
    if modal is not None:
        add(f"modal:{modal.word}")
        add(f"modal-lead:{modal.lead}:{c.ask is not None}")
        place = (modal.first - c.lead) / max(1, c.clause.end - c.lead)
        add(f"modal-place:{'start' if modal.first <= c.lead + 1 else 'early' if place < 0.35 else 'late'}")
        if c.ask is None:
            add(f"modal-subject:{c.addressee_how or _subject_kind(c, modal.first)}")
            following = c.tokens.labels(modal.end) if modal.end < c.clause.end else frozenset()
            add(
                f"modal-then:{'action' if 'action' in following else 'manner' if 'manner' in following else 'other'}"
            )
        if modal.past:
            add("modal-past")
    mild = next((cue for cue in c.cues if cue.kind is CueKind.MILD), None)
    if mild is not None and c.ask is None:
        add(f"mild:{mild.word}:{mild.lead in LIVE}")
        add(f"mild-addressee:{c.addressee is not None}:{modal is not None}")
    if c.main is None:
        add("no-cue")
        add(f"no-cue:{c.addressee_how}")
        labels = c.tokens.labels(c.lead)
        if "action" in labels or c.addressee_how == "acting":
            how = "acting" if c.addressee_how == "acting" else "action"
            add(f"bare:{how}:{c.speaker.voice}")
            add(f"bare:{how}:{c.first_in_paragraph}")
            add(f"bare:{how}:{c.openers[0] if c.openers else None}")
            behind = c.addressee.end if c.addressee is not None and how == "acting" else c.lead
            add(
                f"bare:{how}:past:{any('past' in c.tokens.labels(k) or 'future' in c.tokens.labels(k) for k in range(behind, min(c.clause.end, behind + 6)))}"
            )
        add(
            f"no-cue-lead:{'action' if 'action' in labels else 'manner' if 'manner' in labels else 'head' if 'addressee' in labels else 'thing' if 'thing' in labels else 'other'}"
        )
    for kind in (CueKind.NEGATIVE, CueKind.SOFT):
        cue = next((cue for cue in c.cues if cue.kind is kind), None)
        if cue is not None:
            add(f"{kind}:{cue.word}")
            if cue.first <= c.lead + 1:
                add(f"{kind}-first")


def _subject_kind(c: Candidate, at: int) -> str:
    labels = c.tokens.labels(c.lead)
    if at <= c.lead + 1:
        return "none"
    if c.tokens.words[at - 1] in ",:" or "speech" in c.tokens.labels(at - 1):
        return "none"
    if "thing" in labels:
        return "thing"
    return "noun"


def _speaker_features(c: Candidate, asks: Counter[str], total: int, distance: int) -> None:
    add = c.features.append
    speaker = c.speaker
    add(f"voice:{speaker.voice}")
    if speaker.chair:
        add("chair")
    share = asks[speaker.key] / total if total else 0.0
    add(f"asks-here:{'all' if share > 0.6 else 'some' if share > 0.2 else 'few' if share else 'none'}")
    add(f"explicit:{c.heard.explicit}:{c.clause.number == 0}")
    if c.heard.in_quote:
        add("in-quote")
    if c.heard.after_quote:
        add("after-quote")


def _shape_features(c: Candidate, number: int, count: int) -> None:
    add = c.features.append
    tokens, clause = c.tokens, c.clause
    length = clause.end - clause.first
    add(
        f"length:{'5' if length < 6 else '12' if length < 12 else '25' if length < 25 else '60' if length < 60 else 'long'}"
    )
    if c.bullet:
        add("bullet")
    if c.first_in_paragraph:
        add("first-in-paragraph")
    if clause.number:
        add("later-clause")
        add(f"later-clause:{c.addressee_how}:{c.ask is not None}")
    elif c.clauses > 1:
        add("first-of-clauses")
    last = tokens.words[clause.end - 1]
    if last in ";:?":
        add(f"ends:{last}")
    if "?" in tokens.words[clause.first : clause.end]:
        add("question")
    first = tokens.words[clause.first]
    if first in OPENING or first in CLOSING:
        add("opens-quote")
    for opener in c.openers:
        add(f"opener:{opener}")
    if not c.openers:
        add("opener:none")
    if c.deadlines:
        add(f"deadline:{c.deadlines[0].firm}")
    place = number / max(1, count)
    add(f"place:{int(place * 5)}")
    if c.topic is not None:
        add("topic")
    if c.addressee is not None:
        head = tokens.starting(c.addressee.first)
        if "title" in tokens.labels(c.addressee.first):
            add("addressee-title")
        if head is not None:
            add(f"addressee-head:{head.phrase}")
            if "superior" in head.labels or tokens.words[c.addressee.first] in ("chính", "quốc"):
                add("addressee-superior")


def _word_features(c: Candidate) -> None:
    add = c.features.append
    tokens = c.tokens
    words = tokens.words
    lead_labels = tokens.labels(c.lead)
    hit = tokens.starting(c.lead)
    add(f"lead:{hit.phrase if hit is not None else 'CAPS' if tokens.caps[c.lead] else 'other'}")
    for label in (
        "action",
        "manner",
        "addressee",
        "title",
        "thing",
        "topic",
        "fact",
        "past",
        "negative",
        "chorus",
        "epithets",
        "honorific",
    ):
        if label in lead_labels:
            add(f"lead-is:{label}")
    seen: set[str] = set()
    upto = c.main.first if c.main is not None else min(c.clause.end, c.lead + 14)
    actions = 0
    for at in range(c.clause.first, c.clause.end):
        found = tokens.starting(at)
        if found is None:
            continue
        labels = found.labels
        if "action" in labels:
            actions += 1
        where = "b" if at < upto else "a"
        for label in ("past", "future", "praise"):
            if label in labels and (where == "b" or c.main is None):
                seen.add(f"{label}-{where}:{found.phrase if label != 'praise' else ''}")
        if "fact" in labels and at < c.lead + 14:
            seen.add(f"fact:{found.phrase}")
        if "false_friend" in labels:
            seen.add("false-friend")
        if "paper" in labels:
            seen.add("paper")
    c.features.extend(sorted(seen))
    add(f"actions:{min(actions, 6) if actions < 4 else 4 if actions < 7 else 7}")
    digits = sum(1 for at in range(c.clause.first, c.clause.end) if words[at].isdigit())
    add(f"digits:{0 if not digits else 1 if digits < 3 else 3}")
    if "%" in words[c.clause.first : c.clause.end]:
        add("percent")
    for pronoun in ("tôi", "chúng", "tui", "mình"):
        if pronoun in words[c.clause.first : c.clause.end]:
            add(f"pronoun:{pronoun}")


def _links(c: Candidate, previous: Candidate | None) -> None:
    """Features of a step from a directive to this clause."""
    if previous is None:
        return
    add = c.links.append
    add("bias")
    same_sentence = previous.sentence is c.sentence
    same_paragraph = previous.paragraph is c.paragraph
    add(
        f"near:{'clause' if same_sentence else 'paragraph' if same_paragraph else 'next' if c.sentence.paragraph - previous.sentence.paragraph == 1 else 'far'}"
    )
    add(f"explicit:{c.heard.explicit}")
    add(f"same-speaker:{previous.speaker.key == c.speaker.key}")
    for opener in c.openers:
        add(f"opener:{opener}")
    labels = c.tokens.labels(c.lead)
    if c.main is None:
        add(
            f"no-cue:{c.addressee_how or ('action' if 'action' in labels else 'manner' if 'manner' in labels else 'other')}"
        )
        add(f"no-cue-near:{same_paragraph}:{'action' in labels}")
    else:
        add(f"cue:{c.main.kind}")
    last = previous.tokens.words[previous.clause.end - 1]
    if last in ";:":
        add(f"after:{last}")
    if c.bullet:
        add(f"bullet:{previous.bullet}")
