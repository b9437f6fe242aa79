"""Numbers that follow from a sheet: modifiers, defence, resolve, edge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from campaigns.rules.contracts import Modifier
from campaigns.rules.dial.bodies import Body, Foe, Hero
from campaigns.rules.dial.gear import UNARMED, Item
from campaigns.rules.dial.knacks import FLAW_EDGE, Gift, Knack
from campaigns.rules.dial.tables import (
    ATTRIBUTES,
    BASE_EDGE,
    BASE_RESOLVE,
    BODILY,
    EDGE_LEVELS,
    INJURIES,
    LEAST_RESOLVE,
    RESOLVE_PER_LEVEL,
    SKILLS,
    attribute_modifier,
    training_of,
)


def gift(body: Body, name: Gift) -> int:
    """What the knacks of a character add to one of the engine's numbers; 0 for a stat line."""
    return sum(knack.gifts.get(name, 0) for knack in body.knacks) if isinstance(body, Hero) else 0


def modifier(hero: Hero, attribute: str) -> int:
    """An attribute's modifier."""
    return attribute_modifier(hero.scores[attribute])


def max_resolve(scores: Mapping[str, int], level: int, knacks: Iterable[Knack]) -> int:
    """10, twice the better of grit and heart, 2 for each level after the first, and knacks; at least 6."""
    steadiness = max(attribute_modifier(scores["grit"]), attribute_modifier(scores["heart"]))
    more = sum(knack.gifts.get("resolve", 0) for knack in knacks)
    return max(LEAST_RESOLVE, BASE_RESOLVE + 2 * steadiness + RESOLVE_PER_LEVEL * (level - 1) + more)


def max_edge(hero: Hero) -> int:
    """3, one at levels 4, 7 and 10, one for a flaw, one for each scar, and knacks."""
    scars = sum(hurt.kind == "scar" for hurt in hero.vitals.injuries)
    grown = sum(hero.level >= level for level in EDGE_LEVELS)
    return BASE_EDGE + grown + (FLAW_EDGE if hero.flaw is not None else 0) + scars + gift(hero, "edge")


def defence(body: Body) -> int:
    """What a strike has to beat: 10, grace, what is worn and held, knacks."""
    if isinstance(body, Foe):
        return body.defence
    worn = [item.protection for item in body.gear if item.equipped and (item.is_armour or item.is_shield)]
    return 10 + modifier(body, "grace") + sum(worn) + gift(body, "defence")


def will(body: Body) -> int:
    """What words, feints and taunts have to beat: 10 and the better of heart and wits."""
    if isinstance(body, Foe):
        return body.will
    return 10 + max(modifier(body, "heart"), modifier(body, "wits"))


def soak(body: Body) -> int:
    """What is taken off every blow."""
    if isinstance(body, Foe):
        return body.soak
    return gift(body, "soak") + sum(item.soak for item in body.gear if item.equipped)


def injury_modifiers(body: Body, attribute: str) -> tuple[Modifier, ...]:
    """What injuries take from a check: scratches and wounds from all of the body, a scar from its attribute."""
    found = []
    for hurt in body.vitals.injuries:
        touched = attribute == hurt.attribute if hurt.attribute else attribute in BODILY
        if touched:
            injury = INJURIES[hurt.kind]
            found.append(Modifier(injury.label, injury.penalty))
    return tuple(found)


def attribute_for(body: Body, skill: str, attribute: str) -> str:
    """The attribute of a check: the one named, else the skill's, else wits."""
    if attribute in ATTRIBUTES:
        return attribute
    return SKILLS[skill].attribute if skill in SKILLS else "wits"


def check_modifiers(body: Body, skill: str, attribute: str) -> tuple[Modifier, ...]:
    """What is added to a check of a skill (may be empty) with an attribute, by name."""
    if isinstance(body, Foe):
        return (Modifier("Skill", body.skill),)
    parts = [Modifier(attribute.capitalize(), modifier(body, attribute))]
    if skill in body.trained:
        parts.append(Modifier(f"{SKILLS[skill].label} (trained)", training_of(body.level)))
    parts.extend(Modifier(k.label, k.skills[skill]) for k in body.knacks if skill in k.skills)
    if body.flaw is not None and skill in body.flaw.skills:
        parts.append(Modifier(body.flaw.label, body.flaw.skills[skill]))
    tool = next((item for item in body.gear if skill and item.bonus_skill == skill and item.quantity), None)
    if tool is not None and not tool.is_weapon:
        parts.append(Modifier(tool.name, 1))
    return (*parts, *injury_modifiers(body, attribute))


def strike_modifiers(body: Body, weapon: Item) -> tuple[Modifier, ...]:
    """What is added to a strike with a weapon."""
    if isinstance(body, Foe):
        return (Modifier("Attack", body.attack),)
    parts = list(check_modifiers(body, weapon.serves, strike_attribute(body, weapon)))
    if weapon.attack:
        parts.append(Modifier(weapon.name, weapon.attack))
    return tuple(parts)


def strike_attribute(hero: Hero, weapon: Item) -> str:
    """The best of the attributes a weapon names; else grace for what shoots and force for the rest."""
    named = [name for name in weapon.attributes if name in ATTRIBUTES]
    usual = "grace" if weapon.serves == "shoot" else "force"
    return max(named, key=lambda name: modifier(hero, name), default=usual)


def weapons_of(body: Body) -> tuple[Item, ...]:
    """What somebody can strike with now; bare hands when there is nothing else."""
    if isinstance(body, Foe):
        return (Item("natural", body.weapon or "what they have", "weapon", True, damage=body.damage),)
    return tuple(item for item in body.gear if item.is_weapon and item.equipped and item.quantity) or (
        UNARMED,
    )


def weapon_named(body: Body, wanted: str) -> Item:
    """The weapon of that id or name, else the first at hand."""
    at_hand = weapons_of(body)
    return next((item for item in at_hand if item.answers_to(wanted)), at_hand[0])


def held(body: Body, wanted: str) -> Item | None:
    """The thing somebody carries by that id or name, if there is any left."""
    if isinstance(body, Hero):
        return next((item for item in body.gear if item.quantity > 0 and item.answers_to(wanted)), None)
    return None
