"""Handing briefs out as files."""

from __future__ import annotations

from pathlib import Path

from briefing_app.domain.briefing import Briefing
from briefing_app.exchange.brief_json import brief_json
from briefing_app.exchange.file_names import safe_file_name
from briefing_app.exchange.markdown_brief import brief_markdown
from briefing_app.exchange.safe_write import write_text_safely


class ExportService:
    """Writes briefs; a file that exists is replaced only when `force` says so, and whole or not at all."""

    def markdown(self, briefing: Briefing, language: str) -> str:
        """Return the Markdown brief in a language of `i18n.LANGUAGES`."""
        return brief_markdown(briefing, language)

    def json(self, briefing: Briefing) -> str:
        """Return the brief as the text of a JSON file."""
        return brief_json(briefing)

    def export_markdown(
        self, briefing: Briefing, folder_or_file: Path, *, force: bool, language: str
    ) -> Path:
        """Write the Markdown brief to a file, or into a folder under its title; return the file.

        Raises ExportFailed.
        """
        target = file_for(briefing, folder_or_file, ".md")
        write_text_safely(target, self.markdown(briefing, language), force=force)
        return target

    def export_json(self, briefing: Briefing, folder_or_file: Path, *, force: bool) -> Path:
        """Write the brief as JSON to a file, or into a folder under its title; return the file.

        Raises ExportFailed.
        """
        target = file_for(briefing, folder_or_file, ".json")
        write_text_safely(target, self.json(briefing), force=force)
        return target


def file_for(briefing: Briefing, folder_or_file: Path, suffix: str) -> Path:
    """Return the file that an export goes to: in a folder it is named by date and title."""
    if not folder_or_file.is_dir():
        return folder_or_file
    title = (
        f"{briefing.article.date} {briefing.article.title}"
        if briefing.article.date
        else briefing.article.title
    )
    return folder_or_file / (safe_file_name(title) + suffix)
