"""The kinds of item; alone in a module because the window's first sight needs their colours and nothing else."""

from __future__ import annotations

from enum import StrEnum


class ItemKind(StrEnum):
    """The three kinds of item, in the order in which panels and briefs show them."""

    ATTENDEE = "attendee"
    KEY_FIGURE = "key_figure"
    DIRECTIVE = "directive"
