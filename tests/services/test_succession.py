"""Who followed whom: the 63 provinces and the 34, the ministries, the demonstration's own merger."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_app import paths
from briefing_app.domain.text import same_spelling
from briefing_app.extraction.lexicon import LexiconError, load_lexicon
from briefing_app.services.succession import Succession, predecessors, since, successor


@pytest.fixture(scope="module")
def real() -> Succession:
    return Succession.load([paths.resource("lexicon", "vi", "succession.toml")])


@pytest.fixture(scope="module")
def units() -> tuple[tuple[str, ...], tuple[str, ...]]:
    places = load_lexicon().table("places")
    return places.words("provinces"), places.words("former")


def test_sixty_three_became_thirty_four(
    real: Succession, units: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    present, former = units
    spellings = {real.known(name) for name in former} - {"Thừa Thiên Huế"}  # Huế under its name until 2024
    assert len(present) == 34
    assert len({*present, *spellings}) == 63
    assert None not in spellings


def test_no_orphan(real: Succession, units: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    present, former = units
    assert all(real.known(name) == name and real.successor(name) is None for name in present)
    assert all(real.successor(name) in present for name in former)
    assert {name for name in present if not real.predecessors(name)} == {
        "Hà Nội", "Lai Châu", "Điện Biên", "Sơn La", "Lạng Sơn", "Quảng Ninh", "Thanh Hóa", "Nghệ An", "Hà Tĩnh", "Cao Bằng",
    }  # fmt: skip
    for name in present:
        assert all(real.successor(former) == name for former in real.predecessors(name))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Phú Thọ", ("Vĩnh Phúc", "Hòa Bình")),
        ("tỉnh Phú Thọ", ("Vĩnh Phúc", "Hòa Bình")),
        ("phu tho", ("Vĩnh Phúc", "Hòa Bình")),
        ("TP.HCM", ("Bình Dương", "Bà Rịa - Vũng Tàu")),
        ("TP. Hồ Chí Minh", ("Bình Dương", "Bà Rịa - Vũng Tàu")),
        ("thành phố Đà Nẵng", ("Quảng Nam",)),
        ("Khánh Hoà", ("Ninh Thuận",)),
        ("TP Huế", ("Thừa Thiên Huế",)),
        ("Hà Nội", ()),
        ("Vĩnh Phúc", ()),
        ("Atlantis", ()),
        ("", ()),
    ],
)
def test_predecessors(asked: str, expected: tuple[str, ...]) -> None:
    assert predecessors(asked) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Hoà Bình", "Phú Thọ"),
        ("hoa binh", "Phú Thọ"),
        ("Bà Rịa-Vũng Tàu", "Thành phố Hồ Chí Minh"),
        ("Thừa Thiên - Huế", "Huế"),
        ("tỉnh Đắc Nông", "Lâm Đồng"),
        ("Phú Thọ", None),
        ("Atlantis", None),
    ],
)
def test_successor(asked: str, expected: str | None) -> None:
    assert successor(asked) == expected


def test_ministries() -> None:
    assert predecessors("Bộ Tài chính") == ("Bộ Kế hoạch và Đầu tư",)
    assert predecessors("Bộ Nông nghiệp và Môi trường") == (
        "Bộ Nông nghiệp và Phát triển nông thôn",
        "Bộ Tài nguyên và Môi trường",
    )
    assert successor("bộ giao thông vận tải") == "Bộ Xây dựng"
    assert successor("Bộ Y tế") is None


def test_the_fourteen_ministries_and_three_agencies(real: Succession) -> None:
    present = {name for name in real.names.values() if name.startswith(("Bộ", "Văn", "Thanh tra", "Ngân"))}
    assert len({name for name in present if real.successor(name) is None}) == 17


def test_dates() -> None:
    assert since("Phú Thọ") == since("Vĩnh Phúc") == "2025-07-01"
    assert since("Bộ Giao thông vận tải") == "2025-03-01"
    assert since("Hà Nội") is None


def test_the_demonstration_has_its_own_merger(real: Succession) -> None:
    assert predecessors("Vĩnh Hải") == ("Hải Tầm",)
    assert successor("tỉnh Hải Tầm") == "Vĩnh Hải"
    assert real.known("Vĩnh Hải") is None


def test_every_name_is_spelled_with_one_tone_placement(real: Succession) -> None:
    assert [name for name in real.names.values() if same_spelling(name) != name] == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('[provinces]\ndate = "soon"\n', 2, "a day such as"),
        ('[provinces]\ndate = "2025-07-01"\nmerged = 3\n', 3, "a table of units"),
        ('[provinces]\ndate = "2025-07-01"\n[provinces.merged]\n"A" = []\n', 4, "at least one"),
        (
            '[provinces]\ndate = "2025-07-01"\n[provinces.merged]\n"A" = ["A", "B"]\n"C" = ["B"]\n',
            5,
            "its place already",
        ),
        ('[provinces]\ndate = "2025-07-01"\nunchanged = ["A", "A"]\n', 3, "twice"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = tmp_path / "succession.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(LexiconError, match=message) as caught:
        Succession.load([path])
    assert caught.value.line == line
