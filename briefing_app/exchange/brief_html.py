"""Briefs as HTML: Python-Markdown with tables and footnotes, then sanitised."""

from __future__ import annotations

import html
import re
from collections import Counter
from xml.etree import ElementTree

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from briefing_app.domain.text import collapse_white_space
from briefing_app.exchange.brief_words import COLUMNS, HEADINGS
from briefing_app.exchange.markdown_text import split_front_matter
from briefing_app.i18n import N_, Translator

LIMIT = 60_000
"""How many characters of Markdown a preview renders, some 500 items; the rest is left to the file."""

_MARKS_LIMIT = 400  # unescaped marks in one block; more is no brief, and Python-Markdown is quadratic in them
_REFERENCES_LIMIT = 60  # footnotes in one paragraph: the same cost
_REFERENCES_IN_ROW = 3
_REFERENCES_ALIKE = 4  # to one footnote
_DEPTH_LIMIT = 4  # levels of lists and quotations

_TAGS = {
    "a", "blockquote", "br", "code", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre",
    "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "class", "title"},
    "div": {"class"},
    "h2": {"class"},
    "li": {"id"},
    "ol": {"class"},
    "p": {"class"},
    "sup": {"id"},
    "table": {"class"},
    "td": {"style"},
    "th": {"class", "style"},
    "ul": {"class"},
}

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!|])|&(?:(amp|lt|gt|quot)|#(\d{1,6}));")
_LEFT_OVER = re.compile(f"{STX}(\\d{{1,6}}){ETX}")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"'}
_FOOTNOTE_MARK = re.compile(r"\[\^\d+\]")
_DEFINITION = re.compile(r"(\[\^\d+\]):")
_REFERENCE = re.compile(r"(?<!\n)\[\^\d+\]|\[\^\d+\](?!:)")
_ROW = re.compile(r"\||\[\^\d+\]:|\s*(?:[-*+]|\d+[.)]) ")
_MARK = re.compile(r"[\[\]*_`!<>()]")
_LEADING = re.compile(r"(?:[ >]|[-*+][ ]|\d{1,9}[.)][ ])*")


def brief_html(markdown: str, limit: int = LIMIT) -> str:
    """Render the Markdown of a brief as a fragment of sanitised HTML.

    The front matter is taken off; date, place and source of it stand in a paragraph of class "meta" above the
    title. Headings, lists and tables of a section have its name as class, heads of columns theirs. Footnote numbers are links to "#fn:1" and
    back. Raw HTML in the Markdown is shown as the text that it is; no image and no address but http, https and
    mailto survives. Any text renders in a time linear in its length: what no brief holds (hundreds of open
    brackets in a paragraph, lists a hundred deep) is flattened first. Beyond `limit` characters it ends, and says so.
    """
    fields, body = split_front_matter(markdown)
    language = fields.get("lang", "")
    translator = Translator(language if isinstance(language, str) else "")
    reader = Markdown(
        extensions=["tables", "footnotes", _Brief(translator)],
        extension_configs={
            "footnotes": {
                "BACKLINK_TEXT": translator.text("back"),
                "BACKLINK_TITLE": translator.text("Back to line {} of the brief"),
            }
        },
    )
    # Inside a code span Python-Markdown leaves its own code for a character as it is.
    rendered = _LEFT_OVER.sub(_character, reader.convert(_capped(body, limit, translator)))
    return _meta(fields, translator) + nh3.clean(
        rendered,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        filter_style_properties={"text-align"},
        link_rel=None,
    )


def _character(code: re.Match[str]) -> str:
    return html.escape(chr(int(code[1])))


class _Brief(Extension):
    """What makes Python-Markdown read briefs, and only briefs: no raw HTML, no quadratic cost."""

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self._translator = translator

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.deregister("html_block")
        for name in ("html", "autolink", "automail", "image_link", "image_reference", "short_image_ref"):
            md.inlinePatterns.deregister(name)
        md.preprocessors.register(_Flattener(md), "brief-flatten", 25)
        headings = {self._translator.text(msgid): section for section, msgid in HEADINGS.items()}
        columns = {self._translator.text(msgid): column for column, msgid in COLUMNS.items()}
        md.treeprocessors.register(_Sections(md, headings, columns), "brief-sections", 5)


class _Flattener(Preprocessor):
    """Turns escapes and entities into Python-Markdown's own code for a plain character, all in one pass.

    Its inline patterns copy the text once for each match: 20,000 escaped brackets take seconds there, and
    20,000 bare ones minutes, so the marks of a block that has too many are made plain as well.
    """

    def run(self, lines: list[str]) -> list[str]:
        text = _few_alike(_ESCAPED.sub(_plain, "\n".join(lines)))
        blocks = re.split(r"(\n[ \t]*\n)", text)
        return "".join(_flat(block) for block in blocks).split("\n")


class _Sections(Treeprocessor):
    """Gives headings, lists and tables the name of their section as class, and heads of columns their own."""

    def __init__(self, md: Markdown, headings: dict[str, str], columns: dict[str, str]) -> None:
        super().__init__(md)
        self._headings = headings
        self._columns = columns

    def run(self, root: ElementTree.Element) -> None:
        section = ""
        for element in root:
            if element.tag == "h2":
                section = self._headings.get("".join(element.itertext()).strip(), "")
            if section and element.tag in ("h2", "ol", "ul", "table"):
                element.set("class", section)
            for head in element.iter("th") if section else ():
                column = self._columns.get("".join(head.itertext()).strip())
                if column:
                    head.set("class", column)


def _plain(match: re.Match[str]) -> str:
    escaped, name, code = match.groups()
    if code is not None:
        number = int(code)
        if number < 32 or number > 0x10FFFF or 0xD800 <= number < 0xE000:
            return "\ufffd"
        return f"{STX}{number}{ETX}"
    return f"{STX}{ord(escaped or _NAMED[name])}{ETX}"


def _flat(block: str) -> str:
    """Return a block without the depth and the number of marks that no brief has."""
    lines = [_shallow(line) for line in block.split("\n")]
    block = "\n".join(lines)
    if block.count("[^") > _REFERENCES_LIMIT:
        block = _few_references(lines)
    if len(_MARK.findall(_FOOTNOTE_MARK.sub("", block))) <= _MARKS_LIMIT:
        return block
    kept = _FOOTNOTE_MARK.findall(block)
    pieces = [_MARK.sub(_coded, piece) for piece in _FOOTNOTE_MARK.split(block)]
    return "".join(piece + mark for piece, mark in zip(pieces, [*kept, ""], strict=True))


def _few_alike(text: str) -> str:
    """Return the text with a few references to each footnote, the others plain."""
    met: Counter[str] = Counter()

    def kept(match: re.Match[str]) -> str:
        met[match.group()] += 1
        return match.group() if met[match.group()] <= _REFERENCES_ALIKE else _all_coded(match)

    return _REFERENCE.sub(kept, text)


def _few_references(lines: list[str]) -> str:
    """Return the lines with the footnotes that a table row, a definition or a list item has, the others plain."""
    left = _REFERENCES_LIMIT
    kept = []
    for line in lines:
        allowed = _REFERENCES_IN_ROW if _ROW.match(line) else left
        found = len(_FOOTNOTE_MARK.findall(line))
        if found > allowed:
            line = _FOOTNOTE_MARK.sub(_all_coded, line)
        elif not _ROW.match(line):
            left -= found
        kept.append(line)
    return "\n".join(kept)


def _shallow(line: str) -> str:
    """Return a line without the blanks, quotation marks and bullets that nest it too deep."""
    match = _LEADING.match(line)
    lead = match.group() if match else ""
    depth = len(lead.replace(" ", "")) + (len(lead) - len(lead.lstrip(" "))) // 4
    return line if depth <= 2 * _DEPTH_LIMIT else line[len(lead) :]


def _all_coded(match: re.Match[str]) -> str:
    return "".join(f"{STX}{ord(char)}{ETX}" for char in match.group())


def _coded(match: re.Match[str]) -> str:
    return f"{STX}{ord(match.group())}{ETX}"


def _capped(body: str, limit: int, translator: Translator) -> str:
    """Cut a body that is too long at the end of a line, keep the footnotes of what is left, and say so below it."""
    if len(body) <= limit:
        return body
    lines = body.split("\n")
    text = "\n".join(line for line in lines if not _DEFINITION.match(line))
    if len(text) > limit:
        end = text.rfind("\n", 0, limit)
        text = text[: end if end > 0 else limit]
    referred = set(_FOOTNOTE_MARK.findall(text))
    notes: list[str] = []
    left = limit
    for line in lines:
        match = _DEFINITION.match(line)
        if match is not None and match[1] in referred and len(line) < left:
            notes.append(line)
            left -= len(line)
    said = translator.text("Only the beginning is shown here; the exported file is whole.")
    return "\n\n".join([text.rstrip(), said, "\n".join(notes)])


def _meta(fields: dict[str, str | list[str]], translator: Translator) -> str:
    if not fields:
        return ""
    date = fields.get("date", "")
    parts = [translator.text(N_("Brief")), translator.date(date if isinstance(date, str) else "")]
    parts += [value for value in (fields.get("place"), fields.get("source")) if isinstance(value, str)]
    line = " · ".join(collapse_white_space(part) for part in parts if part)
    return f'<p class="meta">{html.escape(line)}</p>\n'
