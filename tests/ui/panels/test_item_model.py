"""The list of items for the view."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from briefing_app.domain.change import ItemEdit
from briefing_app.domain.item import ItemKind, State
from briefing_app.ui.panels.item_model import ItemModel, Role, Sort


@pytest.fixture
def model(qapp, briefing_items):
    made = ItemModel(ItemKind.ATTENDEE)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning)
    made.set_items(briefing_items)
    yield made
    del tester


def ids(model):
    return [item.id for item in model.items]


def test_only_its_own_kind_in_the_order_of_the_text(model):
    assert ids(model) == ["a10", "a60", "a110", "a160", "a210", "a260", "a310"]
    assert (model.total, model.left, model.rejected) == (7, 3, 0)


def test_an_edit_touches_its_row_alone(model, qtbot):
    before = model.item("a160")
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as told:
        model.apply([ItemEdit(before, replace(before, name="Tạ Đình Lượng"))])
    assert told.args[0].row() == told.args[1].row() == 3
    assert model.item_at(model.index(3)).name == "Tạ Đình Lượng"


def test_what_is_rejected_goes_below_the_others(model):
    before = model.item("a60")
    keep = QPersistentModelIndex(model.index_of("a60"))
    model.apply([ItemEdit(before, replace(before, state=State.REJECTED))])
    assert ids(model)[-1] == "a60"
    assert keep.row() == 6
    model.set_show_rejected(False)
    assert "a60" not in ids(model)
    assert not model.index_of("a60").isValid()
    assert model.rejected == 1
    model.set_show_rejected(True)
    assert ids(model)[-1] == "a60"


def test_items_come_and_go(model, make):
    new = make["attendee"](100, "Nghiêm Bảo Thoa")
    model.apply([ItemEdit(None, new)])
    assert ids(model)[2] == "a100"
    model.apply([ItemEdit(new, None)])
    assert "a100" not in ids(model)


def test_doubtful_first(model, qtbot):
    keep = QPersistentModelIndex(model.index_of("a10"))
    model.set_sort(Sort.DOUBTFUL)
    assert ids(model)[0] == "a260"
    model.set_warnings({"a210": "Chức vụ mới"})
    assert ids(model)[:2] == ["a210", "a260"]
    assert model.item_at(keep).id == "a10"
    # A row that was just confirmed stays where it is.
    before = model.item("a260")
    model.apply([ItemEdit(before, replace(before, state=State.CONFIRMED))])
    assert ids(model)[1] == "a260"
    model.set_sort(Sort.TEXT)
    assert ids(model)[0] == "a10"


def test_words_for_tooltip_and_screen_reader(model):
    index = model.index_of("a10")
    assert index.data() == "Đỗ Hữu Khải"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Đỗ Hữu Khải, Chairs, Phó Thủ tướng, Confirmed"
    assert "attendance-list" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "uncertain" in model.index_of("a260").data(Qt.ItemDataRole.AccessibleTextRole)
    model.set_warnings({"a10": "<b>khác</b>"})
    assert index.data(Role.WARNING) == "<b>khác</b>"
    assert "&lt;b&gt;khác" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_random_changes_keep_the_model_right(model, make):
    chance = random.Random(7)
    known = {item.id: item for item in model.items}
    for step in range(400):
        if chance.random() < 0.2 or not known:
            new = make["attendee"](1000 + step, f"Người {step}", state=State.SUGGESTED)
            edit = ItemEdit(None, new)
        else:
            before = known[chance.choice(sorted(known))]
            state = chance.choice(list(State))
            after = None if chance.random() < 0.2 else replace(before, state=state)
            edit = ItemEdit(before, after)
        model.apply([edit])
        known.pop(edit.item.id, None)
        if edit.after is not None:
            known[edit.after.id] = edit.after
        if step % 40 == 0:
            model.set_sort(chance.choice(list(Sort)))
            model.set_show_rejected(chance.random() < 0.5)
    model.set_show_rejected(True)
    model.set_sort(Sort.TEXT)
    expected = sorted(known.values(), key=lambda item: (item.state is State.REJECTED, item.anchor.start))
    assert ids(model) == [item.id for item in expected]
    assert all(model.index_of(item.id).row() == row for row, item in enumerate(expected))
