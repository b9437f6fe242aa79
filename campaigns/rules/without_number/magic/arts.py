"""The arts of each tradition (SRD 1.5.7.1, 1.5.9.1, 1.5.10.1, 1.5.14.1, 1.5.17.1); the words are ours."""

from __future__ import annotations

from campaigns.rules.without_number.magic.workings import Working

_HIGH, _ELEMENT, _DEAD, _HEAL, _VOW = "high_mage", "elementalist", "necromancer", "healer", "vowed"

HIGH_MAGE = (
    Working("arcane_lexicon", "Arcane Lexicon", "For the scene you read any script that nobody has put in cipher.",
            _HIGH, "art", act="quick", commit="scene", verbs=("decipher",)),
    Working("counter_magic", "Counter Magic", "By itself, once a round, for 1 Effort of the day: when an enemy casts, "
            "your Magic against theirs, and who loses has cast for nothing.", _HIGH, "art", act="always",
            commit="day"),
    Working("empowered_sorcery", "Empowered Sorcery", "By itself, for 1 Effort of the day: when the dice of your "
            "spell fall below their average they are thrown again, and the better throw counts.",
            _HIGH, "art", act="always", commit="day"),
    Working("inexorable_effect", "Inexorable Effect", "By itself, once a scene, for 1 Effort of the day: the one "
            "whom your spell was for and who withstood it throws again, and the worse counts.",
            _HIGH, "art", act="always", commit="day", once="scene"),
    Working("iron_resolution", "Iron Resolution", "By itself, for 1 Effort of the day: hurt before you could cast, "
            "you cast all the same if you make a Physical save.", _HIGH, "art", act="always", commit="day"),
    Working("psychic_conversion", "Psychic Conversion", "Once a day a cast not made takes 1 System Strain away and "
            "gives back 2 hit points a level.", _HIGH, "art", act="quick", reach="self", effect="convert",
            once="day", verbs=("convert",)),
    Working("retain_sorcery", "Retain Sorcery", "Once a day a cast that you have made counts as not made.",
            _HIGH, "art", act="quick", commit="day", reach="self", effect="retain", once="day", verbs=("retain",)),
    Working("sense_magic", "Sense Magic", "As long as you hold it you see magic at work, and by its light in the "
            "dark.", _HIGH, "art", act="quick", commit="held", verbs=("sense magic",)),
    Working("suppress_magic", "Suppress Magic", "What magic does to somebody, or keeps up for them, goes out.",
            _HIGH, "art", act="quick", commit="day", reach="anybody", effect="dispel", verbs=("suppress",)),
    Working("ward_allies", "Ward Allies", "By itself, for 1 Effort of the day: your spells leave out the friends "
            "they would have caught.", _HIGH, "art", act="always", commit="day"),
    Working("wizards_grandeur", "Wizard's Grandeur", "As long as you hold it no dirt, sweat or weather touches you.",
            _HIGH, "art", act="quick", commit="held"),
)  # fmt: skip

ELEMENTALIST = (
    Working("elemental_resilience", "Elemental Resilience", "Common heat and cold do you no harm.", _ELEMENT, "art",
            act="always", given=True),
    Working("elemental_sparks", "Elemental Sparks", "A candle lit, a cup chilled: small tricks with the elements.",
            _ELEMENT, "art", given=True, act="quick"),
    Working("beckoned_deluge", "Beckoned Deluge", "Water, a ten-foot cube of it a level: fires are out and "
            "bowstrings wet.", _ELEMENT, "art", commit="scene", verbs=("drench",)),
    Working("earthsight", "Earthsight", "For the scene you see shapes in the dark, and through a foot of stone a "
            "level.", _ELEMENT, "art", act="quick", commit="scene"),
    Working("elemental_blast", "Elemental Blast", "A bolt at an enemy: Magic, Int, Cha or Dex, and your level to "
            "hit, for 1d6, your level and the attribute.", _ELEMENT, "art", commit="scene", reach="foe",
            effect="bolt", dice="1d6", flat="level_and_attribute", verbs=("blast",)),
    Working("flamesight", "Flamesight", "As long as you hold it you see warmth in the dark, or light it up with your "
            "eyes.", _ELEMENT, "art", act="quick", commit="held"),
    Working("pavis_of_elements", "Pavis of Elements", "As long as you hold it: +4 armour class, to 18 at the most.",
            _ELEMENT, "art", act="quick", commit="held", reach="self", effect="bind", hold="ward", amount=4,
            verbs=("pavis",)),
    Working("petrifying_stare", "Petrifying Stare", "Feet of stone for half your level in rounds, unless a Physical "
            "save keeps them.", _ELEMENT, "art", commit="day", reach="foe", effect="bind", hold="hobbled",
            span="half_level", save="physical", verbs=("stare at",)),
    Working("rune_of_destruction", "Rune of Destruction", "A rune on a wall or floor, for an hour a level: 2d6 and "
            "your level to whoever comes too near.", _ELEMENT, "art", commit="day", verbs=("inscribe",)),
    Working("steps_of_air", "Steps of Air", "A friend walks on air for a round a level; nobody strikes at them as "
            "they leave.", _ELEMENT, "art", act="quick", commit="scene", reach="ally", effect="bind",
            hold="nimble", span="level"),
    Working("stunning_shock", "Stunning Shock", "A spark through metal or wet cloth: the next turn is lost, or only "
            "the feet are slow after a Physical save.", _ELEMENT, "art", commit="day", reach="foe", effect="bind",
            hold="dazed", span="1", save="physical"),
    Working("thermal_shield", "Thermal Shield", "Fire or frost passes one friend by, once.", _ELEMENT, "art",
            act="quick", commit="scene"),
)  # fmt: skip

NECROMANCER = (
    Working("bonetalker", "Bonetalker", "You see the undead and speak with them; the mindless leave you alone until "
            "they are told otherwise.", _DEAD, "art", act="always"),
    Working("cold_flesh", "Cold Flesh", "You need no sleep, and your bare skin is armour class 12 and half your "
            "level.", _DEAD, "art", act="always"),
    Working("false_death", "False Death", "As long as you hold it nobody can tell you from a corpse.", _DEAD, "art",
            act="quick", commit="held", verbs=("play dead",)),
    Working("gravesight", "Gravesight", "As long as you hold it you see life itself, and what ails it.", _DEAD,
            "art", act="quick", commit="held"),
    Working("keeper_of_the_gate", "Keeper of the Gate", "All friends who lie dying near you will live, for 1 System "
            "Strain each.", _DEAD, "art", commit="day", reach="allies", effect="stabilise", strain=1),
    Working("life_bridge", "Life Bridge", "Your hit points pass to a friend you touch, as many as they lack and you "
            "can spare.", _DEAD, "art", commit="day", reach="ally", effect="share"),
    Working("master_of_bones", "Master of Bones", "The undead save twice against you, and the worse counts.",
            _DEAD, "art", act="always"),
    Working("red_harvest", "Red Harvest", "By itself, for 1 Effort of the day, once a round: when an enemy dies and "
            "you are hurt, 1d6 and your level come back.", _DEAD, "art", act="always", commit="day"),
    Working("unaging", "Unaging", "You do not age; poison and disease find nothing to do.", _DEAD, "art",
            act="always"),
    Working("unliving_persistence", "Unliving Persistence", "By itself, for 1 Effort of the day: you stop bleeding "
            "when you lie dying.", _DEAD, "art", act="always", commit="day"),
)  # fmt: skip

HEALER = (
    Working("healing_touch", "Healing Touch", "1 Effort for the scene, and each touch in it gives a friend 2d6 and "
            "your Heal skill back, for 1 System Strain of theirs.", _HEAL, "art", commit="scene", reach="ally",
            effect="heal", dice="2d6", flat="heal", strain=1, given=True, verbs=("lay hands", "heal", "mend")),
    Working("empowered_healer", "Empowered Healer", "Your level is added to what your touch heals.", _HEAL, "art",
            act="always"),
    Working("facile_healer", "Facile Healer", "Your touch commits no Effort.", _HEAL, "art", act="always"),
    Working("healers_eye", "Healer's Eye", "As long as you hold it you see sickness, poison and how much life is "
            "left.", _HEAL, "art", act="quick", commit="held"),
    Working("healers_knife", "The Healer's Knife", "Your touch wounds as it would have healed: Punch and your Heal "
            "to hit, for 1 System Strain of yours.", _HEAL, "art", reach="foe", effect="bolt", dice="2d6",
            flat="heal", of="living"),
    Working("purge_ailment", "Purge Ailment", "One poison or disease leaves a friend you touch.", _HEAL, "art",
            commit="day", reach="ally", effect="cleanse", verbs=("purge",)),
    Working("revive_the_fallen", "Revive the Fallen", "Somebody dead for no more than a minute a level lives; their "
            "System Strain is at its limit.", _HEAL, "art", level=8, commit="day", reach="ally", effect="revive",
            verbs=("revive",)),
    Working("tireless_vigor", "Tireless Vigor", "As long as you hold it you need no food, drink, breath or sleep.",
            _HEAL, "art", act="quick", commit="held"),
    Working("vital_furnace", "Vital Furnace", "By itself: you stop bleeding when you lie dying.", _HEAL, "art",
            act="always"),
)  # fmt: skip

VOWED = (
    Working("martial_style", "Martial Style", "Your hit die is 1d6 at least, and you strike bare-handed no worse "
            "than an Expert.", _VOW, "art", act="always", given=True),
    Working("unarmed_might", "Unarmed Might", "Your bare hands do 1d6, more at higher levels, and Shock.", _VOW,
            "art", act="always", given=True),
    Working("unarmored_defense", "Unarmored Defense", "Without armour or shield your armour class is 13 and half "
            "your level.", _VOW, "art", act="always", given=True),
    Working("brutal_counter", "Brutal Counter", "By itself, once a round, for 1 Effort of the scene: whoever strikes "
            "at you in melee is struck back.", _VOW, "art", act="always", commit="scene"),
    Working("faultless_awareness", "Faultless Awareness", "Nothing takes you unawares, not even asleep.", _VOW, "art",
            act="always"),
    Working("inward_eye", "The Inward Eye", "As long as you hold it you know what is around you without eyes.", _VOW,
            "art", act="quick", commit="held"),
    Working("leap_of_the_heavens", "Leap of the Heavens", "A leap as long as a run; nobody strikes at you as you "
            "leave, and no fall hurts.", _VOW, "art", act="quick", commit="scene", reach="self", effect="bind",
            hold="nimble", span="1"),
    Working("nimble_ascent", "Nimble Ascent", "For the scene you go up walls as others go along streets.", _VOW,
            "art", act="quick", commit="scene"),
    Working("purified_body", "Purified Body", "The worst poison or disease leaves you, and you need no food, drink, "
            "breath or sleep for a day.", _VOW, "art", act="quick", commit="day", reach="self", effect="cleanse"),
    Working("revivifying_breath", "Revivifying Breath", "Once a scene 1d6 and your level come back, without strain.",
            _VOW, "art", act="quick", commit="day", reach="self", effect="heal", dice="1d6", flat="level",
            once="scene"),
    Working("shattering_strike", "Shattering Strike", "After a round of stillness your hand goes through a wooden "
            "door; from level 4 stone, from level 7 iron.", _VOW, "art", commit="day", verbs=("shatter",)),
)  # fmt: skip

ARTS = (*HIGH_MAGE, *ELEMENTALIST, *NECROMANCER, *HEALER, *VOWED)
