"""A chip that something outside the panels puts on an item's row: who an attendee is, as the library knows them."""

from __future__ import annotations

from typing import NamedTuple


class Badge(NamedTuple):
    """Words and icon of a chip at the right of a row's first line; a click on it asks what is behind it.

    `warning` is one that asks for a look; others are quiet, the quietest without an `edge`. `tip` is the
    sentence behind it.
    """

    text: str
    icon: str = ""
    warning: bool = False
    tip: str = ""
    edge: bool = True
