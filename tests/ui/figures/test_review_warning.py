"""In the review a figure's row tells what another briefing says."""

from __future__ import annotations

from figure_articles import add_briefing, figure

from briefing_app import i18n
from briefing_app.services.checks import CheckCode


def test_the_row_tells_the_other_briefing_and_its_words(empty) -> None:
    services = empty.window.services
    add_briefing(services, "2026-02-12", "Vĩnh Hải", figure("tổng vốn hạ tầng", "92", "đồng", magnitude="tỷ"))
    mine = figure("tổng vốn hạ tầng", "96", "đồng", magnitude="tỷ")
    added = add_briefing(services, "2026-03-18", "Vĩnh Hải", mine, confirm=False)
    empty.window.opening.briefing(added)
    empty.qtbot.waitUntil(lambda: bool(empty.window.aids.warnings), timeout=5000)
    (warning,) = empty.window.aids.warnings
    assert warning.code is CheckCode.OTHER_BRIEFING
    sections = empty.window.frame.panel.sections.values()
    (told,) = [text for each in sections if (text := each.model.warning(warning.item_id))]
    assert told == "Unlike the briefing of 12 February 2026: tổng vốn hạ tầng là 92 đồng"
    i18n.use("vi")
    empty.window.aids._say_again()
    (told,) = [text for each in sections if (text := each.model.warning(warning.item_id))]
    assert told == "Khác bản tin 12/2/2026: tổng vốn hạ tầng là 92 đồng"
    empty.idle()
