"""Reading queries: fields in both languages, dates, and what is said of a wrong one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.query import Days, Fault, Field, Has
from briefing_app.domain.query_dates import BadDate, read_days
from briefing_app.domain.query_reader import read_query
from briefing_app.domain.query_writing import (
    fields_of,
    with_field,
    with_has,
    with_status,
    with_succession,
    with_title,
    without,
)
from briefing_app.domain.text import fold, nfc


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ('person:"đỗ hữu khải"', Field.PERSON, "đỗ hữu khải"),
        ("người:khải", Field.PERSON, "khải"),
        ("NGUOI:khải", Field.PERSON, "khải"),
        ('chức:"bộ trưởng"', Field.ROLE, "bộ trưởng"),
        ('chức vụ:"bộ trưởng"', Field.ROLE, "bộ trưởng"),
        ("role:minister", Field.ROLE, "minister"),
        ("nơi:“Vĩnh Hải”", Field.PLACE, "Vĩnh Hải"),
        ("ngày:quý I/2026", Field.DATE, "quý I/2026"),
        ("có:chỉ đạo cảng", Field.HAS, "chỉ đạo"),
        ("trạng thái:đã duyệt cảng", Field.STATUS, "đã duyệt"),
        ("status:in-review", Field.STATUS, "in-review"),
        ("có:chỉ_đạo cảng", Field.HAS, "chỉ_đạo"),
        ("có:quá-hạn", Field.HAS, "quá-hạn"),
        ("trạng_thái:đã_duyệt", Field.STATUS, "đã_duyệt"),
        ("nơi:vĩnh_hải", Field.PLACE, "vĩnh_hải"),
    ],
)
def test_fields_in_both_languages(text: str, field: Field, value: str) -> None:
    query = read_query(text)
    (asked,) = fields_of(query)
    assert (asked.field, asked.value, query.mistakes) == (field, value, ())


def test_what_the_values_mean() -> None:
    assert [f.has for f in fields_of(read_query("has:figure có:quá hạn -có:chưa duyệt"))] == [
        Has.FIGURE,
        Has.OVERDUE,
        Has.UNREVIEWED,
    ]
    assert [f.negated for f in fields_of(read_query("has:figure -có:chưa duyệt"))] == [False, True]
    assert fields_of(read_query("trạng thái:mới"))[0].status == "new"
    query = read_query("cảng trong:tiêu đề")
    assert (query.in_title, len(query.groups)) == (True, 1)
    assert read_query("in:title cảng").in_title
    assert fields_of(read_query('nơi:+"Vĩnh Hải"'))[0].succession


def test_or_between_fields_and_between_words() -> None:
    query = read_query("người:khải OR nơi:hải cảng HOẶC biển ")
    assert [len(part) for part in query.filters] == [2]
    assert [len(group) for group in query.groups] == [2]
    assert not query.mistakes


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2026", (2026, 0, 0), (2026, 12, 31)),
        ("2026-03", (2026, 3, 0), (2026, 3, 31)),
        ("3/2026", (2026, 3, 0), (2026, 3, 31)),
        ("2026-03-18", (2026, 3, 18), (2026, 3, 18)),
        ("18/3/2026", (2026, 3, 18), (2026, 3, 18)),
        ("18.3.2026", (2026, 3, 18), (2026, 3, 18)),
        ("2026-q2", (2026, 4, 0), (2026, 6, 31)),
        ("quy ii/2026", (2026, 4, 0), (2026, 6, 31)),
        ("q4/2026", (2026, 10, 0), (2026, 12, 31)),
        ("2026-h2", (2026, 7, 0), (2026, 12, 31)),
        ("2026-01..2026-03", (2026, 1, 0), (2026, 3, 31)),
        ("2025..", (2025, 0, 0), (9999, 15, 31)),
        ("..18/3/2026", (0, 0, 0), (2026, 3, 18)),
    ],
)
def test_dates(value: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert read_days(value) == Days(first, last)


@pytest.mark.parametrize(
    "value", ["", "..", "2026-13", "31/2/2026", "hôm qua", "0000", "2026-03-00", "1..2..3", "20261"]
)
def test_no_dates(value: str) -> None:
    with pytest.raises(BadDate):
        read_days(fold(value))


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_is_none(value: str) -> None:
    try:
        days = read_days(fold(value))
    except BadDate:
        return
    assert days.first <= days.last


@pytest.mark.parametrize(
    ("text", "fault", "piece"),
    [
        ("abc:x cảng", Fault.UNKNOWN_FIELD, "abc"),
        ("cảng OR", Fault.DANGLING_OR, "OR"),
        ("OR cảng", Fault.DANGLING_OR, "OR"),
        ("cảng OR OR biển", Fault.DANGLING_OR, "OR"),
        ("cảng OR người:x", Fault.MIXED_OR, "OR"),
        ('cảng "biển', Fault.LONE_QUOTE, '"'),
        ('người:"đỗ', Fault.LONE_QUOTE, '"'),
        ("ngày:2026-13", Fault.BAD_DATE, "2026-13"),
        ("ngày:2026-05..2026-01", Fault.DATES_REVERSED, "2026-05..2026-01"),
        ("có:gì cảng", Fault.UNKNOWN_VALUE, "gì"),
        ("trong:bài", Fault.UNKNOWN_VALUE, "bài"),
        ("cảng nơi:", Fault.NO_VALUE, "nơi:"),
        ("cảng -in:title", Fault.NOT_NEGATABLE, "-in:title"),
        ("cảng - sáo", Fault.LONE_MINUS, "-"),
        ("-", Fault.LONE_MINUS, "-"),
        ("((", Fault.NO_WORD, "(("),
        ('cảng "?!"', Fault.NO_WORD, '"?!"'),
        ("*", Fault.LONE_STAR, "*"),
        ("cảng p*", Fault.LONE_STAR, "*"),
        ("cảng ph*n", Fault.LONE_STAR, "*"),
    ],
)
def test_what_is_wrong_and_where(text: str, fault: Fault, piece: str) -> None:
    query = read_query(text)
    (mistake,) = query.mistakes
    assert (mistake.fault, text[slice(*mistake.span)]) == (fault, piece)
    assert bool(query.groups) == ("cảng" in text)


def test_addresses_and_times_are_words() -> None:
    for text in ("http://a.b/c", "9:30", "57-NQ/TW:", "tỷ lệ 2:1"):
        assert not read_query(text).mistakes, text


def test_a_star_lets_a_word_go_on_wherever_it_stands() -> None:
    query = read_query('ph* "thủ tướ*" cảng')
    assert [term.prefix for term in query.terms] == [True, True, True]
    assert [term.prefix for term in read_query("ph* cảng ").terms] == [True, False]
    assert read_query("-ph* cảng ").excluded[0].prefix
    assert not query.mistakes


def test_marks_between_words_are_no_mistakes() -> None:
    assert not read_query("Vĩnh Hải – Thạch Nham / 2026 … (sáng) ").mistakes


def test_too_much_is_said() -> None:
    assert [m.fault for m in read_query("a " * 50).mistakes] == [Fault.TOO_MUCH]
    assert Fault.TOO_MUCH in [m.fault for m in read_query("a" * 500).mistakes]


PIECES = st.sampled_from(
    [
        "cảng",
        '"',
        "OR",
        "-",
        "người:",
        "ngày:",
        "2026",
        "..",
        "có:",
        "chỉ đạo",
        "trong:tiêu đề",
        " ",
        "x:",
        "+",
        ":",
        "🐟",
        "e\u0301",
    ]
)


@given(
    st.one_of(
        st.text(), st.lists(PIECES, max_size=20).map("".join), st.lists(PIECES, max_size=20).map(" ".join)
    )
)
def test_any_text_is_read_and_spans_lie_in_it(text: str) -> None:
    query = read_query(text)
    length = len(nfc(text))
    spans = [mistake.span for mistake in query.mistakes] + [asked.span for asked in fields_of(query)]
    assert all(0 <= start <= end <= length for start, end in spans)
    assert all(term.words for group in query.groups for term in group)


def test_chips_write_what_the_reader_reads() -> None:
    text = with_field("cảng", Field.PERSON, "đỗ hữu khải", "vi")
    assert text == 'cảng người:"đỗ hữu khải"'
    text = with_has(with_title(with_field(text, Field.DATE, "2026-03", "vi"), "vi"), Has.OVERDUE, "vi")
    query = read_query(text)
    assert [asked.field for asked in fields_of(query)] == [Field.PERSON, Field.DATE, Field.HAS]
    assert query.in_title and not query.mistakes
    assert with_field("", Field.PLACE, "", "en") == "place:"
    for language in ("vi", "en"):
        assert read_query(with_status("cảng", "in_review", language)).filters[0][0].status == "in_review"
    assert read_query(with_has("", Has.DIRECTIVE, "en")).filters[0][0].has is Has.DIRECTIVE
    assert with_field("", Field.PERSON, 'a"b:c', "en") == 'person:"a b:c"'


def test_taking_a_field_out_leaves_the_rest() -> None:
    text = 'cảng người:"đỗ hữu khải" ngày:2026'
    first, second = fields_of(read_query(text))
    assert without(text, first.span) == "cảng ngày:2026"
    assert without(text, second.span) == 'cảng người:"đỗ hữu khải"'
    either = "người:khải OR người:yến cảng"
    first, second = fields_of(read_query(either))
    assert without(either, first.span) == "người:yến cảng"
    assert without(either, second.span) == "người:khải cảng"


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_taking_out_every_field_leaves_none(text: str) -> None:
    text = nfc(text)
    for _ in range(40):
        asked = fields_of(read_query(text))
        if not asked:
            return
        text = without(text, asked[0].span)
    raise AssertionError(text)


def test_succession_is_switched_in_the_text() -> None:
    (asked,) = fields_of(read_query('cảng nơi:"Vĩnh Hải"'))
    with_former = with_succession('cảng nơi:"Vĩnh Hải"', asked, on=True)
    assert with_former == 'cảng nơi:+"Vĩnh Hải"'
    (asked,) = fields_of(read_query(with_former))
    assert asked.succession
    assert with_succession(with_former, asked, on=False) == 'cảng nơi:"Vĩnh Hải"'
