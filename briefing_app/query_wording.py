"""What is wrong with a query, and what its fields are, in words; the window and the command line share them."""

from __future__ import annotations

from briefing_app.domain.query import Fault, Field, Filter, Has, Mistake, Query
from briefing_app.domain.query_reader import LONGEST, MOST_TERMS
from briefing_app.domain.query_words import FIELD_NAMES, field_name, shown_values
from briefing_app.i18n import N_, current, tr

HAS_LABELS: dict[Has, str] = {
    Has.DIRECTIVE: N_("Has directives"),
    Has.FIGURE: N_("Has figures"),
    Has.UNREVIEWED: N_("Left to review"),
    Has.OVERDUE: N_("Overdue"),
}
STATUS_LABELS: dict[str, str] = {
    "new": N_("new"),
    "in_review": N_("in review"),
    "reviewed": N_("reviewed"),
}
FIELD_LABELS: dict[Field, str] = {
    Field.PERSON: N_("Person"),
    Field.ROLE: N_("Office"),
    Field.PLACE: N_("Place"),
    Field.DATE: N_("Date"),
    Field.STATUS: N_("Status"),
}
_SENTENCES: dict[Fault, str] = {
    Fault.UNKNOWN_FIELD: N_("There is no field “{words}:”; there are {fields}."),
    Fault.UNKNOWN_VALUE: N_("“{field}:” does not know “{words}”; it takes {values}."),
    Fault.NO_VALUE: N_("“{field}:” wants a value behind it."),
    Fault.BAD_DATE: N_(
        "“{words}” is no date; write 18/3/2026, 2026-03, Q1/2026, 2026, or a span such as 2026-01..2026-03."
    ),
    Fault.DATES_REVERSED: N_("“{words}” ends before it begins; the earlier date comes first."),
    Fault.LONE_QUOTE: N_("A quotation mark is not closed: everything behind it was taken for one phrase."),
    Fault.DANGLING_OR: N_("“{words}” joins nothing: it wants a word on either side."),
    Fault.MIXED_OR: N_("OR joins words with words or fields with fields; here both were looked for."),
    Fault.NOT_NEGATABLE: N_("“{field}:” cannot be excluded."),
    Fault.TOO_MUCH: N_("Only the first {terms} words and {length} characters of a search are read."),
    Fault.LONE_MINUS: N_(
        "“-” leaves out the word that stands right behind it, as in -word; alone it says nothing."
    ),
    Fault.LONE_STAR: N_("“*” goes behind the beginning of a word, of two letters or more, as in ph*."),
    Fault.NO_WORD: N_("“{words}” has no letter and no number that could be searched for."),
}
_LEFT_OUT = frozenset(Fault) - {Fault.LONE_QUOTE, Fault.MIXED_OR, Fault.TOO_MUCH, Fault.LONE_STAR}
"""The mistakes for which a piece of the query was left out."""


def mistake_sentence(query: Query, mistake: Mistake) -> str:
    """Return the sentence that says what is wrong with a query and, where anything is left, what was done."""
    language = current().language
    field = mistake.field
    said = tr(
        _SENTENCES[mistake.fault],
        words=mistake.words.strip()[:40],
        field=field_name(field, language) if field else "",
        values=", ".join(shown_values(field, language)) if field else "",
        fields=", ".join(f"{field_name(each, language)}:" for each in FIELD_NAMES),
        terms=MOST_TERMS,
        length=LONGEST,
    )
    rest = tr("The rest was searched.")
    return f"{said} {rest}" if query and mistake.fault in _LEFT_OUT else said


def filter_label(asked: Filter) -> str:
    """Return how a chip names a field and its value: “Person: đỗ hữu khải”."""
    if asked.has is not None:
        label = tr(HAS_LABELS[asked.has])
    else:
        value = tr(STATUS_LABELS[asked.status]) if asked.status else asked.value.strip()[:40]
        label = tr("{field}: {value}", field=tr(FIELD_LABELS[asked.field]), value=value)
    return tr("not {what}", what=label[:1].lower() + label[1:]) if asked.negated else label
