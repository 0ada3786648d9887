"""A figure that another briefing confirmed differently is warned of in this one."""

from __future__ import annotations

from figure_articles import add_briefing, figure

from briefing_app.services.bundle import Services
from briefing_app.services.checks import CheckCode, check


def test_the_newest_other_value_is_told_until_it_is_dismissed(services: Services) -> None:
    add_briefing(
        services, "2026-02-12", "Vĩnh Hải", figure("tổng vốn hạ tầng", "92", "đồng", magnitude="nghìn tỷ")
    )
    mine = figure("tổng vốn hạ tầng", "96", "đồng", magnitude="nghìn tỷ", comparator="nearly")
    added = add_briefing(services, "2026-03-18", "Vĩnh Hải", mine, figure("GRDP", "9.4"), confirm=False)
    session = services.review(services.library.open(added))
    briefing = session.briefing
    (warning,) = check(briefing, elsewhere=services.series.elsewhere(briefing))
    assert (warning.item_id, warning.code) == (briefing.key_figures[0].id, CheckCode.OTHER_BRIEFING)
    assert warning.values == {"date": "2026-02-12", "other": "tổng vốn hạ tầng là 92 đồng"}
    session.dismiss([warning.key])
    assert check(session.briefing, elsewhere=services.series.elsewhere(session.briefing)) == []


def test_vague_metrics_and_rejected_figures_are_not_warned_of(services: Services) -> None:
    add_briefing(services, "2026-02-12", "Vĩnh Hải", figure("quy mô", "92", "ha"), figure("GRDP", "9"))
    added = add_briefing(
        services, "2026-03-18", "Vĩnh Hải", figure("quy mô", "96", "ha"), figure("GRDP", "8"), confirm=False
    )
    session = services.review(services.library.open(added))
    (warning,) = check(session.briefing, elsewhere=services.series.elsewhere(session.briefing))
    session.reject([warning.item_id])
    assert services.series.elsewhere(session.briefing).keys() == {session.briefing.key_figures[0].id}
    assert check(session.briefing, elsewhere=services.series.elsewhere(session.briefing)) == []
