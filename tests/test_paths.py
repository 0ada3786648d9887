"""The folders that belong to the user."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from briefing_app import paths

ASKED = (
    (paths.data_folder, platformdirs.user_data_dir, "XDG_DATA_HOME"),
    (paths.config_folder, platformdirs.user_config_dir, "XDG_CONFIG_HOME"),
    (paths.cache_folder, platformdirs.user_cache_dir, "XDG_CACHE_HOME"),
    (paths.runtime_folder, platformdirs.user_runtime_dir, "XDG_RUNTIME_DIR"),
)


@pytest.mark.parametrize(("ours", "theirs", "variable"), ASKED)
@pytest.mark.parametrize("named", [True, False, " "])
def test_the_folders_are_those_of_platformdirs(ours, theirs, variable, named, monkeypatch, tmp_path):
    if named is True:
        monkeypatch.setenv(variable, str(tmp_path))
    elif named:
        monkeypatch.setenv(variable, named)
    elif variable != "XDG_RUNTIME_DIR":  # without that platformdirs warns
        monkeypatch.delenv(variable)
    assert ours() == Path(theirs(paths.APP, appauthor=False)) or (
        named == " " and variable == "XDG_RUNTIME_DIR"
    )
