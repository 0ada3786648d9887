"""Makes the widget of a field from its description."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from briefing_app.i18n import tr
from briefing_app.ui.panels.fields import Editor, Field
from briefing_app.ui.panels.form_choices import ChoiceField, SegmentField, UnitField
from briefing_app.ui.panels.form_fields import DateField, LineField, LinesField, NumberField
from briefing_app.ui.theme import Theme


def make_field(theme: Theme, field: Field, year: int | None) -> QWidget:
    """Make the widget of a field; it satisfies `FormField`. `year` is that of dates without one."""
    widget: QWidget
    match field.editor:
        case Editor.LINES:
            widget = LinesField(theme)
        case Editor.NUMBER:
            widget = NumberField(theme, field.required)
        case Editor.UNIT:
            widget = UnitField(theme)
        case Editor.PERIOD | Editor.DAY:
            widget = DateField(theme, year, day=field.editor is Editor.DAY)
        case Editor.CHOICE:
            widget = ChoiceField(theme, field.choices)
        case Editor.SEGMENT:
            widget = SegmentField(theme, field.choices)
        case _:
            widget = LineField(theme)
    if isinstance(widget, LineField | LinesField):
        widget.required = field.required
    if isinstance(widget, LineField):
        widget.blank = field.blank
    widget.setObjectName(field.name)
    widget.setAccessibleName(tr(field.label))
    return widget
