"""Qt's own words (context menus, dialog buttons) from the program's catalogue: Qt ships none in Vietnamese."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

from briefing_app.i18n import N_, current, tr

_WORDS = frozenset(
    {
        N_("&Undo"),
        N_("&Redo"),
        N_("Cu&t"),
        N_("&Copy"),
        N_("Copy &Link Location"),
        N_("&Paste"),
        N_("Delete"),
        N_("Select All"),
        N_("OK"),
        N_("&OK"),
        N_("Cancel"),
        N_("&Cancel"),
        N_("Save"),
        N_("&Save"),
        N_("Open"),
        N_("&Open"),
        N_("Close"),
        N_("&Close"),
        N_("&Yes"),
        N_("&No"),
        N_("Help"),
        N_("Apply"),
        N_("Reset"),
        N_("Discard"),
        N_("&Print"),
        N_("Save As"),
        N_("File &name:"),
        N_("Files of type:"),
        N_("Look in:"),
        N_("Directory:"),
        N_("Size"),
        N_("Type"),
        N_("Date Modified"),
        N_("Parent Directory"),
        N_("Create New Folder"),
        N_("List View"),
        N_("Detail View"),
        N_("Back"),
        N_("Forward"),
        N_("%1 already exists.\nDo you want to replace it?"),
        N_("%1\nFile not found.\nPlease verify the correct file name was given."),
    }
)


class QtWords(QTranslator):
    """Answers Qt's `tr` for the words above while the window speaks another language than English."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        QCoreApplication.installTranslator(self)

    def isEmpty(self) -> bool:
        """Say that there are words: an empty translator would not be asked."""
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Return a word of Qt's in the current language, "" to leave it as it is."""
        if source in _WORDS and current().language != "en":
            return tr(source)
        return ""
