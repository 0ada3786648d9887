"""Between an item and its form."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.directive import Directive
from briefing_app.domain.item import ItemKind
from briefing_app.domain.numbers import plain
from briefing_app.i18n import Translator
from briefing_app.ui.panels.fields import KINDS
from briefing_app.ui.panels.form_values import changes, kept, normalised, read_number, shown


def test_a_figure_is_shown_with_its_magnitude_and_kept_scaled(make) -> None:
    figure = make["figure"](
        0, "Thu ngân sách", "41.6", "đồng", "41,6 nghìn tỷ đồng", scaled_value="41600000000000"
    )
    values = shown(figure)
    assert values["unit"] == "nghìn tỷ đồng"
    assert normalised(values, Translator("vi")) == "41.600.000.000.000 đồng"
    fields = kept(ItemKind.KEY_FIGURE, values)
    assert all(getattr(figure, name) == value for name, value in fields.items())


def test_another_unit_scales_both_ends_of_a_range(make) -> None:
    figure = make["figure"](
        0, "Lao động", "8", "người", "8-10 vạn người", high="10", scaled_value="80000", scaled_high="100000"
    )
    values = shown(figure) | {"unit": "triệu người"}
    fields = kept(ItemKind.KEY_FIGURE, values)
    assert (fields["scaled_value"], fields["scaled_high"], fields["unit"]) == ("8000000", "10000000", "người")


def test_what_is_not_understood_leaves_the_whole_quantity_out(make) -> None:
    values = shown(make["figure"](0, "Hộ nghèo", "1.8", "%", "1,8%"))
    del values["value"]
    assert not kept(ItemKind.KEY_FIGURE, values).keys() & {"value", "high", "unit", "scaled_value"}


def test_every_item_comes_back_unchanged(briefing_items) -> None:
    for item in briefing_items:
        fields = kept(item.kind_of_item, shown(item))
        assert {name: getattr(item, name) for name in fields} == fields


def test_a_briefing_that_is_the_evidence_is_shown_by_its_title(briefing_items) -> None:
    title = "Cảng cá Mũi Sáo khánh thành, 12/11/2026"
    directive = next(item for item in briefing_items if isinstance(item, Directive))
    done = replace(directive, evidence=f"{title} [briefing 6f1c2a9e0c614d0b9a550d2f4f1b7a10]")
    before = kept(ItemKind.DIRECTIVE, shown(done))
    assert before["evidence"] == title
    assert changes(before, kept(ItemKind.DIRECTIVE, shown(done) | {"note": "đã xem"})) == {"note": "đã xem"}


def test_every_field_of_an_item_can_be_edited(briefing_items) -> None:
    not_edited = {
        "id", "anchor", "state", "origin", "confidence", "author",  # the review's own
        "scaled_value", "scaled_high",  # follow from value and unit
        "repeats",  # is found, not typed
    }  # fmt: skip
    for item in briefing_items:
        fields = {name for cls in type(item).__mro__ for name in getattr(cls, "__slots__", ())}
        assert fields - not_edited == {field.name for field in KINDS[item.kind_of_item].fields}


@pytest.mark.parametrize(
    ("typed", "language", "number"),
    [
        ("41,6", "vi", "41.6"),
        ("12.000", "vi", "12000"),
        ("1.250", "vi", "1250"),
        ("1.250", "en", "1.25"),
        ("1,250", "en", "1250"),
        ("12,000.5", "en", "12000.5"),
        ("41,6,7", "vi", None),
        ("mười", "vi", None),
        ("", "vi", None),
    ],
)
def test_numbers_are_read_as_the_language_writes_them(typed, language, number) -> None:
    assert read_number(typed, language) == number


@given(
    number=st.decimals(-(10**12), 10**12, places=4),
    language=st.sampled_from(["vi", "en"]),
)
def test_a_number_that_was_written_is_read_back(number: Decimal, language: str) -> None:
    written = Translator(language).number(number)
    assert Decimal(read_number(written, language) or "nan") == Decimal(plain(number))
