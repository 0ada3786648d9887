"""Attendees: who took part in the event (ANNOTATION.md, "Attendee")."""

from briefing_app.extraction.attendees.suggest import prefill, suggest

__all__ = ["prefill", "suggest"]
