"""Nothing that is not for everybody gets past the review, whoever tells the story and however hard they try."""

from __future__ import annotations

from tests.eval.plain import evening
from tests.eval.situations import worlds


def test_a_blurting_narrator_gets_nothing_out() -> None:
    tally = evening(worlds()[0], seed=3, turns=12)
    assert tally.turns >= 5
    assert tally.secrets > 5
    assert tally.held_back >= tally.turns
    assert not tally.leaks
