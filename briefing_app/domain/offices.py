"""Offices as the press writes them, compared so that a shorter or longer way of saying one is no new one.

"Phó Thủ tướng" and "Ủy viên Bộ Chính trị, Phó Thủ tướng Chính phủ" are one office; "Vụ trưởng Vụ Ngân sách" and
"Thứ trưởng Bộ Tài chính" are two. LANGUAGE.md has the titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from briefing_app.domain.person import name_key
from briefing_app.domain.text import collapse_white_space

_HEADS = (
    "tổng bí thư", "thường trực ban bí thư", "phó thủ tướng", "thủ tướng", "phó chủ tịch nước", "chủ tịch nước",
    "phó chủ tịch quốc hội", "chủ tịch quốc hội", "phó chủ tịch", "chủ tịch", "phó bí thư", "bí thư", "bộ trưởng",
    "thứ trưởng", "phó trưởng ban", "trưởng ban", "phó trưởng đoàn", "trưởng đoàn", "phó trưởng phòng",
    "trưởng phòng", "phó tổng giám đốc", "tổng giám đốc", "phó giám đốc", "giám đốc", "phó vụ trưởng", "vụ trưởng",
    "phó tổng cục trưởng", "tổng cục trưởng", "phó cục trưởng", "cục trưởng", "phó chi cục trưởng",
    "chi cục trưởng", "phó chánh văn phòng", "chánh văn phòng", "phó chánh thanh tra", "chánh thanh tra",
    "phó chánh án", "chánh án", "phó viện trưởng", "viện trưởng", "phó tổng thanh tra", "tổng thanh tra",
    "phó tổng kiểm toán", "tổng kiểm toán", "phó tổng tham mưu trưởng", "tổng tham mưu trưởng",
    "phó tham mưu trưởng", "tham mưu trưởng", "phó chủ nhiệm", "chủ nhiệm", "phó tư lệnh", "tư lệnh",
    "phó chính ủy", "chính ủy", "phó chỉ huy trưởng", "chỉ huy trưởng", "đại sứ", "tổng lãnh sự",
    "phó hiệu trưởng", "hiệu trưởng", "phó thống đốc", "thống đốc", "phó tổng thư ký", "tổng thư ký",
    "phó tổng biên tập", "tổng biên tập", "phó tổng thống", "tổng thống", "quốc vương", "hoàng hậu", "nhà vua",
    "đặc phái viên", "trợ lý", "thư ký", "phó trưởng", "trưởng", "tổ trưởng", "tổ phó", "ủy viên", "đại biểu",
    "phu nhân", "phó đại sứ", "đại biện", "phó thị trưởng", "thị trưởng", "tỉnh trưởng", "phó ban", "phó vụ",
    "phó cục", "phó sở", "phó phòng", "thành viên", "cố vấn", "chuyên gia", "người phát ngôn", "viện sĩ",
)  # fmt: skip
_QUALIFIERS = ("quyền", "nguyên", "cựu")
_RANKS = (
    "đại tướng", "thượng tướng", "trung tướng", "thiếu tướng", "đô đốc", "phó đô đốc", "chuẩn đô đốc", "đại tá",
    "thượng tá", "trung tá", "thiếu tá", "đại úy", "thượng úy", "giáo sư", "phó giáo sư", "tiến sĩ", "thạc sĩ",
    "viện sĩ", "gs", "pgs", "ts", "ths", "bs", "ông", "bà", "đồng chí", "anh hùng", "nhà báo", "nhà giáo nhân dân",
    "thượng tọa", "hòa thượng",
)  # fmt: skip
_SIDE = (
    "ủy viên", "đại biểu", "bí thư trung ương đảng", "bí thư ban chấp hành trung ương", "bí thư đảng ủy",
    "phó bí thư đảng ủy", "bí thư ban cán sự", "bí thư đảng bộ", "phó bí thư ban cán sự", "bí thư đảng đoàn",
    "trưởng ban chỉ đạo", "phó trưởng ban chỉ đạo", "trưởng tiểu ban", "phó trưởng tiểu ban", "trưởng đoàn",
    "phó trưởng đoàn", "tổ trưởng", "tổ phó", "thành viên", "trưởng ban tổ chức cuộc thi", "trưởng ban tổ chức giải",
    "chủ tịch hội hữu nghị", "chủ tịch hội đồng thi đua", "phó chủ tịch hội đồng thi đua",
    "chủ tịch hội đồng quốc gia", "phó chủ tịch hội đồng quốc gia", "phó chủ tịch thứ nhất", "phó chủ tịch hội đồng lý luận",
    "chủ tịch hội đồng lý luận", "chủ tịch ủy ban quốc gia", "phó chủ tịch ủy ban quốc gia",
    "chủ tịch hội đồng quốc phòng", "phó chủ tịch hội đồng quốc phòng", "trưởng ban ban chỉ đạo",
    "chủ tịch phân ban", "chủ tịch ủy ban liên chính phủ", "phu nhân", "trưởng ban soạn thảo", "tổng tư lệnh",
    "phó bí thư quân ủy", "bí thư quân ủy", "đặc phái viên", "trưởng tiểu ban", "trưởng ban chấp hành",
)  # fmt: skip
_SHORT = (
    (re.compile(r"\bubnd\b"), "ủy ban nhân dân"),
    (re.compile(r"\bhđnd\b"), "hội đồng nhân dân"),
    (re.compile(r"\b(?:ubmttqvn|ubmttq|mttqvn|mttq)\b"), "mặt trận tổ quốc"),
    (re.compile(r"\bđbqh\b"), "đại biểu quốc hội"),
    (re.compile(r"\btp\.?(?=\s|$)"), "thành phố"),
    (re.compile(r"\bbch\b"), "ban chấp hành"),
    (re.compile(r"\bbtv\b"), "ban thường vụ"),
    (re.compile(r"\b(?:tphcm|tp\.hcm|hcm)\b"), "hồ chí minh"),
    (re.compile(r"\bgtvt\b"), "giao thông vận tải"),
    (re.compile(r"\bqđnd(?:vn)?\b"), "quân đội nhân dân"),
    (re.compile(r"\bcand\b"), "công an nhân dân"),
    (re.compile(r"\bxnk\b"), "xuất nhập khẩu"),
    (re.compile(r"\bkh\s?&\s?đt\b"), "kế hoạch và đầu tư"),
    (re.compile(r"\btn\s?&\s?mt\b"), "tài nguyên và môi trường"),
    (re.compile(r"\bnn\s?&\s?(?:ptnt|mt)\b"), "nông nghiệp"),
    (re.compile(r"\btt\s?&\s?tt\b"), "thông tin và truyền thông"),
    (re.compile(r"\bkh\s?&\s?cn\b"), "khoa học và công nghệ"),
    (re.compile(r"\bgd\s?&\s?đt\b"), "giáo dục và đào tạo"),
    (re.compile(r"\bvhttdl\b"), "văn hóa thể thao và du lịch"),
    (re.compile(r"\bphó ban\b"), "phó trưởng ban"),
    (re.compile(r"\bphó tổng bí thư\b"), "phó bí thư"),
)
_SILENT_PHRASES = re.compile(
    r"\b(?:cộng hòa xã hội chủ nghĩa|việt nam|chính phủ|thường trực|thứ nhất|thành phố|thành ủy|tỉnh ủy|đảng bộ)\b"
)
_SILENT = frozenset({"của", "và", "tỉnh", "nước", "bộ", "các", "tại", "ban", "vụ", "cục", "sở", "đảng"})
"""Words of a body that one way of writing has and another has not."""

_CENTRAL = re.compile(r"\bT[ƯW]\b")  # in small letters it would be the end of "đầu tư"
_PARTS = re.compile(r"\s*(?:[,;]|\bkiêm\b|\bđồng thời là\b)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """One title: what it is, the words that tell whose, and whether it is only held beside an office.

    `former` is a title that is no longer held ("nguyên Bộ trưởng"); `written` is how the article has it.
    """

    head: str
    body: frozenset[str]
    side: bool = False
    former: bool = False
    written: str = field(default="", compare=False)

    def same_as(self, other: Title) -> bool:
        """Tell whether two titles may be one, the shorter leaving out words that the longer has."""
        return self.head == other.head and (self.body <= other.body or other.body <= self.body)


@dataclass(frozen=True, slots=True)
class Office:
    """The titles that one mention gives a person; `written` as the article has them.

    `main` are those that are an office of their own: no rank, no membership, nothing former.
    """

    written: str
    titles: tuple[Title, ...]
    main: tuple[Title, ...] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        main = tuple(title for title in self.titles if not title.side and not title.former)
        object.__setattr__(self, "main", main)

    @property
    def names_body(self) -> bool:
        """Whether an office is named so closely that few people hold it."""
        return any(title.body for title in self.main)

    @property
    def short(self) -> str:
        """The offices without ranks and memberships, all as written where there is no other."""
        text = ", ".join(title.written for title in self.main) or self.written
        return text[:1].upper() + text[1:]


@lru_cache(maxsize=20_000)
def office_of(role: str | None, organisation: str | None) -> Office:
    """Read role and body of an attendee."""
    written = collapse_white_space(" ".join((role or "", organisation or "")))
    return Office(written, tuple(_titles(written)))


def _titles(written: str) -> Iterator[Title]:
    pieces: list[str] = []
    for piece in _PARTS.split(written):
        # "Bộ Văn hóa, Thể thao và Du lịch": what begins with no title goes on with the body before it.
        if pieces and not _begins(_plain(piece), _HEADS + _RANKS + _QUALIFIERS):
            pieces[-1] += ", " + piece
        elif piece:
            pieces.append(piece)
    for piece in pieces:
        title = _title(_plain(piece), piece)
        if title is not None:
            yield title


def _plain(piece: str) -> str:
    """Return a part of a role in one spelling, its abbreviations written out."""
    text = name_key(_CENTRAL.sub("Trung ương", piece))
    for pattern, full in _SHORT:
        text = pattern.sub(full, text)
    return text


def _title(text: str, written: str) -> Title | None:
    former = _begins(text, ("nguyên", "cựu")) is not None
    if former:
        text = text.split(" ", 1)[-1]
    while (rank := _begins(text, _RANKS)) is not None:
        text = text[len(rank) :].lstrip(" .-")
    if not text:
        return None
    side = _begins(text, _SIDE) is not None
    head = _begins(text, _HEADS)
    if head is None and text.startswith("quyền "):
        inner = _begins(text.removeprefix("quyền "), _HEADS)
        head = f"quyền {inner}" if inner else None
    if head is None:
        return Title(text, frozenset(), side=True, former=former, written=written)
    body = frozenset(re.findall(r"\w+", _SILENT_PHRASES.sub(" ", text[len(head) :]))) - _SILENT
    return Title(head, body, side, former, written)


@lru_cache(maxsize=50_000)
def _begins(text: str, beginnings: tuple[str, ...]) -> str | None:
    """Return the longest of these words with which a text begins."""
    found = [
        word for word in beginnings if text.startswith(word) and not text[len(word) : len(word) + 1].isalpha()
    ]
    return max(found, key=len) if found else None
