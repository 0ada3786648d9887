"""How briefings are kept: the only SQLModel and SQLite code."""
