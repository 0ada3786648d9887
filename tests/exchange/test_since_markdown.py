"""The section of a brief that tells what changed, compared with golden files; news in words."""

from __future__ import annotations

import os
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from briefing_app import i18n
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.comparison import compare
from briefing_app.domain.item import ItemKind
from briefing_app.domain.key_figure import KeyFigure
from briefing_app.domain.since import By, Entry, News, Since
from briefing_app.exchange.brief_html import brief_html
from briefing_app.exchange.brief_template import BriefTemplate
from briefing_app.exchange.markdown_brief import brief_markdown
from briefing_app.exchange.since_words import LABELS, SinceWords
from briefing_app.i18n import Translator
from tests.support import since_pair

GOLDEN = Path(__file__).parent.parent / "golden" / "since"


@pytest.fixture
def since() -> Since:
    return compare(since_pair.now(), since_pair.before(), By.PLACE)


def section(markdown: str) -> str:
    """Return the part of a brief that tells what changed."""
    _, _, rest = markdown.partition("\n## Since last time\n")
    return rest.partition("\n## ")[0]


@pytest.mark.parametrize("code", i18n.LANGUAGES)
@pytest.mark.parametrize("name", ["full", "nothing", "hostile"])
def test_the_section_is_as_the_golden_file(name: str, code: str, hostile_briefing: Briefing) -> None:
    """Compare with tests/golden/since; BRIEFING_GOLDEN=write writes those files anew."""
    now, before = {
        "full": (since_pair.now(), since_pair.before()),
        "nothing": (since_pair.now().with_items(()), since_pair.before().with_items(())),
        "hostile": (hostile_briefing, since_pair.before().with_items(())),
    }[name]
    written = brief_markdown(now, code, since=compare(now, before, By.PLACE))
    path = GOLDEN / f"brief-{name}.{code}.md"
    if os.environ.get("BRIEFING_GOLDEN") == "write":
        path.write_text(written, "utf-8", newline="\n")
    assert written == path.read_text("utf-8")


def test_a_brief_without_a_comparison_has_no_such_section() -> None:
    assert "Since last time" not in brief_markdown(since_pair.now(), "en")


def test_footnotes_lead_to_this_briefings_words(since: Since) -> None:
    told = section(brief_markdown(since.now, "en", since=since))
    assert "Tạ Đình Lương[^2]: Thứ trưởng Bộ Tài chính, before: Vụ trưởng Vụ Ngân sách nhà nước" in told
    assert "Mạc Thu Yến (Bộ trưởng Bộ Xây dựng)" in told  # no footnote: the words are the other briefing's
    html = brief_html(brief_markdown(since.now, "en", since=since))
    assert 'href="#fn:2"' in html
    assert '<h2 class="since">' in html


def test_a_template_may_leave_the_items_out(since: Since) -> None:
    told = section(brief_markdown(since.now, "en", BriefTemplate(sections=("since",)), since))
    assert "[^" not in told
    assert "Tạ Đình Lương: Thứ trưởng" in told


@pytest.mark.parametrize("code", i18n.LANGUAGES)
def test_every_kind_of_news_has_a_name(since: Since, code: str) -> None:
    words = SinceWords(Translator(code))
    for kind in ItemKind:
        for line in words.lines(since, kind):
            assert line.label
            assert line.what
            assert "{" not in line.detail
    assert words.summary(since).count("·") == len(LABELS) - 1
    assert words.left_out(since)


def moved(value: str, scaled: str, unit: str, before: str, before_scaled: str) -> Entry:
    now = next(item for item in since_pair.now().items if isinstance(item, KeyFigure))
    figure = replace(now, value=value, scaled_value=scaled, unit=unit)
    other = replace(now, value=before, scaled_value=before_scaled, unit=unit)
    return Entry(
        news=News.MOVED, now=figure, before=other, difference=Decimal(scaled) - Decimal(before_scaled)
    )


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (moved("9.4", "9.4", "%", "9.2", "9.2"), "up by 0.2 percentage points"),
        (moved("1.2", "1200000000000", "đồng", "890", "890000000000"), "up by 0.31 nghìn tỷ đồng (+34.8%)"),
        (moved("30", "30", "dự án", "40", "40"), "down by 10 dự án (−25%)"),
        (moved("30", "30", "dự án", "0", "0"), "up by 30 dự án"),
        (moved("30000", "30000", "dự án", "1", "1"), "up by 29,999 dự án"),
        (moved("1000001", "1000001", "", "1000000", "1000000"), "up by 1"),
    ],
)
def test_differences(entry: Entry, said: str) -> None:
    assert SinceWords(Translator("en")).difference(entry) == said
