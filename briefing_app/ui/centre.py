"""The middle of the window: its head with the switch, and below it the article, the brief, what is new, or the first
page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.i18n import tr
from briefing_app.ui.article.article_pane import ArticlePane
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import IconButton, Line, TextButton, head_row
from briefing_app.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from briefing_app.ui.preview.brief_page import BriefPage
    from briefing_app.ui.since.since_page import SincePage
    from briefing_app.ui.widgets.first_run import FirstRun
    from briefing_app.ui.widgets.no_library import NoLibrary
    from briefing_app.ui.widgets.progress_card import ProgressCard
    from briefing_app.ui.widgets.toast import Toast

REVIEW, BRIEF, SINCE = 0, 1, 2

LEAST_WIDTH = 470
"""Narrower than the 520 of a comfortable column, so that columns can be dragged wide; the head fits in it."""

LEAST_HEIGHT = 180
"""Less than the pages ask for: the panels below it need room in a low window, and every page scrolls."""


class Centre(QWidget):
    """Shows one of its pages; which one is said by `show_review`, `show_brief`, `show_since` and `show_nothing`.

    What the article does not need (brief, what is new, toast, progress) is loaded and made when it is first asked for, for start-up
    time; what those parts say is said again here, so that nobody asks for them only to listen.
    """

    painted = Signal()  # once, after the first paint
    view_chosen = Signal(int)
    footnote_clicked = Signal(int)  # in the brief
    toast_action_requested = Signal()
    import_stop_requested = Signal()
    open_requested = Signal()  # on the first page, as the next three
    paste_requested = Signal()
    sample_requested = Signal()
    demo_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._painted = False
        self._floor: QWidget = self
        self.setProperty("part", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        # What is left of the window is the middle's: else Qt shares it among the columns.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.article = ArticlePane(theme)
        self.switch = Segments(theme, _words(), tr("Review or brief"))
        self.switch.chosen.connect(self.view_chosen)
        self.library_button = IconButton(theme, "panel-left-close", tr("Show or hide the library"))
        self.undo_button = IconButton(theme, "undo-2", tr("Undo"))
        self.redo_button = IconButton(theme, "redo-2", tr("Redo"))
        self.find_button = IconButton(theme, "search", tr("Find in the article"))
        self.print_button = IconButton(theme, "printer", tr("Print the brief…"))
        self.export_button = TextButton(theme, tr("Export"), icon="share")
        self.export_md_button = TextButton(theme, tr("Export .md"), part="primary", icon="file-down")
        self.no_library: NoLibrary | None = None
        self.stack = QStackedWidget()
        self.stack.addWidget(self.article)
        self._build()
        self._first_run: FirstRun | None = None
        self._brief: BriefPage | None = None
        self._since: SincePage | None = None
        self._toast: Toast | None = None
        self._progress: ProgressCard | None = None
        self.show_blank()

    @property
    def first_run(self) -> FirstRun:
        """The first page."""
        if self._first_run is None:
            from briefing_app.ui.widgets.first_run import FirstRun

            self._first_run = page = FirstRun(self._theme)
            page.open_requested.connect(self.open_requested)
            page.paste_requested.connect(self.paste_requested)
            page.sample_requested.connect(self.sample_requested)
            page.demo_requested.connect(self.demo_requested)
            self.stack.addWidget(page)
        return self._first_run

    @property
    def brief(self) -> BriefPage:
        """The brief's page."""
        if self._brief is None:
            from briefing_app.ui.preview.brief_page import BriefPage

            self._brief = BriefPage(self._theme)
            self._brief.footnote_clicked.connect(self.footnote_clicked)
            self.stack.addWidget(self._brief)
        return self._brief

    @property
    def since(self) -> SincePage:
        """The page that tells what changed."""
        if self._since is None:
            from briefing_app.ui.since.since_page import SincePage

            self._since = SincePage(self._theme)
            self.stack.addWidget(self._since)
        return self._since

    @property
    def toast(self) -> Toast:
        """What was done, said for some seconds."""
        if self._toast is None:
            from briefing_app.ui.widgets.toast import Toast

            self._toast = Toast(self._theme, self._floor)
            self._toast.action_requested.connect(self.toast_action_requested)
        return self._toast

    @property
    def progress(self) -> ProgressCard:
        """How far an import is."""
        if self._progress is None:
            from briefing_app.ui.widgets.progress_card import ProgressCard

            self._progress = ProgressCard(self._theme, self._floor)
            self._progress.stop_requested.connect(self.import_stop_requested)
        return self._progress

    @property
    def shows_brief(self) -> bool:
        """Whether the brief is on the screen."""
        return self._brief is not None and self.stack.currentWidget() is self._brief

    @property
    def shows_since(self) -> bool:
        """Whether the page that tells what changed is on the screen."""
        return self._since is not None and self.stack.currentWidget() is self._since

    def show_nothing(self) -> None:
        """Show the first page."""
        self.stack.setCurrentWidget(self.first_run)
        self._set_tools(False, False)

    def show_no_library(self, sentence: str) -> NoLibrary:
        """Show why there is no library, on a page that is made when it is first needed; return the page."""
        if self.no_library is None:
            from briefing_app.ui.widgets.no_library import NoLibrary

            self.no_library = NoLibrary(self._theme)
            self.stack.addWidget(self.no_library)
        self.no_library.say(sentence)
        self.stack.setCurrentWidget(self.no_library)
        self._set_tools(False, False)
        return self.no_library

    def show_blank(self) -> None:
        """Show an empty surface, until it is known what comes."""
        self.stack.setCurrentWidget(self.article)
        self._set_tools(False, False)

    def show_review(self) -> None:
        """Show the article."""
        self.stack.setCurrentWidget(self.article)
        self.switch.set_index(REVIEW)
        self._set_tools(True, False)

    def show_brief(self) -> None:
        """Show the brief's page."""
        self.stack.setCurrentWidget(self.brief)
        self.switch.set_index(BRIEF)
        self._set_tools(True, True)

    def show_since(self) -> None:
        """Show the page that tells what changed."""
        self.stack.setCurrentWidget(self.since)
        self.switch.set_index(SINCE)
        self._set_tools(True, False)
        self.find_button.setVisible(False)

    def retranslate(self) -> None:
        """Put the texts into the current language."""
        self.switch.set_words(_words())
        self.library_button.rename(tr("Show or hide the library"))
        self.find_button.rename(tr("Find in the article"))
        self.print_button.rename(tr("Print the brief…"))
        self.export_button.setText(tr("Export"))
        self.export_md_button.setText(tr("Export .md"))
        if self._first_run is not None:
            self._first_run.retranslate()
        if self.no_library is not None:
            self.no_library.retranslate()
        self.article.retranslate()
        if self._brief is not None:
            self._brief.retranslate()
        if self._since is not None:
            self._since.retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the window stands on the screen for the first time."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def float_on(self, floor: QWidget) -> None:
        """Let toast and progress float above another widget than this one."""
        self._floor = floor

    def place_floats(self) -> None:
        """Keep the toast in its place."""
        if self._toast is not None and self._toast.isVisible():
            self._toast.place()

    def _set_tools(self, briefing: bool, brief: bool) -> None:
        for widget in (self.switch, self.undo_button, self.redo_button):
            widget.setVisible(briefing)
        self.find_button.setVisible(briefing and not brief)
        self.export_button.setVisible(briefing and not brief)
        self.print_button.setVisible(briefing and brief)
        self.export_md_button.setVisible(briefing and brief)

    def _build(self) -> None:
        head = QWidget()
        row = head_row(head, left=14, right=12)
        row.addWidget(self.library_button)
        row.addStretch(1)
        row.addWidget(self.switch)
        row.addStretch(1)
        for widget in (self.undo_button, self.redo_button, self.find_button, self.print_button):
            row.addWidget(widget)
        row.addSpacing(4)
        row.addWidget(self.export_button)
        row.addWidget(self.export_md_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(Line())
        column.addWidget(self.stack, 1)


def _words() -> list[str]:
    """Return what the switch says."""
    return [tr("Review"), tr("Brief"), tr("What is new")]
