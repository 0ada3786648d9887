from __future__ import annotations

from pathlib import Path

import pytest

from briefing_app.exchange.brief_template import BriefTemplate, load_template, standard_template


def test_bundled_template_is_the_standard_order() -> None:
    assert standard_template() == BriefTemplate()


def test_own_order(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text('sections = ["directives"]\n[key_figures]\ncolumns = ["period", "metric"]\n')
    assert load_template(path) == BriefTemplate(sections=("directives",), figure_columns=("period", "metric"))


@pytest.mark.parametrize(
    "text",
    [
        "sections = [",
        'sections = "summary"',
        "sections = []",
        'sections = ["summary", "summary"]',
        'sections = ["weather"]',
        '[attendees]\ncolumns = ["period"]',
    ],
)
def test_faults_name_the_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.toml"
    path.write_text(text)
    with pytest.raises(ValueError, match=r"a\.toml"):
        load_template(path)
