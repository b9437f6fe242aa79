"""Mutations: the house's own, as data; six kinds of gifts, and flaws that pay for them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from campaigns.rules.without_number.gear import Item, ItemStats, Shock
from campaigns.rules.without_number.powers import Power


def _weapon(weapon_id: str, name: str, damage: str, shock: int, die: str, rating: int) -> Item:
    return Item(
        weapon_id, name, "weapon", True, damage=damage, shock=Shock(shock, 15), skill="punch",
        attributes=("strength", "dexterity"), stats=ItemStats(trauma_die=die, trauma_rating=rating),
    )  # fmt: skip


def _flaw(
    flaw_id: str, label: str, text: str, attributes: Mapping[str, int] | None = None,
    skills: Mapping[str, int] | None = None, hp: int = 0,
) -> Power:  # fmt: skip
    return Power(
        flaw_id, label, text, "flaw", attributes=attributes or {}, skills=skills or {}, hp=hp, flaw=True
    )


_FLAWS = (
    _flaw("brittle_bones", "Brittle bones", "What bruises others breaks you.", hp=-1),
    _flaw("thin_blood", "Thin blood", "You tire before noon.", {"constitution": -2}),
    _flaw("withered_arms", "Withered arms", "Every bucket is too heavy.", {"strength": -2}),
    _flaw("palsy", "Palsy", "Hands that never lie still.", {"dexterity": -2}),
    _flaw("fogged_mind", "Fogged mind", "Thoughts come late and leave early.", {"intelligence": -2}),
    _flaw("restless_ghosts", "Restless ghosts", "Voices that are nobody's.", {"wisdom": -2}),
    _flaw("unsettling_face", "Unsettling face", "Children cry; so do some uncles.", {"charisma": -2}),
    _flaw("milky_eyes", "Milky eyes", "The world ends at a stone's throw.", {}, {"notice": -1, "shoot": -1}),
    _flaw("stone_ears", "Stone ears", "People shout, and you guess.", {}, {"notice": -1}),
    _flaw("glowing_skin", "Glowing skin", "No night hides you.", {}, {"sneak": -2}),
    _flaw("rank_scent", "Rank scent", "Wind carries you ahead of yourself.", {}, {"sneak": -1, "talk": -1}),
    _flaw("clumsy_hands", "Clumsy hands", "Six thumbs, none of them clever.", {}, {"fix": -1, "heal": -1}),
    _flaw("slurred_tongue", "Slurred tongue", "Words arrive in pieces.", {}, {"talk": -1, "lead": -1}),
    _flaw("cold_blood", "Cold blood", "On a frosty morning you are furniture.", {}, {"exert": -1, "survive": -1}),
    _flaw("word_blindness", "Word blindness", "Letters will not stand still.", {}, {"know": -1, "program": -1}),
    _flaw("beast_fear", "Beast fear", "No animal bears you.", {}, {"survive": -2}),
    _flaw("slow_clot", "Slow clot", "Scratches bleed for an hour.", {"constitution": -1}, hp=-1),
    _flaw("trembling_heart", "Trembling heart", "Courage is a muscle; yours is torn.", {"wisdom": -1}, {"lead": -1}),
    _flaw("soft_claws", "Soft nails", "Nothing grips.", {}, {"punch": -1, "stab": -1}),
    _flaw("hunched_spine", "Hunched spine", "You see more road than sky.", {"strength": -1}, {"exert": -1}),
)  # fmt: skip
_GIFTS = (
    Power("scaled_hide", "Scaled hide", "Armour class 15 in your own skin.", "structure", ac=15),
    Power("dense_bones", "Dense bones", "One more hit point a level.", "structure", hp=1),
    Power("long_limbs", "Long limbs", "Walls are stairs.", "structure", skills={"exert": 1}),
    Power("great_frame", "Great frame", "A head above the door.", "structure", attributes={"strength": 2}),
    Power("night_eyes", "Night eyes", "Dark is only another colour.", "sense", skills={"notice": 1}),
    Power("tremor_sense", "Tremor sense", "Feet that listen.", "sense", attributes={"wisdom": 2}),
    Power("hunters_nose", "Hunter's nose", "Yesterday has a smell.", "sense", skills={"survive": 1}),
    Power("steady_gaze", "Steady gaze", "The hand follows the eye.", "sense", skills={"shoot": 1}),
    Power("claws", "Claws", "1d6 and worse, whatever they take from you at the gate.", "hybrid",
          weapon=_weapon("claws", "Claws", "1d6", 2, "1d8", 2)),
    Power("horns", "Horns", "1d8 for whoever stands in front.", "hybrid",
          weapon=_weapon("horns", "Horns", "1d8", 1, "1d6", 3)),
    Power("cats_grace", "Cat's grace", "You land as you like.", "hybrid", attributes={"dexterity": 2}),
    Power("venom_spit", "Venom spit", "1d6 and a die more every level, half for those who withstand it.", "hybrid",
          "damage", cost="strain", uses=2, dice="1d6", per_level=1, save="physical", verbs=("spit",)),
    Power("second_memory", "Second memory", "What you have read, you have.", "cognition", skills={"know": 1}),
    Power("split_mind", "Split mind", "One half works while the other worries.", "cognition",
          attributes={"intelligence": 2}),
    Power("machine_sense", "Machine sense", "Engines tell you where it hurts.", "cognition", skills={"fix": 1}),
    Power("foreseen_blow", "Foreseen blow", "You move before they do: +4 armour class until your next turn.",
          "cognition", "ward", cost="strain", uses=1, amount=4, verbs=("foresee", "dodge")),
    Power("dread_gaze", "Dread gaze", "Whom you look at strikes at -4 next, unless they withstand it.",
          "pseudo_psychic", "hinder", cost="strain", uses=2, amount=4, save="mental", verbs=("stare", "gaze")),
    Power("mind_lance", "Mind lance", "1d8 without a wound, half for those who withstand it.", "pseudo_psychic",
          "damage", cost="strain", uses=1, dice="1d8", per_level=1, save="mental", verbs=("lance",)),
    Power("borrowed_trust", "Borrowed trust", "People remember you fondly.", "pseudo_psychic", skills={"talk": 1}),
    Power("open_guard", "Open guard", "You see where it will hurt: +4 on the next attack on them.",
          "pseudo_psychic", "opening", cost="strain", uses=2, amount=4, save="mental", verbs=("probe",)),
    Power("knitting_flesh", "Knitting flesh", "1d6 and a die more every other level back.", "exotic", "heal",
          cost="strain", uses=1, dice="1d6", verbs=("knit", "regenerate")),
    Power("ember_breath", "Ember breath", "1d10 of fire, half for the quick.", "exotic", "damage", cost="strain",
          uses=1, dice="1d10", per_level=1, save="evasion", verbs=("breathe", "burn")),
    Power("hard_light", "Hard light", "A pane in the air: +5 armour class until your next turn.", "exotic", "ward",
          cost="strain", uses=2, amount=5, verbs=("shine",)),
    Power("green_skin", "Green skin", "An hour of sun is a meal.", "exotic", "told", cost="none"),
)  # fmt: skip
MUTATIONS: Mapping[str, Power] = MappingProxyType({power.id: power for power in (*_FLAWS, *_GIFTS)})
