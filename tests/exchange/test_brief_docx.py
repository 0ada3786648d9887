"""Briefs as Word documents: every part is XML, what refers to another part finds it, and the words are there."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from briefing_app import i18n
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.comparison import compare
from briefing_app.domain.since import By
from briefing_app.exchange.brief_docx import brief_docx
from briefing_app.exchange.markdown_brief import brief_markdown
from tests.support import since_pair

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORDER = {
    f"{W}pPr": ["pStyle", "keepNext", "numPr", "spacing", "ind", "jc", "outlineLvl"],
    f"{W}rPr": ["rStyle", "rFonts", "b", "i", "color", "sz", "szCs", "vertAlign", "lang"],
    f"{W}tblPr": ["tblStyle", "tblW", "tblBorders", "tblCellMar", "tblLook"],
    f"{W}trPr": ["cantSplit", "tblHeader"],
}
"""The order of properties that the schema asks for, as far as a brief uses them (ECMA-376, part 1)."""


def parts_of(data: bytes) -> dict[str, Element]:
    """Check the archive and return its parts as XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    for root in parts.values():
        for parent in root.iter():
            order = ORDER.get(parent.tag)
            if order is not None:
                at = [order.index(child.tag.removeprefix(W)) for child in parent]
                assert at == sorted(at), parent.tag
    return parts


def words(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def styles_used(document: Element) -> set[str]:
    return {
        style.get(f"{W}val", "")
        for tag in ("pStyle", "rStyle", "tblStyle")
        for style in document.iter(W + tag)
    }


@pytest.mark.parametrize("code", i18n.LANGUAGES)
def test_a_full_brief(full_briefing: Briefing, code: str) -> None:
    parts = parts_of(brief_docx(brief_markdown(full_briefing, code)))
    document = parts["word/document.xml"]
    said = words(document)
    for part in (
        "Mạc Thu Yến",
        "85 nghìn tỷ đồng",
        "Công khai tiến độ từng tuần",
        "Đối chiếu với báo cáo quý I.",
    ):
        assert part in said
    assert "[^" not in said
    known = {style.get(f"{W}styleId") for style in parts["word/styles.xml"].iter(f"{W}style")}
    assert styles_used(document) <= known
    tables = list(document.iter(f"{W}tbl"))
    assert len(tables) == 2
    for table in tables:
        grid = len(list(table.iter(f"{W}gridCol")))
        assert {len(row.findall(f"{W}tc")) for row in table.iter(f"{W}tr")} == {grid}
    assert parts["docProps/core.xml"][0].text == full_briefing.article.title


def test_footnotes_are_footnotes(full_briefing: Briefing) -> None:
    parts = parts_of(brief_docx(brief_markdown(full_briefing, "vi")))
    used = [mark.get(f"{W}id") for mark in parts["word/document.xml"].iter(f"{W}footnoteReference")]
    notes = {note.get(f"{W}id"): words(note) for note in parts["word/footnotes.xml"]}
    assert used == [str(number) for number in range(1, 14)]
    assert set(used) <= set(notes)
    assert notes["3"].strip() == "“Thượng tướng Vương Khắc Nhuận, Thứ trưởng Bộ Quốc phòng”"


def test_a_footnote_that_is_met_again_is_written_again() -> None:
    since = compare(since_pair.now(), since_pair.before(), By.PLACE)
    parts = parts_of(brief_docx(brief_markdown(since_pair.now(), "vi", since=since)))
    used = [mark.get(f"{W}id") for mark in parts["word/document.xml"].iter(f"{W}footnoteReference")]
    assert len(used) == len(set(used)) > 15
    assert set(used) <= {note.get(f"{W}id") for note in parts["word/footnotes.xml"]}


def test_lists_find_their_numbers(full_briefing: Briefing) -> None:
    parts = parts_of(brief_docx(brief_markdown(full_briefing, "vi")))
    used = {number.get(f"{W}val") for number in parts["word/document.xml"].iter(f"{W}numId")}
    known = {number.get(f"{W}numId") for number in parts["word/numbering.xml"].iter(f"{W}num")}
    assert {"1", "2"} <= used <= known


def test_hostile_words_stay_words(hostile_briefing: Briefing) -> None:
    parts = parts_of(brief_docx(brief_markdown(hostile_briefing, "vi")))
    said = words(parts["word/document.xml"])
    assert "<script>alert(1)</script>" in said
    assert "![i](file:///etc/passwd)" in said
    relations = parts["word/_rels/document.xml.rels"]
    assert all(relation.get("TargetMode") is None for relation in relations)


def test_an_empty_brief(empty_briefing: Briefing) -> None:
    assert "Hội nghị tổng kết" in words(
        parts_of(brief_docx(brief_markdown(empty_briefing, "vi")))["word/document.xml"]
    )


def test_the_same_brief_is_the_same_file(full_briefing: Briefing) -> None:
    markdown = brief_markdown(full_briefing, "vi")
    assert brief_docx(markdown) == brief_docx(markdown)
