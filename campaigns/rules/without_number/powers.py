"""What a power is, by which passive gifts it changes a body, and what it costs to use (mutations, techniques)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from campaigns.rules.without_number.gear import Item
from campaigns.rules.without_number.magic.workings import BOWSHOT

type Cost = Literal["none", "strain", "scene", "day"]
type Effect = Literal[
    "passive",
    "damage",
    "heal",
    "ward",
    "hinder",
    "opening",
    "told",
    "drain",
    "stun",
    "dread",
    "cleanse",
    "hearten",
]


@dataclass(frozen=True, slots=True)
class Traits:
    """Numbers that a gift or a flaw changes for good, beside attributes, skills, armour class and hit points.

    ``saves`` are added to saves of a kind (physical, evasion, mental, luck, or radiation, disease, poison, stress);
    ``immune`` names the kinds of perils that find nothing. ``hit`` is added to every attack, ``ranged`` to those at
    a distance, ``melee`` to damage in melee. ``healing`` are hit points more a night, ``strain`` and ``stress`` what
    the body and the mind bear more. ``reaction`` is what strangers make of it, unless clothes hide it
    (``concealable``). ``steady``: a fall stops bleeding by itself.
    """

    saves: Mapping[str, int] = field(default_factory=dict)
    immune: tuple[str, ...] = ()
    initiative: int = 0
    soak: int = 0
    trauma_target: int = 0
    hit: int = 0
    ranged: int = 0
    melee: int = 0
    healing: int = 0
    strain: int = 0
    stress: int = 0
    reaction: int = 0
    concealable: bool = False
    steady: bool = False


@dataclass(frozen=True, slots=True)
class Power:
    """A mutation or a technique, in our own words.

    ``cost``: none, one System Strain, or one Effort committed for a scene or a day. ``uses`` a scene (0: no
    limit). ``effect``: a passive gift; damage or healing of ``dice`` (and ``per_level`` dice more for each level
    beyond the first, all of the first kind); a ward (``amount`` of armour class until the next turn); a
    hindrance or an opening of ``amount``; a drain (damage, half of which heals whoever does it); a stun (the next
    turn is lost); dread (the opposition checks Morale); a cleansing (one ailment, or 1d6 of what radiation took); a
    heartening (``amount`` on the next throw of a friend); or a thing that is told. ``everybody``: every enemy within
    ``feet`` is met, not one; ``feet`` is the range, where the ground has zones. ``save`` halves damage, and turns a
    hindrance or an opening aside. ``level`` is the skill of ``group`` that it takes. ``attributes`` (scores),
    ``skills``, ``ac``, ``hp`` (a level) and ``weapon`` are had for good; ``traits`` likewise; ``flaw`` marks what
    nobody wants.
    """

    id: str
    label: str
    text: str
    group: str
    effect: Effect = "passive"
    level: int = 0
    cost: Cost = "none"
    uses: int = 0
    dice: str = ""
    per_level: int = 0
    amount: int = 0
    save: Literal["", "physical", "evasion", "mental"] = ""
    verbs: tuple[str, ...] = ()
    attributes: Mapping[str, int] = field(default_factory=dict)
    skills: Mapping[str, int] = field(default_factory=dict)
    ac: int = 0
    hp: int = 0
    weapon: Item | None = None
    flaw: bool = False
    traits: Traits = Traits()
    everybody: bool = False
    feet: int = BOWSHOT

    @property
    def is_used(self) -> bool:
        """Whether it is something one does, as against something one has."""
        return self.effect != "passive"
