"""What is asked about people goes by indexes, whatever the size of the library."""

from __future__ import annotations

import re

from briefing_app.domain.item import State
from briefing_app.domain.people import ref_of_name
from briefing_app.services.near_names import NearNames
from briefing_app.services.person_pages import PageMaker
from briefing_app.storage.library import Library
from briefing_app.storage.people import PeopleReader

REF = ref_of_name("Đỗ Hữu Khải")


def fill(library: Library, make_briefing, count: int = 3) -> None:
    """Take in briefings with their items confirmed."""
    from dataclasses import replace

    for number in range(count):
        made = make_briefing(number + 1, date=f"2026-03-{number + 1:02}")
        confirmed = made.with_items([replace(item, state=State.CONFIRMED) for item in made.items])
        library.intake.add(confirmed, original=None, source_path=None, author="An")


def plans(library: Library, statements: list[str]) -> list[tuple[str, str]]:
    """Return how SQLite goes about each statement that reads."""
    found = []
    for statement in statements:
        if statement.lstrip().upper().startswith("SELECT"):
            for row in library.connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall():
                found.append((row[3], statement))
    return found


def test_nothing_is_walked_but_names_records_and_the_newest(library: Library, make_briefing) -> None:
    fill(library, make_briefing)
    statements: list[str] = []
    library.connection.set_trace_callback(statements.append)
    reader = PeopleReader(library)
    reader.most_seen(10)
    reader.names_with(["khai"], 10)
    reader.total()
    reader.newest(10)
    near = NearNames()
    near.add(reader.names_after(0))
    page = PageMaker(reader, near).page(REF)
    library.connection.set_trace_callback(None)
    assert page is not None and page.briefings == 3 and len(page.gave) == 3
    for plan, statement in plans(library, list(dict.fromkeys(statements))):
        walked = re.match(r"SCAN (\w+)", plan)
        if walked and walked[1] not in ("name", "record"):  # records are few
            assert "mention" in plan or walked[1] == "m", (plan, statement)
            assert re.search(r"ORDER BY (m\.)?item DESC LIMIT", statement), (plan, statement)


def test_occurrences_are_cut_to_the_newest(library: Library, make_briefing) -> None:
    fill(library, make_briefing, 5)
    reader = PeopleReader(library)
    assert [each.day for each in reader.occurrences(REF, limit=2)] == ["2026-03-05", "2026-03-04"]
    assert reader.count(REF) == 5
    assert reader.shown(REF) == "Đỗ Hữu Khải"
    assert reader.shown(ref_of_name("Nobody")) is None
    evidence = reader.evidence([reader.occurrences(REF)[0].number])
    assert [each.quote for each in evidence.values()] == ["Phó Thủ tướng Đỗ Hữu Khải"]


def test_signs_of_like_are_only_letters(library: Library, make_briefing) -> None:
    fill(library, make_briefing, 1)
    reader = PeopleReader(library)
    assert [shown for _key, shown, _count in reader.names_with(["huu", "pho"], 5)] == ["Đỗ Hữu Khải"]
    for words in (["%"], ["_"], ["h_u"], ["!"], ["'"]):
        assert reader.names_with(words, 5) == []
