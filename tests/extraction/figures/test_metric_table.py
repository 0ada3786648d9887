"""What figures measure in sentences of every shape that the genre has, as an editor would name it.

The names are compared as the scoring of `evaluate` does: by the words that two of them share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.domain.key_figure import KeyFigure
from briefing_app.extraction import figures
from briefing_app.extraction.document import Document
from briefing_app.extraction.lexicon import Lexicon, load_lexicon
from briefing_app.extraction.scoring import word_f1

_TABLE = Path(__file__).with_name("metric_table.txt")
_MARK = re.compile(r"\{([^{}]*)\}")
_HEAD = " date 2025-10-02 Vĩnh Hải họp bàn đầu tư\n\n"
_NAMED = 0.95  # the share of the table that must be named rightly: what the rules reach, less a margin
_ALIKE = 0.6


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def cases() -> Iterator[tuple[str, list[tuple[int, int, list[str]]]]]:
    """Yield each sentence with its marked figures: where they stand and what is expected of them."""
    for line in _TABLE.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        sentence, marks, last = _HEAD, [], 0
        for mark in _MARK.finditer(line):
            sentence += line[last : mark.start()]
            quote, *expected = mark.group(1).split("|")
            marks.append((len(sentence), len(sentence) + len(quote), [*expected, "", ""][:3]))
            sentence, last = sentence + quote, mark.end()
        yield sentence + line[last:], marks


def found(lexicon: Lexicon) -> Iterator[tuple[KeyFigure | None, list[str]]]:
    """Yield for each marked figure the suggestion that covers most of it, and what is expected."""
    for text, marks in cases():
        items = figures.suggest(Document.of(text, lexicon), lexicon)
        for start, end, expected in marks:
            near = [item for item in items if item.anchor.start < end and start < item.anchor.end]
            near.sort(key=lambda item: min(end, item.anchor.end) - max(start, item.anchor.start))
            yield (near[-1] if near else None), expected


def test_every_shape_is_named_as_an_editor_would(lexicon: Lexicon) -> None:
    judged = [(item, expected) for item, expected in found(lexicon)]
    wrong = [
        (expected[0], item.metric if item is not None else None)
        for item, expected in judged
        if item is None or word_f1(expected[0], item.metric) < _ALIKE
    ]
    assert len(wrong) <= (1 - _NAMED) * len(judged), wrong


def test_kinds_and_periods_of_the_table(lexicon: Lexicon) -> None:
    wrong = []
    for item, (_, kind, period) in found(lexicon):
        if item is None:
            continue
        if kind and item.kind.value != kind:
            wrong.append((item.metric, item.anchor.exact, item.kind.value))
        if period and item.period != (None if period == "-" else period):
            wrong.append((item.metric, item.anchor.exact, item.period))
    assert len(wrong) <= 2, wrong
