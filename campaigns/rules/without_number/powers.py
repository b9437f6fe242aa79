"""What a power is, by which passive gifts it changes a body, and what it costs to use (mutations, techniques)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from campaigns.rules.without_number.gear import Item

type Cost = Literal["none", "strain", "scene", "day"]
type Effect = Literal["passive", "damage", "heal", "ward", "hinder", "opening", "told"]


@dataclass(frozen=True, slots=True)
class Power:
    """A mutation or a technique, in our own words.

    ``cost``: none, one System Strain, or one Effort committed for a scene or a day. ``uses`` a scene (0: no
    limit). ``effect``: a passive gift; damage or healing of ``dice`` (and ``per_level`` dice more for each level
    beyond the first, all of the first kind); a ward (``amount`` of armour class until the next turn); a
    hindrance or an opening of ``amount``; or a thing that is told. ``save`` halves damage, and turns a hindrance
    or an opening aside. ``level`` is the skill of ``group`` that it takes. ``attributes`` (scores), ``skills``,
    ``ac``, ``hp`` (a level) and ``weapon`` are had for good; ``flaw`` marks what nobody wants.
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

    @property
    def is_used(self) -> bool:
        """Whether it is something one does, as against something one has."""
        return self.effect != "passive"
