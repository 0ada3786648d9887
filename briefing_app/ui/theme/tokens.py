"""The colour tokens, light and dark. Every colour of the program stands in these two tables."""

from __future__ import annotations

from briefing_app.domain.item_kind import ItemKind

LIGHT: dict[str, str] = {
    "window": "F5F4F0",
    "rail": "ECEAE4",
    "surface": "FDFCFA",
    "raised": "FFFFFF",
    "sunken": "EFEDE7",
    "hover": "EFEDE8",
    "border": "E1DED6",
    "edge": "85817A",
    "text": "1F2225",
    "muted": "5C5E5C",
    "accent": "1A6B55",
    "on_accent": "FFFFFF",
    "accent_text": "155C49",
    "selection": "DDEBE4",
    "selected_text": "B9DDCE",
    "warning": "A8440C",
    "warning_fill": "FBE8DC",
    "danger": "B3261E",
    "danger_fill": "FBE3E1",
    "match": "A6E0C9",
    "on_match": "1F2225",
    "toast": "26292B",
    "on_toast": "F4F3EF",
    "toast_action": "7FD6B9",
}
DARK: dict[str, str] = {
    "window": "17191B",
    "rail": "121416",
    "surface": "1C1F21",
    "raised": "262A2D",
    "sunken": "141618",
    "hover": "23272A",
    "border": "2F3438",
    "edge": "7B8288",
    "text": "E4E3DE",
    "muted": "A4A8A7",
    "accent": "57BF9E",
    "on_accent": "0B1F18",
    "accent_text": "74CFB2",
    "selection": "21382F",
    "selected_text": "2C5A4A",
    "warning": "F0935A",
    "warning_fill": "42281A",
    "danger": "F28B82",
    "danger_fill": "452322",
    "match": "1D5F4A",
    "on_match": "E2F8EF",
    "toast": "E9E7E1",
    "on_toast": "1F2225",
    "toast_action": "155C49",
}

KIND_LIGHT: dict[ItemKind, dict[str, str]] = {
    ItemKind.ATTENDEE: {
        "mark": "3366CC",
        "fill": "DBE7FC",
        "selected": "B4CEFA",
        "chip": "E7EFFD",
        "chip_text": "2450A3",
    },
    ItemKind.KEY_FIGURE: {
        "mark": "A86A00",
        "fill": "FBEBC2",
        "selected": "F3D27C",
        "chip": "FBF1D8",
        "chip_text": "774A00",
    },
    ItemKind.DIRECTIVE: {
        "mark": "A63D78",
        "fill": "F9E6F0",
        "selected": "F0C4DC",
        "chip": "FBECF4",
        "chip_text": "8A2B60",
    },
}
KIND_DARK: dict[ItemKind, dict[str, str]] = {
    ItemKind.ATTENDEE: {
        "mark": "7DA6F7",
        "fill": "21345C",
        "selected": "30508F",
        "chip": "223152",
        "chip_text": "A9C5FB",
    },
    ItemKind.KEY_FIGURE: {
        "mark": "DDA63A",
        "fill": "453510",
        "selected": "6B5115",
        "chip": "3A2F15",
        "chip_text": "EFC670",
    },
    ItemKind.DIRECTIVE: {
        "mark": "E285BA",
        "fill": "442537",
        "selected": "6E3557",
        "chip": "3E2433",
        "chip_text": "F0ADD1",
    },
}

KIND_ICON: dict[ItemKind, str] = {
    ItemKind.ATTENDEE: "user-round",
    ItemKind.KEY_FIGURE: "hash",
    ItemKind.DIRECTIVE: "flag",
}
