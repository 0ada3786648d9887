"""How a quantity hangs on the words before it: bound by a copula, as a share, as somebody's number."""

from __future__ import annotations

from briefing_app.extraction.figures.quantity import Quantity
from briefing_app.extraction.figures.tokens import Tokens
from briefing_app.extraction.figures.units import COUNTED

_COPULAS = frozenset({"đạt", "là", "lên"})
_OF = frozenset({"của", "tại", "ở"})
_SHARES = frozenset({"chiếm", "góp", "có"})


def is_bound(tokens: Tokens, quantity: Quantity) -> bool:
    """Tell whether a copula binds the number to its subject: "khách du lịch đạt gần 2 triệu lượt"."""
    return any(tokens.words[at] in _COPULAS for at in range(quantity.front.edge, quantity.number))


def is_share(tokens: Tokens, quantity: Quantity) -> bool:
    """Tell whether a verb of having stands before the number: "chiếm 38 % lượng muối"."""
    edge = quantity.front.edge
    return any(tokens.words[at] in _SHARES for at in range(max(0, edge - 1), quantity.number))


def says_whose(tokens: Tokens, quantity: Quantity) -> bool:
    """Tell whether a count only says whose something is: "sản lượng tôm của 3 huyện đạt 6.150 tấn"."""
    start = min(quantity.number, quantity.front.start)
    return quantity.kind in COUNTED and tokens.word(start - 1) in _OF
