"""Words that help typing, and the names that the library knows."""

from __future__ import annotations

import pytest

from briefing_app.services.words import MOST, WordsService, article_words

OTHER = """ date 2026-02-12 Phó Thủ tướng Đỗ Hữu Khải khảo sát cảng cá Mũi Sáo

Chiều 12/2, Phó Thủ tướng Đỗ Hữu Khải chủ trì buổi khảo sát cảng cá Mũi Sáo, tỉnh Thạch Nham.

Cùng dự có Bộ trưởng Bộ Xây dựng Mạc Thu Yến; Chủ tịch UBND tỉnh Thạch Nham Tống Gia Hòa.

Phó Thủ tướng yêu cầu UBND tỉnh Thạch Nham nạo vét luồng vào cảng trước ngày 6/3.
"""


@pytest.fixture
def words(services) -> WordsService:
    return WordsService(services.store)


def known(words: WordsService, name: str) -> int:
    return words.known_names().count(tuple(name.casefold().split()))


def test_the_articles_words_come_first(services, session, words) -> None:
    services.library.import_text(OTHER)
    found = words.completions(session.briefing)
    own = [person.name for person in session.briefing.attendees if not person.collective]
    assert set(found["name"][: len(set(own))]) == set(own)
    assert "Tống Gia Hòa" in found["name"]
    assert all(len(each) == len(set(each)) <= MOST for each in found.values())
    assert "%" in found["unit"]


def test_names_and_bodies_in_the_text_are_offered_without_an_item(session) -> None:
    bare = session.briefing.with_items([])
    found = article_words(bare)
    assert "Đỗ Hữu Khải" in found["name"]
    assert "Bộ Quốc phòng" in found["organisation"]
    assert "Bộ Tài chính" in found["addressee"]


def test_the_library_counts_each_briefing_once(services, session, words) -> None:
    assert known(words, "Đỗ Hữu Khải") == 1
    services.library.import_text(OTHER)
    assert known(words, "Đỗ Hữu Khải") == 2
    assert known(words, "Tống Gia Hòa") == 1


def test_a_corrected_name_takes_the_place_of_the_old_one(services, words) -> None:
    session = services.review(services.library.open(services.library.import_text(OTHER).id))
    person = next(item for item in session.briefing.attendees if item.name == "Tống Gia Hòa")
    assert known(words, "Tống Gia Hòa") == 1
    session.edit(person.id, name="Tống Gia Hoán")
    assert (known(words, "Tống Gia Hòa"), known(words, "Tống Gia Hoán")) == (0, 1)
    session.reject([person.id])
    assert known(words, "Tống Gia Hoán") == 0


def test_a_removed_briefing_is_forgotten(services, words) -> None:
    added = services.library.import_text(OTHER)
    assert known(words, "Tống Gia Hòa") == 1
    services.library.remove(added.id)
    assert known(words, "Tống Gia Hòa") == 0
    services.library.undo()
    assert known(words, "Tống Gia Hòa") == 1


def test_names_are_indexed_again_only_when_they_change(session, words) -> None:
    before = words.known_names()
    session.confirm([session.briefing.items[0].id])
    assert words.known_names() is before


def test_a_stopped_service_reads_nothing_more(services, session, words) -> None:
    words.stop()
    assert known(words, "Đỗ Hữu Khải") == 0
