"""The keys by which what an editor dismissed is remembered."""

from __future__ import annotations


def hash_of(*words: str) -> str:
    """Return 12 hexadecimal digits that stand for the words."""
    import hashlib  # here, for start-up time: no start needs it

    return hashlib.sha256("\x1f".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def sentence_key(text: str, start: int, end: int) -> str:
    """Return the key by which an editor's "nothing here" about a sentence of the article is remembered."""
    return f"uncovered:{start}:{hash_of(text[start:end])}"
