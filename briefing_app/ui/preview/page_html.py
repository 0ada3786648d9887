"""The HTML of a brief, rearranged for Qt's rich text, which knows few of HTML's ways."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from briefing_app.ui.theme.fonts import Face, Fonts

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_GAP = 14.0  # between the columns of a table
_SLACK = 5.0  # what a footnote number takes beyond its measure
_JOINER = "\u2060"  # any blank would let a line be broken before the number
_NUMBER = re.compile(r"#fn(?:ref\d*)?:(\d+)")


TITLE_SIZE = 21
"""The size of the title, by which its block is known, in logical pixels."""


@dataclass(frozen=True, slots=True)
class PageHtml:
    """The rearranged HTML, and the quote behind each footnote number."""

    html: str
    quotes: dict[int, str] = field(default_factory=dict)


def footnote_number(address: str) -> int | None:
    """Return the number of a footnote that an address points to or comes from; None for another address."""
    match = _NUMBER.fullmatch(address)
    return int(match[1]) if match else None


def page_html(fragment: str, measure: Callable[[str], float], width: float) -> PageHtml:
    """Rearrange what `brief_html` returns: numbered rows for directives and quotes, one line for the unreviewed.

    `measure` gives the width of a text in the page's typeface, `width` is the page's own, both in logical pixels:
    the columns of tables are shared out by them. Text that is no well-formed fragment comes back as it is.
    """
    closed = re.sub(r"<(hr|br)>", r"<\1/>", fragment).replace("&nbsp;", "\u00a0")
    try:
        root = ElementTree.fromstring(f"<body>{closed}</body>")
    except ElementTree.ParseError:
        return PageHtml(fragment)
    quotes: dict[int, str] = {}
    for mark in root.iter("sup"):
        mark.insert(0, Element("span", {"class": "gap"}))
        mark[0].text = _JOINER
    above = ""
    for child in list(root):
        if child.tag in _HEADINGS:
            child.set("class", f"{child.tag} {child.get('class', '')}".strip())
        if child.tag == "table":
            _rule(child, measure, width)
            if above == "ul":
                child.set("class", "ruled below")
        elif child.tag == "ol" and child.get("class") == "directives":
            _replace(root, child, [_directives(child)])
        elif child.tag == "ul" and child.get("class") == "unreviewed":
            _unreviewed(root, child)
        elif child.tag == "div" and child.get("class") == "footnote":
            quotes = _quotes(child)
            _replace(root, child, [_quote_table(quotes)])
        above = child.tag
    for child in root:
        if child.tag in _HEADINGS:  # a heading's size is Qt's, whatever the style sheet says
            child.tag = "p"
    return PageHtml(ElementTree.tostring(root, encoding="unicode", method="html"), quotes)


def page_style(colour: Callable[[str], str], number_colour: str, fonts: Fonts) -> str:
    """Return the style sheet of the page; `colour` gives a token as "#RRGGBB"."""
    strong = fonts.font("label_strong").family()
    plain = fonts.family(Face.INTERFACE)
    return f"""
    body {{ color: {colour("text")}; }}
    p, li {{ line-height: 24px; margin-top: 0; margin-bottom: 8px; }}
    p.h1 {{ font-size: {TITLE_SIZE}px; line-height: 31px; margin-top: 4px; margin-bottom: 6px; }}
    p.h2 {{ font-family: '{strong}'; font-size: 13px; font-weight: 600; line-height: 18px;
          margin-top: 22px; margin-bottom: 4px; }}
    strong {{ font-family: '{strong}'; font-size: 13px; font-weight: 600; }}
    a {{ color: {colour("accent")}; text-decoration: none; font-family: '{strong}'; font-weight: 600; }}
    .gap {{ letter-spacing: 2px; }}
    ul {{ margin-top: 0; margin-bottom: 8px; }}
    li, li p {{ margin-bottom: 2px; }}
    .meta {{ font-family: '{plain}'; font-size: 12px; line-height: 17px; color: {colour("muted")};
             margin-bottom: 2px; }}
    table.ruled {{ border-collapse: collapse; border-style: none; border-width: 0; margin-bottom: 4px; }}
    table.below {{ margin-top: 10px; }}
    table.ruled th {{ font-family: '{strong}'; font-size: 11px; font-weight: 600; color: {colour("muted")};
          padding: 2px 14px 5px 0; border-bottom: 1px solid {colour("edge")}; }}
    table.ruled td {{ padding: 5px 14px 4px 0; border-bottom: 1px solid {colour("border")}; }}
    table.ruled .last {{ padding-right: 0; }}
    table.ruled p {{ margin: 0; line-height: 22px; }}
    table.ruled th p {{ line-height: 16px; color: {colour("muted")}; }}
    table.ruled p.detail, table.numbered p.detail {{ line-height: 18px; }}
    table.numbered td {{ padding: 0 0 8px 0; }}
    table.numbered p {{ margin: 0; line-height: 22px; }}
    .number {{ font-family: '{strong}'; font-size: 13px; font-weight: 600; color: {number_colour}; }}
    p.detail {{ font-family: '{plain}'; font-size: 12px; line-height: 18px;
          color: {colour("muted")}; }}
    p.unreviewed {{ font-family: '{plain}'; font-size: 13px; line-height: 20px; color: {colour("warning")};
          margin-top: 18px; margin-bottom: 2px; }}
    p.unreviewed strong {{ color: {colour("warning")}; }}
    p.left {{ font-family: '{plain}'; font-size: 12px; line-height: 18px; color: {colour("muted")};
          margin-bottom: 2px; }}
    table.quotes {{ margin-top: 18px; border-collapse: collapse; border-style: none; border-width: 0; }}
    table.quotes td {{ padding: 0 0 4px 0; }}
    table.quotes td.first {{ padding: 12px 0 4px 0; border-top: 1px solid {colour("border")}; }}
    table.quotes p {{ font-size: 12px; line-height: 18px; color: {colour("muted")}; margin: 0; }}
    table.quotes a {{ font-size: 11px; }}
    table.quotes a.quote {{ font-family: '{fonts.family(Face.READING)}'; font-size: 12px; font-weight: 400;
          color: {colour("muted")}; }}
    """


def _rule(table: Element, measure: Callable[[str], float], width: float) -> None:
    """Make a table as wide as the page, with cells that Qt aligns and pads."""
    _fold_normalised(table)
    lines = [[_longest_line(cell) for cell in row] for row in table.iter("tr")]
    shares = _shares(lines, measure, width)
    table.set("class", "ruled")
    table.set("width", "100%")
    table.set("cellspacing", "0")
    table.set("cellpadding", "0")
    for row in table.iter("tr"):
        for place, cell in enumerate(row):
            style = cell.attrib.pop("style", "")
            side = "right" if "right" in style else "left"
            cell.set("align", side)
            cell.set("valign", "top")
            cell.set("width", f"{shares[place]:.3f}%")
            cell.set("class", "last" if place == len(row) - 1 else "cell")
            _wrap(cell, side)


def _fold_normalised(table: Element) -> None:
    """Put the normalised values below the words of the article: as a column of their own they starve the others."""
    rows = list(table.iter("tr"))
    names = [cell.get("class", "") for cell in rows[0]]
    if "normalised" not in names or "as_written" not in names:
        return
    into, at = names.index("as_written"), names.index("normalised")
    for row in rows:
        folded = row[at]
        text = "".join(folded.itertext()).strip()
        if folded.tag == "th":
            row[into].text = f"{''.join(row[into].itertext())} · {text[:1].lower()}{text[1:]}"
        elif text:
            SubElement(row[into], "small").text = text
        row.remove(folded)


def _shares(rows: list[list[str]], measure: Callable[[str], float], width: float) -> list[float]:
    """Return the columns' shares in per cent: each what its longest cell needs, what is left to the longest.

    When they need more than there is, the short ones keep theirs, and the long ones share the rest so that the
    table has few lines.
    """
    count = max(map(len, rows))
    sizes = [[measure(row[at]) + _GAP if at < len(row) else 0.0 for at in range(count)] for row in rows]
    needed = [max(24.0, *(size[at] for size in sizes)) for at in range(count)]
    needed[0] += _SLACK
    needed[-1] -= _GAP - _SLACK
    if sum(needed) <= width:
        needed[needed.index(max(needed))] += width - sum(needed)
    else:
        long = _long_columns(needed, width)
        room = width - sum(need for at, need in enumerate(needed) if at not in long)
        longs = [[size[at] for at in long] for size in sizes]
        least = [max(map(measure, _words(rows, at))) + _GAP for at in long]
        for at, share in zip(long, _fewest_lines(longs, least, room), strict=True):
            needed[at] = share
    return [100 * need / sum(needed) for need in needed]


def _words(rows: list[list[str]], column: int) -> set[str]:
    return {"", *(word for row in rows for cell in row[column : column + 1] for word in cell.split())}


def _long_columns(needed: list[float], width: float) -> list[int]:
    """Return which columns need more than an even part of what the shorter ones leave."""
    order = sorted(range(len(needed)), key=needed.__getitem__)
    room = width
    for place, at in enumerate(order):
        if needed[at] > room / (len(order) - place):
            return sorted(order[place:])
        room -= needed[at]
    return []


def _fewest_lines(sizes: list[list[float]], least: list[float], room: float) -> list[float]:
    """Share the room out among long columns: two so that the rows have the fewest lines, more by their mean width.

    `sizes` are the widths of each row's cells, `least` what the longest word of a column needs.
    """
    means = [sum(column) / len(column) + 1 for column in zip(*sizes, strict=True)]
    even = [room * mean / sum(means) for mean in means]
    if len(even) != 2:
        return even

    def lines(share: float) -> tuple[bool, float, float]:
        """Rank a share of the first column: no word broken, then few lines, then close to the even share."""
        broken = share < least[0] or room - share < least[1]
        count = sum(max(first // share, second // (room - share)) for first, second in sizes)
        return broken, count, abs(share - even[0])

    best = min((room * step / 40 for step in range(8, 33)), key=lines)
    return [best, room - best]


def _longest_line(cell: Element) -> str:
    below = "".join(text for small in cell.findall("small") for text in small.itertext())
    words = "".join(cell.itertext())
    return max(words.removesuffix(below), below, key=len)


def _wrap(cell: Element, side: str) -> None:
    """Put a cell's words into paragraphs, the only thing that has a line height."""
    words = Element("p", {"align": side})
    words.text, cell.text = cell.text, None
    if not words.text and not len(cell):
        words.text = "\u00a0"  # an empty last paragraph would swallow the gap below the table
    made = [words]
    for child in list(cell):
        cell.remove(child)
        if child.tag == "small":
            child.tag = "p"
            child.attrib.update({"class": "detail", "align": side})
            made.append(child)
        else:
            words.append(child)
    cell.extend(made)


def _numbered_table(kind: str) -> Element:
    return Element(
        "table",
        {"class": f"numbered {kind}", "width": "100%", "cellspacing": "0", "cellpadding": "0", "border": "0"},
    )


def _directives(items: Element) -> Element:
    """Return a list of directives as rows: the number, then the words with who and when below them."""
    table = _numbered_table("directives")
    for number, item in enumerate(items.findall("li"), start=1):
        row = SubElement(table, "tr")
        head = SubElement(row, "td", {"width": "26", "valign": "top"})
        SubElement(head, "p", {"class": "number"}).text = str(number)
        cell = SubElement(row, "td", {"valign": "top"})
        words = SubElement(cell, "p")
        words.text = (item.text or "").strip()
        for child in item:
            if child.tag == "ul":
                for line in child.findall("li"):
                    detail = SubElement(cell, "p", {"class": "detail"})
                    detail.text = line.text
                    detail.extend(list(line))
            else:
                words.append(child)
    return table


def _unreviewed(root: Element, items: Element) -> None:
    """Turn heading and list of the unreviewed into a line in the colour of a warning, and quiet lines below."""
    at = list(root).index(items)
    lead = Element("p", {"class": "unreviewed"})
    if at and "unreviewed" in root[at - 1].get("class", "").split():
        heading = root[at - 1]
        SubElement(lead, "strong").text = f"{''.join(heading.itertext())}:"
        root.remove(heading)
    lines = ["".join(item.itertext()).strip() for item in items.findall("li")]
    if len(lead):
        lead[0].tail = f" {lines[0] if lines else ''}"
    made = [lead]
    for line in lines[1:]:
        quiet = Element("p", {"class": "left"})
        quiet.text = line
        made.append(quiet)
    _replace(root, items, made)


def _quotes(block: Element) -> dict[int, str]:
    """Return the quotes of the footnotes by their numbers."""
    quotes: dict[int, str] = {}
    for item in block.iter("li"):
        number = footnote_number(f"#{item.get('id', '')}")
        if number is not None:
            for paragraph in item.iter("p"):
                for link in paragraph.findall("a[@class='footnote-backref']"):
                    paragraph.remove(link)
            quotes[number] = "".join(item.itertext()).strip().rstrip("\u00a0")
    return quotes


def _quote_table(quotes: dict[int, str]) -> Element:
    table = _numbered_table("quotes")
    for number, quote in quotes.items():
        row = SubElement(table, "tr")
        place = "next" if len(table) > 1 else "first"
        head = SubElement(row, "td", {"width": "26", "valign": "top", "class": place})
        paragraph = SubElement(head, "p")
        SubElement(paragraph, "a", {"name": f"fn:{number}"})
        SubElement(paragraph, "a", {"href": f"#fnref:{number}"}).text = str(number)
        cell = SubElement(row, "td", {"valign": "top", "class": place})
        SubElement(SubElement(cell, "p"), "a", {"href": f"#fnref:{number}", "class": "quote"}).text = quote
    return table


def _replace(root: Element, old: Element, new: list[Element]) -> None:
    at = list(root).index(old)
    root.remove(old)
    for offset, element in enumerate(new):
        root.insert(at + offset, element)
