"""Broken copies of texts: cut, doubled, moved, glued and spiced; and a run of them through the rules.

    python tests/support/mutants.py FOLDER 2000

suggests for so many mutants of the articles in a folder and says which of them broke what.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefing_app.domain.item import EDITOR, State
from briefing_app.domain.text import normalise_article
from briefing_app.extraction.engine import Engine
from briefing_app.extraction.lexicon import load_lexicon

SPICE = [
    "Thủ tướng", "Phó Thủ tướng Đỗ Hữu Khải", "chủ trì", "Cùng dự có", "các Ủy viên Bộ Chính trị:", ",", ";", ".", ":", "và",
    "(", ")", "“", "”", '"', "\n", " ", "\u00a0", "ông", "Tạ Đình Lương", "12,5%", "trước ngày 30/6", "30/2/2025", "yêu cầu",
    "giao", "phải", "TP.HCM", "Peter Haas", "S. A - ben", "các đồng chí", "Ảnh: ", "9/13", "từ 5 đến 3 tỷ đồng", "½", "٣",
    "\u200f", "\u200b", "\u0301", "İ", "ß", "ﬁ", "😀", "\ud800", "\x00", "\r", "\u2028", "H'Hen", "25.000 tỷ đồng", "-", "…",
    "1" * 400, "9.999.999.999.999.999,99", "0/0", "năm 0000", "tháng 13", "quý V", "%", "%%", "'", "\\/",
]  # fmt: skip


def mutant(text: str, seed: int) -> str:
    """Return a copy of a text with up to six pieces cut, doubled, moved, glued or replaced."""
    dice = random.Random(seed)
    for _ in range(dice.randint(1, 6)):
        a = dice.randrange(len(text) + 1)
        b = min(len(text), a + dice.choice((1, 3, 20, 60, 400)))
        piece = text[a:b]
        match dice.randrange(9):
            case 0:
                text = text[:a] + text[b:]
            case 1:
                text = text[:a] + piece * 2 + text[b:]
            case 2:
                text = text[:a] + dice.choice(SPICE) + text[a:]
            case 3:
                text = text[:a] + piece.replace(" ", "") + text[b:]
            case 4:
                text = text[b:] + piece + text[:a]
            case 5:
                text = text[:a] + piece.upper() + text[b:]
            case 6:
                text = text[:a] + piece.lower() + text[b:]
            case 7:
                text = text[:a] + piece[::-1] + text[b:]
            case _:
                text = text[:a] + "".join(dice.sample(piece, len(piece))) + text[b:]
    return normalise_article(text)


def mutants(texts: Sequence[str], count: int, first: int = 0) -> Iterator[str]:
    """Yield so many mutants, of one text after the other, always the same."""
    for number in range(first, first + count):
        yield mutant(texts[number % len(texts)], number)


def assert_sound(engine: Engine, text: str) -> None:
    """Fail unless the rules bear a text: no exception, every anchor right, every item a suggestion."""
    suggestions = engine.suggest(text)
    for item in suggestions:
        anchor = item.anchor
        assert 0 <= anchor.start < anchor.end <= len(text)
        assert text[anchor.start : anchor.end] == anchor.exact
        assert anchor.exact == anchor.exact.strip()
        assert item.state is State.SUGGESTED
        assert item.origin != EDITOR
        assert item.confidence is not None and 0 <= item.confidence <= 1
    assert len({item.id for item in suggestions}) == len(list(suggestions))
    for start, end in engine.uncovered(text, list(suggestions)):
        assert 0 <= start < end <= len(text)


def main(folder: str, count: str) -> int:
    """Run the mutants of a folder's articles; return the exit status."""
    texts = [normalise_article(path.read_text("utf-8")) for path in sorted(Path(folder).glob("*.txt"))]
    engine = Engine(load_lexicon())
    broken = 0
    for number, text in enumerate(mutants(texts, int(count))):
        try:
            assert_sound(engine, text)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            broken += 1
            print(f"mutant {number}: {type(error).__name__}: {error}")
    print(f"{count} mutants of {len(texts)} articles, {broken} broken")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
