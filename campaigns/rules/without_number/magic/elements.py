"""Spells of the Elementalists (SRD 4.5.0); the words are ours."""

from __future__ import annotations

from campaigns.rules.without_number.magic.workings import Working

_OWN = "elementalist"

ELEMENTAL_SPELLS = (
    Working("aqueous_harmony", "Aqueous Harmony", "You and a dozen friends breathe, see and move in water, for an hour "
            "a level.", _OWN, verbs=("cast harmony",)),
    Working("elemental_favor", "Elemental Favor", "Ten feet of earth, water, fire or air take the shape you ask for.",
            _OWN, verbs=("cast favor", "cast favour")),
    Working("elemental_spy", "Elemental Spy", "A stone, a flame or a drop tells you what happens around it, for a day "
            "a level.", _OWN, verbs=("cast spy",)),
    Working("flame_scrying", "Flame Scrying", "You know of every open flame within thirty feet a level, and see and "
            "hear around one.", _OWN, verbs=("cast scrying",)),
    Working("boreal_wings", "Boreal Wings", "A friend flies at twice their speed for the scene; nobody strikes at them "
            "as they leave.", _OWN, level=2, reach="ally", effect="bind", hold="nimble", verbs=("cast wings",)),
    Working("burrower_below", "The Burrower Below", "A tunnel through earth, twenty feet a level.", _OWN, level=2,
            verbs=("cast burrower",)),
    Working("flame_without_end", "Flame Without End", "A flame that does not go out and eats nothing.", _OWN, level=2,
            verbs=("cast flame",)),
    Working("pact_of_stone_and_sea", "Pact of Stone and Sea", "For the scene one element does somebody no harm.", _OWN,
            level=2, verbs=("cast pact",)),
    Working("elemental_vallation", "Elemental Vallation", "A wall of earth, fire, water or air, ten feet a level.",
            _OWN, level=3, verbs=("cast wall",)),
    Working("wind_walking", "Wind Walking", "Somebody willing is mist for the scene, and goes where mist goes.", _OWN,
            level=3, verbs=("cast wind walking",)),
    Working("calcifying_scourge", "Calcifying Scourge", "Stone, until the magic is lifted; after a Physical save only "
            "slow for 1d6 rounds.", _OWN, level=4, reach="foe", effect="petrify", save="physical", hold="hobbled",
            span="1d6", of="living", verbs=("cast scourge", "petrify")),
    Working("elemental_guardian", "Elemental Guardian", "A man's weight of fire, water, earth or air defends you until "
            "dawn.", _OWN, level=4, effect="summon", creature="elemental_guardian", verbs=("cast guardian",)),
    Working("fury_of_the_elements", "Fury of the Elements", "10d6 of molten rock and steam to everything there.", _OWN,
            level=5, reach="foes", effect="damage", dice="10d6", indiscriminate=True, verbs=("cast fury",)),
    Working("tremors_of_the_depths", "Tremors of the Depths", "In five minutes no wall stands within five hundred "
            "feet.", _OWN, level=5, verbs=("cast tremors",)),
)  # fmt: skip
