"""Creatures that spells call or raise, as a bestiary has them (SRD 4.4.0 to 4.6.0)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from campaigns.rules.contracts import Json

_STRONG: dict[str, Json] = {
    "hd": 4, "attack": 6, "ac": 15, "save": 13, "skill": 1, "morale": 12, "mindless": True, "move": 40,
}  # fmt: skip

CONJURED: Mapping[str, Mapping[str, Json]] = MappingProxyType(
    {
        "eidolon": {
            **_STRONG, "id": "eidolon", "name": "eidolon", "description": "Half of it is somebody's idea.",
            "hp": 20, "damage": "1d8", "shock": {"damage": 2, "ac": 15}, "move": 30, "weapon": "a limb of light",
            "look": ["a shape that is clearest at the edge of sight"], "tactics": ["It goes where it is thought."],
        },
        "elemental_guardian": {
            **_STRONG, "id": "elemental_guardian", "name": "elemental guardian",
            "description": "A man's weight of an element, standing up.", "hd": 6, "damage": "1d10",
            "weapon": "a fist of earth", "look": ["packed earth with a face pressed into it"],
            "tactics": ["It stands between its maker and everything else."],
        },
        "raised_corpse": {
            "id": "raised_corpse", "name": "raised corpse", "description": "Dead, and about its errand.", "hd": 1,
            "ac": 13, "attack": 1, "damage": "1d6", "morale": 12, "mindless": True, "skill": 0, "save": 15,
            "move": 30, "weapon": "stiff hands", "tags": ["undead"], "look": ["earth in the folds of its clothes"],
            "tactics": ["It walks straight at whoever it was sent for."],
        },
        "grave_knight": {
            **_STRONG, "id": "grave_knight", "name": "grave knight", "description": "It remembers how it was done.",
            "damage": "1d10", "weapon": "the weapon it was buried with", "tags": ["undead"],
            "look": ["a straight back in rotten harness"], "tactics": ["It fights as it was taught, without haste."],
        },
    }
)  # fmt: skip
