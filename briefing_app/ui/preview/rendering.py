"""The seam through which the window reaches the writers of briefs: python-markdown and its company are imported at
the first brief, not at the start of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing_app.domain.briefing import Briefing

if TYPE_CHECKING:
    from briefing_app.domain.since import Since


class RenderedBrief(NamedTuple):
    """A brief as Markdown and as HTML, and the IDs of the items behind its footnotes, in their order."""

    markdown: str
    html: str
    items: tuple[str, ...]


def render(briefing: Briefing, language: str, since: Since | None = None) -> RenderedBrief:
    """Write a brief, with what changed where that is given; any thread."""
    from briefing_app.exchange.brief_html import brief_html  # start-up time
    from briefing_app.exchange.markdown_brief import brief_markdown, footnoted_items

    markdown = brief_markdown(briefing, language, since=since)
    return RenderedBrief(markdown, brief_html(markdown), tuple(item.id for item in footnoted_items(briefing)))


def render_html(markdown: str) -> str:
    """Return the HTML of a brief's Markdown, whole where a preview would be cut; any thread."""
    from briefing_app.exchange.brief_html import brief_html  # start-up time

    return brief_html(markdown, limit=len(markdown))
