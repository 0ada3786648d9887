"""The question whether two metrics are one, on the page of a series."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from briefing_app.domain.series import GroupingQuestion, Series
from briefing_app.i18n import ntr, tr
from briefing_app.ui.figures.series_words import count_text
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.question_strip import QuestionStrip


class GroupingStrip(QuestionStrip):
    """The strip that asks over an article, as a card between the parts of a page.

    Asks what the series proposes, or what the editor picked: grouping holds for all places, so it is never done
    before that was said.
    """

    group_requested = Signal(str)  # the key of a metric
    refuse_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._ground = theme
        self._series: Series | None = None
        self._picked: GroupingQuestion | None = None
        self.yes.setProperty("part", "plain")
        self.no.setProperty("part", "plain")
        self.accepted.connect(self._group)
        self.declined.connect(self._decline)

    def show_series(self, series: Series) -> None:
        """Ask what a series proposes; what was picked for it stays asked while it can be grouped."""
        same = self._series is not None and self._series.listed.key == series.listed.key
        if not same or self._picked not in series.others:
            self._picked = None
        self._series = series
        self.retranslate()

    def pick(self, question: GroupingQuestion) -> None:
        """Ask about a metric that the editor chose."""
        self._picked = question
        self.retranslate()
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Put the question into the current language; hide where there is none."""
        question = self._question
        if self._series is None or question is None:
            self.hide()
            return
        name, count = self._series.listed.metric, count_text(question.points)
        text = tr("Is “{other}” ({count}) the same as “{name}”?", other=question.name, count=count, name=name)
        if question.places:
            scope = ntr(
                "Grouping holds for all places: in {n} other one, too, “{other}” becomes “{name}”.",
                "Grouping holds for all places: in {n} others, too, “{other}” becomes “{name}”.",
                question.places,
                other=question.name,
                name=name,
            )
        else:
            scope = tr("Grouping holds for all places.")
        no = tr("Cancel") if self._picked is not None else tr("Not the same")
        self.ask(f"{text} {scope}", tr("Group them"), no, icon="git-merge")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sunken ground with its edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._ground.color("border"), 1))
        painter.setBrush(self._ground.color("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()

    @property
    def _question(self) -> GroupingQuestion | None:
        return self._picked or (self._series.question if self._series is not None else None)

    def _group(self) -> None:
        question = self._question
        if question is not None:
            self._picked = None
            self.group_requested.emit(question.metric)

    def _decline(self) -> None:
        """Leave what was picked as it is; keep what was proposed apart for good."""
        question = self._question
        if self._picked is not None:
            self._picked = None
            self.retranslate()
        elif question is not None:
            self.refuse_requested.emit(question.metric)
