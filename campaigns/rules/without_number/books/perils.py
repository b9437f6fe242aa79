"""Poisons for every book; diseases, radiation, breakdowns and scars of the ashes. Names and words are the house's."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from campaigns.rules.without_number.perils import Afflictions, Peril, Scar, Stage

_POISONS = (
    Peril("needle_poison", "Needle poison", "A prick, then half of all strength gone.", "poison", halves=True),
    Peril("adder_bite", "Adder bite", "The arm swells to the elbow.", "poison", 2, damage="1d6", strain="1",
          lasting=Stage("Swollen arm", "The hand will not close.", {"punch": 1, "stab": 1, "shoot": 1}), nights="1d4"),
    Peril("gutter_gin", "Gutter gin", "Sold as spirits; cleans brass.", "poison", 4, strain="1d4",
          lasting=Stage("Blind drunk", "The world has two of everything.", {"notice": 2, "shoot": 2}), nights="1"),
    Peril("marsh_gas", "Marsh gas", "Sweet, heavy, ankle-deep.", "poison", 0, damage="1d4", strain="1"),
    Peril("ink_cap", "Ink cap", "A good supper, and a very bad night after it.", "poison", 0, onset="1", damage="2d6",
          strain="1d4"),
    Peril("widow_tea", "Widow tea", "Nobody has finished the second cup.", "poison", -4, deadly=True, strain="1"),
)  # fmt: skip
_DISEASES = (
    Peril("ash_lung", "Ash lung", "Grey spit, and stairs become mountains.", "disease", 0, onset="1d4"),
    Peril("pond_fever", "Pond fever", "Shivers in the sun.", "disease", 2, onset="1d4", severity=0),
    Peril(
        "stitch_rot", "Stitch rot", "A wound that was closed too soon.", "disease", 0, onset="1d2", severity=1
    ),
    Peril("red_sweat", "Red sweat", "The sheets tell everybody.", "disease", -2, onset="1d6", severity=2),
)
_FIELDS = (
    Peril("warm_ground", "Warm ground", "Nothing is rusty here, and nothing is alive.", "radiation", 2),
    Peril("hot_ground", "Hot ground", "The counter talks without a pause.", "radiation", 0),
    Peril("glowing_pit", "Glowing pit", "Light without a lamp.", "radiation", -2),
    Peril("open_core", "Open core", "It tastes of coins from a street away.", "radiation", -4),
)
_HORRORS = (
    Peril("bad_sight", "Bad sight", "Something that one would rather not have seen.", "stress", 2),
    Peril("horror", "Horror", "It had been somebody.", "stress", 0),
    Peril("long_dark", "The long dark", "Days of it, and no end that anyone can name.", "stress", -2),
)
POISONS: Mapping[str, Peril] = MappingProxyType({peril.id: peril for peril in _POISONS})
PERILS: Mapping[str, Peril] = MappingProxyType(
    {peril.id: peril for peril in (*_POISONS, *_DISEASES, *_FIELDS, *_HORRORS)}
)
SICKNESS = (
    (1, Stage("Queasy", "Food is a matter of will.", {"exert": 1}, difficulty=8)),
    (4, Stage("Radiation sick", "Hair on the pillow.", every=1, hit=1, no_healing=True, difficulty=10)),
    (7, Stage("Wasting", "The gums bleed at a word.", every=2, hit=2, no_healing=True, no_relief=True,
              difficulty=12)),
)  # fmt: skip
DISEASES = (
    Stage("mild", "Out of breath before anyone else.", {"exert": 1, "survive": 1}, difficulty=8),
    Stage("severe", "Standing up is the day's work.", every=1, hit=1, no_healing=True, difficulty=10),
    Stage("lethal", "Every night takes something that it keeps.", every=2, hit=2, no_healing=True, no_relief=True,
          difficulty=12),
)  # fmt: skip
BREAKDOWNS: Mapping[str, Stage] = MappingProxyType(
    {
        "shaking_hands": Stage(
            "Shaking hands", "Nothing small can be held.", {"shoot": 2, "fix": 2, "heal": 2}
        ),
        "locked_jaw": Stage(
            "Locked jaw", "Words come out bent.", {"talk": 2, "lead": 2, "connect": 2, "trade": 2}
        ),
        "tunnel": Stage(
            "Tunnel", "There is one thing in the world, and it is not this.", {"notice": 2, "sneak": 2}
        ),
        "leaden_limbs": Stage(
            "Leaden limbs", "Arms weigh what they weigh.", {"exert": 2, "punch": 2, "stab": 2}
        ),
        "blank_page": Stage(
            "Blank page", "What was known is gone.", {"know": 2, "program": 2, "administer": 2}
        ),
        "hollow": Stage("Hollow", "Everything works, a moment late.", every=1, hit=1),
    }
)
_SCARS = (
    Scar("flat_voice", "Flat voice", "Nobody hears any more when a joke is meant.", {"talk": 1}),
    Scar("long_stare", "Long stare", "Orders sound like threats.", {"lead": 1}),
    Scar("light_sleep", "Light sleep", "The back to every wall.", {"connect": 1}),
    Scar("dead_market", "Dead market", "A price is a price; haggling was for before.", {"trade": 1}),
    Scar("still_hands", "Still hands", "Good for nothing that wants a light touch.", {"heal": 1}),
    Scar("no_songs", "No songs", "The words are all still there.", {"perform": 1}),
    Scar("short_list", "Short list", "Names are not worth keeping.", {"know": 1}),
    Scar("first_blow", "First blow", "The fist is quicker than the question.", {"sneak": 1}),
)
SCARS: Mapping[str, Scar] = MappingProxyType({scar.id: scar for scar in _SCARS})
CRAVINGS = (
    Stage("Restless", "The hands look for something.", {"notice": 1, "talk": 1}, difficulty=8),
    Stage("Craving", "Every thought ends at the same place.", every=1, difficulty=10),
    Stage(
        "Withdrawal", "Sweat, and a cramp that has opinions.", every=2, hit=1, no_healing=True, difficulty=12
    ),
)
PLAIN = Afflictions(perils=POISONS)
CITY = Afflictions(perils=POISONS, cravings=CRAVINGS)
ASHEN = Afflictions(
    PERILS, SICKNESS, DISEASES, BREAKDOWNS, SCARS, ("radiation", "disease", "poison", "stress"), CRAVINGS
)
