"""How the window is laid out: rail, library, middle, panels, status line; wide, narrow and very narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QFrame,
    QMainWindow,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from briefing_app.ui.centre import Centre
from briefing_app.ui.library.library_column import LibraryColumn
from briefing_app.ui.panels.panels_dock import ItemsPanel
from briefing_app.ui.theme import Theme
from briefing_app.ui.view_table import VIEWS
from briefing_app.ui.widgets.note_strip import NoteStrip
from briefing_app.ui.widgets.rail import Rail
from briefing_app.ui.widgets.status_line import StatusLine
from briefing_app.ui.window_place import (
    FOLD_LIBRARY_BELOW,
    LIBRARY_WIDTH,
    PANELS_BELOW_UNDER,
    PANELS_WIDTH,
    SEARCH_WIDTH,
    geometry_text,
    number,
)

if TYPE_CHECKING:
    from briefing_app.ui.preview.markdown_pane import MarkdownPane


class _Dock(QDockWidget):
    """A column beside the middle: no title, not to be torn off."""

    def __init__(self, name: str, widget: QWidget, least: int, most: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        title = QWidget()
        title.setFixedHeight(0)
        self.setTitleBarWidget(title)
        self.setWidget(widget)
        self._least, self._most = least, most
        self.preferred = least
        self.set_limits(True)

    def sizeHint(self) -> QSize:
        """Ask for the width that the editor gave the column: Qt lays the first sight out by it."""
        return QSize(self.preferred, super().sizeHint().height())

    def set_limits(self, beside: bool) -> None:
        """Limit the width beside the middle, not below it."""
        self.setMinimumWidth(self._least if beside else 0)
        self.setMaximumWidth(self._most if beside else 16777215)


class _Overlay(QFrame):
    """The library laid over the article in a narrow window; a click elsewhere takes it away."""

    dismissed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("part", "overlay")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        self.hide()

    def take(self, widget: QWidget) -> None:
        """Show a widget in this frame."""
        layout = self.layout()
        assert layout is not None
        layout.addWidget(widget)
        widget.show()


class _Pages(QStackedWidget):
    """The review's middle and the views; toast and progress float above whichever is shown."""

    def __init__(self, centre: Centre) -> None:
        super().__init__()
        self._centre = centre
        self.addWidget(centre)
        centre.float_on(self)

    def minimumSizeHint(self) -> QSize:
        """Ask for the room of the page on the screen alone: those behind it must not squeeze the columns."""
        page = self.currentWidget()
        return page.minimumSizeHint().expandedTo(page.minimumSize()) if page is not None else QSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what floats in its place."""
        super().resizeEvent(event)
        self._centre.place_floats()


class WindowFrame(QObject):
    """Builds the parts into a QMainWindow and remembers where they are.

    Not what the parts do: that is `MainWindow`'s.
    """

    markdown_copy_requested = Signal()

    def __init__(self, window: QMainWindow, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self.rail = Rail(theme, [(spec.id, spec.label, spec.icon) for spec in VIEWS])
        self.library = LibraryColumn(theme)
        self.centre = Centre(theme)
        self.pages = _Pages(self.centre)
        self.panel = ItemsPanel(theme)
        self.note = NoteStrip(theme)
        self._markdown: MarkdownPane | None = None
        self.status = StatusLine(theme)
        self._side = QStackedWidget()
        self._side.setProperty("part", "column")
        self._side.addWidget(self._review_side())
        self.library_dock = _Dock("library", self.library, 220, 520)
        self.panels_dock = _Dock("panels", self._side, 320, 560)
        self._overlay = _Overlay(window)
        self._search_width = SEARCH_WIDTH
        self._plain_width = LIBRARY_WIDTH
        self._panels_width = PANELS_WIDTH
        self._searching = False
        self._wanted = True
        self._folded = False
        self._below = False
        self._view_on = False
        self._view_keeps_library = False
        self._build()
        self._name_button()

    @property
    def markdown(self) -> MarkdownPane:
        """The brief's source, loaded and made when it is first asked for, for start-up time."""
        if self._markdown is None:
            from briefing_app.ui.preview.markdown_pane import MarkdownPane

            self._markdown = MarkdownPane(self._theme)
            self._markdown.copy_requested.connect(self.markdown_copy_requested)
            self._side.addWidget(self._markdown)
        return self._markdown

    @property
    def side_shows_markdown(self) -> bool:
        """Whether the right column shows the brief's source."""
        return self._side.currentIndex() == 1

    def show_side(self, *, markdown: bool) -> None:
        """Show the panels, or the brief's source, at the right."""
        if markdown:
            self._side.setCurrentWidget(self.markdown)
        else:
            self._side.setCurrentIndex(0)

    def show_page(self, page: QWidget | None, *, keeps_library: bool = False) -> None:
        """Show a view in the review's place, with or without the library beside it; None shows the review again."""
        if self._overlay.isVisible():
            self._show_overlay(False)
        self._note_widths()
        if page is not None and self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self._view_on = page is not None
        self._view_keeps_library = keeps_library
        self.pages.setCurrentWidget(page or self.centre)
        self.status.set_in_view(self._view_on)
        self._show_docks()
        self.settle()

    def drop_page(self, page: QWidget) -> None:
        """Throw a view away."""
        self.pages.removeWidget(page)
        page.deleteLater()

    def finish_editing(self) -> None:
        """Commit what is being typed in the review."""
        self.centre.article.finish_editing()
        self.panel.finish_editing()
        self.note.finish_editing()

    def retranslate(self) -> None:
        """Put the parts into the current language."""
        for part in (self.rail, self.library, self.centre, self.panel, self.note):
            part.retranslate()
        if self._markdown is not None:
            self._markdown.retranslate()

    def toggle_library(self) -> None:
        """Show or hide the library column."""
        if self._folded:
            self._show_overlay(not self._overlay.isVisible())
        else:
            self._plain_width = self._width_without_search()
            self._wanted = not self.library_dock.isVisible()
            self._show_docks()
            if self._wanted:
                self._resize(self.library_dock, self._plain_width)
        self._name_button()

    def show_library(self) -> None:
        """Bring the library onto the screen, in whichever way the width allows."""
        if self._folded:
            self._show_overlay(True)
        elif not self.library_dock.isVisible():
            self.toggle_library()

    def dismiss_overlay(self) -> None:
        """Take the library off the article, in a narrow window."""
        self._show_overlay(False)

    def widen_for_search(self) -> None:
        """Give the library the width that search results want; it is remembered apart."""
        self._plain_width = self._width_without_search()
        self._searching = True
        self._resize(self.library_dock, self._search_width)

    def narrow_after_search(self) -> None:
        """Give the library back its own width."""
        if self.library_dock.isVisible():
            self._search_width = max(self.library_dock.width(), LIBRARY_WIDTH)
        self._searching = False
        self._resize(self.library_dock, self._plain_width)

    def fit(self) -> None:
        """Fold and move columns as the window's width asks."""
        width = self._window.width()
        before = (self._folded, self._below)
        self._fold(width < FOLD_LIBRARY_BELOW)
        self._move_panels(width < PANELS_BELOW_UNDER)
        if before != (self._folded, self._below):
            self.settle()
        if self._overlay.isVisible():
            self._place_overlay()

    def state(self) -> dict[str, str]:
        """Return what is to be remembered, as text."""
        return {
            "geometry": geometry_text(self._window),
            "library": str(self._width_without_search()),
            "panels": str(self._width_of_panels()),
            "search": str(self._search_width),
            "hidden": "library" if not self._wanted else "",
            "sections": self.panel.save_state().decode("utf-8"),
        }

    def settle(self) -> None:
        """Give the columns their widths once docks just shown are laid out: before that Qt forgets them."""
        self._window.setUpdatesEnabled(False)  # the widths in between are not for the eye
        QTimer.singleShot(0, self._give_widths)

    def restore(self, state: dict[str, str]) -> None:
        """Give the columns what they had."""
        self._plain_width = number(state.get("library"), LIBRARY_WIDTH)
        self._search_width = number(state.get("search"), SEARCH_WIDTH)
        self._wanted = state.get("hidden") != "library"
        self._panels_width = number(state.get("panels"), PANELS_WIDTH)
        self.library_dock.preferred = self._plain_width
        self.panels_dock.preferred = self._panels_width
        self._show_docks()
        if state.get("sections"):
            self.panel.restore_state(state["sections"].encode("utf-8"))
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the overlaid library away when the pointer is pressed elsewhere; note what was dragged."""
        if event.type() is QEvent.Type.MouseButtonRelease and watched is self._window:
            self._note_widths()
        if (
            event.type() is QEvent.Type.MouseButtonPress
            and self._overlay.isVisible()
            and isinstance(watched, QWidget)
        ):
            inside = watched is self._overlay or self._overlay.isAncestorOf(watched)
            if not inside and not self.rail.isAncestorOf(watched) and watched.window() is self._window:
                self._show_overlay(False)
        return False

    def _show_docks(self) -> None:
        """Show the columns that belong to the page on the screen."""
        library = self._wanted and not self._folded and (self._view_keeps_library or not self._view_on)
        self.library_dock.setVisible(library)
        self.panels_dock.setVisible(not self._view_on)

    def _note_widths(self) -> None:
        """Note the columns' widths after a separator was dragged: only the window itself gets those releases."""
        self._plain_width = self._width_without_search()
        if self._searching and self.library_dock.isVisible():
            self._search_width = self.library_dock.width()
        if not self._below and self.panels_dock.isVisible():
            self._panels_width = self.panels_dock.width()

    def _give_widths(self) -> None:
        docks, widths = [], []
        if self.library_dock.isVisible():
            docks.append(self.library_dock)
            widths.append(self._search_width if self._searching else self._plain_width)
        if not self._below and self.panels_dock.isVisible():
            docks.append(self.panels_dock)
            widths.append(self._panels_width)
        self._window.resizeDocks(docks, widths, Qt.Orientation.Horizontal)
        self._window.setUpdatesEnabled(True)

    def _width_of_panels(self) -> int:
        if self._below:
            return PANELS_WIDTH
        return self.panels_dock.width() if self.panels_dock.isVisible() else self._panels_width

    def _width_without_search(self) -> int:
        """Return the library's own width: while results are shown the dock has theirs."""
        shown = self.library_dock.isVisible() and not self._searching
        return self.library_dock.width() if shown else self._plain_width

    def _build(self) -> None:
        window = self._window
        window.addToolBar(Qt.ToolBarArea.LeftToolBarArea, _bare_bar("rail", self.rail))
        window.addToolBar(Qt.ToolBarArea.BottomToolBarArea, _bare_bar("status", self.status))
        window.setCentralWidget(self.pages)
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.library_dock)
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.panels_dock)
        window.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)

    def _review_side(self) -> QWidget:
        """Return the right column of the review: the panels, below them the note."""
        side = QWidget()
        side.setProperty("part", "column")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.panel, 1)
        column.addWidget(self.note)
        return side

    def _fold(self, folded: bool) -> None:
        if folded is self._folded:
            return
        self._folded = folded
        if folded:
            self._show_docks()
            self._overlay.take(self.library)
        else:
            self._show_overlay(False)
            self.library_dock.setWidget(self.library)
            self.library.show()
            self._show_docks()
            self._resize(self.library_dock, self._plain_width)
        self._name_button()

    def _move_panels(self, below: bool) -> None:
        if below is self._below:
            return
        self._below = below
        self.panels_dock.set_limits(not below)
        area = Qt.DockWidgetArea.BottomDockWidgetArea if below else Qt.DockWidgetArea.RightDockWidgetArea
        self._window.addDockWidget(area, self.panels_dock)
        if below:
            height = round(self._window.height() * 0.4)
            self._window.resizeDocks([self.panels_dock], [height], Qt.Orientation.Vertical)
        else:
            self._resize(self.panels_dock, self._panels_width)

    def _show_overlay(self, shown: bool) -> None:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        if shown and self._folded:
            self._place_overlay()
            self._overlay.show()
            self._overlay.raise_()
            self.library.field.setFocus()
            # Only so long: a filter on the application is asked about every event of every object.
            if application is not None:
                application.installEventFilter(self)
        else:
            self._overlay.hide()

    def _place_overlay(self) -> None:
        top_left = self.pages.mapTo(self._window, QPoint(0, 0))
        left = self.rail.width()
        bottom = self._window.height() - self.status.height()
        self._overlay.setGeometry(left, top_left.y(), SEARCH_WIDTH, bottom - top_left.y())

    def _resize(self, dock: QDockWidget, width: int) -> None:
        self._window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)

    def _name_button(self) -> None:
        shown = self._wanted and not self._folded
        self.centre.library_button.set_icon_name("panel-left-close" if shown else "panel-left-open")


def _bare_bar(name: str, widget: QWidget) -> QToolBar:
    """Return a fixed bar that is nothing but its widget."""
    bar = QToolBar()
    bar.setObjectName(name)
    bar.setMovable(False)
    bar.setFloatable(False)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    bar.setStyleSheet("QToolBar { border: none; padding: 0; margin: 0; spacing: 0; }")
    layout = bar.layout()
    if layout is not None:
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
    bar.addWidget(widget)
    return bar
