"""Whether what somebody carries is of use to them: for those who write kits and ready-made characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from campaigns.rules.without_number.bodies import Hero
from campaigns.rules.without_number.figures import weapons_of
from campaigns.rules.without_number.gear import Item, damage_dice
from campaigns.rules.without_number.magic.passive import traditions_of

POCKET_KNIFE: Final = 4
"""The most damage of what people carry without a thought of fighting."""


def misfits(hero: Hero) -> tuple[str, ...]:
    """What is carried and cannot well be used, each as a sentence, by the rules it runs against."""
    return (*_barred(hero), *_unskilled(hero), *_decks(hero))


def _barred(hero: Hero) -> Iterator[str]:
    """Armour and shields of those whose magic does not come in them (SRD 4.2.3)."""
    barred = next((one for one in traditions_of(hero) if one.barred), None)
    for item in hero.gear if barred is not None else ():
        if item.is_armour or item.is_shield:
            yield f"{item.name} keeps the magic of a {barred.label if barred else ''} from coming."


def skill_for(gear: Sequence[Item], skills: Mapping[str, int]) -> str:
    """The skill of the first weapon of somebody who has none for any that they carry; empty for everybody else."""
    wanted = [item.skill or "stab" for item in gear if _is_meant_to_fight(item)]
    return wanted[0] if wanted and not any(skill in skills for skill in wanted) else ""


def _unskilled(hero: Hero) -> Iterator[str]:
    """Weapons of somebody who has no skill with any that they carry (2.4.5: -2)."""
    wanted = skill_for(weapons_of(hero), hero.skills)
    if wanted:
        weapon = next(item for item in weapons_of(hero) if _is_meant_to_fight(item))
        yield f"{weapon.name} takes {hero.book.skill_label(wanted)}, and there is no such skill."


def _is_meant_to_fight(item: Item) -> bool:
    """Whether a weapon is more than the knife that anybody has in a pocket."""
    dice, flat = damage_dice(item.damage or "1")
    most = flat + sum(die.count * (die.sides if isinstance(die.sides, int) else 1) for die in dice)
    return item.category == "weapon" and most > POCKET_KNIFE


def _decks(hero: Hero) -> Iterator[str]:
    for item in hero.gear:
        if item.stats.deck is not None and "program" not in hero.skills:
            yield f"{item.name} takes Program, and there is no such skill."
