"""The form into which a ledger's row grows: status, due date, and what shows that it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from briefing_app.domain.directive import FollowUp
from briefing_app.domain.evidence import Evidence, EvidenceKind
from briefing_app.domain.ledger import LedgerRow
from briefing_app.domain.text import collapse_white_space, nfc
from briefing_app.i18n import current, tr
from briefing_app.ui.ledger.ledger_columns import CARD, TEXT
from briefing_app.ui.ledger.ledger_words import STATUSES, action_words, evidence_kind_words
from briefing_app.ui.panels.fields import Choice
from briefing_app.ui.panels.form_choices import ChoiceField
from briefing_app.ui.panels.form_fields import FIELD_HEIGHT, DateField, LineField
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.segments import Segments

HEIGHT = 152
_KINDS = (EvidenceKind.SENTENCE, EvidenceKind.LINK, EvidenceKind.BRIEFING)

Titles = list[tuple[str, str, str | None]]
"""Briefings to choose from: ID, title, date."""

AskTitles = Callable[[str, Callable[[Titles], None]], None]
"""Looks for briefings whose titles have the typed words, and hands them over when they are found."""


class FollowUpForm(QWidget):
    """What is edited of a directive where it stands in the ledger.

    Not the form of the review: words, names and the deadline that the article gives belong to its panel.
    """

    height_changed = Signal()
    committed = Signal()

    def __init__(
        self, theme: Theme, row: LedgerRow, ask_titles: AskTitles, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.row = row
        self._theme = theme
        self._ask_titles = ask_titles
        self._asked_for_evidence = False
        self._chosen = ""  # the briefing chosen as evidence
        self._titles: Titles = []
        year = (row.day or "")[:4]
        self.status = ChoiceField(theme, tuple(Choice(each, STATUSES[each]) for each in FollowUp))
        self.due = DateField(theme, int(year) if year.isdigit() else None, day=False)
        self.kind = Segments(theme, [evidence_kind_words(kind) for kind in _KINDS], tr("Evidence"))
        self.evidence = LineField(theme)
        self.evidence.blank = ""
        self.titles = QListWidget()
        self.problem = QLabel()
        self._build()
        self._fill()
        self.evidence.textEdited.connect(self._evidence_typed)
        self.evidence.installEventFilter(self)
        self.kind.chosen.connect(self._kind_chosen)
        self.titles.itemClicked.connect(self._title_clicked)
        self.status.changed.connect(self._status_changed)

    @property
    def full_height(self) -> int:
        """How high the form wants its row to be."""
        return HEIGHT + (self.titles.height() + 6 if self.titles.isVisibleTo(self) else 0)

    def read(self) -> dict[str, Any]:
        """Return what was changed, by the directive's fields.

        Raises NotUnderstood.
        """
        directive = self.row.directive
        values = {
            "status": self.status.value(),
            "due_date": self.due.value(),
            "evidence": self._evidence(),
        }
        return {name: value for name, value in values.items() if value != getattr(directive, name)}

    def wants_evidence(self) -> bool:
        """Ask, once, what shows that a directive is done that is being closed; True when it has to be waited for."""
        closing = self.status.value() is FollowUp.DONE and self.row.directive.status is not FollowUp.DONE
        if not closing or self._asked_for_evidence or self._evidence():
            return False
        self._asked_for_evidence = True
        self._say(
            tr("What shows that it is done? Enter once more closes it without evidence."), warning=False
        )
        self.evidence.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def begin(self, at: str) -> None:
        """Set the status to done where the directive is to be closed: evidence is what is left to give."""
        if at == "closing":
            self.status.set_value(FollowUp.DONE)

    def focus(self, at: str) -> None:
        """Go to where the form begins: "status", "due", or the evidence that closing takes."""
        field = {"status": self.status, "due": self.due}.get(at, self.evidence)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if field is self.due:
            self.due.selectAll()

    def show_problem(self, text: str) -> None:
        """Say what is not understood, at the due date, the only field that can be wrong."""
        self._say(text, warning=True)
        self.focus("due")

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Walk round the fields, never out of the form."""
        stops = [self.status, self.due, self.kind, self.evidence]
        focus = self.focusWidget()
        at = next((n for n, stop in enumerate(stops) if stop is focus or stop.isAncestorOf(focus or self)), 0)
        target = stops[(at + (1 if forward else -1)) % len(stops)]
        if target is self.kind:
            next(b for b in self.kind.findChildren(QPushButton) if b.isChecked()).setFocus()
        else:
            target.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep keys that no field takes from the table."""
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the titles from the field, and take one with Enter."""
        if watched is not self.evidence or not isinstance(event, QKeyEvent) or not self._titles:
            return False
        if event.type() is QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.titles.setCurrentRow(max(0, min(self.titles.count() - 1, self.titles.currentRow() + step)))
            return True
        return False

    def takes_enter(self) -> bool:
        """Take the title that is marked, if one is: Enter then does no more than that."""
        row = self.titles.currentRow()
        if self.titles.isVisibleTo(self) and 0 <= row < len(self._titles) and not self._chosen:
            self._take(row)
            return True
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the raised card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(CARD + 1, 4, -CARD - 1, -5)
        painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(card, 8, 8)
        painter.end()

    def _build(self) -> None:
        self.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(round(TEXT), 14, round(CARD) + 16, 14)
        column.setSpacing(6)
        title = QLabel(action_words(self.row))
        title.setFont(self._theme.font("row_medium"))
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setMinimumWidth(40)
        title.setToolTip(action_words(self.row))
        column.addWidget(title)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addLayout(self._labelled(tr("Status"), self.status, 132))
        line.addLayout(self._labelled(tr("Due"), self.due, 152))
        evidence = QVBoxLayout()
        evidence.setSpacing(3)
        evidence.addWidget(self._label(tr("Evidence")))
        fields = QHBoxLayout()
        fields.setSpacing(8)
        self.kind.setFixedHeight(FIELD_HEIGHT)
        fields.addWidget(self.kind)
        fields.addWidget(self.evidence, 1)
        evidence.addLayout(fields)
        line.addLayout(evidence, 1)
        column.addLayout(line)
        self.titles.setProperty("part", "popup")
        self.titles.setFont(self._theme.font("row"))
        self.titles.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.titles.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.titles.hide()
        column.addWidget(self.titles)
        foot = QHBoxLayout()
        self.problem.setFont(self._theme.font("meta"))
        self.problem.setProperty("tone", "muted")
        foot.addWidget(self.problem, 1)
        keys = QLabel(tr("Enter saves, Esc goes back"))
        keys.setFont(self._theme.font("meta"))
        keys.setProperty("tone", "muted")
        foot.addWidget(keys)
        column.addLayout(foot)

    def _label(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setFont(self._theme.font("label"))
        label.setProperty("tone", "muted")
        return label

    def _labelled(self, text: str, field: QWidget, width: int) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(self._label(text))
        field.setFixedWidth(width)
        field.setAccessibleName(text)
        column.addWidget(field)
        return column

    def _fill(self) -> None:
        directive = self.row.directive
        self.status.set_value(directive.status)
        self.due.set_value(directive.due_date)
        if directive.deadline:
            self.due.setPlaceholderText(current().date(directive.deadline))
            self._say(
                tr("The article says: {deadline}", deadline=current().date(directive.deadline)), warning=False
            )
        evidence = Evidence.read(directive.evidence)
        kind = evidence.kind if evidence is not None else EvidenceKind.SENTENCE
        self._chosen = evidence.briefing_id if evidence is not None else ""
        self.kind.set_index(_KINDS.index(kind))
        self.evidence.set_value(evidence.words if evidence is not None else "")
        self.evidence.setAccessibleName(tr("Evidence"))
        self._name_evidence()

    def _evidence(self) -> str:
        words = collapse_white_space(nfc(self.evidence.text()))
        if not words:
            return ""
        if self._kind is EvidenceKind.BRIEFING and self._chosen:
            return Evidence(EvidenceKind.BRIEFING, words, self._chosen).text
        return words

    @property
    def _kind(self) -> EvidenceKind:
        return _KINDS[self.kind.index]

    def _kind_chosen(self, _index: int) -> None:
        self._chosen = ""
        self._show_titles([])
        self._name_evidence()
        self.evidence.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._kind is EvidenceKind.BRIEFING:
            self._evidence_typed(self.evidence.text())

    def _name_evidence(self) -> None:
        self.evidence.setPlaceholderText(
            {
                EvidenceKind.SENTENCE: tr("A sentence that says it is done"),
                EvidenceKind.LINK: tr("https://…"),
                EvidenceKind.BRIEFING: tr("Words of a briefing's title"),
            }[self._kind]
        )

    def _status_changed(self) -> None:
        self._asked_for_evidence = False

    def _evidence_typed(self, typed: str) -> None:
        if self._kind is EvidenceKind.BRIEFING:
            self._chosen = ""
            if typed.strip():
                self._ask_titles(typed, self._show_titles)
            else:
                self._show_titles([])

    def _show_titles(self, titles: Titles) -> None:
        self._titles = titles
        self.titles.clear()
        for _, title, day in titles:
            when = current().date(day)
            self.titles.addItem(f"{when} · {title}" if when else title)
        if titles:
            self.titles.setCurrentRow(0)
            self.titles.setFixedHeight(len(titles) * self.titles.sizeHintForRow(0) + 10)
        self.titles.setVisible(bool(titles))
        self.height_changed.emit()

    def _title_clicked(self) -> None:
        self._take(self.titles.currentRow())

    def _take(self, row: int) -> None:
        identifier, title, day = self._titles[row]
        when = current().date(day)
        self.evidence.setText(f"{title}, {when}" if when else title)
        self._chosen = identifier
        self._show_titles([])

    def _say(self, text: str, *, warning: bool) -> None:
        self.problem.setProperty("tone", "warning" if warning else "muted")
        self.problem.style().unpolish(self.problem)
        self.problem.style().polish(self.problem)
        self.problem.setText(text)
