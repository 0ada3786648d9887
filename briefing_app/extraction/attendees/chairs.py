"""Who chairs: by a verb behind the name, before it, further on, or of a title whose bearer is named elsewhere."""

from __future__ import annotations

import re

from briefing_app.extraction.attendees.reading import Mention, Reading
from briefing_app.extraction.document import Sentence

_ADVERBS = (
    r"[\s,–—-]*(?:\([^()]{1,60}\)[\s,]*)?(?:(?:đã|cũng|vừa|tiếp tục|trực tiếp|đều|đồng thời|đang|tới|đến|dự và|thăm và|cùng|và|tới dự và|đến dự và|đến thăm và|dự|tham dự và|phát biểu và|"
    r"(?:sáng|trưa|chiều|tối|ngày|hôm)\s(?:nay\s|ngày\s|qua\s)?\(?\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?\)?|sáng nay|chiều nay|hôm nay|\(\d[^()]{0,12}\)|khi|trong khi|thì|lại|mới|còn|tại đây|chiều|sáng|tối|ngày|hôm nay|nay|thay mặt [^,.;]{3,60},)[\s,]+){0,4}"
)
_ADVERB = re.compile(_ADVERBS)
_LATER = re.compile(
    r"(?:\s*(?P<with>cùng|và)\s[^.;:]{0,140}?(?<!\w)đồng chủ trì|\s*(?:đã\s+)?(?:thay mặt|thừa ủy quyền|được ủy quyền)\s[^.;:]{3,80}?\s(?:đồng )?chủ trì|[^.;:]{4,140}?(?:(?<!\w)(?:và|đồng thời|khi)|,(?: đã)?)\s+(?:đồng )?chủ trì)(?!\w)"
)
_COMMA_CHAIRS = re.compile(
    r"[^.;:]{4,260}?,\s*(?:(?:đã|cùng|dự và|tới dự và|đến dự và|trực tiếp)\s+){0,2}(?:đồng )?chủ trì(?!\w)"
)
_SEPARATORS = re.compile(r"[\s,–—-]*(?:\([^()]{1,60}\)[\s,]*)?")
_COMMA = re.compile(r",\s*")
_BARE_SUBJECT = re.compile(
    r"\s*(?:(?:đã|vừa|cũng|trực tiếp|tới dự và|đến dự và|dự và|phát biểu và)\s+){0,2}$"
)


def led(reading: Reading, mention: Mention, start: int, sentence: Sentence) -> bool:
    """Tell whether words before `start`, of the mention or its heading, say that it chairs."""
    before = reading.words.chair_before.search(reading.masked, max(sentence.start, start - 60), start)
    if before is None:
        return False
    return before.group().strip() != "do" or chairs_behind(reading, mention.end, sentence.end)


def chairs(reading: Reading, mention: Mention, chain_end: int, sentence: Sentence, titled: bool) -> bool:
    """Tell whether a mention chairs; `chain_end` is where the row of names ends that it stands in."""
    if chairs_behind(reading, chain_end, sentence.end) or _chairs_later(reading, chain_end, sentence.end):
        return True
    return titled and _chairs_past_titles(reading, chain_end, sentence.end)


def chairs_behind(reading: Reading, at: int, end: int) -> bool:
    """Tell whether a verb of chairing follows, not a task that somebody is to lead."""
    adverbs = _ADVERB.match(reading.masked, at, end)
    verb = reading.words.chair_glued.match(reading.masked, adverbs.end() if adverbs else at, end)
    return verb is not None and reading.words.no_event.match(reading.masked, verb.end(), end) is None


def _chairs_past_titles(reading: Reading, at: int, end: int) -> bool:
    """Tell whether a verb of chairing follows behind titles that the grammar did not read to their end."""
    comma = _COMMA_CHAIRS.match(reading.masked, at, end)
    if comma is None or reading.names_between(at, comma.end()) or acts(reading, at, comma.end()) is not None:
        return False
    return reading.words.no_event.match(reading.masked, comma.end(), end) is None


def _chairs_later(reading: Reading, at: int, end: int) -> bool:
    """Tell whether who acts chairs as well: "dẫn đầu đoàn … và chủ trì", "cùng … đồng chủ trì"."""
    later = _LATER.match(reading.masked, at, end)
    if later is None or (reading.names_between(at, later.end()) and "và" not in later.group()[-14:]):
        return False
    if later["with"] is None and acts(reading, at, end) is None:
        return False
    return reading.words.no_event.match(reading.masked, later.end(), end) is None


def fronted_chair(reading: Reading, sentence: Sentence, mentions: list[Mention]) -> Mention | str | None:
    """Return who chairs in a clause without a name: "Chủ trì phiên họp, Thủ tướng A …", "Thủ tướng chủ trì …".

    The person named behind the clause, or the bare title of somebody named elsewhere.
    """
    if not reading.signals_between(sentence.start, sentence.end):
        return None
    words, masked = reading.words, reading.masked
    for verb in words.chair_after.finditer(masked, sentence.start, sentence.end):
        if words.no_event.match(masked, verb.end(), sentence.end):
            continue
        low = max(sentence.start, verb.start() - 80)
        titles = reading.titles_between(low, verb.start())
        if titles:
            return _bare_subject(reading, low, verb.start(), titles[-1], mentions)
        if verb.start() - sentence.start <= 110 and not reading.names_between(sentence.start, verb.start()):
            return _subject_behind(reading, verb.end(), sentence.end, mentions)
    return None


def _bare_subject(
    reading: Reading, low: int, verb: int, title: tuple[int, int], mentions: list[Mention]
) -> str | None:
    """Return the bare title right before a verb, None when a name bears it or anything stands between."""
    lead = _BARE_SUBJECT.search(reading.masked, low, verb)
    if lead is None or any(m.start <= title[0] < m.end for m in mentions):
        return None
    if title[1] > lead.start() or not reading.is_clean(title[1], lead.start()):
        return None
    return reading.masked[title[0] : lead.start()].strip()


def _subject_behind(reading: Reading, at: int, end: int, mentions: list[Mention]) -> Mention | str | None:
    """Return the subject of the main clause behind a comma: a person, or a bare title."""
    starting = {mention.start: mention for mention in mentions}
    for comma in _COMMA.finditer(reading.masked, at, end):
        if comma.end() in starting:
            return starting[comma.end()]
        title = reading.words.titles.match(reading.masked, comma.end(), end)
        if title is not None:
            return title.group()
    return None


def acting_titles(reading: Reading, sentence: Sentence) -> list[str]:
    """Return the titles in a sentence that act without a name: "Thủ tướng yêu cầu"."""
    found = []
    for start, end in reading.titles_between(sentence.start, sentence.end):
        stop = reading.stop_at(end, min(sentence.end, end + 40))
        if stop is None or not reading.is_clean(end, stop) or acts(reading, stop, sentence.end) is None:
            continue
        if not reading.names_between(start, stop):
            found.append(reading.masked[start:stop].strip())
    return found


def is_title(held: str, title: str) -> bool:
    """Tell whether one of the titles held, commas between, is a bare title or begins with it."""
    parts = [part.strip() for part in held.split(",")]
    return any(part.startswith(title) or (len(part) > 7 and title.startswith(part)) for part in parts)


def acts(reading: Reading, at: int, end: int) -> int | None:
    """Return where the verb ends by which somebody acts, None when none follows."""
    for lead in (_SEPARATORS, _ADVERB):
        before = lead.match(reading.masked, at, end)
        verb = reading.words.acts.match(reading.masked, before.end() if before else at, end)
        if verb is not None:
            return verb.end()
    return None
