"""The view of figures over time."""
