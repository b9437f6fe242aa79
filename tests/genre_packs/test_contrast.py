"""Contrast is measured as WCAG measures it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genre_packs.loading.checks.look import contrast

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#767676", "#ffffff", 4.54)],
)
def test_known_pairs_have_their_known_ratio(first: str, second: str, ratio: float):
    assert contrast(first, second) == pytest.approx(ratio, abs=0.01)


@settings(max_examples=50, deadline=None)
@given(first=COLOURS, second=COLOURS)
def test_contrast_has_no_direction_and_stays_between_one_and_twenty_one(first: str, second: str):
    assert 1 <= contrast(first, second) == contrast(second, first) <= 21.0001
