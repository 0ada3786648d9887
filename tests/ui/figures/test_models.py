"""The models keep Qt's contract, whatever is put into them."""

from __future__ import annotations

from dataclasses import replace

from figure_articles import figure
from PySide6.QtTest import QAbstractItemModelTester

from briefing_app.domain.series import ListedSeries, SeriesKey, SeriesPoint, Sketch
from briefing_app.ui.figures.point_model import DOUBTFUL, POINT, PointModel
from briefing_app.ui.figures.series_model import SERIES, SKETCH, SeriesModel

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def listed(number: int, *, also: tuple[tuple[str, str], ...] = ()) -> ListedSeries:
    key = SeriesKey(f"chỉ tiêu {number}", "vĩnh hải", "%")
    return ListedSeries(
        key=key, metric=f"chỉ tiêu {number}", subject="Vĩnh Hải", unit="%", points=9 - number, also=also
    )


def test_series(qapp) -> None:
    model = SeriesModel()
    tester = QAbstractItemModelTester(model, FATAL)
    model.show([listed(n) for n in range(5)])
    model.extend([listed(n) for n in range(5, 8)])
    assert model.rowCount() == 8
    first = model.index(0)
    assert model.data(first, SERIES) == listed(0)
    assert model.data(first, SKETCH) is None
    assert "Chỉ tiêu 0" in model.data(first) and "Vĩnh Hải" in model.data(first)
    keys = model.without_sketch(0, 2)
    sketch = Sketch(((1.0, 2.0), (2.0, 3.0)), contradictory=True)
    model.take_sketches(dict.fromkeys(keys, sketch))
    assert model.data(first, SKETCH) == sketch
    assert model.without_sketch(0, 2) == []
    model.show([listed(0), replace(listed(1), points=3), listed(2)])
    assert model.data(model.index(0), SKETCH) == sketch
    assert model.data(model.index(1), SKETCH) is None, "a series that changed is sketched anew"
    model.show([])
    assert model.rowCount() == 0
    del tester


def test_a_grouped_name_leads_to_its_series(qapp) -> None:
    model = SeriesModel()
    model.show([listed(0), listed(1, also=(("tên khác", "Tên khác"),))])
    assert model.row_of(SeriesKey("tên khác", "vĩnh hải", "%")) == 1
    assert model.row_of(SeriesKey("tên khác", "nơi khác", "%")) == -1


def test_points(qapp) -> None:
    model = PointModel()
    tester = QAbstractItemModelTester(model, FATAL)
    points = [
        SeriesPoint(
            figure=figure("GRDP", str(n), period=str(2020 + n)),
            briefing_id=f"{n:032x}",
            title=f"Bài {n}",
            source=None,
            day="2026-01-01",
            subject="Vĩnh Hải",
        )
        for n in range(4)
    ]
    model.show(points, frozenset({points[1].figure.id}))
    assert [point.title for point in model.points] == ["Bài 3", "Bài 2", "Bài 1", "Bài 0"]
    assert model.data(model.index(0), POINT) is points[3]
    assert [model.data(model.index(n), DOUBTFUL) for n in range(4)] == [False, False, True, False]
    assert "2023" in model.data(model.index(0)) and "Bài 3" in model.data(model.index(0))
    assert model.row_of(points[0].figure.id) == 3
    assert model.row_of("nothing") == -1
    model.show([], frozenset())
    del tester
