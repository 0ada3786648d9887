"""The heads of the column: one over all with the progress, one over each section."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from briefing_app.domain.item import ItemKind
from briefing_app.i18n import ntr, tr
from briefing_app.ui.panels.fields import KINDS
from briefing_app.ui.panels.row_painter import TEXT
from briefing_app.ui.panels.small_buttons import SmallButton
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import TextButton

HEAD_HEIGHT = 38
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class PanelHead(QWidget):
    """How much is reviewed, and the button that confirms what is in view."""

    confirm_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._progress: tuple[int, int] | None = None
        self.setFixedHeight(52)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 0)
        row.addStretch(1)
        self._confirm = TextButton(theme, "", part="text", icon="check-check")
        self._confirm.setFont(theme.font("button"))
        self._confirm.clicked.connect(self.confirm_requested)
        row.addWidget(self._confirm)
        theme.changed.connect(self.update)
        self.set_progress(None, 0)

    @property
    def title(self) -> str:
        """What the head says."""
        if self._progress is None:
            return tr("Items of the briefing")
        done, total = self._progress
        return tr("Reviewed {done}/{total}", done=done, total=total)

    def set_progress(self, done: int | None, total: int) -> None:
        """Show how many items are reviewed; None when no briefing is open."""
        self._progress = None if done is None else (done, total)
        self._confirm.setText(tr("Confirm items in view"))
        self._confirm.setToolTip(tr("Confirm every suggestion that is in view (Ctrl+Enter)"))
        self._confirm.setVisible(self._progress is not None)
        self._confirm.setEnabled(done is not None and done < total)
        self.setAccessibleName(self.title)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the title over the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._theme.font("panel_header")
        painter.setFont(font)
        painter.setPen(self._theme.color("text"))
        room = (self._confirm.x() if self._confirm.isVisible() else self.width()) - 26
        text = QFontMetricsF(font).elidedText(self.title, Qt.TextElideMode.ElideRight, room)
        if self._progress is None:
            painter.drawText(QRectF(18, 0, room + 2, self.height()), _LEFT, text)
        else:
            painter.drawText(QRectF(18, 8, room + 2, 22), _LEFT, text)
            self._bar(painter, QRectF(18, 34, 120, 4))
        painter.end()

    def _bar(self, painter: QPainter, rect: QRectF) -> None:
        done, total = self._progress or (0, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("border"))
        painter.drawRoundedRect(rect, 2, 2)
        if done:
            rect.setWidth(max(4.0, rect.width() * done / max(total, done)))
            painter.setBrush(self._theme.color("accent"))
            painter.drawRoundedRect(rect, 2, 2)


class SectionHead(QWidget):
    """Icon, name and count of a kind, and its buttons: rejected, confirm visible, add, fold."""

    confirm_requested = Signal()
    add_requested = Signal()
    fold_requested = Signal(bool)
    rejected_toggled = Signal(bool)

    def __init__(self, theme: Theme, kind: ItemKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self._total = 0
        self._left = 0
        self._rejected = 0
        self._folded = False
        self.setFixedHeight(HEAD_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 11, 2)
        row.setSpacing(1)
        row.addStretch(1)
        self._show_rejected = self._button(row, "eye", "show-rejected")
        self._show_rejected.setCheckable(True)
        self._confirm = self._button(row, "check-check", "confirm-visible")
        self._add = self._button(row, "plus", "add")
        self._fold = self._button(row, "chevron-down", "fold")
        self._show_rejected.toggled.connect(self.rejected_toggled)
        self._confirm.clicked.connect(self.confirm_requested)
        self._add.clicked.connect(self.add_requested)
        self._fold.clicked.connect(self._toggle_fold)
        theme.changed.connect(self.update)
        self.retranslate()

    @property
    def folded(self) -> bool:
        """Whether the section shows its head alone."""
        return self._folded

    @property
    def count_text(self) -> tuple[str, str]:
        """How many items there are, and how many are left to review ("" when none is)."""
        return str(self._total), ntr("{n} left", "{n} left", self._left) if self._left else ""

    def set_counts(self, total: int, left: int, rejected: int, *, briefing: bool) -> None:
        """Show the counts; without a briefing nothing can be confirmed or added."""
        self._total, self._left, self._rejected = total, left, rejected
        self._confirm.setEnabled(left > 0)
        self._confirm.setVisible(briefing)
        self._add.setVisible(briefing)
        self._fold.setVisible(briefing)
        self._show_rejected.setVisible(briefing and rejected > 0)
        self.retranslate()

    def set_show_rejected(self, on: bool) -> None:
        """Show whether rejected items are shown."""
        self._show_rejected.setChecked(on)
        self._show_rejected.set_icon_name("eye" if on else "eye-off")
        self.retranslate()

    def set_folded(self, folded: bool) -> None:
        """Show the chevron of a folded or an open section."""
        self._folded = folded
        self._fold.set_icon_name("chevron-right" if folded else "chevron-down")
        self.retranslate()

    def retranslate(self) -> None:
        """Name everything in the current language."""
        name = tr(KINDS[self._kind].name)
        count, left = self.count_text
        self.setAccessibleName(" ".join(part for part in (name, count, left) if part))
        self._confirm.rename(tr("Confirm every suggestion that is in view here"))
        self._add.rename(tr("Add from the selected words (Insert)"))
        self._fold.rename(tr("Unfold {name}", name=name) if self._folded else tr("Fold {name}", name=name))
        self._show_rejected.rename(
            ntr("Hide {n} rejected item", "Hide {n} rejected items", self._rejected)
            if self._show_rejected.isChecked()
            else ntr("Show {n} rejected item", "Show {n} rejected items", self._rejected)
        )
        self.update()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Fold or unfold."""
        self._toggle_fold()

    def sizeHint(self) -> QSize:
        """Return the head's height."""
        return QSize(200, HEAD_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw icon, name and count."""
        painter = QPainter(self)
        theme = self._theme
        theme.paint_kind_icon(painter, self._kind, QRectF(18, self.height() / 2 - 9, 16, 16))
        x = self._word(painter, TEXT, tr(KINDS[self._kind].name), "panel_header", "text") + 9
        count, left = self.count_text
        x = self._word(painter, x, count, "row", "muted")
        if left:
            x = self._word(painter, x + 4, "·", "row", "muted") + 4
            self._word(painter, x, left, "row_strong", "accent_text")
        painter.end()

    def _word(self, painter: QPainter, x: float, word: str, role: str, token: str) -> float:
        """Draw a word; return where it ends."""
        font = self._theme.font(role)
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        width = QFontMetricsF(font).horizontalAdvance(word)
        painter.drawText(QRectF(x, 0, width + 2, self.height() - 2), _LEFT, word)
        return x + width

    def _button(self, row: QHBoxLayout, icon: str, name: str) -> SmallButton:
        button = SmallButton(self._theme, icon)
        button.setObjectName(name)
        row.addWidget(button)
        return button

    def _toggle_fold(self) -> None:
        self.fold_requested.emit(not self._folded)
