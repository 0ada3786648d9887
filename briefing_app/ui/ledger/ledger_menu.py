"""The menu of a ledger's row: what can be done with it, and what else is like it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from briefing_app.domain.directive import FollowUp
from briefing_app.domain.evidence import Evidence, EvidenceKind
from briefing_app.domain.ledger import LedgerFilter, LedgerRow
from briefing_app.domain.text import shorten
from briefing_app.i18n import tr
from briefing_app.ui.ledger.ledger_delegate import Start

_LONGEST = 40


class LedgerMenu(QObject):
    """Made for one row at a time; it does nothing itself but open a link in the browser."""

    quote_requested = Signal(str, str)  # briefing, item ("" for the briefing alone)
    form_requested = Signal(object)  # Start
    reopen_requested = Signal(object)  # LedgerRow
    thread_requested = Signal(str)
    filter_requested = Signal(object)  # LedgerFilter

    def show(self, row: LedgerRow, parent: QWidget, at: QPoint) -> QMenu:
        """Show the menu of a row at a place of the screen."""
        menu = QMenu(parent)
        menu.aboutToHide.connect(menu.deleteLater)
        for words, act in self.entries(row):
            if act is None:
                menu.addSeparator()
            else:
                menu.addAction(words).triggered.connect(partial(_do, act))
        menu.popup(at)
        return menu

    def entries(self, row: LedgerRow) -> list[tuple[str, Callable[[], object] | None]]:
        """Return the menu's words with what they do; None is a line between."""
        over = row.directive.status in (FollowUp.DONE, FollowUp.DROPPED)
        found: list[tuple[str, Callable[[], object] | None]] = [
            (tr("Open its quote"), partial(self.quote_requested.emit, row.briefing_id, row.item_id)),
            (
                tr("Edit status, due date and evidence"),
                partial(self.form_requested.emit, Start.STATUS),
            ),
            (tr("Open it again"), partial(self.reopen_requested.emit, row))
            if over
            else (tr("Close it, with evidence"), partial(self.form_requested.emit, Start.CLOSING)),
        ]
        if row.times > 1:
            found.append(
                (tr("Show each time that it was said"), partial(self.thread_requested.emit, row.item_id))
            )
        evidence = Evidence.read(row.directive.evidence)
        if evidence is not None and evidence.kind is EvidenceKind.BRIEFING:
            found.append(
                (tr("Open the evidence"), partial(self.quote_requested.emit, evidence.briefing_id, ""))
            )
        elif evidence is not None and evidence.kind is EvidenceKind.LINK:
            found.append((tr("Open the evidence"), partial(_open_link, evidence.words)))
        return found + self._likes(row)

    def _likes(self, row: LedgerRow) -> list[tuple[str, Callable[[], object] | None]]:
        directive = row.directive
        likes: list[tuple[str, Callable[[], object] | None]] = []
        for name, asked in (
            (directive.issuer, LedgerFilter(issuers=(directive.issuer or "",))),
            (directive.addressee, LedgerFilter(addressees=(directive.addressee or "",))),
            (row.place, LedgerFilter(places=(row.place or "",))),
        ):
            if name:
                words = tr("Only “{name}”", name=shorten(name, _LONGEST))
                likes.append((words, partial(self.filter_requested.emit, asked)))
        return [("", None), *likes] if likes else []


def _do(act: Callable[[], object], _checked: bool = False) -> None:
    act()


def _open_link(words: str) -> None:
    QDesktopServices.openUrl(QUrl.fromUserInput(words))
