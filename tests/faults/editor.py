"""Edits a library without end and says what was acknowledged: the process that `test_kill` kills.

``python editor.py LIBRARY ID``: for each gesture that returned, one line on stdout: its number and the hash of the
briefing as it then was. What is printed is on the disk.
"""

from __future__ import annotations

import hashlib
import random
import sys
from pathlib import Path

from briefing_app.bootstrap import build
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.item import ItemKind


def fingerprint(briefing: Briefing) -> str:
    """Return a hash of everything a briefing says."""
    return hashlib.sha256(repr(briefing).encode()).hexdigest()[:16]


def main(library: Path, identifier: str, seed: int) -> None:
    """Edit until killed."""
    services = build(library)
    session = services.review(services.library.open(identifier))
    pick = random.Random(seed)
    number = 0
    while True:
        item = pick.choice(session.briefing.items)
        gesture = pick.randrange(6)
        if gesture == 0:
            change = session.confirm([item.id])
        elif gesture == 1:
            change = session.reject([item.id])
        elif gesture == 2:
            change = session.set_item_note(item.id, f"ghi chú {number}")
        elif gesture == 3:
            change = session.edit_note(f"bản {number}")
        elif gesture == 4:
            start = pick.randrange(len(session.briefing.article.text) - 40)
            change = session.add(pick.choice(list(ItemKind)), start, start + 40)
        else:
            change = session.undo() if pick.random() < 0.5 else session.delete([item.id])
        if change is not None:
            number += 1
            print(number, fingerprint(session.briefing), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
