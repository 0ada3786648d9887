"""How a row grows into its form."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QTimer, QVariantAnimation, Signal

from briefing_app.ui.theme import Theme

GROW_MS = 120


class RowGrowth(QObject):
    """The height of the edited row: it grows in 120 ms, or at once with reduced motion.

    It begins when the event loop turns: the view must first have placed the form.
    """

    began = Signal(int)  # the height it will have
    grew = Signal(int)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._target = 0
        self.height = 0
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(GROW_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._grow)
        self._begin_later = QTimer(self)
        self._begin_later.setSingleShot(True)
        self._begin_later.setInterval(0)
        self._begin_later.timeout.connect(self._begin)

    @property
    def finished(self) -> bool:
        """Whether the row has its whole height."""
        return self.height == self._target

    def start(self, height: int, target: int) -> None:
        """Grow from one height to another."""
        self.stop()
        self.height, self._target = height, target
        self._begin_later.start()

    def stop(self) -> None:
        """Stay as it is."""
        self._begin_later.stop()
        self._animation.stop()

    def aim_at(self, target: int) -> None:
        """Follow a form that became higher or lower meanwhile."""
        if target == self._target:
            return
        self._target = target
        if self._animation.state() is QVariantAnimation.State.Running:
            self._animation.setEndValue(target)
        elif not self._begin_later.isActive():
            self.began.emit(target)
            self._grow(target)

    def _begin(self) -> None:
        self.began.emit(self._target)
        if self._theme.reduced_motion:
            self._grow(self._target)
            return
        self._animation.setStartValue(self.height)
        self._animation.setEndValue(self._target)
        self._animation.start()

    def _grow(self, height: int) -> None:
        self.height = height
        self.grew.emit(height)
