"""A slice of the figure: what was planted a hundred turns ago is there when it is asked for."""

from __future__ import annotations

import pytest

from tests.cast import set_table
from tests.eval import paraphrased
from tests.eval.memory import TURNS, measure

pytestmark = pytest.mark.django_db


def test_what_was_planted_comes_back_after_a_hundred_turns() -> None:
    share, missed, _took = measure(set_table(present=False).session, TURNS[0])
    assert share >= 0.995, missed


def test_what_was_planted_comes_back_in_other_words_by_its_meaning() -> None:
    words, meaning = paraphrased.measure(set_table(present=False).session, TURNS[0])
    assert words < 0.1
    assert meaning >= 0.995
