"""The house narrator takes the words that a table likes, where it has the choice."""

from dataclasses import replace

import pytest

from narrator.brief import Vocabulary
from narrator.engines.house.tastes import TASTES
from narrator.engines.house.telling import Telling
from tests.narrator.sample import make_brief

SHORT = "The sea is cold. The lamp is out."
LONG = "Unaccountably, the lighthouse extinguishes itself while everybody watches the breakwater."


@pytest.mark.parametrize(("words", "chosen"), [("accessible", SHORT), ("literary", LONG), ("epic", LONG)])
def test_of_two_sentences_the_fitting_one_is_told(words: Vocabulary, chosen: str) -> None:
    brief = make_brief()
    telling = Telling(replace(brief, voice=replace(brief.voice, vocabulary=words)))
    assert telling.choose([SHORT, LONG]) == chosen
    assert (
        Telling(replace(brief, voice=replace(brief.voice, vocabulary=words))).choose([LONG, SHORT]) == chosen
    )


def test_without_a_choice_the_order_decides() -> None:
    assert Telling(make_brief()).choose([LONG, SHORT]) == LONG


def test_nothing_is_too_short_to_be_weighed() -> None:
    assert all(isinstance(taste(""), float) for taste in TASTES.values())
