"""The theme gives fonts, icons and colours, and tells when they change."""

from __future__ import annotations

import json

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from briefing_app import paths
from briefing_app.domain.item import ItemKind
from briefing_app.ui.actions import ACTIONS
from briefing_app.ui.theme import Scheme, Theme
from briefing_app.ui.theme.fonts import ROLES, Face, Fonts, writes_vietnamese
from briefing_app.ui.theme.icons import Icons, stroke_width
from briefing_app.ui.theme.tokens import KIND_ICON


@pytest.mark.parametrize("face", list(Face))
def test_the_bundled_faces_write_vietnamese(qapp: QApplication, face: Face) -> None:
    fonts = Fonts()
    role = next(name for name, role in ROLES.items() if role.face is face)
    assert writes_vietnamese(fonts.font(role))
    assert fonts.family(face) in ("Be Vietnam Pro", "Literata", "JetBrains Mono")


def test_the_system_faces_are_used_when_asked_for(qapp: QApplication) -> None:
    assert Fonts(system=True).family(Face.READING) != "Literata"


@pytest.mark.parametrize("role", list(ROLES))
def test_every_role_has_its_size(theme: Theme, role: str) -> None:
    assert theme.font(role).pixelSize() == ROLES[role].size
    assert theme.font(role, 22).pixelSize() == 22


def test_changing_the_scheme_changes_palette_and_tells(theme: Theme, qapp: QApplication) -> None:
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.dark))
    theme.set_scheme(Scheme.DARK)
    assert told == [True]
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor("#17191B")
    theme.set_scheme(Scheme.DARK)
    assert told == [True]
    theme.set_scheme(Scheme.LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor("#F5F4F0")


def test_kinds_have_their_colours(theme: Theme) -> None:
    assert theme.kind_color(ItemKind.ATTENDEE, "mark") == QColor("#3366CC")
    assert not theme.kind_icon(ItemKind.DIRECTIVE).isNull()


@pytest.mark.parametrize("name", ["check", "anvil"], ids=["drawn out", "asked for"])
def test_an_icon_has_its_colour_and_size(theme: Theme, name: str) -> None:
    image = Icons().pixmap(name, QColor("#FF0000"), 16, 2.0).toImage()
    assert image.width() == 32
    reds = [
        image.pixelColor(x, y) for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() > 200
    ]
    assert reds
    assert all(colour.red() > 200 and colour.green() < 40 for colour in reds)


def test_the_build_draws_out_every_icon_of_the_actions() -> None:
    drawings = json.loads(paths.resource("icon", "lucide.json").read_text("utf-8"))
    assert {spec.icon for spec in ACTIONS if spec.icon} <= set(drawings["svg"])
    assert set(KIND_ICON.values()) <= set(drawings["svg"])
    assert "ISC" in drawings["notice"]


def test_strokes_keep_even_over_the_sizes() -> None:
    assert [stroke_width(size) for size in (14, 16, 18, 20)] == [2.2, 2.0, 1.75, 1.75]
