"""What a power is worth to whoever has one and no player: for each, on whom, against what a blow would do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from campaigns.rules.contracts import DieSpec
from campaigns.rules.without_number.adepts import BY_THEMSELVES
from campaigns.rules.without_number.bodies import Body, Foe, Hero
from campaigns.rules.without_number.empowered import dice_of_power
from campaigns.rules.without_number.empowered import why_not as why_no_power
from campaigns.rules.without_number.encounter.bindings import bound_by
from campaigns.rules.without_number.encounter.footing import WALK, apart
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.melee import defence_of
from campaigns.rules.without_number.encounter.ranges import friends_caught, in_area, reaches, steps_of
from campaigns.rules.without_number.figures import level_of, save_target
from campaigns.rules.without_number.magic.casting import (
    bolt_of,
    dice_of,
    fails,
    flat_of,
    option_of,
    why_not,
)
from campaigns.rules.without_number.magic.held import HELPFUL
from campaigns.rules.without_number.magic.workings import BOWSHOT, Area, Working
from campaigns.rules.without_number.powers import Power
from campaigns.rules.without_number.rulings import total_of
from campaigns.rules.without_number.strikes import strike_of

HARMFUL: Final = ("damage", "drain", "bolt")
LOST_TURN, OUT_OF_IT, HELP, CALLED, UNDONE, DEARER = 3, 2, 4.0, 6.0, 3.0, 1.5
_BINDING: Final = MappingProxyType(
    {"dazed": 1.0, "blind": 0.8, "hobbled": 0.5, "torment": 0.7, "compelled": 1.5}
)


@dataclass(frozen=True, slots=True)
class Doing:
    """A spell, an art or a power as something to choose: what it does, on average and to whom.

    ``faces`` is the average of its dice, ``hit`` what is added to the d20 of a bolt.
    """

    option: str
    effect: str
    reach: str
    faces: float = 0
    save: str = ""
    bane: int = 0
    amount: int = 0
    hold: str = ""
    of: str = ""
    bound: int = 0
    hit: int = 0
    spell: bool = False
    indiscriminate: bool = False
    feet: int = BOWSHOT
    area: Area = "zone"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to do, at whom, and what it is worth in hit points."""

    doing: Doing
    target: str
    worth: float


def doings_of(foe: Foe, caster: Hero) -> Iterator[Doing]:
    """Everything that a creature could do now of what it knows."""
    for found in foe.knows:
        working, power = foe.book.workings.get(found), foe.book.powers.get(found)
        if working is not None and found not in BY_THEMSELVES and why_not(caster, working) is None:
            yield _of_working(working, caster)
        elif working is None and power is not None and not why_no_power(caster, power):
            yield _of_power(power, caster)


def choices(fray: Fray, actor: str, doing: Doing, spared: frozenset[str]) -> Iterator[Choice]:
    """One thing on each of those it could be aimed at; what is worth nothing is left out."""
    side = fray.actors[actor].side
    friends, enemies = fray.standing(side), [one for one in fray.enemies_of(actor) if one not in spared]
    enemies = [one for one in enemies if _can_meet(fray, actor, one, doing.feet)]
    if doing.reach == "foes":
        if not spared:
            yield from (Choice(doing, one, _worth_around(fray, doing, one, actor)) for one in enemies)
        return
    friends = [one for one in friends if _can_meet(fray, actor, one, doing.feet)]
    able = {"self": [actor], "place": [actor], "allies": [actor], "ally": friends}.get(doing.reach)
    if doing.reach == "anybody":
        able = [*friends, *enemies]
    for one in enemies if able is None else able:
        worth = _worth_on(fray, doing, one, actor)
        if worth > 0:
            yield Choice(doing, one, worth)


def blow_worth(fray: Fray, actor: str, spared: frozenset[str]) -> float:
    """What the turn would be worth in blows; nothing when nobody is in reach."""
    body = fray.bodies[actor]
    strike = strike_of(body)
    reached = [
        enemy
        for enemy in fray.enemies_of(actor)
        if enemy not in spared and (strike.ranged or apart(fray.encounter, fray.actors, actor, enemy) <= WALK)
    ]
    if not reached:
        return 0.0
    needed = min(defence_of(fray, enemy, ranged=strike.ranged).ac for enemy in reached)
    attacks = body.attacks if isinstance(body, Foe) else 1
    return attacks * _hits(total_of(strike.hit), needed) * (_average(strike.dice) + strike.bonus)


def _of_working(working: Working, caster: Hero) -> Doing:
    flat = flat_of(working, caster)
    bolt = working.effect == "bolt"
    return Doing(
        option_of(working),
        working.effect,
        working.reach,
        _average(dice_of(working, caster)) + (flat.value if flat is not None else 0),
        working.save,
        caster.skills.get("magic", 0) if working.bane else 0,
        working.amount,
        working.hold,
        working.of,
        {"": 0, "one": 1, "four": 4, "level": caster.level, "twice_level": 2 * caster.level}[working.bound],
        total_of(bolt_of(working, caster)[1]) if bolt else 0,
        working.kind == "spell",
        working.indiscriminate,
        working.feet_at(caster.level),
        working.area,
    )


def _of_power(power: Power, caster: Hero) -> Doing:
    reach = "self" if power.effect == "ward" else "ally" if power.effect in ("heal", "hearten") else "foe"
    return Doing(
        f"power_{power.id}",
        power.effect,
        "foes" if power.everybody else reach,
        _average(dice_of_power(power, caster)),
        power.save,
        amount=power.amount,
        feet=power.feet,
        area="around",
    )


def _worth_on(fray: Fray, doing: Doing, one: str, actor: str) -> float:
    body = fray.bodies[one]
    undead = isinstance(body, Foe) and body.undead
    if (doing.of == "living" and undead) or (doing.of == "undead" and not undead):
        return 0.0
    if doing.bound and level_of(body) > doing.bound:
        return 0.0
    taken = _failing(save_target(body, doing.save) + doing.bane) if doing.save else 1.0
    if doing.effect in HARMFUL:
        half = (1 - taken) / 2 if doing.save else 0
        hits = _hits(doing.hit, defence_of(fray, one, ranged=True).ac) if doing.effect == "bolt" else 1
        return hits * doing.faces * (taken + half)
    if doing.effect == "bind":
        return taken * _binding(fray, doing, one, actor)
    return taken * _lasting(fray, doing, one, actor, body)


def _lasting(fray: Fray, doing: Doing, one: str, actor: str, body: Body) -> float:
    """What something is worth that is no damage, before any save."""
    there, vitals = fray.actors[one], body.vitals
    half_gone = vitals.hp * 2 <= vitals.max_hp
    match doing.effect:
        case "heal":
            return min(vitals.max_hp - vitals.hp, doing.faces) if half_gone else 0.0
        case "ward":
            return doing.amount * (0.8 if half_gone else 0.4)
        case "hinder":
            return 0.0 if there.hindered else doing.amount * 0.5
        case "opening":
            alone = len(fray.standing(fray.actors[actor].side)) < 2
            return 0.0 if there.opening or alone else doing.amount * 0.5
        case "hearten":
            return 0.0 if there.aided or one == actor else doing.amount * 0.5
        case "stun":
            return 0.0 if there.stunned else float(LOST_TURN + level_of(body))
        case "dispel":
            friend = there.side == fray.actors[actor].side
            return UNDONE * sum(held.helps != friend for held in there.bindings)
        case "summon":
            return CALLED
        case _:
            return float(OUT_OF_IT * (LOST_TURN + level_of(body)))


def _binding(fray: Fray, doing: Doing, one: str, actor: str) -> float:
    body = fray.bodies[one]
    if bound_by(fray, one, doing.hold) is not None:
        return 0.0
    if doing.hold not in HELPFUL:
        return _BINDING.get(doing.hold, 0.0) * (LOST_TURN + level_of(body)) + doing.faces
    hurt = body.vitals.hp * 2 <= body.vitals.max_hp
    if doing.hold == "nimble" or (doing.hold == "aegis" and one == actor):
        return 0.0
    return HELP if hurt or doing.hold != "deathless" else 0.0


def _worth_around(fray: Fray, doing: Doing, target: str, actor: str) -> float:
    """What an area is worth at somebody: everybody it meets, friends whom it catches counted against it."""
    met = in_area(fray, fray.enemies_of(actor), actor, target, doing.area, doing.feet)
    caught = friends_caught(fray, actor, target, doing.area, doing.feet) if doing.indiscriminate else []
    lost = sum(_worth_on(fray, doing, one, actor) for one in caught)
    return sum(_worth_on(fray, doing, one, actor) for one in met) - DEARER * lost


def _can_meet(fray: Fray, actor: str, one: str, feet: int) -> bool:
    """Whether somebody is in reach, once the actor has moved up to touch them."""
    distance = apart(fray.encounter, fray.actors, actor, one)
    return reaches(distance, feet) and (distance <= steps_of(feet) or actor not in fray.stood)


def _average(dice: Sequence[DieSpec]) -> float:
    return sum(die.count * ((die.sides if isinstance(die.sides, int) else 1) + 1) / 2 for die in dice)


def _hits(bonus: int, ac: int) -> float:
    return sum(face + bonus >= ac for face in range(1, 21)) / 20


def _failing(needed: int) -> float:
    return sum(fails(face, needed) for face in range(1, 21)) / 20
