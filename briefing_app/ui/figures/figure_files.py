"""Charts and tables out of the view: onto the clipboard, into files that the editor names."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from briefing_app.domain.errors import BriefingError
from briefing_app.domain.series import Series
from briefing_app.exchange.csv_table import BYTE_ORDER_MARK
from briefing_app.exchange.figures_csv import figures_csv
from briefing_app.exchange.safe_write import safe_file_name, write_bytes_safely
from briefing_app.i18n import tr
from briefing_app.ui.figures.series_words import capitalised
from briefing_app.ui.views import ViewTools


class FigureFiles:
    """What the menu "Export" does."""

    def __init__(self, tools: ViewTools, parent: QWidget) -> None:
        self._tools = tools
        self._parent = parent

    def export(self, kind: str, series: Series) -> None:
        """Copy ("image") or save ("svg", "csv") a series."""
        if kind == "image":
            self._copy(series)
        elif kind == "svg":
            path = self._ask(series, "svg", tr("Save the chart"), "SVG (*.svg)")
            if path is not None:
                self._write(path, _svg(series))
        else:
            path = self._ask(series, "csv", tr("Save the table"), "CSV (*.csv)")
            if path is not None:
                self._write(path, (BYTE_ORDER_MARK + figures_csv([series])).encode())

    def _copy(self, series: Series) -> None:
        # The seam at which the chart's library is loaded, where the view has not done so yet.
        from briefing_app.ui.figures.chart_picture import ChartPicture

        picture = ChartPicture(series)
        QGuiApplication.clipboard().setImage(picture.image())
        picture.close()
        self._tools.say(tr("The chart is on the clipboard"), None)

    def _ask(self, series: Series, ending: str, title: str, filters: str) -> Path | None:
        """Ask where to; the dialog asks before an existing file is replaced."""
        listed = series.listed
        name = " ".join(part for part in (capitalised(listed.metric), listed.subject) if part)
        start = Path(self._tools.settings.values.export_folder) / f"{safe_file_name(name)}.{ending}"
        chosen, _ = QFileDialog.getSaveFileName(self._parent, title, str(start), filters)
        if not chosen:
            return None
        path = Path(chosen)
        if not path.suffix:
            # The dialog has asked about the name as typed: with an ending it may be another file.
            path = path.with_suffix(f".{ending}")
            if path.exists():
                path = _free(path)
        return path

    def _write(self, path: Path, data: bytes) -> None:
        try:
            write_bytes_safely(path, data, force=True)
        except BriefingError as error:
            self._tools.report(error)
            return
        self._tools.settings.update(export_folder=str(path.parent))
        self._tools.say(tr("Saved as {file}", file=f"{path.parent.name}/{path.name}"), None)


def _svg(series: Series) -> bytes:
    from briefing_app.ui.figures.chart_picture import ChartPicture  # the same seam

    picture = ChartPicture(series)
    data = picture.svg()
    picture.close()
    return data


def _free(path: Path) -> Path:
    """Return a name beside a file that exists: "GRDP 2.svg"."""
    number = 2
    while (other := path.with_stem(f"{path.stem} {number}")).exists():
        number += 1
    return other
