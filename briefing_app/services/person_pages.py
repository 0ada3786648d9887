"""One person's page: offices, briefings, directives and companions, put together from what was read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing_app.domain.people import Occurrence, Ref, Tenure, near_question, office_question, tenures
from briefing_app.domain.person import name_key
from briefing_app.domain.person_page import (
    Appearance,
    Companion,
    HeldOffice,
    PersonDuty,
    PersonPage,
    Question,
    QuestionKind,
)
from briefing_app.domain.text import collapse_white_space
from briefing_app.services.near_names import NearNames
from briefing_app.storage.people import MOST_OCCURRENCES, Duty, PeopleReader

MOST_SHOWN = 120
_MOST_OFFICES = 40
_MOST_COMPANIONS = 12
_MOST_SPELLINGS = 12


class PageMaker:
    """Makes the page of one person within one state of the library."""

    def __init__(self, reader: PeopleReader, near: NearNames) -> None:
        self._reader = reader
        self._near = near

    def page(self, ref: Ref) -> PersonPage | None:
        """Return the page, None for nobody."""
        reader = self._reader
        shown = reader.shown(ref)
        seen = reader.occurrences(ref)
        if shown is None or not (seen or reader.registry.person(ref)):
            return None
        held = tenures(seen)
        newest = seen[:MOST_SHOWN]
        appearances = reader.appearances(newest)
        question = self._question(ref, held)
        days = [each.day for each in seen if each.day]
        gave, given = self._duties(ref, seen, held)
        return PersonPage(
            ref=ref,
            name=shown,
            briefings=reader.count(ref),
            first_day=reader.first_day(ref) if len(seen) >= MOST_OCCURRENCES else min(days, default=""),
            last_day=max(days, default=""),
            also_written=self._also_written(ref, shown, appearances),
            names=self._names(ref),
            offices=self._offices(held, question),
            question=question,
            appearances=appearances,
            given=given,
            gave=gave,
            companions=self._companions(ref, newest),
        )

    def _names(self, ref: Ref) -> tuple[str, ...]:
        person = self._reader.registry.person(ref)
        return person.aliases if person is not None and len(person.aliases) > 1 else ()

    def _also_written(self, ref: Ref, shown: str, appearances: Iterable[Appearance]) -> tuple[str, ...]:
        person = self._reader.registry.person(ref)
        spellings = [*(person.aliases if person else ()), *(each.name for each in appearances)]
        found = dict.fromkeys(collapse_white_space(each) for each in spellings)
        found.pop(shown, None)
        return tuple(found)[:_MOST_SPELLINGS]

    def _offices(self, held: Sequence[Tenure], question: Question | None) -> tuple[HeldOffice, ...]:
        held = held[:_MOST_OFFICES]
        evidence = self._reader.evidence(tenure.first.number for tenure in held)
        asked = question.key if question and question.kind is QuestionKind.NEW_OFFICE else ""
        return tuple(
            HeldOffice(
                text=tenure.text,
                first_day=tenure.first.day,
                last_day=tenure.last.day,
                count=len(tenure.seen),
                evidence=evidence[tenure.first.number],
                current=number == 0,
                asked=office_question(evidence[tenure.first.number].item_id) == asked,
            )
            for number, tenure in enumerate(held)
            if tenure.first.number in evidence
        )

    def _question(self, ref: Ref, held: Sequence[Tenure]) -> Question | None:
        """Return what is to be asked first: two offices at a time, a new office, a name like another."""
        person = self._reader.registry.person(ref)
        answered = set(person.answered) if person else set()
        named = [tenure for tenure in held if tenure.titles]
        for number, later in enumerate(named):
            for earlier in named[number + 1 :]:
                if later.overlaps(earlier):
                    lesser = min(later, earlier, key=_how_often)
                    found = self._office_question(QuestionKind.TWO_BODIES, lesser, later, earlier, answered)
                    if found is not None:
                        return found
        if len(named) > 1 and named[0].first.day > named[1].last.day:
            found = self._office_question(QuestionKind.NEW_OFFICE, named[0], named[0], named[1], answered)
            if found is not None:
                return found
        return self._near_question(ref, named, answered)

    def _office_question(
        self, kind: QuestionKind, apart: Tenure, later: Tenure, earlier: Tenure, answered: set[str]
    ) -> Question | None:
        ids = self._reader.item_ids(each.number for each in apart.seen)
        items = tuple(ids[each.number] for each in reversed(apart.seen) if each.number in ids)
        if apart.first.number not in ids or not answered.isdisjoint(map(office_question, items)):
            return None
        return Question(
            kind,
            office_question(ids[apart.first.number]),
            day=later.first.day,
            before_day=earlier.last.day,
            items=items,
            offices=(later.text, earlier.text),
        )

    def _near_question(self, ref: Ref, named: Sequence[Tenure], answered: set[str]) -> Question | None:
        for key in self._reader.registry.names(ref):
            for other, other_held in near_people(self._reader, self._near, ref, key):
                other_name = self._reader.shown(other) or ""
                asked = {near_question(each) for each in self._reader.registry.names(other)}
                theirs = self._reader.registry.person(other)
                their_answers = set(theirs.answered) if theirs else set()
                if answered & asked or near_question(key) in their_answers:
                    continue
                if share_office(named, other_held):
                    return Question(
                        QuestionKind.NEAR_NAME, near_question(other_name), other=other, other_name=other_name
                    )
        return None

    def _duties(
        self, ref: Ref, seen: Sequence[Occurrence], held: Sequence[Tenure]
    ) -> tuple[tuple[PersonDuty, ...], tuple[PersonDuty, ...]]:
        """Return what a person directed, and what they or the body they headed were directed to do."""
        reader = self._reader
        shared = ref in reader.assigned.values() or self._has_namesake(ref)
        within = {each.briefing for each in seen} if shared else None
        names = reader.registry.names(ref) or tuple({each.name for each in seen})
        gave = reader.duties("issuer", names, MOST_SHOWN)
        given = set(reader.duties("addressee", names, MOST_SHOWN))
        if within is not None:
            gave = [duty for duty in gave if duty[1] in within]
            given = {duty for duty in given if duty[1] in within}
        for tenure in held[:_MOST_OFFICES]:
            days = (tenure.first.day, "9999" if tenure is held[0] else tenure.last.day)
            given.update(reader.duties("addressee", _bodies(tenure), MOST_SHOWN, days))
        newest = sorted(given, key=_day_of_duty, reverse=True)
        return reader.told(gave), reader.told(newest[:MOST_SHOWN])

    def _has_namesake(self, ref: Ref) -> bool:
        names = set(self._reader.registry.names(ref))
        others = (person for person in self._reader.registry.people if person.id != ref and person.items)
        return any(name_key(person.name) in names for person in others)

    def _companions(self, ref: Ref, newest: Sequence[Occurrence]) -> tuple[Companion, ...]:
        briefings = dict.fromkeys(each.briefing for each in newest)
        found = self._reader.companions(ref, briefings, _MOST_COMPANIONS)
        return tuple(Companion(other, self._reader.shown(other) or "", count) for other, count in found)


def near_people(
    reader: PeopleReader, near: NearNames, ref: Ref, key: str
) -> Iterable[tuple[Ref, Sequence[Tenure]]]:
    """Yield people with a name near one, and their offices."""
    for name in near.near(key)[:20]:
        other = reader.registry.ref_of_name(name)
        if other != ref:
            held = [tenure for tenure in tenures(reader.occurrences(other, limit=40)) if tenure.titles]
            if held:
                yield other, held


def share_office(first: Iterable[Tenure], second: Sequence[Tenure]) -> bool:
    """Tell whether two people held one office, named so closely that few do."""
    return any(
        mine.body and mine.same_as(theirs) and theirs.body
        for tenure in first
        for mine in tenure.titles
        for other in second
        for theirs in other.titles
    )


def _bodies(tenure: Tenure) -> tuple[str, ...]:
    """Return the keys by which a body that somebody headed is addressed: its name, and the office itself."""
    heads = tuple(each.organisation for each in tenure.seen if each.organisation)[-5:]
    return tuple(dict.fromkeys(name_key(words) for words in (*heads, tenure.text)))


def _how_often(tenure: Tenure) -> tuple[int, str]:
    return len(tenure.seen), tenure.first.day


def _day_of_duty(duty: Duty) -> tuple[str, int]:
    return duty[2], duty[0]
