"""What ships do that no player flies: they spend a flat pool, shoot, evade, hunt, or try to get away."""

from __future__ import annotations

from campaigns.rules.contracts import Check, Modifier
from campaigns.rules.without_number.bodies import Body, Foe
from campaigns.rules.without_number.checks import TWO_D6
from campaigns.rules.without_number.rulings import plain_ruling
from campaigns.rules.without_number.ships.fleet import AWAY, Waters, speed_of
from campaigns.rules.without_number.ships.gunnery import shoot
from campaigns.rules.without_number.ships.planning import gun_modifiers
from campaigns.rules.without_number.ships.state import Gun, Ship
from campaigns.rules.without_number.strikes import D20
from campaigns.rules.without_number.wording import sentence

ESCAPE, PURSUE, ALL, ONE, EVADE = 4, 3, 3, 2, 2


def act(waters: Waters, ship_id: str) -> None:
    """A ship's turn: away if she means to flee, after whoever flees from her, then her guns, then evasion."""
    ship = waters.ships[ship_id]
    left = max(0, ship.command - ship.jammed)
    waters.change(ship_id, jammed=0, evading=0)
    foes = waters.against(ship_id)
    if not foes:
        return
    if ship.fleeing and left >= ESCAPE:
        left -= ESCAPE
        _run(waters, ship_id)
        if not waters.flies(ship_id):
            return
    running = [foe for foe in foes if foe.escape]
    if running and left >= PURSUE and not ship.fleeing:
        left -= PURSUE
        _hunt(waters, ship_id, running[0])
    left = _guns(waters, ship_id, left)
    if left >= EVADE:
        waters.change(ship_id, evading=max(1, skill_of(waters.fray.bodies[ship_id])))
        waters.fray.say(f"{sentence(ship.name)} weaves.")


def skill_of(body: Body) -> int:
    """The skill bonus of a stat line."""
    return body.skill if isinstance(body, Foe) else 0


def _guns(waters: Waters, ship_id: str, left: int) -> int:
    ship = waters.ships[ship_id]
    if not ship.guns or "guns" in ship.disabled:
        return left
    several = len(ship.guns) > 1 and left >= ALL
    cost = ALL if several else ONE
    if left < cost:
        return left
    foes = waters.against(ship_id)
    target = waters.choose(foes, f"Whom {ship.name} fires on")
    for gun in ship.guns if several else ship.guns[:1]:
        if waters.flies(target.id):
            _shot(waters, ship, gun, target)
    return left - cost


def _shot(waters: Waters, ship: Ship, gun: Gun, target: Ship) -> None:
    body = waters.fray.bodies[ship.id]
    attack = body.attack if isinstance(body, Foe) else 0
    hindered = waters.fray.actors[ship.id].hindered
    parts = [Modifier("Attack", attack), *gun_modifiers(gun, target), Modifier("Hindered", -hindered)]
    check = Check(
        id="",
        rule=waters.fray.book.rule("ship_gunnery"),
        kind="attack",
        actor=ship.id,
        label=f"{gun.label} at {target.name}",
        stat="Attack",
        dice=(D20,),
        modifiers=tuple(part for part in parts if part.value),
        difficulty=waters.ac(target.id),
        target=target.id,
    )
    shoot(waters, ship.id, check, waters.fray.dice.throw((D20,), reason=f"{ship.name}: {gun.label}"), gun)


def _run(waters: Waters, ship_id: str) -> None:
    ship = waters.ships[ship_id]
    fastest = max(waters.against(ship_id), key=speed_of)
    won, told = _race(waters, ship, fastest)
    if won:
        waters.change(ship_id, escape=ship.escape + 1)
        told = f"{told} {sentence(ship.name)} draws ahead ({ship.escape + 1} of {AWAY})."
        if ship.escape + 1 >= AWAY:
            waters.fray.change(ship_id, standing="fled")
            told = f"{told} She is gone."
    _record(waters, ship, told, won=won)


def _hunt(waters: Waters, ship_id: str, prey: Ship) -> None:
    won, told = _race(waters, waters.ships[ship_id], prey)
    if won:
        waters.change(prey.id, escape=max(0, prey.escape - 1))
        told = f"{told} {sentence(prey.name)} loses a step."
    _record(waters, waters.ships[ship_id], told, won=won)


def _race(waters: Waters, ship: Ship, other: Ship) -> tuple[bool, str]:
    """Skill and Speed against Pilot and Speed; the players win ties."""
    fray = waters.fray
    own = sum(fray.dice.throw((TWO_D6,), reason=f"{ship.name}: helm").faces)
    own += skill_of(fray.bodies[ship.id]) + speed_of(ship)
    theirs = sum(fray.dice.throw((TWO_D6,), reason=f"{other.name}: helm").faces)
    theirs += waters.best(other, "pilot") + speed_of(other)
    return own > theirs, f"{sentence(ship.name)} against {other.name} at the helm: {own} against {theirs}."


def _record(waters: Waters, ship: Ship, told: str, *, won: bool) -> None:
    waters.fray.record((
        plain_ruling(
            waters.fray.book.rule("ship_flight"), ship.id, "Flight", told, outcome="success" if won else "failure"
        ),
    ))  # fmt: skip
