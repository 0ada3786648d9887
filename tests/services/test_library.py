"""Articles in, listed, removed; and found and exported again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing_app.domain.change import Gesture
from briefing_app.domain.errors import BriefingError, Code, ExportFailed, ImportFailed, NotFound
from briefing_app.services.bundle import Services
from briefing_app.services.export import Form


def test_importing_a_file_keeps_its_bytes(services: Services, sample: Path) -> None:
    from briefing_app.storage import briefings

    imported = services.library.import_file(sample)
    assert not imported.duplicate
    assert (
        services.store.run(lambda library: briefings.original_bytes(library, imported.id))
        == sample.read_bytes()
    )
    assert services.library.import_file(sample).duplicate
    assert services.library.import_text(sample.read_text("utf-8").replace("\n", "\r\n")).id == imported.id
    assert services.library.count() == 1
    assert services.library.last_worked_on() == imported.id


def test_the_header_or_the_first_line_is_the_title(services: Services) -> None:
    with_header = services.library.open(
        services.library.import_text(" date 2026-03-18 Tiêu đề\n\nThân bài.").id
    )
    assert (with_header.article.title, with_header.article.date) == ("Tiêu đề", "2026-03-18")
    without = services.library.open(services.library.import_text("Một tiêu đề khác\n\nThân bài khác.").id)
    assert without.article.title == "Một tiêu đề khác"


@pytest.mark.parametrize("text", ["", "   \n\t ", "\ufeff\n"])
def test_blank_text_is_refused(services: Services, text: str) -> None:
    with pytest.raises(ImportFailed) as caught:
        services.library.import_text(text)
    assert caught.value.code is Code.FILE_EMPTY
    assert services.library.count() == 0


@pytest.mark.parametrize(
    "text",
    [
        "một từ",
        "Không có mục nào ở đây cả.",
        "😀" * 300,
        "\u202bשלום\u202c tin " * 20,
        "Tin NFD: " + "Tô Lâm yêu cầu tỉnh.".encode().decode(),
        "dòng dài " * 60_000,
        "T" * 10_000 + "\nthân",
    ],
    ids=["word", "no items", "emoji", "right to left", "NFD", "one line", "long title"],
)
def test_strange_articles_are_taken_in_reviewed_found_and_exported(
    services: Services, tmp_path: Path, text: str
) -> None:
    imported = services.library.import_text(text)
    session = services.review(services.library.open(imported.id))
    session.confirm([item.id for item in session.briefing])
    session.edit_note("đã xem bài này")
    assert [hit.id for hit in services.find.search("da xem bai")] == [imported.id]
    written = services.export.export_markdown(session.briefing, tmp_path, force=False, language="vi")
    assert written.read_text("utf-8").startswith("---\n")
    services.export.export(session.briefing, tmp_path, Form.JSON, force=False, language="vi")


def test_removing_is_undone_and_redone(services: Services, sample: Path) -> None:
    imported = services.library.import_file(sample)
    assert services.library.steps().undo is Gesture.IMPORT
    services.library.remove(imported.id[:6])
    assert services.library.count() == 0
    with pytest.raises(NotFound):
        services.library.open(imported.id)
    change = services.library.undo()
    assert change is not None
    assert (change.gesture, change.briefing_id) == (Gesture.REMOVE, imported.id)
    assert services.library.open(imported.id).id == imported.id
    services.library.redo()
    assert services.library.count() == 0
    services.library.undo()
    services.library.undo()
    assert services.library.undo() is None
    assert services.library.count() == 0


def test_exporting_never_replaces_without_force(services: Services, sample: Path, tmp_path: Path) -> None:
    briefing = services.library.open(services.library.import_file(sample).id)
    target = tmp_path / "brief.md"
    target.write_text("của tôi", encoding="utf-8")
    with pytest.raises(ExportFailed) as caught:
        services.export.export_markdown(briefing, target, force=False, language="vi")
    assert caught.value.code is Code.EXPORT_EXISTS
    assert target.read_text("utf-8") == "của tôi"
    services.export.export_markdown(briefing, target, force=True, language="vi")
    assert target.read_text("utf-8") == services.export.markdown(briefing, "vi")
    document = json.loads(
        services.export.export(briefing, tmp_path, Form.JSON, force=False, language="vi").read_text("utf-8")
    )
    assert document["schema"] == "briefing/1"


def test_a_library_that_cannot_be_opened_says_so_to_every_call(tmp_path: Path, engine) -> None:
    from briefing_app.bootstrap import build

    services = build(tmp_path, engine=engine)
    for call in (services.library.count, services.library.listed, lambda: services.find.search("x")):
        with pytest.raises(BriefingError) as caught:
            call()
        assert caught.value.code is Code.LIBRARY_NOT_SQLITE
    services.close()


@pytest.mark.corpus
def test_a_real_article_goes_the_whole_way(services: Services, corpus: Path, tmp_path: Path) -> None:
    imported = services.library.import_file(corpus / "quang-ninh-2026-01-27.txt")
    session = services.review(services.library.open(imported.id))
    session.confirm([item.id for item in session.briefing])
    session.mark_reviewed(True)
    assert services.library.listed()[0].left == 0
    assert [hit.id for hit in services.find.search("to lam quang ninh")] == [imported.id]
    services.export.export_markdown(session.briefing, tmp_path, force=False, language="vi")
