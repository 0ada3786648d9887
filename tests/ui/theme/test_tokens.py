"""The colour tables hold what LOOK.md computed of them."""

from __future__ import annotations

import pytest

from briefing_app.domain.item import ItemKind
from briefing_app.ui.theme import tokens

SCHEMES = {"light": (tokens.LIGHT, tokens.KIND_LIGHT), "dark": (tokens.DARK, tokens.KIND_DARK)}


def luminance(colour: str) -> float:
    """Return the relative luminance of "RRGGBB" (WCAG 2.1)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.1)."""
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("token", ["text", "muted", "accent_text"])
@pytest.mark.parametrize("ground", ["window", "rail", "surface", "raised", "hover", "selection"])
def test_text_can_be_read_on_every_ground(scheme: str, token: str, ground: str) -> None:
    table, _ = SCHEMES[scheme]
    assert contrast(table[token], table[ground]) >= 4.9


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        ("text", "selected_text", 6.0),
        ("on_accent", "accent", 6.4),
        ("warning", "window", 5.5),
        ("warning", "warning_fill", 5.0),
        ("danger", "danger_fill", 5.3),
        ("on_match", "match", 6.8),
        ("on_toast", "toast", 12.9),
        ("toast_action", "toast", 6.4),
    ],
)
def test_text_can_be_read_on_its_fill(scheme: str, front: str, back: str, least: float) -> None:
    table, _ = SCHEMES[scheme]
    assert contrast(table[front], table[back]) >= least - 0.05


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", list(ItemKind))
def test_marks_and_chips_stand_out(scheme: str, kind: ItemKind) -> None:
    table, kinds = SCHEMES[scheme]
    look = kinds[kind]
    for ground in (table["surface"], table["window"], table["selection"], look["fill"], look["selected"]):
        assert contrast(look["mark"], ground) >= 2.95
    assert contrast(look["chip_text"], look["chip"]) >= 6.5
    assert contrast(table["text"], look["fill"]) >= 9
    assert contrast(table["text"], look["selected"]) >= 5.8


@pytest.mark.parametrize("scheme", SCHEMES)
def test_control_edges_and_focus_can_be_seen(scheme: str) -> None:
    table, _ = SCHEMES[scheme]
    for ground in ("window", "surface", "raised", "selection"):
        assert contrast(table["edge"], table[ground]) >= 3.0
        assert contrast(table["accent"], table[ground]) >= 5.0


def test_both_schemes_name_the_same_tokens() -> None:
    assert tokens.LIGHT.keys() == tokens.DARK.keys()
