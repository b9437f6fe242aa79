"""What the plays of an encounter show to be wrong with it."""

from __future__ import annotations

import pytest

from campaigns.rules.autoplay import Played
from campaigns.rules.contracts import EncounterOutcome
from campaigns.world.playability import unplayable
from campaigns.world.simulating import Trial
from tests.genre_packs.conftest import Workshop

FOUR = Trial("e", ("a", "b", "c", "d"))


def play(outcome: EncounterOutcome | None, **more: object) -> Played:
    return Played(outcome, 3, 0, 0, 1.0, 0, **more)  # type: ignore[arg-type]


def codes(workshop: Workshop, plays: list[Played]) -> list[tuple[str, str]]:
    world = next(iter(workshop.load().worlds.values()))
    return [(one.code, one.severity) for one in unplayable(world, "e", [(FOUR, plays)])]


def test_what_is_won_and_lost_is_sound(workshop: Workshop) -> None:
    assert codes(workshop, [play("won"), play("lost")]) == []


@pytest.mark.parametrize(
    ("plays", "expected"),
    [
        ([play("won"), play("lost"), play(None)], [("endless", "error")]),
        ([play("lost")], [("never_won", "error"), ("too_hard", "warning")]),
        ([play("won")] * 29, [("never_lost", "warning")]),
        ([play("won")] * 30, [("never_lost", "warning"), ("too_easy", "warning")]),
        ([play("won"), play("lost", idle=("Bob",))], [("nothing_to_do", "error")]),
        ([play("won"), play("lost", refused={"no: why": 1})], [("refused_offer", "error")]),
    ],
)
def test_what_never_happens_is_named(
    workshop: Workshop, plays: list[Played], expected: list[tuple[str, str]]
) -> None:
    assert codes(workshop, plays) == expected
