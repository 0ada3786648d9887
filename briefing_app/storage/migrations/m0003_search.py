"""Version 3: search tables that stay small and answer at once however many briefings there are.

The rows of `article_index` and `title_index` are numbered by date and briefing (`storage.index_text.text_key`), so that
the newest hits are the first ones FTS5 comes to, and a span of time is a span of rows: a question ends when the screen
is full. `spelling_index` has each word with diacritics once, without places: it tells which texts have the very
spelling. A word that is being typed is looked up in `word`, a dictionary of all spellings; prefix indexes would take
as much room as the texts.
"""

STATEMENTS = (
    "DROP TABLE article_index",
    """
    CREATE VIRTUAL TABLE article_index USING fts5 (
        folded, content='', tokenize="unicode61 remove_diacritics 0"
    )
    """,
    """
    CREATE VIRTUAL TABLE title_index USING fts5 (
        folded, content='', columnsize=0, tokenize="unicode61 remove_diacritics 0"
    )
    """,
    """
    CREATE VIRTUAL TABLE spelling_index USING fts5 (
        spelled, content='', columnsize=0, detail=none, tokenize="unicode61 remove_diacritics 0"
    )
    """,
    "CREATE TABLE word (spelled TEXT PRIMARY KEY, folded TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX word_folded ON word (folded)",
    "CREATE INDEX mention_office ON mention (coalesce(role, '') || ' ' || coalesce(organisation, ''), item)",
    "CREATE INDEX briefing_status ON briefing (status, date, number)",
    "CREATE INDEX briefing_left ON briefing (date, number) WHERE items_left > 0",
)
