"""Saved searches: kept by name, undone on a line of their own."""

from __future__ import annotations

import pytest

from briefing_app.domain.change import UndoLine
from briefing_app.domain.errors import NotFound
from briefing_app.services.bundle import Services


def test_saved_searches_are_undone_on_a_line_of_their_own(services: Services) -> None:
    made = services.saved_searches.save("", " cảng cá ")
    assert (made.name, made.query) == ("cảng cá", "cảng cá")
    services.saved_searches.rename(made.id, "Cảng")
    assert [each.name for each in services.saved_searches.all()] == ["Cảng"]
    services.saved_searches.remove(made.id)
    assert services.saved_searches.all() == ()
    services.library.undo(UndoLine.SEARCHES)
    assert [each.name for each in services.saved_searches.all()] == ["Cảng"]
    services.library.undo(UndoLine.SEARCHES)
    services.library.undo(UndoLine.SEARCHES)
    assert services.saved_searches.all() == ()
    services.library.redo(UndoLine.SEARCHES)
    assert [each.name for each in services.saved_searches.all()] == ["cảng cá"]
    with pytest.raises(NotFound):
        services.saved_searches.remove("0" * 32)
