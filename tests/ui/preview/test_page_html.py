from __future__ import annotations

import pytest

from briefing_app.domain.briefing import Briefing
from briefing_app.exchange.brief_html import brief_html
from briefing_app.exchange.markdown_brief import brief_markdown
from briefing_app.ui.preview.page_html import footnote_number, page_html, page_style
from briefing_app.ui.theme import Theme


def measure(text: str) -> float:
    return 7.0 * len(text)


def test_directives_and_quotes_become_rows_and_the_unreviewed_a_line(briefing: Briefing) -> None:
    page = page_html(brief_html(brief_markdown(briefing, "vi")), measure, 524)
    assert '<table class="numbered directives"' in page.html
    assert '<p class="number">1</p>' in page.html
    assert '<p class="detail">Đỗ Hữu Khải đề nghị Sở Xây dựng · hạn 30/6/2026 · mở</p>' in page.html
    assert '<p class="unreviewed"><strong>Chưa duyệt:</strong> 1 người dự còn là gợi ý' in page.html
    assert '<p class="left">Người dự: Lưu Thị Ngân Hà</p>' in page.html
    assert "<h2" not in page.html
    assert page.quotes == {
        1: "“Phó Thủ tướng Đỗ Hữu Khải”",
        2: "“Tổng vốn 85 nghìn tỷ đồng.”",
        3: "“Đề nghị Sở Xây dựng báo cáo.”",
    }


def test_normalised_values_stand_below_the_words_of_the_article(briefing: Briefing) -> None:
    page = page_html(brief_html(brief_markdown(briefing, "vi")), measure, 524)
    assert "Trong bài · quy đổi" in page.html
    assert '<p class="detail" align="right">85.000.000.000.000 đồng</p>' in page.html
    assert "<small" not in page.html


def test_columns_share_the_width(briefing: Briefing) -> None:
    page = page_html(brief_html(brief_markdown(briefing, "vi")), measure, 524)
    for table in page.html.split("<table")[1:3]:
        row = table.split("</tr>")[0]
        shares = [float(part.split("%")[0]) for part in row.split('width="')[2:]]
        assert sum(shares) == pytest.approx(100, abs=0.01)
        assert min(shares) > 4


def shares(rows: list[list[str]], width: float) -> list[float]:
    """Return the columns' widths in pixels for a table of these rows."""
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    html = page_html(f"<table><tbody>{body}</tbody></table>", measure, width).html
    first = html.split("</tr>")[0]
    return [float(part.split("%")[0]) * width / 100 for part in first.split('width="')[2:]]


def test_short_columns_keep_what_they_need() -> None:
    found = shares([["x" * 10, "chữ " * 60, "y" * 8], ["x", "chữ " * 3, "y"]], 500)
    assert found[0] >= measure("x" * 10)
    assert found[2] >= measure("y" * 8)
    assert found[1] > 300


def test_one_long_name_does_not_starve_the_offices() -> None:
    rows = [["lãnh đạo một số ban, bộ, ngành Trung ương", ""], *[["Đỗ Hữu Khải", "chức vụ dài, " * 4]] * 5]
    name, office = shares(rows, 524)
    assert office > 1.3 * name


def test_no_word_is_broken_where_there_is_room() -> None:
    found = shares([["chữ " * 40, "85.000.000.000.000 đồng của năm"], ["a", "b"]], 300)
    assert found[1] >= measure("85.000.000.000.000")


def test_ragged_rows_and_many_long_columns_are_set() -> None:
    assert sum(shares([["chữ " * 30] * 4, ["a"], []], 300)) == pytest.approx(300, abs=0.1)


def test_any_other_html_comes_back() -> None:
    assert page_html("<p>a & b", measure, 524).html == "<p>a & b"
    assert page_html("", measure, 524).quotes == {}


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("#fn:12", 12),
        ("#fnref:3", 3),
        ("#fnref2:3", 3),
        ("#fn:", None),
        ("https://x.example/#fn:1", None),
        ("", None),
    ],
)
def test_footnote_number(address: str, number: int | None) -> None:
    assert footnote_number(address) == number


def test_style_takes_its_colours_from_the_tokens(theme: Theme) -> None:
    style = page_style(theme.hex, "#123456", theme.fonts)
    for token in ("text", "muted", "accent", "border", "edge", "warning"):
        assert theme.hex(token) in style
    assert "#123456" in style
