"""What can be edited of each kind of item: the description from which panel, form and list are made.

A new field of a kind is one more `Field` here; nothing else in the panels knows the fields by name, except the
wording of a row in `item_text`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from briefing_app.domain.attendee import Part
from briefing_app.domain.directive import FollowUp, Strength
from briefing_app.domain.item import ItemKind
from briefing_app.domain.key_figure import Comparator, Direction, FigureKind
from briefing_app.i18n import N_


class Editor(StrEnum):
    """With what a field is edited."""

    LINE = "line"
    LINES = "lines"
    NUMBER = "number"
    UNIT = "unit"
    PERIOD = "period"
    DAY = "day"
    CHOICE = "choice"
    SEGMENT = "segment"


class Extra(StrEnum):
    """A form line that is opened when it is wanted, or when it has something to show."""

    NOTE = "note"
    FOLLOW_UP = "follow_up"


class Choice(NamedTuple):
    """One of the values that a field can take, and how it is called (a msgid)."""

    value: object
    label: str


class Field(NamedTuple):
    """One editable field of an item.

    `name` is the domain's; `label` a msgid. `width` is in logical pixels, 0 takes what is left of the line.
    `blank` is what an emptied field holds.
    """

    name: str
    label: str
    editor: Editor
    width: int = 0
    required: bool = False
    blank: str | None = None
    choices: tuple[Choice, ...] = ()


class FormLine(NamedTuple):
    """Fields side by side; one with an `extra` is hidden until it is wanted."""

    fields: tuple[Field, ...]
    extra: Extra | None = None


class KindFields(NamedTuple):
    """One kind of item: its name (a msgid) and the lines of its form; `first` is edited first."""

    kind: ItemKind
    name: str
    first: str
    lines: tuple[FormLine, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field in the order of the form."""
        return tuple(field for line in self.lines for field in line.fields)

    @property
    def extras(self) -> tuple[Extra, ...]:
        """Which lines can be opened."""
        return tuple(line.extra for line in self.lines if line.extra is not None)


_NOTE = FormLine((Field(name="note", label=N_("Note"), editor=Editor.LINE, blank=""),), Extra.NOTE)

STRENGTHS = (
    Choice(Strength.REQUIRES, N_("requires")),
    Choice(Strength.INSTRUCTS, N_("instructs")),
    Choice(Strength.ASSIGNS, N_("assigns")),
    Choice(Strength.MUST, N_("must")),
    Choice(Strength.PROPOSES, N_("proposes")),
    Choice(Strength.SHOULD, N_("should")),
    Choice(Strength.URGES, N_("urges")),
)
COMPARATORS = (
    Choice(Comparator.NEARLY, N_("nearly")),
    Choice(Comparator.ABOUT, N_("about")),
    Choice(Comparator.OVER, N_("over")),
    Choice(Comparator.UNDER, N_("under")),
    Choice(Comparator.AT_LEAST, N_("at least")),
    Choice(Comparator.AT_MOST, N_("at most")),
)
DIRECTIONS = (Choice(Direction.UP, N_("up")), Choice(Direction.DOWN, N_("down")))
FOLLOW_UPS = (
    Choice(FollowUp.OPEN, N_("open")),
    Choice(FollowUp.IN_PROGRESS, N_("in progress")),
    Choice(FollowUp.DONE, N_("done")),
    Choice(FollowUp.DROPPED, N_("dropped")),
)

ATTENDEE = KindFields(
    kind=ItemKind.ATTENDEE,
    name=N_("Attendees"),
    first="name",
    lines=(
        FormLine(
            (
                Field(name="name", label=N_("Name"), editor=Editor.LINE, required=True),
                Field(
                    name="part",
                    label=N_("Part"),
                    editor=Editor.SEGMENT,
                    width=142,
                    choices=(Choice(Part.CHAIR, N_("Chairs")), Choice(Part.ATTENDEE, N_("Attends"))),
                ),
            )
        ),
        FormLine((Field(name="role", label=N_("Office"), editor=Editor.LINE),)),
        FormLine(
            (
                Field(name="organisation", label=N_("Body"), editor=Editor.LINE),
                Field(
                    name="collective",
                    label=N_("Is"),
                    editor=Editor.SEGMENT,
                    width=174,
                    choices=(Choice(False, N_("One person")), Choice(True, N_("A body"))),
                ),
            )
        ),
        _NOTE,
    ),
)

KEY_FIGURE = KindFields(
    kind=ItemKind.KEY_FIGURE,
    name=N_("Key figures"),
    first="value",
    lines=(
        FormLine(
            (
                Field(name="metric", label=N_("Metric"), editor=Editor.LINE, required=True),
                Field(name="subject", label=N_("Of"), editor=Editor.LINE, width=143),
            )
        ),
        FormLine(
            (
                Field(
                    name="comparator",
                    label=N_("Compared"),
                    editor=Editor.CHOICE,
                    width=84,
                    choices=(Choice(None, N_("exactly")), *COMPARATORS),
                ),
                Field(name="value", label=N_("Value"), editor=Editor.NUMBER, width=78, required=True),
                Field(name="high", label=N_("to"), editor=Editor.NUMBER, width=50),
                Field(name="unit", label=N_("Unit"), editor=Editor.UNIT),
            )
        ),
        FormLine(
            (
                Field(name="period", label=N_("Period"), editor=Editor.PERIOD),
                Field(
                    name="direction",
                    label=N_("Direction"),
                    editor=Editor.CHOICE,
                    width=86,
                    choices=(Choice(None, N_("none")), *DIRECTIONS),
                ),
                Field(
                    name="kind",
                    label=N_("Kind"),
                    editor=Editor.SEGMENT,
                    width=168,
                    choices=(
                        Choice(FigureKind.ACTUAL, N_("Actual")),
                        Choice(FigureKind.TARGET, N_("Target")),
                    ),
                ),
            )
        ),
        _NOTE,
    ),
)

DIRECTIVE = KindFields(
    kind=ItemKind.DIRECTIVE,
    name=N_("Directives"),
    first="action",
    lines=(
        FormLine((Field(name="action", label=N_("What is to be done"), editor=Editor.LINES, required=True),)),
        FormLine(
            (
                Field(name="issuer", label=N_("Who asks"), editor=Editor.LINE),
                Field(name="addressee", label=N_("Who is to act"), editor=Editor.LINE),
            )
        ),
        FormLine(
            (
                Field(
                    name="strength",
                    label=N_("How firmly"),
                    editor=Editor.CHOICE,
                    choices=(Choice(None, N_("unclear")), *STRENGTHS),
                ),
                Field(name="deadline", label=N_("Deadline"), editor=Editor.PERIOD, width=124),
                Field(
                    name="status",
                    label=N_("Status"),
                    editor=Editor.CHOICE,
                    width=118,
                    choices=FOLLOW_UPS,
                ),
            )
        ),
        FormLine(
            (
                Field(name="due_date", label=N_("Due on"), editor=Editor.DAY, width=113),
                Field(name="evidence", label=N_("Evidence"), editor=Editor.LINE, blank=""),
            ),
            Extra.FOLLOW_UP,
        ),
        _NOTE,
    ),
)

KINDS: dict[ItemKind, KindFields] = {each.kind: each for each in (ATTENDEE, KEY_FIGURE, DIRECTIVE)}
"""The three kinds in the order of the panels."""

UNITS = (
    "%", "điểm phần trăm", "nghìn tỷ đồng", "tỷ đồng", "triệu đồng", "đồng", "tỷ USD", "triệu USD", "USD",
    "ha", "km", "tấn", "dự án", "nhiệm vụ", "doanh nghiệp", "căn", "hộ", "người", "xã", "lần",
)  # fmt: skip
"""Units offered in the form; they are words of the articles, so never translated."""


def label_of(choices: tuple[Choice, ...], value: object) -> str:
    """Return the msgid of a value, "" when it is none of the choices."""
    return next((choice.label for choice in choices if choice.value == value), "")
