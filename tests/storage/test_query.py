"""Queries: any text is one, and none can break the search."""

from __future__ import annotations

import contextlib
import re
import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_app.domain.query import Query, Term, searchable
from briefing_app.domain.query_reader import MOST_TERMS
from briefing_app.domain.query_reader import read_query as parse
from briefing_app.domain.text import fold
from briefing_app.storage.index_text import replace_entry
from briefing_app.storage.library import Library
from briefing_app.storage.migrations.m0001_first import STATEMENTS
from briefing_app.storage.query import entry, entry_group
from briefing_app.storage.search import search

NAUGHTY = [
    "", " ", '"', '""', '"" ""', "-", "--", "-\"", '-"a', "OR", "OR OR", "a OR", "OR a", "a OR OR b", "NOT a", "a NOT b",
    "NEAR(a b)", "NEAR(a, 5)", "a AND b", "AND", "*", "a*", "*a", "^a", "a:b", "text:a", "{a b}: c", "(", ")", "(a", "a)",
    "a + b", "+", "'", "''", "';--", "'; DROP TABLE briefing; --", "%", "_", "\\", "\\\\", "a\\", "/", "[a]", "<b>a</b>",
    "\x00", "a\x00b", "\n", "\t", "\r\n", "\ufeff", "\u200b", "\u202e", "\u2028", "𝕳𝖊𝖑𝖑𝖔", "😀", "👨‍👩‍👧‍👦", "Z̡̢͖a̸l͎g̷o",
    "ﷺ", "مرحبا", "日本語", "ก็", "i̇", "İ", "ß", "ﬁ", "½", "²", "١٢٣", "à", "à".encode().decode("latin-1"), "e\u0301",
    "57-NQ/TW", "9,4%", "1.250.000", "http://a.b/c?d=e&f", "a@b.c", "C:\\x", "${jndi:x}", "{{7*7}}", "%s%n", "=1+1", "= =",
    "“Tô Lâm”", "«a»", "a|b", "| |", "HOẶC", "a HOẶC b", "-a -b", "- a", "\ud800", "a" * 5_000, "a " * 5_000, '"' * 999,
    "-" * 999, "đĐ", "quy\u0309", "trường", "TRƯỜNG", "null", "None", "undefined", "nan", "1e309",
]  # fmt: skip


@pytest.fixture(scope="module")
def tables():
    connection = sqlite3.connect(":memory:")
    connection.execute(STATEMENTS[-1].replace("entry_index", "t"))
    yield connection
    connection.close()


def ask(connection: sqlite3.Connection, query: Query) -> None:
    for exact in (False, True):
        for group in query.groups:
            match = entry_group(group, exact=exact)
            connection.execute("SELECT rowid FROM t WHERE t MATCH ?", (match,)).fetchall()
    for term in query.excluded:
        connection.execute("SELECT rowid FROM t WHERE t MATCH ?", (entry(term),)).fetchall()


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_strings(tables: sqlite3.Connection, library: Library, make_briefing, text: str) -> None:
    ask(tables, parse(text))
    library.intake.add(
        make_briefing(body=text.encode(errors="ignore").decode()), original=None, source_path=None, author=""
    )
    search(library, text)
    search(library, text, order="relevance")


@given(st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_a_query(tables: sqlite3.Connection, text: str) -> None:
    ask(tables, parse(text))


@given(st.text(st.sampled_from('ab đ"-|*OR “”()=^:'), max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_syntax_is_a_query(tables: sqlite3.Connection, text: str) -> None:
    query = parse(text)
    ask(tables, query)
    assert len(query.groups) + len(query.excluded) + len(query.filters) <= MOST_TERMS


short = st.text(st.characters(codec="utf-8"), max_size=5)
writes = st.lists(
    st.tuples(st.integers(1, 4), short), min_size=1, max_size=3, unique_by=lambda write: write[0]
)


@given(st.lists(writes, max_size=6))
def test_entries_are_replaced_without_a_trace(transactions: list[list[tuple[int, str]]]) -> None:
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(STATEMENTS[-1])
        now: dict[int, str] = {}
        for transaction in transactions:
            connection.execute("BEGIN IMMEDIATE")
            for number, text in transaction:
                replace_entry(connection, number, now.get(number, ""), text)
                now[number] = text
            connection.execute("COMMIT")
            connection.execute("INSERT INTO entry_index (entry_index) VALUES ('integrity-check')")
        for number, text in now.items():
            query = parse('"' + text.replace('"', " ") + '"')
            for match in [
                entry_group(group, exact=exact) for group in query.groups for exact in (False, True)
            ]:
                found = connection.execute(
                    "SELECT rowid FROM entry_index WHERE entry_index MATCH ?", (match,)
                )
                assert number in {row[0] for row in found}
        for number, text in now.items():
            replace_entry(connection, number, text, "")
        assert not connection.execute("SELECT * FROM entry_index_docsize").fetchall()


@pytest.mark.parametrize(
    ("text", "groups", "excluded"),
    [
        ("tô lâm ", [[Term(("tô",))], [Term(("lâm",))]], []),
        ("tô lâm", [[Term(("tô",))], [Term(("lâm",), prefix=True)]], []),
        ("tô l", [[Term(("tô",))], [Term(("l",))]], []),
        ('"tô lâm"', [[Term(("tô", "lâm"))]], []),
        ('"tô lâ', [[Term(("tô", "lâ"), prefix=True)]], []),
        ("“cảng cá” biển ", [[Term(("cảng", "cá"))], [Term(("biển",))]], []),
        ("a -b c ", [[Term(("a",))], [Term(("c",))]], [Term(("b",))]),
        ('-"b c" a ', [[Term(("a",))]], [Term(("b", "c"))]),
        ("-nha", [], [Term(("nha",))]),
        ("a OR b c ", [[Term(("a",)), Term(("b",))], [Term(("c",))]], []),
        ("57-NQ/TW ", [[Term(("57", "NQ", "TW"))]], []),
        ("hoà", [[Term(("hòa",), prefix=True)]], []),
        ("?! – ...", [], []),
    ],
)
def test_reading_queries(text: str, groups: list[list[Term]], excluded: list[Term]) -> None:
    query = parse(text)
    assert [list(group) for group in query.groups] == groups
    assert list(query.excluded) == excluded


@given(st.lists(st.sampled_from(["tô", "lâm", "to", "tổ", "lam", "x,", "(to)", "\n"]), max_size=30))
def test_places_are_where_the_words_stand(words: list[str]) -> None:
    text = " ".join(words)
    folded, given = fold(text), searchable(text)
    assert len(given) == len(text) + 2
    for term in (
        Term(("to",)),
        Term(("to", "lam")),
        Term(("la",), prefix=True),
        Term(("to", "la"), prefix=True),
    ):
        for start, end in term.places(given):
            assert folded[start:end].startswith(term.folded[0])
            assert folded[start:end].split()[-1].strip("(").startswith(term.folded[-1])
            assert start == 0 or not folded[start - 1].isalnum()
            assert end == len(folded) or not folded[end].isalnum()
    single = [word for word in re.findall(r"\w+", folded) if word == "to"]
    assert len(list(Term(("to",)).places(given))) == len(single)
    pairs = re.findall(r"(?=\bto\b\W+lam\b)", folded)
    assert len(list(Term(("to", "lam")).places(given))) == len(pairs)
