from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing_app.domain.text import collapse_white_space, nfc
from briefing_app.exchange.markdown_text import front_matter, inline, line_start, split_front_matter, table

NAUGHTY = [
    "# đầu đề",
    "2021. năm",
    "1) một",
    "(a) một",
    "- gạch",
    "+ cộng",
    "* sao",
    "> trích",
    ": nghĩa",
    "a | b",
    "`mã` và ``mã``",
    "*a* **b** _c_ __d__ a_b_c",
    "[x](y) ![x](y) [x]: y [^1]",
    "<b>đậm</b> <!-- --> </p>",
    "&amp; &lt; &#60; &copy;",
    "Bộ NN&PTNT, R&D &copy 2026 & &#",
    "~~a~~ ~b~ ^c^ $d$ $$e$$",
    "==a== %%b%% --- -- ---",
    "@ai a@b.vn :smile: 10:30:45",
    "\\ \\\\ \\n \\* C:\\a",
    "{#id .lop} {{x}}",
    "===",
    "---",
    "```",
    "~~~",
    "   thụt   vào  \n\n\nxuống dòng\t",
    "👩‍👩‍👧 \u200f\u202eđảo",
    "",
]


class Words(HTMLParser):
    """Gathers the text of some HTML and counts its tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)


def python_markdown(text: str) -> Words:
    return Words(markdown.markdown(text, extensions=["tables", "footnotes"]))


def commonmark(text: str) -> Words:
    return Words(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))


READERS = [python_markdown, commonmark]


def seen(text: str) -> str:
    """Return what a reader should show: one line, without what closes directions."""
    return collapse_white_space(re.sub("[\u202c\u2069\u200e]+", "", nfc(text)))


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", NAUGHTY)
def test_paragraph_reads_as_its_words(text: str, reader: type) -> None:
    found = reader(f"Trước.\n\n{line_start(text)}\n\nSau.\n")
    assert seen(found.text.replace("Trước.", "", 1).replace("Sau.", "", 1)) == seen(text)
    assert set(found.tags) <= {"p"}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", NAUGHTY)
def test_list_item_reads_as_its_words(text: str, reader: type) -> None:
    found = reader(f"1. {line_start(text) or 'x'}\n    - {line_start(text) or 'x'}\n")
    assert found.tags.count("li") == 2
    assert set(found.tags) <= {"ol", "ul", "li", "p"}
    words = seen(text) or "x"
    assert seen(found.text) == f"{words} {words}"


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", NAUGHTY)
def test_cell_and_heading_read_as_their_words(text: str, reader: type) -> None:
    rows = table(["a", "b"], [[inline(text), "x"], ["y", inline(text)]], right=[1])
    found = reader("\n".join([f"# {inline(text)}", "", *rows]) + "\n")
    assert found.tags.count("td") == 4
    assert found.tags.count("tr") == 3
    assert set(found.tags) <= {"h1", "table", "thead", "tbody", "tr", "th", "td"}
    assert collapse_white_space(found.text).count(seen(text)) >= 3


def plain_letters() -> st.SearchStrategy[str]:
    return st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=60)


@pytest.mark.parametrize("reader", READERS)
@given(text=st.one_of(plain_letters(), st.text("#*_`~[](){}<>|\\!&$^=%@:-+.1a \n", max_size=30)))
def test_any_text_reads_as_its_words(reader: type, text: str) -> None:
    found = reader(f"Trước.\n\n{line_start(text)}\n\nSau.\n")
    cleaned = re.sub("[\ufeff\ufff9-\ufffb]", "", text)
    assert seen(found.text.replace("Trước.", "", 1).replace("Sau.", "", 1)) == seen(cleaned)


def test_an_ampersand_of_a_name_stays_as_it_is() -> None:
    assert inline("Bộ NN&PTNT") == "Bộ NN&PTNT"
    assert inline("&copy;") == "&amp;copy;"


def test_controls_and_lone_surrogates_are_dropped() -> None:
    assert inline("a\x00\x02b\ud800c\x03") == "abc"


def test_open_directions_are_closed() -> None:
    assert inline("\u202eđảo") == "\u202eđảo\u202c\u200e"
    assert inline("\u2067a \u202db\u202c") == "\u2067a \u202db\u202c\u2069\u200e"
    assert inline("\u200fa") == "\u200fa"
    assert front_matter({"a": "\u202eb"})[1] == 'a: "\u202eb\u202c\u200e"'


def test_front_matter_is_flat_and_quoted() -> None:
    fields: dict[str, str | list[str]] = {
        "title": 'a: "b" # c\n- d',
        "date": "2026-01-27",
        "people": ["no", "1.250"],
    }
    lines = front_matter(fields)
    assert lines == [
        "---",
        'title: "a: \\"b\\" # c - d"',
        'date: "2026-01-27"',
        'people: ["no", "1.250"]',
        "---",
    ]
    found, rest = split_front_matter("\n".join(lines) + "\n\n# Thân\n")
    assert found == fields | {"title": 'a: "b" # c - d'}
    assert rest == "\n# Thân\n"


def test_text_without_front_matter_comes_back_whole() -> None:
    for text in ("", "# a\n\n---\n", "--- \nx: y\n---\n", "---\nx: y\n"):
        assert split_front_matter(text) == ({}, text)


@given(st.text(max_size=80))
def test_front_matter_keeps_every_value(value: str) -> None:
    lines = front_matter({"title": value})
    assert len("\n".join(lines).splitlines()) == 3
    found, _ = split_front_matter("\n".join(lines) + "\n")
    assert found["title"] == json.loads(lines[1].removeprefix("title: "))
