"""Who is listed: people with a confirmed mention, and nobody else."""

from __future__ import annotations

from people_library import article, career

from briefing_app.domain.people import ref_of_name
from briefing_app.services.bundle import Services


def test_whoever_is_seen_nowhere_any_more_is_not_listed(services: Services) -> None:
    career(services)
    alone = article(services, "2026-05-01", [("Mạc Thu Yến", "Bộ trưởng")])
    acted = services.people.rename(ref_of_name("Mạc Thu Yến"), "Bà Mạc Thu Yến")
    assert acted is not None
    before = services.people.listed()
    assert before.total == 3
    services.library.remove(alone)
    for words in ("", "mac thu"):
        found = services.people.listed(words)
        assert "Bà Mạc Thu Yến" not in [row.name for row in found.rows]
        assert found.total == len(found.rows)
    assert services.people.find("Bà Mạc Thu Yến") == ()
    services.library.undo()
    assert services.people.listed() == before
    assert services.people.find("Bà Mạc Thu Yến") == (acted.ref,)
