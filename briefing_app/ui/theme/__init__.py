"""Colours, type and icons: one table of tokens, from which palette, style sheet and painting are fed."""

from briefing_app.ui.theme.theme import Scheme, Theme

__all__ = ["Scheme", "Theme"]
