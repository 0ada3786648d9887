"""Colours for a brief's Markdown."""

from __future__ import annotations

import re

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from briefing_app.domain.item import ItemKind
from briefing_app.ui.theme import Theme

_FRONT_MATTER = 1
_LAST_BLOCK = 3_000
"""Where colouring stops: a brief so long is not read here."""

_KEY = re.compile(r"[A-Za-z_]+:(?= |$)")
_HEADING = re.compile(r"#{1,6} .*")
_LIST = re.compile(r" *(?:(\d+\.)|(-)) ")
_RULE = re.compile(r"\|(?: :?-+:? \|)+")
_FOOTNOTE = re.compile(r"\[\^\d+\]:?")
_STRONG = re.compile(r"\*\*.+?\*\*")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!>-])|&#?\w+;")


class MarkdownHighlighter(QSyntaxHighlighter):
    """Marks what is structure in a brief: keys, headings, rules of tables, list marks, footnotes.

    Knows the dialect that briefs are written in, not Markdown at large.
    """

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        self._formats: dict[str, QTextCharFormat] = {}
        self._make_formats()
        theme.changed.connect(self._restyle)

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        number = self.currentBlock().blockNumber()
        self.setCurrentBlockState(0)
        if number > _LAST_BLOCK:
            return
        if (number == 0 and text == "---") or self.previousBlockState() == _FRONT_MATTER:
            self._front_matter(text, number)
            return
        if _HEADING.fullmatch(text):
            self.setFormat(0, len(text), self._formats["strong"])
        elif _RULE.fullmatch(text):
            self.setFormat(0, len(text), self._formats["quiet"])
        elif text.startswith("|"):
            for at, char in enumerate(text):
                if char == "|":
                    self.setFormat(at, 1, self._formats["quiet"])
        else:
            self._list_mark(text)
        for pattern, name in ((_STRONG, "strong"), (_ESCAPE, "quiet"), (_FOOTNOTE, "footnote")):
            for match in pattern.finditer(text):
                self.setFormat(match.start(), match.end() - match.start(), self._formats[name])

    def _front_matter(self, text: str, number: int) -> None:
        if text == "---":
            self.setFormat(0, 3, self._formats["quiet"])
            self.setCurrentBlockState(_FRONT_MATTER if number == 0 else 0)
            return
        self.setCurrentBlockState(_FRONT_MATTER)
        match = _KEY.match(text)
        if match is not None:
            self.setFormat(0, match.end(), self._formats["key"])

    def _list_mark(self, text: str) -> None:
        match = _LIST.match(text)
        if match is not None:
            group = 1 if match[1] else 2
            name = "key" if group == 1 else "quiet"
            self.setFormat(match.start(group), len(match[group]), self._formats[name])

    def _restyle(self) -> None:
        self._make_formats()
        self.rehighlight()

    def _make_formats(self) -> None:
        strong, key, quiet, footnote = (QTextCharFormat() for _ in range(4))
        for form in (strong, key):
            form.setFont(self._theme.font("source_strong"))
        key.setForeground(self._theme.color("accent_text"))
        quiet.setForeground(self._theme.color("muted"))
        footnote.setForeground(self._theme.kind_color(ItemKind.DIRECTIVE, "chip_text"))
        self._formats = {"strong": strong, "key": key, "quiet": quiet, "footnote": footnote}
