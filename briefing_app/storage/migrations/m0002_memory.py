"""Version 2: the memory over all briefings.

What people, figures and ledger ask for stands in narrow tables beside `item`, one row for each confirmed item of a
listed briefing, written in the same transaction as the gesture (see `storage.projection`): a view over a million
items then reads an index, never their JSON. `name` is the dictionary of the spellings of persons, bodies and places.
`record` holds what editors have said about the library as a whole. An act on the whole library may concern no
briefing: the history lets its `briefing` be null.
"""

STATEMENTS = (
    """
    CREATE TABLE name (
        number INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        shown TEXT NOT NULL,
        folded TEXT NOT NULL,
        mentions INTEGER NOT NULL DEFAULT 0
    )
    """,
    """
    CREATE TABLE mention (
        item INTEGER PRIMARY KEY,
        briefing INTEGER NOT NULL,
        name INTEGER NOT NULL REFERENCES name (number),
        day TEXT NOT NULL,
        part TEXT NOT NULL,
        role TEXT,
        organisation TEXT
    )
    """,
    "CREATE INDEX mention_name ON mention (name, day, item)",
    """
    CREATE TABLE series (
        number INTEGER PRIMARY KEY,
        metric_key TEXT NOT NULL,
        subject_key TEXT NOT NULL,
        unit_key TEXT NOT NULL,
        metric TEXT NOT NULL,
        subject TEXT NOT NULL,
        unit TEXT NOT NULL,
        points INTEGER NOT NULL DEFAULT 0,
        UNIQUE (metric_key, subject_key, unit_key)
    )
    """,
    """
    CREATE TABLE point (
        item INTEGER PRIMARY KEY,
        briefing INTEGER NOT NULL,
        series INTEGER NOT NULL REFERENCES series (number),
        day TEXT NOT NULL,
        period TEXT NOT NULL,
        kind TEXT NOT NULL,
        direction TEXT,
        comparator TEXT,
        value TEXT NOT NULL,
        high TEXT
    )
    """,
    "CREATE INDEX point_series ON point (series, period, item)",
    """
    CREATE TABLE duty (
        item INTEGER PRIMARY KEY,
        briefing INTEGER NOT NULL,
        day TEXT NOT NULL,
        issuer INTEGER REFERENCES name (number),
        addressee INTEGER REFERENCES name (number),
        place INTEGER REFERENCES name (number),
        due TEXT,
        status TEXT NOT NULL,
        repeats TEXT,
        folded TEXT NOT NULL
    )
    """,
    "CREATE INDEX duty_due ON duty (status, due, day, item)",
    "CREATE INDEX duty_issuer ON duty (issuer, day, item)",
    "CREATE INDEX duty_addressee ON duty (addressee, day, item)",
    "CREATE INDEX duty_place ON duty (place, day, item)",
    "CREATE INDEX duty_repeats ON duty (repeats) WHERE repeats IS NOT NULL",
    "CREATE TABLE record (id TEXT PRIMARY KEY, kind TEXT NOT NULL, fields TEXT NOT NULL)",
    "ALTER TABLE briefing ADD COLUMN place_name INTEGER REFERENCES name (number)",
    "CREATE INDEX briefing_place ON briefing (place_name, date, number) WHERE place_name IS NOT NULL",
    # Not by renaming: on SQLite 3.40 that leaves FTS5 with an open statement, and no checkpoint can follow.
    "CREATE TABLE history_1 AS SELECT * FROM history",
    "DROP TABLE history",
    """
    CREATE TABLE history (
        number INTEGER PRIMARY KEY,
        line INTEGER NOT NULL,
        briefing INTEGER REFERENCES briefing (number),
        gesture TEXT NOT NULL,
        format INTEGER NOT NULL,
        change TEXT NOT NULL,
        author TEXT NOT NULL,
        at TEXT NOT NULL,
        state TEXT NOT NULL DEFAULT 'done'
    )
    """,
    """
    INSERT INTO history (number, line, briefing, gesture, format, change, author, at, state)
    SELECT number, line, briefing, gesture, format, change, author, at, state FROM history_1
    """,
    "DROP TABLE history_1",
    "CREATE INDEX history_line ON history (line, state, number)",
)
