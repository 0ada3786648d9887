"""``python -m briefing_app.ui.preview.paper_process``: briefs as PDF for a process that loads no Qt.

Each line in is a JSON object with a brief's "markdown" and its "title"; each answer is eight bytes, the length as a
big-endian number, and then the PDF.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import BinaryIO

from PySide6.QtWidgets import QApplication

from briefing_app.ui.preview.brief_printing import brief_pdf
from briefing_app.ui.preview.rendering import render_html
from briefing_app.ui.theme import Scheme, Theme

LENGTH = 8
"""How many bytes tell the length of an answer."""


def answer(asked: Iterable[bytes], out: BinaryIO, theme: Theme) -> None:
    """Answer each line with a PDF, as soon as it is asked."""
    for line in asked:
        brief = json.loads(line)
        pdf = brief_pdf(render_html(brief["markdown"]), brief["title"], theme)
        out.write(len(pdf).to_bytes(LENGTH, "big") + pdf)
        out.flush()


def main() -> int:
    """Answer until nothing more is asked; the caller sets the offscreen platform."""
    application = QApplication(sys.argv[:1])
    answer(sys.stdin.buffer, sys.stdout.buffer, Theme(Scheme.LIGHT))
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
