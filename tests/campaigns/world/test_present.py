"""Who is here: asked in many words, answered by what the state knows."""

from __future__ import annotations

import pytest

from campaigns.world.present import asks_who_is_here


@pytest.mark.parametrize(
    "words",
    [
        "Who is here?",
        "who's here",
        "Who’s around right now?",
        "Who else is here with us?",
        "Who all is present?",
        "Is anybody else here?",
        "Who is in the room?",
        "  WHO   is there ?! ",
    ],
)
def test_the_question_is_known_in_many_words(words: str) -> None:
    assert asks_who_is_here(words)


@pytest.mark.parametrize(
    "words", ["", "Who is Berit?", "Who is here to kill us?", "Why is she here?", "Who was here yesterday?"]
)
def test_another_question_is_left_to_the_narrator(words: str) -> None:
    assert not asks_who_is_here(words)
