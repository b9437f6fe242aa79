"""What a book may give a character beside class and foci: edges, implants, injuries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Edge:
    """A talent that stands in for a class, in our own words.

    ``hit_bonus`` is added to the hit die of each level; ``full_attack`` makes the attack bonus the level;
    ``trauma_target`` and ``trauma_die`` are added to these. ``foci``, ``budget`` (thousands, for implants) and
    ``mutation_points`` are had at creation; ``skills`` are its bonus skill, the likeliest first. ``gift`` names
    an ability that the engine knows by name. ``told`` marks an edge without dice.
    """

    id: str
    label: str
    text: str
    skills: tuple[str, ...] = ()
    hit_bonus: int = 0
    full_attack: bool = False
    trauma_target: int = 0
    trauma_die: int = 0
    foci: int = 0
    budget: int = 0
    mutation_points: int = 0
    gift: str = ""
    told: bool = False


@dataclass(frozen=True, slots=True)
class Implant:
    """Something built into a body: ``cost`` in thousands, ``strain`` that it takes from the maximum for good.

    ``ac`` is an armour class that the body has without armour. ``skills`` are added to checks of these skills;
    ``hit`` to attacks at a distance, ``melee`` to damage of melee; ``initiative`` and ``trauma_target`` to
    those. ``steady`` stabilises whoever falls.
    """

    id: str
    label: str
    cost: int
    strain: float
    text: str
    ac: int = 0
    trauma_target: int = 0
    initiative: int = 0
    hit: int = 0
    melee: int = 0
    steady: bool = False
    skills: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Injury:
    """What a traumatic fall may leave behind: attribute scores and skills are worse by as much until it heals.

    ``nights`` until it has healed (0: it never does); ``rounds`` nearer to death at once.
    """

    id: str
    label: str
    text: str
    attributes: Mapping[str, int] = field(default_factory=dict)
    skills: Mapping[str, int] = field(default_factory=dict)
    nights: int = 0
    rounds: int = 0
