"""The Mage of wwn, whole and as half of an Adventurer (SRD 1.5.1, 1.5.7 to 1.5.17)."""

from __future__ import annotations

from campaigns.rules.without_number.tables import CharacterClass

_WEAK = (0, 0, 0, 0, 1, 1, 1, 1, 1, 2)
_MIND = ("intelligence", "charisma", "constitution", "dexterity", "wisdom", "strength")

MAGES = (
    CharacterClass(
        "mage",
        "Mage",
        -1,
        _WEAK,
        ("any",),
        _MIND,
        ("magic", "know", "notice", "convince", "sneak", "survive"),
        traditions=1,
        full_mage=True,
    ),
    CharacterClass(
        "adventurer_warrior_mage",
        "Adventurer (Warrior and Mage)",
        2,
        (1, 2, 2, 3, 4, 5, 5, 6, 6, 7),
        ("combat", "any"),
        ("intelligence", "strength", "constitution", "dexterity", "charisma", "wisdom"),
        ("magic", "stab", "exert", "notice", "know", "survive"),
        traditions=1,
    ),
    CharacterClass(
        "adventurer_expert_mage",
        "Adventurer (Expert and Mage)",
        0,
        (0, 1, 1, 2, 2, 3, 3, 4, 4, 5),
        ("other", "any"),
        ("intelligence", "dexterity", "charisma", "constitution", "wisdom", "strength"),
        ("magic", "notice", "sneak", "know", "convince", "stab"),
        quick_learner=True,
        traditions=1,
    ),
    CharacterClass(
        "adventurer_mage_mage",
        "Adventurer (two traditions)",
        -1,
        _WEAK,
        ("any",),
        _MIND,
        ("magic", "know", "notice", "convince", "heal", "survive"),
        traditions=2,
    ),
)
