"""The brief on the screen: its page, and its Markdown beside it."""
