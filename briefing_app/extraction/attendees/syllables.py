"""Vietnamese syllables: what can be one, and where a crawler glued one to the next word."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_app.domain.text import fold

_ONSET = "(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
_NUCLEUS = (
    "(?:uye|uya|uyu|ieu|yeu|oai|oao|oay|oeo|uay|uoi|uou|uao|uai|"
    "ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ya|ye|[aeiouy])"
)
_SYLLABLE = re.compile(f"{_ONSET}{_NUCLEUS}(?:ch|ng|nh|[cmnpt])?")
LONGEST = 7
"""The letters of the longest syllable ("nghiêng")."""


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Tell whether the word could be one Vietnamese syllable, diacritics aside."""
    return len(word) <= LONGEST and _SYLLABLE.fullmatch(fold(word)) is not None


def glued_at(word: str, next_words: frozenset[str]) -> int | None:
    """Return where a word falls into a syllable and one of the next words ("Chínhchủ" → 5), None when it does not."""
    if len(word) < 4 or len(word) > 2 * LONGEST or is_syllable(word):
        return None
    for at in range(min(LONGEST, len(word) - 2), 1, -1):
        if word[at:].lower() in next_words and is_syllable(word[:at]):
            return at
    return None
