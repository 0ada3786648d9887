"""What the mouse does in the article."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from briefing_app.domain.item import ItemKind

LEFT = Qt.MouseButton.LeftButton


def click(pane, at: QPoint) -> None:
    QTest.mouseClick(pane.view.viewport(), LEFT, pos=at)


def move(pane, at: QPoint) -> None:
    QTest.mouseMove(pane.view.viewport(), at)
    QApplication.sendPostedEvents()


def drag(pane, start: QPoint, end: QPoint) -> None:
    viewport = pane.view.viewport()
    QTest.mousePress(viewport, LEFT, pos=start)
    QTest.mouseMove(viewport, (start + end) / 2)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, LEFT, pos=end)


def menu_texts(pane, at: QPoint) -> list[str]:
    pane.view.customContextMenuRequested.emit(at)
    menu = next(child for child in pane.findChildren(QMenu) if child.isVisible())
    texts = [action.text().split("\t")[0] for action in menu.actions() if not action.isSeparator()]
    menu.close()
    return texts


def test_a_click_on_words_selects_their_item(pane, middle, qtbot) -> None:
    with qtbot.waitSignal(pane.item_selected) as signal:
        click(pane, middle("Mạc Thu Yến"))
    assert signal.args == ["yen"]


def test_a_click_beside_an_item_selects_nothing(pane, middle, qtbot) -> None:
    with qtbot.assertNotEmitted(pane.item_selected):
        click(pane, middle("chủ trì"))
        click(pane, QPoint(5, 300))


def test_a_second_click_goes_to_the_item_around(pane, middle) -> None:
    seen: list[str] = []
    pane.item_selected.connect(seen.append)
    at = middle("12.000")
    for _ in range(3):
        click(pane, at)
        pane.set_selected(seen[-1], reveal=False)
    assert seen == ["houses", "build", "houses"]


def test_a_double_click_opens_the_item(pane, middle, qtbot) -> None:
    pane.item_selected.connect(lambda found: pane.set_selected(found, reveal=False))
    at = middle("12.000")
    click(pane, at)
    with qtbot.waitSignal(pane.item_opened) as signal:
        QTest.mouseDClick(pane.view.viewport(), LEFT, pos=at)
    assert signal.args == ["houses"]
    assert pane.selected_span() is None
    assert pane.view.lit.selected == "houses"


def test_a_double_click_elsewhere_selects_the_word(pane, middle, span) -> None:
    QTest.mouseDClick(pane.view.viewport(), LEFT, pos=middle("nghèo"))
    assert pane.selected_span() == span("nghèo")


def test_dragging_selects_words_and_shows_the_bar_when_let_go(pane, middle, qtbot) -> None:
    start, end = middle("Tỷ lệ"), middle("nghèo")
    with qtbot.waitSignal(pane.selection_changed) as signal:
        drag(pane, start, end)
    assert signal.args == [True]
    span = pane.selected_span()
    assert span is not None
    assert "hộ" in pane.view.positions.text[slice(*span)]
    qtbot.waitUntil(pane.selection_bar.isVisible)


def test_dragging_over_an_item_does_not_select_it(pane, middle, qtbot) -> None:
    with qtbot.assertNotEmitted(pane.item_selected):
        drag(pane, middle("tăng"), middle("ngân sách"))


def test_the_bar_stands_eight_above_the_words(pane, span, qtbot) -> None:
    pane.select_span(*span("mở rộng"))
    qtbot.waitUntil(pane.selection_bar.isVisible)
    found = pane.view.positions.span_in_document(*span("mở rộng"))
    words = pane.view.places.span_rects(*found)[0].toAlignedRect()
    words.moveTopLeft(pane.view.viewport().mapTo(pane, words.topLeft()))
    card = pane.selection_bar.card().toAlignedRect().translated(pane.selection_bar.pos())
    assert card.height() == 40
    assert abs(words.top() - card.bottom() - 8) <= 2


def test_a_click_on_the_bar_makes_an_item_and_keeps_focus_and_words(pane, span, qtbot) -> None:
    pane.select_span(*span("mở rộng"))
    for button, kind in zip(pane.selection_bar.buttons, ItemKind, strict=False):
        with qtbot.waitSignal(pane.add_requested) as signal:
            QTest.mouseClick(button, LEFT)
        assert signal.args == [kind]
        assert isinstance(signal.args[0], ItemKind)
    assert pane.view.hasFocus()
    assert pane.selected_span() == span("mở rộng")


def test_the_bar_extends_to_the_sentence(pane, span) -> None:
    pane.select_span(*span("thu ngân"))
    QTest.mouseClick(pane.selection_bar.buttons[-1], LEFT)
    start, end = pane.selected_span()
    assert pane.view.positions.text[start:end].startswith("Năm 2025 🌊")
    assert pane.view.positions.text[start:end].endswith("nghìn tỷ đồng.")


def test_the_bar_hides_when_its_words_are_scrolled_away(pane, span, qtbot) -> None:
    pane.resize(690, 200)
    pane.reveal_span(*span("Sáng nay"))
    pane.select_span(*span("Sáng nay"))
    qtbot.waitUntil(pane.selection_bar.isVisible)
    pane.view.verticalScrollBar().setValue(pane.view.verticalScrollBar().maximum())
    assert not pane.selection_bar.isVisible()
    pane.reveal_span(*span("Sáng nay"))
    assert pane.selection_bar.isVisible()


def test_hovering_shows_a_hand_and_lights_the_item(pane, middle) -> None:
    move(pane, middle("41,6"))
    assert pane.view.lit.hovered == "budget"
    assert pane.view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    move(pane, middle("thu ngân"))
    assert pane.view.lit.hovered is None
    assert pane.view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor
    move(pane, middle("41,6"))
    QApplication.sendEvent(pane.view.viewport(), QEvent(QEvent.Type.Leave))
    assert pane.view.lit.hovered is None


def test_a_tooltip_names_kind_state_rule_and_what_is_doubtful(pane, middle) -> None:
    pane.set_warnings({"yen": "Another office than on 12 February."})
    at = middle("Mạc Thu")
    event = QHelpEvent(QEvent.Type.ToolTip, at, pane.view.viewport().mapToGlobal(at))
    QApplication.sendEvent(pane.view.viewport(), event)
    assert (
        QToolTip.text()
        == "Attendee · suggested · uncertain\nRule: names\nAnother office than on 12 February."
    )
    QToolTip.hideText()


def test_the_triangle_selects_the_item_that_it_warns_of(pane, middle, qtbot) -> None:
    pane.set_warnings({"budget": "Differs."})
    left, width = pane.view.column
    with qtbot.waitSignal(pane.item_selected) as signal:
        click(pane, QPoint(left + width + 22, middle("41,6").y()))
    assert signal.args == ["budget"]


def test_ctrl_and_wheel_zoom_by_steps(pane, qtbot) -> None:
    def wheel(delta: int, modifiers: Qt.KeyboardModifier) -> None:
        at = QPointF(200, 300)
        event = QWheelEvent(
            at,
            pane.view.viewport().mapToGlobal(at),
            QPoint(),
            QPoint(0, delta),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(pane.view.viewport(), event)

    with qtbot.waitSignal(pane.zoom_changed) as signal:
        wheel(120, Qt.KeyboardModifier.ControlModifier)
    assert signal.args == [18]
    wheel(-240, Qt.KeyboardModifier.ControlModifier)
    assert pane.zoom == 16
    pane.resize(690, 200)
    wheel(-120, Qt.KeyboardModifier.NoModifier)
    assert pane.zoom == 16
    assert pane.view.verticalScrollBar().value() > 0


def test_the_menu_offers_what_makes_sense(pane, middle, span) -> None:
    assert menu_texts(pane, middle("chủ trì")) == ["Copy", "Find in the article"]
    assert menu_texts(pane, middle("41,6")) == ["Edit the item", "Copy", "Find in the article"]
    pane.select_span(*span("mở rộng"))
    pane.set_selected("budget", reveal=False)
    assert menu_texts(pane, middle("mở rộng")) == [
        "Make an attendee of the words",
        "Make a figure of the words",
        "Make a directive of the words",
        "Extend to the sentence",
        "Anchor the current item to the words",
        "Copy",
        "Find in the article",
    ]


def test_the_menu_does_what_it_says(pane, middle, span, qtbot) -> None:
    pane.select_span(*span("mở rộng"))
    pane.set_selected("budget", reveal=False)
    pane.view.customContextMenuRequested.emit(middle("mở rộng"))
    menu = next(child for child in pane.findChildren(QMenu) if child.isVisible())
    by_text = {action.text().split("\t")[0]: action for action in menu.actions()}
    with qtbot.waitSignal(pane.add_requested) as signal:
        by_text["Make a figure of the words"].trigger()
    assert signal.args == [ItemKind.KEY_FIGURE]
    with qtbot.waitSignal(pane.reanchor_requested):
        by_text["Anchor the current item to the words"].trigger()
    by_text["Extend to the sentence"].trigger()
    pane.select_span(*span("mở rộng"))
    by_text["Copy"].trigger()
    assert QApplication.clipboard().text() == "mở rộng"
    by_text["Find in the article"].trigger()
    assert pane.find_bar.query == "mở rộng"
    menu.close()


def test_the_menu_opens_the_item_under_the_pointer(pane, middle, qtbot) -> None:
    pane.view.customContextMenuRequested.emit(middle("41,6"))
    menu = next(child for child in pane.findChildren(QMenu) if child.isVisible())
    with qtbot.waitSignal(pane.item_opened) as signal:
        menu.actions()[0].trigger()
    assert signal.args == ["budget"]
    menu.close()


def test_files_dragged_over_the_article_are_left_to_the_window(pane) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/a.txt")])
    event = QDragEnterEvent(
        QPoint(200, 300), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier
    )
    assert not pane.view.acceptDrops()
    assert not pane.view.viewport().acceptDrops()
    QApplication.sendEvent(pane.view.viewport(), event)
    assert not event.isAccepted()
