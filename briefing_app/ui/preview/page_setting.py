"""Sets the page of a brief into a Qt document."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

from briefing_app.domain.item import ItemKind
from briefing_app.ui.preview.page_html import TITLE_SIZE, PageHtml, page_style
from briefing_app.ui.theme import Theme


def set_page(document: QTextDocument, page: PageHtml, theme: Theme) -> None:
    """Set a page into a document in the theme's colours and typefaces."""
    number = theme.kind_color(ItemKind.DIRECTIVE, "mark").name()
    document.setDocumentMargin(0)
    document.setIndentWidth(18)
    document.setDefaultFont(theme.font("brief_text"))
    document.setDefaultStyleSheet(page_style(theme.hex, number, theme.fonts))
    document.setHtml(page.html)
    set_title(document, theme)


def set_title(document: QTextDocument, theme: Theme) -> None:
    """Give the title its weight: a variable typeface takes it from an axis, which a style sheet cannot set."""
    block = document.begin()
    for _ in range(2):  # the line above it, then the title
        if block.isValid() and block.charFormat().font().pixelSize() == TITLE_SIZE:
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            form = QTextCharFormat()
            form.setFont(theme.font("brief_title"))
            cursor.mergeCharFormat(form)
            return
        block = block.next()
