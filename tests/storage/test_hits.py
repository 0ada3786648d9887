"""What the search shows of a briefing: the words, or the item, for which it was found."""

from __future__ import annotations

from briefing_app.storage.library import Library
from briefing_app.storage.search import search


def marks(library: Library, query: str) -> list[tuple[str, list[str]]]:
    (hit,) = search(library, query).hits
    return [(s.where, [s.text[start:end] for start, end in s.marks]) for s in hit.snippets]


def test_what_is_spelled_as_typed_is_shown_and_counted(library: Library, make_briefing) -> None:
    body = "Tỉnh báo cáo về cảng.\n" + "Các sở đã rà soát lại công việc. " * 20 + "\nCơn bão số 3 đã tan."
    briefing = make_briefing(body=body, title="Nghe báo cáo về cảng")
    library.intake.add(briefing, original=None, source_path=None, author="")
    assert marks(library, "bão ") == [("text", ["bão"])]
    assert search(library, "bão ").hits[0].matches == 1
    assert marks(library, "bao ")[-1] == ("title", ["báo"])
    assert marks(library, "cảng ")[-1] == ("title", ["cảng"])
