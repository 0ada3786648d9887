"""Where the ledger's columns lie (look/ledger): the right ones keep their width, the others share what is left."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

CARD = 16.0
"""How far a selected row's card stands off the edges."""

TEXT = 54.0
_RIGHT = 28.0
_FIVE = 74.0
_BUTTONS = 92.0
_LEFT_DAYS = 112.0
_DUE = 112.0
_GAP = 14.0


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one width, as left and right edges; None for one that has no room.

    What has none stands on a second line: the issuer under the addressee, the days that are left under the due date.
    """

    glyph: tuple[float, float]
    action: tuple[float, float]
    issuer: tuple[float, float] | None
    addressee: tuple[float, float]
    due: tuple[float, float]
    left: tuple[float, float] | None
    five: tuple[float, float]
    buttons: tuple[float, float]
    line: tuple[float, float]

    def end_of_action(self, *, plate: bool) -> float:
        """Return where an action and its chips end: before the buttons, where those have no column of their own."""
        within = plate and self.buttons[0] < self.action[1]
        return self.buttons[0] - 8 if within else self.action[1]


def columns(width: float) -> Columns:
    """Return the columns for a table of that width."""
    end = width - _RIGHT
    roomy, wide, enough = width >= 1180, width >= 980, width >= 860
    five_right = end - _BUTTONS if roomy else end
    five = (five_right - _FIVE, five_right)
    left = (five[0] - 24 - _LEFT_DAYS, five[0] - 24) if enough else None
    due_right = left[0] if left else five[0] - 20
    due = (due_right - _DUE, due_right)
    room = due[0] - _GAP - TEXT
    if wide:
        issuer_width, addressee_width = 0.155 * room, 0.215 * room
        addressee = (due[0] - _GAP - addressee_width, due[0] - _GAP)
        issuer: tuple[float, float] | None = (addressee[0] - _GAP - issuer_width, addressee[0] - _GAP)
        action_right = addressee[0] - 2 * _GAP - issuer_width - 8
    else:
        addressee = (due[0] - _GAP - 0.34 * room, due[0] - _GAP)
        issuer, action_right = None, addressee[0] - _GAP
    return Columns(
        glyph=(CARD + 12, CARD + 28),
        action=(TEXT, action_right),
        issuer=issuer,
        addressee=addressee,
        due=due,
        left=left,
        five=five,
        buttons=(end - 84, end) if roomy else (action_right - 84, action_right),
        line=(TEXT, end),
    )


def cell(rect: QRectF, edges: tuple[float, float]) -> QRectF:
    """Return a column's part of a row."""
    return QRectF(rect.left() + edges[0], rect.top(), edges[1] - edges[0], rect.height())
