"""What arts change by being there: armour class, the hit die of a Vowed, bare hands (SRD 1.5.7, 1.5.14, 1.5.17)."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from campaigns.rules.without_number.bodies import Hero
from campaigns.rules.without_number.magic.workings import PUNCH_SHOCK, PUNCHES, Tradition, Working
from campaigns.rules.without_number.tables import CharacterClass

MOST_WARDED = 18


def traditions_of(hero: Hero) -> tuple[Tradition, ...]:
    """The traditions of a mage; none for everybody else."""
    known = hero.book.traditions
    return tuple(known[found] for found in hero.magic.traditions if found in known)


def is_armoured(hero: Hero) -> bool:
    """Whether armour or a shield is worn, which spoils spells and most arts (4.2.3)."""
    return any(item.equipped and (item.is_armour or item.is_shield) for item in hero.gear)


def knows_art(hero: Hero, art: str) -> bool:
    """Whether somebody has an art that works now: armour and shields stop those of most traditions."""
    if art not in hero.magic.arts:
        return False
    found = hero.book.workings.get(art)
    tradition = hero.book.traditions.get(found.group) if found is not None else None
    return tradition is not None and not (tradition.barred and is_armoured(hero))


def held_by(hero: Hero) -> tuple[Working, ...]:
    """The arts that somebody holds now and that armour does not stop."""
    known = hero.book.workings
    return tuple(known[art] for art in hero.magic.held if art in known and knows_art(hero, art))


def natural_ac(hero: Hero) -> int:
    """The base armour class that arts give: Unarmored Defense, Cold Flesh; 0 without them."""
    if not hero.magic.arts:
        return 0
    half = hero.level // 2
    bare = 13 + half if knows_art(hero, "unarmored_defense") else 0
    return max(bare, 12 + half if knows_art(hero, "cold_flesh") else 0)


def warded_ac(hero: Hero, ac: int) -> int:
    """Armour class with the wards one holds, which lift nobody above 18."""
    more = sum(art.amount for art in held_by(hero) if art.hold == "ward")
    return max(ac, min(MOST_WARDED, ac + more))


def with_traditions(hero: Hero, klass: CharacterClass) -> CharacterClass:
    """The class of a mage, as their traditions shape it."""
    return fitted(klass, traditions_of(hero), hero.magic.order)


@lru_cache(maxsize=256)
def fitted(klass: CharacterClass, traditions: tuple[Tradition, ...], order: str) -> CharacterClass:
    """A class as traditions shape it: a Vowed's hit die, and the skills that automatic choices favour."""
    if not traditions:
        return klass
    least = max(tradition.least_hit_bonus for tradition in traditions)
    own = dict.fromkeys(tradition.skill or order for tradition in traditions)
    fists = ("punch",) if any(not tradition.skill for tradition in traditions) else ()
    leaning = tuple(dict.fromkeys((*own, *fists, *(skill for skill in klass.leaning if skill != "magic"))))
    return replace(klass, hit_bonus=max(klass.hit_bonus, least), leaning=leaning)


def bare_handed_attack(hero: Hero) -> int:
    """The attack bonus that Martial Style gives bare hands at least: an Expert's."""
    expert = hero.book.classes.get("expert")
    if expert is None or not knows_art(hero, "martial_style"):
        return 0
    return expert.attack[hero.level - 1]


def bare_hands(hero: Hero) -> tuple[str, int] | None:
    """Damage dice and Shock of a Vowed's bare hands; None for everybody else."""
    if not knows_art(hero, "unarmed_might"):
        return None
    return PUNCHES[hero.level - 1], PUNCH_SHOCK[hero.level - 1]
