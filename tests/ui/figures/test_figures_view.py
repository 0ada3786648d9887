"""Figures over time in the real window, by mouse and keyboard."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from figure_articles import add_briefing, figure
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from briefing_app import i18n
from briefing_app.domain.series import SeriesKey
from briefing_app.ui.figures.chart import FigureChart
from briefing_app.ui.figures.contradiction_list import ContradictionList
from briefing_app.ui.figures.figures_view import FiguresView
from briefing_app.ui.figures.point_columns import Column, place
from briefing_app.ui.figures.source_link import SourceLink

LEFT = Qt.MouseButton.LeftButton
GRDP = SeriesKey.of("GRDP", "Vĩnh Hải", "%")


def rows(view: FiguresView) -> list[tuple[str, int]]:
    return [(row.metric, row.points) for row in view.column.model.rows]


def chart_of(view: FiguresView) -> FigureChart:
    chart = view.page.chart.chart
    assert chart is not None
    return chart


def press(driver, widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        driver.qtbot.keyClick(widget, key)
    driver.idle()


def opened_quote(driver) -> str:
    """Return the words that the review shows as selected, once the briefing is open."""
    driver.qtbot.waitUntil(lambda: driver.window.desk.current is not None, timeout=5000)
    assert driver.window.views.current is None
    return driver.window.desk.current.anchor.exact


def test_the_words_of_rows_further_down_follow(driver) -> None:
    services = driver.window.services
    for number in range(60):
        period = f"{2020 + number // 12}-{number % 12 + 1:02}"
        add_briefing(
            services, f"{period}-20", "Lâm Vân", figure("Lạm phát", f"{number % 7}.1", period=period)
        )
    view = driver.show()
    view.look_at(SeriesKey.of("Lạm phát", "Lâm Vân", "%"))
    driver.idle()
    driver.qtbot.waitUntil(lambda: not driver.window.jobs.busy, timeout=5000)
    points = view.page.table.points.points
    assert len(points) == 60
    assert all("Ngày làm việc" in (point.passage or "") for point in points)


def click_row(driver, view: FiguresView, row: int, column: Column) -> None:
    table = view.page.table
    rect = QRectF(table.visualRect(table.points.index(row)))
    (at,) = [each.rect.center().toPoint() for each in place(rect) if each.column is column]
    view.page._scroll.ensureWidgetVisible(table)
    driver.qtbot.mouseMove(table.viewport(), at)
    driver.qtbot.mouseClick(table.viewport(), LEFT, pos=at)
    driver.idle()


def choose(driver, view: FiguresView, button: QWidget, words: str) -> None:
    """Click a button and an entry of the menu that it opens."""
    driver.qtbot.mouseClick(button, LEFT)
    menu = view.page.menu
    assert menu is not None and menu.isVisible()
    (action,) = [action for action in menu.actions() if words in action.text()]
    driver.qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    menu.close()
    driver.idle()


def test_the_series_with_most_figures_is_shown_with_chart_and_table(view: FiguresView) -> None:
    assert rows(view) == [
        ("GRDP", 5),
        ("GRDP", 1),
        ("số dự án", 1),
        ("thu ngân sách", 1),
        ("tăng trưởng GRDP", 1),
    ]
    assert view.key == GRDP
    assert view.page.head.title == "GRDP"
    assert view.page.head.meta == "Vĩnh Hải · % · 5 figures, 2023 – 2026"
    assert [dot.y for dot in chart_of(view).dots] == [7.4, 8.2, 9.4, 9.1, 10]
    assert [dot.target for dot in chart_of(view).dots] == [False] * 4 + [True]
    assert [point.figure.value for point in view.page.table.points.points] == [
        "10",
        "9.1",
        "9.4",
        "8.2",
        "7.4",
    ]


def test_arrows_in_the_list_change_the_series(driver, view: FiguresView) -> None:
    assert view.column.list.hasFocus()
    press(driver, view.column.list, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert view.page.head.title == "Thu ngân sách"
    assert [dot.y for dot in chart_of(view).dots] == [41.6]
    press(driver, view.column.list, Qt.Key.Key_Up)
    assert view.page.head.title == "Số dự án"
    assert not view.page.contradictions.isVisible()


def test_a_click_in_the_list_changes_the_series(driver, view: FiguresView) -> None:
    at = view.column.list.visualRect(view.column.model.index(2)).center()
    driver.qtbot.mouseClick(view.column.list.viewport(), LEFT, pos=at)
    driver.idle()
    assert view.page.head.title == "Số dự án"


def test_the_filter_takes_words_without_diacritics(driver, view: FiguresView) -> None:
    driver.qtbot.keyClick(driver.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert view.column.field.hasFocus()
    driver.qtbot.keyClicks(view.column.field, "ngan sach")
    driver.qtbot.waitUntil(lambda: rows(view) == [("thu ngân sách", 1)])
    assert view.page.head.title == "GRDP", "what is looked at stays"
    press(driver, view.column.field, Qt.Key.Key_Down)
    assert view.column.list.hasFocus()
    assert view.page.head.title == "Thu ngân sách"
    driver.qtbot.keyClicks(view.column.field, " xyz")
    driver.qtbot.waitUntil(lambda: rows(view) == [])
    assert not view.column.list.isVisible()
    assert view.column._empty.text() == "No series matches “ngan sach xyz”."
    driver.qtbot.mouseClick(view.column._action, LEFT)
    driver.qtbot.waitUntil(lambda: len(rows(view)) == 5)


def test_the_chip_leaves_contradictory_series_alone(driver, view: FiguresView) -> None:
    driver.qtbot.mouseClick(view.column.contradictory, LEFT)
    driver.qtbot.waitUntil(lambda: rows(view) == [("GRDP", 5)])
    driver.qtbot.mouseClick(view.column.contradictory, LEFT)
    driver.qtbot.waitUntil(lambda: len(rows(view)) == 5)


def test_the_chart_is_walked_by_arrows_and_opens_quotes(driver, view: FiguresView) -> None:
    press(driver, view.column.list, Qt.Key.Key_Return)
    chart = chart_of(view)
    assert chart.hasFocus()
    press(driver, chart, Qt.Key.Key_Right)
    assert chart.told.splitlines()[0] == "2023 · actual: up 7.4%"
    press(driver, chart, Qt.Key.Key_Right)
    assert chart.told.splitlines() == ["2024 · actual: up 8.2%", "10 January 2025 · Tổng kết năm 2024"]
    assert view.page.table.currentIndex().row() == 3
    press(driver, chart, Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert chart.current is not None and chart.current.figure.value == "9.4"
    press(driver, chart, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert opened_quote(driver) == "GRDP là 7,4 %"


def test_a_click_on_a_dot_opens_its_quote_and_hovering_tells_it(driver, view: FiguresView) -> None:
    chart = chart_of(view)
    dot = next(dot for dot in chart.dots if dot.target)
    at = chart.place_of(dot.point.figure.id)
    assert at is not None
    driver.qtbot.mouseMove(chart, at.toPoint())
    driver.qtbot.waitUntil(lambda: chart.told.startswith("2026 · target: 10%"))
    driver.qtbot.mouseMove(chart, QPoint(3, 3))
    driver.qtbot.waitUntil(lambda: not chart.told)
    driver.qtbot.mouseClick(chart, LEFT, pos=at.toPoint())
    assert opened_quote(driver) == "GRDP là 10 %"


def test_a_row_is_selected_by_a_click_and_opened_by_its_source_twice_or_enter(
    driver, view: FiguresView
) -> None:
    click_row(driver, view, 1, Column.VALUE)
    chart = chart_of(view)
    assert chart.current is not None and chart.current.figure.value == "9.1"
    assert driver.window.views.current is view
    press(driver, view.page.table, Qt.Key.Key_Down)
    assert chart.current.figure.value == "9.4"
    press(driver, view.page.table, Qt.Key.Key_Return)
    assert opened_quote(driver) == "GRDP là 9,4 %"
    driver.window.views.show("figures")
    driver.idle()
    click_row(driver, view, 4, Column.SOURCE)
    driver.qtbot.waitUntil(lambda: driver.briefing.article.title == "Tổng kết năm 2023")


def test_a_contradiction_shows_both_quotes_and_leads_to_them(driver, view: FiguresView) -> None:
    found = view.page.contradictions
    assert isinstance(found, ContradictionList) and found.isVisible()
    (card,) = found.cards
    assert card.accessibleName() == "2025 (actual) has two values: up 9.1%, up 9.4%"
    links = card.findChildren(SourceLink)
    assert [link.text() for link in links] == [
        "18 March 2026 · Làm việc với Tỉnh ủy",
        "10 January 2026 · Tổng kết năm 2025",
    ]
    view.page._scroll.ensureWidgetVisible(card)
    driver.qtbot.mouseClick(links[1], LEFT)
    assert opened_quote(driver) == "GRDP là 9,4 %"


def test_everything_is_reached_by_tab_and_escape_leads_back_to_the_list(driver, view: FiguresView) -> None:
    seen: list[QWidget] = []
    for _ in range(40):
        driver.qtbot.keyClick(driver.window.focusWidget(), Qt.Key.Key_Tab)
        widget = driver.window.focusWidget()
        if widget in seen:
            break
        seen.append(widget)
    page, column = view.page, view.column
    links = page.contradictions.findChildren(SourceLink)
    wanted = [column.field, column.contradictory, page.group_button, page.export_button, page.head.former]
    for widget in [*wanted, page.strip.yes, page.strip.no, chart_of(view), *links, page.table]:
        assert widget in seen, widget
    page.table.setFocus()
    press(driver, page.table, Qt.Key.Key_Escape)
    assert column.list.hasFocus()


def test_grouping_is_offered_done_and_taken_back(driver, view: FiguresView) -> None:
    strip = view.page.strip
    assert strip.isVisible()
    asked = "Is “tăng trưởng GRDP” (1 figure) the same as “GRDP”?"
    assert strip.text == f"{asked} Grouping holds for all places."
    driver.qtbot.mouseClick(strip.yes, LEFT)
    driver.idle()
    assert rows(view)[0] == ("GRDP", 6) and len(rows(view)) == 4
    assert not strip.isVisible()
    assert [chip.text() for chip in view.page.head.grouped] == ["tăng trưởng GRDP"]
    driver.qtbot.keyClick(driver.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    driver.idle()
    assert rows(view)[0] == ("GRDP", 5) and strip.isVisible()
    driver.qtbot.keyClick(
        driver.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    driver.idle()
    assert rows(view)[0] == ("GRDP", 6)
    (chip,) = view.page.head.grouped
    driver.qtbot.mouseClick(chip, LEFT)
    driver.idle()
    assert rows(view)[0] == ("GRDP", 5)
    assert not strip.isVisible(), "what was taken out is not proposed again"


def test_a_proposal_can_be_declined(driver, view: FiguresView) -> None:
    driver.qtbot.mouseClick(view.page.strip.no, LEFT)
    driver.idle()
    assert not view.page.strip.isVisible()
    assert rows(view)[0] == ("GRDP", 5)
    driver.qtbot.keyClick(driver.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    driver.idle()
    assert view.page.strip.isVisible()


def test_any_metric_of_the_same_place_and_unit_can_be_grouped(driver, view: FiguresView) -> None:
    choose(driver, view, view.page.group_button, "Tăng trưởng GRDP")
    strip = view.page.strip
    assert strip.isVisible() and strip.yes.hasFocus()
    press(driver, strip.yes, Qt.Key.Key_Space)
    assert rows(view)[0] == ("GRDP", 6)


def test_what_a_picked_metric_means_elsewhere_is_said_before_it_is_grouped(driver, view: FiguresView) -> None:
    services = driver.window.services
    add_briefing(services, "2026-04-02", "Vĩnh Hải", *(figure("Tỷ lệ hộ nghèo", "2.1") for _ in "ab"))
    add_briefing(services, "2026-04-03", "Lâm Vân", figure("Tỷ lệ hộ nghèo", "9.4"))
    view.refresh()
    driver.idle()
    driver.qtbot.mouseClick(view.page.group_button, LEFT)
    menu = view.page.menu
    assert [action.text() for action in menu.actions()] == ["Tăng trưởng GRDP (1)", "", "Tỷ lệ hộ nghèo (2)"]
    menu.close()
    choose(driver, view, view.page.group_button, "Tỷ lệ hộ nghèo")
    strip, before = view.page.strip, rows(view)
    assert "in 1 other one, too, “Tỷ lệ hộ nghèo” becomes “GRDP”" in strip.text
    assert rows(view) == before, "nothing is grouped before that was read"
    driver.qtbot.mouseClick(strip.no, LEFT)
    driver.idle()
    assert rows(view) == before
    assert strip.text.startswith("Is “tăng trưởng GRDP”"), "what the series itself proposes is asked again"


def test_the_head_takes_a_grouping_back_and_brings_it_again(driver, view: FiguresView) -> None:
    driver.qtbot.mouseClick(view.page.strip.yes, LEFT)
    driver.idle()
    assert rows(view)[0] == ("GRDP", 6)
    driver.qtbot.mouseClick(view.page.undo_button, LEFT)
    driver.idle()
    assert rows(view)[0] == ("GRDP", 5)
    driver.qtbot.mouseClick(view.page.redo_button, LEFT)
    driver.idle()
    assert rows(view)[0] == ("GRDP", 6)


def test_a_contradiction_quotes_sentences_with_the_value_marked(view: FiguresView) -> None:
    (card,) = view.page.contradictions.cards
    quotes = [label.text() for label in card.findChildren(QLabel) if label.text().startswith("“")]
    assert quotes == [
        "“<u>GRDP là 9,1 %</u>.”",
        "“<u>GRDP là 9,4 %</u>.”",
    ]


def test_predecessors_are_included_by_a_chip_that_says_so(driver, view: FiguresView) -> None:
    chip = view.page.head.former
    assert chip.isVisible() and chip.text() == "Include the former Hải Tầm"
    driver.qtbot.mouseClick(chip, LEFT)
    driver.idle()
    assert chip.isChecked() and chip.text() == "Includes the former Hải Tầm"
    assert [dot.point.subject for dot in chart_of(view).dots if dot.point.earlier] == ["Hải Tầm"]
    assert view.page.head.meta.startswith("Vĩnh Hải · % · 6 figures")
    driver.qtbot.mouseClick(chip, LEFT)
    driver.idle()
    assert len(chart_of(view).dots) == 5
    press(driver, view.column.list, Qt.Key.Key_Down)
    assert not chip.isVisible()


def test_the_chart_is_copied_as_an_image(driver, view: FiguresView) -> None:
    choose(driver, view, view.page.export_button, "image")
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (1920, 880)
    colours = {image.pixelColor(x, y).name() for x in range(100, 1900, 7) for y in range(200, 780, 3)}
    assert "#a86a00" in colours


@pytest.fixture
def saved_as(monkeypatch: pytest.MonkeyPatch):
    """Return what makes the file dialog answer with a path."""

    def answer(path: Path | None) -> None:
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_: (str(path) if path is not None else "", "")
        )

    return answer


def test_the_chart_is_saved_as_svg(driver, view: FiguresView, saved_as, tmp_path: Path) -> None:
    saved_as(tmp_path / "GRDP.svg")
    choose(driver, view, view.page.export_button, "SVG")
    data = (tmp_path / "GRDP.svg").read_text("utf-8")
    assert QSvgRenderer(str(tmp_path / "GRDP.svg")).isValid()
    assert "GRDP" in data and "2024" in data and "<image" not in data


def test_the_table_is_saved_as_csv_and_never_over_a_file_not_asked_about(
    driver, view: FiguresView, saved_as, tmp_path: Path
) -> None:
    (tmp_path / "bang.csv").write_text("cũ", "utf-8")
    saved_as(tmp_path / "bang")
    choose(driver, view, view.page.export_button, "CSV")
    assert (tmp_path / "bang.csv").read_text("utf-8") == "cũ"
    text = (tmp_path / "bang 2.csv").read_text("utf-8-sig")
    lines = list(csv.DictReader(text.splitlines()))
    assert [line["value"] for line in lines] == ["7.4", "8.2", "9.4", "9.1", "10"]
    saved_as(None)
    choose(driver, view, view.page.export_button, "CSV")
    assert len(list(tmp_path.glob("*.csv"))) == 2


def test_the_table_is_saved_with_the_points_that_were_not_shown(
    driver, view: FiguresView, saved_as, tmp_path: Path
) -> None:
    short = view.tools.services.series.open(GRDP, limit=2)
    assert short is not None
    view.page.show_series(short)
    assert view.page.head.meta.endswith("the newest 2 are shown")
    saved_as(tmp_path / "bang.csv")
    choose(driver, view, view.page.export_button, "CSV")
    assert len((tmp_path / "bang.csv").read_text("utf-8-sig").splitlines()) == 1 + 5


def test_an_empty_library_says_why_and_what_to_do(empty) -> None:
    view = empty.show()
    assert not view.column.list.isVisible()
    assert "line up here" in view.column._empty.text()
    assert view.page.series is None and not view.page.export_button.isVisible()
    empty.window.views.show_briefings()
    empty.window.opening.files(
        [empty.write("bai.txt", " date 2026-03-18 Tin\n\nThân bài về tỉnh Vĩnh Hải.\n")]
    )
    empty.idle()
    view = empty.show()
    empty.qtbot.mouseClick(view.column._action, LEFT)
    empty.qtbot.waitUntil(lambda: empty.window.views.current is None)


def test_another_view_can_lead_to_a_series(driver, view: FiguresView) -> None:
    key = SeriesKey.of("Thu ngân sách", "vĩnh hải", "đồng")
    driver.window.views.show("figures", key)
    driver.idle()
    assert view.page.head.title == "Thu ngân sách"
    assert view.column.list.currentIndex().row() == view.column.model.row_of(key) == 3


def test_figures_confirmed_meanwhile_are_there_when_the_view_comes_back(driver, view: FiguresView) -> None:
    driver.window.views.show_briefings()
    driver.fill()
    driver.window.views.show("figures")
    driver.idle()
    assert rows(view)[0] == ("GRDP", 10)
    assert len(chart_of(view).dots) == 10


def test_the_view_speaks_another_language_at_once(driver, view: FiguresView) -> None:
    i18n.use("vi")
    view.retranslate()
    asked = "Gộp “tăng trưởng GRDP” (1 số liệu) với “GRDP”?"
    assert view.page.strip.text == f"{asked} Gộp có hiệu lực ở mọi nơi."
    assert view.page.head.meta == "Vĩnh Hải · % · 5 số liệu, 2023 – 2026"
    chart = chart_of(view)
    chart.setFocus()
    press(driver, chart, Qt.Key.Key_Home)
    assert chart.told.splitlines()[0] == "2023 · thực hiện: tăng 7,4%"


def test_the_view_follows_the_theme(driver, view: FiguresView, theme) -> None:
    from briefing_app.ui.theme import Scheme

    theme.set_scheme(Scheme.DARK)
    image = view.page.grab().toImage()
    assert image.pixelColor(4, image.height() - 4).lightness() < 60
    theme.set_scheme(Scheme.LIGHT)


def test_the_library_of_the_chart_is_loaded_by_the_view_alone() -> None:
    import subprocess
    import sys

    code = (
        "import sys; import briefing_app.ui.main_window, briefing_app.ui.figures.figures_view;"
        "sys.exit(any(m in sys.modules for m in ('pyqtgraph', 'numpy')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
