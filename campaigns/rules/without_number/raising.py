"""Skill points: what skills and attributes cost somebody, and how the class would spend them (SRD 2.7.1.4, 2.7.1.5)."""

from __future__ import annotations

from dataclasses import replace

from campaigns.errors import RulesError
from campaigns.rules.without_number.bodies import Hero, Pick
from campaigns.rules.without_number.figures import class_of
from campaigns.rules.without_number.tables import (
    ATTRIBUTE_RAISE_LEVELS,
    COMBAT_SKILLS,
    HIGHEST_SKILL,
    SKILL_COSTS,
)

UNLEARNED = -1


def prices_of(hero: Hero, skill: str) -> dict[int, int]:
    """Every level that a skill could have now with what it costs from here; the present one (-1: none) costs nothing.

    Points that went towards the skill before count.
    """
    now = hero.skills.get(skill, UNLEARNED)
    prices, spent = {now: 0}, 0
    for level in range(now + 1, HIGHEST_SKILL + 1):
        if hero.level < SKILL_COSTS[level].min_level:
            break
        spent += SKILL_COSTS[level].points
        prices[level] = max(0, spent - hero.credit.get(skill, 0))
    return prices


def open_skills(hero: Hero) -> tuple[str, ...]:
    """The skills that points can go to: psychic ones and the like only if they are known already."""
    return tuple(
        skill for skill in hero.book.skills if skill in hero.skills or skill not in hero.book.no_pick_skills
    )


def bought(hero: Hero, levels: dict[str, int], *, automatic: bool) -> Hero:
    """The hero with skills raised to these levels and the points paid.

    Raises RulesError when a Quick Learner's own point would go to fighting (1.5.8).
    """
    paid = {skill: prices_of(hero, skill)[level] for skill, level in levels.items()}
    fighting = sum(points for skill, points in paid.items() if skill in COMBAT_SKILLS)
    if fighting > hero.skill_points - hero.peaceful:
        raise RulesError(
            f"{hero.peaceful} of these points cannot go to {', '.join(COMBAT_SKILLS)}.",
            hint="A quick learner's extra point is for other skills and for attributes; it may be kept.",
        )
    total = sum(paid.values())
    left = dict(hero.credit)
    for skill, level in levels.items():
        worth = sum(
            SKILL_COSTS[one].points for one in range(hero.skills.get(skill, UNLEARNED) + 1, level + 1)
        )
        left[skill] = left.get(skill, 0) - (worth - paid[skill])
    return replace(
        hero,
        skills={**hero.skills, **levels},
        skill_points=hero.skill_points - total,
        peaceful=max(0, hero.peaceful - (total - fighting)),
        credit={skill: points for skill, points in left.items() if points},
        picks=(*hero.picks, *(Pick(hero.level, "skill", skill, automatic) for skill in levels)),
    )


def suggested(hero: Hero) -> dict[str, int]:
    """The levels that the class would buy: what it leans on raised first, then what it lacks learned."""
    able = open_skills(hero)
    psychic = [skill for skill in hero.book.effort_groups if skill in hero.skills]
    wanted = [skill for skill in (*psychic, *class_of(hero).leaning) if skill in able]
    grown = hero
    while True:
        options = [skill for skill in wanted if _affordable(grown, skill)]
        if not options:
            return {skill: level for skill, level in grown.skills.items() if level != hero.skills.get(skill)}
        skill = options[0]
        grown = bought(grown, {skill: grown.skills.get(skill, UNLEARNED) + 1}, automatic=True)


def _affordable(hero: Hero, skill: str) -> bool:
    price = prices_of(hero, skill).get(hero.skills.get(skill, UNLEARNED) + 1)
    purse = hero.skill_points - (hero.peaceful if skill in COMBAT_SKILLS else 0)
    return price is not None and price <= purse


def raise_price(hero: Hero) -> int | None:
    """What the next raise of an attribute costs: the n-th n points; None when it cannot be had (2.7.1.5)."""
    if hero.raises >= len(ATTRIBUTE_RAISE_LEVELS) or hero.level < ATTRIBUTE_RAISE_LEVELS[hero.raises]:
        return None
    price = hero.raises + 1
    return price if price <= hero.skill_points else None


def with_raise(hero: Hero, attribute: str) -> Hero:
    """The hero with one more in an attribute, paid."""
    price = hero.raises + 1
    return replace(
        hero,
        attributes={**hero.attributes, attribute: hero.attributes[attribute] + 1},
        raises=price,
        skill_points=hero.skill_points - price,
        peaceful=max(0, hero.peaceful - price),
        picks=(*hero.picks, Pick(hero.level, "attribute", attribute, False)),
    )
