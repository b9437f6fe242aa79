"""How much magic there is in somebody: spells known and prepared, casts, Effort (SRD 1.4.4, 4.2, 4.3)."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.without_number.bodies import Hero
from campaigns.rules.without_number.figures import modifier
from campaigns.rules.without_number.magic.passive import traditions_of
from campaigns.rules.without_number.magic.workings import DUAL, FULL, PARTIAL, Casting, Tradition, Working
from campaigns.rules.without_number.vitals import spend

CAST = "cast"


def is_full(hero: Hero) -> bool:
    """Whether magic is all of somebody's class."""
    return hero.book.class_named(hero.archetype).full_mage


def casting_of(hero: Hero) -> Casting | None:
    """The table somebody casts by; None for who casts no spells."""
    casters = [tradition for tradition in traditions_of(hero) if tradition.lists]
    if not casters:
        return None
    if is_full(hero):
        return FULL
    return DUAL if len(casters) > 1 else PARTIAL


def highest_level(hero: Hero) -> int:
    """The highest level of spell that somebody can cast."""
    table = casting_of(hero)
    return table.max_level[hero.level - 1] if table is not None else 0


def casts_most(hero: Hero) -> int:
    """How many spells somebody can cast in a day."""
    table = casting_of(hero)
    return table.cast[hero.level - 1] if table is not None else 0


def casts_left(hero: Hero) -> int:
    """How many spells somebody can still cast today; never below 0."""
    return max(0, casts_most(hero) - hero.used.day.count(CAST))


def prepared_most(hero: Hero) -> int:
    """How many spells somebody can have prepared."""
    table = casting_of(hero)
    return table.prepared[hero.level - 1] if table is not None else 0


def spells_of(hero: Hero) -> tuple[Working, ...]:
    """The spells in somebody's book."""
    return _found(hero, hero.magic.spells)


def prepared_by(hero: Hero) -> tuple[Working, ...]:
    """The spells that somebody has prepared."""
    return _found(hero, hero.magic.prepared)


def arts_of(hero: Hero) -> tuple[Working, ...]:
    """The arts that somebody has learned."""
    return _found(hero, hero.magic.arts)


def _found(hero: Hero, ids: tuple[str, ...]) -> tuple[Working, ...]:
    known = hero.book.workings
    return tuple(known[found] for found in ids if found in known)


def effort_most(hero: Hero, tradition: Tradition) -> int:
    """The Effort of a tradition: its base, its skill, the better attribute; one less in part, never below 1."""
    skill = tradition.skill or hero.magic.order
    best = max(modifier(hero, attribute) for attribute in tradition.attributes)
    less = 1 if tradition.base and not is_full(hero) else 0
    return max(1, tradition.base + hero.skills.get(skill, 0) + best - less)


def pool_of(tradition: str) -> str:
    """How Effort of a tradition is noted where spent abilities are."""
    return f"effort:{tradition}"


def effort_free(hero: Hero, tradition: Tradition) -> int:
    """Effort of a tradition that is not committed; never below 0."""
    pool = pool_of(tradition.id)
    held = sum(art.group == tradition.id for art in _found(hero, hero.magic.held))
    spent = hero.used.scene.count(pool) + hero.used.day.count(pool) + held
    return max(0, effort_most(hero, tradition) - spent)


def free_for(hero: Hero, art: Working) -> int:
    """Effort that is left for an art."""
    tradition = hero.book.traditions.get(art.group)
    return effort_free(hero, tradition) if tradition is not None else 0


def commit(hero: Hero, art: Working) -> Hero:
    """Commit an Effort to an art, for as long as it takes, and note that it has been used."""
    if art.once:
        hero = spend(hero, art.id, art.once)
    if art.commit == "held":
        return replace(hero, magic=replace(hero.magic, held=(*hero.magic.held, art.id)))
    return spend(hero, pool_of(art.group), art.commit) if art.commit else hero


def let_go(hero: Hero, art: Working) -> Hero:
    """Take back the Effort of an art that is held."""
    held = tuple(found for found in hero.magic.held if found != art.id)
    return replace(hero, magic=replace(hero.magic, held=held))


def without_cast(hero: Hero) -> Hero:
    """Give back a cast that has been made today."""
    day = list(hero.used.day)
    day.remove(CAST)
    return replace(hero, used=replace(hero.used, day=tuple(day)))
