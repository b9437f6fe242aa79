"""High Magic, which every caster may learn (SRD 4.4.0); the words are ours."""

from __future__ import annotations

from campaigns.rules.without_number.magic.workings import Working

_HIGH = "high_magic"

FIRST = (
    Working("apprehending_the_arcane", "Apprehending the Arcane Form", "For a quarter of an hour a level you see "
            "magic as colour, and what a magical thing is for.", _HIGH, verbs=("cast apprehending",)),
    Working("cognitive_supersession", "Cognitive Supersession", "A common animal you see does as you wish, but will "
            "not fight, and lends you its senses.", _HIGH, verbs=("cast supersession",)),
    Working("coruscating_coffin", "Coruscating Coffin", "1d8 a level of crackling light, half for who makes a "
            "Physical save; one hit die does not survive it.", _HIGH, reach="foe", effect="damage", dice="1d8",
            every=1, save="physical", slays="one", verbs=("cast coffin",)),
    Working("damnation_of_the_sense", "Damnation of the Sense", "Their eyes are yours: they strike twice and the "
            "worse counts, for one round after a Mental save, else for the scene.", _HIGH, reach="foe",
            effect="bind", hold="blind", save="mental", brief=True, verbs=("cast damnation",)),
    Working("ligneous_dissolution", "Decree of Ligneous Dissolution", "Wood, linen and rope turn to dust, a "
            "ten-foot cube a level.", _HIGH, verbs=("cast ligneous", "cast dissolution")),
    Working("transpicuous_transformation", "Transpicuous Transformation", "One friend a level cannot be seen, for an "
            "hour a level or until one of them does anything violent: -4 to hit them, and no shots.", _HIGH,
            reach="allies", effect="bind", hold="unseen", amount=4, many=1,
            verbs=("cast transformation", "cast invisibility")),
    Working("cerebral_divulgence", "Cerebral Divulgence", "What somebody thinks just now, for the scene, and a "
            "question a level to what they remember.", _HIGH, reach="anybody", of="living",
            verbs=("cast divulgence",)),
    Working("shackles_of_volition", "Shackles of Volition", "A living enemy fights for you unless a Mental save, less "
            "your Magic, holds.", _HIGH, reach="foe", effect="charm", save="mental", bane=True, of="living",
            verbs=("cast shackles",)),
    Working("long_amber_moment", "The Long Amber Moment", "A willing or helpless body stands outside time for up to "
            "a day a level.", _HIGH, act="quick", verbs=("cast amber",)),
    Working("phantasmal_mimesis", "Phantasmal Mimesis", "A thing that is not there, in sight, sound and touch, a "
            "ten-foot cube a level.", _HIGH, verbs=("cast mimesis", "cast illusion")),
    Working("velocitous_imbuement", "Velocitous Imbuement", "One friend a level runs at twice the speed, up walls "
            "too, and nobody strikes at them as they leave; 1 System Strain each.", _HIGH, act="quick",
            reach="allies", effect="bind", hold="nimble", many=1, strain=1, verbs=("cast imbuement",)),
    Working("wardpact", "Wardpact Invocation", "For half your level in rounds, whoever hits a friend with a weapon "
            "has to make a Physical save, or the hit is none.", _HIGH, reach="ally", effect="bind", hold="aegis",
            span="half_level", verbs=("cast wardpact",)),
    Working("wind_of_final_repose", "The Wind of the Final Repose", "All living things of 4 hit dice or fewer there "
            "fall asleep for the scene, friends in the thick of it too.", _HIGH, reach="foes", effect="sleep",
            bound="four", of="living", indiscriminate=True, verbs=("cast wind", "cast sleep")),
)  # fmt: skip

SECOND = (
    Working("evoked_servitor", "Calculation of the Evoked Servitor", "A small servant of your shaping waits on you "
            "until dawn; it does not fight.", _HIGH, level=2, verbs=("cast servitor",)),
    Working("inner_eye", "Casting Forth the Inner Eye", "In a mirror, pool or flame you see a place within a hundred "
            "feet a level, or one where you have stood.", _HIGH, level=2, verbs=("cast inner eye",)),
    Working("inexorable_step", "Conjunction of the Inexorable Step", "Somebody is elsewhere within half a mile, unless "
            "a Mental save keeps them.", _HIGH, level=2, reach="foe", effect="banish", save="mental",
            verbs=("cast step",)),
    Working("lithic_dissolution", "Decree of Lithic Dissolution", "Stone and earth turn to dust, a ten-foot cube a "
            "level.", _HIGH, level=2, verbs=("cast lithic",)),
    Working("extirpate_arcana", "Extirpate Arcana", "What magic does to somebody, or keeps up for them, ends.", _HIGH,
            level=2, reach="anybody", effect="dispel", verbs=("cast extirpate", "dispel")),
    Working("inexorable_imputation", "The Inexorable Imputation", "One sentence of yours is believed, for an hour a "
            "level, by all who fail a Mental save.", _HIGH, level=2, verbs=("cast imputation",)),
    Working("jade_palanquin", "The Jade Palanquin", "A floating litter of green stone carries two thousand pounds "
            "until dusk or dawn.", _HIGH, level=2, verbs=("cast palanquin",)),
    Working("mantle_of_dissection", "Mantle of Disjecting Dissection", "Blades of light around a friend: 1d6 and your "
            "level to whoever strikes at them in melee, unless an Evasion save holds.", _HIGH, level=2, reach="ally",
            effect="bind", hold="blades", verbs=("cast mantle",)),
    Working("temporal_echo", "Resounding Temporal Echo", "For 1d4+1 rounds one friend a level strikes once more each "
            "round, for 1 System Strain each time.", _HIGH, level=2, reach="allies", effect="bind", hold="hasted",
            many=1, span="1d4+1", verbs=("cast echo",)),
    Working("verdant_vallation", "The Verdant Vallation", "A wall of vines, twenty feet high and twenty wide a level.",
            _HIGH, level=2, verbs=("cast vines", "cast verdant")),
    Working("clement_clime", "Visitation of the Clement Clime", "You and three friends a level do not feel heat, cold "
            "or acid, for an hour a level.", _HIGH, level=2, verbs=("cast clime",)),
)  # fmt: skip

THIRD = (
    Working("simulacular_visage", "Adopt the Simulacular Visage", "One friend a level looks and sounds like somebody "
            "you have seen, until dawn.", _HIGH, level=3, verbs=("cast visage",)),
    Working("congelating_cold", "Exhalation of Congelating Cold", "1d6 for every two levels to all living things "
            "there, half for who makes a Physical save; the rest are slow for 1d4 rounds.", _HIGH, level=3,
            reach="foes", effect="damage", dice="1d6", every=2, save="physical", of="living", indiscriminate=True,
            hold="hobbled", span="1d4", verbs=("cast cold",)),
    Working("foresightful_apprehension", "Foresightful Apprehension", "You learn what most likely comes of a deed in "
            "the first five minutes after it.", _HIGH, level=3, verbs=("cast foresight",)),
    Working("glass_chimes", "The Glass Chimes", "Chimes that only you can strike carry a message for ten miles a "
            "level; broken, they do 3d6 to everybody within forty feet but you.", _HIGH, level=3, reach="foes",
            effect="damage", dice="3d6", indiscriminate=True, verbs=("cast chimes",)),
    Working("howl_of_light", "The Howl of Light", "1d8 a level of fire and noise to everything there, half for who "
            "makes an Evasion save.", _HIGH, level=3, reach="foes", effect="damage", dice="1d8", every=1,
            save="evasion", indiscriminate=True, verbs=("cast howl", "cast light")),
    Working("phobic_storm", "Phobic Storm", "Every enemy throws for Morale at -1 and flees, or stays and takes your "
            "level in damage.", _HIGH, level=3, reach="foes", effect="fear", verbs=("cast storm", "cast phobic")),
    Working("scorn_the_fetters", "Scorn the Fetters of Earth", "You and one friend a level walk on air for the scene; "
            "nobody strikes at you as you leave.", _HIGH, level=3, reach="allies", effect="bind", hold="nimble",
            many=1, verbs=("cast fetters",)),
    Working("torment_of_tumefaction", "The Torment of Tumefaction", "Boils and blood: whatever violent thing they do "
            "costs them 2 a level, once a round.", _HIGH, level=3, reach="foe", effect="bind", hold="torment",
            of="living", verbs=("cast torment",)),
    Working("elucidating_intangibility", "Touch of Elucidating Intangibility", "A wall is glass from your side, or for "
            "a round a level no wall at all.", _HIGH, level=3, verbs=("cast intangibility",)),
    Working("specified_exclusion", "Vallation of Specified Exclusion", "A line that those you name cannot cross, nor "
            "their powers, for an hour a level.", _HIGH, level=3, verbs=("cast exclusion",)),
)  # fmt: skip

FOURTH = (
    Working("phantasmal_eidolon", "Calculation of the Phantasmal Eidolon", "A half-real beast of 4 hit dice fights for "
            "you until dawn.", _HIGH, level=4, effect="summon", creature="eidolon", verbs=("cast eidolon",)),
    Working("evert_the_inwardness", "Evert the Inwardness", "1d10 a level, half for who makes a Physical save; who "
            "fails it and has no more hit dice than you have levels dies.", _HIGH, level=4, reach="foe",
            effect="damage", dice="1d10", every=1, save="physical", slays="level", slain_by_save=True,
            verbs=("cast evert",)),
    Working("grinding_geas", "The Grinding Geas", "A command of one sentence; who sets it aside wastes away.", _HIGH,
            level=4, reach="anybody", save="mental", of="living", verbs=("cast geas",)),
    Working("ochre_sigil", "The Ochre Sigil of Juxtaposition", "What stands about a sigil and what stands about you "
            "change places.", _HIGH, level=4, verbs=("cast sigil of juxtaposition",)),
    Working("pallid_gate", "Pierce the Pallid Gate", "A rift between two places that you see or know, for a round a "
            "level.", _HIGH, level=4, verbs=("cast gate",)),
    Working("aeolian_auctoritas", "Sigil of Aeolian Auctoritas", "A gust: 1d6 and the next turn lost, unless a "
            "Physical save holds; or the weather is yours for an hour a level.", _HIGH, level=4, reach="foes",
            effect="bind", dice="1d6", save="physical", hold="dazed", span="1", indiscriminate=True,
            verbs=("cast gust",)),
)  # fmt: skip

FIFTH = (
    Working("black_glass_labyrinth", "Banishment to the Black Glass Labyrinth", "All there are in a maze without "
            "end; only who has 6 hit dice or more gets a Mental save.", _HIGH, level=5, reach="foes",
            effect="banish", save="mental", indiscriminate=True, verbs=("cast labyrinth", "banish")),
    Working("prismatic_hemicycle", "The Dazzling Prismatic Hemicycle", "A d6 for each who fails a Physical save: "
            "nothing, dust, sleep, madness, stone, or your servant.", _HIGH, level=5, reach="foes", effect="prism",
            save="physical", verbs=("cast hemicycle",)),
    Working("deluge_of_hell", "Deluge of Hell", "Under the open sky: 1d8 a level to everything there, half for who "
            "makes a Physical save; 4 hit dice or fewer do not survive it.", _HIGH, level=5, reach="foes",
            effect="damage", dice="1d8", every=1, save="physical", slays="four", indiscriminate=True,
            verbs=("cast deluge",)),
    Working("earth_as_clay", "The Earth as Clay", "Within an hour hills, trenches and walls are as you wish.", _HIGH,
            level=5, verbs=("cast clay",)),
    Working("invincible_citadel", "Invocation of the Invincible Citadel", "A bubble that nothing enters, until you "
            "leave it.", _HIGH, level=5, act="quick", verbs=("cast citadel",)),
    Working("open_the_high_road", "Open the High Road", "A gate to a place you have prepared, within a hundred miles a "
            "level.", _HIGH, level=5, verbs=("cast high road",)),
)  # fmt: skip

HIGH_SPELLS = (*FIRST, *SECOND, *THIRD, *FOURTH, *FIFTH)
