"""Directives: who was told to do what, by when (ANNOTATION.md, "Directive")."""

from briefing_app.extraction.directives.suggest import prefill, suggest

__all__ = ["prefill", "suggest"]
