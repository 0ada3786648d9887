"""People over all briefings."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.domain.text import collapse_white_space, fold, same_spelling


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One human over all briefings, as far as an editor has said more than that a name is a name.

    Without a record every spelling of a name is one person. `name` is how they are shown; `aliases` are all names
    that are this person, that one included where it is (see `people.Registry`); `items` are attendees (by ID) that are this person although another one bears their name, so that namesakes can be
    told apart; `answered` are the keys of questions that are not to be asked again. The offices held are read off the
    confirmed attendees, never stored.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()


def name_key(name: str) -> str:
    """Return what two spellings of one name share: tone style, case and spacing aside, diacritics kept."""
    return collapse_white_space(same_spelling(name)).casefold()


def name_search_key(name: str) -> str:
    """Return the name without case and diacritics, as typing finds it."""
    return fold(collapse_white_space(name))
