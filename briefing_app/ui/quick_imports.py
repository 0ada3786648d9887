"""What makes the modules of a window load faster; called before they are."""

from __future__ import annotations

import sys
from types import ModuleType

import PySide6  # noqa: F401 - brings the module that is told here what to leave out


def let_sources_be() -> None:
    """Keep PySide from reading the source of every module imported from now on.

    It looks there for the word PySide6, to know which modules may have asked for snake_case names; none here does,
    and reading two hundred files takes longer than painting the window. Where it works otherwise, nothing happens.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None and hasattr(feature, "_mod_uses_pyside"):
        vars(feature)["_mod_uses_pyside"] = _says_yes


def _says_yes(_module: ModuleType) -> bool:
    return True
