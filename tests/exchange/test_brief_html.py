from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app import i18n
from briefing_app.domain.briefing import Briefing
from briefing_app.exchange.brief_html import LIMIT, brief_html
from briefing_app.exchange.markdown_brief import brief_markdown
from briefing_app.exchange.markdown_text import inline


def parsed(html: str) -> ElementTree.Element:
    """Parse a fragment strictly."""
    return ElementTree.fromstring(f"<div>{html.replace('<hr>', '<hr/>').replace('&nbsp;', ' ')}</div>")


@pytest.mark.parametrize("code", i18n.LANGUAGES)
def test_full_brief(full_briefing: Briefing, code: str) -> None:
    root = parsed(brief_html(brief_markdown(full_briefing, code)))
    assert [len(table.findall("tbody/tr")) for table in root.findall("table")] == [5, 5]
    assert [heading.get("class") for heading in root.findall("h2")] == [
        "attendees", "key_figures", "directives", "notes", "unreviewed",
    ]  # fmt: skip
    assert len(root.findall("ol[@class='directives']/li")) == 3
    links = [link.get("href") for link in root.iter("a") if link.get("class") == "footnote-ref"]
    assert links == [f"#fn:{number}" for number in range(1, 14)]
    assert [item.get("id") for item in root.findall("div/ol/li")] == [
        f"fn:{number}" for number in range(1, 14)
    ]
    backs = [link.get("href") for link in root.iter("a") if link.get("class") == "footnote-backref"]
    assert backs == [f"#fnref:{number}" for number in range(1, 14)]


def test_meta_line_comes_from_the_front_matter(full_briefing: Briefing, empty_briefing: Briefing) -> None:
    html = brief_html(brief_markdown(full_briefing, "vi"))
    assert html.startswith('<p class="meta">Bản tóm tắt · 18/3/2026 · Vĩnh Hải · Báo Vĩnh Hải</p>\n<h1>')
    assert brief_html(brief_markdown(empty_briefing, "en")).startswith('<p class="meta">Brief</p>')
    assert "---" not in html
    assert brief_html("# a") == "<h1>a</h1>"


def test_hostile_brief_shows_every_word_and_runs_none(hostile_briefing: Briefing) -> None:
    html = brief_html(brief_markdown(hostile_briefing, "vi"))
    root = parsed(html)
    assert "<script>alert(1)</script>" in "".join(root.find("h1").itertext())  # type: ignore[union-attr]
    assert not list(root.iter("script"))
    assert not list(root.iter("img"))
    assert {link.get("href", "")[:4] for link in root.iter("a")} == {"#fn:", "#fnr"}


@pytest.mark.parametrize(
    "raw",
    [
        "<script>alert(1)</script>",
        '<img src="https://x.example/a.png">',
        "![a](https://x.example/a.png)",
        "![a][b]\n\n[b]: file:///etc/passwd",
        '<a href="javascript:alert(1)">x</a>',
        "[x](javascript:alert(1))",
        "[x](file:///etc/passwd)",
        "[x](data:text/html,x)",
        "<style>@import 'https://x.example/a.css'</style>",
        '<p style="background: url(https://x.example)">x</p>',
        "<iframe src=https://x.example></iframe>",
        "<svg onload=alert(1)>",
        "&lt;script&gt;",
        "<!-- --!><script>",
    ],
)
def test_nothing_foreign_survives(raw: str) -> None:
    for element in parsed(brief_html(raw)).iter():
        assert element.tag in ("div", "p", "a")
        assert not set(element.attrib) - {"title"}


def test_web_addresses_are_kept() -> None:
    assert brief_html("[a](https://x.example)") == '<p><a href="https://x.example">a</a></p>'


PATHOLOGICAL = {
    "escaped brackets": inline("[" * 20_000),
    "bare brackets": "[" * 20_000,
    "brackets in lines": "\n".join(["[" * 50] * 400),
    "emphasis": "*a **b " * 5_000,
    "underscores": "_a__b" * 5_000,
    "backticks": "`a``" * 5_000,
    "entities": "&lt;" * 20_000,
    "tags": "<a <b" * 5_000,
    "footnotes": "[^1]" * 20_000 + "\n\n[^1]: x",
    "footnotes in items": "- [^1]\n" * 5_000 + "\n[^1]: x",
    "list 300 deep": "\n".join("    " * depth + "- x" for depth in range(300)),
    "list in one line": "- " * 300 + "x",
    "numbers in one line": "1. " * 300 + "x",
    "quotation 3000 deep": ">" * 3_000 + "x",
    "backslashes": "\\" * 50_000,
    "blanks": " " * 100_000 + "x",
    "five megabytes": "chữ và " * 700_000,
}


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_pathological_text_is_rendered(name: str) -> None:
    """Each of these took from seconds to hours, or a RecursionError; tests/benchmarks measures the time."""
    html = brief_html(PATHOLOGICAL[name])
    assert html
    assert len(html) < 30 * LIMIT


def test_escaped_brackets_come_out_whole() -> None:
    assert brief_html(inline("[" * 20_000)) == f"<p>{'[' * 20_000}</p>"


def test_long_brief_is_cut_between_lines_with_its_footnotes() -> None:
    rows = [f"| Tên thứ {number}[^{number}] | {'Chức vụ ' * 100} |" for number in range(1, 501)]
    notes = [f"[^{number}]: “Tên thứ {number}”" for number in range(1, 501)]
    html = brief_html("\n".join(["| a | b |", "| --- | --- |", *rows, "", *notes]))
    root = parsed(html)
    shown = len(root.findall("table/tbody/tr"))
    assert 50 < shown < 500
    assert len(root.findall("div/ol/li")) == shown
    assert "Only the beginning is shown here" in html


@given(st.text("#*_`~[](){}<>|\\!&$^=%@:-+.1a \n>", max_size=120))
def test_any_text_gives_well_formed_html(text: str) -> None:
    html = brief_html(text)
    parsed(html.replace("<br>", "<br/>"))


def test_an_escape_in_a_code_span_is_its_character() -> None:
    assert brief_html("`\\>`") == "<p><code>&gt;</code></p>"
