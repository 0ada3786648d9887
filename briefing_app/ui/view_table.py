"""The views of the rail, below the briefings, as data; each is loaded when it is first opened, for start-up time."""

from __future__ import annotations

from briefing_app.ui.views import ViewSpec

VIEWS: tuple[ViewSpec, ...] = ()
