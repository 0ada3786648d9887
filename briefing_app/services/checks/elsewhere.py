"""Figures that another briefing confirmed differently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing_app.domain.briefing import Briefing
from briefing_app.domain.item import State
from briefing_app.domain.series import Elsewhere
from briefing_app.domain.text import shorten
from briefing_app.services.checks.figures import is_specific
from briefing_app.services.checks.warning import CheckCode, CheckWarning, warning_key

_QUOTED = 60


def check_elsewhere(briefing: Briefing, elsewhere: Mapping[str, Elsewhere]) -> Iterator[CheckWarning]:
    """Yield a warning for each figure, by its ID in `elsewhere`, that says what one thing is measured at."""
    for figure in briefing.key_figures:
        other = elsewhere.get(figure.id)
        if other is None or figure.state is State.REJECTED or not is_specific(figure):
            continue
        facts = (figure.id, figure.scaled_value, other.briefing_id, other.figure.scaled_value)
        values = {"date": other.day, "other": shorten(other.figure.anchor.exact, _QUOTED)}
        key = warning_key(CheckCode.OTHER_BRIEFING, *facts)
        yield CheckWarning(figure.id, key, CheckCode.OTHER_BRIEFING, values)
