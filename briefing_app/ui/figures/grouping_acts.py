"""What an editor does to series: grouping metrics, parting them, keeping them apart."""

from __future__ import annotations

from collections.abc import Callable

from briefing_app.domain.change import Change
from briefing_app.domain.errors import BriefingError
from briefing_app.domain.series import SeriesKey
from briefing_app.i18n import tr
from briefing_app.ui.views import View


class GroupingActs:
    """Acts on the library's records, which the library's own undo takes back; `key` tells the series in question."""

    def __init__(self, view: View, key: Callable[[], SeriesKey | None]) -> None:
        self._view = view
        self._key = key
        self._service = view.tools.services.series

    def group(self, metric: str) -> None:
        """Make a metric one with that of the series."""
        self._act(self._service.group, metric, tr("Grouped: they are one series now"))

    def refuse(self, metric: str) -> None:
        """Say that a proposed metric is something else."""
        self._act(self._service.refuse, metric, tr("Kept apart: this is not asked again"))

    def ungroup(self, metric: str) -> None:
        """Take a metric out of the group."""
        self._act(self._service.ungroup, metric, tr("Taken out of the group"))

    def _act(self, act: Callable[[SeriesKey, str], Change | None], metric: str, said: str) -> None:
        key, tools = self._key(), self._view.tools
        if key is None:
            return
        try:
            change = act(key, metric)
        except BriefingError as error:
            tools.report(error)
            return
        if change is not None:
            tools.committed(change)
            tools.say(said, tools.undo)
