"""The one style sheet of the application, made from the colour tokens.

Widgets say what they are by the dynamic property "part" (set before they are shown): columns `column`, `rail`,
`surface`, `status`; buttons `primary`, `plain`, `text`, `icon`, `segment`; fields `search`. Fonts are never set
here: a font-size in a style sheet defeats zooming.
"""

from __future__ import annotations

from collections.abc import Callable

_SHEET = """
QMainWindow, QDialog {{ background: {window}; }}
QWidget[part="column"] {{ background: {window}; }}
QFrame[part="overlay"] {{ background: {window}; border: none; border-right: 1px solid {edge}; }}
QWidget[part="rail"], QWidget[part="status"] {{ background: {rail}; }}
QWidget[part="rail"] {{ border-right: 1px solid {border}; }}
QWidget[part="surface"] {{ background: {surface}; }}
QFrame[part="line"] {{ background: {border}; border: none; }}
QLabel {{ background: transparent; color: {text}; }}
QLabel[tone="muted"] {{ color: {muted}; }}
QLabel[tone="accent"] {{ color: {accent_text}; }}
QLabel[tone="warning"] {{ color: {warning}; }}

QPushButton, QToolButton {{ color: {text}; border-radius: 6px; padding: 0 10px; min-height: 28px;
    background: {raised}; border: 1px solid {border}; }}
QPushButton:hover, QToolButton:hover {{ background: {hover}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {sunken}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {accent}; padding: 0 9px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {muted}; }}
QPushButton[part="primary"] {{ background: {accent}; color: {on_accent}; border: 1px solid {accent}; }}
QPushButton[part="primary"]:hover {{ background: {accent_text}; }}
QPushButton[part="primary"]:focus {{ border: 2px solid {text}; }}
QPushButton[part="primary"]:disabled {{ background: {edge}; border-color: {edge}; }}
QPushButton[part="text"], QToolButton[part="text"] {{ background: transparent; border: 2px solid transparent;
    color: {accent_text}; padding: 0 4px; text-align: left; }}
QPushButton[part="text"]:hover, QToolButton[part="text"]:hover {{ background: {hover}; }}
QPushButton[part="text"]:focus, QToolButton[part="text"]:focus {{ border: 2px solid {accent}; padding: 0 4px; }}
QPushButton[part="order"] {{ background: transparent; border: 2px solid transparent; color: {muted}; padding: 0 4px;
    min-height: 20px; }}
QPushButton[part="order"][on="true"] {{ color: {text}; }}
QPushButton[part="order"]:hover {{ background: {hover}; }}
QPushButton[part="order"]:focus {{ border: 2px solid {accent}; padding: 0 4px; }}
QPushButton[part="text"]:disabled {{ color: {muted}; }}
QToolButton[part="icon"], QPushButton[part="icon"] {{ background: transparent; border: 2px solid transparent;
    padding: 3px; min-height: 18px; }}
QToolButton[part="icon"]:hover, QPushButton[part="icon"]:hover {{ background: {hover}; }}
QToolButton[part="icon"]:focus, QPushButton[part="icon"]:focus {{ border: 2px solid {accent}; padding: 3px; }}
QToolButton[part="icon"]:checked {{ background: {selection}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}

QLineEdit, QPlainTextEdit[part="field"], QComboBox, QSpinBox {{ background: {raised}; color: {text};
    border: 1px solid {edge}; border-radius: 6px; padding: 1px 8px; min-height: 24px;
    selection-background-color: {selected_text}; selection-color: {text}; }}
QPlainTextEdit[part="field"] {{ padding: 3px 4px; }}
QLineEdit {{ padding: 1px 6px; }}
QLineEdit:focus, QPlainTextEdit[part="field"]:focus, QComboBox:focus, QSpinBox:focus {{
    border: 2px solid {accent}; padding: 0 7px; }}
QPlainTextEdit[part="field"]:focus {{ padding: 2px 3px; }}
QLineEdit:focus {{ padding: 0 5px; }}
QLineEdit[part="search"] {{ border: 1px solid {border}; border-radius: 8px; min-height: 28px;
    padding: 1px 8px 1px 2px; }}
QLineEdit[part="search"]:focus {{ border: 2px solid {accent}; padding: 0 7px 0 1px; }}
QLineEdit QToolButton {{ background: transparent; border: none; padding: 0; min-height: 0; border-radius: 0; }}
QLineEdit[part="bare"], QPlainTextEdit[part="bare"] {{ background: transparent; border: none; padding: 0; }}
QLineEdit[invalid="true"] {{ border: 2px solid {warning}; padding: 0 5px; }}
QPlainTextEdit[invalid="true"] {{ border: 2px solid {warning}; padding: 2px 3px; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url({chevron}); width: 16px; height: 16px; }}
QComboBox QAbstractItemView {{ background: {raised}; color: {text}; border: 1px solid {edge}; outline: none;
    selection-background-color: {selection}; selection-color: {text}; }}
QListView[part="popup"] {{ background: {raised}; color: {text}; border: 1px solid {edge};
    selection-background-color: {selection}; selection-color: {text}; outline: none; padding: 4px; }}
QListView[part="popup"]::item {{ padding: 3px 6px; border-radius: 4px; }}
QListView[part="popup"]::item:selected {{ background: {selection}; color: {text}; }}

QFrame[part="segments"] {{ background: {sunken}; border: 1px solid {border}; border-radius: 7px; }}
QPushButton[part="segment"] {{ background: transparent; border: 1px solid transparent; color: {muted};
    border-radius: 5px; padding: 0 12px; min-height: 22px; }}
QPushButton[part="segment"]:checked {{ background: {raised}; border: 1px solid {border}; color: {text}; }}
QPushButton[part="segment"]:focus {{ border: 2px solid {accent}; padding: 0 11px; }}
QFrame[dense="true"] QPushButton[part="segment"] {{ padding: 0 5px; }}
QFrame[dense="true"] QPushButton[part="segment"]:focus {{ padding: 0 4px; }}

QAbstractScrollArea {{ border: none; background: transparent; }}
QListView, QTreeView, QTableView {{ border: none; background: transparent; outline: none; }}
QHeaderView {{ background: {window}; }}
QHeaderView::section {{ background: {window}; color: {text}; border: none; border-bottom: 1px solid {border};
    padding: 4px 8px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {border}; border-radius: 3px; margin: 2px; min-height: 28px; min-width: 28px; }}
QScrollBar::handle:hover {{ background: {edge}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QMainWindow::separator {{ background: {border}; width: 1px; height: 1px; }}
QSplitter::handle {{ background: {border}; }}
QSplitter::handle:vertical {{ height: 1px; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QDockWidget {{ border: none; }}

QMenu {{ background: {raised}; color: {text}; border: 1px solid {border}; padding: 6px; }}
QMenu::item {{ padding: 6px 28px 6px 12px; border-radius: 4px; }}
QMenu::icon {{ left: 8px; }}
QMenu::item:selected {{ background: {selection}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 6px 4px; }}
QMenuBar {{ background: {rail}; color: {text}; border: none; }}
QMenuBar::item {{ padding: 4px 10px; background: transparent; }}
QMenuBar::item:selected {{ background: {hover}; border-radius: 4px; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {edge}; padding: 4px 6px; }}
QCheckBox, QRadioButton {{ color: {text}; spacing: 8px; padding: 2px 4px 2px 1px; margin-left: -3px;
    border: 2px solid transparent; border-radius: 6px; }}
QCheckBox:focus {{ border: 2px solid {accent}; }}
QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {edge}; border-radius: 4px;
    background: {raised}; }}
QCheckBox::indicator:hover {{ background: {hover}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; image: url({check}); }}
QProgressBar {{ background: {border}; border: none; border-radius: 2px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 2px; }}
"""

_TOKENS = (
    "window", "rail", "surface", "raised", "sunken", "hover", "border", "edge", "text", "muted", "accent",
    "on_accent", "accent_text", "selection", "selected_text", "warning",
)  # fmt: skip


def style_sheet(colour: Callable[[str], str], *, chevron: str, check: str) -> str:
    """Return the sheet; `colour` gives a token as "#RRGGBB".

    `chevron` and `check` are the paths of a combo box's arrow and of what stands in a checked box.
    """
    return _SHEET.format(**{token: colour(token) for token in _TOKENS}, chevron=chevron, check=check)
