from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QColor, QHelpEvent, QInputMethodEvent, QTextCursor, QTextDocument, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from briefing_app.domain.briefing import Briefing
from briefing_app.exchange.brief_html import brief_html
from briefing_app.exchange.markdown_brief import brief_markdown
from briefing_app.ui.preview.brief_page import WIDTH, BriefPage, paper_colour
from briefing_app.ui.preview.brief_printing import brief_document, print_to
from briefing_app.ui.theme import Scheme, Theme


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, briefing: Briefing) -> BriefPage:
    """A page on the screen, with a brief."""
    made = BriefPage(theme)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show_brief(brief_html(brief_markdown(briefing, "vi")))
    made.show()
    return made


def link_place(page: BriefPage, number: int) -> QPoint:
    """Return where a footnote number stands in the viewport."""
    view = page.view
    cursor = QTextCursor(view.document())
    while not cursor.atEnd():
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        if cursor.charFormat().anchorHref() == f"#fn:{number}":
            rect = view.cursorRect(cursor)
            left = QTextCursor(cursor)
            left.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
            before = view.cursorRect(left)
            return QPoint((before.x() + rect.x()) // 2, rect.center().y())
    raise AssertionError(f"no footnote {number}")


def test_words_of_the_brief_are_shown(page: BriefPage) -> None:
    text = page.view.toPlainText()
    for words in (
        "Bản tóm tắt · 3/2/2026 · Thạch Nham",
        "Đỗ Hữu Khải",
        "Chưa duyệt:",
        "“Tổng vốn 85 nghìn tỷ đồng.”",
    ):
        assert words in text


def test_page_stands_in_the_middle(page: BriefPage) -> None:
    paper = page.view.paper()
    assert paper.width() == WIDTH
    assert abs(paper.center().x() - page.view.viewport().width() / 2) <= 1
    first = page.view.cursorRect(QTextCursor(page.view.document()))
    assert abs(first.x() - (paper.x() + 60)) <= 1
    page.resize(500, 400)
    assert page.view.paper().width() == page.view.viewport().width() - 24
    assert page.view.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_paper_and_desk_have_the_colours_of_the_theme(page: BriefPage, theme: Theme, scheme: Scheme) -> None:
    theme.set_scheme(scheme)
    image = page.grab().toImage()
    ratio = image.devicePixelRatio()
    paper = page.view.paper()
    inside = (paper.topLeft() + QPointF(20, 20)) * ratio
    assert image.pixelColor(inside.toPoint()) == paper_colour(theme)
    assert image.pixelColor(round(4 * ratio), round(4 * ratio)) == theme.color("window")
    if scheme is Scheme.LIGHT:
        assert paper_colour(theme) == QColor("white")


def test_hidden_page_takes_the_theme_when_it_is_seen_again(page: BriefPage, theme: Theme) -> None:
    page.hide()
    document = page.view.document()
    theme.set_scheme(Scheme.DARK)
    assert page.view.document() is document
    page.show()
    assert page.view.document() is not document
    colour = page.view.document().begin().next().next().charFormat().foreground().color()
    assert colour.name() == theme.hex("text").lower()


@pytest.mark.parametrize("number", [1, 2, 3])
def test_click_on_a_footnote_number_says_which(page: BriefPage, qtbot: QtBot, number: int) -> None:
    place = link_place(page, number)
    assert page.view.anchorAt(place) == f"#fn:{number}"
    with qtbot.waitSignal(page.footnote_clicked, timeout=2000) as caught:
        qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert caught.args == [number]


def test_footnote_is_reached_by_keyboard(page: BriefPage, qtbot: QtBot) -> None:
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Tab)
    with qtbot.waitSignal(page.footnote_clicked, timeout=2000) as caught:
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert caught.args == [1]


def test_quote_is_the_tooltip_of_its_number(page: BriefPage) -> None:
    place = link_place(page, 2)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, place, page.view.viewport().mapToGlobal(place))
    assert page.view.viewportEvent(event)
    assert QToolTip.text() == "<qt>“Tổng vốn 85 nghìn tỷ đồng.”</qt>"
    elsewhere = QPoint(5, 5)
    page.view.viewportEvent(QHelpEvent(QHelpEvent.Type.ToolTip, elsewhere, page.view.mapToGlobal(elsewhere)))


def test_new_brief_keeps_the_place(page: BriefPage, briefing: Briefing) -> None:
    page.resize(900, 300)
    bar = page.view.verticalScrollBar()
    assert bar.maximum() > 200
    assert bar.value() == 0
    bar.setValue(150)
    page.show_brief(brief_html(brief_markdown(briefing, "en")))
    assert "Not yet reviewed:" in page.view.toPlainText()
    assert bar.value() == 150


def test_columns_are_shared_out_anew_on_a_page_of_another_width(page: BriefPage, qtbot: QtBot) -> None:
    before = page.view.document()
    page.resize(560, 500)
    qtbot.waitUntil(lambda: page.view.document() is not before, timeout=2000)
    assert page.view.horizontalScrollBar().maximum() == 0
    assert "Đỗ Hữu Khải" in page.view.toPlainText()


def test_same_brief_is_not_set_again(page: BriefPage) -> None:
    document = page.view.document()
    page.show_brief(page.html)
    assert page.view.document() is document


def test_nothing_is_loaded(page: BriefPage, theme: Theme, tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    page.grab().save(str(picture))
    sheet = tmp_path / "a.css"
    sheet.write_text("p { color: #ff0000 }")
    page.show_brief(
        f'<p>x</p><img src="{picture.as_uri()}"/><img src="{picture}"/>'
        f'<link rel="stylesheet" href="{sheet.as_uri()}"/><style>@import url({sheet.as_uri()});</style>'
    )
    for kind, name in (
        (QTextDocument.ResourceType.ImageResource, picture.as_uri()),
        (QTextDocument.ResourceType.StyleSheetResource, sheet.as_uri()),
    ):
        found = page.view.document().resource(kind.value, QUrl(name))
        if kind is QTextDocument.ResourceType.ImageResource:
            assert found.size().width() <= 1
        else:
            assert not found or found.isEmpty()
    assert page.view.document().size().height() < 400
    colour = page.view.document().begin().begin().fragment().charFormat().foreground().color()
    assert colour.name() == theme.hex("text").lower()


def test_input_method_and_zoom_change_nothing(page: BriefPage) -> None:
    before = page.view.toPlainText()
    event = QInputMethodEvent()
    event.setCommitString("ạ")
    QApplication.sendEvent(page.view, event)
    place = QPointF(300, 200)
    wheel = QWheelEvent(
        place, place, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(page.view.viewport(), wheel)
    assert page.view.toPlainText() == before
    assert page.view.document().defaultFont().pixelSize() == 14


def test_words_can_be_selected_and_copied(page: BriefPage, qtbot: QtBot) -> None:
    page.view.setFocus()
    page.view.selectAll()
    assert "Đỗ Hữu Khải" in page.view.textCursor().selectedText()


def test_hundred_rows_fit(page: BriefPage) -> None:
    rows = "".join(f"<tr><td>Tên {number}</td><td>Chức vụ</td></tr>" for number in range(100))
    page.show_brief(f"<table><tbody>{rows}</tbody></table>")
    assert page.view.verticalScrollBar().maximum() > 2_000
    assert page.view.paper().height() > 3_000


def test_print_is_light_in_the_dark(page: BriefPage, theme: Theme, tmp_path: Path) -> None:
    theme.set_scheme(Scheme.DARK)
    document = brief_document(page.html, theme)
    colours = set()
    block = document.begin()
    while block.isValid():
        colours.add(block.charFormat().foreground().color().name())
        block = block.next()
    assert "#1f2225" in colours
    assert theme.hex("text").lower() not in colours
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    print_to(printer, page.html, theme)
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_geometry_survives_an_empty_brief(page: BriefPage) -> None:
    page.show_brief("")
    assert page.view.toPlainText() == ""
    assert page.view.paper().toRect().intersects(QRect(0, 0, 900, 500))


def test_click_on_a_quotation_says_which(page: BriefPage, qtbot: QtBot) -> None:
    view = page.view
    words = view.document().toPlainText()
    number, quote = next(iter(view._page.quotes.items()))
    cursor = view.textCursor()
    cursor.setPosition(words.rindex(quote[:20]) + 4)
    view.setTextCursor(cursor)
    view.ensureCursorVisible()
    place = view.cursorRect(cursor).center()
    with qtbot.waitSignal(page.footnote_clicked, timeout=2000) as caught:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert caught.args == [number]
    assert cursor.charFormat().font().weight() < 500
