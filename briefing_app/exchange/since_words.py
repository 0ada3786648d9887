"""How the news between two briefings is worded, in the language of a brief, a page or a command."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import AnyItem, Briefing
from briefing_app.domain.directive import Directive
from briefing_app.domain.item import ItemKind
from briefing_app.domain.key_figure import KeyFigure
from briefing_app.domain.numbers import magnitude, magnitude_of, plain
from briefing_app.domain.since import By, Entry, News, Since
from briefing_app.domain.text import collapse_white_space, shorten
from briefing_app.exchange.brief_words import BriefWords, capitalised
from briefing_app.i18n import N_, NN_, Translator

LABELS: dict[tuple[ItemKind, News], str] = {
    (ItemKind.ATTENDEE, News.NEW_OFFICE): N_("New office"),
    (ItemKind.ATTENDEE, News.NEW): N_("Newly present"),
    (ItemKind.ATTENDEE, News.GONE): N_("No longer present"),
    (ItemKind.KEY_FIGURE, News.CONTRADICTED): N_("Contradiction"),
    (ItemKind.KEY_FIGURE, News.MOVED): N_("Moved"),
    (ItemKind.KEY_FIGURE, News.NEW): N_("Newly named"),
    (ItemKind.KEY_FIGURE, News.GONE): N_("No longer named"),
    (ItemKind.DIRECTIVE, News.EXTENDED): N_("Deadline extended"),
    (ItemKind.DIRECTIVE, News.REPEATED): N_("Repeated"),
    (ItemKind.DIRECTIVE, News.DONE): N_("Done"),
    (ItemKind.DIRECTIVE, News.NEW): N_("New directive"),
    (ItemKind.DIRECTIVE, News.GONE): N_("No longer mentioned"),
}
"""What each kind of news is called, in the order in which it is told."""

_COUNTS: dict[tuple[ItemKind, News], tuple[str, str]] = {
    (ItemKind.ATTENDEE, News.NEW_OFFICE): NN_("{n} person in a new office", "{n} people in a new office"),
    (ItemKind.ATTENDEE, News.NEW): NN_("{n} person newly present", "{n} people newly present"),
    (ItemKind.ATTENDEE, News.GONE): NN_("{n} person no longer present", "{n} people no longer present"),
    (ItemKind.KEY_FIGURE, News.CONTRADICTED): NN_("{n} figure contradicted", "{n} figures contradicted"),
    (ItemKind.KEY_FIGURE, News.MOVED): NN_("{n} figure moved", "{n} figures moved"),
    (ItemKind.KEY_FIGURE, News.NEW): NN_("{n} figure newly named", "{n} figures newly named"),
    (ItemKind.KEY_FIGURE, News.GONE): NN_("{n} figure no longer named", "{n} figures no longer named"),
    (ItemKind.DIRECTIVE, News.EXTENDED): NN_("{n} deadline extended", "{n} deadlines extended"),
    (ItemKind.DIRECTIVE, News.REPEATED): NN_("{n} directive repeated", "{n} directives repeated"),
    (ItemKind.DIRECTIVE, News.DONE): NN_("{n} directive done", "{n} directives done"),
    (ItemKind.DIRECTIVE, News.NEW): NN_("{n} new directive", "{n} new directives"),
    (ItemKind.DIRECTIVE, News.GONE): NN_("{n} directive no longer mentioned", "{n} directives no longer mentioned"),
}  # fmt: skip
_SHARED = {
    By.PLACE: N_("the last one of the same place"),
    By.CHAIR: N_("the last one with the same chair"),
    By.CHOICE: N_("the one chosen"),
}
_ACTION_LIMIT = 600
_TITLE_LIMIT = 120
_NO_SHARE = 1_000  # per cent: so many times as much is no share any more


@dataclass(frozen=True, slots=True)
class NewsLine:
    """One piece of news in words: what it is called, what it is about, what is to be said of it."""

    entry: Entry
    label: str
    what: str
    detail: str


class SinceWords:
    """Puts a comparison into words, as plain text: escaping is the affair of whoever shows them."""

    def __init__(self, translator: Translator) -> None:
        self._tr = translator
        self._words = BriefWords(translator)

    def lines(self, since: Since, kind: ItemKind) -> list[NewsLine]:
        """Return the news about a kind of item, line by line."""
        return [self.line(entry) for entry in since.of_kind(kind)]

    def line(self, entry: Entry) -> NewsLine:
        """Return one piece of news in words."""
        item = entry.item
        label = self._label(entry)
        if isinstance(item, Attendee):
            return NewsLine(entry, label, capitalised(item.name), self._office(entry))
        if isinstance(item, KeyFigure):
            return NewsLine(entry, label, self._words.measure(item), self._figure(entry))
        action = capitalised(shorten(item.action[: 4 * _ACTION_LIMIT], _ACTION_LIMIT)).rstrip(" .;,")
        return NewsLine(entry, label, action, self._directive(entry))

    def measured(self, line: NewsLine) -> str:
        """Return what a row of a table of figures is about: there it has no label that says what is unreviewed."""
        if not line.entry.unreviewed:
            return line.what
        return self._tr.text("{news} (unreviewed)", news=line.what)

    def _label(self, entry: Entry) -> str:
        """Return what a piece of news is called; what rests on suggestions is marked."""
        label = self._tr.text(LABELS[entry.item.kind_of_item, entry.news])
        if not entry.unreviewed:
            return label
        if entry.now is None:  # not gone for certain: the review is not over
            return self._tr.text("{news} (review unfinished)", news=label)
        return self._tr.text("{news} (unreviewed)", news=label)

    def compared(self, item: AnyItem) -> str:
        """Return the one field of an item that a comparison turns on: the office, the amount, the deadline."""
        if isinstance(item, Attendee):
            return self._words.office(item)
        if isinstance(item, KeyFigure):
            return self.amount(item)
        return item.deadline or ""

    def compared_with(self, since: Since) -> str:
        """Return which briefing this one is compared with, and why that one."""
        return self._tr.text(
            "Compared with {briefing}, {why}.",
            briefing=self.named(since.before),
            why=self._tr.text(_SHARED[since.by]),
        )

    def named(self, briefing: Briefing) -> str:
        """Return a briefing's title and date."""
        title = shorten(briefing.article.title or self._tr.text("Untitled"), _TITLE_LIMIT)
        day = self._tr.date(briefing.article.date)
        return f"“{title}” ({day})" if day else f"“{title}”"

    def summary(self, since: Since) -> str:
        """Return how much news of which kind there is, on one line; "" for none."""
        counts = [self._tr.plural(*_COUNTS[key], count) for key in LABELS if (count := since.count(*key))]
        return " · ".join(counts)

    def left_out(self, since: Since) -> str:
        """Return how much is still suggested, which all the rest is subject to; "" for nothing."""
        here, there = since.suggested
        parts = []
        if here:
            parts.append(self._tr.plural("{n} item of this briefing", "{n} items of this briefing", here))
        if there:
            parts.append(self._tr.plural("{n} item of the other one", "{n} items of the other one", there))
        if not parts:
            return ""
        return self._tr.text(
            "Not reviewed yet: {items}. What matches a suggestion is marked so; a review may change the rest.",
            items=", ".join(parts),
        )

    def amount(self, figure: KeyFigure) -> str:
        """Return a figure with its period: "9,4% (2025)"."""
        period = self._tr.date(figure.period)
        return f"{self._words.amount(figure)} ({period})" if period else self._words.amount(figure)

    def difference(self, entry: Entry) -> str:
        """Return by how much a figure moved, in the magnitude it is written in; "" where that has no number."""
        before, moved, amount = entry.before, entry.difference, self._apart(entry)
        if not amount or not moved or not isinstance(before, KeyFigure):
            return ""
        if before.unit != "%":
            amount += self._share(moved, before)
        if moved > 0:
            return self._tr.text("up by {amount}", amount=amount)
        return self._tr.text("down by {amount}", amount=amount)

    def _apart(self, entry: Entry) -> str:
        """Return the distance between two figures, in the magnitude the later is written in; "" for none."""
        now, moved = entry.now, entry.difference
        if not isinstance(now, KeyFigure) or not moved:
            return ""
        words = magnitude_of(now.value, now.scaled_value)
        number = self._tr.number(plain(abs(moved) / (magnitude(words) or Decimal(1))))
        if now.unit == "%":
            return self._tr.text("{number} percentage points", number=number)
        return " ".join(part for part in (number, words, now.unit) if part)

    def extension(self, entry: Entry) -> str:
        """Return a directive's deadline as it was and is; "" where neither has one."""
        now, before = entry.now, entry.before
        new = now.deadline if isinstance(now, Directive) else None
        old = before.deadline if isinstance(before, Directive) else None
        if new and old and new != old:
            days = _days(old, new)
            text = self._tr.text("deadline {old} → {new}", old=self._tr.date(old), new=self._tr.date(new))
            later = self._tr.plural("{n} day later", "{n} days later", days) if days > 0 else ""
            return f"{text}, {later}" if later else text
        day = new or old
        return self._tr.text("by {date}", date=self._tr.date(day)) if day else ""

    def _office(self, entry: Entry) -> str:
        item = entry.item
        assert isinstance(item, Attendee)
        office = self._words.office(item)
        if isinstance(entry.before, Attendee) and entry.now is not None:
            before = self._words.office(entry.before)
            return self._tr.text("{office}, before: {before}", office=office, before=before)
        return office

    def _figure(self, entry: Entry) -> str:
        if isinstance(entry.now, KeyFigure) and isinstance(entry.before, KeyFigure):
            if entry.news is News.CONTRADICTED:
                return self.contradiction(entry)
            moved = f"{self.amount(entry.before)} → {self.amount(entry.now)}"
            difference = self.difference(entry)
            return f"{moved}, {difference}" if difference else moved
        item = entry.item
        assert isinstance(item, KeyFigure)
        return self.amount(item)

    def contradiction(self, entry: Entry) -> str:
        """Return the two values that a measure has for one period, and by how much they differ."""
        now, before = entry.now, entry.before
        assert isinstance(now, KeyFigure)
        assert isinstance(before, KeyFigure)
        told = self._tr.text(
            "for {period} this briefing says {now}, the other one {before}",
            period=self._tr.date(now.period),
            now=self._words.amount(now),
            before=self._words.amount(before),
        )
        apart = self._apart(entry)
        return told + ", " + self._tr.text("{amount} apart", amount=apart) if apart else told

    def times(self, entry: Entry) -> str:
        """Return how often a directive was said and since when; "" for one that was not said before."""
        if entry.times < 2:
            return ""
        if entry.first:
            return self._tr.text(
                "said {n} times since {date}", n=entry.times, date=self._tr.date(entry.first)
            )
        return self._tr.text("said {n} times", n=entry.times)

    def _directive(self, entry: Entry) -> str:
        item = entry.item
        assert isinstance(item, Directive)
        parts = [item.addressee or item.issuer or "", self.times(entry), self.extension(entry)]
        evidence = next(
            (
                each.evidence
                for each in (entry.now, entry.before)
                if isinstance(each, Directive) and each.evidence
            ),
            "",
        )
        if entry.news is News.DONE and evidence.strip():
            parts.append(self._tr.text("evidence: {evidence}", evidence=collapse_white_space(evidence)))
        return " · ".join(part for part in parts if part)

    def _share(self, moved: Decimal, before: KeyFigure) -> str:
        """Return the difference as a share of what the figure was: " (+7,7%)"; "" where that says nothing."""
        base = Decimal(before.scaled_value or before.value)
        if base <= 0:
            return ""
        share = 100 * moved / base
        if abs(share) >= _NO_SHARE:
            return ""
        share = share.quantize(Decimal("0.1"))
        sign = "+" if share > 0 else "−"
        return f" ({sign}{self._tr.number(plain(abs(share)))}%)" if share else ""


def _days(old: str, new: str) -> int:
    """Return how many days lie between two deadlines; 0 where they are no days."""
    try:
        return (date.fromisoformat(new) - date.fromisoformat(old)).days
    except ValueError:
        return 0
