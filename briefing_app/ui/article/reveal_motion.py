"""Bring words into sight: a short scroll, then the item pulses once. Without motion where that is wished."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QPropertyAnimation, QVariantAnimation

from briefing_app.ui.article.article_view import ArticleView
from briefing_app.ui.theme import Theme

DURATION = 150
"""Milliseconds of the scroll, and of the pulse."""


class RevealMotion(QObject):
    """Scrolls the view so that a span stands at a third of its height; in sight already, it stays where it is."""

    def __init__(self, view: ArticleView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._scroll = QPropertyAnimation(view.verticalScrollBar(), b"value", self)
        self._scroll.setDuration(DURATION)
        self._scroll.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._pulse = QVariantAnimation(self)
        self._pulse.setStartValue(0.0)
        self._pulse.setEndValue(1.0)
        self._pulse.setDuration(DURATION)
        self._pulse.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._pulse.valueChanged.connect(self._pulsed)
        self._scroll.finished.connect(self._pulse.start)

    def stop(self) -> None:
        """End what moves: another article is shown."""
        self._scroll.stop()
        self._pulse.stop()
        self._view.lit.pulse = 1.0

    def reveal(self, start: int, end: int) -> None:
        """Bring positions of the document into sight, and let the selected item pulse."""
        view = self._view
        top, bottom = view.places.line_rect(start).top(), view.places.line_rect(end).bottom()
        bar, height = view.verticalScrollBar(), view.viewport().height()
        self.stop()
        target = max(0, min(view.scroll_range(), round(top - height / 3)))
        in_sight = bar.value() + height * 0.06 <= top and bottom <= bar.value() + height * 0.9
        if self._theme.reduced_motion:
            if not in_sight:
                bar.setValue(target)
        elif in_sight or target == bar.value():
            self._pulse.start()
        else:
            self._scroll.setStartValue(bar.value())
            self._scroll.setEndValue(target)
            self._scroll.start()

    def _pulsed(self, value: object) -> None:
        self._view.lit.pulse = float(value) if isinstance(value, int | float) else 1.0
        self._view.update_marks(self._view.lit.selected)
