"""Version 1: articles, briefings, items, the history and the two search tables.

A briefing and its article share one number, which is also the article's row in `article_index`. The rows of
`entry_index` are numbered `briefing << 20 | slot`: slot 0 is the head, 1 the note, and an item's own number is
built the same way, so that a hit tells its briefing without a look-up. `exact` holds every word with a marker in
front (see `storage.index_text`), so that a prefix in the folded column never reads through the exact one. Without
the prefix indexes the two letters that are typed first would be merged from a tenth of all words.
"""

STATEMENTS = (
    """
    CREATE TABLE migration (
        version INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        at TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE article (
        number INTEGER PRIMARY KEY,
        text TEXT NOT NULL,
        digest TEXT NOT NULL,
        fingerprint TEXT NOT NULL UNIQUE,
        original BLOB,
        source_path TEXT,
        imported TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE briefing (
        number INTEGER PRIMARY KEY REFERENCES article (number),
        id TEXT NOT NULL UNIQUE,
        present INTEGER NOT NULL DEFAULT 1,
        title TEXT NOT NULL,
        date TEXT,
        source TEXT,
        url TEXT,
        place TEXT,
        note TEXT NOT NULL DEFAULT '',
        status TEXT NOT NULL,
        dismissed TEXT NOT NULL DEFAULT '[]',
        rules_version TEXT NOT NULL DEFAULT '',
        items_left INTEGER NOT NULL DEFAULT 0,
        items_total INTEGER NOT NULL DEFAULT 0,
        items_made INTEGER NOT NULL DEFAULT 0,
        modified TEXT NOT NULL
    )
    """,
    "CREATE INDEX briefing_newest ON briefing (present, date, number)",
    "CREATE INDEX briefing_modified ON briefing (modified)",
    """
    CREATE TABLE item (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        briefing INTEGER NOT NULL REFERENCES briefing (number),
        kind TEXT NOT NULL,
        state TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        due TEXT,
        status TEXT,
        fields TEXT NOT NULL
    )
    """,
    "CREATE INDEX item_briefing ON item (briefing)",
    "CREATE INDEX item_due ON item (due, status, state, briefing) WHERE due IS NOT NULL",
    """
    CREATE TABLE history (
        number INTEGER PRIMARY KEY,
        line INTEGER NOT NULL,
        briefing INTEGER NOT NULL REFERENCES briefing (number),
        gesture TEXT NOT NULL,
        format INTEGER NOT NULL,
        change TEXT NOT NULL,
        author TEXT NOT NULL,
        at TEXT NOT NULL,
        state TEXT NOT NULL DEFAULT 'done'
    )
    """,
    "CREATE INDEX history_line ON history (line, state, number)",
    """
    CREATE VIRTUAL TABLE article_index USING fts5 (
        exact, folded, content='', prefix='2 3', tokenize="unicode61 remove_diacritics 0 tokenchars '='"
    )
    """,
    """
    CREATE VIRTUAL TABLE entry_index USING fts5 (
        exact, folded, content='', prefix='2 3', tokenize="unicode61 remove_diacritics 0 tokenchars '='"
    )
    """,
)
