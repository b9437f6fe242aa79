"""Spells of the Necromancers (SRD 4.6.0); the words are ours."""

from __future__ import annotations

from campaigns.rules.without_number.magic.workings import Working

_OWN = "necromancer"

GRAVE_SPELLS = (
    Working("command_the_dead", "Command the Dead", "One of the undead, of twice your level in hit dice at the most, "
            "serves you unless a Mental save, less your Magic, holds.", _OWN, reach="foe", effect="charm",
            save="mental", bane=True, bound="twice_level", of="undead", verbs=("cast command",)),
    Working("query_the_skull", "Query the Skull", "Somebody dead for no more than a day a level answers a question a "
            "level, truly and in few words.", _OWN, verbs=("cast query", "question the skull")),
    Working("smite_the_dead", "Smite the Dead", "1d10 a level to all undead there; who has no more hit dice than you "
            "have levels makes a Physical save or is gone.", _OWN, reach="foes", effect="damage", dice="1d10",
            every=1, save="physical", slays="level", slain_by_save=True, of="undead", verbs=("cast smite",)),
    Working("terrible_liveliness", "Terrible Liveliness", "One of the undead looks as it did in life.", _OWN,
            verbs=("cast liveliness",)),
    Working("enfeebling_wave", "Enfeebling Wave", "All living things there strike twice and the worse counts, for one "
            "round after a Physical save, else for the scene.", _OWN, level=2, reach="foes", effect="bind",
            hold="blind", save="physical", brief=True, of="living", indiscriminate=True, verbs=("cast wave",)),
    Working("raise_corpse", "Raise Corpse", "A corpse stands up, with 1 hit die, and does what you say.", _OWN, level=2,
            effect="summon", creature="raised_corpse", verbs=("cast raise", "raise a corpse")),
    Working("compel_flesh", "Compel Flesh", "A body that does not obey its owner: no turns of its own until a Physical "
            "save at the beginning of one; each try costs your level in damage.", _OWN, level=3, reach="foe",
            effect="bind", hold="compelled", verbs=("cast compel",)),
    Working("festering_curse", "Festering Curse", "Somebody living rots and stinks, and nothing tastes, until you lift "
            "it.", _OWN, level=3, reach="anybody", of="living", verbs=("cast curse", "curse")),
    Working("forgetting_the_grave", "Forgetting the Grave", "For a round a level a friend does not fall.", _OWN,
            level=3, reach="ally", effect="bind", hold="deathless", span="level", verbs=("cast forgetting",)),
    Working("merge_souls", "Merge Souls", "Two willing bodies share one life and speak without words, until daybreak.",
            _OWN, level=3, verbs=("cast merge",)),
    Working("boneshaper", "Boneshaper", "In an hour a willing or helpless body has the shape you give it.", _OWN,
            level=4, verbs=("cast boneshaper",)),
    Working("raise_grave_knight", "Raise Grave Knight", "Somebody strong and dead, with 4 hit dice, serves you.", _OWN,
            level=4, effect="summon", creature="grave_knight", verbs=("cast grave knight",)),
    Working("everlasting", "Everlasting", "For five rounds no friend falls; you pay with all hit points but one.", _OWN,
            level=5, act="quick", reach="allies", effect="bind", hold="deathless", span="5",
            verbs=("cast everlasting",)),
)  # fmt: skip
