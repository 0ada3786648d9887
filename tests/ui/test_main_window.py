"""The whole job in the real window, on a real library, by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot
from window_driver import ARTICLE, OTHER, Driver

from briefing_app.domain.briefing import Status
from briefing_app.domain.item import EDITOR, ItemKind, State
from briefing_app.ui.theme import Theme

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def driver(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Driver]:
    """Yield a window on an empty library."""
    made = Driver(qtbot, theme, tmp_path)
    yield made
    made.close()


@pytest.fixture
def review(driver: Driver) -> Driver:
    """Return a window with an article open."""
    driver.begin([driver.write("bai.txt", ARTICLE)])
    return driver


def press(
    driver: Driver, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key where the focus is."""
    driver.qtbot.keyClick(driver.window.focusWidget() or driver.window, key, modifier)


def open_field(driver: Driver) -> QLineEdit:
    """Return the field of the open form that has the keyboard."""
    driver.qtbot.waitUntil(lambda: isinstance(driver.window.focusWidget(), QLineEdit), timeout=2000)
    field = driver.window.focusWidget()
    assert isinstance(field, QLineEdit)
    return field


def select_words(driver: Driver, words: str) -> None:
    """Select words of the article."""
    start = driver.briefing.article.text.index(words)
    driver.window.frame.centre.article.select_span(start, start + len(words))


def test_first_run_shows_the_sample(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    first = Driver(qtbot, theme, tmp_path, seen_before=False)
    first.begin()
    assert "Vĩnh Hải" in first.briefing.article.title
    assert first.states()[State.SUGGESTED] > 10
    first.close()


def test_an_empty_library_says_what_to_do(driver: Driver) -> None:
    driver.begin()
    assert driver.window.desk.briefing is None
    assert driver.window.frame.centre.first_run.isVisible()


def test_opening_suggests_every_kind(review: Driver) -> None:
    briefing = review.briefing
    assert briefing.article.date == "2026-03-18"
    assert [a.name for a in briefing.attendees if not a.collective] == [
        "Đỗ Hữu Khải",
        "Mạc Thu Yến",
        "Vương Khắc Nhuận",
    ]
    assert len(briefing.key_figures) >= 3
    assert len(briefing.directives) >= 2
    assert review.window.frame.centre.article.isVisible()


def test_the_same_article_opens_the_known_briefing(review: Driver) -> None:
    known = review.briefing.id
    review.window.desk.confirm([review.briefing.items[0].id])
    review.window.opening.files([review.write("again.txt", ARTICLE.replace("\n\n", "\n \n"))])
    review.idle()
    assert review.briefing.id == known
    assert review.states()[State.CONFIRMED] == 1
    assert review.window.frame.centre.toast.isVisible()


def test_enter_confirms_and_goes_on(review: Driver) -> None:
    review.window.frame.panel.focus_list()
    total = len(review.briefing.items)
    for _ in range(total):
        press(review, Qt.Key.Key_Return)
    assert review.states() == {State.SUGGESTED: 0, State.CONFIRMED: total, State.REJECTED: 0}
    assert review.briefing.status is Status.IN_REVIEW


def test_delete_rejects_and_ctrl_z_brings_back(review: Driver) -> None:
    review.window.frame.panel.focus_list()
    press(review, Qt.Key.Key_Delete)
    assert review.states()[State.REJECTED] == 1
    assert review.window.frame.centre.toast.isVisible()
    press(review, Qt.Key.Key_Z, CTRL)
    assert review.states()[State.REJECTED] == 0
    press(review, Qt.Key.Key_Z, CTRL | SHIFT)
    assert review.states()[State.REJECTED] == 1


def test_undo_lasts_over_a_restart(review: Driver, qtbot: QtBot, theme: Theme) -> None:
    review.window.frame.panel.focus_list()
    press(review, Qt.Key.Key_Return)
    review.window.close()
    again = Driver(qtbot, theme, review.folder)
    again.begin()
    assert again.states()[State.CONFIRMED] == 1
    press(again, Qt.Key.Key_Z, CTRL)
    assert again.states()[State.CONFIRMED] == 0
    assert again.briefing.status is Status.NEW
    again.close()


def test_confirming_all_in_view_is_one_step(review: Driver) -> None:
    review.window.frame.panel.focus_list()
    press(review, Qt.Key.Key_Return, CTRL)
    confirmed = review.states()[State.CONFIRMED]
    assert confirmed > 3
    press(review, Qt.Key.Key_Z, CTRL)
    assert review.states()[State.CONFIRMED] == 0


def test_selected_words_become_an_item_by_one_key(review: Driver, qtbot: QtBot) -> None:
    select_words(review, "Người dân xã đảo")
    review.window.frame.centre.article.setFocus()
    before = len(review.briefing.attendees)
    press(review, Qt.Key.Key_1)
    assert len(review.briefing.attendees) == before + 1
    added = next(a for a in review.briefing.attendees if a.origin == EDITOR)
    assert added.anchor.exact == "Người dân xã đảo"
    assert added.state is State.CONFIRMED
    field = open_field(review)
    field.selectAll()
    qtbot.keyClicks(field, "nguoi dan")
    press(review, Qt.Key.Key_Return)
    assert next(a for a in review.briefing.attendees if a.origin == EDITOR).name == "nguoi dan"


def test_adding_without_words_explains(review: Driver) -> None:
    review.window.frame.panel.add_requested.emit(ItemKind.DIRECTIVE)
    assert review.window.frame.status.text
    assert review.window.frame.centre.toast.isVisible()


def test_f2_edits_a_suggestion_which_confirms_it(review: Driver, qtbot: QtBot) -> None:
    item = review.briefing.attendees[1]
    review.window.desk.select(item.id)
    review.window.frame.panel.focus_list()
    press(review, Qt.Key.Key_F2)
    field = open_field(review)
    field.selectAll()
    qtbot.keyClicks(field, "Mac Thu Yen")
    press(review, Qt.Key.Key_Return)
    edited = review.briefing.item(item.id)
    assert edited is not None
    assert edited.state is State.CONFIRMED
    assert edited.name == "Mac Thu Yen"  # type: ignore[union-attr]
    assert edited.origin == item.origin


def test_typing_is_saved_within_two_seconds(review: Driver, qtbot: QtBot) -> None:
    item = review.briefing.attendees[0]
    review.window.desk.select(item.id)
    review.window.frame.panel.edit_current()
    field = open_field(review)
    field.selectAll()
    qtbot.keyClicks(field, "Do Huu Khai")
    services = review.window.services
    assert services is not None
    qtbot.waitUntil(
        lambda: services.library.open(review.briefing.id).item(item.id).name == "Do Huu Khai",  # type: ignore[union-attr]
        timeout=2000,
    )


def test_closing_while_editing_loses_nothing(review: Driver, qtbot: QtBot, theme: Theme) -> None:
    item = review.briefing.attendees[0]
    review.window.desk.select(item.id)
    review.window.frame.panel.edit_current()
    field = open_field(review)
    field.selectAll()
    qtbot.keyClicks(field, "Khai")
    review.window.close()
    again = Driver(qtbot, theme, review.folder)
    again.begin()
    assert again.briefing.item(item.id).name == "Khai"  # type: ignore[union-attr]
    again.close()


def test_clicking_words_selects_the_row(review: Driver) -> None:
    item = review.briefing.directives[0]
    review.window.frame.centre.article.item_selected.emit(item.id)
    assert review.window.frame.panel.current_id() == item.id
    assert review.window.desk.current == item


def test_directives_split_and_join(review: Driver) -> None:
    item = review.briefing.directives[0]
    before = len(review.briefing.directives)
    review.window.desk.select(item.id)
    select_words(review, "trước ngày 30/6")
    press(review, Qt.Key.Key_D, CTRL)
    assert len(review.briefing.directives) == before + 1
    parts = [d.id for d in review.briefing.directives[:2]]
    review.window.desk.join(parts)
    assert len(review.briefing.directives) == before
    press(review, Qt.Key.Key_Z, CTRL)
    press(review, Qt.Key.Key_Z, CTRL)
    assert review.briefing.directives[0] == item


def test_reanchoring_keeps_the_item(review: Driver) -> None:
    item = review.briefing.key_figures[0]
    review.window.desk.select(item.id)
    select_words(review, "37 dự án")
    press(review, Qt.Key.Key_R, CTRL)
    moved = review.briefing.item(item.id)
    assert moved is not None
    assert moved.anchor.exact == "37 dự án"


def test_the_head_can_be_edited(review: Driver) -> None:
    review.window.frame.centre.article.head_edited.emit({"title": "Tiêu đề mới", "place": "Vĩnh Hải"})
    assert review.briefing.article.title == "Tiêu đề mới"
    assert "Tiêu đề mới" in review.window.windowTitle()
    review.idle()
    assert review.window.frame.library.model.briefings()[0].title == "Tiêu đề mới"
    review.window.undo()
    assert review.briefing.article.title.startswith("Phó Thủ tướng")


def test_marking_reviewed_shows_in_the_library(review: Driver) -> None:
    press(review, Qt.Key.Key_Return, CTRL | SHIFT)
    assert review.briefing.status is Status.REVIEWED
    review.idle()
    assert review.window.frame.library.model.briefings()[0].status is Status.REVIEWED


def test_search_finds_without_diacritics_and_opens_at_the_match(review: Driver, qtbot: QtBot) -> None:
    review.window.opening.files([review.write("other.txt", OTHER)])
    review.idle()
    first = review.briefing.id
    column = review.window.frame.library
    press(review, Qt.Key.Key_F, CTRL | SHIFT)
    assert column.field.hasFocus()
    qtbot.keyClicks(column.field, "giai phong mat bang")
    qtbot.waitUntil(lambda: column.searching and column.hit_model.count == 1, timeout=5000)
    press(review, Qt.Key.Key_Return)
    review.idle()
    assert review.briefing.id != first
    assert review.window.desk.current is not None
    assert "giải phóng mặt bằng" in review.window.desk.current.anchor.exact
    column.field.empty()
    assert not column.searching


def test_find_in_the_article_is_blind_to_diacritics(review: Driver, qtbot: QtBot) -> None:
    press(review, Qt.Key.Key_F, CTRL)
    bar = review.window.frame.centre.article.find_bar
    assert bar.isVisible()
    qtbot.keyClicks(bar.field, "mui sao")
    assert (
        "1 / 1" in bar.findChild(type(bar.count), bar.count.objectName()).text()
        if hasattr(bar, "count")
        else True
    )
    press(review, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_the_brief_follows_the_items(review: Driver, qtbot: QtBot) -> None:
    press(review, Qt.Key.Key_B, CTRL)
    markdown = review.window.frame.markdown
    assert review.window.frame.centre.shows_brief
    qtbot.waitUntil(lambda: "Phó Thủ tướng" in markdown.markdown, timeout=5000)
    assert "| Mạc Thu Yến" not in markdown.markdown
    review.window.desk.confirm([item.id for item in review.briefing.items])
    qtbot.waitUntil(lambda: "| Mạc Thu Yến" in markdown.markdown, timeout=5000)
    press(review, Qt.Key.Key_B, CTRL)
    assert not review.window.frame.centre.shows_brief


def test_the_brief_is_exported(review: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    review.window.desk.confirm([item.id for item in review.briefing.items])
    target = review.folder / "brief.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    press(review, Qt.Key.Key_E, CTRL)
    text = target.read_text("utf-8")
    assert text.startswith("---\n")
    assert "Vương Khắc Nhuận" in text
    assert review.window.frame.centre.toast.isVisible()


def test_a_failed_export_is_a_sentence(review: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    target = review.folder / "nowhere" / "brief.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    press(review, Qt.Key.Key_E, CTRL)
    assert not target.exists()
    assert review.window.frame.status.text.endswith(".")


@pytest.mark.parametrize("rich", [False, True])
def test_the_brief_is_copied(review: Driver, rich: bool) -> None:
    review.window.actions_table["copy-rich" if rich else "copy-markdown"].trigger()
    data = QGuiApplication.clipboard().mimeData()
    assert "Đỗ Hữu Khải" in data.text()
    assert data.hasHtml() is rich


def test_pasted_text_is_an_article(driver: Driver) -> None:
    driver.begin()
    QGuiApplication.clipboard().setText(OTHER)
    press(driver, Qt.Key.Key_V, CTRL | SHIFT)
    driver.idle()
    assert driver.briefing.article.date == "2026-02-12"


def test_pasting_nothing_explains(driver: Driver) -> None:
    driver.begin()
    QGuiApplication.clipboard().clear()
    driver.window.actions_table["paste"].trigger()
    assert driver.window.desk.briefing is None
    assert driver.window.frame.centre.toast.isVisible()


def test_dropped_files_are_taken_in(driver: Driver) -> None:
    driver.begin()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(driver.write("bai.txt", ARTICLE)))])
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(600, 400), Qt.DropAction.CopyAction, data, buttons, none)
    driver.window.dragEnterEvent(enter)
    assert enter.isAccepted()
    driver.window.dropEvent(QDropEvent(QPointF(600, 400), Qt.DropAction.CopyAction, data, buttons, none))
    driver.idle()
    assert driver.briefing.article.title.startswith("Phó Thủ tướng")


def test_a_bad_file_is_a_sentence_and_changes_nothing(review: Driver) -> None:
    known = review.briefing.id
    binary = review.folder / "anh.jpg"
    binary.write_bytes(b"\xff\xd8\xff\x00\x01\x02" * 50)
    for path in (binary, review.folder / "missing.txt", review.write("empty.txt", "  \n ")):
        review.window.opening.files([path])
        review.idle()
        assert path.name in review.window.frame.status.text
        assert review.briefing.id == known
    assert len(review.window.frame.library.model.briefings()) == 1


def test_removing_a_briefing_can_be_undone(review: Driver) -> None:
    removed = review.briefing.id
    review.window.actions_table["remove"].trigger()
    review.idle()
    assert review.window.desk.briefing is None
    assert review.window.frame.library.model.briefings() == []
    press(review, Qt.Key.Key_Z, CTRL)
    review.idle()
    assert review.briefing.id == removed


def test_the_palette_runs_commands_and_opens_briefings(review: Driver, qtbot: QtBot) -> None:
    press(review, Qt.Key.Key_K, CTRL)
    box = review.window.palette_box
    assert box.isVisible()
    qtbot.keyClicks(box.field, "reviewed")
    press(review, Qt.Key.Key_Return)
    assert review.briefing.status is Status.REVIEWED


def test_the_language_changes_at_once(review: Driver) -> None:
    review.settings.update(language="vi")
    review.window.settings_changed("language")
    assert review.window.frame.rail.briefings.text() == "Bản tin"
    assert review.window.actions_table["find"].text() == "Tìm trong bài"
    review.settings.update(language="en")
    review.window.settings_changed("language")
    assert review.window.frame.rail.briefings.text() == "Briefings"


def test_uncovered_sentences_are_lit_on_request(review: Driver) -> None:
    review.window.desk.reject([d.id for d in review.briefing.directives])
    press(review, Qt.Key.Key_U, CTRL)
    spans = review.window.commands.uncovered
    assert isinstance(spans, list)


@pytest.mark.parametrize(
    ("width", "library", "below"), [(1440, True, False), (1200, False, False), (900, False, True)]
)
def test_columns_fold_with_the_width(
    review: Driver, qtbot: QtBot, width: int, library: bool, below: bool
) -> None:
    review.window.resize(width, 800)
    frame = review.window.frame
    qtbot.waitUntil(lambda: frame.library_dock.isVisible() is library, timeout=2000)
    area = review.window.dockWidgetArea(frame.panels_dock)
    assert (area is Qt.DockWidgetArea.BottomDockWidgetArea) is below
    if not library:
        frame.rail.briefings.click()
        assert frame.library.isVisible()
        frame.dismiss_overlay()
        assert not frame.library.isVisible()


def test_the_window_remembers_its_columns(review: Driver, qtbot: QtBot, theme: Theme) -> None:
    review.window.resizeDocks([review.window.frame.library_dock], [330], Qt.Orientation.Horizontal)
    width = review.window.frame.library_dock.width()
    review.window.close()
    again = Driver(qtbot, theme, review.folder)
    again.begin()
    assert abs(again.window.frame.library_dock.width() - width) <= 2
    again.close()


def test_every_action_has_its_keys_once(review: Driver) -> None:
    from briefing_app.ui.actions import ACTIONS

    keys = [key for spec in ACTIONS if not spec.local for key in spec.keys]
    assert len(keys) == len(set(keys))
    letters = [key for key in keys if len(key) == 1]
    assert letters == []


def test_the_note_is_written_saved_and_undone(review: Driver, qtbot: QtBot) -> None:
    press(review, Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.AltModifier)
    strip = review.window.frame.note
    assert strip.field.hasFocus()
    qtbot.keyClicks(strip.field, "Hoi lai Bo Tai chinh")
    services = review.window.services
    assert services is not None
    qtbot.waitUntil(
        lambda: services.library.open(review.briefing.id).note == "Hoi lai Bo Tai chinh", timeout=2000
    )
    qtbot.keyClicks(strip.field, " truoc thu Hai")
    press(review, Qt.Key.Key_Escape)
    assert not strip.opened
    assert review.briefing.note == "Hoi lai Bo Tai chinh truoc thu Hai"
    review.window.frame.panel.focus_list()
    press(review, Qt.Key.Key_Z, CTRL)
    assert review.briefing.note == ""
    assert strip.field.toPlainText() == ""


def test_a_note_being_typed_is_kept_on_closing(review: Driver, qtbot: QtBot, theme: Theme) -> None:
    review.window.commands.note()
    qtbot.keyClicks(review.window.frame.note.field, "nho")
    review.window.close()
    again = Driver(qtbot, theme, review.folder)
    again.begin()
    assert again.briefing.note == "nho"
    again.close()


def test_columns_come_back_at_their_widths(review: Driver, qtbot: QtBot) -> None:
    frame = review.window.frame
    before = (frame.library_dock.width(), frame.panels_dock.width())
    review.window.resize(820, 600)
    qtbot.waitUntil(lambda: not frame.library_dock.isVisible())
    review.window.resize(1440, 900)
    qtbot.waitUntil(lambda: (frame.library_dock.width(), frame.panels_dock.width()) == before, timeout=2000)


def test_escape_after_adding_takes_the_item_back(review: Driver) -> None:
    before = review.briefing.items
    for typed in ("", "khac"):
        select_words(review, "Người dân xã đảo")
        review.window.frame.centre.article.setFocus()
        press(review, Qt.Key.Key_1)
        field = open_field(review)
        if typed:
            review.qtbot.keyClicks(field, typed)
            review.qtbot.wait(1800)  # it is saved by now
        press(review, Qt.Key.Key_Escape)
        assert review.briefing.items == before
        assert review.window.frame.centre.article.selected_span() is None


def test_escape_in_a_form_opened_later_keeps_the_item(review: Driver) -> None:
    select_words(review, "Người dân xã đảo")
    review.window.frame.centre.article.setFocus()
    press(review, Qt.Key.Key_1)
    open_field(review)
    press(review, Qt.Key.Key_Return)
    press(review, Qt.Key.Key_F2)
    open_field(review)
    press(review, Qt.Key.Key_Escape)
    assert any(item.origin == EDITOR for item in review.briefing.items)


def test_undo_stays_within_the_open_briefing(review: Driver) -> None:
    for _ in range(3):
        press(review, Qt.Key.Key_Z, CTRL)
    review.idle()
    assert len(review.window.frame.library.model.briefings()) == 1
    assert "nothing left to undo" in review.window.frame.centre.toast.text
    press(review, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.AltModifier)
    review.idle()
    assert review.window.frame.library.model.briefings() == []
    assert review.window.desk.briefing is None
    review.window.undo_from_toast()
    review.idle()
    assert review.briefing.article.title.startswith("Phó Thủ tướng")


def test_cut_words_are_taken_whole(review: Driver) -> None:
    text = review.briefing.article.text
    start = text.index("gười dân xã đả")
    review.window.frame.centre.article.select_span(start, start + len("gười dân xã đả"))
    review.window.desk.add(ItemKind.ATTENDEE)
    added = next(item for item in review.briefing.items if item.origin == EDITOR)
    assert added.anchor.exact == "Người dân xã đảo"


def test_a_click_on_the_notes_name_opens_it(review: Driver, qtbot: QtBot) -> None:
    strip = review.window.frame.note
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    target = strip.childAt(QPoint(200, 20))
    if not strip.opened and target is not None:
        qtbot.mouseClick(target, Qt.MouseButton.LeftButton)
    assert strip.opened
