"""Shots of ships: armour, what disables, and the crisis that is taken in place of a hit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from campaigns.rules.contracts import Check, Modifier, Throw
from campaigns.rules.dice import spec
from campaigns.rules.without_number.rulings import judge, ruling_on
from campaigns.rules.without_number.ships.fleet import Waters
from campaigns.rules.without_number.ships.planning import gun_modifiers
from campaigns.rules.without_number.ships.state import Gun
from campaigns.rules.without_number.strikes import D20

SYSTEMS = ("guns", "engines")


def shoot(waters: Waters, shooter: str, check: Check, throw: Throw, gun: Gun, *, aimed: bool = False) -> None:
    """One shot: the d20 against armour class, the gun's dice less armour; ``aimed`` ones disable instead."""
    fray = waters.fray
    lock = waters.ships[shooter].lock
    if lock:
        check = replace(check, modifiers=(*check.modifiers, Modifier("Lock", lock)))
    verdict = judge(check, throw)
    target = check.target or ""
    name = waters.ships[target].name
    told = [
        f"{fray.named(check.actor)}: {gun.label.lower()} at {name} ({verdict.total} against {verdict.difficulty})."
    ]
    if not waters.flies(target):
        verdict = replace(verdict, tier="failure")
        told.append("She is out of it already.")
    elif not verdict.succeeded:
        told.append("It goes wide.")
    else:
        told.extend(_hit(waters, target, gun, aimed=aimed))
    fray.record(
        (ruling_on(check, throw, verdict, " ".join(told), changes=told[1:], modifiers=check.modifiers),)
    )


def fire_all(waters: Waters, shooter: str, check: Check, throw: Throw, guns: Sequence[Gun]) -> None:
    """A shot from every gun: the first with the throw at hand, the others with dice of their own."""
    for index, gun in enumerate(guns):
        target = waters.ships[check.target or ""]
        general = tuple(part for part in check.modifiers if part.name not in ("Flak", "Clumsy"))
        shot = replace(
            check, modifiers=(*general, *gun_modifiers(gun, target)), data={**check.data, "gun": gun.id}
        )
        if index:
            if not waters.flies(target.id):
                return
            throw = waters.fray.dice.throw(
                (D20,), reason=f"{waters.fray.people[check.actor].name}: {gun.label}"
            )
            shot = replace(shot, id="")
        shoot(waters, shooter, shot, throw, gun)


def _hit(waters: Waters, target: str, gun: Gun, *, aimed: bool) -> list[str]:
    ship = waters.ships[target]
    if ship.braced:
        waters.change(target, braced=False)
        return [f"The crew takes it on themselves. {waters.trouble(target)}"]
    dice, flat = spec(gun.damage)
    fallen = sum(waters.fray.dice.throw(dice, reason=f"{gun.label}: damage").faces) if dice else 0
    amount = flat + fallen
    if aimed:
        amount //= 2
    through = amount - max(0, ship.armour - gun.ap)
    if through <= 0:
        return [f"The armour of {ship.name} takes all {amount}."]
    if aimed:
        system = next((one for one in SYSTEMS if one not in ship.disabled), "")
        if system:
            waters.change(target, disabled=(*ship.disabled, system))
            return [waters.wound(target, through), f"Her {system} go dark."]
    return [waters.wound(target, through)]
