"""The season: forty read-outs that the rules read right, and a season.toml that says nothing about none of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

from briefing_app import paths
from briefing_app.domain.attendee import Attendee
from briefing_app.domain.briefing import Briefing, Status
from briefing_app.domain.directive import Directive, FollowUp
from briefing_app.domain.item import State
from briefing_app.domain.key_figure import FigureKind, KeyFigure
from briefing_app.domain.person import name_key
from briefing_app.extraction.lexicon import LexiconError
from briefing_app.services.season import Season
from briefing_app.storage.mapping import due_day


@pytest.fixture(scope="module")
def season() -> Season:
    return Season()


@pytest.fixture(scope="module")
def briefings(season: Season, engine) -> list[Briefing]:
    return list(season.briefings(engine, "An"))


def confirmed(briefings: list[Briefing], kind: type) -> list[tuple[Briefing, object]]:
    return [(b, i) for b in briefings for i in b if isinstance(i, kind) and i.state is State.CONFIRMED]


def test_forty_read_outs_over_some_seventeen_months(season: Season, briefings: list[Briefing]) -> None:
    days = [briefing.article.date for briefing in briefings]
    assert len(briefings) == 40
    assert days == sorted(days) and len(set(days)) == 40
    assert days[0].startswith("2025-06") and "2026-11" <= days[-1] < season.anchor
    assert all(name.startswith(day) for name, day in zip(season.names, days, strict=True))


def test_each_is_a_read_out_of_its_own(briefings: list[Briefing]) -> None:
    texts = [briefing.article.text for briefing in briefings]
    assert all(900 <= len(text) <= 2500 for text in texts)
    sentences = Counter(s for text in texts for s in re.split(r"(?<=[.!?])\s+", text) if len(s) > 60)
    assert [s for s, times in sentences.items() if times > 1] == []


def test_the_newest_wait_for_their_review(briefings: list[Briefing]) -> None:
    assert [briefing.status for briefing in briefings[-4:]] == [
        Status.IN_REVIEW, Status.IN_REVIEW, Status.NEW, Status.NEW,
    ]  # fmt: skip
    assert all(briefing.status is Status.REVIEWED for briefing in briefings[:-4])
    assert all(not briefing.left_to_review for briefing in briefings[:-4])
    assert all(briefing.left_to_review for briefing in briefings[-4:])


def test_nearly_everything_is_confirmed_as_suggested(season: Season, briefings: list[Briefing]) -> None:
    reviewed = [item for briefing in briefings[:-4] for item in briefing]
    mended = [entry for readout in season.readouts for entry in readout.marks.get("mend", ())]
    rejected = [item for item in reviewed if item.state is State.REJECTED]
    assert (len(rejected) + len(mended)) / len(reviewed) < 0.05


def test_people_come_back_and_change_office(briefings: list[Briefing]) -> None:
    offices: dict[str, list[str]] = defaultdict(list)
    for _, item in confirmed(briefings, Attendee):
        if not item.collective:
            office = " ".join(part for part in (item.role, item.organisation) if part)
            offices[name_key(item.name)].append(office)
    assert sum(len(seen) >= 3 for seen in offices.values()) >= 20
    changed = {
        "Tạ Đình Lương": ("Bí thư Tỉnh ủy Vĩnh Hải", "Phó Trưởng Ban Tổ chức Trung ương"),
        "Nghiêm Bá Thuận": ("Chủ tịch UBND tỉnh Vĩnh Hải", "Bí thư Tỉnh ủy Vĩnh Hải"),
        "Phùng Gia Ninh": ("Chủ tịch UBND tỉnh Thạch Nham", "Bí thư Tỉnh ủy Thạch Nham"),
        "Trịnh Quốc Sanh": ("Thứ trưởng Bộ Nông nghiệp và Môi trường", "Chủ tịch UBND tỉnh Thạch Nham"),
    }
    for name, (first, last) in changed.items():
        seen = offices[name_key(name)]
        assert first in seen and seen[-1] == last
        assert seen.index(last) > seen.index(first)


def test_one_office_is_new_in_the_articles_still_to_review(briefings: list[Briefing]) -> None:
    def roles(some: list[Briefing]) -> set[str]:
        return {a.role or "" for b in some for a in b.attendees if a.name == "Mạc Thu Yến"}

    assert all("Bộ trưởng" in role for role in roles(briefings[:-4]))
    assert all(role.startswith("Phó Thủ tướng") for role in roles(briefings[-4:]))


def test_namesakes_and_spellings(briefings: list[Briefing]) -> None:
    roles = {a.role for b in briefings for a in b.attendees if a.name == "Doãn Hữu Lộc"}
    assert any("Quân khu" in role for role in roles) and any("Chủ tịch" in role for role in roles)
    names = {a.name for b in briefings for a in b.attendees}
    assert {"Giang Thị Mỹ Hòa", "Giang Thị Mỹ Hoà", "Trương Công Thủy", "Trương Công Thuỷ"} <= names


def series(briefings: list[Briefing]) -> dict[tuple[str, str, str], list[KeyFigure]]:
    found: dict[tuple[str, str, str], list[KeyFigure]] = defaultdict(list)
    for briefing, item in confirmed(briefings, KeyFigure):
        subject = item.subject or briefing.article.place or ""
        found[name_key(item.metric), name_key(subject), item.unit].append(item)
    return found


@pytest.mark.parametrize(
    ("metric", "place", "unit", "points"),
    [
        ("GRDP", "Vĩnh Hải", "%", 6),
        ("GRDP", "Thạch Nham", "%", 4),
        ("tỷ lệ giải ngân vốn đầu tư công", "", "%", 6),
        ("thu ngân sách nhà nước", "Trà Giang", "đồng", 4),
        ("tỷ lệ hộ nghèo", "Lâm Vân", "%", 3),
        ("hoàn thành căn nhà ở xã hội", "", "căn nhà", 4),
        ("sản lượng thi công cầu Sông Lăng", "Thạch Nham", "%", 3),
        ("diện tích mặt bằng", "Vĩnh Hải", "ha", 4),
    ],
)
def test_figures_form_series(
    briefings: list[Briefing], metric: str, place: str, unit: str, points: int
) -> None:
    found = series(briefings)[name_key(metric), name_key(place), unit]
    assert len(found) >= points
    assert all(item.period for item in found)


def test_targets_results_and_one_contradiction(briefings: list[Briefing]) -> None:
    kinds = {item.kind for item in series(briefings)[name_key("GRDP"), name_key("Vĩnh Hải"), "%"]}
    assert kinds == {FigureKind.ACTUAL, FigureKind.TARGET}
    differing = []
    for key, items in series(briefings).items():
        values: dict[tuple[str, object, object], set[str]] = defaultdict(set)
        for item in items:
            if item.period:
                values[item.period, item.kind, item.direction].add(item.scaled_value)
        differing += [(key[0], at[0]) for at, said in values.items() if len(said) > 1]
    assert differing == [(name_key("GRDP"), "2026-01/2026-09")]


def test_directives_are_repeated_with_slipping_deadlines(briefings: list[Briefing]) -> None:
    directives = {item.id: item for _, item in confirmed(briefings, Directive)}
    days = {item.id: briefing.article.date for briefing, item in confirmed(briefings, Directive)}
    threads = []
    for item in directives.values():
        if not any(other.repeats == item.id for other in directives.values()) and item.repeats:
            thread = [item]
            while thread[-1].repeats:
                thread.append(directives[thread[-1].repeats])
            threads.append(thread[::-1])
    assert sorted(map(len, threads))[-2:] == [3, 4] and len(threads) >= 7
    for thread in threads:
        assert [days[item.id] for item in thread] == sorted(days[item.id] for item in thread)
        slipped = [due_day(item.due_date or item.deadline) for item in thread]
        assert slipped == sorted(slipped) and len(set(slipped)) == len(slipped)


def test_some_are_overdue_some_due_soon_some_done_with_evidence(
    season: Season, briefings: list[Briefing]
) -> None:
    today = date.fromisoformat(season.anchor)
    left: list[int] = []
    done = 0
    for _, item in confirmed(briefings, Directive):
        if item.status is FollowUp.DONE:
            done += bool(item.evidence)
        due = due_day(item.due_date or item.deadline)
        if item.status in (FollowUp.OPEN, FollowUp.IN_PROGRESS) and due:
            left.append((date.fromisoformat(due) - today).days)
    assert sum(days < 0 for days in left) >= 8
    assert sum(0 <= days <= 7 for days in left) >= 3
    assert done >= 40


def test_nothing_of_it_is_real(season: Season) -> None:
    real = paths.resource("lexicon", "vi", "places.toml").read_text("utf-8")
    for place in ("Vĩnh Hải", "Thạch Nham", "Trà Giang", "Lâm Vân", "Phúc Xuyên", "Hải Tầm"):
        assert f'"{place}"' not in real


def test_ids_are_the_same_every_time(season: Season, briefings: list[Briefing], engine) -> None:
    again = list(season.briefings(engine, "An"))
    assert [b.id for b in again] == [b.id for b in briefings] == list(season.ids)
    assert [i.id for b in again for i in b] == [i.id for b in briefings for i in b]
    assert len({i.id for b in again for i in b}) == sum(len(b.items) for b in again)


@pytest.mark.parametrize(
    ("section", "line", "message"),
    [
        ('["other"]\nnote = "x"\n', 1, "no such read-out"),
        ('["one"]\nnot = "x"\n', 1, "what is not"),
        ('["one"]\nreject = ["nowhere said"]\n', 1, "no item says"),
        ('["one"]\nfollow = [{ words = "Bộ Y tế", repeats = ["later", "x"] }]\n', 1, "no earlier"),
    ],
)
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, engine, section: str, line: int, message: str
) -> None:
    text = (
        " date 2026-03-02 Họp\n\nNgày 2/3, Phó Thủ tướng Đỗ Hữu Khải chủ trì cuộc họp.\n\n"
        "Phó Thủ tướng yêu cầu Bộ Y tế báo cáo trước ngày 30/3.\n"
    )
    (tmp_path / "one.txt").write_text(text, "utf-8")
    (tmp_path / "season.toml").write_text(section, "utf-8")
    with pytest.raises(LexiconError, match=message) as caught:
        list(Season(tmp_path).briefings(engine))
    assert caught.value.line == line
