"""How long a brief takes: written, rendered, set into the page, beside bare Python-Markdown; and awkward texts.

Run it with ``.venv/bin/python tests/benchmarks/bench_brief.py``; it asserts nothing.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent))

import markdown
from believable import Maker
from PySide6.QtWidgets import QApplication

from briefing_app.domain.item import State
from briefing_app.exchange.brief_html import brief_html
from briefing_app.exchange.markdown_brief import brief_markdown
from briefing_app.exchange.markdown_text import inline
from briefing_app.ui.preview.brief_page import BriefPage
from briefing_app.ui.theme import Scheme, Theme

BOUND = 1_000
"""Milliseconds within which any text must be rendered on an idle machine."""


def _milliseconds(job: Callable[[], object], rounds: int = 5) -> float:
    def once() -> float:
        start = time.perf_counter()
        job()
        return (time.perf_counter() - start) * 1000

    return statistics.median(once() for _ in range(rounds))


def awkward() -> dict[str, str]:
    """Return texts on which Python-Markdown takes from seconds to hours, or fails."""
    return {
        "20,000 escaped [": inline("[" * 20_000),
        "20,000 bare [": "[" * 20_000,
        "20,000 *": "*a " * 20_000,
        "20,000 `": "`" * 20_000,
        "20,000 &lt;": "&lt;" * 20_000,
        "20,000 footnotes": "[^1]" * 20_000 + "\n\n[^1]: x",
        "list 300 deep": "\n".join("    " * depth + "- x" for depth in range(300)),
        "quotation 3,000 deep": ">" * 3_000 + "x",
        "5 MB in one line": "chữ và " * 700_000,
    }


def main() -> None:
    """Print the figures."""
    QApplication.instance() or QApplication([])
    theme = Theme(Scheme.LIGHT)
    page = BriefPage(theme)
    page.resize(900, 800)
    page.show()
    made = Maker(7).make(1)
    for copies in (1, 3, 10):
        items = [
            replace(item, id=f"{item.id}{copy}", state=State.CONFIRMED)
            for copy in range(copies)
            for item in made
        ]
        briefing = made.with_items(items)
        text = brief_markdown(briefing, "vi")
        html = brief_html(text)
        body = text.split("---\n", 2)[2]
        bare = _milliseconds(lambda body=body: markdown.markdown(body, extensions=["tables", "footnotes"]))  # type: ignore[misc]
        written = _milliseconds(lambda briefing=briefing: brief_markdown(briefing, "vi"))  # type: ignore[misc]
        rendered = _milliseconds(lambda text=text: brief_html(text))  # type: ignore[misc]

        def shown(html: str = html) -> None:
            page.show_brief("")
            page.show_brief(html)

        print(
            f"brief of {len(briefing.items):4} items, {len(text):6,} characters: written {written:6.1f} ms, "
            f"rendered {rendered:6.1f} ms (bare Python-Markdown {bare:6.1f} ms), page {_milliseconds(shown):6.1f} ms"
        )
    for name, text in awkward().items():
        spent = _milliseconds(lambda text=text: brief_html(text), rounds=1)  # type: ignore[misc]
        print(f"{name:22} {spent:8.1f} ms{'' if spent <= BOUND else f'   OVER {BOUND} ms'}")
    page.close()


if __name__ == "__main__":
    main()
