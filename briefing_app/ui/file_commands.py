"""What the actions on files and the clipboard do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from briefing_app import i18n, paths
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.errors import BriefingError
from briefing_app.exchange.file_names import safe_file_name
from briefing_app.i18n import tr
from briefing_app.ui.preview.clipboard import rich_text_clipboard

if TYPE_CHECKING:
    from briefing_app.domain.since import Since
    from briefing_app.ui.main_window import MainWindow

SAMPLE = "phien-lam-viec-vinh-hai.txt"


class FileCommands(QObject):
    """Articles in, briefs out, briefings away."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @property
    def language(self) -> str:
        """The language in which briefs are written."""
        return self._window.settings.values.brief_language or i18n.current().language

    @property
    def compare(self) -> Callable[[Briefing], Since | None] | None:
        """What finds out what changed, where the editor wants that in the brief."""
        services = self._window.services
        wanted = self._window.settings.values.since_in_brief
        return services.since.since if wanted and services is not None else None

    def choose_files(self) -> None:
        """Ask which files to open."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            tr("Open files"),
            self._window.settings.values.folder,
            tr("Texts (*.txt *.md);;All files (*)"),
        )
        if names:
            self._window.settings.update(folder=str(Path(names[0]).parent))
            self._window.opening.files([Path(name) for name in names])

    def paste(self) -> None:
        """Take in the text on the clipboard."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._window.importing.text(text)
        else:
            self._window.say(
                tr("The clipboard holds no text: copy an article first, then paste it here."),
                icon="clipboard-paste",
            )

    def open_sample(self) -> None:
        """Open the bundled sample."""
        self._window.importing.files([paths.resource("samples", SAMPLE)])

    def export(self) -> None:
        """Write the brief to a file that the editor names."""
        briefing, services = self._window.desk.briefing, self._window.services
        if briefing is None or services is None:
            return
        self._window.frame.panel.finish_editing()
        start = (
            Path(self._window.settings.values.export_folder) / f"{safe_file_name(briefing.article.title)}.md"
        )
        kinds = {f"{name} (*.{ending})": ending for ending, name in _kinds().items()}
        chosen, kind = QFileDialog.getSaveFileName(
            self._window, tr("Export the brief"), str(start), ";;".join(kinds)
        )
        if not chosen:
            return
        briefing = self._window.desk.briefing or briefing
        path, since = Path(chosen), self._since(briefing)
        try:
            # The file dialog has asked before an existing file is replaced.
            if _ending(path, kinds.get(kind, "md")) == "pdf":
                markdown = services.export.markdown(briefing, self.language, since)
                services.export.write(path, self._pdf(markdown, briefing.article.title), force=True)
            else:
                form = services.export.form(_ending(path, kinds.get(kind, "md")))
                services.export.export(briefing, path, form, force=True, language=self.language, since=since)
        except BriefingError as error:
            self._window.report(error)
            return
        self._window.settings.update(export_folder=str(path.parent))
        self._window.say(
            tr("The brief is in {file}", file=f"{path.parent.name}/{path.name}"), icon="file-down"
        )

    def copy(self, *, rich: bool) -> None:
        """Put the brief on the clipboard, as Markdown or as formatted text."""
        briefing, services = self._window.desk.briefing, self._window.services
        if briefing is None or services is None:
            return
        markdown = services.export.markdown(briefing, self.language, self._since(briefing))
        if rich:
            QGuiApplication.clipboard().setMimeData(rich_text_clipboard(markdown))
        else:
            QGuiApplication.clipboard().setText(markdown)
        self._window.say(tr("The brief is on the clipboard"), icon="copy")

    def _pdf(self, markdown: str, title: str) -> bytes:
        # Loaded for this alone: Qt's printing is a library, and python-markdown takes its time.
        from briefing_app.ui.preview.brief_printing import brief_pdf
        from briefing_app.ui.preview.rendering import render_html

        return brief_pdf(render_html(markdown), title, self._window.theme)

    def _since(self, briefing: Briefing) -> Since | None:
        try:
            return self.compare(briefing) if self.compare is not None else None
        except BriefingError as error:  # the brief itself needs no library
            self._window.report(error)
            return None

    def print_brief(self) -> None:
        """Print the brief's page."""
        self._window.frame.centre.brief.print_page()

    def remove(self, briefing_id: str | bool = "") -> None:
        """Remove a briefing from the library: the open one unless another is named; the toast undoes it."""
        window = self._window
        target = briefing_id if isinstance(briefing_id, str) and briefing_id else None
        if target is None and window.desk.briefing is not None:
            target = window.desk.briefing.id
        if target is None or window.services is None:
            return
        try:
            change = window.services.library.remove(target)
        except BriefingError as error:
            window.report(error)
            return
        if change is not None:
            window.steps.removed(change)


def _ending(path: Path, otherwise: str) -> str:
    """Return the form that a file's ending asks for, else another one."""
    ending = path.suffix.lower().removeprefix(".")
    return ending if ending in _kinds() else otherwise


def _kinds() -> dict[str, str]:
    """Return what the forms of an export are called, by the ending of their files."""
    return {
        "md": "Markdown",
        "html": tr("Web page"),
        "docx": tr("Word document"),
        "pdf": "PDF",
        "json": tr("Data for other programs"),
        "csv": tr("Table of the items"),
        "ics": tr("Calendar of the deadlines"),
    }
