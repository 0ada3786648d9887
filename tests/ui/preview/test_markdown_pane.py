from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app import i18n
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.item import ItemKind
from briefing_app.exchange.markdown_brief import brief_markdown
from briefing_app.ui.preview.markdown_pane import MarkdownPane
from briefing_app.ui.theme import Scheme, Theme


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme, briefing: Briefing) -> MarkdownPane:
    """A pane on the screen, with a brief."""
    made = MarkdownPane(theme)
    qtbot.addWidget(made)
    made.resize(420, 500)
    made.show_markdown(brief_markdown(briefing, "vi"))
    made.show()
    return made


def colours(pane: MarkdownPane, line: str) -> dict[str, str]:
    """Return the coloured pieces of the first line that starts so, with their colours."""
    block = pane.source.document().begin()
    while block.isValid() and not block.text().startswith(line):
        block = block.next()
    return {
        block.text()[piece.start : piece.start + piece.length]: piece.format.foreground().color().name()
        for piece in block.layout().formats()
    }


def test_source_is_shown_and_not_written_to(pane: MarkdownPane, briefing: Briefing, qtbot: QtBot) -> None:
    text = brief_markdown(briefing, "vi")
    assert pane.markdown == text
    pane.source.setFocus()
    qtbot.keyClicks(pane.source, "xyz")
    event = QInputMethodEvent()
    event.setCommitString("ạ")
    QApplication.sendEvent(pane.source, event)
    assert pane.markdown == text


@pytest.mark.parametrize("button", ["copy_icon", "copy_button"])
def test_copy_is_asked_for(pane: MarkdownPane, qtbot: QtBot, button: str) -> None:
    with qtbot.waitSignal(pane.copy_requested, timeout=1000):
        qtbot.mouseClick(getattr(pane, button), Qt.MouseButton.LeftButton)


def test_structure_is_coloured(pane: MarkdownPane, theme: Theme) -> None:
    accent, muted = theme.color("accent_text").name(), theme.color("muted").name()
    footnote = theme.kind_color(ItemKind.DIRECTIVE, "chip_text").name()
    assert colours(pane, "title:") == {"title:": accent}
    assert colours(pane, "1. ")["1."] == accent
    assert colours(pane, "| Đỗ")["[^1]"] == footnote
    assert colours(pane, "| ---") == {"| --- | --- | --- |": muted}
    assert colours(pane, "[^1]:")["[^1]:"] == footnote
    assert "# Hội nghị nhà ở" in colours(pane, "# ")


def test_colours_follow_the_theme(pane: MarkdownPane, theme: Theme) -> None:
    theme.set_scheme(Scheme.DARK)
    assert colours(pane, "title:") == {"title:": theme.color("accent_text").name()}


def test_place_is_kept(pane: MarkdownPane, briefing: Briefing) -> None:
    pane.resize(300, 200)
    bar = pane.source.verticalScrollBar()
    bar.setValue(8)
    pane.show_markdown(brief_markdown(briefing, "en"))
    assert bar.value() == 8


def test_words_of_the_pane_follow_the_language(pane: MarkdownPane) -> None:
    i18n.use("vi")
    pane.retranslate()
    assert pane.copy_button.text() == "Chép"
    assert pane.copy_icon.accessibleName() == "Chép bản Markdown"
    assert pane.source.accessibleName() == "Bản tóm tắt dạng Markdown"


def test_long_text_is_shown_without_colours_to_the_end(pane: MarkdownPane) -> None:
    pane.show_markdown("| a | b |\n" * 4_000)
    last = pane.source.document().lastBlock().previous()
    assert last.text() == "| a | b |"
    assert not last.layout().formats()
