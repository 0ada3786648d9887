"""Briefs out as one HTML file: it looks the same everywhere, loads nothing and runs nothing."""

from __future__ import annotations

import html

from briefing_app.domain.text import collapse_white_space
from briefing_app.exchange.brief_html import brief_html
from briefing_app.exchange.markdown_text import split_front_matter

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
body {{ margin: 0; background: #F5F4F0; color: #1F2225; font: 16px/1.6 Cambria, "Palatino Linotype", "Noto Serif", \
"Times New Roman", serif; }}
main {{ max-width: 42rem; margin: 2rem auto; padding: 3rem 3.5rem; background: #FFFFFF; \
box-shadow: 0 1px 6px rgba(0, 0, 0, .14); border-radius: 4px; overflow-wrap: anywhere; }}
h1 {{ font-size: 1.5rem; line-height: 1.4; margin: .2rem 0 .6rem; }}
h2, th, p.meta, ul.unreviewed, ol.directives ul {{ font-family: "Segoe UI", "Noto Sans", "Helvetica Neue", sans-serif; }}
h2 {{ font-size: 1rem; margin: 1.8rem 0 .4rem; }}
p {{ margin: 0 0 .6rem; }}
table {{ width: 100%; border-collapse: collapse; margin-bottom: .6rem; }}
th, td {{ padding: .35rem .9rem .35rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid #E1DED6; }}
th {{ font-size: .8rem; color: #5C5E5C; border-bottom-color: #85817A; }}
th:last-child, td:last-child {{ padding-right: 0; }}
ol.directives > li {{ margin-bottom: .5rem; }}
ol.directives ul {{ list-style: none; padding: 0; font-size: .85rem; color: #5C5E5C; }}
h2.unreviewed, ul.unreviewed {{ color: #A8440C; }}
ul.unreviewed {{ font-size: .85rem; }}
p.meta {{ font-size: .8rem; color: #5C5E5C; }}
a {{ color: #1A6B55; text-decoration: none; }}
a:focus, a:hover {{ text-decoration: underline; }}
sup {{ line-height: 0; }}
div.footnote {{ margin-top: 2rem; font-size: .85rem; color: #5C5E5C; }}
div.footnote hr {{ border: none; border-top: 1px solid #E1DED6; }}
@media print {{ body {{ background: none; }} main {{ margin: 0; padding: 0; max-width: none; box-shadow: none; }} }}
</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def brief_document(markdown: str) -> str:
    """Return the Markdown of a brief as the text of an HTML file, sanitised as the preview is, whole.

    Its colours are light on every screen and on paper; it asks for nothing from anywhere.
    """
    fields, _ = split_front_matter(markdown)
    title, language = (fields.get(name, "") for name in ("title", "lang"))
    return _PAGE.format(
        language=html.escape(language if isinstance(language, str) else ""),
        title=html.escape(collapse_white_space(title if isinstance(title, str) else "")),
        body=brief_html(markdown, limit=len(markdown)).strip(),
    )
