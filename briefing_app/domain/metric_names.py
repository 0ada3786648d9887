"""Which names of metrics may mean the same: a tolerant key, for questions to the editor only."""

from __future__ import annotations

import re

from briefing_app.domain.text import collapse_white_space, same_spelling

# Words that say how something is told, not what: "tổng thu ngân sách" is "thu ngân sách".
_ALWAYS = (
    "tổng giá trị", "tổng số", "tổng mức", "tổng", "giá trị", "quy mô", "trên địa bàn tỉnh", "trên địa bàn thành phố",
    "trên địa bàn", "của tỉnh", "của thành phố", "của địa phương", "toàn tỉnh", "toàn thành phố", "cả nước", "nhà nước",
    "ước đạt", "ước tính", "ước", "mức",
)  # fmt: skip
# A share or a change in per cent is told with or without these; beside another unit they are another quantity.
_OF_CHANGE = (
    "tốc độ tăng trưởng", "tốc độ tăng", "tốc độ", "mức tăng trưởng", "mức tăng", "tăng trưởng", "tỷ lệ tăng", "tăng",
)  # fmt: skip
_OF_SHARE = ("tỷ lệ", "tỷ trọng", "tỉ lệ", "tỉ trọng")
_NAMES = {
    "tổng sản phẩm trên địa bàn": "grdp",
    "tổng sản phẩm quốc nội": "gdp",
    "tổng sản phẩm trong nước": "gdp",
    "thu nsnn": "thu ngân sách",
    "chi nsnn": "chi ngân sách",
    "nsnn": "ngân sách",
    "vốn đầu tư trực tiếp nước ngoài": "vốn fdi",
    "đầu tư trực tiếp nước ngoài": "fdi",
    "chỉ số giá tiêu dùng": "cpi",
    "phát triển kinh tế": "kinh tế",
}


def tolerant_key(metric: str, unit: str) -> str:
    """Return what names of one quantity share: "GRDP" and "tăng trưởng GRDP", in per cent, both give "grdp".

    Only metrics of the same unit are to be compared by it, and only to ask: it is wrong now and then.
    """
    words = collapse_white_space(same_spelling(metric)).casefold()
    for name, short in _NAMES.items():
        words = _without(words, name, short)
    for phrase in (*_ALWAYS, *((*_OF_CHANGE, *_OF_SHARE) if unit.strip().startswith("%") else ())):
        shorter = collapse_white_space(_without(words, phrase, " "))
        words = shorter or words
    return words


def likeness(one: str, other: str, unit: str) -> float:
    """Return how alike two names of metrics of one unit are: 1 where `tolerant_key` is the same, 0 without a word in
    common.
    """
    mine, theirs = (set(tolerant_key(name, unit).split()) for name in (one, other))
    return len(mine & theirs) / max(len(mine | theirs), 1)


def _without(words: str, phrase: str, instead: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", instead, words)
