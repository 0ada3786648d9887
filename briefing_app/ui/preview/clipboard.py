"""A brief on the clipboard: formatted for a word processor, Markdown for everything else."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from briefing_app.ui.preview.rendering import render_html

_PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><style>
table {{ border-collapse: collapse; }}
th, td {{ border-bottom: 1px solid #E1DED6; padding: 4px 10px 4px 0; text-align: left; vertical-align: top; }}
th {{ border-bottom-color: #85817A; }}
h2.unreviewed, ul.unreviewed {{ color: #A8440C; }}
p.meta, div.footnote {{ color: #5C5E5C; font-size: 85%; }}
</style></head><body>
{body}
</body></html>
"""


def rich_text_clipboard(markdown: str, html: str | None = None) -> QMimeData:
    """Return a brief for the clipboard: HTML for whoever takes formatted text, and the Markdown as plain text.

    `html` is what `brief_html` made of it; without it the Markdown is rendered here, which takes milliseconds.
    """
    data = QMimeData()
    data.setHtml(_PAGE.format(body=render_html(markdown) if html is None else html))
    data.setText(markdown)
    return data
