"""Sentences that cannot both be so are found; those that can are left in peace."""

from __future__ import annotations

import pytest

from campaigns.world.contradictions import Contradiction, contradictions
from campaigns.world.entities import NpcState
from campaigns.world.state import World

ANSEL = NpcState("ansel", "Ansel Grey", "he/him", "ferryman", "quay")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ansel's sister is Lise Tarn.", "Ansel's sister is Dame Oriel."),
        ("Ansel Grey was born Kell.", "Ansel Grey was born Vask."),
        ("Pell keeps the brass key in a jar.", "Yara Finch has the brass key in a jar."),
    ],
)
def test_two_values_of_one_thing_do_not_go_together(one: str, other: str) -> None:
    found = contradictions([(1, one), (2, other)], World([ANSEL]))
    assert set(found) == {Contradiction(2, one), Contradiction(1, other)}


def test_who_is_said_to_be_dead_and_lives_is_found() -> None:
    assert contradictions([(1, "Ansel Grey died at sea.")], World([ANSEL])) == (
        Contradiction(1, "Ansel Grey"),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ansel's sister is Lise Tarn.", "Ansel's boat is Lise Tarn."),
        ("Ansel's sister is Lise Tarn.", "Ansel's sister is Lise Tarn."),
        ("Pell keeps a rope.", "Yara keeps a rope."),
    ],
)
def test_what_goes_together_is_left_in_peace(one: str, other: str) -> None:
    assert contradictions([(1, one), (2, other)], World([ANSEL])) == ()
