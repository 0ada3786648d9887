"""What a reader of figures over time sees: the sentence behind a value, what the lines join, what may be grouped."""

from __future__ import annotations

import pytest
from figure_articles import add_briefing, figure

from briefing_app.domain.series import SeriesKey
from briefing_app.services.bundle import Services
from briefing_app.ui.figures.chart_data import ChartData, chart_data

GRDP = SeriesKey.of("GRDP", "Vĩnh Hải", "%")


def tell(services: Services, *told: tuple[str, str]) -> None:
    """Take in one briefing for each (value, period), a month apart."""
    for number, (value, period) in enumerate(told, 1):
        add_briefing(services, f"2027-{number:02}-10", "Vĩnh Hải", figure("GRDP", value, period=period))


def drawn(services: Services) -> ChartData:
    series = services.series.open(GRDP)
    assert series is not None
    return chart_data(series)


def test_a_point_brings_the_words_around_its_anchor(services: Services) -> None:
    tell(services, ("9.1", "2025"))
    series = services.series.open(GRDP)
    assert series is not None
    (point,) = series.points
    exact = point.figure.anchor.exact
    assert point.passage[point.at : point.at + len(exact)] == exact
    assert "Ngày làm việc" in point.passage
    assert len(point.passage) <= len(exact) + 800


def test_the_words_of_the_newest_points_come_along_and_those_of_the_rest_when_asked(
    services: Services,
) -> None:
    tell(services, ("7.4", "2021"), ("8.9", "2021"), ("8.2", "2022"), ("9.1", "2023"), ("9.4", "2024"))
    series = services.series.open(GRDP, quoted=2)
    assert series is not None
    doubtful, bare, newest = series.points[:2], series.points[2], series.points[3:]
    assert bare.passage is None
    assert all(point.passage for point in (*doubtful, *newest))
    assert all(side.passage for found in series.contradictions for side in (found.first, found.second))
    whole = services.series.open(GRDP)
    assert whole is not None
    assert services.series.quotes([bare]) == [whole.points[2]]


@pytest.mark.parametrize(
    ("told", "lines"),
    [
        pytest.param(
            (("9.1", "2025-01/2025-09"), ("9.4", "2025"), ("10.2", "2026-H1"), ("10.4", "2026-01/2026-09")),
            [(9.1, 10.4)],
            id="periods of one length",
        ),
        pytest.param(
            (("7", "2022"), ("8", "2023"), ("9", "2024"), ("9.9", "2024"), ("10", "2025"), ("11", "2026")),
            [(7, 8), (10, 11)],
            id="a contradiction parts the line",
        ),
        pytest.param(
            (("9.1", "2025-01/2025-09"), ("10.4", "2026-01/2026-09"), ("10.1", "2026-01/2026-09")),
            [],
            id="no line ends at one of two values",
        ),
    ],
)
def test_chart_and_sketch_join_the_same(services: Services, told: tuple, lines: list) -> None:
    tell(services, *told)
    chart = drawn(services)
    sketch = services.series.sketches([GRDP])[GRDP]
    assert sorted(trace.ys for trace in chart.traces) == lines
    assert sorted(tuple(y for _, y in line) for line in sketch.lines) == lines
    assert {(dot.x, dot.y) for dot in chart.dots} == set(sketch.points)


def test_what_contradicts_is_joined_by_an_upright_bar(services: Services) -> None:
    tell(services, ("10.4", "2026-01/2026-09"), ("10.1", "2026-01/2026-09"), ("9.4", "2025"))
    assert [(low, high) for _, low, high in drawn(services).splits] == [(10.1, 10.4)]


def test_likely_metrics_are_offered_first_with_the_places_that_grouping_reaches(services: Services) -> None:
    poverty = [figure("Tỷ lệ hộ nghèo", "2.1", period=str(year)) for year in (2023, 2024, 2025)]
    add_briefing(services, "2026-01-10", "Vĩnh Hải", *poverty, figure("GRDP", "9.4"))
    add_briefing(services, "2026-01-11", "Vĩnh Hải", figure("tốc độ tăng GRDP", "9.5", period="2026"))
    add_briefing(services, "2026-01-12", "Lâm Vân", figure("Tỷ lệ hộ nghèo", "9.5"))
    series = services.series.open(GRDP)
    assert series is not None
    assert [(each.name, each.likely, each.places) for each in series.others] == [
        ("tốc độ tăng GRDP", True, 0),
        ("Tỷ lệ hộ nghèo", False, 1),
    ]
    assert series.question == series.others[0]


def test_the_demonstration_library_proposes_a_grouping(services: Services) -> None:
    services.demo.fill()
    series = services.series.open(GRDP)
    assert series is not None and series.question is not None
    assert (series.question.name, series.question.points) == ("tăng trưởng GRDP", 1)
