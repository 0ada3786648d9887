"""Checks an editor is grateful for: what an article, or its items, says twice in two ways, or cannot mean."""

from __future__ import annotations

from collections.abc import Mapping

from briefing_app.domain.briefing import Briefing
from briefing_app.domain.series import Elsewhere
from briefing_app.services.checks.dates import check_dates
from briefing_app.services.checks.elsewhere import check_elsewhere
from briefing_app.services.checks.figures import check_figures
from briefing_app.services.checks.names import NOBODY, KnownNames, check_names
from briefing_app.services.checks.quotes import check_quotes
from briefing_app.services.checks.warning import CheckCode, CheckWarning

__all__ = ["NOBODY", "CheckCode", "CheckWarning", "KnownNames", "check"]


def check(
    briefing: Briefing, known: KnownNames = NOBODY, elsewhere: Mapping[str, Elsewhere] | None = None
) -> list[CheckWarning]:
    """Return the warnings on a briefing, those that the editor dismissed left out, in the order of the text.

    `known` are the people of the whole library, `elsewhere` what other briefings say of this one's figures (by item).
    Pure; linear in the text; a rejected item warns of nothing.
    """
    found = [
        *check_dates(briefing),
        *check_names(briefing, known),
        *check_figures(briefing),
        *check_elsewhere(briefing, elsewhere or {}),
        *check_quotes(briefing),
    ]
    dismissed = set(briefing.dismissed)
    order = {item.id: number for number, item in enumerate(briefing.items)}
    kept = [warning for warning in found if warning.key not in dismissed]
    return sorted(kept, key=lambda warning: order.get(warning.item_id or "", -1))
