"""Believable briefings for measuring: invented people, provinces and matters, in the words of the genre.

Sentences are drawn from a stock made by Zipf's law from the syllables of the language, so that some words stand in
every article and most in few, as in real ones. People keep their offices for a while and then rise; briefings come
in the order of their dates, but for a few that are filed later. The same seed gives the same briefings.
"""

# ruff: noqa: SIM905 - lists of words are easier to read as text
from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import accumulate

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.article import Article
from briefing_app.domain.attendee import Attendee, Part
from briefing_app.domain.briefing import AnyItem, Briefing, Status
from briefing_app.domain.directive import Directive, FollowUp, Strength
from briefing_app.domain.item import State
from briefing_app.domain.key_figure import FigureKind, KeyFigure

FAMILIES = "Đỗ Mạc Vương Tạ Lưu Trịnh Tô Phùng Hà Đinh Lâm Cao Quách Chử La Thân Bùi Kiều Nghiêm Doãn Khúc Thái".split()
MIDDLES = (
    "Hữu",
    "Thu",
    "Khắc",
    "Đình",
    "Thị Ngân",
    "Quốc",
    "Bá",
    "Đăng",
    "Mộng",
    "Công",
    "Tuệ",
    "Xuân",
    "Thế",
    "Minh",
)
GIVEN = "Khải Yến Nhuận Lương Hà Sanh Lâm Thịnh Quỳnh Trứ Mẫn Hiển Bằng Đạo Giang Ngãi Ninh Quang Duệ Khoa".split()
PROVINCES = (
    "Vĩnh Hải", "Thạch Nham", "Quang Ninh Hạ", "Đông Sa", "Hòa Lộc", "An Thuỷ", "Sơn Trà Thượng", "Bình Khê", "Tân Giang",
    "Mũi Sáo", "Tây Nham", "Lạc Dương", "Yên Trung", "Phú Xuyên", "Nam Hạ", "Bắc Khê", "Hải Lăng", "Cửa Rạng", "Kim Lũng",
    "Đại Ngàn", "Trà Khúc", "Liên Sơn", "Ninh Thuỷ", "Hoà Bắc", "Thuận Giang", "Long Khê", "Xuân Trường Hạ", "Vân Nham",
    "Thanh Liệt", "Mỹ Sơn Đông", "Gia Hội", "Đức Lạc", "Khánh Nam", "Tam Kỳ Thượng",
)  # fmt: skip
MINISTRIES = (
    "Bộ Xây dựng", "Bộ Tài chính", "Bộ Nông nghiệp và Môi trường", "Bộ Công Thương", "Bộ Nội vụ", "Bộ Y tế",
    "Bộ Khoa học và Công nghệ", "Bộ Giáo dục và Đào tạo", "Bộ Quốc phòng", "Bộ Công an", "Bộ Ngoại giao", "Bộ Tư pháp",
)  # fmt: skip
MATTERS = (
    "cảng cá Mũi Sáo", "đường ven biển", "giải phóng mặt bằng", "nhà ở xã hội", "chuyển đổi số", "chống khai thác trái phép",
    "giải ngân vốn đầu tư công", "quy hoạch vùng", "sắp xếp tổ chức bộ máy", "tái định cư", "hạ tầng thủy lợi",
    "cầu Thạch Nham", "khu công nghiệp Tân Giang", "trường học bán trú", "trạm y tế xã", "rừng phòng hộ", "điện gió ngoài khơi",
    "cải cách thủ tục hành chính", "sân bay Hòa Lộc", "nước sạch nông thôn",
)  # fmt: skip
METRICS = (
    ("tăng trưởng GRDP", "%"), ("thu ngân sách", "tỷ đồng"), ("giải ngân vốn đầu tư công", "%"), ("tỷ lệ hộ nghèo", "%"),
    ("kim ngạch xuất khẩu", "triệu USD"), ("số căn nhà ở xã hội", "căn"), ("tổng mức bán lẻ", "tỷ đồng"),
    ("số doanh nghiệp thành lập mới", "doanh nghiệp"), ("sản lượng khai thác", "tấn"), ("diện tích rừng", "ha"),
    ("số hộ di dời", "hộ"), ("chiều dài tuyến đường", "km"), ("vốn FDI thực hiện", "triệu USD"), ("lượng khách", "lượt"),
)  # fmt: skip
OFFICES = (
    "Tổng Bí thư", "Thủ tướng Chính phủ", "Phó Thủ tướng", "Bộ trưởng {ministry}", "Thứ trưởng {ministry}",
    "Bí thư Tỉnh ủy {province}", "Chủ tịch UBND tỉnh {province}", "Phó Chủ tịch UBND tỉnh {province}",
    "Giám đốc Sở Tài chính {province}", "Cục trưởng thuộc {ministry}",
)  # fmt: skip
_COMMON = (
    "và của các trong cho với được là có không để đã về này những theo phải cần tỉnh nhân dân phát triển kinh tế xã hội "
    "công tác đầu tư xây dựng thực hiện yêu cầu nhiệm vụ chính quyền địa phương doanh nghiệp tăng trưởng năm nay"
).split()
_ONSETS = "b c ch d đ g gi h k kh l m n ng nh ph qu r s t th tr v x".split()
_RIMES = (
    "a á à ả ã ạ an án àn ản ãn ạn ang áng àng ảng ãng ạng anh ánh ành ảnh ãnh ạnh ao áo ào ảo ão ạo ăng ắng ằng ẳng âm ấm "
    "ầm ẩm ậm ân ấn ần ẩn ận ay áy ày ảy ạy ây ấy ầy ẩy ậy e é è ẻ ẽ ẹ em én ê ế ề ể ễ ệ ên ến ền ển ện i í ì ỉ ĩ ị iên iến "
    "iền iển iện iêu iếu iều iểu iệu inh ính ình ỉnh ịnh o ó ò ỏ õ ọ oan oán oàn oản oạn ô ố ồ ổ ỗ ộ ông ống ồng ổng ộng ơ ớ "
    "ờ ở ỡ ợ ơn ớn ờn u ú ù ủ ũ ụ ung úng ùng ủng ụng ư ứ ừ ử ữ ự ương ướng ường ưởng ượng ưu"
).split()
_SENTENCES = 30_000
_YEARS = 10
_LAST = date(2026, 11, 20)


class Maker:
    """Makes one briefing after the other; `count` is how many there will be, over ten years."""

    def __init__(self, seed: int = 1, length: int = 8_000, count: int = 10_000) -> None:
        self._random = random.Random(seed)
        self._length = length
        self._count = count
        rare = [onset + rime for onset in _ONSETS for rime in _RIMES]
        self._random.shuffle(rare)
        self._words = _COMMON + rare
        self._weights = list(accumulate((rank + 3) ** -1.32 for rank in range(len(self._words))))
        self._stock = [self._sentence(self._random.randint(12, 32)) for _ in range(_SENTENCES)]
        names = [f"{f} {m} {g}" for f in FAMILIES for m in MIDDLES for g in GIVEN]
        self._random.shuffle(names)
        self.people = names[: max(200, min(len(names), count // 20))]
        self._people_weights = list(accumulate(1 / (rank + 8) for rank in range(len(self.people))))

    def make(self, number: int) -> Briefing:
        """Return the briefing of that number, most of its items confirmed."""
        pick = self._random
        day = self._day(number)
        province, matter = pick.choice(PROVINCES), pick.choice(MATTERS)
        present = list(dict.fromkeys(pick.choices(self.people, cum_weights=self._people_weights, k=6)))[:4]
        offices = [self.office(name, day) for name in present]
        title = f"{offices[0]} {present[0]} làm việc với tỉnh {province} về {matter}, lần {number}"
        said = _Text(f" date {day} {title}\n")
        drafts: list[tuple[str, tuple[str, ...], tuple[int, int]]] = []
        said.add(f"Ngày {day.day}/{day.month}, ")
        for order, (name, office) in enumerate(zip(present, offices, strict=True)):
            said.add(("", " chủ trì buổi làm việc; cùng dự có ", "; ", "; ")[order])
            drafts.append(("attendee", (name, office, str(order)), said.add(f"{office} {name}")))
        said.add(". Thực hiện kết luận của Tổng Bí thư, ")
        for _ in range(3):
            metric, unit = pick.choice(METRICS)
            value = f"{pick.randint(2, 99)},{pick.randint(1, 9)}"
            said.add(f"{metric} năm {day.year} đạt ")
            drafts.append(("key_figure", (metric, value, unit), said.add(f"{value} {unit}")))
            said.add(f". {pick.choice(self._stock)}\n")
        for _ in range(3):
            addressee = pick.choice(MINISTRIES) if pick.random() < 0.5 else f"UBND tỉnh {province}"
            action = f"hoàn thành {pick.choice(MATTERS)}, {pick.choice(self._stock)[:-1].lower()}"[:150]
            said.add(f"{present[0]} ")
            drafts.append(
                ("directive", (present[0], addressee, action), said.add(f"yêu cầu {addressee} {action}"))
            )
            said.add(f". {pick.choice(self._stock)}\n")
        while said.length < self._length:
            said.add(f"{pick.choice(self._stock)}\n")
        text = said.text
        items = [
            self._item(text, f"{number:016x}{order:016x}", draft, day) for order, draft in enumerate(drafts)
        ]
        left = any(item.state is State.SUGGESTED for item in items)
        article = Article(text=text, title=title, date=day.isoformat(), place=province)
        return Briefing(
            id=f"{pick.getrandbits(128):032x}",
            article=article,
            note="" if number % 60 else "hỏi lại Sở về tiến độ bàn giao",
            status=Status.IN_REVIEW if left else Status.REVIEWED,
        ).with_items(items)

    def office(self, name: str, day: date) -> str:
        """Return the office that somebody holds on a day: the first are the highest, and some rise every few years."""
        rank = self.people.index(name) if name in self.people[:40] else hash_of(name)
        step = (day.year + hash_of(name)) // 4
        place = min(rank, 2) if rank < 3 else 3 + (hash_of(name) - step) % (len(OFFICES) - 3)
        return OFFICES[place].format(
            ministry=MINISTRIES[hash_of(name) % len(MINISTRIES)],
            province=PROVINCES[hash_of(name) % len(PROVINCES)],
        )

    def _day(self, number: int) -> date:
        if self._random.random() < 0.02:
            number = self._random.randint(1, max(1, number))
        days = round(_YEARS * 365 * (1 - number / max(self._count, number)))
        return _LAST - timedelta(days=days)

    def _sentence(self, words: int) -> str:
        drawn = self._random.choices(self._words, cum_weights=self._weights, k=words)
        if self._random.random() < 0.3:
            drawn.insert(3, self._random.choice(MATTERS))
        return " ".join(drawn).capitalize() + "."

    def _item(
        self,
        text: str,
        identifier: str,
        draft: tuple[str, tuple[str, ...], tuple[int, int]],
        day: date,
    ) -> AnyItem:
        kind, (first, second, third), span = draft
        pick = self._random.random()
        state = State.CONFIRMED if pick < 0.9 else State.SUGGESTED if pick < 0.97 else State.REJECTED
        anchor = Anchor.of(text, *span)
        if kind == "attendee":
            return Attendee(
                id=identifier, anchor=anchor, state=state, origin="list", name=first, role=second,
                part=Part.CHAIR if third == "0" else Part.ATTENDEE,
            )  # fmt: skip
        if kind == "key_figure":
            number = second.replace(",", ".")
            return KeyFigure(
                id=identifier, anchor=anchor, state=state, origin="number", metric=first, value=number, unit=third,
                scaled_value=number, period=str(day.year),
                kind=FigureKind.TARGET if pick < 0.1 else FigureKind.ACTUAL,
            )  # fmt: skip
        done = FollowUp.DONE if day.year < 2026 and pick < 0.88 else FollowUp.OPEN
        due = day + timedelta(days=30 * self._random.randint(1, 9))
        return Directive(
            id=identifier, anchor=anchor, state=state, origin="cue", issuer=first, addressee=second, action=third,
            strength=Strength.REQUIRES, deadline=due.isoformat()[: self._random.choice((7, 10))], status=done,
        )  # fmt: skip


class _Text:
    """A text that grows and tells where its pieces stand."""

    def __init__(self, start: str) -> None:
        self._parts = [start]
        self.length = len(start)

    def add(self, words: str) -> tuple[int, int]:
        """Add a piece; return its span."""
        start = self.length
        self._parts.append(words)
        self.length += len(words)
        return start, self.length

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self._parts)


def hash_of(name: str) -> int:
    """Return a number that is the same in every run."""
    return sum(ord(char) * (place + 7) for place, char in enumerate(name))
