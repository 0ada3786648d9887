"""Figures over time, on a real library."""

from __future__ import annotations

import random

import pytest
from figure_articles import add_briefing, figure

from briefing_app.domain.change import Gesture, UndoLine
from briefing_app.domain.key_figure import FigureKind
from briefing_app.domain.series import SeriesKey
from briefing_app.services.bundle import Services
from briefing_app.storage.check import check

GRDP = SeriesKey.of("GRDP", "Vĩnh Hải", "%")


@pytest.fixture
def told(services: Services) -> Services:
    """Return services on a library with figures of several places and years."""
    add_briefing(
        services,
        "2025-01-10",
        "Vĩnh Hải",
        figure("GRDP", "8.2", period="2024", direction="up"),
        figure("thu ngân sách", "38", "đồng", period="2024", magnitude="nghìn tỷ"),
    )
    add_briefing(
        services,
        "2026-02-12",
        "Vĩnh Hải",
        figure("GRDP", "9.4", period="2025", direction="up"),
        figure("GRDP", "10", period="2026", kind="target", comparator="at_least"),
        figure("tổng vốn hạ tầng", "92", "đồng", period="2025", magnitude="nghìn tỷ"),
    )
    add_briefing(
        services,
        "2026-03-18",
        "Vĩnh Hải",
        figure("tăng trưởng GRDP", "7.9", period="2026-Q1"),
        figure("tổng vốn hạ tầng", "96", "đồng", period="2025", magnitude="nghìn tỷ", comparator="nearly"),
        figure("Tỷ lệ hộ nghèo", "1.8", period="2025"),
    )
    add_briefing(services, "2026-03-20", "Thạch Nham", figure("GRDP", "6.5", period="2025"))
    return services


def names(services: Services, words: str = "") -> list[tuple[str, str, int]]:
    return [(row.metric, row.subject, row.points) for row in services.series.listed(words).rows]


def test_series_are_listed_by_how_much_is_known(told: Services) -> None:
    assert names(told)[0] == ("GRDP", "Vĩnh Hải", 3)
    assert told.series.listed().total == len(names(told)) == 6
    assert names(told, "ho ngheo") == [("Tỷ lệ hộ nghèo", "Vĩnh Hải", 1)]
    assert names(told, "grdp thach") == [("GRDP", "Thạch Nham", 1)]
    assert names(told, "GRDP đồng") == []
    assert told.series.listed(limit=2, offset=2).rows == told.series.listed().rows[2:4]


def test_a_series_tells_its_points_by_period(told: Services) -> None:
    series = told.series.open(GRDP)
    assert series is not None
    assert [(p.figure.value, p.figure.period, p.figure.kind) for p in series.points] == [
        ("8.2", "2024", FigureKind.ACTUAL),
        ("9.4", "2025", FigureKind.ACTUAL),
        ("10", "2026", FigureKind.TARGET),
    ]
    assert series.points[0].day == "2025-01-10" and "kinh tế" in series.points[0].title
    assert series.points[0].figure.anchor.exact == "GRDP là 8,2 %"
    assert not series.contradictions
    assert told.series.open(SeriesKey.of("GRDP", "nơi khác", "%")) is None


def test_only_confirmed_figures_of_listed_briefings_count(told: Services) -> None:
    added = add_briefing(told, "2026-04-01", "Vĩnh Hải", figure("GRDP", "9", period="2023"), confirm=False)
    assert names(told)[0][2] == 3
    briefing = told.library.open(added)
    told.review(briefing).confirm([briefing.items[0].id])
    assert names(told)[0][2] == 4
    told.library.remove(added)
    assert names(told)[0][2] == 3


def test_two_values_of_one_period_are_a_contradiction_with_both_quotes(told: Services) -> None:
    series = told.series.open(SeriesKey.of("Tổng vốn hạ tầng", "Vĩnh Hải", "đồng"))
    assert series is not None
    (found,) = series.contradictions
    assert found.period == "2025"
    assert (found.first.day, found.second.day) == ("2026-03-18", "2026-02-12")
    assert "96" in found.first.figure.anchor.exact and "92" in found.second.figure.anchor.exact
    assert [row.metric for row in told.series.contradictory().rows] == ["tổng vốn hạ tầng"]


def test_a_briefing_is_told_what_others_say_differently(told: Services) -> None:
    added = add_briefing(
        told,
        "2026-05-02",
        "Vĩnh Hải",
        figure("Tổng vốn hạ tầng", "80", "đồng", period="2025", magnitude="nghìn tỷ"),
        figure("GRDP", "9.4", period="2025"),
        figure("GRDP", "9.9", period="2025", subject="Thạch Nham"),
        confirm=False,
    )
    briefing = told.library.open(added)
    found = told.series.elsewhere(briefing)
    first, _, third = briefing.key_figures
    assert set(found) == {first.id, third.id}
    assert found[first.id].day == "2026-03-18"
    assert found[third.id].figure.value == "6.5"


def test_a_like_metric_of_the_same_unit_is_proposed(told: Services) -> None:
    series = told.series.open(GRDP)
    assert series is not None and series.question is not None
    assert (series.question.name, series.question.points) == ("tăng trưởng GRDP", 1)


def test_grouping_joins_everywhere_and_undo_parts_exactly(told: Services) -> None:
    before, listed = told.series.open(GRDP), told.series.listed()
    assert before is not None and before.question is not None
    change = told.series.group(GRDP, before.question.metric)
    assert change is not None and change.gesture is Gesture.GROUP_SERIES
    series = told.series.open(SeriesKey.of("tăng trưởng GRDP", "Vĩnh Hải", "%"))
    assert series is not None
    assert [p.figure.period for p in series.points] == ["2024", "2025", "2026-Q1", "2026"]
    assert series.listed.also == (("tăng trưởng grdp", "tăng trưởng GRDP"),)
    assert series.question is None
    assert names(told)[0] == ("GRDP", "Vĩnh Hải", 4)
    assert names(told, "tang truong")[0] == ("GRDP", "Vĩnh Hải", 4)
    told.library.undo(UndoLine.FIGURES)
    assert told.series.open(GRDP) == before
    assert told.series.listed() == listed
    told.library.redo(UndoLine.FIGURES)
    assert names(told)[0] == ("GRDP", "Vĩnh Hải", 4)


def test_a_refused_metric_is_not_proposed_again_until_undone(told: Services) -> None:
    assert told.series.refuse(GRDP, "tăng trưởng grdp") is not None
    series = told.series.open(GRDP)
    assert series is not None and series.question is None and series.listed.group is None
    told.library.undo(UndoLine.FIGURES)
    again = told.series.open(GRDP)
    assert again is not None and again.question is not None


def test_what_was_grouped_can_be_parted_and_is_not_proposed_then(told: Services) -> None:
    told.series.group(GRDP, "tăng trưởng grdp")
    assert told.series.ungroup(GRDP, "tăng trưởng grdp") is not None
    series = told.series.open(GRDP)
    assert series is not None and series.listed.points == 3 and series.question is None
    told.library.undo(UndoLine.FIGURES)
    assert names(told)[0][2] == 4


def test_grouping_twice_is_nothing(told: Services) -> None:
    assert told.series.group(GRDP, "tăng trưởng grdp") is not None
    assert told.series.group(GRDP, "tăng trưởng grdp") is None
    assert told.series.ungroup(GRDP, "khác") is None


def test_any_run_of_groupings_loses_nothing_and_undoes_exactly(services: Services) -> None:
    """Every figure stays in exactly one listed series, whatever is grouped; undoing all gives the first list back."""
    dice = random.Random(5)
    metrics = ["GRDP", "tăng trưởng GRDP", "tốc độ tăng GRDP", "thu ngân sách", "tổng thu ngân sách"]
    for number in range(6):
        said = [
            figure(dice.choice(metrics), str(dice.randint(1, 9)), period=str(2020 + number)) for _ in "abc"
        ]
        add_briefing(services, f"2026-01-0{number + 1}", dice.choice(["Vĩnh Hải", "Thạch Nham"]), *said)
    start = services.series.listed()
    total = sum(row.points for row in start.rows)
    assert total == 18
    done = 0
    for _ in range(60):
        row = dice.choice(services.series.listed().rows)
        other = SeriesKey.of(dice.choice(metrics), "", "").metric
        act = dice.choice([services.series.group, services.series.ungroup, services.series.refuse])
        done += act(row.key, other) is not None
        rows = services.series.listed().rows
        assert sum(each.points for each in rows) == total
        for each in rows:
            series = services.series.open(each.key)
            assert series is not None and len(series.points) == series.total == each.points
    assert done > 10
    for _ in range(done):
        assert services.library.undo(UndoLine.FIGURES) is not None
    assert services.series.listed() == start
    assert services.store.run(check).whole


def test_predecessors_are_taken_in_and_marked(told: Services) -> None:
    add_briefing(told, "2025-02-02", "tỉnh Hải Tầm", figure("GRDP", "1", period="2024"))
    add_briefing(told, "2025-02-02", "Hải Tầm", figure("GRDP", "6.8", period="2025"))
    assert told.series.predecessors("Vĩnh Hải") == ("Hải Tầm",)
    assert told.series.predecessors("nơi không có") == told.series.predecessors("") == ()
    series = told.series.open(GRDP, with_predecessors=True)
    assert series is not None and series.predecessors == ("Hải Tầm",)
    assert [p.subject for p in series.points if p.earlier] == ["Hải Tầm"]
    assert not series.contradictions
    assert series.total == 4


def test_long_series_keep_the_newest_periods(services: Services) -> None:
    for year in range(2000, 2010):
        add_briefing(services, f"{year + 1}-01-05", "Vĩnh Hải", figure("GRDP", "5", period=str(year)))
    series = services.series.open(GRDP, limit=4)
    assert series is not None
    assert (len(series.points), series.total) == (4, 10)
    assert series.points[0].figure.period == "2006"


def test_a_sketch_has_the_results_by_time(told: Services) -> None:
    sketch = told.series.sketches([GRDP])[GRDP]
    assert [value for _, value in sketch.points] == [8.2, 9.4]
    assert not sketch.contradictory


def test_matching_asks_metric_and_place_apart(told: Services) -> None:
    assert [row.subject for row in told.series.matching("grdp")] == ["Vĩnh Hải", "Thạch Nham", "Vĩnh Hải"]
    assert [row.metric for row in told.series.matching("GRDP", "thạch nham")] == ["GRDP"]
    assert told.series.matching("vĩnh hải") == []
