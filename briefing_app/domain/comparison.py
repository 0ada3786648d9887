"""Two briefings side by side: what changed from one to the other, as far as their confirmed items go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.directive import Directive, FollowUp
from briefing_app.domain.directive_matching import Refused, matched_directives, never
from briefing_app.domain.item import Item, ItemKind, State
from briefing_app.domain.key_figure import Direction, KeyFigure
from briefing_app.domain.offices import office_of
from briefing_app.domain.person import name_key
from briefing_app.domain.series import Reading, span_of
from briefing_app.domain.since import By, Entry, Line, News, Since


@dataclass(frozen=True, slots=True)
class _Rules:
    """What is known of directives beyond the two briefings; see `compare`."""

    refused: Refused
    lines: Mapping[str, Line]
    one_place: bool


_ORDER = {news: number for number, news in enumerate(News)}

T = TypeVar("T", bound=Item)
PersonKey = Callable[[Attendee], str]
MetricKey = Callable[[str], str]
SameOffice = Callable[[Attendee, Attendee], bool]


def by_name(attendee: Attendee) -> str:
    """Return who an attendee is, as far as the spelling of the name tells."""
    return name_key(attendee.name)


def same_office(a: Attendee, b: Attendee) -> bool:
    """Tell whether two attendees may hold one office, said in more or fewer words (`domain.offices`)."""
    first, second = office_of(a.role, a.organisation).main, office_of(b.role, b.organisation).main
    if not first or not second:
        return True
    return any(mine.same_as(theirs) for mine in first for theirs in second)


def compare(
    now: Briefing,
    before: Briefing,
    by: By = By.CHOICE,
    *,
    person: PersonKey = by_name,
    metric: MetricKey = name_key,
    office: SameOffice = same_office,
    refused: Refused = never,
    lines: Mapping[str, Line] | None = None,
    one_place: bool = False,
) -> Since:
    """Return what changed from one briefing to another, by their confirmed items; bodies without names are left out.

    What one of the two has as a suggestion still is neither new nor gone: one of this briefing that matches something
    confirmed in the other counts as mentioned, unreviewed.
    `person` tells who an attendee is, `metric` which measure a figure's words name, `office` whether two attendees
    hold one office, `refused` which directives an editor has said are different matters. `lines` are the earlier
    times of directives of this briefing, by their IDs, over all briefings. With `one_place` the places of the two are
    one under two names.
    """
    same: dict[ItemKind, int] = dict.fromkeys(ItemKind, 0)
    entries = [
        *_people(now, before, person, office, same),
        *_figures(now, before, metric, same),
        *_directives(now, before, _Rules(refused, lines or {}, one_place)),
    ]
    return Since(
        now=now,
        before=before,
        by=by,
        entries=tuple(sorted(entries, key=_page_order)),
        same=same,
        suggested=(now.left_to_review, before.left_to_review),
    )


def _page_order(entry: Entry) -> tuple[int, int, bool, int]:
    kinds = list(ItemKind)
    item = entry.item
    return kinds.index(item.kind_of_item), _ORDER[entry.news], entry.unreviewed, item.anchor.start


def _in_state(items: Iterable[T], state: State) -> list[T]:
    return [item for item in items if item.state is state]


# people


def _people(
    now: Briefing, before: Briefing, person: PersonKey, office: SameOffice, same: dict[ItemKind, int]
) -> list[Entry]:
    here, there = (_by_person(each, person, State.CONFIRMED) for each in (now, before))
    may_be_here, may_be_there = (_by_person(each, person, State.SUGGESTED) for each in (now, before))
    entries: list[Entry] = []
    for key, attendees in here.items():
        if key not in there:
            if key not in may_be_there:
                entries.append(Entry(news=News.NEW, now=attendees[0]))
        elif any(office(a, b) for a in attendees for b in there[key]):
            same[ItemKind.ATTENDEE] += 1
        else:
            entries.append(Entry(news=News.NEW_OFFICE, now=attendees[0], before=there[key][0]))
    left = {key: attendees for key, attendees in there.items() if key not in here}
    for key, attendees in left.items():
        waiting = may_be_here.get(key)
        if not waiting:
            entries.append(Entry(news=News.GONE, before=attendees[0], unreviewed=bool(may_be_here)))
        elif not any(office(a, b) for a in waiting for b in attendees):
            entries.append(Entry(news=News.NEW_OFFICE, now=waiting[0], before=attendees[0], unreviewed=True))
    return entries


def _by_person(briefing: Briefing, person: PersonKey, state: State) -> dict[str, list[Attendee]]:
    """Return the attendees of a briefing by who they are: one person may be named twice."""
    found: dict[str, list[Attendee]] = {}
    for attendee in _in_state(briefing.attendees, state):
        if not attendee.collective and attendee.name.strip():
            found.setdefault(person(attendee), []).append(attendee)
    return found


# figures


@dataclass(frozen=True, slots=True)
class _Series:
    metric: str
    subject: str
    unit: str
    kind: str


def _figures(now: Briefing, before: Briefing, metric: MetricKey, same: dict[ItemKind, int]) -> list[Entry]:
    here, there = (_by_series(each, metric, State.CONFIRMED) for each in (now, before))
    may_be_here, may_be_there = (_by_series(each, metric, State.SUGGESTED) for each in (now, before))
    entries: list[Entry] = []
    for series, figures in here.items():
        if series not in there:
            if series not in may_be_there:
                entries += [Entry(news=News.NEW, now=figure) for figure in figures]
            continue
        told = [_moved(figure, there[series]) for figure in figures]
        same[ItemKind.KEY_FIGURE] += told.count(None)
        entries += [entry for entry in told if entry is not None]
    for series, figures in there.items():
        if series in here:
            continue
        if series not in may_be_here:
            waiting = bool(may_be_here)
            entries += [Entry(news=News.GONE, before=figure, unreviewed=waiting) for figure in figures]
        for figure in may_be_here.get(series, ()):
            entry = _moved(figure, figures)
            if entry is not None:
                entries.append(replace(entry, unreviewed=True))
    return entries


def _moved(figure: KeyFigure, earlier: list[KeyFigure]) -> Entry | None:
    """Return how a figure differs from what was said of its measure; None where it does not."""
    before = _counterpart(figure, earlier)
    if _amount(figure) == _amount(before):
        return None
    news = News.MOVED
    if figure.period and figure.period == before.period:
        mine, other = _reading(figure), _reading(before)
        if mine is not None and other is not None:
            if not mine.contradicts(other):  # "gần 96" and "95,8": one value, told more or less exactly
                return None
            news = News.CONTRADICTED
    return Entry(news=news, now=figure, before=before, difference=_difference(figure, before))


def _reading(figure: KeyFigure) -> Reading | None:
    low, high = figure.scaled_value or figure.value, figure.scaled_high or figure.high
    return Reading.of(low, high, figure.direction, figure.comparator, figure.kind)


def _by_series(briefing: Briefing, metric: MetricKey, state: State) -> dict[_Series, list[KeyFigure]]:
    """Return a briefing's figures by what they measure; a number that stands there twice counts once."""
    found: dict[_Series, list[KeyFigure]] = {}
    place = briefing.article.place or ""
    for figure in _in_state(briefing.key_figures, state):
        series = _Series(
            metric(figure.metric), name_key(figure.subject or place), name_key(figure.unit), figure.kind.value
        )
        known = found.setdefault(series, [])
        said = (figure.period, _amount(figure))
        if all((other.period, _amount(other)) != said for other in known):
            known.append(figure)
    return found


def _counterpart(figure: KeyFigure, earlier: list[KeyFigure]) -> KeyFigure:
    """Return the figure to compare with: of the same period (the same amount first), else of the latest."""
    alike = [other for other in earlier if other.period == figure.period]
    return next(
        (other for other in alike if _amount(other) == _amount(figure)),
        alike[0] if alike else max(earlier, key=_period),
    )


def _period(figure: KeyFigure) -> str:
    return figure.period or ""


def _amount(figure: KeyFigure) -> tuple[Decimal | str, Decimal | str | None]:
    """Return a figure's ends as numbers, downward ones below zero; as words where they are none."""
    sign = -1 if figure.direction is Direction.DOWN else 1
    high = figure.scaled_high or figure.high
    low = _number(figure.scaled_value or figure.value, sign)
    return low, _number(high, sign) if high else None


def _number(text: str, sign: int) -> Decimal | str:
    try:
        number = Decimal(text) * sign
    except InvalidOperation:
        return text
    return number if number.is_finite() else text


def _difference(now: KeyFigure, before: KeyFigure) -> Decimal | None:
    (value, high), (other, other_high) = _amount(now), _amount(before)
    if high is not None or other_high is not None:
        return None
    return value - other if isinstance(value, Decimal) and isinstance(other, Decimal) else None


# directives


def _directives(now: Briefing, before: Briefing, rules: _Rules) -> list[Entry]:
    here, there = (_in_state(each.directives, State.CONFIRMED) for each in (now, before))
    suggested = _in_state(now.directives, State.SUGGESTED)
    places = now.article.place, before.article.place
    pairs = matched_directives(here, there, *places, rules.refused, one_place=rules.one_place)
    met = {earlier.id for earlier in pairs.values()}
    alone = [directive for directive in here if directive.id not in pairs and directive.id not in rules.lines]
    left = [directive for directive in there if directive.id not in met]
    may_be_old = matched_directives(
        alone,
        _in_state(before.directives, State.SUGGESTED),
        *places,
        rules.refused,
        one_place=rules.one_place,
    )
    waiting = matched_directives(suggested, left, *places, rules.refused, one_place=rules.one_place)
    said_again = {earlier.id for earlier in waiting.values()}
    return [
        *(
            _again(directive, pairs.get(directive.id), before, rules.lines.get(directive.id))
            for directive in here
            if directive.id in pairs or directive.id in rules.lines
        ),
        *(
            replace(
                _again(directive, waiting[directive.id], before, rules.lines.get(directive.id)),
                unreviewed=True,
            )
            for directive in suggested
            if directive.id in waiting
        ),
        *(Entry(news=News.NEW, now=directive) for directive in alone if directive.id not in may_be_old),
        *(
            Entry(
                news=_left_out(directive),
                before=directive,
                unreviewed=bool(suggested) and directive.status is not FollowUp.DONE,
            )
            for directive in left
            if directive.status is not FollowUp.DROPPED and directive.id not in said_again
        ),
    ]


def _again(now: Directive, paired: Directive | None, before: Briefing, line: Line | None) -> Entry:
    """Return the news of a directive said before: in the briefing compared with, else wherever it was last."""
    told: dict[str, str | None] = {earlier.id: earlier.date for earlier in line.said} if line else {}
    if paired is not None:
        told.setdefault(before.id, before.article.date)
        earlier, source = paired, None
    else:
        assert line is not None
        earlier, source = line.last, line.briefing
    return Entry(
        news=_repeated(now, earlier),
        now=now,
        before=earlier,
        source=source if source is not None and source.id != before.id else None,
        times=len(told) + 1,
        first=min((day for day in told.values() if day), default=None),
    )


def _repeated(now: Directive, before: Directive) -> News:
    if now.status is FollowUp.DONE:
        return News.DONE
    new, old = span_of(now.deadline), span_of(before.deadline)
    later = new is not None and old is not None and new.last > old.last
    return News.EXTENDED if later else News.REPEATED


def _left_out(directive: Directive) -> News:
    return News.DONE if directive.status is FollowUp.DONE else News.GONE
