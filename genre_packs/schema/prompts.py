"""prompts.yaml: the pack's voice, for a language model and for the offline house narrator."""

from typing import ClassVar

from genre_packs.schema.values import MergeRule, PackFile, Phrases, Text

REQUIRED_PHRASES: tuple[str, ...] = (
    "sensory",
    "transition",
    "silence",
    "pressure_low",
    "pressure_high",
    "success",
    "partial",
    "failure",
)
"""Keys that every phrasebook has; six or more variants each make an evening without repetition."""


class Prompts(PackFile):
    """Voice and material.

    The first group (``narrator`` … ``scene_description``) is instruction to a model: how this pack sounds,
    in imperative sentences. ``never`` lists what the voice does not do.

    ``phrasebook`` is finished prose for the house narrator: complete sentences, present tense, that fit
    between a player's act and its outcome. Required keys: sensory, transition, silence, pressure_low,
    pressure_high, success, partial, failure. Others that are used when present: pressure_mid, dice_hot,
    dice_cold, arrival, departure, linger, wait, search_nothing, talk_nobody, crowd, alone, night, dawn, rain,
    asleep (a night begins), woken (and is over), wound_light, wound_heavy, foe_wounded, foe_down, downed, dying,
    stabilised, flight, victory, defeat, rest, lead_found, lead_lost, item_gained, question (closing sentences that
    leave a choice); for who joins late so_far, found_out, nothing_known, your_move.
    Placeholders: {pc} {npc} {foe} {place} {item}.
    """

    FILE: ClassVar[str] = "prompts.yaml"
    MERGE: ClassVar[MergeRule] = "deep_merge"

    narrator: Text
    opening: Text
    combat: Text
    npc: Text
    chargen: Text
    scene_description: Text
    transition_hints: tuple[Text, ...] = ()
    never: tuple[Text, ...] = ()
    phrasebook: Phrases
