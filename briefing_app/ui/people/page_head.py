"""The head of a person's page: name, how often seen, other spellings, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefing_app.domain.person_page import PersonPage
from briefing_app.i18n import tr
from briefing_app.ui.people.cards import NameChips
from briefing_app.ui.people.people_words import counts
from briefing_app.ui.people.person_name import PersonName
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import TextButton


class PageHead(QWidget):
    """Shows who the page is about; the buttons ask for merging and splitting."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: PersonPage | None = None
        self.name = PersonName(theme)
        self.merge = TextButton(theme, "", icon="git-merge")
        self.split = TextButton(theme, "", icon="split")
        self._counts = QLabel()
        self._counts.setFont(theme.font("row"))
        self._counts.setProperty("tone", "muted")
        self.chips = NameChips(theme)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.merge, self.split):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        buttons.addStretch(1)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(8)
        self._top.addWidget(self.name, 1)
        self._top.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(2)
        column.addLayout(self._top)
        column.addWidget(self._counts)
        column.addWidget(self.chips)

    def set_stacked(self, on: bool) -> None:
        """Stand the buttons below the name, or beside it."""
        stacked, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._top.setDirection(stacked if on else beside)

    def show_page(self, page: PersonPage) -> None:
        """Show a person."""
        self._page = page
        self.name.show_name(page.name)
        self._counts.setText(counts(page))
        self.chips.show_words(tr("Also written"), page.also_written)
        self.split.setEnabled(page.briefings > 1)

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self.merge.setText(tr("Merge…"))
        self.merge.setToolTip("Ctrl+M")
        self.split.setText(tr("Split…"))
        self.split.setToolTip("Ctrl+D")
        self.name.setToolTip(tr("F2 or a double click: show the person under another name"))
        self.name.retranslate()
        if self._page is not None:
            self.show_page(self._page)
