"""Anchors: made of a span, and found again in a changed text."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing_app.domain.anchor import CONTEXT, Anchor, Outcome, relocate

TEXT = (
    "Phó Thủ tướng Đỗ Hữu Khải yêu cầu tỉnh Vĩnh Hải hoàn thành đường ven biển trước ngày 30/6.\n"
    "Bộ trưởng Mạc Thu Yến đề nghị Sở Xây dựng rà soát quỹ đất cho nhà ở xã hội.\n"
)


@given(st.text(min_size=1, max_size=400), st.data())
def test_an_anchor_repeats_its_slice_and_its_surroundings(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = Anchor.of(text, start, end)
    assert text[anchor.start : anchor.end] == anchor.exact
    assert text[:start].endswith(anchor.prefix)
    assert text[end:].startswith(anchor.suffix)
    assert len(anchor.prefix) == min(start, CONTEXT)
    assert relocate(anchor, text) == (anchor, Outcome.KEPT)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4), (0, 10_000)])
def test_no_anchor_without_words(start: int, end: int) -> None:
    with pytest.raises(ValueError):
        Anchor.of(TEXT, start, end)


@given(st.text(max_size=80), st.data())
def test_words_put_before_move_the_anchor(before: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT) - 8))
    anchor = Anchor.of(TEXT, start, start + 8)
    changed = before + TEXT
    assume(changed[anchor.start : anchor.end] != anchor.exact)
    moved, outcome = relocate(anchor, changed)
    assert outcome is Outcome.MOVED
    assert moved.exact == anchor.exact


def test_a_changed_quote_is_found_by_its_surroundings() -> None:
    start = TEXT.index("hoàn thành")
    anchor = Anchor.of(TEXT, start, TEXT.index(" trước ngày"))
    moved, outcome = relocate(anchor, "Thêm một dòng.\n" + TEXT.replace("hoàn thành đường", "hoàn tất đường"))
    assert outcome is Outcome.MOVED
    assert moved.exact.endswith("đường ven biển")


def test_the_likest_surroundings_choose_between_equal_quotes() -> None:
    text = "tỉnh A yêu cầu nhanh. tỉnh B yêu cầu chậm."
    anchor = Anchor.of(text, text.rindex("yêu cầu"), text.rindex("yêu cầu") + 7)
    moved, _ = relocate(anchor, "Mở đầu. " + text)
    assert moved.start == len("Mở đầu. ") + anchor.start


def test_a_lost_anchor_comes_back_unchanged() -> None:
    anchor = Anchor.of(TEXT, 0, 25)
    assert relocate(anchor, "Một bài khác hẳn về chuyện khác.") == (anchor, Outcome.LOST)


@pytest.mark.parametrize(
    ("a", "b", "half"),
    [((0, 10), (5, 30), True), ((0, 10), (6, 30), False), ((0, 4), (0, 100), True), ((0, 4), (4, 8), False)],
)
def test_overlapping_by_half_of_the_shorter(a: tuple[int, int], b: tuple[int, int], half: bool) -> None:
    text = "x" * 200
    assert Anchor.of(text, *a).overlaps_by_half(Anchor.of(text, *b)) is half
    assert Anchor.of(text, *b).overlaps_by_half(Anchor.of(text, *a)) is half
