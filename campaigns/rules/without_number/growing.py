"""What a level lets somebody choose: foci, attributes, skills, arts and spells (SRD 2.7.1.4 to 2.7.1.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from campaigns.errors import RulesError
from campaigns.rules.contracts import CreationOption, CreationStep, Json
from campaigns.rules.growing import Stage, ids_in, raised
from campaigns.rules.without_number.bodies import Hero, Pick
from campaigns.rules.without_number.creation import allow
from campaigns.rules.without_number.figures import class_of
from campaigns.rules.without_number.focus import Focus
from campaigns.rules.without_number.magic.learning import art_picks, arts_open, spells_open, with_spell
from campaigns.rules.without_number.magic.mastery import highest_level
from campaigns.rules.without_number.magic.passive import traditions_of
from campaigns.rules.without_number.magic.workings import Tradition, Working
from campaigns.rules.without_number.raising import (
    UNLEARNED,
    bought,
    open_skills,
    prices_of,
    raise_price,
    suggested,
    with_raise,
)
from campaigns.rules.without_number.tables import (
    ATTRIBUTE_RAISE_LEVELS,
    COMBAT_SKILLS,
    FOCUS_LEVELS,
    HIGHEST_SCORE,
    HIGHEST_SKILL,
    SKILL_COSTS,
)

FOCUS_SKILL_POINTS = 3
KINDS = {"combat": "Fighting", "other": "Other"}


def stages(hero: Hero) -> tuple[Stage[Hero], ...]:
    """Everything that is due, in the order in which it is asked."""
    found: list[Stage[Hero]] = []
    for level in hero.due:
        if level in FOCUS_LEVELS:
            found += (_focus_stage(level), _bonus_stage(level))
    found += [_raise_stage(number) for number in range(hero.raises, len(ATTRIBUTE_RAISE_LEVELS))]
    found.append(Stage(_ask_skills, _take_skills))
    for level in hero.due:
        for tradition in traditions_of(hero):
            found += (_arts_stage(tradition, level), _spells_stage(tradition, level))
    return tuple(found)


def _focus_stage(level: int) -> Stage[Hero]:
    def ask(hero: Hero) -> CreationStep | None:
        able = [focus for focus in hero.book.foci.values() if _may_take(hero, focus)]
        if not able:
            return None
        likely = _likely_focus(hero)
        return CreationStep(
            f"focus_{level}",
            f"A focus, for level {level}",
            "One more level of a focus, or the first of a new one. A new one may bring three points towards a skill.",
            "choose",
            tuple(_focus_option(hero, focus) for focus in able),
            [(likely or able[0]).id],
            least=1,
        )

    def take(hero: Hero, step: CreationStep, answer: Json) -> Hero:
        focus = hero.book.foci[ids_in(answer)[0]]
        vitals = hero.vitals
        if focus.id == "die_hard" and not hero.focus("die_hard"):
            more = 2 * hero.level
            vitals = replace(vitals, max_hp=vitals.max_hp + more, hp=vitals.hp + (more if vitals.hp else 0))
        return replace(
            hero,
            foci={**hero.foci, focus.id: hero.focus(focus.id) + 1},
            vitals=vitals,
            picks=(*hero.picks, Pick(level, "focus", focus.id, answer == step.suggested)),
        )

    return Stage(ask, take)


def _focus_option(hero: Hero, focus: Focus) -> CreationOption:
    level = hero.focus(focus.id)
    label = f"{focus.label}, level {level + 1}" if level else focus.label
    return CreationOption(focus.id, label, focus.levels[level], group=KINDS[focus.kind])


def _may_take(hero: Hero, focus: Focus) -> bool:
    try:
        allow(focus, class_of(hero), hero.attributes, hero.focus(focus.id))
    except RulesError:
        return False
    return True


def _likely_focus(hero: Hero) -> Focus | None:
    """The next level of a focus already taken, else one that the class favours; None when there is neither."""
    kind = "combat" if class_of(hero).focus_picks[0] == "combat" else "other"
    known = {focus: taken for focus, taken in hero.foci.items() if focus in hero.book.foci}
    deepen = [focus for focus, taken in known.items() if taken < 2 and not hero.book.foci[focus].told]
    new = [focus for focus in hero.book.favourites[kind] if focus not in hero.foci]
    wanted = (hero.book.foci[focus] for focus in (*deepen, *new))
    return next((focus for focus in wanted if _may_take(hero, focus)), None)


def _bonus_stage(level: int) -> Stage[Hero]:
    """Three points towards a new focus's skill, whatever the level; what is left over stays as credit (2.7.1.6)."""

    def ask(hero: Hero) -> CreationStep | None:
        focus = _new_focus(hero, level)
        if focus is None:
            return None
        able = _bonus_skills(hero, focus)
        if not able:
            return None
        likely = focus.skills[0] if focus.skills else _specialty(hero)
        return CreationStep(
            f"focus_skill_{level}",
            f"{focus.label}: its skill",
            "Three points go towards one skill, whatever your level; what is left over stays for later.",
            "choose",
            tuple(
                CreationOption(skill, hero.book.skill_label(skill), _credited_text(hero, skill))
                for skill in able
            ),
            [likely if likely in able else able[0]],
            least=1,
        )

    def take(hero: Hero, step: CreationStep, answer: Json) -> Hero:
        skill = ids_in(answer)[0]
        focus = _new_focus(hero, level)
        special = focus is not None and focus.id == "specialist"
        return replace(_credited(hero, skill), specialty=skill if special else hero.specialty)

    return Stage(ask, take)


def _new_focus(hero: Hero, level: int) -> Focus | None:
    """The focus of a level, where it was the first of its levels and has a skill."""
    taken = [pick.choice for pick in hero.picks if pick.kind == "focus" and pick.level == level]
    focus = hero.book.foci[taken[-1]] if taken else None
    fits = focus is not None and hero.focus(focus.id) == 1 and (focus.skills or focus.any_skill)
    return focus if fits else None


def _bonus_skills(hero: Hero, focus: Focus) -> list[str]:
    """The focus's skills below level 4; where all are there already, any other (2.7.1.6)."""
    peaceful = [
        skill for skill in open_skills(hero) if skill not in (*COMBAT_SKILLS, *hero.book.no_pick_skills)
    ]
    own = [skill for skill in (focus.skills or peaceful) if hero.skills.get(skill, UNLEARNED) < HIGHEST_SKILL]
    if own or focus.any_skill:
        return own
    return [skill for skill in open_skills(hero) if hero.skills.get(skill, UNLEARNED) < HIGHEST_SKILL]


def _credited(hero: Hero, skill: str) -> Hero:
    credit = hero.credit.get(skill, 0) + FOCUS_SKILL_POINTS
    level = hero.skills.get(skill, UNLEARNED)
    while level < HIGHEST_SKILL and credit >= SKILL_COSTS[level + 1].points:
        level += 1
        credit -= SKILL_COSTS[level].points
    skills = {**hero.skills, skill: level} if level > UNLEARNED else hero.skills
    return replace(hero, skills=skills, credit={**hero.credit, skill: credit})


def _credited_text(hero: Hero, skill: str) -> str:
    after = _credited(hero, skill)
    left = after.credit[skill]
    return f"Level {after.skills[skill]}" + (f", and {left} towards the next." if left else ".")


def _specialty(hero: Hero) -> str:
    return max(
        (s for s in hero.skills if s not in COMBAT_SKILLS), key=lambda s: hero.skills[s], default="notice"
    )


def _raise_stage(number: int) -> Stage[Hero]:
    def ask(hero: Hero) -> CreationStep | None:
        price = raise_price(hero)
        if hero.raises != number or price is None:
            return None
        able = [name for name, score in hero.attributes.items() if score < HIGHEST_SCORE]
        points = "1 skill point" if price == 1 else f"{price} skill points"
        return CreationStep(
            f"raise_{number + 1}",
            "An attribute",
            f"One more in an attribute costs {points} of {hero.skill_points}. Five such raises are all there are.",
            "choose",
            tuple(
                CreationOption(
                    name,
                    name.capitalize(),
                    f"{hero.attributes[name]}, then {hero.attributes[name] + 1}.",
                    price,
                )
                for name in able
            ),
            [],
            budget=hero.skill_points,
        )

    def take(hero: Hero, step: CreationStep, answer: Json) -> Hero:
        chosen = ids_in(answer)
        return with_raise(hero, chosen[0]) if chosen else hero

    return Stage(ask, take)


def _ask_skills(hero: Hero) -> CreationStep | None:
    prices = {skill: prices_of(hero, skill) for skill in open_skills(hero)}
    able = {skill: found for skill, found in prices.items() if len(found) > 1}
    if not able or not hero.skill_points:
        return None
    kept = f" {hero.peaceful} of them cannot go to fighting." if hero.peaceful else ""
    return CreationStep(
        "skills",
        "Skills",
        f"You have {hero.skill_points} skill points.{kept} What you do not spend stays for later.",
        "points",
        tuple(
            CreationOption(skill, hero.book.skill_label(skill), prices=_within(found, hero.skill_points))
            for skill, found in able.items()
        ),
        dict[str, Json](suggested(hero)),
        budget=hero.skill_points,
    )


def _within(prices: dict[int, int], budget: int) -> dict[int, int]:
    return {level: price for level, price in prices.items() if price <= budget}


def _take_skills(hero: Hero, step: CreationStep, answer: Json) -> Hero:
    levels = raised(step, answer)
    return bought(hero, levels, automatic=levels == step.suggested)


def _arts_stage(tradition: Tradition, level: int) -> Stage[Hero]:
    def ask(hero: Hero) -> CreationStep | None:
        picks = art_picks(hero.book.class_named(hero.archetype), tradition, level)
        able = arts_open(hero.book, tradition.id, level, hero.magic.arts)
        title = f"{tradition.label}: an art, for level {level}"
        return _learning_step(f"arts_{tradition.id}_{level}", title, able, picks)

    def take(hero: Hero, step: CreationStep, answer: Json) -> Hero:
        return replace(hero, magic=replace(hero.magic, arts=(*hero.magic.arts, *ids_in(answer))))

    return Stage(ask, take)


def _spells_stage(tradition: Tradition, level: int) -> Stage[Hero]:
    """New spells from the lists of one tradition; a High Mage's two from High Magic, which is all its list has."""

    def ask(hero: Hero) -> CreationStep | None:
        if not tradition.learns:
            return None
        most = highest_level(replace(hero, level=level))
        able = spells_open(hero.book, (tradition,), most, hero.magic.spells)
        title = f"{tradition.label}: new spells, for level {level}"
        return _learning_step(f"spells_{tradition.id}_{level}", title, able, tradition.learns)

    def take(hero: Hero, step: CreationStep, answer: Json) -> Hero:
        for spell in ids_in(answer):
            hero = with_spell(hero, hero.book.workings[spell])
        return hero

    return Stage(ask, take)


def _learning_step(id: str, title: str, able: Sequence[Working], picks: int) -> CreationStep | None:
    count = min(picks, len(able))
    if not count:
        return None
    options = (
        CreationOption(
            found.id, found.label, found.text, group=f"Level {found.level}" if found.kind == "spell" else ""
        )
        for found in able
    )
    text = "Choose one." if count == 1 else f"Choose {count}."
    likely = list[Json]([found.id for found in able[:count]])
    return CreationStep(id, title, text, "choose", tuple(options), likely, least=count, most=count)
