"""The PySide6 that the lock file pins keeps its references to None."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject


def test_void_calls_do_not_lose_references_to_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("name")
    # Where None is immortal (Python 3.12 and later) the count is constant; 6.12 on 3.11 lost one in every call.
    assert abs(sys.getrefcount(None) - before) < 50
