"""The article side of the window: head, words, marks, overview, find bar and selection bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefing_app.domain.article import Article
from briefing_app.domain.briefing import AnyItem, Briefing
from briefing_app.domain.item import ItemKind
from briefing_app.i18n import tr
from briefing_app.ui.article.article_menu import ArticleMenu
from briefing_app.ui.article.article_view import ArticleView
from briefing_app.ui.article.find_bar import FindBar
from briefing_app.ui.article.find_session import FindSession
from briefing_app.ui.article.head_view import HeadView
from briefing_app.ui.article.measures import USUAL, nearest_step, neighbour_step
from briefing_app.ui.article.overview_strip import OverviewStrip
from briefing_app.ui.article.reveal_motion import RevealMotion
from briefing_app.ui.article.selection_bar import SelectionBar
from briefing_app.ui.article.selection_session import SelectionSession
from briefing_app.ui.article.view_keys import ViewKeys
from briefing_app.ui.article.view_pointer import ViewPointer
from briefing_app.ui.theme import Theme

Span = tuple[int, int]


class ArticlePane(QWidget):
    """One briefing's article. Says by signal what the editor wishes and changes nothing itself.

    Spans are code points of `article.text`. The parts know each other only here.
    """

    item_selected = Signal(str)
    item_opened = Signal(str)
    add_requested = Signal(object)  # ItemKind, for the selected words
    reanchor_requested = Signal()
    head_edited = Signal(dict)
    selection_changed = Signal(bool)
    zoom_changed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._briefing: Briefing | None = None
        self._items: tuple[AnyItem, ...] = ()
        self._warnings: dict[str, str] = {}
        self._uncovered: list[Span] = []
        self._last_kind = ItemKind.ATTENDEE
        self.setProperty("part", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view = ArticleView(theme, self)
        self.head = HeadView(theme)
        self.view.set_head(self.head)
        self.strip = OverviewStrip(theme, self.view, self)
        self.find_bar = FindBar(theme, self)
        self.selection_bar = SelectionBar(theme, self)
        self._motion = RevealMotion(self.view, theme)
        self._find = FindSession(self.find_bar, self.view, self._motion)
        self._selection = SelectionSession(self.view, self.selection_bar)
        self._pointer = ViewPointer(self.view)
        self._keys = ViewKeys(self.view)
        self._menu = ArticleMenu(self.view, theme)
        self._arrange()
        self._connect()
        self.retranslate()
        self.show_briefing(None)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(self.strip)
        column.addLayout(row, 1)
        self.find_bar.hide()
        self.setFocusProxy(self.view)
        order = (self.find_bar.field, self.find_bar.previous, self.find_bar.next, self.find_bar.close_button)
        for before, after in pairwise((*order, self.view, *self.selection_bar.buttons, self.head)):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self._pointer.clicked.connect(self.item_selected)
        self._pointer.double_clicked.connect(self.item_opened)
        self._pointer.released.connect(self._selection.place)
        self._pointer.zoom_wished.connect(self.zoom_by)
        self._keys.kind_chosen.connect(self._add)
        self._keys.last_kind_chosen.connect(self._add_last_kind)
        self._keys.extend_wished.connect(self.extend_to_sentence)
        self._keys.item_chosen.connect(self.item_selected)
        self._keys.item_opened.connect(self.item_opened)
        self._keys.zoom_wished.connect(self.zoom_by)
        self._keys.zoom_reset.connect(self.zoom_reset)
        self._selection.changed.connect(self.selection_changed)
        self.selection_bar.kind_chosen.connect(self._add)
        self.selection_bar.extend_wished.connect(self.extend_to_sentence)
        self.selection_bar.dismissed.connect(self._dismiss_selection)
        self.head.edited.connect(self.head_edited)
        self.head.height_changed.connect(self.view.relayout)
        self.head.left.connect(self.view.setFocus)
        self._menu.kind_chosen.connect(self._add)
        self._menu.extend_wished.connect(self.extend_to_sentence)
        self._menu.reanchor_wished.connect(self.reanchor_requested)
        self._menu.item_opened.connect(self.item_opened)
        self._menu.find_wished.connect(self._find_chosen)

    # properties

    @property
    def zoom(self) -> int:
        """The size of the article's text, in logical pixels."""
        return self.view.measures.size

    # public

    def show_briefing(self, briefing: Briefing | None) -> None:
        """Show a briefing from its top; the one that is shown already stays where it is. None shows nothing."""
        old, self._briefing = self._briefing, briefing
        if briefing is None:
            self._show_head(None)
            self.view.show_text("", 0)
            self._find.set_text("", 0)
            self.find_bar.hide()
            self.strip.hide()
            self.update_items(())
            return
        article = briefing.article
        same = old is not None and (old.id, old.article.text) == (briefing.id, article.text)
        if not same:
            self._motion.stop()
            self._uncovered = []
            self._warnings = {}
        if same and old is not None and old.article != article:
            self.head.show_article(article)
        if not same:
            self._show_head(article)
            # A text without line breaks is all first line: then that is shown.
            start = article.body_start if article.text[article.body_start :].strip() else 0
            self.view.show_text(article.text, start)
            self._find.set_text(article.text, start)
            self.strip.show()
        self.update_items(briefing.items)

    def update_items(self, items: Sequence[AnyItem]) -> None:
        """Mark these items in the article that is shown."""
        self._items = tuple(items)
        self.view.set_items(self._items, self._warnings)
        self.strip.refresh()

    def set_warnings(self, warnings: Mapping[str, str]) -> None:
        """Say of some items, by their ID, what is doubtful about them."""
        self._warnings = dict(warnings)
        self.update_items(self._items)

    def set_selected(self, item_id: str | None, *, reveal: bool) -> None:
        """Light up an item's words, and scroll to them if `reveal`."""
        lit = self.view.lit
        if lit.selected != item_id:
            before, lit.selected = lit.selected, item_id
            self.view.point_at(None)
            self.view.update_marks(before, item_id)
        mark = self.view.marks.mark(item_id)
        if reveal and mark is not None:
            self._motion.reveal(mark.start, mark.end)

    def selected_span(self) -> Span | None:
        """Return the selected words without the white space around them; None when there are none."""
        return self.view.span()

    def reveal_span(self, start: int, end: int, *, lit: bool = True) -> None:
        """Scroll to some words and, unless told otherwise, light them up until the next click or key."""
        found = self.view.positions.span_in_document(start, end)
        if found is not None:
            selected = self.view.marks.mark(self.view.lit.selected)
            if lit and (selected is None or (selected.start, selected.end) != found):
                self.view.point_at(found)
            self._motion.reveal(*found)

    def select_span(self, start: int, end: int) -> None:
        """Select some words, as the mouse would."""
        self.view.select(start, end)

    def clear_selection(self) -> None:
        """Let go of the selected words."""
        self.view.clear_span()

    def set_uncovered(self, spans: Sequence[Span]) -> None:
        """Show which sentences have no item though they look like it; none for an empty sequence."""
        self._uncovered = sorted(spans)
        found = (self.view.positions.span_in_document(*span) for span in self._uncovered)
        self.view.lit.uncovered = [span for span in found if span is not None]
        self.view.viewport().update()

    def open_find(self, text: str = "") -> None:
        """Open the find bar, looking for a text, else for the selected words or what was looked for last."""
        span = self.selected_span()
        if not text and span is not None and "\n" not in self.view.positions.text[slice(*span)]:
            text = self.view.positions.text[slice(*span)] if span[1] - span[0] <= 100 else ""
        if self._briefing is not None:
            self._find.open(text)

    def set_zoom(self, px: int) -> None:
        """Set the article in the zoom step nearest to a size."""
        size = nearest_step(px)
        if size != self.zoom:
            self.view.set_size(size)
            self.head.set_measures(self.view.measures)
            self.strip.refresh()
            self.zoom_changed.emit(size)

    def edit_head(self, field: str = "title") -> None:
        """Open the head's form with the caret in title, date, place or source."""
        self.view.verticalScrollBar().setValue(0)
        self.head.edit(field)

    def finish_editing(self) -> None:
        """Commit what is being typed in the head; a wrong date keeps the form open."""
        self.head.finish_editing()

    def retranslate(self) -> None:
        """Put all words in the current language."""
        self.view.setAccessibleName(tr("Article"))
        self.view.setAccessibleDescription(
            tr(
                "Select words with Shift and the arrows; 1, 2 and 3 make an attendee, a figure, a directive of them."
            )
        )
        self.head.retranslate()
        self.find_bar.retranslate()
        self.strip.retranslate()
        self.selection_bar.retranslate()

    # slots

    def zoom_by(self, steps: int) -> None:
        """Go some zoom steps up or down."""
        self.set_zoom(neighbour_step(self.zoom, steps))

    def zoom_reset(self) -> None:
        """Set the article in its usual size."""
        self.set_zoom(USUAL)

    def extend_to_sentence(self) -> None:
        """Widen the selected words to their sentence."""
        # Loaded with the first sentence that is wanted, for start-up time.
        from briefing_app.ui.article.sentence_at import ABBREVIATIONS, sentence_around

        span = self.selected_span()
        if span is not None:
            self.view.select(*sentence_around(self.view.positions.text, *span, ABBREVIATIONS))

    # internals

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the find bar on Esc from the article too."""
        if event.key() == Qt.Key.Key_Escape and not self.find_bar.isHidden():
            self._find.close()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show_head(self, article: Article | None) -> None:
        """Show the head of another article; its height counts with the new text, not with the one still shown."""
        self.head.blockSignals(True)
        self.head.show_article(article)
        self.head.blockSignals(False)

    def _add(self, kind: ItemKind) -> None:
        if self.selected_span() is not None:
            self._last_kind = kind
            before = self._items
            self.add_requested.emit(kind)
            if self._items != before:  # the new item is lit instead
                self.view.clear_span()

    def _add_last_kind(self) -> None:
        self._add(self._last_kind)

    def _find_chosen(self) -> None:
        self.open_find()

    def _dismiss_selection(self) -> None:
        self.view.clear_span()
        self.view.setFocus()
