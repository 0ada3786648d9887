"""How a brief words its items, in the language of the brief."""

from __future__ import annotations

from briefing_app.domain.attendee import Attendee, Part
from briefing_app.domain.briefing import AnyItem, Briefing, Status
from briefing_app.domain.directive import Directive, FollowUp, Strength
from briefing_app.domain.evidence import Evidence
from briefing_app.domain.item import ItemKind, State
from briefing_app.domain.key_figure import Comparator, Direction, FigureKind, KeyFigure
from briefing_app.domain.numbers import magnitude_of
from briefing_app.domain.text import collapse_white_space, shorten
from briefing_app.i18n import N_, NN_, Translator

QUOTE_LIMIT = 1_500
"""How many characters of an item's words a footnote repeats."""

_WRITTEN_LIMIT = 48  # a longer selection is told by the figure's fields
_LONG_NUMBER = 7  # a range of longer ones must be able to break
_NAMED_LIMIT = 60
_NAMES = 12  # how many unreviewed items of a kind are named

STATUSES = {
    Status.NEW: N_("not reviewed yet"),
    Status.IN_REVIEW: N_("in review"),
    Status.REVIEWED: N_("reviewed"),
}
HEADINGS = {
    "attendees": N_("Attendees"),
    "key_figures": N_("Key figures"),
    "directives": N_("Directives"),
    "since": N_("Since last time"),
    "notes": N_("Notes"),
    "unreviewed": N_("Not yet reviewed"),
}
COLUMNS = {
    "name": N_("Who"),
    "role": N_("Office"),
    "part": N_("Part"),
    "metric": N_("Measure"),
    "as_written": N_("In the article"),
    "normalised": N_("Normalised"),
    "period": N_("Period"),
}
_PARTS = {Part.CHAIR: N_("Chair"), Part.ATTENDEE: N_("Attends")}
_COMPARATORS = {
    Comparator.NEARLY: N_("nearly"),
    Comparator.ABOUT: N_("about"),
    Comparator.OVER: N_("over"),
    Comparator.UNDER: N_("under"),
    Comparator.AT_LEAST: N_("at least"),
    Comparator.AT_MOST: N_("at most"),
}
_DIRECTIONS = {Direction.UP: N_("up"), Direction.DOWN: N_("down")}
_FOLLOW_UPS = {
    FollowUp.OPEN: N_("open"),
    FollowUp.IN_PROGRESS: N_("in progress"),
    FollowUp.DONE: N_("done"),
    FollowUp.DROPPED: N_("dropped"),
}
# Subject, verb, object in both languages: the parts that are known are put side by side.
_VERBS = {
    Strength.REQUIRES: N_("requires"),
    Strength.INSTRUCTS: N_("instructs"),
    Strength.ASSIGNS: N_("assigns"),
    Strength.PROPOSES: N_("asks"),
    Strength.URGES: N_("urges"),
}
_MODALS = {Strength.MUST: N_("must act"), Strength.SHOULD: N_("should act")}
_COUNTS = {
    ItemKind.ATTENDEE: NN_("{n} attendee", "{n} attendees"),
    ItemKind.KEY_FIGURE: NN_("{n} key figure", "{n} key figures"),
    ItemKind.DIRECTIVE: NN_("{n} directive", "{n} directives"),
}
_KIND_HEADINGS = {
    ItemKind.ATTENDEE: "attendees",
    ItemKind.KEY_FIGURE: "key_figures",
    ItemKind.DIRECTIVE: "directives",
}


class BriefWords:
    """What a brief says of each item, as plain text: escaping is the Markdown's affair."""

    def __init__(self, translator: Translator) -> None:
        self._tr = translator

    def text(self, msgid: str, **values: object) -> str:
        """Return a text of the catalogue in the brief's language."""
        return self._tr.text(msgid, **values)

    def date(self, iso: str | None) -> str:
        """Write a date or period as the brief's language does."""
        return self._tr.date(iso)

    # attendees

    def attendee_cell(self, attendee: Attendee, column: str) -> str:
        """Return one cell of the table of attendees."""
        if column == "name":
            return capitalised(attendee.name)
        if column == "role":
            return " ".join(part for part in (attendee.role, attendee.organisation) if part)
        return self.text(_PARTS[attendee.part])

    # key figures

    def figure_cell(self, figure: KeyFigure, column: str) -> str:
        """Return one cell of the table of key figures."""
        if column == "metric":
            metric = ", ".join(part for part in (capitalised(figure.metric), figure.subject) if part)
            return (
                self.text("{metric}, target", metric=metric) if figure.kind is FigureKind.TARGET else metric
            )
        if column == "as_written":
            return self.as_written(figure)
        return self.normalised(figure) if column == "normalised" else self.date(figure.period)

    def as_written(self, figure: KeyFigure) -> str:
        """Return the figure in the article's words; a longer selection as its fields tell it."""
        quote = collapse_white_space(figure.anchor.exact[:1_000])
        if len(quote) <= _WRITTEN_LIMIT:
            return quote
        return self.amount(figure)

    def amount(self, figure: KeyFigure) -> str:
        """Return the figure as its fields tell it, in the magnitude in which it was written."""
        words = magnitude_of(figure.value, figure.scaled_value)
        return self._amount(figure, figure.value, figure.high, f"{words} {figure.unit}".strip())

    def measure(self, figure: KeyFigure) -> str:
        """Return what a figure measures, and whether that is a target."""
        return self.figure_cell(figure, "metric")

    def office(self, attendee: Attendee) -> str:
        """Return an attendee's office with its body."""
        return self.attendee_cell(attendee, "role")

    def normalised(self, figure: KeyFigure) -> str:
        """Return the figure in its plain unit; "" when the article's words say just that."""
        value = figure.scaled_value or figure.value
        high = figure.scaled_high or figure.high
        written = self.as_written(figure)
        numbers = [self._tr.number(number) for number in (value, high) if number]
        if self._tr.language == "vi" and all(number in written for number in numbers):
            return ""
        amount = self._amount(figure, value, high, figure.unit)
        return "" if amount == written else amount

    def _amount(self, figure: KeyFigure, value: str, high: str | None, unit: str) -> str:
        ends = [self._tr.number(end) for end in (value, high) if end]
        number = (" – " if max(map(len, ends), default=0) > _LONG_NUMBER else "–").join(ends)
        amount = number + ("" if unit in ("%", "‰") else " ") + unit
        words = [
            self.text(_DIRECTIONS[figure.direction]) if figure.direction else "",
            self.text(_COMPARATORS[figure.comparator]) if figure.comparator else "",
            amount.strip(),
        ]
        return " ".join(word for word in words if word)

    # directives

    def directive_detail(self, directive: Directive) -> str:
        """Return who asks whom, by when, and what became of it, on one line."""
        parts = [self._who(directive)]
        if directive.deadline:
            parts.append(self.text("by {date}", date=self.date(directive.deadline)))
        if directive.due_date and directive.due_date != directive.deadline:
            parts.append(self.text("followed up by {date}", date=self.date(directive.due_date)))
        parts.append(self.follow_up(directive))
        evidence = Evidence.read(directive.evidence)
        if evidence is not None:
            parts.append(self.text("evidence: {evidence}", evidence=evidence.words))
        return capitalised(" · ".join(part for part in parts if part))

    def follow_up(self, directive: Directive) -> str:
        """Return what became of a directive."""
        return self.text(_FOLLOW_UPS[directive.status])

    def _who(self, directive: Directive) -> str:
        issuer, addressee, strength = directive.issuer or "", directive.addressee or "", directive.strength
        if strength in _MODALS:
            act = f"{addressee} {self.text(_MODALS[strength])}".strip()
            return f"{issuer}: {act}" if issuer else act
        if strength is None:
            for_whom = self.text("for {addressee}", addressee=addressee) if addressee else ""
            return " · ".join(part for part in (issuer, for_whom) if part)
        return " ".join(part for part in (issuer, self.text(_VERBS[strength]), addressee) if part)

    # notes and what is left

    def label(self, item: AnyItem) -> str:
        """Return what an item is called in a list of names."""
        if isinstance(item, Attendee):
            return shorten(item.name[:1_000], _NAMED_LIMIT)
        if isinstance(item, KeyFigure):
            return shorten(f"{item.metric[:1_000]} {self.as_written(item)}".strip(), _NAMED_LIMIT)
        return shorten(capitalised(item.action[:1_000]), _NAMED_LIMIT).rstrip(".;,: ")

    def unreviewed(self, briefing: Briefing) -> tuple[str, list[str]]:
        """Return the sentence that says how much is unreviewed, and for each kind what it is; ("", []) for none."""
        counts: list[str] = []
        names: list[str] = []
        for kind in ItemKind:
            left = [item for item in briefing.of_kind(kind) if item.state is State.SUGGESTED]
            if not left:
                continue
            counts.append(self._tr.plural(*_COUNTS[kind], len(left)))
            named = "; ".join(self.label(item) for item in left[:_NAMES])
            if len(left) > _NAMES:
                named += "; " + self.text("and {n} more", n=self._tr.number(len(left) - _NAMES))
            names.append(
                self.text(
                    "{heading}: {names}", heading=self.text(HEADINGS[_KIND_HEADINGS[kind]]), names=named
                )
            )
        if not counts:
            return "", []
        return self.text("{items} still suggested, so not in this brief.", items=", ".join(counts)), names


def capitalised(text: str) -> str:
    """Return the text with its first letter large."""
    return text[:1].upper() + text[1:]
