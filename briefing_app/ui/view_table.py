"""The views of the rail, below the briefings, as data; each is loaded when it is first opened, for start-up time."""

from __future__ import annotations

from briefing_app.i18n import N_
from briefing_app.ui.views import View, ViewSpec, ViewTools

# The seams at which the views are loaded, each by a function of its own.


def _people(tools: ViewTools) -> View:
    from briefing_app.ui.people.people_view import PeopleView

    return PeopleView(tools)


def _figures(tools: ViewTools) -> View:
    from briefing_app.ui.figures.figures_view import FiguresView

    return FiguresView(tools)


def _ledger(tools: ViewTools) -> View:
    from briefing_app.ui.ledger.ledger_view import LedgerView

    return LedgerView(tools)


def _today(tools: ViewTools) -> View:
    from briefing_app.ui.today.today_view import TodayView

    return TodayView(tools)


VIEWS: tuple[ViewSpec, ...] = (
    ViewSpec("people", N_("People"), "users", "Alt+2", _people),
    ViewSpec("figures", N_("Figures"), "chart-line", "Alt+3", _figures),
    ViewSpec("ledger", N_("Directives"), "list-checks", "Alt+4", _ledger),
    ViewSpec("today", N_("Today"), "calendar", "Alt+5", _today, keeps_library=True),
)
