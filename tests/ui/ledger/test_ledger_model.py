"""The model over pages that come and go."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.directive import Directive
from briefing_app.domain.ledger import Group, LedgerCounts, LedgerRow, said_in_turn
from briefing_app.services.ledger import PAGE, Sight, Stretch
from briefing_app.ui.ledger.ledger_model import GroupHead, LedgerModel

TODAY = date(2026, 3, 18)


def row(group: Group, place: int) -> LedgerRow:
    directive = Directive(id=f"{group.value}-{place}", anchor=Anchor(0, 1, "x"), action="nạo vét luồng")
    return LedgerRow(directive=directive, briefing_id="b", title="", day=None, place=None, due=None)


def stretch(group: Group, page: int, count: int) -> Stretch:
    first = page * PAGE
    return Stretch(
        group=group,
        offset=first,
        rows=tuple(row(group, place) for place in range(first, min(first + PAGE, count))),
    )


def test_rows_are_found_where_their_pages_say(qapp) -> None:
    model = LedgerModel(TODAY)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    counts = {Group.OVERDUE: 2, Group.SOON: 0, Group.OPEN: 120, Group.DONE: 1}
    model.show(Sight(counts=LedgerCounts(groups=counts), stretches=(stretch(Group.OVERDUE, 0, 2),)), TODAY)
    assert model.rowCount() == 2 + 120 + 1 + 3
    assert isinstance(model.row(0), GroupHead)
    assert model.row(2).item_id == "overdue-1"
    assert model.row(4) is None
    assert model.missing(0, 60) == [(Group.OPEN, 0), (Group.OPEN, 50)]
    model.fill(stretch(Group.OPEN, 1, 120))
    assert model.row(4 + 60).item_id == "open-60"
    assert model.missing(0, 60) == [(Group.OPEN, 0)]
    model.unfold("overdue-0", said_in_turn([row(Group.OVERDUE, 7), row(Group.OVERDUE, 0)]))
    assert model.rowCount() == 128
    assert model.row(4).item_id == "overdue-1"
    assert model.row(4 + 62).item_id == "open-60"
    assert model.index_of("open-60").row() == 66
    model.fold_up()
    assert model.row(4 + 60).item_id == "open-60"
    del tester


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    counts=st.dictionaries(st.sampled_from(Group), st.integers(0, 170)),
    pages=st.lists(st.tuples(st.sampled_from(Group), st.integers(0, 3)), max_size=8),
    unfold=st.integers(0, 5),
)
def test_every_row_has_one_place(qapp, counts, pages, unfold) -> None:
    ordered = {group: counts[group] for group in Group if group in counts}
    model = LedgerModel(TODAY)
    model.show(Sight(counts=LedgerCounts(groups=ordered), stretches=()), TODAY)
    for group, page in pages:
        if page * PAGE < counts.get(group, 0):
            model.fill(stretch(group, page, counts[group]))
    some = next(iter(model.shown()), None)
    if some is not None and unfold:
        model.unfold(some.item_id, said_in_turn([some] * unfold))
    for group, count in ordered.items():
        for place in range(count):
            found = model.row(model.number_of(group, place))
            assert found is None or found.item_id == f"{group.value}-{place}"
    assert model.rowCount() == sum(counts.values()) + sum(1 for n in counts.values() if n) + (
        unfold if some is not None else 0
    )
