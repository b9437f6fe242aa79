"""Whole encounters of each category, played by themselves: they end, they can be won, and they can be lost."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from campaigns.rules.autoplay import TEMPERS, Played, QuickDice, play_out
from campaigns.rules.contracts import Build, EncounterSetup, Person, Zone
from campaigns.rules.registry import ruleset_of

CATEGORIES = ("fight", "duel", "chase", "debate", "social")
CALLINGS = {
    "swn": ("warrior", "psychic", "expert"),
    "cwn": ("soldier", "ghost", "face"),
    "awn": ("raider", "mutant", "survivor"),
}
GEAR: Any = [
    {"id": "blade", "name": "Blade", "category": "weapon", "damage": "1d8", "skill": "stab", "equipped": True,
     "attributes": ["strength"], "shock": {"damage": 2, "ac": 13}},
    {"id": "pistol", "name": "Pistol", "category": "weapon", "damage": "1d6", "skill": "shoot", "equipped": True,
     "attributes": ["dexterity"], "range": {"normal": 30, "max": 100}, "traits": ["burst"],
     "stats": {"magazine": 12}},
    {"id": "kit", "name": "Healer's kit", "category": "tool", "traits": ["healers_kit"], "equipped": True},
]  # fmt: skip
YARD = (Zone("gate", "The gate", ("yard",)), Zone("yard", "The yard", ("stair",)), Zone("stair", "The stair"))
EASY = {"hd": 1, "hp": 4, "ac": 11, "attack": 0, "damage": "1d4", "morale": 7, "skill": 0}
HARD = {"hd": 5, "hp": 30, "ac": 16, "attack": 7, "attacks": 2, "damage": "1d10+2", "morale": 12, "skill": 4}


def setup(category: str, **more: Any) -> EncounterSetup:
    """A setup as packs write them: blows decide fights and duels, dials the rest."""
    win: Any = "hp_depletion" if category in ("fight", "duel") else "dial_threshold"
    return EncounterSetup("e", "x", "X", category, win, 3, max_rounds=8, **more)  # type: ignore[arg-type]


def people(slug: str, creature: dict[str, Any], seed: int, foes: int = 3) -> list[Person]:
    rules, dice = ruleset_of(slug), QuickDice(f"{slug}{seed}")
    party = [
        Person(f"p{n}", calling.capitalize(), "party", rules.new_sheet(
            Build(calling.capitalize(), "x", calling, gear=tuple(GEAR)), dice
        ), True)
        for n, calling in enumerate(CALLINGS[slug])
    ]  # fmt: skip
    return party + [
        Person(
            f"f{n}",
            f"thing {n}",
            "opposition",
            rules.foe_sheet({"name": f"thing {n}", **creature}, dice),
            False,
        )
        for n in range(foes)
    ]


def played(slug: str, given: EncounterSetup, creature: dict[str, Any], seeds: int = 12) -> list[Played]:
    return [
        play_out(ruleset_of(slug), given, people(slug, creature, seed), QuickDice(seed), TEMPERS[seed % 3])
        for seed in range(seeds)
    ]


@pytest.mark.parametrize("slug", sorted(CALLINGS))
@pytest.mark.parametrize("category", CATEGORIES)
def test_it_ends_and_both_ends_occur(slug: str, category: str) -> None:
    plays = [*played(slug, setup(category), EASY), *played(slug, setup(category), HARD)]
    outcomes = Counter(one.outcome for one in plays)

    assert None not in outcomes
    assert outcomes["won"]
    assert set(outcomes) - {"won"}
    assert not [one.refused for one in plays if one.refused]
    assert not [one.idle for one in plays if one.idle]


@pytest.mark.parametrize("slug", sorted(CALLINGS))
@pytest.mark.parametrize(
    "more",
    [
        {"zones": YARD},
        {"data": {"bands": True, "initiative": "side"}},
        {"data": {"hazard": {"label": "the fire", "text": "It burns.", "damage": "1d4", "skill": "evasion"}}},
        {"zones": YARD, "data": {"hazard": {"label": "the glow", "text": "It glows.", "kind": "radiation"}}},
    ],
    ids=["zones", "bands and sides", "fire", "zones and radiation"],
)
def test_ground_of_every_kind_can_be_fought_on(slug: str, more: dict[str, Any]) -> None:
    creature = {**EASY, "ranged": True, "stats": {"swarms": True, "size": "large"}}
    plays = [*played(slug, setup("fight", **more), creature), *played(slug, setup("fight", **more), HARD)]

    assert {one.outcome for one in plays} >= {"won"}
    assert None not in {one.outcome for one in plays}
    assert not [one.refused for one in plays if one.refused]


def test_every_manoeuvre_is_taken_by_somebody() -> None:
    taken: Counter[str] = Counter()
    for seed in range(30):
        one = play_out(
            ruleset_of("awn"), setup("fight", zones=YARD),
            people("awn", {**EASY, "hp": 12, "ranged": seed % 2 == 0}, seed), QuickDice(seed), "random",
        )  # fmt: skip
        taken.update(
            {option.partition("_yard")[0].partition("_stair")[0]: n for option, n in one.taken.items()}
        )

    manoeuvres = {"shove", "topple", "grapple", "snap", "swarm", "hold", "charge", "go_prone", "move"}
    assert manoeuvres <= set(taken)
