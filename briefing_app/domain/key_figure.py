"""Key figures: quantities that say something about the matter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from briefing_app.domain.item import Item, ItemKind


class Comparator(StrEnum):
    """How a stated number bounds the true one."""

    NEARLY = "nearly"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Direction(StrEnum):
    """Which way a quantity that is itself a change goes."""

    UP = "up"
    DOWN = "down"


class FigureKind(StrEnum):
    """Whether a figure is a result or an aim."""

    ACTUAL = "actual"
    TARGET = "target"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure(Item):
    """A quantity with what it measures (ANNOTATION.md, "Key figure").

    `value` and `high` are decimal strings as written with a decimal point ("85", range "8" to "10");
    `scaled_value` and `scaled_high` the same in the plain `unit` ("85000000000000" đồng): the magnitude between
    the two ("nghìn tỷ") is `numbers.magnitude_of(value, scaled_value)`. `period` is ISO 8601 (`2025`, `2025-06`,
    `2025-Q1`, `2025-H1`, `2026/2030`).
    """

    kind_of_item: ClassVar[ItemKind] = ItemKind.KEY_FIGURE

    metric: str
    value: str
    unit: str = ""
    subject: str | None = None
    comparator: Comparator | None = None
    high: str | None = None
    scaled_value: str = ""
    scaled_high: str | None = None
    period: str | None = None
    direction: Direction | None = None
    kind: FigureKind = FigureKind.ACTUAL
