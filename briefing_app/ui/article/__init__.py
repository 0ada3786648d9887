"""The article: its words with the items' marks, its head, find bar, overview strip and selection bar."""
