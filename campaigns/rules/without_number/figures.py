"""Numbers that follow from a sheet: modifiers, saves, armour class, checks, encumbrance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil

from campaigns.rules.contracts import DieSpec, Modifier
from campaigns.rules.without_number.bodies import Body, Foe, Hero
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.gear import Item
from campaigns.rules.without_number.grown import burdens, constitution_left, lost_points, save_bonus, trait
from campaigns.rules.without_number.grown import implants_of as implants_of
from campaigns.rules.without_number.grown import injuries_of as injuries_of
from campaigns.rules.without_number.grown import powers_of as powers_of
from campaigns.rules.without_number.grown import weapons_of as weapons_of
from campaigns.rules.without_number.magic.passive import natural_ac, warded_ac, with_traditions
from campaigns.rules.without_number.tables import (
    BASE_ARMOUR_CLASS,
    COMBAT_SKILLS,
    HIGHEST_SCORE,
    LOWEST_SCORE,
    UNSKILLED_CHECK,
    CharacterClass,
    attribute_modifier,
)

CHECK_DICE_KEPT = 2
BASE_TRAUMA_TARGET = 6


@dataclass(frozen=True, slots=True)
class Load:
    """What is carried, in encumbrance points, against what can be (2.9.0); ``move`` in feet a round."""

    readied: float
    readied_limit: int
    stowed: float
    stowed_limit: int
    move: int


def class_of(hero: Hero) -> CharacterClass:
    """The class of a character, with what edges add to it."""
    return with_traditions(hero, _with_edges(hero.book, hero.book.classes[hero.archetype], hero.edges))


def modifier(hero: Hero, attribute: str) -> int:
    """The modifier of one attribute."""
    score = hero.attributes.get(attribute, 10)
    score -= sum(injury.attributes.get(attribute, 0) for injury in injuries_of(hero))
    score -= lost_points(hero, attribute)
    score += sum(power.attributes.get(attribute, 0) for power in powers_of(hero))
    return attribute_modifier(max(LOWEST_SCORE, min(HIGHEST_SCORE, score))) + (
        1 if hero.prodigy == attribute else 0
    )


def best_attribute(hero: Hero, attributes: tuple[str, ...]) -> str:
    """The one of ``attributes`` that serves best; the first among equals."""
    return max(attributes, key=lambda attribute: modifier(hero, attribute))


def skill_level(hero: Hero, skill: str) -> int | None:
    """The level of a skill for a check, None when it was never learned; Polymath fills gaps."""
    learned = hero.skills.get(skill)
    floor = hero.focus("polymath") - 1 if hero.focus("polymath") and skill not in COMBAT_SKILLS else None
    known = [level for level in (learned, floor) if level is not None]
    return max(known, default=None)


def attack_bonus(body: Body) -> int:
    """The base attack bonus (1.7.2, 2.4.5.1)."""
    return body.attack if isinstance(body, Foe) else class_of(body).attack[body.level - 1]


def effort_of(hero: Hero) -> int:
    """The most Effort a psychic can commit: 1, the best psychic skill, the better of Wisdom and Constitution."""
    known = [hero.skills[skill] for skill in hero.book.effort_groups if skill in hero.skills]
    if not known:
        return 0
    return max(1, 1 + max(known) + max(modifier(hero, "wisdom"), modifier(hero, "constitution")))


def level_of(body: Body) -> int:
    """Experience level, or hit dice."""
    return body.hd if isinstance(body, Foe) else body.level


def save_target(body: Body, save: str) -> int:
    """The number a d20 has to reach; ``save`` is physical, evasion, mental or luck (2.2.0)."""
    if isinstance(body, Foe):
        return body.save
    best = max((modifier(body, attribute) for attribute in body.book.saves[save]), default=0)
    return 16 - body.level - best - save_bonus(body, save)


def strain_limit(body: Body) -> int:
    """The System Strain a body can bear (2.5.2); an average Constitution for a stat line.

    Implants take theirs from it for good, in whole points rounded up.
    """
    if isinstance(body, Foe):
        return 10
    taken = sum(implant.strain for implant in implants_of(body))
    return max(0, constitution_left(body) + trait(body, "strain") - ceil(taken))


def worn(hero: Hero) -> tuple[Item | None, Item | None]:
    """The armour and the shield that count: the best of each that is equipped."""
    armour = [item for item in hero.gear if item.equipped and item.is_armour]
    shields = [item for item in hero.gear if item.equipped and item.is_shield]
    return (
        max(armour, key=lambda item: item.ac or 0, default=None),
        max(shields, key=lambda item: (item.ac or 0, item.ac_bonus or 0), default=None),
    )


def armour_class(body: Body, *, ranged: bool = False) -> int:
    """Armour class with armour, shield, Dexterity and Impervious Defense (3.3.0, 3.3.2).

    Some armour is worth less or more in melee than against what is ``ranged``.
    """
    if isinstance(body, Foe):
        return body.ac if ranged or body.melee_ac is None else body.melee_ac
    armour, shield = worn(body)
    base = _worn_ac(armour, ranged=ranged)
    grown = (*(implant.ac for implant in implants_of(body)), *(power.ac for power in powers_of(body)))
    base = max(base, *grown, natural_ac(body))
    if armour is None and body.focus("impervious_defense"):
        base = 15 + ceil(body.level / 2)
    if shield is not None:
        # A shield gives a base of its own (13 or 14), or 1 more to whoever is as well protected without it.
        alone = shield.ac or 0
        base = alone if alone > base else base + (shield.ac_bonus or 1)
    return warded_ac(body, base + modifier(body, "dexterity"))


def soak_of(body: Body) -> int:
    """The damage of attacks that armour takes in a scene before its wearer does."""
    if isinstance(body, Foe):
        return body.soak
    worn_soak = max((item.stats.soak for item in body.gear if item.equipped and item.is_armour), default=0)
    return worn_soak + trait(body, "soak")


def trauma_target(body: Body) -> int:
    """What a Trauma Die has to reach; 0 where nothing is traumatic."""
    if not body.book.trauma:
        return 0
    if isinstance(body, Foe):
        return body.trauma_target
    armour, _ = worn(body)
    built_in = sum(implant.trauma_target for implant in implants_of(body))
    return (
        BASE_TRAUMA_TARGET
        + class_of(body).trauma_target
        + built_in
        + trait(body, "trauma_target")
        + (armour.stats.trauma_target if armour is not None else 0)
    )


def has_shield(body: Body) -> bool:
    """Whether the first Shock of a round is stopped."""
    return isinstance(body, Hero) and worn(body)[1] is not None


def check_dice(hero: Hero, skill: str) -> DieSpec:
    """The dice of a check, of which the best two count: 2d6, more with Specialist or Gifted Chirurgeon."""
    more = hero.focus("specialist") if skill and skill == hero.specialty else 0
    if skill == "heal" and hero.focus("gifted_chirurgeon"):
        more = max(more, 1)
    return DieSpec(6, CHECK_DICE_KEPT + more)


def check_modifiers(body: Body, skill: str, attribute: str) -> tuple[Modifier, ...]:
    """What is added to a check of ``skill`` with ``attribute`` (either may be empty), by name."""
    if isinstance(body, Foe):
        return (Modifier("Skill", body.skill),)
    parts: list[Modifier] = []
    if skill:
        level = skill_level(body, skill)
        parts.append(
            Modifier("Unskilled", UNSKILLED_CHECK)
            if level is None
            else Modifier(body.book.skill_label(skill), level)
        )
    if attribute:
        parts.append(Modifier(attribute.capitalize(), modifier(body, attribute)))
    parts.extend(_gear_modifiers(body, skill))
    return tuple(parts)


def total_check(body: Body, skill: str, attribute: str = "") -> int:
    """All that is added to a check; with the attribute that serves best when none is named."""
    chosen = attribute or usual_attribute(body, skill)
    return sum(part.value for part in check_modifiers(body, skill, chosen))


def usual_attribute(body: Body, skill: str) -> str:
    """The attribute that serves this person best with a skill; empty for a stat line."""
    if isinstance(body, Foe) or skill not in body.book.skills:
        return ""
    return best_attribute(body, body.book.skills[skill].attributes)


def has_healers_kit(body: Body) -> bool:
    """Whether stabilising and first aid can be done with the proper tools."""
    return isinstance(body, Hero) and any(item.is_healers_kit and item.quantity > 0 for item in body.gear)


def load(hero: Hero) -> Load:
    """Encumbrance: Stowed up to Strength, Readied up to half; then slower in two steps (2.9.0)."""
    strength = hero.attributes.get("strength", 10)
    readied = sum(item.weight * item.quantity for item in hero.gear if item.equipped)
    stowed = sum(item.weight * item.quantity for item in hero.gear if not item.equipped)
    steps = max(ceil(max(0, readied - strength // 2) / 2), ceil(max(0, stowed - strength) / 4))
    return Load(readied, strength // 2, stowed, strength, (30, 20, 10)[min(steps, 2)])


def _gear_modifiers(hero: Hero, skill: str) -> list[Modifier]:
    parts = [
        Modifier(item.name, 1)
        for item in hero.gear
        if skill and item.bonus_skill == skill and not item.is_weapon
    ][:1]
    parts.extend(burdens(hero, skill))
    armour, _ = worn(hero)
    if armour is not None and armour.weight:
        hampers = {"light": (), "medium": ("sneak",), "heavy": ("sneak", "exert")}[armour.armour_weight]
        if skill in hampers:
            parts.append(Modifier(armour.name, -round(armour.weight)))
    return parts


def _worn_ac(armour: Item | None, *, ranged: bool) -> int:
    if armour is None or armour.ac is None:
        return BASE_ARMOUR_CLASS
    return armour.ac if ranged or armour.stats.melee_ac is None else armour.stats.melee_ac


@lru_cache(maxsize=512)
def _with_edges(book: Book, klass: CharacterClass, edges: tuple[str, ...]) -> CharacterClass:
    taken = [book.edges[edge] for edge in edges if edge in book.edges]
    gifts = {edge.gift for edge in taken}
    return replace(
        klass,
        hit_bonus=klass.hit_bonus + sum(edge.hit_bonus for edge in taken),
        attack=tuple(range(1, 11)) if any(edge.full_attack for edge in taken) else klass.attack,
        killing_blow=klass.killing_blow or "killing_blow" in gifts,
        veterans_luck=klass.veterans_luck or "veterans_luck" in gifts,
        masterful_expertise=klass.masterful_expertise or "masterful_expertise" in gifts,
        quick_learner=klass.quick_learner or "quick_learner" in gifts,
        trauma_target=klass.trauma_target + sum(edge.trauma_target for edge in taken),
        trauma_die=klass.trauma_die + sum(edge.trauma_die for edge in taken),
    )
