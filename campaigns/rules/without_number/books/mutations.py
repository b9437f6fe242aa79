"""Gifts of the changed: the house's own, as data; ten of each of six kinds, and the flaws that pay for them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from campaigns.rules.without_number.books.flaws import FLAWS
from campaigns.rules.without_number.gear import Item, ItemStats, Reach, Shock
from campaigns.rules.without_number.powers import Power, Traits


def _weapon(weapon_id: str, name: str, damage: str, shock: int, die: str, rating: int) -> Item:
    return Item(
        weapon_id, name, "weapon", True, damage=damage, shock=Shock(shock, 15), skill="punch",
        attributes=("strength", "dexterity"), stats=ItemStats(trauma_die=die, trauma_rating=rating),
    )  # fmt: skip


_QUILLS = Item(
    "quills", "Quills", "weapon", True, damage="1d6", skill="shoot", attributes=("dexterity",), range=Reach(30, 60),
    traits=("thrown",), stats=ItemStats(trauma_die="1d6", trauma_rating=2),
)  # fmt: skip
_STRUCTURE = (
    Power("scaled_hide", "Scaled hide", "Armour class 15 in your own skin.", "structure", ac=15),
    Power("dense_bones", "Dense bones", "One more hit point a level.", "structure", hp=1),
    Power("long_limbs", "Long limbs", "Walls are stairs.", "structure", skills={"exert": 1}),
    Power("great_frame", "Great frame", "A head above the door.", "structure", attributes={"strength": 2}),
    Power("blubber", "Blubber", "Soaks 3 damage of attacks in a scene, before anything worn.", "structure",
          traits=Traits(soak=3)),
    Power("second_heart", "Second heart", "When you fall, the other one carries on: you never bleed out.", "structure",
          traits=Traits(steady=True)),
    Power("ribbed_chest", "Ribbed chest", "Twice as many ribs. Trauma Target 1 higher.", "structure",
          traits=Traits(trauma_target=1)),
    Power("hardened_genes", "Hardened genes", "+4 against radiation, and it changes you no further.", "structure",
          traits=Traits(saves={"radiation": 4})),
    Power("camel_belly", "Camel belly", "The body bears 3 System Strain more.", "structure", traits=Traits(strain=3)),
    Power("loose_joints", "Loose joints", "+4 armour class until your next turn: you are not where you were hit.",
          "structure", "ward", cost="strain", uses=1, amount=4, verbs=("unhinge", "fold")),
)  # fmt: skip
_SENSE = (
    Power("night_eyes", "Night eyes", "Dark is only another colour.", "sense", skills={"notice": 1}),
    Power("tremor_sense", "Tremor sense", "Feet that listen.", "sense", attributes={"wisdom": 2}),
    Power("hunters_nose", "Hunter's nose", "Yesterday has a smell.", "sense", skills={"survive": 1}),
    Power("steady_gaze", "Steady gaze", "The hand follows the eye.", "sense", skills={"shoot": 1}),
    Power("hair_warning", "Hair warning", "The nape knows first. +2 to initiative.", "sense",
          traits=Traits(initiative=2)),
    Power("poison_tongue", "Poison tongue", "One taste is enough, and does no harm. No poison harms you.", "sense",
          traits=Traits(immune=("poison",))),
    Power("counter_teeth", "Counter teeth", "They ache near the hot ground. +2 against radiation, and to Survive.",
          "sense", skills={"survive": 1}, traits=Traits(saves={"radiation": 2})),
    Power("echo_ear", "Echo ear", "Cellars draw themselves for you. +2 to Evasion saves.", "sense",
          traits=Traits(saves={"evasion": 2})),
    Power("weak_spot", "Weak spot", "You hear the cracked rib: +4 on the next attack on them.", "sense", "opening",
          cost="strain", uses=2, amount=4, verbs=("sound", "pinpoint")),
    Power("long_sight", "Long sight", "A face at a mile. +1 to hit at a distance.", "sense", traits=Traits(ranged=1)),
)  # fmt: skip
_HYBRID = (
    Power("claws", "Claws", "1d6 and worse, whatever they take from you at the gate.", "hybrid",
          weapon=_weapon("claws", "Claws", "1d6", 2, "1d8", 2)),
    Power("horns", "Horns", "1d8 for whoever stands in front.", "hybrid",
          weapon=_weapon("horns", "Horns", "1d8", 1, "1d6", 3)),
    Power("cats_grace", "Cat's grace", "You land as you like.", "hybrid", attributes={"dexterity": 2}),
    Power("venom_spit", "Venom spit", "1d6 and a die more every level, half for those who withstand it.", "hybrid",
          "damage", cost="strain", uses=2, dice="1d6", per_level=1, save="physical", verbs=("spit",), feet=30),
    Power("hyena_jaw", "Hyena jaw", "1d10, and it does not let go of bones.", "hybrid",
          weapon=_weapon("hyena_jaw", "Jaw", "1d10", 1, "1d8", 3)),
    Power("quills", "Quills", "They come out of the forearm and they come back in a week: 1d6, thrown.", "hybrid",
          weapon=_QUILLS),
    Power("leech_mouth", "Leech mouth", "1d6 and a die more every level; half of what they lose is yours.", "hybrid",
          "drain", cost="strain", uses=1, dice="1d6", per_level=1, save="physical", verbs=("leech", "suck"), feet=5),
    Power("skunk_gland", "Skunk gland", "Everybody against you strikes at -2 next, unless they withstand it.",
          "hybrid", "hinder", cost="strain", uses=1, amount=2, save="physical", verbs=("spray", "stink"),
          everybody=True, feet=30),
    Power("wolf_howl", "Wolf howl", "Once a scene, whatever stands against you has to find its nerve again.", "hybrid",
          "dread", cost="strain", uses=1, verbs=("howl",)),
    Power("rats_gut", "Rat's gut", "No disease stays in you.", "hybrid", traits=Traits(immune=("disease",))),
)  # fmt: skip
_COGNITION = (
    Power("second_memory", "Second memory", "What you have read, you have.", "cognition", skills={"know": 1}),
    Power("split_mind", "Split mind", "One half works while the other worries.", "cognition",
          attributes={"intelligence": 2}),
    Power("machine_sense", "Machine sense", "Engines tell you where it hurts.", "cognition", skills={"fix": 1}),
    Power("foreseen_blow", "Foreseen blow", "You move before they do: +4 armour class until your next turn.",
          "cognition", "ward", cost="strain", uses=1, amount=4, verbs=("foresee", "dodge")),
    Power("cold_counsel", "Cold counsel", "Fear is a number like others. 4 Stress more before the edge.", "cognition",
          traits=Traits(stress=4)),
    Power("shut_door", "Shut door", "Nobody gets in. +3 to Mental saves.", "cognition",
          traits=Traits(saves={"mental": 3})),
    Power("knife_geometry", "Knife geometry", "Every joint is a line you could draw. 2 more damage in melee.",
          "cognition", traits=Traits(melee=2)),
    Power("drill_voice", "Drill voice", "They do it before they have heard it: +3 on a friend's next throw.",
          "cognition", "hearten", cost="strain", uses=2, amount=3, verbs=("drill", "steady")),
    Power("surgeon_hands", "Surgeon hands", "They know the way in the dark.", "cognition", skills={"heal": 1}),
    Power("price_of_things", "Price of things", "You know what it cost and what it will fetch.", "cognition",
          skills={"trade": 1, "administer": 1}),
)  # fmt: skip
_PSYCHIC = (
    Power("dread_gaze", "Dread gaze", "Whom you look at strikes at -4 next, unless they withstand it.",
          "pseudo_psychic", "hinder", cost="strain", uses=2, amount=4, save="mental", verbs=("stare", "gaze")),
    Power("mind_lance", "Mind lance", "1d8 without a wound, half for those who withstand it.", "pseudo_psychic",
          "damage", cost="strain", uses=1, dice="1d8", per_level=1, save="mental", verbs=("lance",)),
    Power("borrowed_trust", "Borrowed trust", "People remember you fondly.", "pseudo_psychic", skills={"talk": 1}),
    Power("open_guard", "Open guard", "You see where it will hurt: +4 on the next attack on them.",
          "pseudo_psychic", "opening", cost="strain", uses=2, amount=4, save="mental", verbs=("probe",)),
    Power("dead_stop", "Dead stop", "They forget what they were doing, and lose their next turn.", "pseudo_psychic",
          "stun", cost="strain", uses=1, save="mental", verbs=("halt", "freeze")),
    Power("pain_wave", "Pain wave", "1d6 to everybody against you, half for those who withstand it.",
          "pseudo_psychic", "damage", cost="strain", uses=1, dice="1d6", save="mental", verbs=("pulse",),
          everybody=True, feet=60),
    Power("grief_thief", "Grief thief", "You take it from people, and it is gone. A friend throws at +2 next.",
          "pseudo_psychic", "hearten", cost="none", uses=1, amount=2, verbs=("soothe",)),
    Power("crowd_pull", "Crowd pull", "Rooms turn towards you.", "pseudo_psychic", skills={"lead": 1, "perform": 1}),
    Power("far_knock", "Far knock", "1d4 a level at any distance, as if a door had hit them; half for the quick.",
          "pseudo_psychic", "damage", cost="strain", uses=2, dice="1d4", per_level=1, save="evasion",
          verbs=("knock", "slam")),
    Power("lucky_thread", "Lucky thread", "You feel which way to lean. +3 to Luck saves.", "pseudo_psychic",
          traits=Traits(saves={"luck": 3})),
)  # fmt: skip
_EXOTIC = (
    Power("knitting_flesh", "Knitting flesh", "1d6 hit points back.", "exotic", "heal", cost="strain", uses=1,
          dice="1d6", verbs=("knit", "regenerate"), feet=5),
    Power("ember_breath", "Ember breath", "1d10 of fire and a die more every level, half for the quick.", "exotic",
          "damage", cost="strain", uses=1, dice="1d10", per_level=1, save="evasion", verbs=("breathe", "burn"),
          feet=60),
    Power("hard_light", "Hard light", "A pane in the air: +5 armour class until your next turn.", "exotic", "ward",
          cost="strain", uses=2, amount=5, verbs=("shine",)),
    Power("green_skin", "Green skin", "An hour of sun is a meal, and a night's rest gives 2 hit points more.",
          "exotic", traits=Traits(healing=2)),
    Power("clean_hands", "Clean hands", "A touch takes a sickness away, or 1d6 of what radiation has taken.",
          "exotic", "cleanse", cost="strain", uses=1, verbs=("cleanse", "purge"), feet=5),
    Power("static_coat", "Static coat", "1d6 and a jolt for everybody against you, half for the quick.", "exotic",
          "damage", cost="strain", uses=1, dice="1d6", save="evasion", verbs=("discharge", "crackle"),
          everybody=True, feet=5),
    Power("glow_eater", "Glow eater", "The hot ground is a warm bath. No radiation harms you.", "exotic",
          traits=Traits(immune=("radiation",))),
    Power("spore_cloud", "Spore cloud", "They cough until the turn is gone, unless they withstand it.", "exotic",
          "stun", cost="strain", uses=1, save="physical", verbs=("puff", "shed"), feet=30),
    Power("half_shadow", "Half shadow", "Light is not sure about you.", "exotic", skills={"sneak": 1}),
    Power("borrowed_minute", "Borrowed minute", "You have done this before, a moment ago. +1 to hit.", "exotic",
          traits=Traits(hit=1)),
)  # fmt: skip
GIFTS = (*_STRUCTURE, *_SENSE, *_HYBRID, *_COGNITION, *_PSYCHIC, *_EXOTIC)
MUTATIONS: Mapping[str, Power] = MappingProxyType({**FLAWS, **{power.id: power for power in GIFTS}})
