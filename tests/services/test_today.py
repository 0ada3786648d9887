"""A day's start on a real library."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing_app.services.bundle import Services
from briefing_app.services.today import end_of_week


def test_an_empty_library_has_nothing_to_start_with(services: Services) -> None:
    assert services.today.start(date(2026, 3, 18)).is_empty


def test_it_names_what_is_due_late_unreviewed_and_last_worked_on(services: Services, sample: Path) -> None:
    briefing = services.library.open(services.library.import_file(sample).id)
    start = services.today.start(date(2026, 3, 18))
    assert [row.id for row in start.unreviewed] == [briefing.id]
    assert not start.recent
    session = services.review(briefing)
    one, two, three, *_ = (item.id for item in briefing.directives)
    session.edit(one, due_date="2026-03-22")
    session.edit(two, due_date="2026-03-17")
    session.edit(three, due_date="2026-03-23")
    start = services.today.start(date(2026, 3, 18))
    assert [row.item_id for row in start.week] == [one]
    assert [row.item_id for row in start.overdue] == [two]
    assert (start.week_count, start.overdue_count) == (1, 1)
    assert [row.id for row in start.recent] == [briefing.id]
    assert services.today.unreviewed_count() == 1


@pytest.mark.parametrize(
    ("day", "end"),
    [("2026-03-16", "2026-03-22"), ("2026-03-20", "2026-03-22"), ("2026-03-21", "2026-03-29")],
)
def test_a_week_ends_on_sunday_and_at_its_end_the_next_one_counts(day: str, end: str) -> None:
    assert end_of_week(date.fromisoformat(day)) == date.fromisoformat(end)
