"""What the article pane costs: shown, painted, searched; beside a bare QTextBrowser with the same text.

Run `python tests/benchmarks/bench_article.py`; prints one line for each measurement.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.article import Article
from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import AnyItem, Briefing
from briefing_app.domain.directive import Directive
from briefing_app.domain.item import State, new_id
from briefing_app.domain.key_figure import KeyFigure
from briefing_app.ui.article.article_pane import ArticlePane
from briefing_app.ui.theme import Scheme, Theme

SENTENCE = (
    "Phó Thủ tướng Đỗ Hữu Khải yêu cầu UBND tỉnh Vĩnh Hải giải ngân trên 41,6 nghìn tỷ đồng trước ngày 30/6; "
)


def article_text(characters: int) -> str:
    """Return paragraphs of five sentences, about so many characters."""
    paragraph = (SENTENCE * 5).strip()
    return "Vĩnh Hải làm việc\n" + "\n\n".join([paragraph] * max(1, characters // len(paragraph)))


def briefing(text: str, anchors: int) -> Briefing:
    """Return a briefing with items of the three kinds spread over the text."""
    items: list[AnyItem] = []
    places = [at for at in range(0, len(text) - 200, max(15, len(text) // anchors)) if at > 20][:anchors]
    for number, at in enumerate(places):
        state = State.CONFIRMED if number % 2 else State.SUGGESTED
        if number % 3 == 0:
            items.append(Attendee(id=new_id(), anchor=Anchor.of(text, at, at + 25), state=state, name="x"))
        elif number % 3 == 1:
            anchor = Anchor.of(text, at, at + 22)
            items.append(KeyFigure(id=new_id(), anchor=anchor, state=state, metric="x", value="1"))
        else:
            items.append(
                Directive(id=new_id(), anchor=Anchor.of(text, at, at + 120), state=state, action="x")
            )
    return Briefing(id=new_id(), article=Article(text=text, title="Vĩnh Hải làm việc")).with_items(items)


def timed(job: Callable[[], object], rounds: int = 20) -> tuple[float, float]:
    """Return the median and the 95th percentile in milliseconds."""
    spent = []
    for _ in range(rounds):
        start = time.perf_counter()
        job()
        spent.append((time.perf_counter() - start) * 1000)
    spent.sort()
    return statistics.median(spent), spent[min(len(spent) - 1, int(len(spent) * 0.95))]


def painted(widget: QWidget) -> Callable[[], None]:
    """Return a job that paints a viewport as the screen would."""
    image = QImage(widget.size(), QImage.Format.Format_RGB32)

    def paint() -> None:
        widget.render(image)

    return paint


def line(name: str, ours: tuple[float, float], bare: tuple[float, float] | None = None) -> None:
    """Print one measurement."""
    beside = f"   bare QTextBrowser {bare[0]:7.2f} ms (p95 {bare[1]:.2f})" if bare else ""
    print(f"{name:52} {ours[0]:8.2f} ms (p95 {ours[1]:.2f}){beside}")


def main() -> None:
    """Measure and print."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme(Scheme.LIGHT, reduced_motion=True)
    theme.apply(app)
    pane = ArticlePane(theme)
    pane.resize(688, 818)
    pane.show()
    browser = QTextBrowser()
    browser.setFont(theme.font("article"))
    browser.resize(688, 818)
    browser.show()
    paint_ours, paint_bare = painted(pane.view.viewport()), painted(browser.viewport())
    for characters, anchors in ((10_000, 60), (10_000, 600), (200_000, 60)):
        text = article_text(characters)
        pair = [briefing(text, anchors), briefing(text + " ", anchors)]

        def show(pair: list[Briefing] = pair) -> None:
            pair.reverse()
            pane.show_briefing(pair[0])
            paint_ours()

        def show_bare(text: str = text) -> None:
            browser.setPlainText(text)
            paint_bare()

        name = f"{characters:,} characters, {anchors} anchors"
        rounds = 20 if characters < 100_000 else 5
        line(f"{name}: shown and painted", timed(show, rounds), timed(show_bare, rounds))
        line(f"{name}: painted again", timed(paint_ours), timed(paint_bare))
        line(f"{name}: strip painted", timed(painted(pane.strip)))
        items = pane._items
        line(f"{name}: items changed", timed(lambda items=items: pane.update_items(items)))
        line(f"{name}: find", timed(lambda: pane.open_find("tinh vinh hai")))
        pane.find_bar.closed.emit()
    measure_long_line(pane, paint_ours)


def measure_long_line(pane: ArticlePane, paint: Callable[[], None]) -> None:
    """Measure an article in one line of 5 MB."""
    text = "Một dòng\n" + SENTENCE * (4_000_000 // len(SENTENCE))
    long = briefing(text, 60)

    def show() -> None:
        pane.show_briefing(None)
        pane.show_briefing(long)
        paint()

    size = len(text.encode()) / 1e6
    line(f"one line of {size:.1f} MB: shown and painted", timed(show, 1))
    line(f"one line of {size:.1f} MB: painted again", timed(paint, 5))
    last = long.items[-1].id
    line(
        f"one line of {size:.1f} MB: last item revealed",
        timed(lambda: pane.set_selected(last, reveal=True), 1),
    )
    line(f"one line of {size:.1f} MB: find", timed(lambda: pane.open_find("tinh vinh hai"), 1))


if __name__ == "__main__":
    main()
