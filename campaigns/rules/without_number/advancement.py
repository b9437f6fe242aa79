"""Growing: experience, levels, hit points, skill points and foci (SRD 2.7)."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.contracts import Dice, DieSpec, Resolved, Ruling
from campaigns.rules.without_number.bodies import Foe, Hero, Pick, write
from campaigns.rules.without_number.creation import favourite
from campaigns.rules.without_number.figures import class_of, modifier, powers_of
from campaigns.rules.without_number.rulings import plain_ruling
from campaigns.rules.without_number.tables import (
    COMBAT_SKILLS,
    FOCUS_LEVELS,
    HIGHEST_SKILL,
    MAX_LEVEL,
    SKILL_COSTS,
    SKILL_POINTS_PER_LEVEL,
)

FOCUS_SKILL_POINTS = 3


def advance(body: Hero | Foe, xp: int, dice: Dice) -> Resolved:
    """Award experience and take every level it reaches; a stat line does not grow."""
    if isinstance(body, Foe) or xp <= 0:
        return Resolved(sheets={"self": write(body)})
    hero = replace(body, xp=body.xp + xp)
    rulings: list[Ruling] = []
    notes: list[str] = []
    while hero.level < MAX_LEVEL and hero.xp >= hero.book.xp_totals[hero.xp_track][hero.level]:
        hero, ruling, told = _next_level(hero, dice)
        rulings.append(ruling)
        notes.extend(told)
    return Resolved(tuple(rulings), {"self": write(hero)}, tuple(notes))


def _next_level(hero: Hero, dice: Dice) -> tuple[Hero, Ruling, list[str]]:
    level = hero.level + 1
    throw = dice.throw((DieSpec(6, level),), reason=f"{hero.name}: hit points at level {level}")
    per_die = class_of(hero).hit_bonus + modifier(hero, "constitution") + (2 if hero.focus("die_hard") else 0)
    per_die += sum(power.hp for power in powers_of(hero))
    rolled = sum(max(1, face + per_die) for face in throw.faces)
    max_hp = max(rolled, hero.vitals.max_hp + 1)
    gained = max_hp - hero.vitals.max_hp
    vitals = replace(hero.vitals, max_hp=max_hp, hp=hero.vitals.hp + (gained if hero.vitals.hp else 0))
    points = SKILL_POINTS_PER_LEVEL + (1 if class_of(hero).quick_learner else 0)
    grown = replace(hero, level=level, vitals=vitals, skill_points=hero.skill_points + points)
    notes = [f"{hero.name} reaches level {level}: {gained} hit points more, {points} skill points."]
    if level in FOCUS_LEVELS:
        grown = _another_focus(grown)
        notes.append(
            f"{hero.name} gains in {grown.book.foci[grown.picks[-1].choice].label}, unless another focus is chosen."
        )
    grown = _spend_points(grown)
    learned = [
        hero.book.skill_label(pick.choice)
        for pick in grown.picks
        if pick.level == level and pick.kind == "skill"
    ]
    if learned:
        notes.append(f"{hero.name} improves in {', '.join(learned)}, unless the points are spent otherwise.")
    ruling = plain_ruling(
        hero.book.rule("advancement"),
        "self",
        f"{hero.name}: level {level}",
        notes[0],
        total=max_hp,
        stat="Hit points",
        throw=throw,
    )
    return grown, ruling, notes


def _another_focus(hero: Hero) -> Hero:
    """The next level of a focus already taken, else the class's favourite; noted as automatic."""
    deepen = [
        focus_id for focus_id, taken in hero.foci.items() if taken < 2 and not hero.book.foci[focus_id].told
    ]
    focus = hero.book.foci[deepen[0]] if deepen else favourite(hero.book, "any", class_of(hero), hero.foci)
    first = focus.id not in hero.foci
    foci = {**hero.foci, focus.id: hero.focus(focus.id) + 1}
    vitals = hero.vitals
    if focus.id == "die_hard" and first:
        vitals = replace(vitals, max_hp=vitals.max_hp + 2 * hero.level, hp=vitals.hp + 2 * hero.level)
    grown = replace(
        hero,
        foci=foci,
        vitals=vitals,
        specialty=_specialty(hero) if focus.id == "specialist" else hero.specialty,
    )
    if first and (focus.skills or focus.any_skill):
        grown = _credited(grown, focus.skills[0] if focus.skills else _specialty(hero))
    return replace(grown, picks=(*grown.picks, Pick(hero.level, "focus", focus.id, True)))


def _credited(hero: Hero, skill: str) -> Hero:
    """Three points towards a focus's bonus skill, whatever the level; what is left over stays as credit."""
    credit = hero.credit.get(skill, 0) + FOCUS_SKILL_POINTS
    level = hero.skills.get(skill, -1)
    while level < HIGHEST_SKILL and credit >= SKILL_COSTS[level + 1].points:
        level += 1
        credit -= SKILL_COSTS[level].points
    return replace(hero, skills={**hero.skills, skill: level}, credit={**hero.credit, skill: credit})


def _spend_points(hero: Hero) -> Hero:
    """Spend the points as the class would: raise what it leans on, then learn what it lacks."""
    klass = class_of(hero)
    free = 1 if klass.quick_learner else 0
    while True:
        psychic = [skill for skill in hero.book.effort_groups if skill in hero.skills]
        options = [skill for skill in (*psychic, *klass.leaning) if _affordable(hero, skill)]
        if not options:
            return hero
        # A Quick Learner's extra point is not for fighting skills (1.5.8): keep it back from them.
        peaceful = [skill for skill in options if skill not in COMBAT_SKILLS]
        skill = options[0] if options[0] not in COMBAT_SKILLS else _fighting(hero, options[0], peaceful, free)
        if not skill:
            return hero
        level = hero.skills.get(skill, -1) + 1
        hero = replace(
            hero,
            skills={**hero.skills, skill: level},
            skill_points=hero.skill_points - SKILL_COSTS[level].points,
            picks=(*hero.picks, Pick(hero.level, "skill", skill, True)),
        )


def _fighting(hero: Hero, skill: str, peaceful: list[str], kept: int) -> str:
    cost = SKILL_COSTS[hero.skills.get(skill, -1) + 1].points
    if hero.skill_points - cost >= kept:
        return skill
    return peaceful[0] if peaceful else ""


def _affordable(hero: Hero, skill: str) -> bool:
    level = hero.skills.get(skill, -1) + 1
    if level > HIGHEST_SKILL:
        return False
    cost = SKILL_COSTS[level]
    return hero.level >= cost.min_level and hero.skill_points >= cost.points


def _specialty(hero: Hero) -> str:
    return max(
        (s for s in hero.skills if s not in COMBAT_SKILLS), key=lambda s: hero.skills[s], default="notice"
    )
