"""What the actions do, those on files aside."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from briefing_app import i18n
from briefing_app.domain.item import ItemKind
from briefing_app.i18n import tr
from briefing_app.ui.actions import shown_keys
from briefing_app.ui.centre import BRIEF, REVIEW, SINCE
from briefing_app.ui.demo_commands import DemoCommands
from briefing_app.ui.file_commands import FileCommands
from briefing_app.ui.panels.item_model import Sort

if TYPE_CHECKING:
    from briefing_app.ui.main_window import MainWindow


class WindowCommands(QObject):
    """One method for each action that is more than a call of a desk.

    Dialogs and palette are loaded when they are first wanted, for start-up time.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._uncovered: list[tuple[int, int]] = []
        self._uncovered_shown = False
        self.files = FileCommands(window)
        self.demo = DemoCommands(window)

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what each action of `ACTIONS` calls."""
        window, desk, frame = self._window, self._window.desk, self._window.frame
        article, keys = frame.centre.article, frame.panel.keys
        return {
            "open": self.files.choose_files,
            "paste": self.files.paste,
            "sample": self.files.open_sample,
            "fill-demo": self.demo.fill,
            "remove-demo": self.demo.remove,
            "export": self.files.export,
            "copy-markdown": partial(self.files.copy, rich=False),
            "copy-rich": partial(self.files.copy, rich=True),
            "print": self.files.print_brief,
            "remove": self.files.remove,
            "settings": self.settings,
            "quit": window.close,
            "undo": window.undo,
            "redo": window.redo,
            "undo-library": window.steps.undo_latest,
            "find": self.find,
            "search": self.search,
            "next": partial(keys.go, 1),
            "previous": partial(keys.go, -1),
            "confirm": keys.confirm,
            "reject": keys.reject,
            "edit": keys.edit,
            "note": partial(keys.edit, "note"),
            "confirm-visible": keys.confirm_visible,
            "reject-rest": keys.reject_rest,
            "add-attendee": partial(desk.add, ItemKind.ATTENDEE),
            "add-figure": partial(desk.add, ItemKind.KEY_FIGURE),
            "add-directive": partial(desk.add, ItemKind.DIRECTIVE),
            "reanchor": desk.reanchor,
            "split": desk.split,
            "join": keys.join,
            "head": article.edit_head,
            "briefing-note": self.note,
            "reviewed": desk.mark_reviewed,
            "brief": self.toggle_brief,
            "since": self.toggle_since,
            "uncovered": frame.status.toggle_uncovered,
            "rejected": self.toggle_rejected,
            "doubtful": self.toggle_doubtful,
            "library": frame.toggle_library,
            "bigger": partial(article.zoom_by, 1),
            "smaller": partial(article.zoom_by, -1),
            "normal-size": article.zoom_reset,
            "next-part": self.next_part,
            "palette": self.open_palette,
            "help": self.help,
            "about": self.about,
            "close": window.opening.close_briefing,
            **window.aids.slots(),
            **window.views.slots(),
        }

    def connect_parts(self) -> None:
        """Let buttons of the frame call the actions."""
        frame, table = self._window.frame, self._window.actions_table
        centre, rail = frame.centre, frame.rail
        for button, action in (
            (centre.undo_button, "undo"),
            (centre.redo_button, "redo"),
            (centre.find_button, "find"),
            (centre.print_button, "print"),
            (centre.export_button, "export"),
            (centre.export_md_button, "export"),
            (centre.library_button, "library"),
        ):
            button.clicked.connect(table[action].trigger)
        centre.view_chosen.connect(self.show_view)
        centre.open_requested.connect(self.files.choose_files)
        centre.paste_requested.connect(self.files.paste)
        centre.sample_requested.connect(self.files.open_sample)
        centre.demo_requested.connect(self.demo.fill)
        rail.menu_requested.connect(self.open_menu)
        rail.help_requested.connect(self.help)
        rail.settings_requested.connect(self.settings)
        rail.briefings_requested.connect(self._window.views.show_briefings)
        rail.view_requested.connect(self._window.views.show)
        frame.library.add_menu_requested.connect(self.add_menu)
        frame.library.import_requested.connect(self.files.choose_files)
        frame.panel.open_file_requested.connect(self.files.choose_files)
        frame.panel.show_rejected_changed.connect(self._remember_rejected)
        centre.article.zoom_changed.connect(self._remember_zoom)
        frame.library.removal_requested.connect(self.files.remove)
        frame.status.uncovered_toggled.connect(self._uncovered_toggled)
        frame.markdown_copy_requested.connect(partial(self.files.copy, rich=False))
        centre.footnote_clicked.connect(self._to_quote)

    def settings(self) -> None:
        """Show the settings; each takes effect at once."""
        from briefing_app.ui.dialogs.settings_dialog import SettingsDialog

        SettingsDialog(
            self._window.theme, self._window.settings, self._window.settings_changed, self._window
        ).exec()

    def find(self) -> None:
        """Open the find bar in the article; in a view, go to its filter."""
        view = self._window.views.current
        if view is not None:
            view.focus_filter()
            return
        if self._window.desk.briefing is None:
            return
        self.show_review()
        self._window.frame.centre.article.open_find()

    def search(self) -> None:
        """Go to the search field."""
        if self._window.views.current is not None:
            self._window.views.show_briefings()
        self._window.frame.show_library()
        self._window.frame.library.field.setFocus()
        self._window.frame.library.field.selectAll()

    def note(self) -> None:
        """Open the note on the briefing."""
        self.show_review()
        self._window.frame.note.open()

    def toggle_brief(self) -> None:
        """Switch between the article and the brief."""
        self.show_view(REVIEW if self._window.frame.centre.shows_brief else BRIEF)

    def toggle_since(self) -> None:
        """Switch between the article and what changed since last time."""
        self.show_view(REVIEW if self._window.frame.centre.shows_since else SINCE)

    def show_view(self, index: int) -> None:
        """Show the article (0), the brief (1) or what is new (2)."""
        frame = self._window.frame
        if index == REVIEW:
            self.show_review()
            return
        frame.panel.finish_editing()
        if index == BRIEF:
            frame.centre.show_brief()
            frame.centre.brief.setFocus()
        else:
            frame.centre.show_since()
            frame.centre.since.setFocus()
        frame.show_side(markdown=index == BRIEF)
        self._window.render_brief()

    def show_review(self) -> None:
        """Show the article and the panels."""
        if self._window.desk.briefing is not None:
            back = self._window.frame.centre.shows_brief or self._window.frame.centre.shows_since
            self._window.frame.centre.show_review()
            self._window.frame.show_side(markdown=False)
            if back:
                self._window.frame.panel.focus_list()

    @property
    def uncovered(self) -> list[tuple[int, int]]:
        """The sentences that look like an item and have none."""
        return list(self._uncovered)

    @property
    def uncovered_shown(self) -> bool:
        """Whether they are lit up."""
        return self._uncovered_shown

    def set_uncovered(self, spans: list[tuple[int, int]]) -> None:
        """Take the sentences without an item, and light them up while that is wished."""
        self._uncovered = spans
        self._window.frame.status.show_uncovered(len(spans))
        self._light_uncovered()

    def toggle_rejected(self) -> None:
        """Show or hide rejected items."""
        self._window.frame.panel.set_show_rejected(not self._window.settings.values.show_rejected)

    def toggle_doubtful(self) -> None:
        """Sort doubtful items first, or by the text."""
        order = Sort.TEXT if self._window.settings.values.sort == Sort.DOUBTFUL else Sort.DOUBTFUL
        self._window.settings.update(sort=order.value)
        self._window.frame.panel.set_sort(order)

    def next_part(self) -> None:
        """Move the focus round the window's columns."""
        frame = self._window.frame
        stops: list[QWidget] = [frame.library.field, frame.centre.article, frame.panel]
        now = self._window.focusWidget()
        columns: list[QWidget] = [frame.library, frame.centre, frame.panel]
        at = next((i for i, column in enumerate(columns) if now is not None and column.isAncestorOf(now)), -1)
        for step in range(1, 4):
            stop = stops[(at + step) % 3]
            if stop.isVisible():
                stop.setFocus()
                return

    def open_palette(self) -> None:
        """Show the command palette."""
        from briefing_app.ui.widgets.command_palette import Entry

        table = self._window.actions_table
        commands = [
            Entry(
                spec.id,
                table[spec.id].text().partition("\t")[0].rstrip("…"),
                spec.icon,
                " ".join(shown_keys(spec)),
            )
            for spec in table.enabled_specs()
        ]
        recent = [
            Entry(f"briefing:{row.id}", row.title, "newspaper", i18n.current().date(row.date))
            for row in self._window.frame.library.model.briefings()[:200]
        ]
        self._window.palette_box.open([(tr("Commands"), commands), (tr("Briefings"), recent)])

    def open_menu(self) -> None:
        """Show all menus at the rail."""
        button = self._window.frame.rail.menu
        menu = self._window.actions_table.menu(self._window)
        menu.popup(button.mapToGlobal(QPoint(button.width(), 0)))

    def add_menu(self, at: QPoint) -> None:
        """Show the ways to add an article."""
        menu = QMenu(self._window)
        for action_id in ("open", "paste", "sample"):
            menu.addAction(self._window.actions_table[action_id])
        menu.popup(at)

    def help(self) -> None:
        """Show the keys and the first steps."""
        from briefing_app.ui.dialogs.help_dialog import HelpDialog

        HelpDialog(self._window.theme, self._window).exec()

    def about(self) -> None:
        """Show which program this is."""
        from briefing_app.ui.dialogs.help_dialog import AboutDialog

        AboutDialog(self._window.theme, str(self._window.library_path), self._window).exec()

    def choose(self, key: str) -> None:
        """Do what was chosen in the palette: an action, or open a briefing."""
        kind, _, rest = key.partition(":")
        if kind == "briefing":
            self._window.opening.briefing(rest)
        elif kind == "compare":
            self._window.since.compare_with(rest)
        else:
            self._window.actions_table[key].trigger()

    def _remember_rejected(self, shown: bool) -> None:
        self._window.settings.update(show_rejected=shown)

    def _remember_zoom(self, size: int) -> None:
        self._window.settings.update(article_px=size)

    def _light_uncovered(self) -> None:
        spans = self._uncovered if self._uncovered_shown else []
        self._window.frame.centre.article.set_uncovered(spans)

    def _uncovered_toggled(self, shown: bool) -> None:
        self._uncovered_shown = shown
        self._light_uncovered()
        if shown and self._uncovered:
            self._window.frame.centre.article.reveal_span(*self._uncovered[0], lit=False)

    def _to_quote(self, number: int) -> None:
        """Go from a footnote of the brief to its words in the article."""
        item_id = self._window.renderer.item_of_footnote(number)
        if item_id is not None:
            self.show_review()
            self._window.desk.select(item_id)
