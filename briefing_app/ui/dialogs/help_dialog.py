"""Keys and first steps, made from the table of actions; and who made what."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from briefing_app import __version__
from briefing_app.i18n import tr
from briefing_app.ui.actions import ACTIONS, MENUS, shown_keys
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Line, TextButton
from briefing_app.ui.widgets.key_caps import KeyHints


class HelpDialog(QDialog):
    """Three sentences on how to begin, then every key."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(tr("Keys and first steps"))
        self.resize(640, 680)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(6)
        for sentence in (
            tr("Open an article: what it says of attendees, figures and directives is suggested at once."),
            tr(
                "Go through the rows: Enter confirms and goes on, Delete rejects, F2 edits. Everything is saved as you go."
            ),
            tr(
                "Select words in the article and press 1, 2 or 3 to make an attendee, a figure or a directive of them."
            ),
            tr("Ctrl B shows the brief; Ctrl E writes it to a file; the search field finds it again."),
        ):
            column.addWidget(self._label(sentence, "row"))
        for title in MENUS:
            column.addSpacing(10)
            column.addWidget(self._label(tr(title), "group_header"))
            column.addLayout(self._keys(title))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        close = TextButton(theme, tr("Close"), part="primary")
        close.clicked.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(Line())
        foot = QVBoxLayout()
        foot.setContentsMargins(28, 12, 28, 16)
        foot.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        whole.addLayout(foot)

    def _label(self, text: str, role: str) -> QLabel:
        label = QLabel(text)
        label.setFont(self._theme.font(role))
        label.setWordWrap(True)
        return label

    def _keys(self, title: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        specs = [spec for spec in ACTIONS if spec.menu == title and spec.keys]
        for row, spec in enumerate(specs):
            caps = KeyHints(self._theme, align_right=False)
            caps.set_hints([(shown_keys(spec), "")])
            caps.setFixedWidth(170)
            grid.addWidget(caps, row, 0)
            grid.addWidget(self._label(tr(spec.text), "row"), row, 1)
        return grid


class AboutDialog(QDialog):
    """Which program this is, and whose work it stands on (LGPL asks that Qt be named)."""

    def __init__(self, theme: Theme, library: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About Briefing Desk"))
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(10)
        title = QLabel(f"Briefing Desk {__version__}")
        title.setFont(theme.font("article_title", 20))
        column.addWidget(title)
        for text in (
            tr("Reviews press read-outs offline; every item keeps to its words."),
            tr("The library lies at {path}.", path=library),
            tr(
                "Made with Qt {qt} and PySide6 (LGPL 3), Python {python}, SQLite, SQLModel, Python-Markdown, pyqtgraph, "
                "NumPy; "
                "typefaces Be Vietnam Pro, Literata and JetBrains Mono (OFL); icons Lucide (ISC).",
                qt=qVersion(),
                python=platform.python_version(),
            ),
        ):
            label = QLabel(text)
            label.setFont(theme.font("row"))
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        close = TextButton(theme, tr("Close"), part="primary")
        close.clicked.connect(self.accept)
        column.addSpacing(6)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(460)
        self.resize(460, column.heightForWidth(460))  # else Qt leaves room for lines that are not there
