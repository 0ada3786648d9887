"""The rail's views: brought into the review's place and left again, by mouse and keyboard."""

from __future__ import annotations
