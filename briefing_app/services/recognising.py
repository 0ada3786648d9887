"""Matching the attendees of an open briefing to the registry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing_app.domain.attendee import Attendee
from briefing_app.domain.offices import Office, office_of
from briefing_app.domain.people import (
    Ref,
    Standing,
    Tenure,
    near_question,
    office_question,
    standing,
    tenures,
)
from briefing_app.domain.person import name_key
from briefing_app.domain.person_page import Candidate, Recognition
from briefing_app.services.near_names import NearNames
from briefing_app.services.person_pages import near_people
from briefing_app.storage.people import PeopleReader

_LOOKED_BACK = 150


class Recogniser:
    """Tells who the attendees of one briefing are, by all the other briefings."""

    def __init__(self, reader: PeopleReader, near: NearNames, briefing_id: str, day: str) -> None:
        self._reader = reader
        self._near = near
        self._own = reader.briefing_number(briefing_id)
        self._day = day

    def all_of(self, people: Iterable[Attendee]) -> dict[str, Recognition]:
        """Return how each stands, by ID."""
        return {person.id: self._recognise(person) for person in people if name_key(person.name)}

    def _recognise(self, item: Attendee) -> Recognition:
        registry = self._reader.registry
        ref = registry.ref(item.id, item.name)
        office = office_of(item.role, item.organisation)
        held = self._held(ref)
        if item.id not in registry.assigned:
            namesakes = self._namesakes(ref, item.name)
            if namesakes:
                return self._among(item, office, [(ref, held), *namesakes])
        if not held:
            return self._near_or_unknown(item, ref, office)
        how, tenure = standing(office, self._day, held)
        person = registry.person(ref)
        if how is not Standing.KNOWN and person and office_question(item.id) in person.answered:
            how = Standing.KNOWN
        return self._told(how, ref, tenure, ())

    def _held(self, ref: Ref) -> list[Tenure]:
        """Return the offices known up to the article's day; where none are, all."""
        seen = [
            each for each in self._reader.occurrences(ref, limit=_LOOKED_BACK) if each.briefing != self._own
        ]
        before = [each for each in seen if each.day and each.day <= self._day]
        return list(tenures(before or seen))

    def _namesakes(self, ref: Ref, name: str) -> list[tuple[Ref, list[Tenure]]]:
        """Return the other people of that very name, whom an editor told apart."""
        key = name_key(name)
        others = (person for person in self._reader.registry.people if person.id != ref and person.items)
        found = ((person.id, self._held(person.id)) for person in others if name_key(person.name) == key)
        return [(other, held) for other, held in found if held]

    def _among(
        self, item: Attendee, office: Office, people: Sequence[tuple[Ref, list[Tenure]]]
    ) -> Recognition:
        """Choose among people of one name: the one in that office is known, else the question is open."""
        fitting = [
            (ref, held)
            for ref, held in people
            if held and office.main and any(tenure.titles and tenure.holds(office) for tenure in held)
        ]
        if len(fitting) == 1 and fitting[0][0] == people[0][0]:
            how, tenure = standing(office, self._day, fitting[0][1])
            return self._told(how, fitting[0][0], tenure, ())
        order = fitting + [entry for entry in people if entry not in fitting and entry[1]]
        candidates = tuple(Candidate(ref, self._reader.shown(ref) or "", held[0].text) for ref, held in order)
        ref, held = order[0]
        return self._told(Standing.NAMESAKE, ref, held[0], candidates)

    def _near_or_unknown(self, item: Attendee, ref: Ref, office: Office) -> Recognition:
        key = name_key(item.name)
        person = self._reader.registry.person(ref)
        answered = set(person.answered) if person else set()
        if office.names_body:
            for other, held in near_people(self._reader, self._near, ref, key):
                same = next((tenure for tenure in held if _one_office(tenure, office)), None)
                shown = self._reader.shown(other) or ""
                if (
                    same is not None
                    and same.last.briefing != self._own
                    and near_question(shown) not in answered
                ):
                    candidate = Candidate(other, shown, same.text)
                    return self._told(Standing.NEAR, other, same, (candidate,))
        return Recognition(Standing.UNKNOWN, ref, item.name)

    def _told(
        self, how: Standing, ref: Ref, tenure: Tenure | None, candidates: tuple[Candidate, ...]
    ) -> Recognition:
        evidence = None
        if tenure is not None:
            number = tenure.last.number
            evidence = self._reader.evidence([number]).get(number)
        name = self._reader.shown(ref) or ""
        office = tenure.text if tenure else ""
        return Recognition(how, ref, name, office, evidence, self._reader.count(ref), candidates)


def _one_office(tenure: Tenure, office: Office) -> bool:
    return any(
        mine.body and mine.same_as(title) and title.body for mine in office.main for title in tenure.titles
    )
