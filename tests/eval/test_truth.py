"""What is wrong is found, and what is right is believed. The whole of the figures is ``make eval``."""

from __future__ import annotations

import pytest

from tests.eval.figures import FLOORS
from tests.eval.house import house_evening
from tests.eval.scoring import KINDS, Mixed, mixed, scored
from tests.eval.situations import worlds


@pytest.mark.parametrize("kind", KINDS)
def test_the_checks_know_their_corpus(kind: str) -> None:
    score = scored("first")[kind]  # type: ignore[index]
    assert score.violations >= 40
    assert score.found >= 0.95 * score.violations, score.missed
    assert score.accused <= 0.02 * score.innocents, score.wronged


@pytest.mark.parametrize("name", FLOORS)
def test_the_checks_reach_beyond_their_corpus(name: Mixed) -> None:
    scores = mixed(name, "first").values()
    least, most = FLOORS[name]
    assert sum(one.found for one in scores) >= least * sum(one.violations for one in scores)
    assert sum(one.accused for one in scores) <= most * sum(one.innocents for one in scores)


def test_the_house_narrator_is_believed() -> None:
    done = house_evening(worlds()[0], seed=1, players=2)
    assert done.turns > 5
    assert sum(done.found.values()) <= 0.01 * done.sentences, done.quotes
