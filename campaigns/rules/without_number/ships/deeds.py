"""What comes of the departments' actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from campaigns.rules.contracts import Check, Modifier, Throw
from campaigns.rules.without_number.bodies import Hero
from campaigns.rules.without_number.encounter.nerve import lose_heart
from campaigns.rules.without_number.encounter.throwing import keep, thrown_of
from campaigns.rules.without_number.figures import skill_level
from campaigns.rules.without_number.rulings import plain_ruling
from campaigns.rules.without_number.settling import Thrown, score
from campaigns.rules.without_number.ships.actions import ACTIONS, CRISIS, Action
from campaigns.rules.without_number.ships.crises import CRISES
from campaigns.rules.without_number.ships.fleet import AWAY, Waters, in_trouble
from campaigns.rules.without_number.ships.gunnery import fire_all, shoot
from campaigns.rules.without_number.ships.hulls import MENDING
from campaigns.rules.without_number.ships.state import Ship
from campaigns.rules.without_number.wording import sentence

STRONG: Final = 4
BOOST: Final = 2
SUPPORT: Final = 2
ONCE: Final = ("ship_evade", "ship_ghost", "ship_ecm", "ship_boost")
"""What works but once a round for one ship."""


def pay(waters: Waters, ship_id: str, cost: int) -> bool:
    """Spend command points; what a captain supports costs 2 less. Where they do not suffice: False, and 1 more."""
    if cost >= SUPPORT and ship_id in waters.supported:
        waters.supported.discard(ship_id)
        cost -= SUPPORT
    if waters.points[ship_id] < cost:
        waters.points[ship_id] += 1
        return False
    waters.points[ship_id] -= cost
    return True


def do_plain(waters: Waters, ship: Ship, actor: str, action: Action) -> None:
    """What needs no check."""
    fray = waters.fray
    match action.id:
        case "ship_fire_through":
            gained = 1 + level(waters, actor, "lead")
            waters.points[ship.id] += gained
            lost = waters.trouble(ship.id, "crew_lost")
            told = f"{fray.named(actor)} drives them on: {gained} command points. {lost}"
        case "ship_brace":
            waters.change(ship.id, braced=True)
            told = f"{fray.named(actor)} holds them together."
        case "ship_support":
            waters.supported.add(ship.id)
            told = f"{fray.named(actor)} puts all hands to one thing."
        case _:
            waters.points[ship.id] += 1
            told = f"{fray.named(actor)} keeps the station running."
    fray.record((plain_ruling(fray.book.rule("ship_duty"), actor, action.label, told),))


def do_check(waters: Waters, ship: Ship, check: Check, throw: Throw) -> None:
    """An action with a check: paid first, then thrown, then done."""
    name = str(check.data["ship"])
    if name.startswith(CRISIS):
        _settle_crisis(waters, ship, check, throw, name.removeprefix(CRISIS))
        return
    action = ACTIONS[name]
    fray = waters.fray
    done = (ship.id, action.id)
    if done in waters.done or not pay(waters, ship.id, action.cost):
        waters.points[ship.id] += done in waters.done
        told = (
            f"{fray.named(check.actor)} is not given the hands for it, and keeps the station running instead."
        )
        fray.record(
            (plain_ruling(fray.book.rule("ship_duty"), check.actor, action.label, told, outcome="failure"),)
        )
        return
    if action.id in ONCE:
        waters.done.add(done)
    if action.department == "gunnery":
        _gunnery(waters, ship, check, throw, action)
        return
    if action.speedy and ship.boost:
        check = replace(check, modifiers=(*check.modifiers, Modifier("Engines", ship.boost)))
    thrown = thrown_of(waters.fray, check, throw)
    done_as = f"{fray.named(check.actor)}: {action.label.lower()} ({score(thrown)})."
    effects = (
        _EFFECTS[action.id](waters, ship, thrown) if thrown.verdict.succeeded else _failed(waters, action)
    )
    keep(waters.fray, thrown, [done_as, *effects])


def level(waters: Waters, actor: str, skill: str) -> int:
    """Somebody's level of a skill, 0 at least."""
    body = waters.fray.bodies[actor]
    return max(0, (skill_level(body, skill) or 0)) if isinstance(body, Hero) else max(0, body.skill)


def _gunnery(waters: Waters, ship: Ship, check: Check, throw: Throw, action: Action) -> None:
    gun = next(one for one in ship.guns if one.id == check.data["gun"])
    if action.id == "ship_fire_all":
        fire_all(waters, ship.id, check, throw, ship.guns)
    else:
        shoot(waters, ship.id, check, throw, gun, aimed=action.id == "ship_aim")


def _settle_crisis(waters: Waters, ship: Ship, check: Check, throw: Throw, name: str) -> None:
    thrown = thrown_of(waters.fray, check, throw)
    told = [f"{waters.fray.named(check.actor)} sees to it ({score(thrown)})."]
    if not in_trouble(ship, name):
        told.append("Somebody has done it already.")
    elif thrown.verdict.succeeded:
        waters.change(ship.id, troubles=tuple(one for one in ship.troubles if one.id != name))
        told.append(f"{CRISES[name].label}: over.")
    else:
        told.append(f"{CRISES[name].label}: it goes on.")
    keep(waters.fray, thrown, told)


def _failed(waters: Waters, action: Action) -> list[str]:
    if action.id == "ship_helm":
        waters.fray.move_dials(0, 1)
        return ["They have the better line."]
    return ["It comes to nothing."]


def _beyond(waters: Waters, ship: Ship, thrown: Thrown) -> list[str]:
    gained = 1 + level(waters, thrown.check.actor, str(thrown.check.data["skill"]))
    waters.points[ship.id] += gained
    return [f"{gained} command points."]


def _boost(waters: Waters, ship: Ship, thrown: Thrown) -> list[str]:
    waters.change(ship.id, boost=BOOST)
    return [f"Speed +{BOOST} in this round."]


def _mend(waters: Waters, ship: Ship, thrown: Thrown) -> list[str]:
    back = MENDING[ship.size] * max(1, level(waters, thrown.check.actor, "fix"))
    hp = min(ship.max_hp, ship.hp + back)
    waters.change(ship.id, hp=hp, tries=ship.tries + 1)
    return [f"{hp - ship.hp} hull points back ({hp} of {ship.max_hp})."]


def _repair(waters: Waters, ship: Ship, thrown: Thrown) -> list[str]:
    if not ship.disabled:
        return ["Nothing is broken any more."]
    waters.change(ship.id, disabled=ship.disabled[1:])
    return [f"The {ship.disabled[0]} answer again."]


def _crash(waters: Waters, ship: Ship, thrown: Thrown) -> list[str]:
    lost = max(1, level(waters, thrown.check.actor, "program"))
    target = thrown.check.target or ""
    waters.change(target, jammed=waters.ships[target].jammed + lost)
    return [f"{sentence(waters.ships[target].name)} begins her next turn with {lost} fewer command points."]


def _ecm(waters: Waters, ship: Ship, thrown: Thrown) -> list[str]:
    lock = 2 * max(1, level(waters, thrown.check.actor, "program"))
    waters.change(ship.id, lock=max(ship.lock, lock))
    return [f"+{lock} to hit in this round."]


def _evade(waters: Waters, ship: Ship, thrown: Thrown) -> list[str]:
    more = max(1, level(waters, thrown.check.actor, str(thrown.check.data["skill"])))
    waters.change(ship.id, evading=ship.evading + more)
    return [f"Armour class +{more} until the next turn."]


def _hail(waters: Waters, ship: Ship, thrown: Thrown) -> list[str]:
    encounter = waters.fray.encounter
    waters.fray.encounter = replace(encounter, checked=(*encounter.checked, "hail"))
    lose_heart(waters.fray, "intimidated")
    return ["They are heard."]


def _escape(waters: Waters, ship: Ship, thrown: Thrown) -> list[str]:
    steps = ship.escape + 1
    waters.change(ship.id, escape=steps)
    if steps >= AWAY:
        for one in ship.crew:
            if waters.fray.stands(one):
                waters.fray.change(one, standing="fled")
        return [f"{sentence(ship.name)} is away."]
    return [f"{sentence(ship.name)} draws ahead ({steps} of {AWAY})."]


def _pursue(waters: Waters, ship: Ship, thrown: Thrown) -> list[str]:
    target = waters.ships[thrown.check.target or ""]
    if not target.escape:
        running = [one for one in waters.against(ship.id) if one.escape]
        target = running[0] if running else target
    waters.change(target.id, escape=max(0, target.escape - 1))
    return [f"{sentence(ship.name)} closes with {target.name}."]


def _helm(waters: Waters, ship: Ship, thrown: Thrown) -> list[str]:
    margin = thrown.verdict.total - thrown.verdict.difficulty
    waters.fray.move_dials(2 if margin >= STRONG else 1, 0)
    dial = waters.fray.encounter.party_dial
    return [f"{dial.name}: {dial.current} of {dial.threshold}."]


def _board(waters: Waters, ship: Ship, thrown: Thrown) -> list[str]:
    waters.boarded = True
    return ["The locks bite; it goes on with boots and blades."]


def _spot(waters: Waters, ship: Ship, thrown: Thrown) -> list[str]:
    fray = waters.fray
    friends = [one for one in fray.standing("party") if one != thrown.check.actor]
    if not friends:
        return ["Nobody hears it."]
    friend = thrown.check.target if thrown.check.target in friends else friends[0]
    fray.change(friend, aided=1)
    return [f"{fray.named(friend)} hears it."]


_EFFECTS: Mapping[str, Callable[[Waters, Ship, Thrown], list[str]]] = MappingProxyType({
    "ship_beyond": _beyond, "ship_boost": _boost, "ship_mend": _mend, "ship_repair": _repair, "ship_crash": _crash,
    "ship_ecm": _ecm, "ship_ghost": _evade, "ship_evade": _evade, "ship_hail": _hail, "ship_escape": _escape,
    "ship_pursue": _pursue, "ship_helm": _helm, "ship_board": _board, "ship_spot": _spot,
})  # fmt: skip
