"""Break a text into lines as the article's column does."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextLayout, QTextOption


def broken_lines(text: str, font: QFont, width: float) -> tuple[QTextLayout, list[int]]:
    """Return a layout of a text in lines so wide, set as the article is, and where each line ends (UTF-16)."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    ends: list[int] = []
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        ends.append(line.textStart() + line.textLength())
    layout.endLayout()
    return layout, ends
