"""A day's start: what the window shows with nothing open."""
