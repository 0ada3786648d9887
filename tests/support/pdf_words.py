"""The text of a PDF that QPdfWriter made, glyph by glyph, by the maps that its fonts bring."""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\r?\n(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)> (?:<([0-9A-Fa-f]+)>|\[(.*?)\])", re.DOTALL)


def letters(pdf: bytes) -> str:
    """Return all that is written on the pages, without any white space."""
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    maps = {
        number: _map(_unpacked(objects[int(found[1])]))
        for number, body in objects.items()
        if (found := re.search(rb"/ToUnicode (\d+) 0 R", body))
    }
    fonts = {
        name.decode(): maps[int(number)]
        for body in objects.values()
        for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", body)
        if int(number) in maps
    }
    said = []
    for page in (body for body in objects.values() if re.search(rb"/Type /Page\b", body)):
        content = re.search(rb"/Contents (\d+) 0 R", page)
        assert content is not None
        font: dict[int, str] = {}
        for name, codes in _SHOWN.findall(_unpacked(objects[int(content[1])])):
            if name:
                font = fonts[name.decode()]
            else:
                said += [font[int(codes[at : at + 4], 16)] for at in range(0, len(codes), 4)]
    return "".join("".join(said).split())


def _unpacked(body: bytes) -> bytes:
    stream = _STREAM.search(body)
    assert stream is not None
    return zlib.decompress(stream[1]) if b"/FlateDecode" in body else stream[1]


def _map(cmap: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    for first, last, start, several in _RANGE.findall(cmap):
        numbers = range(int(first, 16), int(last, 16) + 1)
        words = re.findall(rb"<([0-9A-Fa-f]+)>", several) if several else []
        for place, number in enumerate(numbers):
            if several:
                found[number] = bytes.fromhex(words[place].decode()).decode("utf-16-be")
            else:
                found[number] = chr(int(start, 16) + place)
    return found
