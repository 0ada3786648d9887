"""What helps an editor beside the suggestions: warnings, completions, sentences without an item, sure suggestions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from briefing_app.domain.briefing import Briefing
from briefing_app.domain.change import Change, Gesture
from briefing_app.i18n import ntr, tr
from briefing_app.services.suggesting import is_sure
from briefing_app.ui.resuggesting import Resuggesting
from briefing_app.ui.uncovered_walk import UncoveredWalk
from briefing_app.ui.widgets.question_strip import QuestionStrip
from briefing_app.ui.words_reading import WordsReading

if TYPE_CHECKING:
    from briefing_app.services.bundle import Services
    from briefing_app.services.checks import CheckWarning, KnownNames
    from briefing_app.ui.ledger.repeats_aid import RepeatsAid
    from briefing_app.ui.main_window import MainWindow
    from briefing_app.ui.people.people_aid import PeopleAid


_WRITING = frozenset({Gesture.ADD, Gesture.EDIT, Gesture.SPLIT, Gesture.JOIN})
"""The gestures that bring in words to be offered again."""


class ReviewAids(QObject):
    """Follows the open briefing: asks for warnings and words off the window's thread and hands them to the parts.

    One strip over the article asks one question at a time: whether to suggest again, then the article's own
    warnings. It is made before the actions, which call its slots.
    """

    known = Signal()  # who is known and what was said before is read: what loads the rules may follow

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._warnings: list[CheckWarning] = []
        self._shown: dict[str, str] = {}
        self._warm = False
        self.people: PeopleAid | None = None
        self.repeats: RepeatsAid | None = None
        self.walk = UncoveredWalk(window)
        self.resuggesting = Resuggesting(window)
        self.words = WordsReading(window)
        self.strip = QuestionStrip(window.theme)
        layout = window.frame.centre.article.layout()
        assert isinstance(layout, QBoxLayout)
        layout.insertWidget(0, self.strip)
        QWidget.setTabOrder(window.frame.centre.article.head, self.strip.yes)
        QWidget.setTabOrder(self.strip.yes, self.strip.no)
        self._connect()

    @property
    def warnings(self) -> list[CheckWarning]:
        """The warnings on the open briefing, those dismissed left out."""
        return list(self._warnings)

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of the review aids call."""
        return {
            "next-uncovered": partial(self.walk.go, 1),
            "previous-uncovered": partial(self.walk.go, -1),
            "nothing-here": self.walk.dismiss,
            "dismiss-warning": self.dismiss_current,
            "confirm-sure": self.confirm_sure,
            "resuggest": self.resuggesting.request,
        }

    def stop(self) -> None:
        """Read no more of the library: the window closes."""
        self.words.stop()

    # slots

    def dismiss_current(self) -> None:
        """Dismiss the warnings on the selected item for good."""
        current = self._window.desk.current
        if current is not None:
            self.dismiss([current.id])

    def dismiss(self, ids: list[str]) -> None:
        """Dismiss the warnings on some items for good."""
        self._dismiss([warning.key for warning in self._warnings if warning.item_id in ids])

    def confirm_sure(self) -> None:
        """Confirm every suggestion that is nearly always right, those with a warning aside, as one step."""
        ids = self._sure_ids()
        if not ids:
            self._window.say(tr("None of the suggestions left is sure enough"))
            return
        self._window.desk.confirm(ids)
        text = ntr("Confirmed {n} sure suggestion", "Confirmed {n} sure suggestions", len(ids))
        self._window.say(text, undo=self._window.undo, icon="check-check")

    # internals

    def _connect(self) -> None:
        desk = self._window.desk
        desk.opened.connect(self._opened)
        desk.changed.connect(self._changed)
        self.words.names_changed.connect(self._check_again)
        self._window.settled.connect(self._help)
        self._window.frame.panel.dismiss_requested.connect(self.dismiss)
        self._window.language_changed.connect(self._say_again)
        self.resuggesting.changed.connect(self._ask)
        self.resuggesting.asked.connect(self.strip.yes.setFocus)
        self.strip.accepted.connect(self._accepted)
        self.strip.declined.connect(self._declined)

    def _opened(self, briefing: Briefing | None) -> None:
        self._shown = {}
        self._take_warnings([])
        self.walk.forget()
        self.resuggesting.forget()
        self._window.jobs.forget("warnings")
        if briefing is not None and self._window.opening.is_settled:
            self._help()

    def _help(self) -> None:
        """Ask for what takes the checks, the rules or the whole library: a start is not kept waiting by it.

        Who is known and what was said before is read in a moment, unless another thread loads rules meanwhile, or
        the storage thread what an import takes: those are asked for when a job behind the two has its turn.
        """
        self._know_library()
        self._window.jobs.run_behind("known", _nothing, self._help_further)

    def _help_further(self, _nothing: object) -> None:
        self.known.emit()
        self._check_again()
        self.resuggesting.offer()
        self.words.read()
        if self._window.services is not None and not self._warm:
            self._warm = True
            self._window.jobs.run_behind("warm", self._window.services.warm_up, _leave)

    def _know_library(self) -> None:
        """Match attendees to the registry, and directives to earlier ones, from now on."""
        if self.people is None and self._window.services is not None:
            # The seam at which both are loaded: once the list stands, for start-up time.
            from briefing_app.ui.ledger.repeats_aid import RepeatsAid
            from briefing_app.ui.people.people_aid import PeopleAid

            self.people = PeopleAid(self._window)
            self.repeats = RepeatsAid(self._window)

    def _changed(self, change: Change, _how: str) -> None:
        briefing = self._window.desk.briefing
        if briefing is not None:
            self._check(briefing)
            if change.items:
                self.resuggesting.compare_again()
            if change.gesture in _WRITING and self._window.opening.is_settled:
                self.words.read()

    def _check(self, briefing: Briefing) -> None:
        services = self._window.services
        if services is not None:
            work = partial(_checked, briefing, self.words.names, services)
            self._window.jobs.run_behind("warnings", work, self._take_warnings, self._window.report)

    def _check_again(self) -> None:
        briefing = self._window.desk.briefing
        if briefing is not None:
            self._check(briefing)

    def _take_warnings(self, warnings: list[CheckWarning]) -> None:
        self._warnings = warnings
        self._show_warnings()
        self._name_actions()
        self._ask()

    def _say_again(self) -> None:
        """Put everything into another language."""
        self._show_warnings()
        self._name_actions()
        self._ask()

    def _show_warnings(self) -> None:
        shown = _sentences(self._warnings) if self._warnings else {}
        if shown != self._shown:
            self._shown = shown
            self._window.frame.centre.article.set_warnings(shown)
            self._window.frame.panel.set_warnings(shown)

    def _name_actions(self) -> None:
        """Say in the menu how many suggestions are sure."""
        count = len(self._sure_ids())
        text = tr("Confirm all sure suggestions")
        self._window.actions_table["confirm-sure"].setText(f"{text} ({count})" if count else text)

    def _sure_ids(self) -> list[str]:
        briefing = self._window.desk.briefing
        warned = {warning.item_id for warning in self._warnings}
        items = briefing.items if briefing is not None else ()
        return [item.id for item in items if is_sure(item) and item.id not in warned]

    def _dismiss(self, keys: list[str]) -> None:
        if not keys:
            self._window.say(tr("There is no warning on this item"))
        elif self._window.desk.dismiss(keys):
            self._window.say(tr("Dismissed: this is not warned of again"), undo=self._window.undo)

    def _of_article(self) -> CheckWarning | None:
        """Return the first warning on the article itself."""
        return next((warning for warning in self._warnings if warning.item_id is None), None)

    def _ask(self) -> None:
        """Show the question that is next, if any."""
        warning = self._of_article()
        if self.resuggesting.question:
            self.strip.ask(
                self.resuggesting.question, tr("Suggest again"), tr("Leave as it is"), icon="scan-text"
            )
        elif warning is not None:
            self.strip.ask(
                _sentence(warning), tr("Edit the date"), tr("This is right"), icon="triangle-alert"
            )
        else:
            self.strip.hide()

    def _accepted(self) -> None:
        self._window.frame.panel.focus_list()
        if self.resuggesting.question:
            self.resuggesting.accept()
        else:
            self._window.frame.centre.article.edit_head("date")

    def _declined(self) -> None:
        self._window.frame.panel.focus_list()
        warning = self._of_article()
        if self.resuggesting.question:
            self.resuggesting.decline()
        elif warning is not None:
            self._dismiss([warning.key])


def _nothing() -> None:
    """Do nothing, in its turn."""


def _leave(_result: object) -> None:
    """Do nothing with what a job returned."""


# The seams at which the checks are loaded: once the article is on the screen, for start-up time.


def _checked(briefing: Briefing, known: KnownNames | None, services: Services) -> list[CheckWarning]:
    from briefing_app.services.checks import NOBODY, check

    elsewhere = services.series.elsewhere(briefing)
    return check(briefing, known if known is not None else NOBODY, elsewhere)


def _sentence(warning: CheckWarning) -> str:
    from briefing_app.ui.check_words import warning_sentence

    return warning_sentence(warning)


def _sentences(warnings: list[CheckWarning]) -> dict[str, str]:
    from briefing_app.ui.check_words import sentences_by_item

    return sentences_by_item(warnings)
