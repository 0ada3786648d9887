"""When directives were closed, read off the history: no item keeps it, and undoing takes it back by itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from briefing_app.domain.directive import Directive, FollowUp
from briefing_app.domain.ledger import STILL_OPEN
from briefing_app.storage.history import DONE
from briefing_app.storage.library import Library
from briefing_app.storage.mapping import SLOT_BITS


def closing_days(library: Library, directives: Mapping[int, Directive]) -> dict[int, str]:
    """Return the local days on which directives, by the numbers of their items, came to stand as they do.

    Only of those that are done or dropped, and only where the library's own history tells.
    """
    found: dict[int, str] = {}
    for number, directive in directives.items():
        at = _closed_at(library, number, directive) if directive.status not in STILL_OPEN else None
        if at is not None:
            found[number] = datetime.fromisoformat(at).astimezone().date().isoformat()
    return found


def _closed_at(library: Library, number: int, directive: Directive) -> str | None:
    for change, at in library.connection.execute(
        "SELECT change, at FROM history WHERE line = ? AND state = ? AND instr(change, ?) ORDER BY number DESC",
        (number >> SLOT_BITS, DONE, directive.id),
    ):
        for edit in json.loads(change)["items"]:
            before, after = edit["before"], edit["after"]
            if after is not None and after["id"] == directive.id and _status(before) != _status(after):
                return str(at)
    return None


def _status(item: Mapping[str, Any] | None) -> str:
    return str((item or {}).get("status", FollowUp.OPEN.value))
