"""The parts of a Word document that are the same in every brief: styles, settings, how the parts hang together."""

from __future__ import annotations

from collections.abc import Sequence

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = f'xmlns:w="{_OFFICE}/wordprocessingml/2006/main"'
"""The namespace of WordprocessingML, to be declared on the root of a part."""

_RELATIONS = f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">'
_KIND = f"{_OFFICE}/officeDocument/2006/relationships"


def core_properties(title: str) -> str:
    """Return the part that names the document; `title` is escaped already."""
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_OFFICE}/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
        "<dc:creator>Briefing Desk</dc:creator></cp:coreProperties>"
    )


def footnotes_part(notes: Sequence[str]) -> str:
    """Return the footnotes, numbered from 1; their words are escaped already. Two lines that Word wants go before."""
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
        for at, kind, mark in (
            (-1, "separator", "separator"),
            (0, "continuationSeparator", "continuationSeparator"),
        )
    )
    words = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {note}</w:t></w:r></w:p></w:footnote>'
        for number, note in enumerate(notes, start=1)
    )
    return f"{_HEAD}<w:footnotes {SPACES}>{lines}{words}</w:footnotes>"


def _style(kind: str, name: str, label: str, shape: str, based: str = "") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{label}"/>{base}{shape}</w:style>'


def _text(spacing: str, look: str, before: str = "", after: str = "") -> str:
    """Return the shape of a paragraph: what goes before its spacing, the spacing, what goes behind; and of its letters."""
    return f"<w:pPr>{before}<w:spacing {spacing}/>{after}</w:pPr><w:rPr>{look}</w:rPr>"


_SANS = '<w:rFonts w:ascii="Segoe UI" w:hAnsi="Segoe UI" w:cs="Segoe UI"/>'
_MUTED = '<w:color w:val="5C5E5C"/>'
_WARNING = '<w:color w:val="A8440C"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


_LINE = 'w:val="single" w:sz="4" w:space="0" w:color="C9C5BB"'
_STYLES = "".join(
    (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:eastAsia="Cambria" w:cs="Times New Roman"/>'
        f'{_size(23)}<w:lang w:val="LANGUAGE"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="120" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>',
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>',
        _style("paragraph", "Title", "Title", _text('w:after="160"', f"<w:b/>{_size(34)}"), "Normal"),
        _style(
            "paragraph",
            "Heading1",
            "heading 1",
            _text(
                'w:before="280" w:after="60"',
                f"{_SANS}<w:b/>{_size(23)}",
                "<w:keepNext/>",
                '<w:outlineLvl w:val="0"/>',
            ),
            "Normal",
        ),
        _style(
            "paragraph",
            "Heading2",
            "heading 2",
            _text(
                'w:before="200" w:after="60"',
                f"{_SANS}<w:b/>{_size(21)}",
                "<w:keepNext/>",
                '<w:outlineLvl w:val="1"/>',
            ),
            "Normal",
        ),
        _style("paragraph", "Meta", "Meta", _text('w:after="40"', f"{_SANS}{_MUTED}{_size(18)}"), "Normal"),
        _style(
            "paragraph",
            "Detail",
            "Detail",
            _text('w:after="120"', f"{_SANS}{_MUTED}{_size(19)}", after='<w:ind w:left="360"/>'),
            "Normal",
        ),
        _style(
            "paragraph",
            "Quote",
            "Quote",
            _text('w:after="120"', "<w:i/>", after='<w:ind w:left="360"/>'),
            "Normal",
        ),
        _style(
            "paragraph",
            "Unreviewed",
            "Unreviewed",
            _text('w:after="60"', f"{_SANS}{_WARNING}{_size(19)}"),
            "Normal",
        ),
        _style(
            "paragraph",
            "TableHead",
            "Table Head",
            _text('w:after="20"', f"{_SANS}<w:b/>{_MUTED}{_size(18)}"),
            "Normal",
        ),
        _style("paragraph", "TableText", "Table Text", _text('w:before="30" w:after="30"', ""), "Normal"),
        _style("paragraph", "Gap", "Gap", _text('w:after="0" w:line="120" w:lineRule="exact"', ""), "Normal"),
        _style(
            "paragraph",
            "FootnoteText",
            "footnote text",
            _text('w:after="20"', f"{_MUTED}{_size(19)}"),
            "Normal",
        ),
        _style(
            "character",
            "FootnoteReference",
            "footnote reference",
            '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
        ),
        _style(
            "table",
            "Ruled",
            "Ruled",
            f"<w:tblPr><w:tblBorders><w:bottom {_LINE}/><w:insideH {_LINE}/></w:tblBorders><w:tblCellMar>"
            '<w:left w:w="0" w:type="dxa"/><w:right w:w="160" w:type="dxa"/></w:tblCellMar></w:tblPr>',
            "TableNormal",
        ),
    )
)


def styles_part(language: str) -> str:
    """Return the styles, for a language of `i18n.LANGUAGES`: a word processor checks the spelling by it."""
    return f"{_HEAD}<w:styles {SPACES}>{_STYLES}</w:styles>".replace(
        "LANGUAGE", "en-GB" if language == "en" else "vi-VN"
    )


FIXED_PARTS: dict[str, str] = {
    "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_OFFICE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_WORD}.numbering+xml"/>'
    f'<Override PartName="/word/footnotes.xml" ContentType="{_WORD}.footnotes+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
    "_rels/.rels": f"{_HEAD}{_RELATIONS}"
    f'<Relationship Id="r1" Type="{_KIND}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="r2" Type="{_OFFICE}/package/2006/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f"{_HEAD}{_RELATIONS}"
    + "".join(
        f'<Relationship Id="r{at}" Type="{_KIND}/{name}" Target="{name}.xml"/>'
        for at, name in enumerate(("styles", "settings", "numbering", "footnotes"), start=1)
    )
    + "</Relationships>",
    "word/settings.xml": f"{_HEAD}<w:settings {SPACES}><w:footnotePr>"
    '<w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr></w:settings>',
}
"""The parts by their names in the archive; the type of contents goes first, as readers expect."""
