"""What belongs to a body for good or for long: implants, injuries, gifts, and what sickness and stress do to it."""

from __future__ import annotations

from collections.abc import Iterator

from campaigns.rules.contracts import Modifier
from campaigns.rules.without_number.abilities import Implant, Injury
from campaigns.rules.without_number.bodies import Hero
from campaigns.rules.without_number.gear import Item
from campaigns.rules.without_number.perils import Scar, Stage
from campaigns.rules.without_number.powers import Power

SOCIAL = ("talk", "lead", "connect", "trade", "perform", "convince", "administer")
LEAST_REACTION = -2
CONCEALING = "concealing"


def implants_of(hero: Hero) -> tuple[Implant, ...]:
    """What is built into a body: chosen at creation, or carried as a thing that is an implant."""
    known = hero.book.implants
    if not known:
        return ()
    worn_ids = [item.stats.implant for item in hero.gear if item.equipped and item.stats.implant]
    return tuple(known[found] for found in dict.fromkeys((*hero.implants, *worn_ids)) if found in known)


def injuries_of(hero: Hero) -> tuple[Injury, ...]:
    """The lasting injuries of a body."""
    if not hero.injuries:
        return ()
    return tuple(injury for injury in hero.book.injuries if injury.id in hero.injuries)


def powers_of(hero: Hero) -> tuple[Power, ...]:
    """The mutations of a body, and the techniques up to the level of each psychic skill."""
    book = hero.book
    own = tuple(book.powers[power] for power in hero.powers if power in book.powers)
    if not book.effort_groups:
        return own
    learned = (
        power
        for power in book.powers.values()
        if power.group in book.effort_groups and power.level <= hero.skills.get(power.group, -1)
    )
    return (*own, *learned)


def weapons_of(hero: Hero) -> tuple[Item, ...]:
    """Every weapon at hand: those carried, and those grown."""
    grown = tuple(power.weapon for power in powers_of(hero) if power.weapon is not None)
    return (*(item for item in hero.gear if item.is_weapon), *grown)


def trait(hero: Hero, name: str) -> int:
    """The sum of one number over all gifts and flaws: soak, initiative, hit …, as named in ``Traits``."""
    return sum(int(getattr(power.traits, name)) for power in powers_of(hero))


def save_bonus(hero: Hero, *kinds: str) -> int:
    """What gifts and flaws add to saves of these kinds (a save, or a peril)."""
    return sum(power.traits.saves.get(kind, 0) for power in powers_of(hero) for kind in kinds)


def is_immune(hero: Hero, kind: str) -> bool:
    """Whether a kind of peril finds nothing in this body."""
    return any(kind in power.traits.immune for power in powers_of(hero))


def lost_points(hero: Hero, attribute: str) -> int:
    """Points of an attribute that sickness has taken for a while, or torching for good."""
    toll = hero.toll
    ill = sum(toll.lost.values()) if attribute == "constitution" else 0
    return ill + toll.burnt.get(attribute, 0)


def constitution_left(hero: Hero) -> int:
    """The score of Constitution after what was lost of it; below 3 nobody lives long."""
    return hero.attributes.get("constitution", 10) - lost_points(hero, "constitution")


def stages_of(hero: Hero) -> tuple[tuple[str, Stage], ...]:
    """How ill somebody is, by the name of what it is: radiation, felt ailments, cravings, a breakdown."""
    toll, book = hero.toll, hero.book.afflictions
    found: list[tuple[str, Stage]] = []
    dose = toll.lost.get("radiation", 0)
    sick = [stage for least, stage in book.sickness if dose >= least]
    if sick:
        found.append((sick[-1].label, sick[-1]))
    for ailment in toll.ailments:
        peril = book.perils.get(ailment.id)
        if peril is None or not ailment.felt:
            continue
        stage = peril.lasting if peril.kind == "poison" else book.diseases[ailment.severity]
        if stage is not None:
            name = stage.label if peril.kind == "poison" else f"{peril.label}, {stage.label}"
            found.append((name, stage))
    for habit in toll.habits:
        if habit.hungry and habit.steps and book.cravings:
            stage = book.cravings[habit.steps - 1]
            found.append((f"{stage.label}: {habit.label}", stage))
    if toll.broken in book.breakdowns:
        found.append((book.breakdowns[toll.broken].label, book.breakdowns[toll.broken]))
    return tuple(found)


def scars_of(hero: Hero) -> tuple[Scar, ...]:
    """What hardening has left."""
    known = hero.book.afflictions.scars
    return tuple(known[scar] for scar in hero.toll.scars if scar in known)


def stress_limit(hero: Hero) -> int:
    """The stress that somebody bears: Wisdom, what gifts add, and 1 for each scar."""
    wisdom = hero.attributes.get("wisdom", 10) - lost_points(hero, "wisdom")
    return max(1, wisdom + trait(hero, "stress") + len(hero.toll.scars))


def unhit(hero: Hero) -> tuple[Modifier, ...]:
    """What sickness takes from attacks."""
    return tuple(Modifier(name, -stage.hit) for name, stage in stages_of(hero) if stage.hit)


def burdens(hero: Hero, skill: str) -> Iterator[Modifier]:
    """What is added to a check of ``skill`` by what has grown into or befallen a body, by name."""
    grown: tuple[Implant | Power, ...] = (*implants_of(hero), *powers_of(hero))
    for found in grown:
        if skill in found.skills:
            yield Modifier(found.label, found.skills[skill])
    marks: tuple[Injury | Scar, ...] = (*injuries_of(hero), *scars_of(hero))
    for mark in marks:
        if skill in mark.skills:
            yield Modifier(mark.label, -mark.skills[skill])
    for name, stage in stages_of(hero):
        worse = max(stage.every, stage.skills.get(skill, 0))
        if worse:
            yield Modifier(name, -worse)
    if skill in SOCIAL:
        yield from reaction(hero)


def reaction(hero: Hero) -> tuple[Modifier, ...]:
    """What strangers make of what they see: stigma and flaws, at -2 together and never worse.

    A pack says what of it anybody minds (``Book.reactions``). Whatever clothes can hide does not count under
    something with the trait ``concealing``.
    """
    minded = hero.book.reactions
    covered = any(item.equipped and CONCEALING in item.traits for item in hero.gear)
    seen: list[tuple[str, int]] = []
    if minded == "all" and hero.stigma and not hero.stigma_hidden and not covered:
        seen.append(("stigma", -1))
    for power in powers_of(hero) if minded != "none" else ():
        if power.traits.reaction and not (covered and power.traits.concealable):
            seen.append((power.label.lower(), power.traits.reaction))
    parts: list[Modifier] = []
    total = 0
    for name, value in sorted(seen, key=lambda pair: pair[1]):
        kept = max(LEAST_REACTION, total + value) - total
        total += kept
        if kept:
            parts.append(Modifier(f"Reaction: {name}", kept))
    return tuple(parts)
