"""The words that a library's items have."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.domain.briefing import Briefing
from briefing_app.domain.item import State
from briefing_app.storage.library import Library
from briefing_app.storage.words import changed_since, values_of, words_in


def words_of(library: Library, numbers: list[int]):
    return words_in(values_of(library, numbers), numbers)


def add(library: Library, briefing: Briefing) -> None:
    library.intake.add(briefing, original=None, source_path=None, author="An")


def test_words_by_field(library, make_briefing) -> None:
    add(library, make_briefing(1))
    ((number, _),) = changed_since(library, "")
    words = dict(words_of(library, [number])[number])
    assert words["name"] == "Đỗ Hữu Khải"
    assert words["unit"] == "%"
    assert set(words) >= {"role", "metric", "issuer", "addressee"}


def test_groups_are_no_names_and_the_rejected_say_nothing(library, make_briefing) -> None:
    briefing = make_briefing(1)
    person, *others = briefing.attendees
    rest = [
        replace(item, state=State.REJECTED) for item in (*others, *briefing.key_figures, *briefing.directives)
    ]
    add(library, briefing.with_items([replace(person, collective=True, role=None), *rest]))
    ((number, _),) = changed_since(library, "")
    assert words_of(library, [number]) == {number: (("group", person.name),)}


def test_only_what_changed_is_named(library, make_briefing) -> None:
    first, second = make_briefing(1), make_briefing(2)
    add(library, first)
    add(library, second)
    moments = dict(changed_since(library, ""))
    assert len(moments) == 2
    latest = max(moments.values())
    assert set(dict(changed_since(library, latest))) <= set(moments)
    assert changed_since(library, "9999") == []


def test_a_removed_briefing_has_no_words(library, make_briefing) -> None:
    briefing = make_briefing(1)
    add(library, briefing)
    library.writer.remove(briefing.id, "An")
    ((number, _),) = changed_since(library, "")
    assert words_of(library, [number]) == {number: ()}


def test_no_briefings_no_words(library) -> None:
    assert changed_since(library, "") == []
    assert words_of(library, []) == {}
