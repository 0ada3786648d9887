"""What an editor is warned of, and what is left in peace."""

from __future__ import annotations

import dataclasses
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.article import Article
from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.directive import Directive
from briefing_app.domain.item import State
from briefing_app.domain.key_figure import Comparator, KeyFigure
from briefing_app.domain.numbers import scale, split_unit
from briefing_app.exchange.text_file import read_text_file
from briefing_app.services.checks import CheckCode, KnownNames, check
from briefing_app.services.checks.names import one_letter_or_tone, runs_in_capitals
from briefing_app.services.dismissal_keys import sentence_key
from briefing_app.services.suggesting import suggested_briefing


def briefing(text: str, *items, date: str | None = "2026-03-18", dismissed: tuple[str, ...] = ()) -> Briefing:
    article = Article(text=text, title="Làm việc tại Vĩnh Hải", date=date)
    made = [item(text) for item in items]
    return Briefing(id="b", article=article, dismissed=dismissed).with_items(made)


def _anchor(text: str, words: str) -> Anchor:
    at = text.index(words)
    return Anchor.of(text, at, at + len(words))


def person(name: str, **fields):
    return lambda text: Attendee(id=f"p-{name}", anchor=_anchor(text, name), name=name, **fields)


def figure(words: str, metric: str, value: str, unit: str, **fields):
    def make(text: str) -> KeyFigure:
        magnitude, plain_unit = split_unit(unit)
        fields.setdefault("period", "2025")
        return KeyFigure(
            id=f"f-{words}",
            anchor=_anchor(text, words),
            metric=metric,
            value=value,
            unit=plain_unit,
            scaled_value=scale(value, magnitude),
            **fields,
        )

    return make


def directive(words: str, **fields):
    return lambda text: Directive(id=f"d-{words}", anchor=_anchor(text, words), action=words, **fields)


def codes(found) -> list[CheckCode]:
    return [warning.code for warning in found]


# names


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("khải", "khãi", True),  # a tone
        ("ngân", "ngan", True),  # a mark
        ("thuận", "thuân", True),
        ("lương", "lươn", True),  # a letter less
        ("nhuận", "nhuậnn", True),
        ("hoàng", "haong", False),
        ("sanh", "sahn", True),  # two letters swapped
        ("thể", "thọ", False),  # another letter and another tone
        ("hà", "hải", False),
        ("minh", "hùng", False),
    ],
)
def test_one_letter_or_tone(a: str, b: str, alike: bool) -> None:
    assert one_letter_or_tone(a, b) is one_letter_or_tone(b, a) is alike


def test_a_name_spelled_otherwise_in_the_text() -> None:
    text = "Phó Thủ tướng Đỗ Hữu Khải chủ trì.\nSau đó Đỗ Hữu Khãi kết luận, Đỗ Hữu Khải ký."
    (warning,) = check(briefing(text, person("Đỗ Hữu Khải")))
    assert (warning.code, warning.values) == (CheckCode.NAME_LIKE_TEXT, {"other": "Đỗ Hữu Khãi"})
    assert warning.item_id == "p-Đỗ Hữu Khải"


def test_of_two_items_the_rarer_name_is_doubted() -> None:
    text = "Trịnh Quốc Sanh dự. Trịnh Quốc Xanh phát biểu. Trịnh Quốc Sanh tiếp thu."
    (warning,) = check(briefing(text, person("Trịnh Quốc Sanh"), person("Trịnh Quốc Xanh")))
    assert (warning.item_id, warning.values["other"]) == ("p-Trịnh Quốc Xanh", "Trịnh Quốc Sanh")


@pytest.mark.parametrize(
    "text",
    [
        "Đỗ Hữu Khải và ĐỖ HỮU KHẢI và đỗ hữu khãi",  # capitals, and words that are no name
        "Đỗ Hữu Khải gặp Đỗ Hữu Nam và Đỗ Minh Khải",  # other people
        "Tô Lương và Tô Lươn",  # two words: one letter is not enough
    ],
)
def test_other_people_are_left_in_peace(text: str) -> None:
    name = "Đỗ Hữu Khải" if "Khải" in text else "Tô Lương"
    assert check(briefing(text, person(name))) == []


def test_both_tone_styles_are_one_spelling() -> None:
    assert check(briefing("Lê Văn Hòa dự. Lê Văn Hoà nói.", person("Lê Văn Hòa"))) == []


def test_the_library_knows_the_name_otherwise() -> None:
    known = KnownNames({"Lưu Thị Ngân Hà": 4, "Lưu Thị Ngân Ha": 1})
    text = "Thứ trưởng Lưu Thị Ngần Hà dự."
    (warning,) = check(briefing(text, person("Lưu Thị Ngần Hà")), known)
    assert (warning.code, warning.values["other"]) == (CheckCode.NAME_LIKE_KNOWN, "Lưu Thị Ngân Hà")


def test_a_name_that_another_briefing_has_too_is_right() -> None:
    known = KnownNames({"Lưu Thị Ngân Hà": 4, "Lưu Thị Ngần Hà": 2})
    assert check(briefing("Lưu Thị Ngần Hà dự.", person("Lưu Thị Ngần Hà")), known) == []


def test_groups_and_rejected_people_have_no_name() -> None:
    text = "Đỗ Hữu Khải, Đỗ Hữu Khãi"
    assert check(briefing(text, person("Đỗ Hữu Khải", state=State.REJECTED))) == []
    assert check(briefing(text, person("Đỗ Hữu Khải", collective=True))) == []


# dates

BODY = "Phó Thủ tướng Đỗ Hữu Khải chủ trì buổi làm việc với Ban Thường vụ Tỉnh ủy Vĩnh Hải."


@pytest.mark.parametrize(
    ("dateline", "warned"),
    [
        ("Sáng nay (18/3)", False),
        ("Chiều nay 17/3", False),  # out after midnight
        ("Sáng nay (17/3)", True),
        ("Sáng 16-3", False),  # two days later is usual
        ("Sáng 28-3", True),  # after it came out
        ("Ngày 18/2/2026", True),
        ("(TTX) - Ngày 18/3/2025", True),  # last year's
        ("Ngày 2/9/1945", False),  # history
        ("Ngày 20/3 tới", False),
        ("Ngày 31/2", False),  # no day at all
    ],
)
def test_the_dateline_against_the_date(dateline: str, warned: bool) -> None:
    text = f" date 2026-03-18 Làm việc tại Vĩnh Hải\n\n{dateline}, {BODY}\n"
    assert codes(check(briefing(text))) == [CheckCode.DATELINE] * warned


def test_the_datelines_warning_belongs_to_the_article() -> None:
    (warning,) = check(briefing(f"Tiêu đề\n\nSáng nay (10/3), {BODY}"))
    assert (warning.item_id, warning.values) == (None, {"dateline": "Sáng nay (10/3)", "date": "2026-03-18"})


def test_without_a_date_there_is_nothing_to_compare() -> None:
    text = f"Tiêu đề\n\nSáng nay (10/3), {BODY}"
    assert check(briefing(text, date=None)) == check(briefing(text, date="2026-03")) == []


@pytest.mark.parametrize(
    ("deadline", "warned"),
    [
        ("2026-03-17", True),
        ("2026-03-18", False),
        ("2026-03", False),
        ("2026-02", True),
        ("2026-Q1", False),
        ("2025-Q4", True),
        ("2025", True),
        ("sớm", False),
        (None, False),
    ],
)
def test_a_deadline_that_was_over(deadline: str | None, warned: bool) -> None:
    text = "Giao Bộ Tài chính cân đối vốn."
    assert (
        codes(check(briefing(text, directive(text, deadline=deadline)))) == [CheckCode.DEADLINE_PAST] * warned
    )


# figures


def test_one_quantity_with_two_values() -> None:
    text = "GRDP tăng 9,4%.\n\nBáo cáo nêu GRDP tăng 9,6%."
    found = check(
        briefing(text, figure("9,4%", "GRDP", "9.4", "%"), figure("9,6%", "GRDP", "9.6", "%")),
    )
    assert [(w.code, w.item_id, w.values["other"]) for w in found] == [
        (CheckCode.TWO_VALUES, "f-9,6%", "9,4%")
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"period": "2024"},
        {"subject": "cả nước"},
        {"metric": "quy mô"},
        {"comparator": Comparator.ABOUT},  # about 9,6 may be 9,4
        {"state": State.REJECTED},
    ],
)
def test_different_quantities_may_differ(change: dict) -> None:
    text = "GRDP tăng 9,4%.\n\nBáo cáo nêu GRDP tăng 9,6%."
    made = briefing(text, figure("9,4%", "GRDP", "9.4", "%"), figure("9,6%", "GRDP", "9.6", "%"))
    second = dataclasses.replace(made.key_figures[1], **change)
    assert check(made.with_items([made.items[0], second])) == []


def test_figures_of_one_paragraph_are_a_comparison() -> None:
    text = "GRDP tăng 9,4%, vùng ven biển 9,6%."
    assert check(briefing(text, figure("9,4%", "GRDP", "9.4", "%"), figure("9,6%", "GRDP", "9.6", "%"))) == []


@pytest.mark.parametrize(
    ("text", "metric", "warned"),
    [
        ("Tỷ lệ hộ có nước sạch đạt 104%.", "tỷ lệ hộ có nước sạch", True),
        ("Khu vực này chiếm 120% lao động.", "lao động", True),
        ("Thu ngân sách vượt 111% kế hoạch.", "thu ngân sách", False),
        ("Tỷ lệ giải ngân đạt 111% kế hoạch.", "tỷ lệ giải ngân", False),
        ("Xuất khẩu bằng 130% so với cùng kỳ.", "xuất khẩu", False),
        ("Nợ bằng 105% GDP.", "nợ", False),
        ("Tỷ lệ hộ có nước sạch đạt 99,5%.", "tỷ lệ hộ có nước sạch", False),
    ],
)
def test_a_share_over_the_whole(text: str, metric: str, warned: bool) -> None:
    number = next(word for word in text.replace("%", " %").split() if word[0].isdigit())
    made = briefing(text, figure(f"{number}%", metric, number.replace(",", "."), "%"))
    assert codes(check(made)) == [CheckCode.SHARE_OVER_WHOLE] * warned


@pytest.mark.parametrize(
    ("text", "numbers", "warned"),
    [
        ("Tổng số 118 dự án, trong đó 70 dự án lớn, 60 dự án nhỏ.", (118, 70, 60), True),
        ("Tổng số 118 dự án, trong đó 70 dự án lớn, 40 dự án nhỏ.", (118, 70, 40), False),  # not all named
        ("Tổng số 118 dự án, gồm 70 dự án lớn và 40 dự án nhỏ.", (118, 70, 40), True),
        ("Tổng số 118 dự án, gồm 70 dự án lớn và 48 dự án nhỏ.", (118, 70, 48), False),
        ("Có 118 dự án; 70 dự án lớn và 60 dự án nhỏ.", (118, 70, 60), False),
    ],
)
def test_parts_and_their_total(text: str, numbers: tuple[int, ...], warned: bool) -> None:
    made = briefing(text, *(figure(f"{n} dự án", "dự án", str(n), "dự án") for n in numbers))
    found = check(made)
    assert codes(found) == [CheckCode.PARTS_SUM] * warned
    if warned:
        assert found[0].values == {"total": "118", "sum": str(sum(numbers[1:])), "unit": "dự án"}


# quotes


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("Yêu cầu “coi việc của dân là việc của mình. Làm ngay.", True),
        ("Yêu cầu “coi việc của dân là việc của mình”. Làm ngay.", False),
        ("Yêu cầu “coi “sốt” hàng là việc của mình”.", False),
        ("Yêu cầu “coi “sốt” hàng là việc của mình.", True),
        ('Yêu cầu "coi việc của dân là việc của mình.', True),
        ('Yêu cầu "coi việc của dân" là việc của mình.', False),
        ('Yêu cầu coi việc của dân ", ông nói.', False),  # never opened: nothing to close
        ("Yêu cầu “coi việc của dân.\n“Làm ngay”.", False),  # goes on in the next paragraph
    ],
)
def test_a_quotation_that_never_closes(text: str, warned: bool) -> None:
    words = text.split("\n")[0]
    made = briefing(f"Tiêu đề\n\n{text}", directive(words))
    assert codes(check(made)) == [CheckCode.QUOTE_OPEN] * warned


def test_an_open_quotation_outside_the_items_is_nobodys() -> None:
    assert check(briefing("Tiêu đề\n\nÔng nói “thế thôi. Rồi thôi.", directive("Rồi thôi."))) == []


# dismissal


def test_what_was_dismissed_stays_away_and_new_facts_come_back() -> None:
    text = "Giao Bộ Tài chính cân đối vốn."
    (warning,) = check(briefing(text, directive(text, deadline="2026-03-01")))
    assert check(briefing(text, directive(text, deadline="2026-03-01"), dismissed=(warning.key,))) == []
    assert check(briefing(text, directive(text, deadline="2026-03-02"), dismissed=(warning.key,))) != []


def test_a_sentence_is_known_by_its_place_and_words() -> None:
    assert sentence_key("ab ab", 0, 2) != sentence_key("ab ab", 3, 5)
    assert sentence_key("ab", 0, 2) == sentence_key("ab", 0, 2)


@given(st.text(alphabet="Đỗ Hữu Khải khãi 0123456789/%.,\n“”\"'()sáng nay ngày", max_size=300))
def test_any_text_is_checked(text: str) -> None:
    made = briefing(text + " Đỗ Hữu Khải", person("Đỗ Hữu Khải"))
    assert all(w.item_id is None or made.item(w.item_id) for w in check(made))


def test_the_sample_is_in_order(engine, sample) -> None:
    assert check(suggested_briefing(read_text_file(sample), engine)) == []


@pytest.mark.corpus
def test_real_articles_are_mostly_in_order(engine, corpus) -> None:
    articles = [suggested_briefing(read_text_file(path), engine) for path in sorted(corpus.glob("*.txt"))]
    names = Counter(person.name for made in articles for person in made.attendees if not person.collective)
    known = KnownNames(names)
    found = Counter(warning.code for made in articles for warning in check(made, known))
    assert found.total() <= len(articles) / 10, found


def test_runs_in_capitals_are_whole_in_a_text_of_one_line() -> None:
    text = "Chiều qua, Đỗ Hữu Khải và Mạc Thu Yến gặp nhau; " * 4_000
    assert Counter(runs_in_capitals(text)) == {"Đỗ Hữu Khải": 4_000, "Mạc Thu Yến": 4_000}
