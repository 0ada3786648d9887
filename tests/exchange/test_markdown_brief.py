from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import markdown
import pytest

from briefing_app import i18n
from briefing_app.domain.anchor import Anchor
from briefing_app.domain.article import Article
from briefing_app.domain.attendee import Attendee, Part
from briefing_app.domain.briefing import Briefing, Status
from briefing_app.domain.directive import Directive
from briefing_app.domain.item import ItemKind, State
from briefing_app.exchange.brief_html import brief_html
from briefing_app.exchange.brief_template import BriefTemplate
from briefing_app.exchange.markdown_brief import brief_markdown, footnoted_items
from briefing_app.exchange.markdown_text import split_front_matter

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.mark.parametrize("name", ["full", "empty", "hostile"])
@pytest.mark.parametrize("code", i18n.LANGUAGES)
def test_brief_is_as_the_golden_file(name: str, code: str, request: pytest.FixtureRequest) -> None:
    """Compare with tests/golden; BRIEFING_GOLDEN=write writes those files anew."""
    written = brief_markdown(request.getfixturevalue(f"{name}_briefing"), code)
    path = GOLDEN / f"brief-{name}.{code}.md"
    if os.environ.get("BRIEFING_GOLDEN") == "write":
        path.write_text(written, "utf-8", newline="\n")
    assert written == path.read_text("utf-8")


def rendered(text: str) -> ElementTree.Element:
    """Read a brief with plain Python-Markdown, as anybody else would."""
    _, body = split_front_matter(text)
    html = markdown.markdown(body, extensions=["tables", "footnotes"], output_format="xhtml")
    return ElementTree.fromstring(f"<div>{html.replace('&nbsp;', ' ').replace('&#160;', ' ')}</div>")


@pytest.mark.parametrize("code", i18n.LANGUAGES)
def test_full_brief_renders_to_its_parts(full_briefing: Briefing, code: str) -> None:
    root = rendered(brief_markdown(full_briefing, code))
    tables = root.findall("table")
    assert [len(table.findall("tbody/tr")) for table in tables] == [5, 5]
    assert len(root.findall("ol/li")) == 3
    assert len(root.findall("ol/li/ul/li")) == 3
    assert len(root.findall("h1")) == 1
    assert len(root.findall("h2")) == 5
    notes = root.findall("div[@class='footnote']/ol/li")
    assert len(notes) == 13
    references = ["".join(sup.itertext()) for sup in root.iter("sup")]
    assert references == [str(number) for number in range(1, 14)]
    quotes = ["".join(note.itertext()) for note in notes]
    for item, quote in zip(footnoted_items(full_briefing), quotes, strict=True):
        whole = item.anchor.exact if item.kind_of_item is ItemKind.KEY_FIGURE else f"“{item.anchor.exact}”"
        assert whole in quote


def test_who_chairs_stands_first_in_table_and_footnotes(full_briefing: Briefing) -> None:
    present = [item for item in full_briefing.attendees if item.state is State.CONFIRMED]
    last = replace(present[-1], part=Part.CHAIR)
    others = [replace(item, part=Part.ATTENDEE) for item in present[:-1]]
    first, second = footnoted_items(full_briefing.with_items([*others, last]))[:2]
    assert (first.id, second.id) == (last.id, others[0].id)


@pytest.mark.parametrize("code", i18n.LANGUAGES)
def test_hostile_brief_renders_to_its_parts(hostile_briefing: Briefing, code: str) -> None:
    root = rendered(brief_markdown(hostile_briefing, code))
    assert [len(table.findall("tbody/tr")) for table in root.findall("table")] == [2, 1]
    assert {len(row) for table in root.findall("table") for row in table.iter("tr")} <= {3, 4}
    assert len(root.findall("ol/li")) == 1
    assert len(root.findall("div[@class='footnote']/ol/li")) == 4
    assert {element.tag for element in root.iter()} <= {
        "div", "h1", "h2", "p", "table", "thead", "tbody", "tr", "th", "td", "sup", "a", "ol", "ul", "li", "strong", "hr",
    }  # fmt: skip
    assert all(link.get("href", "").startswith("#") for link in root.iter("a"))


def test_rejected_items_are_nowhere_and_suggested_ones_named_apart(full_briefing: Briefing) -> None:
    text = brief_markdown(full_briefing, "vi")
    assert "Minh Châu" not in text
    body, _, unreviewed = text.partition("## Chưa duyệt")
    assert "Tạ Đình Lương" not in body
    assert "1 người dự, 1 số liệu, 1 chỉ đạo còn là gợi ý" in unreviewed
    assert "Tạ Đình Lương" in unreviewed
    assert "Xem xét cơ chế nhà ở" in unreviewed


def test_many_unreviewed_items_are_named_shortly(full_briefing: Briefing) -> None:
    one = full_briefing.directives[-1]
    many = [replace(one, id=f"m{number}", action=f"việc {number} " * 40) for number in range(30)]
    text = brief_markdown(full_briefing.with_items([*full_briefing.items, *many]), "vi")
    line = next(line for line in text.splitlines() if line.startswith("- Chỉ đạo: "))
    assert line.endswith("và 19 mục khác")
    assert len(line) < 1_000


def test_no_left_over_section_when_all_is_reviewed(full_briefing: Briefing) -> None:
    done = full_briefing.with_items(item for item in full_briefing if item.state is not State.SUGGESTED)
    text = brief_markdown(replace(done, status=Status.REVIEWED), "vi")
    assert "Chưa duyệt" not in text
    assert 'status: "đã duyệt"' in text


def test_numbers_and_dates_go_by_the_language(full_briefing: Briefing) -> None:
    assert "85.000.000.000.000 đồng" in brief_markdown(full_briefing, "vi")
    english = brief_markdown(full_briefing, "en")
    assert "85,000,000,000,000 đồng" in english
    assert "by 30 June 2026" in english
    assert "up nearly 9.4%" in english


def test_language_of_the_brief_is_not_the_windows(full_briefing: Briefing) -> None:
    i18n.use("en")
    assert "## Người dự" in brief_markdown(full_briefing, "vi")


def test_empty_columns_are_left_out(full_briefing: Briefing) -> None:
    kept = full_briefing.with_items([item for item in full_briefing if item.id in ("a5", "f3")])
    text = brief_markdown(kept, "vi")
    assert "| Họ tên | Vai trò |" in text
    assert "| Chỉ tiêu | Trong bài |\n| --- | ---: |" in text


def test_long_selection_is_told_by_the_fields(full_briefing: Briefing) -> None:
    figure = next(item for item in full_briefing.key_figures if item.id == "f2")
    wide = replace(figure, anchor=full_briefing.directives[0].anchor)
    assert "| 85 nghìn tỷ đồng | 85.000.000.000.000 đồng |" in brief_markdown(
        full_briefing.with_items([wide]), "vi"
    )


def test_order_follows_the_template(full_briefing: Briefing) -> None:
    template = BriefTemplate(sections=("directives", "attendees"), attendee_columns=("part", "name"))
    text = brief_markdown(full_briefing, "vi", template)
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["Chỉ đạo", "Người dự"]
    assert "| Vai trò | Họ tên |" in text
    assert text.count("[^") == 2 * 8
    assert [item.id for item in footnoted_items(full_briefing, template)][:3] == ["d1", "d2", "d3"]
    assert "1. Hoàn thành giải phóng mặt bằng tuyến ven biển trước ngày 30/6.[^1]" in text


def test_hundred_directives_stay_one_list(full_briefing: Briefing) -> None:
    one = full_briefing.directives[0]
    many: list[Directive] = [replace(one, id=f"m{number:03}") for number in range(120)]
    text = brief_markdown(full_briefing.with_items(many), "vi")
    root = rendered(text)
    assert len(root.findall("ol/li/ul/li")) == 120
    assert "\n100. " not in text


def test_title_of_ten_thousand_characters(full_briefing: Briefing) -> None:
    title = "Hội nghị tổng kết " * 556
    text = brief_markdown(replace(full_briefing, article=replace(full_briefing.article, title=title)), "vi")
    assert f"\n# {title.strip()}\n" in text
    fields, _ = split_front_matter(text)
    assert fields["title"] == title.strip()


def test_huge_quotes_are_cut(full_briefing: Briefing) -> None:
    item = next(item for item in full_briefing.attendees if item.id == "a1")
    anchor = replace(item.anchor, exact="chữ và " * 500_000)
    text = brief_markdown(full_briefing.with_items([replace(item, anchor=anchor)]), "vi")
    assert len(text) < 5_000
    assert "…”" in text


def test_article_in_one_line_of_five_megabytes() -> None:
    text = "Hội nghị tổng kết, " * 280_000
    item = Attendee(id="a", anchor=Anchor.of(text, 0, len(text)), name=text, state=State.CONFIRMED)
    action = Directive(id="d", anchor=Anchor.of(text, 1, len(text)), action=text, state=State.CONFIRMED)
    article = Article(text=text, title=text[:10_000])
    written = brief_markdown(Briefing(id="b", article=article).with_items([item, action]), "vi")
    assert "[^1]: “Hội nghị tổng kết," in written
    assert brief_html(written)


@pytest.mark.parametrize("code", i18n.LANGUAGES)
def test_notes_never_open_a_block(full_briefing: Briefing, code: str) -> None:
    text = brief_markdown(replace(full_briefing, note="    mã\n\n\n* a\n* b\n\n# c\n| d |"), code)
    root = rendered(text)
    assert not list(root.iter("pre"))
    assert len(root.findall("h1")) == 1
