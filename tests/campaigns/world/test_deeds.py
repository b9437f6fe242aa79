"""Turning a player's words into the third person."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.world.deeds import conjugate, deed_of


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ('I slip behind the bar and say "hold still"', "slips behind the bar"),
        ("Quietly, I creep to the door and listen.", "quietly creeps to the door and listens"),
        ("I'm going to search the desk, then check my pockets", "searches the desk, then checks her pockets"),
        ("go to the quay", "goes to the quay"),
        ("I want to ask Berit about the lamp", "asks Berit about the lamp"),
        ("I try to pick the lock with my pins", "tries to pick the lock with her pins"),
        ("I take the rope and tie it to the post", "takes the rope and ties it to the post"),
        ("I hurry. I carry it myself.", "hurries, then carries it herself"),
    ],
)
def test_a_clear_deed_is_turned(text: str, deed: str) -> None:
    assert deed_of(text, "she/her") == deed


@pytest.mark.parametrize(
    "text", ["", "   ", '"Who are you?"', "We run for it", "Do you see that?", "I said hello", "x" * 400]
)
def test_what_cannot_be_turned_cleanly_is_left(text: str) -> None:
    assert deed_of(text, "she/her") == ""


def test_pronouns_follow_the_one_who_acts() -> None:
    assert deed_of("I draw my knife", "he/him") == "draws his knife"
    assert deed_of("I draw my knife", "they/them") == "draws their knife"
    assert deed_of("I draw my knife", "xe/xem") == "draws their knife"


@pytest.mark.parametrize(
    ("verb", "turned"), [("go", "goes"), ("watch", "watches"), ("carry", "carries"), ("say", "says")]
)
def test_verbs_are_conjugated(verb: str, turned: str) -> None:
    assert conjugate(verb) == turned


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_turned_or_left(text: str) -> None:
    assert isinstance(deed_of(text, "they/them"), str)
