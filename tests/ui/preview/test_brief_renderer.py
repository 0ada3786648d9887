from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.domain.briefing import Briefing
from briefing_app.domain.item import State
from briefing_app.ui.preview import brief_renderer
from briefing_app.ui.preview.brief_renderer import BriefRenderer
from briefing_app.ui.preview.clipboard import rich_text_clipboard


@pytest.fixture
def renderer(qtbot: QtBot) -> Iterator[BriefRenderer]:
    """A renderer, closed after the test."""
    made = BriefRenderer()
    yield made
    made.close()


def test_brief_is_answered_with_markdown_and_html(
    renderer: BriefRenderer, briefing: Briefing, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(renderer.rendered, timeout=5000) as caught:
        renderer.request(briefing, "vi")
    markdown, html = caught.args
    assert markdown.startswith("---\ntitle:")
    assert "<h1>Hội nghị nhà ở</h1>" in html
    assert not renderer.busy
    assert [renderer.item_of_footnote(number) for number in range(5)] == [None, "a1", "f1", "d1", None]


def test_only_the_newest_request_is_answered(
    renderer: BriefRenderer, briefing: Briefing, qtbot: QtBot
) -> None:
    answers: list[str] = []
    renderer.rendered.connect(lambda markdown, _html: answers.append(markdown))
    for number in range(20):
        renderer.request(replace(briefing, note=f"ghi chú {number}"), "vi")
    qtbot.waitUntil(lambda: not renderer.busy, timeout=5000)
    qtbot.wait(150)
    assert len(answers) == 1
    assert "ghi chú 19" in answers[0]


def test_answer_to_an_outdated_request_is_dropped(
    renderer: BriefRenderer, briefing: Briefing, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, go = threading.Event(), threading.Event()
    real = brief_renderer.render

    def slow(asked: Briefing, language: str, since: object = None) -> object:
        if asked.note == "chậm":
            first.set()
            assert go.wait(5)
        return real(asked, language)

    monkeypatch.setattr(brief_renderer, "render", slow)
    answers: list[str] = []
    renderer.rendered.connect(lambda markdown, _html: answers.append(markdown))
    renderer.request(replace(briefing, note="chậm"), "vi")
    qtbot.waitUntil(first.is_set, timeout=5000)
    renderer.request(replace(briefing, note="mới"), "vi")
    go.set()
    qtbot.waitUntil(lambda: not renderer.busy, timeout=5000)
    assert len(answers) == 1
    assert "mới" in answers[0]


def test_changes_of_the_items_follow(renderer: BriefRenderer, briefing: Briefing, qtbot: QtBot) -> None:
    with qtbot.waitSignal(renderer.rendered, timeout=5000):
        renderer.request(briefing, "vi")
    confirmed = briefing.with_items(replace(item, state=State.CONFIRMED) for item in briefing)
    with qtbot.waitSignal(renderer.rendered, timeout=5000) as caught:
        renderer.request(confirmed, "vi")
    assert "Chưa duyệt" not in caught.args[0]
    assert renderer.item_of_footnote(2) == "a2"


def test_work_is_done_in_another_thread(
    renderer: BriefRenderer, briefing: Briefing, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []
    real = brief_renderer.render

    def watched(asked: Briefing, language: str, since: object = None) -> object:
        threads.append(threading.get_ident())
        return real(asked, language)

    monkeypatch.setattr(brief_renderer, "render", watched)
    with qtbot.waitSignal(renderer.rendered, timeout=5000):
        renderer.request(briefing, "vi")
    assert threads
    assert threads[0] != threading.get_ident()


def test_closed_renderer_answers_no_more(renderer: BriefRenderer, briefing: Briefing, qtbot: QtBot) -> None:
    renderer.request(briefing, "vi")
    renderer.close()
    with qtbot.assertNotEmitted(renderer.rendered, wait=250):
        renderer.request(briefing, "vi")


def test_clipboard_holds_both_forms(qtbot: QtBot) -> None:
    data = rich_text_clipboard("# Đầu đề\n\n| a | b |\n| --- | --- |\n| c | d |\n")
    assert data.text().startswith("# Đầu đề")
    assert "<h1>Đầu đề</h1>" in data.html()
    assert "<td>c</td>" in data.html()
    assert rich_text_clipboard("x", "<p>y</p>").html().count("<p>y</p>") == 1
