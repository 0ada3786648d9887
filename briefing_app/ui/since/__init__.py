"""What changed since the last briefing, as a page of the review."""
