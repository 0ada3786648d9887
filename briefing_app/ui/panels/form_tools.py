"""The small buttons at the right end of a form's first labels."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.i18n import N_, tr
from briefing_app.ui.panels.fields import Extra
from briefing_app.ui.panels.small_buttons import SmallButton
from briefing_app.ui.theme import Theme

_ICONS = {Extra.FOLLOW_UP: "list-checks", Extra.NOTE: "sticky-note"}
_NAMES = {Extra.FOLLOW_UP: N_("Follow-up"), Extra.NOTE: N_("Note")}
_SIZE = 22


class FormTools(QObject):
    """Opens the lines that are hidden until they are wanted, and anchors the item anew.

    The buttons lie over the body's corner beside the labels, so they take no line of their own.
    """

    extra_wanted = Signal(Extra)
    reanchor_wanted = Signal()

    def __init__(self, theme: Theme, extras: tuple[Extra, ...], body: QWidget) -> None:
        super().__init__(body)
        self._body = body
        self._theme = theme
        self._extras: dict[Extra, SmallButton] = {}
        for extra, icon in _ICONS.items():
            if extra in extras:
                button = self._button(icon, tr(_NAMES[extra]), extra.value)
                button.clicked.connect(partial(self._wanted, extra))
                self._extras[extra] = button
        self._anchor = self._button("locate-fixed", tr("Anchor to the selected words"), "reanchor")
        self._anchor.clicked.connect(self.reanchor_wanted)

    @property
    def buttons(self) -> list[QWidget]:
        """The buttons from left to right."""
        return [*self._extras.values(), self._anchor]

    def take_away(self, extra: Extra) -> None:
        """Leave out the button of a line that is open."""
        self._extras[extra].hide()

    def place(self) -> None:
        """Put the buttons that are shown side by side."""
        right = self._body.width() - 12
        for button in reversed(self.buttons):
            if button.isVisibleTo(self._body):
                right -= _SIZE
                button.move(right, 4)
                button.raise_()

    def _button(self, icon: str, name: str, object_name: str) -> SmallButton:
        button = SmallButton(self._theme, icon, size=_SIZE, icon_size=14, parent=self._body)
        button.setObjectName(object_name)
        button.rename(name)
        return button

    def _wanted(self, extra: Extra, _checked: bool = False) -> None:
        self.extra_wanted.emit(extra)
