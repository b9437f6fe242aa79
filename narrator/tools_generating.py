"""GENERATE: chance, and what may be made up: names, a stranger, talk. Nothing made up is real before it is used."""

from __future__ import annotations

from typing import Final

from narrator import tool_changes as args
from narrator.tool_definition import Tool, define

GENERATING: Final[tuple[Tool, ...]] = (
    define(
        "GENERATE",
        "roll_dice",
        args.RollDice,
        "Let chance decide a detail that no rule covers: which omen, who is at the door. Never for "
        "whether a character's act succeeds, nor for damage.",
    ),
    define(
        "GENERATE",
        "generate_name",
        args.GenerateName,
        "A name that fits this world, for somebody or something that has none yet. Never invent names"
        " yourself.",
    ),
    define(
        "GENERATE",
        "generate_minor_npc",
        args.GenerateMinorNpc,
        "A stranger of this world: name, trade, look, manner. They are real only once resolve_location_entity has "
        "been asked to engage them by that name. Not for anybody the story already has.",
    ),
    define(
        "GENERATE",
        "generate_rumour",
        args.GenerateRumour,
        "Something people might say, made of what is publicly true: for a market, a bar, a queue. Tell it as talk, "
        "by whoever says it; it is no clue and settles nothing.",
    ),
)
