"""What shows that a directive is done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from briefing_app.domain.text import collapse_white_space

_BRIEFING = re.compile(r"\s*\[briefing (?P<id>[0-9a-f]{32})\]\s*$")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


class EvidenceKind(StrEnum):
    """What shows that a directive is done."""

    BRIEFING = "briefing"
    LINK = "link"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What `Directive.evidence` says: a sentence, a link, or a briefing of the library with its title.

    It is kept as text, so that it reads well wherever it goes; a briefing's ID stands behind its title in brackets.
    """

    kind: EvidenceKind
    words: str
    briefing_id: str = ""

    @classmethod
    def read(cls, text: str) -> Evidence | None:
        """Read an evidence field; None where it is blank."""
        text = collapse_white_space(text)
        if not text:
            return None
        match = _BRIEFING.search(text)
        if match is not None:
            return cls(EvidenceKind.BRIEFING, text[: match.start()], match["id"])
        return cls(EvidenceKind.LINK if _LINK.fullmatch(text) else EvidenceKind.SENTENCE, text)

    @property
    def text(self) -> str:
        """The field's text."""
        return f"{self.words} [briefing {self.briefing_id}]".strip() if self.briefing_id else self.words
