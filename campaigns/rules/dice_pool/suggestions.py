"""What suits a class: attributes, skills and spells laid out within a budget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from campaigns.rules.dice_pool.classes import Archetype
from campaigns.rules.dice_pool.tables import ATTRIBUTES, MOST_RATING, SKILLS

LEAST_ATTRIBUTE = 2
GOOD_SKILL = 5
NARROW = 8
"""So many skills are learned well before others are begun."""
STREET_SENSE = ("perception", "athletics", "streetwise", "etiquette")
ORDINARY = tuple(skill.id for skill in SKILLS.values() if skill.penalty is not None)
"""What anybody may have picked up; magic is not among it."""


def suggested_attributes(kind: Archetype, budget: int, bonuses: Mapping[str, int]) -> dict[str, int]:
    """All attributes at 2, and the rest of the budget on what the class (and its past) wants most."""
    laid = dict.fromkeys(ATTRIBUTES, LEAST_ATTRIBUTE)
    left = budget - sum(laid.values())
    while left < 0:
        lowest = next(name for name in reversed(kind.prime) if laid[name] > 1)
        laid[lowest] -= 1
        left += 1
    favoured = [name for name in bonuses if name in laid and bonuses[name] > 0]
    order = list(dict.fromkeys((*favoured, *kind.prime, *ATTRIBUTES)))
    for most in (4, 5, MOST_RATING):
        for name in order:
            added = min(left, max(0, (most if name in order[:3] else most - 1) - laid[name]))
            laid[name] += added
            left -= added
    return laid


def suggested_skills(kind: Archetype, budget: int, picks: Sequence[str]) -> dict[str, int]:
    """The skills of the class and of the past, the first ones best; picked twice counts more."""
    picked = Counter(skill for skill in picks if skill in SKILLS)
    order = list(dict.fromkeys((*kind.skills[:2], *picked, *kind.skills, *STREET_SENSE, *ORDINARY)))
    laid: dict[str, int] = {}
    left = budget
    for most in (2, 3, 4, GOOD_SKILL, MOST_RATING):
        for index, skill in enumerate(order if most == MOST_RATING else order[:NARROW]):
            ceiling = min(MOST_RATING, most if index < 3 or picked[skill] > 1 else most - 1)
            added = min(left, max(0, ceiling - laid.get(skill, 0)))
            if added:
                laid[skill] = laid.get(skill, 0) + added
                left -= added
    return laid


def suggested_spells(wanted: Sequence[str], budget: int) -> dict[str, int]:
    """The force spread evenly over the spells wanted, the first ones strongest."""
    laid: dict[str, int] = {}
    left = budget
    for force in range(1, MOST_RATING + 1):
        for spell in dict.fromkeys(wanted):
            if left and laid.get(spell, 0) < force:
                laid[spell] = force
                left -= 1
    return laid
