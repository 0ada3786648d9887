"""Briefing Desk: review press read-outs offline, with every item anchored to its words."""

__version__ = "0.1.0"
