"""People over all briefings: the list at the left, one person's page beside it."""
