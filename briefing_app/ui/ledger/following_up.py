"""What an editor does to directives in the ledger: each act is a change of its briefing, undone from here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from briefing_app.domain.change import Change
from briefing_app.domain.directive import FollowUp
from briefing_app.domain.errors import BriefingError
from briefing_app.domain.ledger import LedgerRow, Offer
from briefing_app.domain.text import shorten
from briefing_app.i18n import current, tr
from briefing_app.services.repeats import refusal_key
from briefing_app.services.review import ReviewSession
from briefing_app.ui.ledger.edits import Edits
from briefing_app.ui.ledger.ledger_reading import LedgerReading
from briefing_app.ui.ledger.ledger_words import action_words, due_words
from briefing_app.ui.views import ViewTools
from briefing_app.ui.widgets.question_strip import QuestionStrip


class FollowingUp(QObject):
    """Commits edits, joins repetitions and refuses them; a toast takes each back, and so does undo in the view."""

    def __init__(
        self, tools: ViewTools, reading: LedgerReading, question: QuestionStrip, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._reading = reading
        self._question = question
        self._edits = Edits(tools.session)
        self._offer: Offer | None = None
        self._row: LedgerRow | None = None
        question.accepted.connect(self.accept)
        question.declined.connect(self.decline)

    def edit(self, row: LedgerRow, fields: dict[str, Any]) -> None:
        """Change a directive's status, due date or evidence."""
        words = {FollowUp.DONE: tr("Done: {action}"), FollowUp.DROPPED: tr("Dropped: {action}")}
        said = words.get(fields.get("status", FollowUp.OPEN), tr("Changed: {action}"))
        self._commit(row, fields, said.format(action=shorten(row.directive.action, 60)))

    def reopen(self, row: LedgerRow) -> None:
        """Open a directive again that was done or dropped."""
        words = tr("Open again: {action}").format(action=shorten(row.directive.action, 60))
        self._commit(row, {"status": FollowUp.OPEN}, words)

    def ask(self, row: LedgerRow | None, offer: Offer | None) -> None:
        """Ask whether the current directive says an earlier one again; None asks nothing."""
        self._row = row
        if offer is self._offer:
            return
        self._offer = offer
        if offer is None:
            self._question.hide()
            return
        earlier = offer.earlier
        day, due = current().date(earlier.day) or tr("an unknown day"), due_words(earlier)
        words = shorten(action_words(earlier), 110)
        self._question.ask(
            tr(
                "Said before on {date}, due {due}: “{action}”. Is it the same again?",
                date=day,
                due=due,
                action=words,
            )
            if due
            else tr("Said before on {date}: “{action}”. Is it the same again?", date=day, action=words),
            tr("The same again"),
            tr("Another matter"),
            icon="repeat-2",
        )

    def link(self, item_id: str) -> None:
        """Join a directive to the time before, where that is asked."""
        if self._offer is not None and self._offer.item_id == item_id:
            self.accept()

    def accept(self) -> None:
        """Join the directive in question to the earlier one."""
        offer, row = self._offer, self._row
        if offer is not None and row is not None and row.item_id == offer.item_id:
            self._reading.forget_offers()
            self._commit(row, {"repeats": offer.earlier.item_id}, tr("Joined to the time before"))

    def decline(self) -> None:
        """Remember that the directive in question is another matter."""
        offer, row = self._offer, self._row
        if offer is not None and row is not None and row.item_id == offer.item_id:
            self._reading.forget_offers()
            key = refusal_key(row.item_id, offer.earlier.item_id)
            self._do(row, lambda session: session.dismiss([key]), tr("Kept apart"))

    def undo(self) -> Change | None:
        """Take back the last act made here; return the change that did so."""
        self._reading.forget_offers()
        return self._edits.undo()

    def redo(self) -> Change | None:
        """Bring back the act taken back last."""
        self._reading.forget_offers()
        return self._edits.redo()

    def _commit(self, row: LedgerRow, fields: dict[str, Any], words: str) -> None:
        self._do(row, lambda session: session.edit(row.item_id, **fields), words)

    def _do(self, row: LedgerRow, act: Callable[[ReviewSession], Change | None], words: str) -> None:
        try:
            session = self._tools.session(row.briefing_id)
            change = act(session)
            if change is None:
                return
            self._edits.note(session)
        except BriefingError as error:
            self._tools.report(error)
            return
        self._tools.committed(change)
        self._tools.say(words, self._tools.undo)
