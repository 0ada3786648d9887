"""Sets the page that tells what changed into a Qt document: typefaces, colours, the icons of the kinds."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument

from briefing_app.domain.item import ItemKind
from briefing_app.ui.preview.page_html import page_style
from briefing_app.ui.preview.page_setting import set_title
from briefing_app.ui.since.since_html import ICON, SinceHtml
from briefing_app.ui.theme import Theme
from briefing_app.ui.theme.fonts import Face
from briefing_app.ui.theme.tokens import KIND_ICON

_ICON_SIZE = 16


def set_since(document: QTextDocument, page: SinceHtml, theme: Theme, ratio: float) -> None:
    """Set a page into a document in the theme's colours; icons are sharp at that device pixel ratio."""
    document.setDocumentMargin(0)
    document.setDefaultFont(theme.font("brief_text"))
    for kind in ItemKind:
        image = theme.icons.pixmap(KIND_ICON[kind], theme.kind_color(kind, "mark"), _ICON_SIZE, ratio)
        document.addResource(
            QTextDocument.ResourceType.ImageResource.value, QUrl(ICON + kind.value), image.toImage()
        )
    number = theme.kind_color(ItemKind.DIRECTIVE, "mark").name()
    document.setDefaultStyleSheet(page_style(theme.hex, number, theme.fonts) + _style(theme))
    document.setHtml(page.html)
    set_title(document, theme)


def _style(theme: Theme) -> str:
    strong, plain = theme.font("label_strong").family(), theme.fonts.family(Face.INTERFACE)
    medium, reading = theme.font("row_medium").family(), theme.fonts.family(Face.READING)
    text, muted, border, edge = (theme.hex(token) for token in ("text", "muted", "border", "edge"))
    return f"""
    p.lead {{ font-family: '{plain}'; font-size: 13px; line-height: 20px; color: {muted}; margin-bottom: 4px; }}
    p.lead a {{ font-family: '{medium}'; font-weight: 500; color: {theme.hex("accent_text")}; }}
    p.summary {{ font-family: '{plain}'; font-size: 13px; line-height: 20px; color: {text}; margin-bottom: 2px; }}
    span.count {{ font-family: '{plain}'; font-size: 12px; font-weight: 400; color: {muted}; }}
    table.news, table.moved {{ border-collapse: collapse; border-style: none; border-width: 0; }}
    table.news td {{ padding: 7px 0 7px 0; border-top: 1px solid {border}; }}
    p.h2 {{ margin-bottom: 6px; }}
    p.h2 img {{ vertical-align: middle; }}
    table.moved th {{ padding: 2px 0 5px 12px; border-bottom: 1px solid {edge}; }}
    table.moved th p {{ font-family: '{strong}'; font-size: 11px; font-weight: 600; line-height: 16px; color: {muted}; }}
    table.moved td {{ padding: 6px 0 5px 12px; border-bottom: 1px solid {border}; }}
    table.moved th.left, table.moved td.left {{ padding-left: 0; }}
    table.news p, table.moved p {{ margin: 0; line-height: 21px; }}
    td.label p {{ font-family: '{medium}'; font-size: 12px; font-weight: 500; line-height: 21px; }}
    p.plain {{ color: {theme.hex("accent_text")}; }}
    p.loud {{ color: {theme.hex("warning")}; }}
    p.quiet {{ color: {muted}; }}
    a.what {{ font-family: '{reading}'; font-weight: 400; color: {text}; }}
    a.before {{ font-family: '{reading}'; font-weight: 400; color: {muted}; }}
    span.difference {{ font-family: '{medium}'; font-size: 12px; font-weight: 500; color: {text}; }}
    table.news td.right {{ padding-left: 12px; }}
    table.news p.detail, table.moved p.detail {{ font-family: '{plain}'; font-size: 12px; line-height: 18px; color: {muted}; }}
    table.news p.quote {{ line-height: 19px; margin-top: 1px; }}
    a.quote {{ font-family: '{reading}'; font-size: 13px; font-weight: 400; font-style: italic; color: {muted}; }}
    a.source {{ font-family: '{plain}'; font-size: 12px; font-weight: 400; color: {theme.hex("accent_text")}; }}
    p.left {{ font-family: '{plain}'; font-size: 13px; line-height: 20px; margin-top: 6px; margin-bottom: 6px; color: {theme.hex("warning")}; }}
    """
