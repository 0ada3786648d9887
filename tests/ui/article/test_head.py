"""Title, date, place and source, edited in place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from briefing_app import i18n

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def edits(pane) -> list[dict]:
    found: list[dict] = []
    pane.head_edited.connect(found.append)
    return found


@pytest.fixture
def type_into(type_text):
    def type_into(field, text: str) -> None:
        field.selectAll()
        type_text(field, text)

    return type_into


def column_point(pane, x: int, y: int) -> QPoint:
    return QPoint(pane.view.column[0] + x, y)


def test_the_dateline_speaks_the_language(pane) -> None:
    assert pane.head.words.dateline == "Wednesday 18 March 2026  ·  Vĩnh Hải  ·  Bản tin mẫu"
    i18n.use("vi")
    pane.retranslate()
    assert pane.head.words.dateline == "Thứ Tư 18/3/2026  ·  Vĩnh Hải  ·  Bản tin mẫu"


def test_a_click_on_the_title_edits_it(pane, edits, type_into) -> None:
    QTest.mouseClick(pane.head, LEFT, pos=column_point(pane, 60, 70))
    form = pane.head.form
    assert form.title.hasFocus()
    type_into(form.title, "Tiêu  đề mới")
    QTest.keyClick(form.title, Qt.Key.Key_Return)
    assert edits == [{"title": "Tiêu đề mới"}]
    assert pane.head.form is None
    assert pane.view.hasFocus()


@pytest.mark.parametrize(("x", "field"), [(4, "date"), (185, "place"), (260, "source")])
def test_a_click_on_the_dateline_edits_what_was_clicked(pane, x: int, field: str) -> None:
    QTest.mouseClick(pane.head, LEFT, pos=column_point(pane, x, 38))
    assert pane.head.form.fields[field].hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_keys_edit_it_too(type_into, pane, edits, key: Qt.Key) -> None:
    QTest.keyClick(pane.view, Qt.Key.Key_Tab)
    assert pane.head.hasFocus()
    assert pane.head.pencil.isVisible()
    QTest.keyClick(pane.head, key)
    form = pane.head.form
    assert form.title.hasFocus()
    QTest.keyClick(form.title, Qt.Key.Key_Tab)
    assert form.fields["date"].hasFocus()
    type_into(form.fields["date"], "19/3/2026")
    QTest.keyClick(form.fields["date"], Qt.Key.Key_Tab)
    type_into(form.fields["place"], "Thạch Nham")
    QTest.keyClick(form.fields["place"], Qt.Key.Key_Return)
    assert edits == [{"date": "2026-03-19", "place": "Thạch Nham"}]


def test_the_pencil_edits(pane) -> None:
    QTest.mouseMove(pane.head, column_point(pane, 60, 70))
    assert pane.head.pencil.isVisible()
    QTest.mouseClick(pane.head.pencil, LEFT)
    assert pane.head.form is not None


def test_escape_reverts(type_into, pane, edits) -> None:
    pane.edit_head("source")
    field = pane.head.form.fields["source"]
    type_into(field, "khác")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert edits == []
    assert pane.head.form is None
    assert pane.head.words.dateline.endswith("Bản tin mẫu")


def test_nothing_changed_is_no_edit(pane, edits) -> None:
    pane.edit_head("date")
    QTest.keyClick(pane.head.form.fields["date"], Qt.Key.Key_Return)
    assert edits == []
    assert pane.head.form is None


def test_emptied_fields_become_none(pane, edits) -> None:
    pane.edit_head("date")
    for field in pane.head.form.fields.values():
        field.clear()
    QTest.keyClick(pane.head.form.fields["date"], Qt.Key.Key_Return)
    assert edits == [{"date": None, "place": None, "source": None}]


def test_a_wrong_date_is_said_and_kept(type_into, pane, edits) -> None:
    pane.edit_head("date")
    form = pane.head.form
    type_into(form.fields["date"], "31/2/2026")
    QTest.keyClick(form.fields["date"], Qt.Key.Key_Return)
    assert edits == []
    assert form.problem.text() == "“31/2/2026” is no date: write day/month/year, like 18/3/2026."
    assert form.problem.isVisible()
    assert form.fields["date"].property("invalid") == "true"
    type_into(form.fields["date"], "1/3/2026")
    assert not form.problem.isVisible()
    QTest.keyClick(form.fields["date"], Qt.Key.Key_Return)
    assert edits == [{"date": "2026-03-01"}]


def test_an_empty_title_is_said(pane, edits) -> None:
    pane.edit_head()
    form = pane.head.form
    form.title.clear()
    QTest.keyClick(form.title, Qt.Key.Key_Return)
    assert form.problem.text().startswith("The title cannot be empty")
    assert form.title.hasFocus()
    assert edits == []


def test_leaving_the_form_commits(type_into, qtbot, pane, edits) -> None:
    pane.edit_head("place")
    type_into(pane.head.form.fields["place"], "Thạch Nham")
    pane.view.setFocus()
    qtbot.waitUntil(lambda: edits == [{"place": "Thạch Nham"}])
    assert pane.view.hasFocus()


def test_finish_editing_commits(type_into, pane, edits) -> None:
    pane.edit_head("place")
    type_into(pane.head.form.fields["place"], "Thạch Nham")
    pane.finish_editing()
    assert edits == [{"place": "Thạch Nham"}]
    pane.finish_editing()
    assert len(edits) == 1


def test_the_words_move_down_for_the_form_and_back(pane, middle, qtbot) -> None:
    before = middle("Sáng nay").y()
    pane.edit_head()
    qtbot.waitUntil(lambda: middle("Sáng nay").y() > before + 20)
    form = pane.head.form
    assert form.geometry().bottom() < middle("Sáng nay").y() - 14
    QTest.keyClick(form.title, Qt.Key.Key_Escape)
    assert middle("Sáng nay").y() == before


def test_new_fields_of_the_same_briefing_are_shown_at_once(pane, briefing) -> None:
    pane.view.verticalScrollBar().setValue(10)
    article = replace(briefing.article, place="Thạch Nham", date=None)
    pane.show_briefing(replace(briefing, article=article))
    assert pane.head.words.dateline == "Thạch Nham  ·  Bản tin mẫu"


def test_a_title_of_ten_thousand_characters_is_cut(pane, briefing) -> None:
    article = replace(briefing.article, title="Rất dài 🌊 " * 1000)
    pane.show_briefing(replace(briefing, article=article))
    assert len(pane.head.words.lines) == 6
    assert pane.head.words.lines[-1].endswith("…")
    assert pane.head.height() < 400


def test_a_text_that_is_all_title_is_not_cut_by_looking_at_it(pane, briefing, edits) -> None:
    text = "Một dòng không hết " * 30_000
    pane.show_briefing(
        replace(
            briefing, id="line", article=replace(briefing.article, text=text, title=text.strip()), items=()
        )
    )
    assert pane.view.toPlainText().startswith("Một dòng")
    pane.edit_head()
    QTest.keyClick(pane.head.form.title, Qt.Key.Key_Return)
    assert edits == []


def test_the_form_takes_undo_keys_of_its_own_fields_only(type_into, pane) -> None:
    pane.edit_head("place")
    field = pane.head.form.fields["place"]
    type_into(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "Vĩnh Hải"


def test_a_neighbour_can_take_the_focus(type_into, qtbot, pane, edits) -> None:
    """Committing by a click elsewhere leaves the focus where the click was."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    field = QLineEdit()
    column.addWidget(pane)
    column.addWidget(field)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    pane.edit_head("place")
    type_into(pane.head.form.fields["place"], "Thạch Nham")
    QTest.mouseClick(field, LEFT)
    qtbot.waitUntil(lambda: edits == [{"place": "Thạch Nham"}])
    assert QApplication.focusWidget() is field
    pane.setParent(None)
