"""``figures``: how a figure moved over the briefings."""

from __future__ import annotations

from briefing_app.commands.arguments import Given
from briefing_app.commands.output import Output
from briefing_app.commands.reading import reading
from briefing_app.domain.change_json import item_to_json
from briefing_app.domain.key_figure import FigureKind
from briefing_app.domain.series import Series, SeriesKey, SeriesPoint
from briefing_app.domain.text import shorten
from briefing_app.exchange.brief_words import BriefWords
from briefing_app.exchange.figures_csv import figures_csv
from briefing_app.i18n import current, ntr, tr
from briefing_app.services.series import ALL_POINTS, SeriesService


def figures(given: Given, output: Output) -> int:
    """Print the series of the metrics that hold the words, those with most figures first."""
    with reading(given, output) as services:
        words = " ".join(given.metric)
        found = [
            series
            for listed in services.series.matching(words, given.place)
            if (series := _whole(services.series, listed.key, given))
        ]
        if given.format == "json":
            output.json([_document(series) for series in found])
        elif given.format == "csv":
            output.line(figures_csv(found).replace("\r\n", "\n").rstrip("\n"))
        else:
            for number, series in enumerate(found):
                if number:
                    output.line()
                _print(series, output)
    return 0


def _whole(service: SeriesService, key: SeriesKey, given: Given) -> Series | None:
    return service.open(key, with_predecessors=given.predecessors, limit=ALL_POINTS)


def _print(series: Series, output: Output) -> None:
    listed = series.listed
    where = " · ".join(part for part in (listed.subject, listed.unit) if part)
    count = ntr("{n} figure", "{n} figures", series.total)
    output.line(f"{shorten(listed.metric, 100)} – {where} ({count})")
    if listed.also:
        names = ", ".join(name for _, name in listed.also)
        output.line("  " + tr("grouped with {names}", names=names))
    if series.predecessors:
        output.line("  " + tr("with the former {places}", places=", ".join(series.predecessors)))
    doubtful = _doubtful(series)
    rows = [_cells(point) for point in series.points]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for point, row in zip(series.points, rows, strict=True):
        mark = "!" if point.figure.id in doubtful else " "
        padded = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        output.line(f"  {mark} {padded}".rstrip())
    for found in series.contradictions:
        said = [BriefWords(current()).as_written(side.figure) for side in (found.first, found.second)]
        period = current().date(found.period)
        output.line(
            "  " + tr("! {period}: {one}, elsewhere {other}", period=period, one=said[0], other=said[1])
        )


def _cells(point: SeriesPoint) -> tuple[str, ...]:
    """Return period, kind, value and source of a point, as a line has them side by side."""
    figure = point.figure
    kind = tr("target") if figure.kind is FigureKind.TARGET else tr("actual")
    if point.earlier:
        kind += f", {point.subject}"
    value = shorten(BriefWords(current()).as_written(figure), 40)
    source = f"{point.briefing_id[:8]}  {current().date(point.day)}  {shorten(point.title, 60)}"
    return current().date(figure.period) or "–", kind, value, source


def _doubtful(series: Series) -> set[str]:
    return {side.figure.id for found in series.contradictions for side in (found.first, found.second)}


def _document(series: Series) -> dict[str, object]:
    listed = series.listed
    return {
        "metric": listed.metric,
        "subject": listed.subject or None,
        "unit": listed.unit,
        "grouped": [name for _, name in listed.also],
        "predecessors": list(series.predecessors),
        "total": series.total,
        "points": [_point(point) for point in series.points],
        "contradictions": [
            {
                "period": found.period,
                "kind": found.kind.value,
                "items": [found.first.figure.id, found.second.figure.id],
            }
            for found in series.contradictions
        ],
    }


def _point(point: SeriesPoint) -> dict[str, object]:
    return {
        "briefing": point.briefing_id,
        "title": point.title,
        "date": point.day or None,
        "source": point.source,
        "about": point.subject or None,
        "earlier": point.earlier,
        "figure": item_to_json(point.figure),
    }
