"""Series of figures as a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from briefing_app.domain.numbers import magnitude_of
from briefing_app.domain.series import Series, SeriesPoint
from briefing_app.domain.text import collapse_white_space
from briefing_app.exchange.csv_table import Cell, csv_table

COLUMNS = (
    "metric",
    "subject",
    "period",
    "kind",
    "direction",
    "comparator",
    "value",
    "high",
    "magnitude",
    "scaled_value",
    "scaled_high",
    "unit",
    "date",
    "briefing",
    "title",
    "source",
    "quote",
)
"""The columns, named as the fields are in documents of the program (ANNOTATION.md)."""


def figures_csv(series: Iterable[Series]) -> str:
    """Return the points of series as CSV, one a line; numbers have a decimal point whatever the language."""
    return csv_table(COLUMNS, (row for each in series for row in _rows(each)))


def _rows(series: Series) -> Iterator[list[Cell]]:
    for point in series.points:
        yield _row(point)


def _row(point: SeriesPoint) -> list[Cell]:
    figure = point.figure
    return [
        figure.metric,
        point.subject,
        figure.period,
        figure.kind.value,
        figure.direction.value if figure.direction else None,
        figure.comparator.value if figure.comparator else None,
        _number(figure.value),
        _number(figure.high),
        magnitude_of(figure.value, figure.scaled_value) if figure.scaled_value else "",
        _number(figure.scaled_value or figure.value),
        _number(figure.scaled_high or figure.high),
        figure.unit,
        point.day or None,
        point.briefing_id,
        point.title,
        point.source,
        collapse_white_space(figure.anchor.exact),
    ]


def _number(text: str | None) -> Cell:
    """Return a decimal string as a number, so that a minus is no formula; what is none stays text."""
    try:
        number = Decimal(text) if text else None
    except InvalidOperation:
        return text
    return number if number is None or number.is_finite() else text
