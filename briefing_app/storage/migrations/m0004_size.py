"""Version 4: smaller search tables, and no index on items that another one answers for.

The rows of the tables of texts are numbered by date and briefing with fewer bits for the briefing
(`storage.index_text.NUMBER_BITS`), so they are made anew. What is overdue is read off `duty_due`, since version 2.
"""

STATEMENTS = (
    "DROP TABLE article_index",
    "DROP TABLE title_index",
    "DROP TABLE spelling_index",
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
    "DROP INDEX item_due",
)
