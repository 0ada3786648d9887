"""The brief as one HTML file: whole, self-contained, harmless."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from briefing_app import i18n
from briefing_app.domain.briefing import Briefing
from briefing_app.exchange.brief_document import brief_document
from briefing_app.exchange.brief_html import LIMIT
from briefing_app.exchange.markdown_brief import brief_markdown

_VOID = {"meta", "br", "hr", "img", "link", "input"}


class _Tags(HTMLParser):
    """Checks that tags are closed in turn, and keeps every tag and attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.met: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open.pop() == tag


def parsed(text: str) -> _Tags:
    tags = _Tags()
    tags.feed(text)
    assert tags.open == []
    return tags


@pytest.mark.parametrize("code", i18n.LANGUAGES)
def test_a_brief_is_one_page(full_briefing: Briefing, code: str) -> None:
    text = brief_document(brief_markdown(full_briefing, code))
    assert text.startswith("<!DOCTYPE html>\n")
    tags = parsed(text)
    assert ("html", "lang", code) in tags.attributes
    assert f"<title>{full_briefing.article.title}</title>" in text
    for part in ("Mạc Thu Yến", "85 nghìn tỷ đồng", 'href="#fn:1"', 'id="fn:1"'):
        assert part in text


def test_nothing_is_loaded_and_nothing_runs(hostile_briefing: Briefing) -> None:
    text = brief_document(brief_markdown(hostile_briefing, "vi"))
    tags = parsed(text)
    assert not tags.met & {"script", "img", "iframe", "link", "object", "form", "base", "svg"}
    assert not [name for _, name, _ in tags.attributes if name.startswith("on") or name == "src"]
    hrefs = [value for _, name, value in tags.attributes if name == "href"]
    assert all(re.match(r"#fn", href) for href in hrefs)
    assert "url(" not in text
    assert "default-src 'none'" in text


def test_a_long_brief_is_whole(full_briefing: Briefing) -> None:
    figure = full_briefing.key_figures[0]
    from dataclasses import replace

    many = full_briefing.with_items(
        [*full_briefing.items, *(replace(figure, id=f"x{n}", metric=f"chỉ tiêu {n}") for n in range(600))]
    )
    markdown = brief_markdown(many, "vi")
    assert len(markdown) > LIMIT
    assert "Chỉ tiêu 599" in brief_document(markdown)


def test_a_brief_without_front_matter_is_a_page_too() -> None:
    parsed(brief_document("# Xin chào\n\nvăn bản"))
