"""Offices compared as the press writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.offices import Office, office_of


def same(first: str, second: str) -> bool:
    """Tell whether two offices as written share a title."""
    one, other = office_of(first, None), office_of(second, None)
    return any(mine.same_as(theirs) for mine in one.main for theirs in other.main)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Phó Thủ tướng", "Phó Thủ tướng Chính phủ"),
        ("Phó Thủ tướng", "Ủy viên Bộ Chính trị, Phó Thủ tướng Thường trực Chính phủ"),
        ("Uỷ viên Trung ương Đảng, Bộ trưởng Bộ Xây dựng", "Bộ trưởng Xây dựng"),
        ("Thượng tướng, Thứ trưởng Bộ Quốc phòng", "Thứ trưởng Bộ Quốc phòng, Thượng tướng"),
        ("Chủ tịch UBND tỉnh Vĩnh Hải", "Chủ tịch Ủy ban nhân dân Vĩnh Hải"),
        ("Bí thư Tỉnh uỷ", "Bí thư Tỉnh ủy Vĩnh Hải"),
        ("Thứ trưởng Bộ GTVT", "Thứ trưởng Bộ Giao thông vận tải"),
        ("Cục trưởng Cục Hải quan TP.HCM", "Cục trưởng Cục Hải quan Thành phố Hồ Chí Minh"),
        ("Tổng Bí thư", "Tổng Bí thư, Chủ tịch nước"),
        ("Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch", "Bộ trưởng Văn hoá, Thể thao và Du lịch"),
        ("Tổng Tham mưu trưởng QĐND Việt Nam", "Tổng Tham mưu trưởng Quân đội nhân dân Việt Nam"),
        ("Trưởng Ban Tổ chức TƯ", "Trưởng Ban Tổ chức Trung ương"),
    ],
)
def test_one_office_said_in_two_ways(first: str, second: str) -> None:
    assert same(first, second)
    assert same(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Phó Thủ tướng", "Thủ tướng"),
        ("Vụ trưởng Vụ Ngân sách", "Thứ trưởng Bộ Tài chính"),
        ("Chủ tịch nước", "Chủ tịch Quốc hội"),
        ("Chủ tịch UBND tỉnh Vĩnh Hải", "Chủ tịch UBND tỉnh Thạch Nham"),
        ("Chủ tịch UBND tỉnh", "Chủ tịch HĐND tỉnh"),
        ("Quyền Chủ tịch UBND tỉnh Vĩnh Hải", "Chủ tịch UBND tỉnh Vĩnh Hải"),
        ("Bộ trưởng Bộ Tư pháp", "Bộ trưởng Bộ Tài chính"),
        ("Phó Chủ nhiệm Tổng cục Chính trị", "Chủ nhiệm Tổng cục Chính trị"),
        (
            "Ủy viên Bộ Chính trị, Bí thư Thành ủy Tà Rạng",
            "Ủy viên Bộ Chính trị, Trưởng Ban Nội chính Trung ương",
        ),
    ],
)
def test_two_offices(first: str, second: str) -> None:
    assert not same(first, second)


@pytest.mark.parametrize(
    "written",
    [
        "Thượng tướng",
        "Ủy viên Bộ Chính trị",
        "nguyên Bộ trưởng Bộ Xây dựng",
        "đại biểu Quốc hội",
        "Trưởng Ban Chỉ đạo",
        "",
    ],
)
def test_no_office_of_its_own(written: str) -> None:
    assert office_of(written, None).main == ()


def test_the_short_form_leaves_ranks_and_memberships_out() -> None:
    office = office_of("Thượng tướng, Ủy viên Trung ương Đảng, thứ trưởng", "Bộ Quốc phòng")
    assert office.short == "Thứ trưởng Bộ Quốc phòng"
    assert office_of("Thượng tướng", None).short == "Thượng tướng"
    assert office_of(None, None) == Office("", ())


@given(st.text(max_size=80), st.text(max_size=40))
def test_any_text_is_read(role: str, organisation: str) -> None:
    office = office_of(role, organisation)
    for title in office.titles:
        assert title.same_as(title)
        assert title.written
