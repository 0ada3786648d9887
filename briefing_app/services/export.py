"""Handing briefs out as files."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from briefing_app.domain.briefing import Briefing
from briefing_app.domain.since import Since
from briefing_app.exchange.brief_document import brief_document
from briefing_app.exchange.brief_docx import brief_docx
from briefing_app.exchange.brief_json import brief_json
from briefing_app.exchange.deadlines_ics import deadlines_ics
from briefing_app.exchange.file_names import safe_file_name
from briefing_app.exchange.items_csv import items_csv
from briefing_app.exchange.markdown_brief import brief_markdown
from briefing_app.exchange.safe_write import write_bytes_safely


class Form(StrEnum):
    """The forms in which a briefing is handed out, by the ending of their files."""

    MARKDOWN = "md"
    HTML = "html"
    WORD = "docx"
    JSON = "json"
    CSV = "csv"
    CALENDAR = "ics"

    @property
    def suffix(self) -> str:
        """The ending with its dot."""
        return f".{self.value}"


class ExportService:
    """Writes briefs; a file that exists is replaced only when `force` says so, and whole or not at all."""

    def form(self, ending: str) -> Form:
        """Return the form whose files have an ending; ValueError for one that is none."""
        return Form(ending)

    def markdown(self, briefing: Briefing, language: str, since: Since | None = None) -> str:
        """Return the Markdown brief in a language of `i18n.LANGUAGES`, with what changed where that is given."""
        return brief_markdown(briefing, language, since=since)

    def data(self, briefing: Briefing, form: Form, language: str, since: Since | None = None) -> bytes:
        """Return the bytes of a briefing's file in a form; only a brief to be read tells what changed."""
        if form is Form.JSON:
            return _utf8(brief_json(briefing))
        if form is Form.CSV:
            return _utf8(items_csv(briefing, language))
        if form is Form.CALENDAR:
            return _utf8(deadlines_ics(briefing, language, datetime.now(UTC)))
        markdown = self.markdown(briefing, language, since)
        if form is Form.WORD:
            return brief_docx(markdown)
        return _utf8(brief_document(markdown) if form is Form.HTML else markdown)

    def export(
        self,
        briefing: Briefing,
        folder_or_file: Path,
        form: Form,
        *,
        force: bool,
        language: str,
        since: Since | None = None,
    ) -> Path:
        """Write a briefing to a file, or into a folder under its title; return the file.

        Raises ExportFailed.
        """
        target = file_for(briefing, folder_or_file, form.suffix)
        write_bytes_safely(target, self.data(briefing, form, language, since), force=force)
        return target

    def write(self, target: Path, data: bytes, *, force: bool) -> None:
        """Write what another part made of a brief, whole or not at all.

        Raises ExportFailed.
        """
        write_bytes_safely(target, data, force=force)

    def export_markdown(
        self, briefing: Briefing, folder_or_file: Path, *, force: bool, language: str
    ) -> Path:
        """Write the Markdown brief to a file, or into a folder under its title; return the file.

        Raises ExportFailed.
        """
        return self.export(briefing, folder_or_file, Form.MARKDOWN, force=force, language=language)


def _utf8(text: str) -> bytes:
    return text.encode(errors="replace")


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
