"""The library column: every briefing by month, and what a search finds."""
