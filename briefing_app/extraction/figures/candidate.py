"""A quantity of the body with everything that is said about it."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.domain.key_figure import Direction, FigureKind
from briefing_app.extraction.figures.quantity import Quantity
from briefing_app.extraction.figures.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric: its words as written and the way it was found."""

    words: str
    way: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quantity and its attributes; whether it is key is another question (`key.py`).

    `sentence` is where its sentence starts in the article, `siblings` how many quantities that has.
    """

    tokens: Tokens
    quantity: Quantity
    sentence: int
    metric: Metric
    period: str | None
    direction: Direction | None
    kind: FigureKind
    siblings: int

    @property
    def first(self) -> int:
        """The token at which the anchor begins."""
        return min(self.quantity.number, self.quantity.front.start)

    @property
    def start(self) -> int:
        """Where the anchor begins in the article."""
        return self.tokens.starts[self.first]

    @property
    def end(self) -> int:
        """Where the anchor ends in the article."""
        return self.tokens.ends[self.quantity.end - 1]
