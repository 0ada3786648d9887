"""Briefs out as Word documents (ECMA-376): headings, tables, lists and real footnotes, made of the brief's HTML."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

from briefing_app.domain.text import collapse_white_space
from briefing_app.exchange.brief_html import brief_html
from briefing_app.exchange.docx_parts import FIXED_PARTS, SPACES, core_properties, footnotes_part, styles_part
from briefing_app.exchange.markdown_text import split_front_matter

_NOTE = re.compile(r"#fn:(\d+)")
_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
_HEADINGS = {
    "h1": "Title",
    "h2": "Heading1",
    "h3": "Heading2",
    "h4": "Heading2",
    "h5": "Heading2",
    "h6": "Heading2",
}
_BULLETS, _FIRST_NUMBERED = 1, 2
_DEEPEST = 3
_STAMP = (1980, 1, 1, 0, 0, 0)  # the same brief is the same file


def brief_docx(markdown: str) -> bytes:
    """Return the Markdown of a brief as a Word document, whole; footnotes are footnotes, nothing is linked or run."""
    fields, _ = split_front_matter(markdown)
    closed = re.sub(r"<(hr|br)>", r"<\1/>", brief_html(markdown, limit=len(markdown)))
    root = ElementTree.fromstring(f"<body>{closed.replace('&nbsp;', chr(160))}</body>")
    writer = _Writer(_notes_of(root))
    writer.blocks(root)
    parts = {
        **FIXED_PARTS,
        "docProps/core.xml": core_properties(_clean(_word(fields.get("title")))),
        "word/styles.xml": styles_part(_word(fields.get("lang"))),
        "word/numbering.xml": writer.numbering(),
        "word/footnotes.xml": footnotes_part(writer.footnotes),
        "word/document.xml": writer.document(),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _STAMP), text.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _word(value: str | list[str] | None) -> str:
    return collapse_white_space(value) if isinstance(value, str) else ""


def _clean(text: str) -> str:
    return escape(_UNWANTED.sub("", text))


def _notes_of(root: Element) -> dict[int, str]:
    """Take the footnotes off the page and return their words by their numbers."""
    notes: dict[int, str] = {}
    for block in root.findall("div[@class='footnote']"):
        for item in block.iter("li"):
            match = _NOTE.fullmatch(f"#{item.get('id', '')}")
            if match is None:
                continue
            for paragraph in item.iter("p"):
                for link in paragraph.findall("a[@class='footnote-backref']"):
                    paragraph.remove(link)
            notes[int(match[1])] = "".join(item.itertext()).strip().rstrip("\u00a0")
        root.remove(block)
    return notes


@dataclass
class _Writer:
    """Writes the body, part by part; a footnote that is referred to again is written again, as Word wants it."""

    notes: dict[int, str]
    body: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    lists: int = 0

    def blocks(self, parent: Element, style: str = "") -> None:
        """Write every block in an element."""
        for child in parent:
            classes = child.get("class", "").split()
            if child.tag in _HEADINGS:
                self._paragraph(child, _HEADINGS[child.tag])
            elif child.tag == "p":
                self._paragraph(child, "Meta" if "meta" in classes else style)
            elif child.tag == "table":
                self._table(child)
            elif child.tag in ("ul", "ol"):
                self._list(child, 0, "Unreviewed" if "unreviewed" in classes else "")
            elif child.tag == "pre":
                self._paragraph(child, "")
            elif child.tag != "hr":
                self.blocks(child, "Quote" if child.tag == "blockquote" else style)

    def document(self) -> str:
        """Return the main part."""
        page = (
            '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="1247" w:right="1304" w:bottom="1247" w:left="1304" w:header="600" w:footer="600" w:gutter="0"/>'
            "</w:sectPr>"
        )
        return f"{_HEAD}<w:document {SPACES}><w:body>{''.join(self.body)}{page}</w:body></w:document>"

    def numbering(self) -> str:
        """Return the part that says how lists are numbered: bullets, and a count of its own for each numbered list."""
        levels = {
            0: "".join(_level(at, "bullet", "•" if at == 0 else "–") for at in range(_DEEPEST + 1)),
            1: "".join(_level(at, "decimal", f"%{at + 1}.") for at in range(_DEEPEST + 1)),
        }
        kinds = "".join(
            f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="multilevel"/>{text}</w:abstractNum>'
            for at, text in levels.items()
        )
        used = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        for number in range(self.lists):
            restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
            used += (
                f'<w:num w:numId="{_FIRST_NUMBERED + number}"><w:abstractNumId w:val="1"/>{restart}</w:num>'
            )
        return f"{_HEAD}<w:numbering {SPACES}>{kinds}{used}</w:numbering>"

    def _paragraph(self, element: Element, style: str, number: tuple[int, int] | None = None) -> None:
        self.body.append(_paragraph(style, "".join(self._runs(element)), number))

    def _list(self, element: Element, depth: int, style: str) -> None:
        number = _BULLETS
        if element.tag == "ol":
            number = _FIRST_NUMBERED + self.lists
            self.lists += 1
        directives = "directives" in element.get("class", "").split()
        for item in element.findall("li"):
            level = min(depth, _DEEPEST)
            inner = [child for child in item if child.tag in ("ul", "ol")]
            self.body.append(_paragraph(style, "".join(self._runs(item, skip=inner)), (number, level)))
            for child in inner:
                if directives:
                    for line in child.findall("li"):
                        self._paragraph(line, "Detail")
                else:
                    self._list(child, depth + 1, style)

    def _table(self, element: Element) -> None:
        rows = list(element.iter("tr"))
        columns = max((len(row) for row in rows), default=0)
        grid = "<w:gridCol/>" * columns
        self.body.append(
            '<w:tbl><w:tblPr><w:tblStyle w:val="Ruled"/><w:tblW w:w="5000" w:type="pct"/>'
            f'<w:tblLook w:firstRow="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        )
        for row in rows:
            head = any(cell.tag == "th" for cell in row)
            shape = (
                "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else "<w:trPr><w:cantSplit/></w:trPr>"
            )
            self.body.append(f"<w:tr>{shape}")
            for cell in row:
                side = "right" if "right" in cell.get("style", "") else "left"
                text = _paragraph("TableHead" if head else "TableText", "".join(self._runs(cell)), side=side)
                self.body.append(f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>{text}</w:tc>')
            self.body.append("</w:tr>")
        # Two tables in a row would be one to Word.
        self.body.append(f"</w:tbl>{_paragraph('Gap', '')}")

    def _runs(self, element: Element, shape: str = "", skip: list[Element] | None = None) -> Iterator[str]:
        """Yield the runs of an element's words; lists within, in `skip`, are written by themselves."""
        if element.text:
            yield _run(element.text, shape)
        for child in element:
            match = _NOTE.fullmatch(child.get("href", ""))
            if skip and child in skip:
                pass
            elif match is not None:
                yield self._reference(int(match[1]))
            elif child.tag == "br":
                yield "<w:r><w:br/></w:r>"
            else:
                yield from self._runs(child, shape + _SHAPES.get(child.tag, ""))
            if child.tail and child.tail.strip("\n"):
                yield _run(child.tail, shape)

    def _reference(self, number: int) -> str:
        words = self.notes.get(number)
        if words is None:
            return ""
        self.footnotes.append(_clean(words))
        return (
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
            f'<w:footnoteReference w:id="{len(self.footnotes)}"/></w:r>'
        )


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHAPES = {"strong": "<w:b/>", "em": "<w:i/>"}


def _paragraph(style: str, runs: str, number: tuple[int, int] | None = None, side: str = "") -> str:
    shape = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    if number is not None:
        shape += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    if side == "right":
        shape += '<w:jc w:val="right"/>'
    return f"<w:p><w:pPr>{shape}</w:pPr>{runs}</w:p>" if shape else f"<w:p>{runs}</w:p>"


def _run(text: str, shape: str) -> str:
    words = re.sub(r"\s*\n\s*", " ", text)
    if not words:
        return ""
    look = f"<w:rPr>{shape}</w:rPr>" if shape else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{_clean(words)}</w:t></w:r>'


def _level(at: int, kind: str, text: str) -> str:
    left = 360 * (at + 1)
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="360"/></w:pPr></w:lvl>'
    )
