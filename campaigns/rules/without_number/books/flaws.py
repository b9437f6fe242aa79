"""Flaws of the changed: the house's own, forty of them, each with what it costs."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from campaigns.rules.without_number.powers import Power, Traits


def _flaw(
    flaw_id: str, label: str, text: str, attributes: Mapping[str, int] | None = None,
    skills: Mapping[str, int] | None = None, hp: int = 0, traits: Traits | None = None,
) -> Power:  # fmt: skip
    return Power(
        flaw_id, label, text, "flaw", attributes=attributes or {}, skills=skills or {}, hp=hp, flaw=True,
        traits=traits or Traits(),
    )  # fmt: skip


SEEN = Traits(reaction=-1)
COVERED = Traits(reaction=-1, concealable=True)

_ALL = (
    _flaw("brittle_bones", "Brittle bones", "What bruises others breaks you.", hp=-1),
    _flaw("thin_blood", "Thin blood", "You tire before noon.", {"constitution": -2}),
    _flaw("withered_arms", "Withered arms", "Every bucket is too heavy.", {"strength": -2}),
    _flaw("palsy", "Palsy", "Hands that never lie still.", {"dexterity": -2}),
    _flaw("fogged_mind", "Fogged mind", "Thoughts come late and leave early.", {"intelligence": -2}),
    _flaw("restless_ghosts", "Restless ghosts", "Voices that are nobody's.", {"wisdom": -2}),
    _flaw("unsettling_face", "Unsettling face", "Children cry; so do some uncles.", {"charisma": -2}, traits=SEEN),
    _flaw("milky_eyes", "Milky eyes", "The world ends at a stone's throw.", {}, {"notice": -1, "shoot": -1}),
    _flaw("stone_ears", "Stone ears", "People shout, and you guess.", {}, {"notice": -1}),
    _flaw("glowing_skin", "Glowing skin", "No night hides you.", {}, {"sneak": -2}, traits=SEEN),
    _flaw("rank_scent", "Rank scent", "Wind carries you ahead of yourself.", {}, {"sneak": -1}, traits=SEEN),
    _flaw("clumsy_hands", "Clumsy hands", "Six thumbs, none of them clever.", {}, {"fix": -1, "heal": -1}),
    _flaw("slurred_tongue", "Slurred tongue", "Words arrive in pieces.", {}, {"talk": -1, "lead": -1}),
    _flaw("cold_blood", "Cold blood", "On a frosty morning you are furniture.", {}, {"exert": -1, "survive": -1}),
    _flaw("word_blindness", "Word blindness", "Letters will not stand still.", {}, {"know": -1, "program": -1}),
    _flaw("beast_fear", "Beast fear", "No animal bears you.", {}, {"survive": -2}),
    _flaw("slow_clot", "Slow clot", "Scratches bleed for an hour.", {"constitution": -1}, hp=-1),
    _flaw("trembling_heart", "Trembling heart", "Courage is a muscle; yours is torn.", {"wisdom": -1}, {"lead": -1}),
    _flaw("soft_claws", "Soft nails", "Nothing grips.", {}, {"punch": -1, "stab": -1}),
    _flaw("hunched_spine", "Hunched spine", "You see more road than sky.", {"strength": -1}, {"exert": -1}),
    _flaw("glass_lungs", "Glass lungs", "Smoke, spores, cold air: all of it gets in. -2 against disease and poison.",
          traits=Traits(saves={"disease": -2, "poison": -2})),
    _flaw("bright_marrow", "Bright marrow", "The counter likes you. -4 against radiation.",
          traits=Traits(saves={"radiation": -4})),
    _flaw("late_reflex", "Late reflex", "The flinch comes after the blow. -2 to initiative.",
          traits=Traits(initiative=-2)),
    _flaw("paper_skin", "Paper skin", "It opens along the lines. Trauma Target 1 lower.",
          traits=Traits(trauma_target=-1)),
    _flaw("small_reserve", "Small reserve", "Your body keeps no change. It bears 3 System Strain less.",
          traits=Traits(strain=-3)),
    _flaw("open_nerves", "Open nerves", "Everything comes in, at full strength. 3 Stress less before the edge.",
          traits=Traits(stress=-3)),
    _flaw("poor_sleeper", "Poor sleeper", "A night gives you one hit point less.", traits=Traits(healing=-1)),
    _flaw("flinching_eye", "Flinching eye", "It shuts at the click. -1 to hit at a distance.",
          traits=Traits(ranged=-1)),
    _flaw("slack_grip", "Slack grip", "Blows land, and do not stay. 1 less damage in melee.", traits=Traits(melee=-1)),
    _flaw("bent_luck", "Bent luck", "It rains on the one washing day. -2 to Luck saves.",
          traits=Traits(saves={"luck": -2})),
    _flaw("soft_will", "Soft will", "You are easily told. -2 to Mental saves.", traits=Traits(saves={"mental": -2})),
    _flaw("heavy_feet", "Heavy feet", "Floors announce you, and you do not leave them. -2 to Evasion saves.", {},
          {"sneak": -1}, traits=Traits(saves={"evasion": -2})),
    _flaw("back_ridge", "Back ridge", "Shirts are made for other people.", {}, {"trade": -1}, traits=COVERED),
    _flaw("hanging_tail", "Hanging tail", "It has its own opinion of doors.", {}, {"exert": -1}, traits=COVERED),
    _flaw("weeping_sores", "Weeping sores", "Clean by morning, not by noon.", hp=-1, traits=COVERED),
    _flaw("two_voices", "Two voices", "One a word behind the other.", {}, {"talk": -1}, traits=SEEN),
    _flaw("mirror_eyes", "Mirror eyes", "People see themselves, and step back.", {}, {"connect": -1}, traits=SEEN),
    _flaw("salt_thirst", "Salt thirst", "A full canteen is a half one.", {"constitution": -1}, {"survive": -1}),
    _flaw("numb_fingers", "Numb fingers", "You burn them and smell it first.", {"dexterity": -1}, {"fix": -1}),
    _flaw("lost_years", "Lost years", "Whole summers are missing, with the names in them.", {"intelligence": -1},
          {"know": -1, "connect": -1}),
)  # fmt: skip
FLAWS: Mapping[str, Power] = MappingProxyType({power.id: power for power in _ALL})
