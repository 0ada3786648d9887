"""People as tables."""

from __future__ import annotations

import csv
import io

from briefing_app.domain.person_page import Evidence, HeldOffice, ListedPerson, PersonPage
from briefing_app.exchange.people_csv import (
    LIST_COLUMNS,
    OFFICE_COLUMNS,
    offices_csv,
    page_values,
    people_csv,
)


def test_the_list_has_a_head_and_guards_formulas() -> None:
    people = [ListedPerson("name:a", "=Tạ Đình Lương", 'Vụ trưởng, "phụ trách"', 3)]
    head, row = csv.reader(io.StringIO(people_csv(people)))
    assert tuple(head) == LIST_COLUMNS
    assert row == ["'=Tạ Đình Lương", 'Vụ trưởng, "phụ trách"', "3"]


def test_offices_come_with_their_words() -> None:
    words = Evidence("b1", "i1", "2026-03-18", "Làm việc\nvới tỉnh", "Thứ trưởng Tạ Đình Lương")
    office = HeldOffice("Thứ trưởng Bộ Tài chính", "2026-03-18", "", 1, words, current=True)
    page = PersonPage(
        ref="name:a",
        name="Tạ Đình Lương",
        briefings=1,
        first_day="2026-03-18",
        last_day="",
        offices=(office,),
    )
    head, row = csv.reader(io.StringIO(offices_csv([page])))
    assert tuple(head) == OFFICE_COLUMNS
    assert dict(zip(head, row, strict=True)) | {"title": ""} == {
        "name": "Tạ Đình Lương",
        "office": "Thứ trưởng Bộ Tài chính",
        "first_seen": "2026-03-18",
        "last_seen": "",
        "articles": "1",
        "quote": "Thứ trưởng Tạ Đình Lương",
        "briefing": "b1",
        "date": "2026-03-18",
        "title": "",
    }
    values = page_values(page)
    assert values["question"] is None and values["last_seen"] is None
    assert values["offices"][0]["evidence"]["quote"] == "Thứ trưởng Tạ Đình Lương"
