"""Growing: experience, levels and their hit points, and the choices that a level brings (SRD 2.7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from campaigns.rules.contracts import CreationStep, Dice, DieSpec, Json, Resolved, Ruling
from campaigns.rules.growing import nothing_due, walk
from campaigns.rules.without_number.bodies import Foe, Hero, write
from campaigns.rules.without_number.figures import class_of, modifier, powers_of
from campaigns.rules.without_number.growing import stages
from campaigns.rules.without_number.magic.learning import filled
from campaigns.rules.without_number.rulings import plain_ruling
from campaigns.rules.without_number.tables import MAX_LEVEL, SKILL_POINTS_PER_LEVEL


def advance(body: Hero | Foe, xp: int, dice: Dice) -> Resolved:
    """Award experience and take every level it reaches; a stat line does not grow.

    What the last level brought and nobody chose is chosen as suggested when a new one comes.
    """
    if isinstance(body, Foe) or xp <= 0:
        return Resolved(sheets={"self": write(body)})
    hero = replace(body, xp=body.xp + xp)
    rulings: list[Ruling] = []
    notes: list[str] = []
    if hero.due and _rises(hero):
        hero, ruling = _grown(hero, {})
        rulings.append(ruling)
        notes.append(ruling.summary)
    while _rises(hero):
        hero, ruling = _next_level(hero, dice)
        rulings.append(ruling)
        notes.append(ruling.summary)
    return Resolved(tuple(rulings), {"self": write(hero)}, tuple(notes))


def growth(body: Hero | Foe, choices: Mapping[str, Json]) -> tuple[CreationStep, ...]:
    """What is due to be chosen, given the choices so far; empty for a stat line and when nothing is."""
    if isinstance(body, Foe) or not body.due:
        return ()
    return walk(body, stages(body), choices)[1]


def grow(body: Hero | Foe, choices: Mapping[str, Json]) -> Resolved:
    """Make the choices that are due; raises RulesError for one that is not legal, and when nothing is due."""
    if isinstance(body, Foe) or not body.due:
        raise nothing_due(body.name)
    hero, ruling = _grown(body, choices)
    return Resolved((ruling,), {"self": write(hero)}, (ruling.summary,))


def _rises(hero: Hero) -> bool:
    return hero.level < MAX_LEVEL and hero.xp >= hero.book.xp_totals[hero.xp_track][hero.level]


def _next_level(hero: Hero, dice: Dice) -> tuple[Hero, Ruling]:
    level = hero.level + 1
    throw = dice.throw((DieSpec(6, level),), reason=f"{hero.name}: hit points at level {level}")
    per_die = class_of(hero).hit_bonus + modifier(hero, "constitution") + (2 if hero.focus("die_hard") else 0)
    per_die += sum(power.hp for power in powers_of(hero))
    rolled = sum(max(1, face + per_die) for face in throw.faces)
    max_hp = max(rolled, hero.vitals.max_hp + 1)
    gained = max_hp - hero.vitals.max_hp
    vitals = replace(hero.vitals, max_hp=max_hp, hp=hero.vitals.hp + (gained if hero.vitals.hp else 0))
    quick = 1 if class_of(hero).quick_learner else 0
    points = SKILL_POINTS_PER_LEVEL + quick
    grown = replace(
        hero,
        level=level,
        vitals=vitals,
        skill_points=hero.skill_points + points,
        peaceful=hero.peaceful + quick,
        due=(*hero.due, level),
    )
    told = f"{hero.name} reaches level {level}: {gained} hit points more, {points} skill points."
    ruling = plain_ruling(
        hero.book.rule("advancement"),
        "self",
        f"{hero.name}: level {level}",
        told,
        total=max_hp,
        stat="Hit points",
        throw=throw,
    )
    return grown, ruling


def _grown(hero: Hero, choices: Mapping[str, Json]) -> tuple[Hero, Ruling]:
    grown, _ = walk(hero, stages(hero), choices)
    grown = replace(filled(grown), due=())
    changes = _changes(hero, grown)
    kept = grown.skill_points
    parts = [*changes, *([f"{kept} {'point' if kept == 1 else 'points'} kept"] if kept else [])]
    told = f"{hero.name} has learned: {', '.join(parts)}."
    label = f"{hero.name}: what level {hero.due[-1]} brought"
    rule = hero.book.rule("growth")
    return grown, plain_ruling(rule, "self", label, told, changes=changes)


def _changes(before: Hero, after: Hero) -> tuple[str, ...]:
    """What is new on a sheet, in words: foci, attributes, skills, arts and spells."""
    book = after.book
    foci = [
        f"{book.foci[focus].label} {level}" if level > 1 else book.foci[focus].label
        for focus, level in after.foci.items()
        if level != before.focus(focus)
    ]
    attributes = [
        f"{name.capitalize()} {score}"
        for name, score in after.attributes.items()
        if score != before.attributes[name]
    ]
    skills = [
        f"{book.skill_label(skill)} {level}"
        for skill, level in after.skills.items()
        if level != before.skills.get(skill)
    ]
    known = {*before.magic.arts, *before.magic.spells}
    learned = [
        book.workings[found].label for found in (*after.magic.arts, *after.magic.spells) if found not in known
    ]
    return (*foci, *attributes, *skills, *learned)
