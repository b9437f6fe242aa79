"""Encounters of every category, played by seed to their end: they end, and both won and lost occur."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from campaigns.rules.autoplay import QuickDice, play_out
from campaigns.rules.contracts import EncounterSetup
from tests.campaigns.rules.dial.cast import RULES, foe, hero

GAMES = 60
HARM: dict[str, Any] = {"win_condition": "hp_depletion", "threshold": 0, "max_rounds": 12}
DIALS: dict[str, Any] = {"win_condition": "dial_threshold", "threshold": 5, "max_rounds": 8}
SETUPS = {
    "fight": {**HARM, "category": "fight"},
    "duel": {**HARM, "category": "duel"},
    "holding out": {"win_condition": "survive_rounds", "threshold": 5, "category": "fight"},
    "chase": {**DIALS, "category": "chase"},
    "debate": {**DIALS, "category": "debate"},
    "social": {**DIALS, "category": "social"},
    "contest": {**DIALS, "category": "contest"},
    "cards": {**DIALS, "category": "contest", "data": {"table": {"game": "cards"}}},
    "auction": {**DIALS, "category": "contest", "data": {"table": {"game": "auction", "decisions": 2}}},
    "a fight of dials": {**DIALS, "category": "fight"},
    "a duel of dials": {**DIALS, "category": "duel"},
    "a ship's race": {**DIALS, "category": "ship"},
    "a chase with knives": {**HARM, "category": "chase"},
    "a debate with knives": {**HARM, "category": "debate"},
    "a siege in the air": {"win_condition": "survive_rounds", "threshold": 5, "category": "dogfight"},
    "ship": {**HARM, "category": "ship", "data": {"ship": {"hull": 16}}},
    "dogfight": {**HARM, "category": "dogfight", "data": {"craft": {"hull": 20}}},
}


@pytest.mark.parametrize("kind", SETUPS)
def test_an_encounter_ends_and_can_be_won_and_lost(kind: str) -> None:
    setup = EncounterSetup("e", "e", kind, **{"can_flee": False, **SETUPS[kind]})
    people = [
        hero("Bob"),
        hero("Cleo", "voice"),
        *(
            foe(f"wight {n}", resolve=10, attack=5, skill=4, damage="1d10", defence=13, cheats=n == 0)
            for n in range(3)
        ),
    ]
    games = [play_out(RULES, setup, people, QuickDice(f"{kind}-{n}"), "random") for n in range(GAMES)]
    ends = Counter(game.outcome for game in games)
    assert None not in ends
    assert ends["won"] > 0, ends
    assert ends["lost"] > 0, ends
    assert not any(game.refused for game in games), (
        "what is offered is not refused, unless a friend was quicker"
    )
    assert not any(game.idle for game in games)
