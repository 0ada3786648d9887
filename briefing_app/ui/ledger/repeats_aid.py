"""Offers, in the review, that a directive says an earlier one again: a chip on its row, a question below the lists."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefing_app.domain.change import Change
from briefing_app.domain.directive import Directive
from briefing_app.domain.item import ItemKind
from briefing_app.domain.ledger import Offer, Said
from briefing_app.domain.text import shorten
from briefing_app.i18n import current, tr
from briefing_app.services.repeats import refusal_key
from briefing_app.ui.ledger.ledger_words import action_words, due_words, time_words
from briefing_app.ui.panels.badge import Badge
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import TextButton

if TYPE_CHECKING:
    from briefing_app.ui.main_window import MainWindow


class RepeatStrip(QWidget):
    """The question about one directive, with its answers below it: the panel is narrow."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.text = QLabel()
        self.text.setFont(theme.font("meta"))
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.same = TextButton(theme, "", part="text")
        self.other = TextButton(theme, "", part="text")
        self.see = TextButton(theme, "", part="text")
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for button in (self.same, self.other, self.see):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        self.text.setContentsMargins(6, 0, 0, 0)  # in line with the buttons' words
        column.setContentsMargins(14, 8, 16, 6)
        column.setSpacing(2)
        column.addWidget(self.text)
        column.addLayout(buttons)
        theme.changed.connect(self.update)
        self.hide()

    def ask(self, offer: Offer) -> None:
        """Ask whether it is the same again."""
        earlier = offer.earlier
        self.text.setText(
            tr(
                "{date}: “{action}”, due {due}. The same again?",
                date=current().date(earlier.day) or tr("an unknown day"),
                action=shorten(action_words(earlier), 120),
                due=due_words(earlier) or tr("no deadline"),
            )
        )
        self.same.setText(tr("The same again"))
        self.other.setText(tr("Another matter"))
        self.see.setText(tr("Open its quote"))
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sunken ground with a hairline above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("sunken"))
        painter.fillRect(0, 0, self.width(), 1, self._theme.color("border"))
        painter.end()


class RepeatsAid(QObject):
    """Asks off the window's thread, for every directive that is not rejected; accepting and refusing are undoable."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._offers: dict[str, Offer] = {}
        self._times: dict[str, list[Said]] = {}
        self.strip = RepeatStrip(window.theme)
        layout = window.frame.panel.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(self.strip)
        window.desk.opened.connect(self._opened)
        window.desk.changed.connect(self._changed)
        window.views.shown.connect(self.look)
        window.language_changed.connect(self._show)
        window.frame.panel.current_changed.connect(self._ask)
        window.frame.panel.who_requested.connect(self._ask)
        self.strip.same.clicked.connect(self.accept)
        self.strip.other.clicked.connect(self.decline)
        self.strip.see.clicked.connect(self.open_earlier)
        self.look()

    @property
    def offers(self) -> dict[str, Offer]:
        """What the directives of the open briefing may be repeating, by ID."""
        return dict(self._offers)

    def look(self, _shown: object = None) -> None:
        """Ask again."""
        briefing, services = self._window.desk.briefing, self._window.services
        if briefing is not None and services is not None and self._window.views.current is None:
            work = partial(services.repeats.standing, briefing)
            take = partial(self._take, briefing.id)
            self._window.jobs.run_behind("repeated", work, take, self._window.report)

    def accept(self) -> None:
        """Join the directive in question to the earlier one."""
        offer, session = self._asked(), self._window.desk.session
        if offer is not None and session is not None:
            self._window.desk.edit(offer.item_id, {"repeats": offer.earlier.item_id}, False)

    def decline(self) -> None:
        """Remember that the directive in question is another matter."""
        offer = self._asked()
        if offer is not None:
            self._window.desk.dismiss([refusal_key(offer.item_id, offer.earlier.item_id)])

    def open_earlier(self) -> None:
        """Go to the words of the earlier directive."""
        offer = self._asked()
        if offer is not None:
            self._window.opening.item(offer.earlier.briefing_id, offer.earlier.item_id)

    def _opened(self, _briefing: object) -> None:
        self._offers, self._times = {}, {}
        self.strip.hide()
        self._window.jobs.forget("repeated")
        self.look()

    def _changed(self, change: Change, _how: str) -> None:
        if change.head is not None or any(edit.kind_of_item is ItemKind.DIRECTIVE for edit in change.items):
            self.look()

    def _take(self, briefing_id: str, found: tuple[dict[str, Offer], dict[str, list[Said]]]) -> None:
        briefing = self._window.desk.briefing
        if briefing is not None and briefing.id == briefing_id:
            self._offers, self._times = found
            self._show()

    def _show(self) -> None:
        badges = {item_id: Badge(tr("Said before?"), "repeat-2", warning=True) for item_id in self._offers}
        for item_id, said in self._times.items():
            badges[item_id] = Badge(time_words(len(said)), "repeat-2", tip=_told(said))
        self._window.frame.panel.set_badges(badges, ItemKind.DIRECTIVE)
        self._ask(self._window.frame.panel.current_id() or "")

    def _ask(self, item_id: str) -> None:
        offer = self._offers.get(item_id)
        if offer is None:
            self.strip.hide()
        else:
            self.strip.ask(offer)

    def _asked(self) -> Offer | None:
        current_item = self._window.desk.current
        return self._offers.get(current_item.id) if isinstance(current_item, Directive) else None


def _told(said: list[Said]) -> str:
    """Return the times of a thread with their deadlines as one sentence."""
    return "; ".join(
        f"{time_words(each.time)}: {current().date(each.row.day)}, {due_words(each.row) or tr('no deadline')}"
        for each in said
    )
