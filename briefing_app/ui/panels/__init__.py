"""The right-hand column: attendees, key figures and directives, each a list that is reviewed and edited in place."""

from briefing_app.ui.panels.panels_dock import ItemsPanel

__all__ = ["ItemsPanel"]
