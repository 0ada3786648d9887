"""Makes ``version-N.db``: a library of the schema version that the program writes today.

``python tests/databases/make.py`` is run once for every new version, before anything writes the next one; the
files of older versions stay as they are, for the tests that open them.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.article import Article
from briefing_app.domain.attendee import Attendee, Part
from briefing_app.domain.briefing import AnyItem, Briefing
from briefing_app.domain.change import Change, Gesture, Head, HeadEdit, ItemEdit
from briefing_app.domain.directive import Directive, Strength
from briefing_app.domain.item import EDITOR, State
from briefing_app.domain.key_figure import Comparator, KeyFigure
from briefing_app.domain.memory import RecordEdit, SavedSearch
from briefing_app.domain.person import Person
from briefing_app.storage.database import opened
from briefing_app.storage.library import Library
from briefing_app.storage.migrations import newest

FOLDER = Path(__file__).resolve().parent

FIRST = """ date 2026-03-18 Phó Thủ tướng Đỗ Hữu Khải làm việc với tỉnh Vĩnh Hải

Chiều 18/3, Phó Thủ tướng Đỗ Hữu Khải chủ trì buổi làm việc với Ban Thường vụ Tỉnh ủy Vĩnh Hải. Năm 2025, thu ngân \
sách đạt trên 41,6 nghìn tỷ đồng.
Phó Thủ tướng yêu cầu UBND tỉnh hoàn thành giải phóng mặt bằng tuyến đường ven biển trước ngày 30/6.
"""
SECOND = """ date 2026-03-16 Bộ trưởng Mạc Thu Yến kiểm tra tiến độ cầu Thạch Nham

Sáng 16/3, Bộ trưởng Bộ Xây dựng Mạc Thu Yến kiểm tra công trường cầu Thạch Nham.
"""


def main() -> None:
    """Write the library of today's version."""
    path = FOLDER / f"version-{newest()}.db"
    path.unlink(missing_ok=True)
    with opened(path) as library:
        _fill(library)
        library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        library.connection.execute("VACUUM")
    path.with_name(path.name + ".lock").unlink()
    print(path)


def _fill(library: Library) -> None:
    first = Briefing(
        id="1" * 32,
        article=Article(text=FIRST, title=FIRST.split("\n")[0][17:], date="2026-03-18", place="Vĩnh Hải"),
    ).with_items(_items())
    second = Briefing(
        id="2" * 32, article=Article(text=SECOND, title=SECOND.split("\n")[0][17:], date="2026-03-16")
    )
    for briefing in (first, second):
        library.intake.add(briefing, original=briefing.article.text.encode(), source_path=None, author="An")
    confirmed = [replace(item, state=State.CONFIRMED) for item in first.items[:2]]
    _commit(library, first, Gesture.CONFIRM_ALL, [*map(ItemEdit, first.items, confirmed)])
    edited = replace(confirmed[1], note="đối chiếu báo cáo năm")
    _commit(library, first, Gesture.NOTE, [ItemEdit(confirmed[1], edited)])
    own = Attendee(
        id="9" * 32, anchor=_anchor("Ban Thường vụ Tỉnh ủy Vĩnh Hải"), state=State.CONFIRMED, origin=EDITOR,
        name="Ban Thường vụ Tỉnh ủy Vĩnh Hải", collective=True,
    )  # fmt: skip
    _commit(library, first, Gesture.ADD, [ItemEdit(None, own)])
    _commit(library, first, Gesture.DELETE, [ItemEdit(own, None)])
    head = Head.of(first)
    note = HeadEdit(head, replace(head, note="Hỏi lại Sở Xây dựng"))
    library.writer.commit(Change(briefing_id=first.id, gesture=Gesture.EDIT_NOTE, head=note), "An")
    person = Person(id="6" * 32, name="Đỗ Hữu Khải", aliases=("Đỗ Hữu Khai",))
    search = SavedSearch(id="7" * 32, name="Cảng cá", query='"cảng cá"')
    for gesture, record in ((Gesture.MERGE_PEOPLE, person), (Gesture.SAVE_SEARCH, search)):
        change = Change(gesture=gesture, records=(RecordEdit(None, record),))
        library.writer.commit_on_library(change, "An")


def _commit(library: Library, briefing: Briefing, gesture: Gesture, edits: list[ItemEdit]) -> None:
    library.writer.commit(Change(briefing_id=briefing.id, gesture=gesture, items=tuple(edits)), "An")


def _items() -> list[AnyItem]:
    return [
        Attendee(
            id="3" * 32, anchor=_anchor("Phó Thủ tướng Đỗ Hữu Khải", after="Chiều"), origin="chair", confidence=0.97,
            name="Đỗ Hữu Khải", role="Phó Thủ tướng", part=Part.CHAIR,
        ),
        KeyFigure(
            id="4" * 32, anchor=_anchor("trên 41,6 nghìn tỷ đồng"), origin="number", confidence=0.9, metric="thu ngân sách",
            value="41.6", unit="đồng", scaled_value="41600000000000", comparator=Comparator.OVER, period="2025",
        ),
        Directive(
            id="5" * 32, anchor=_anchor("yêu cầu UBND tỉnh hoàn thành giải phóng mặt bằng"), origin="cue", confidence=0.8,
            issuer="Đỗ Hữu Khải", addressee="UBND tỉnh", action="hoàn thành giải phóng mặt bằng",
            strength=Strength.REQUIRES, deadline="2026-06-30",
        ),
    ]  # fmt: skip


def _anchor(words: str, after: str = "") -> Anchor:
    at = FIRST.index(words, FIRST.index(after))
    return Anchor.of(FIRST, at, at + len(words))


if __name__ == "__main__":
    main()
