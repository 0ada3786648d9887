"""The settings: few, each in effect the moment it is chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from briefing_app.i18n import tr
from briefing_app.settings import SettingsStore
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import TextButton

Told = Callable[[str], None]
"""Called with the name of the setting that was changed."""


class SettingsDialog(QDialog):
    """Language, colours, type and the name under which changes are kept."""

    def __init__(self, theme: Theme, settings: SettingsStore, told: Told, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        self._told = told
        self.setWindowTitle(tr("Settings"))
        self.setMinimumWidth(440)
        values = settings.values
        self.language = self._choice(
            "language",
            values.language,
            [("system", tr("As the system")), ("vi", "Tiếng Việt"), ("en", "English")],
        )
        self.brief_language = self._choice(
            "brief_language",
            values.brief_language,
            [("", tr("As the window")), ("vi", "Tiếng Việt"), ("en", "English")],
        )
        self.scheme = self._choice(
            "theme",
            values.theme,
            [("system", tr("As the system")), ("light", tr("Light")), ("dark", tr("Dark"))],
        )
        self.author = QLineEdit(values.author)
        self.author.setMaxLength(80)
        self.author.editingFinished.connect(self._author_typed)
        self.since_in_brief = self._check(
            "since_in_brief", values.since_in_brief, tr("Add “Since last time” to the brief")
        )
        self.strong_marks = self._check(
            "strong_marks", values.strong_marks, tr("Strong marks: outlines instead of fills")
        )
        self.reduced_motion = self._check("reduced_motion", values.reduced_motion, tr("No motion"))
        self.system_fonts = self._check(
            "system_fonts", values.system_fonts, tr("The system's typefaces (from the next start)")
        )
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setHorizontalSpacing(20)
        form.setVerticalSpacing(10)
        for label, widget in (
            (tr("Language"), self.language),
            (tr("Language of briefs"), self.brief_language),
            (tr("Colours"), self.scheme),
            (tr("Your name"), self.author),
        ):
            form.addRow(self._label(label), widget)
        for box in (self.since_in_brief, self.strong_marks, self.reduced_motion, self.system_fonts):
            form.addRow(box)
        close = TextButton(theme, tr("Close"), part="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(20)
        column.addLayout(form)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _label(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setFont(self._theme.font("row"))
        return label

    def _choice(self, name: str, value: str, choices: list[tuple[str, str]]) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        for key, text in choices:
            box.addItem(text, key)
        box.setCurrentIndex(max(0, box.findData(value)))
        box.currentIndexChanged.connect(self._chosen)
        return box

    def _check(self, name: str, value: bool, text: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setObjectName(name)
        box.setChecked(value)
        box.toggled.connect(self._checked)
        return box

    def _chosen(self) -> None:
        box = self.sender()
        assert isinstance(box, QComboBox)
        self._set(box.objectName(), box.currentData())

    def _checked(self, on: bool) -> None:
        self._set(self.sender().objectName(), on)

    def _author_typed(self) -> None:
        self._set("author", self.author.text().strip())

    def _set(self, name: str, value: object) -> None:
        self._settings.update(**{name: value})
        self._told(name)
