"""Phrases as one regular expression: a prefix tree, so that a thousand of them cost little more than one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing_app.domain.text import same_spelling

_Tree = dict[str, "_Tree"]
_END = ""


def phrase_pattern(phrases: Iterable[str], *, lower: bool = True) -> str:
    """Return an expression that matches the longest of the phrases at a place; nothing for no phrases.

    Phrases are spelled with one tone placement, as `Document.lower` is; a blank in a phrase stands for one or more.
    `lower` puts them in lower case. The expression has no groups and no anchors.
    """
    tree = _tree(phrases, lower)
    return _expression(tree) if tree else r"(?!)"


def phrase_regex(phrases: Iterable[str], *, lower: bool = True) -> re.Pattern[str]:
    """Return the compiled expression of the phrases as whole words.

    It begins with the phrases' first letters and looks back from there: so the search skips to those letters.
    """
    return re.compile(f"(?:{phrase_branches(phrases, lower=lower)})(?!\\w)")


def phrase_branches(phrases: Iterable[str], *, lower: bool = True, glued: str = r"\w") -> str:
    """Return the alternatives, without brackets around them, that match the phrases where no word has begun.

    Each begins with a letter and looks back from there for `glued`, what may not stand before a phrase.
    """
    branches = []
    for char, rest in sorted(_tree(phrases, lower).items()):
        first = re.escape(char)
        branches.append(rf"{first}(?<!{glued}{first})" + (_expression(rest) if list(rest) != [_END] else ""))
    return "|".join(branches) or r"(?!)"


def _tree(phrases: Iterable[str], lower: bool) -> _Tree:
    tree: _Tree = {}
    for phrase in phrases:
        spelled = same_spelling(phrase)
        node = tree
        for char in spelled.lower() if lower else spelled:
            node = node.setdefault(char, {})
        node[_END] = {}
    return tree


def _expression(tree: _Tree) -> str:
    """Return the expression of a tree, branches in order, a finished phrase last so that the longest wins."""
    branches = []
    for char, rest in sorted(tree.items()):
        if char != _END:
            head = " +" if char == " " else re.escape(char)
            branches.append(head + (_expression(rest) if list(rest) != [_END] else ""))
    body = branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
    if _END not in tree:
        return body
    return f"(?:{body})?" if branches else ""
