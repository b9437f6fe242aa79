"""Ware as data: what is built into somebody, what it costs in essence, and what it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

EFFECTS: Final = (
    "body", "quickness", "strength", "charm", "wits", "will", "reaction", "initiative_dice", "ballistic", "impact",
    "smartlink", "vision", "flare", "ultrasound", "magnification", "hacking_pool", "gyro", "pain",
)  # fmt: skip
"""What ware can do: add to an attribute or reaction, dice of initiative, armour, -N by a smartlink, sight (1 to 4 as
the columns of the visibility table), no glare, no darkness, magnification, dice in the net, a gyro, less pain."""


@dataclass(frozen=True, slots=True)
class Ware:
    """A piece of ware: ``essence`` in tenths, ``cost`` in points of creation's resources."""

    id: str
    label: str
    essence: int
    cost: int
    text: str
    effects: Mapping[str, int] = field(default_factory=dict)


_ALL = (
    Ware("quick_wire", "Quick wire", 20, 4, "Nerves relaid in copper.", {"reaction": 2, "initiative_dice": 1}),
    Ware("quick_wire_fine", "Quick wire, fine", 30, 9, "The same, by somebody who cares.",
         {"reaction": 4, "initiative_dice": 2}),
    Ware("lattice", "Muscle lattice", 10, 3, "Woven under the skin.", {"strength": 1, "quickness": 1}),
    Ware("bone_sheath", "Bone sheath", 10, 3, "Heavier, and harder to break.", {"body": 1}),
    Ware("hide", "Dermal plate", 10, 3, "You feel the rain later.", {"ballistic": 1, "impact": 1}),
    Ware("owl_eyes", "Owl eyes", 2, 1, "A street lamp goes a long way.", {"vision": 1}),
    Ware("ember_eyes", "Ember eyes", 2, 2, "Warm things glow.", {"vision": 3}),
    Ware("shutters", "Glare shutters", 1, 1, "Nobody blinds you with a torch.", {"flare": 1}),
    Ware("far_lens", "Far lens", 2, 1, "Two steps nearer than you stand.", {"magnification": 2}),
    Ware("palm_link", "Palm link", 5, 2, "The gun tells you where it points.", {"smartlink": 2}),
    Ware("skull_port", "Skull port", 3, 2, "A socket behind the ear.", {"hacking_pool": 2}),
    Ware("pain_gate", "Pain gate", 5, 3, "The message arrives; you do not open it.", {"pain": 1}),
)  # fmt: skip
WARE: Final[Mapping[str, Ware]] = MappingProxyType({ware.id: ware for ware in _ALL})
