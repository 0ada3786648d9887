"""The five clear, each by directives that have it and directives that lack it."""

from __future__ import annotations

import pytest

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.directive import Directive
from briefing_app.domain.five_clear import Clear, five_clear
from briefing_app.domain.item import new_id


def clear(action: str = "nạo vét luồng", **fields: str | None) -> frozenset[Clear]:
    return five_clear(Directive(id=new_id(), anchor=Anchor(0, 1, ""), action=action, **fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("addressee", "expected"),
    [
        ("UBND tỉnh", True),
        ("Bộ Nông nghiệp và Môi trường", True),
        ("Bộ Tài chính", True),
        ("tỉnh Vĩnh Hải", True),
        ("Vĩnh Hải", True),
        ("Chủ tịch UBND tỉnh Trịnh Quốc Sanh", True),
        ("Lưu Thị Ngân Hà", True),
        ("các xã Tà Rạng, Mũi Sáo", True),
        (None, False),
        ("các lực lượng trên địa bàn", False),
        ("Các bộ, ngành, địa phương", False),
        ("các bộ", False),
        ("địa phương", False),
        ("Nông dân", False),
        ("toàn Đảng bộ Vĩnh Hải", False),
    ],
)
def test_who_is_a_body_or_a_person(addressee: str | None, expected: bool) -> None:
    assert (Clear.WHO in clear(addressee=addressee)) is expected


@pytest.mark.parametrize(
    ("action", "addressee", "expected"),
    [
        ("nạo vét luồng vào cảng cá", None, True),
        ("Bộ Xây dựng trình nghị định", "Bộ Xây dựng", True),
        ("tiếp tục quyết liệt hơn nữa", None, False),
        ("UBND tỉnh phải quyết liệt hơn", "UBND tỉnh", False),
    ],
)
def test_what_has_an_object(action: str, addressee: str | None, expected: bool) -> None:
    assert (Clear.WHAT in clear(action, addressee=addressee)) is expected


def test_when_is_a_deadline_or_a_due_date() -> None:
    assert Clear.WHEN in clear(deadline="2026-Q2")
    assert Clear.WHEN in clear(due_date="2026-06-30")
    assert Clear.WHEN not in clear()


@pytest.mark.parametrize(
    ("action", "issuer", "addressee", "expected"),
    [
        ("nạo vét luồng", "Mạc Thu Yến", "Bộ Xây dựng", True),
        ("nạo vét luồng", "Mạc Thu Yến", "Bộ Giáo dục và Đào tạo", True),
        ("nạo vét luồng", "Mạc Thu Yến", "Bộ Văn hóa, Thể thao và Du lịch", True),
        ("nạo vét luồng", "Mạc Thu Yến", "Bộ Xây dựng và Bộ Tài chính", False),
        ("Bộ Xây dựng chủ trì, phối hợp nạo vét luồng", "Mạc Thu Yến", "Bộ Xây dựng và Bộ Tài chính", True),
        ("nạo vét luồng", None, "Bộ Xây dựng", False),
        ("nạo vét luồng", "Mạc Thu Yến", "địa phương", False),
    ],
)
def test_responsibility_lies_with_one_or_is_shared_out(
    action: str, issuer: str | None, addressee: str, expected: bool
) -> None:
    assert (Clear.RESPONSIBILITY in clear(action, issuer=issuer, addressee=addressee)) is expected


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("trình phương án phân bổ vốn", True),
        ("xây 12.000 căn nhà ở xã hội", True),
        ("bàn giao mặt bằng trước ngày 15/4", True),
        ("lấy sự hài lòng của người dân làm thước đo", False),
        ("nạo vét luồng trước ngày 15/4/2026", False),
        ("nâng cao đời sống trong năm 2026", False),
    ],
)
def test_result_can_be_checked(action: str, expected: bool) -> None:
    assert (Clear.RESULT in clear(action)) is expected


def test_evidence_is_a_result() -> None:
    assert Clear.RESULT in clear("nâng cao đời sống", evidence="Đã họp ngày 2/3")
