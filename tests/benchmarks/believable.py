"""Believable briefings for measuring: invented people, provinces and matters, in the words of the genre.

Words are drawn by Zipf's law from the syllables of the language, so that some stand in every article and most in
few, as in real ones. The same seed gives the same briefings.
"""

from __future__ import annotations

import random
from itertools import accumulate

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.article import Article
from briefing_app.domain.attendee import Attendee, Part
from briefing_app.domain.briefing import AnyItem, Briefing
from briefing_app.domain.directive import Directive, Strength
from briefing_app.domain.item import State
from briefing_app.domain.key_figure import KeyFigure

PEOPLE = (
    "Đỗ Hữu Khải", "Mạc Thu Yến", "Vương Khắc Nhuận", "Tạ Đình Lương", "Lưu Thị Ngân Hà", "Trịnh Quốc Sanh",
    "Tô Bá Lâm", "Phùng Đăng Thịnh", "Hà Mộng Quỳnh", "Đinh Công Trứ", "Lâm Tuệ Mẫn", "Cao Xuân Hiển",
    "Quách Thế Bằng", "Chử Minh Đạo", "La Thị Hương Giang", "Thân Trọng Ngãi", "Bùi Đức Ninh", "Kiều Văn Quang",
)  # fmt: skip
PROVINCES = (
    "Vĩnh Hải",
    "Thạch Nham",
    "Quang Ninh Hạ",
    "Đông Sa",
    "Hòa Lộc",
    "An Thuỷ",
    "Sơn Trà Thượng",
    "Bình Khê",
)
ROLES = (
    "Phó Thủ tướng",
    "Bộ trưởng Bộ Xây dựng",
    "Thứ trưởng Bộ Tài chính",
    "Bí thư Tỉnh ủy",
    "Chủ tịch UBND tỉnh",
)
MATTERS = (
    "cảng cá Mũi Sáo", "đường ven biển", "giải phóng mặt bằng", "nhà ở xã hội", "chuyển đổi số", "chống khai thác trái phép",
    "giải ngân vốn đầu tư công", "quy hoạch vùng", "sắp xếp tổ chức bộ máy", "tái định cư", "hạ tầng thủy lợi",
)  # fmt: skip
_ONSETS = [
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "gi",
    "h",
    "k",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "nh",
    "ph",
    "qu",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
]
_RIMES = [
    "a",
    "á",
    "à",
    "ả",
    "ã",
    "ạ",
    "an",
    "án",
    "àn",
    "ản",
    "ãn",
    "ạn",
    "ang",
    "áng",
    "àng",
    "ảng",
    "ãng",
    "ạng",
    "anh",
    "ánh",
    "ành",
    "ảnh",
    "ãnh",
    "ạnh",
    "ao",
    "áo",
    "ào",
    "ảo",
    "ão",
    "ạo",
    "ăng",
    "ắng",
    "ằng",
    "ẳng",
    "âm",
    "ấm",
    "ầm",
    "ẩm",
    "ậm",
    "ân",
    "ấn",
    "ần",
    "ẩn",
    "ận",
    "ay",
    "áy",
    "ày",
    "ảy",
    "ạy",
    "ây",
    "ấy",
    "ầy",
    "ẩy",
    "ậy",
    "e",
    "é",
    "è",
    "ẻ",
    "ẽ",
    "ẹ",
    "em",
    "én",
    "èn",
    "ẻn",
    "ê",
    "ế",
    "ề",
    "ể",
    "ễ",
    "ệ",
    "ên",
    "ến",
    "ền",
    "ển",
    "ện",
    "i",
    "í",
    "ì",
    "ỉ",
    "ĩ",
    "ị",
    "iên",
    "iến",
    "iền",
    "iển",
    "iện",
    "iêu",
    "iếu",
    "iều",
    "iểu",
    "iệu",
    "inh",
    "ính",
    "ình",
    "ỉnh",
    "ịnh",
    "o",
    "ó",
    "ò",
    "ỏ",
    "õ",
    "ọ",
    "oan",
    "oán",
    "oàn",
    "oản",
    "oạn",
    "ô",
    "ố",
    "ồ",
    "ổ",
    "ỗ",
    "ộ",
    "ông",
    "ống",
    "ồng",
    "ổng",
    "ộng",
    "ơ",
    "ớ",
    "ờ",
    "ở",
    "ỡ",
    "ợ",
    "ơn",
    "ớn",
    "ờn",
    "u",
    "ú",
    "ù",
    "ủ",
    "ũ",
    "ụ",
    "ung",
    "úng",
    "ùng",
    "ủng",
    "ụng",
    "ư",
    "ứ",
    "ừ",
    "ử",
    "ữ",
    "ự",
    "ương",
    "ướng",
    "ường",
    "ưởng",
    "ượng",
    "ưu",
]
_COMMON = [
    "và",
    "của",
    "các",
    "trong",
    "cho",
    "với",
    "được",
    "là",
    "có",
    "không",
    "để",
    "đã",
    "về",
    "này",
    "những",
    "theo",
    "phải",
    "cần",
    "tỉnh",
    "nhân",
    "dân",
    "phát",
    "triển",
    "kinh",
    "tế",
    "xã",
    "hội",
    "công",
    "tác",
    "đầu",
    "tư",
    "xây",
    "dựng",
    "thực",
    "hiện",
    "yêu",
    "cầu",
    "nhiệm",
    "vụ",
    "chính",
    "quyền",
    "địa",
    "phương",
    "doanh",
    "nghiệp",
    "tăng",
    "trưởng",
    "năm",
    "nay",
]


class Maker:
    """Makes one briefing after the other."""

    def __init__(self, seed: int = 1, length: int = 8_000) -> None:
        self._random = random.Random(seed)
        self._length = length
        rare = [onset + rime for onset in _ONSETS for rime in _RIMES]
        self._random.shuffle(rare)
        self._words = _COMMON + rare
        self._weights = list(accumulate(1 / (rank + 2) for rank in range(len(self._words))))

    def make(self, number: int) -> Briefing:
        """Return the briefing of that number, some of its items confirmed."""
        pick = self._random
        province, chair, matter = pick.choice(PROVINCES), pick.choice(PEOPLE), pick.choice(MATTERS)
        day = f"{2019 + number % 7}-{pick.randint(1, 12):02}-{pick.randint(1, 28):02}"
        title = f"{pick.choice(ROLES)} {chair} làm việc với tỉnh {province} về {matter}, lần {number}"
        parts = [f" date {day} {title}\n"]
        items: list[AnyItem] = []
        length = len(parts[0])

        def say(words: str) -> tuple[int, int]:
            nonlocal length
            start = length
            parts.append(words)
            length += len(words)
            return start, length

        spans: list[tuple[str, str, tuple[int, int]]] = []
        for name in pick.sample(PEOPLE, 7):
            role = pick.choice(ROLES)
            spans.append(("attendee", f"{role}|{name}", say(f"{role} {name}")))
            say(", ")
        for _ in range(7):
            say(f"{self._sentence(8)}, ")
            value = f"{pick.randint(2, 99)},{pick.randint(1, 9)}"
            spans.append(("key_figure", value, say(f"tăng {value}%")))
            say(".\n")
        for _ in range(7):
            action = f"{chair} yêu cầu {province} {pick.choice(MATTERS)} {self._sentence(18)}"
            spans.append(("directive", chair, say(action)))
            say(f", {self._sentence(10)}.\n")
        while length < self._length:
            say(f"{self._sentence(24)}.\n")
        text = "".join(parts)
        for order, (kind, value, span) in enumerate(spans):
            items.append(self._item(text, f"{number:016x}{order:016x}", kind, value, span, province))
        article = Article(text=text, title=title, date=day, place=province)
        return Briefing(
            id=f"{pick.getrandbits(128):032x}", article=article, note="" if number % 9 else "hỏi lại Sở"
        ).with_items(items)

    def _sentence(self, words: int) -> str:
        drawn = self._random.choices(self._words, cum_weights=self._weights, k=words)
        if self._random.random() < 0.3:
            drawn.insert(3, self._random.choice(MATTERS))
        return " ".join(drawn).capitalize()

    def _item(
        self, text: str, identifier: str, kind: str, value: str, span: tuple[int, int], place: str
    ) -> AnyItem:
        state = self._random.choice((State.CONFIRMED, State.CONFIRMED, State.SUGGESTED, State.REJECTED))
        anchor = Anchor.of(text, *span)
        if kind == "attendee":
            role, name = value.split("|")
            return Attendee(
                id=identifier,
                anchor=anchor,
                state=state,
                origin="list",
                name=name,
                role=role,
                part=Part.ATTENDEE,
            )
        if kind == "key_figure":
            number = value.replace(",", ".")
            return KeyFigure(
                id=identifier, anchor=anchor, state=state, origin="number", metric="tăng trưởng", value=number,
                unit="%", scaled_value=number, period="2025",
            )  # fmt: skip
        return Directive(
            id=identifier, anchor=anchor, state=state, origin="cue", issuer=value, addressee=place, action=anchor.exact,
            strength=Strength.REQUIRES, deadline=f"2026-{self._random.randint(1, 12):02}",
        )  # fmt: skip
