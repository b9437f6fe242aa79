"""How a fight of ships ends, what crises do at the end of a round, and what becomes of those aboard."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from campaigns.rules.contracts import EncounterOutcome, Side
from campaigns.rules.dice import spec
from campaigns.rules.endings import LastWords, out_of_time, outcome_by_dials, outcome_of_the_gone
from campaigns.rules.without_number.bodies import Foe, Hero
from campaigns.rules.without_number.checks import TWO_D6
from campaigns.rules.without_number.encounter.ending import aftermath, tick_the_dying
from campaigns.rules.without_number.encounter.nerve import check_nerve
from campaigns.rules.without_number.figures import save_target
from campaigns.rules.without_number.rulings import plain_ruling
from campaigns.rules.without_number.ships.crises import CRISES
from campaigns.rules.without_number.ships.fleet import Waters, speed_of
from campaigns.rules.without_number.ships.state import Ship
from campaigns.rules.without_number.strikes import D20
from campaigns.rules.without_number.vitals import harm

TO_HOLD: Final = 10
TORN: Final = 3
_LAST_WORDS: Final = LastWords(
    "They have had enough, and turn away.",
    "Neither side can make an end of it, and they draw apart.",
    "There is nothing left but to run.",
)


def state_of(waters: Waters) -> EncounterOutcome | None:
    """The outcome that the present state amounts to, None while it is open."""
    fray = waters.fray
    if waters.boarded:
        return "truce"
    if not fray.standing("opposition") and fray.encounter.opposition_size:
        return "won"
    if not waters.flying("party"):
        return outcome_of_the_gone(fray)
    if fray.encounter.win_condition == "dial_threshold":
        return outcome_by_dials(fray.encounter)
    return None


def try_their_nerve(waters: Waters) -> None:
    """Morale of those who still fly; who would flee has to get away first."""
    fray = waters.fray
    before = {ship.id for ship in waters.flying("opposition")}
    check_nerve(fray)
    turn_to_flight(waters, before)


def turn_to_flight(waters: Waters, before: set[str]) -> None:
    """Ships that have lost heart and mean to flee stay until they are away; who surrenders is out of it."""
    fray = waters.fray
    if fray.encounter.on_break == "surrender":
        return
    for one in before:
        if fray.actors[one].standing == "fled":
            fray.change(one, standing="in")
            waters.change(one, fleeing=True)


def ship_lost(waters: Waters, ship: Ship) -> None:
    """What becomes of those aboard a ship of the party that has no hull left."""
    fray = waters.fray
    aboard = waters.crew_up(ship)
    if ship.size == "fighter":
        for one in aboard:
            _eject(waters, one)
        return
    best = waters.best(ship, "fix", "intelligence")
    throw = fray.dice.throw((TWO_D6,), reason=f"Holding {ship.name} together")
    total = sum(throw.faces) + best
    held = total >= TO_HOLD
    told = f"{ship.name} {'drifts, and holds' if held else 'goes up'} ({total} against {TO_HOLD})."
    who = aboard[0] if aboard else ship.crew[0]
    fray.record((
        plain_ruling(
            fray.book.rule("ship_lost"), who, "Holding her together", told[:1].upper() + told[1:],
            outcome="success" if held else "failure", total=total, difficulty=TO_HOLD, stat="Int/Fix", throw=throw,
        ),
    ))  # fmt: skip
    if not held:
        for one in aboard:
            hurt(waters, one, "2d6")


def hurt(waters: Waters, person: str, damage: str, *, lethal: bool = True) -> None:
    """Harm to somebody aboard; what is not ``lethal`` leaves them unconscious at worst."""
    fray = waters.fray
    dice, flat = spec(damage)
    amount = max(1, flat + sum(fray.dice.throw(dice, reason=f"Damage to {fray.people[person].name}").faces))
    done = harm(fray.bodies[person], amount, lethal=lethal and fray.encounter.verdict_pc == "mortal")
    fray.bodies[person] = done.body
    if done.fell:
        fray.fell.add(person)
    fray.say(f"{fray.named(person)} takes {done.taken} damage{' and goes down' if done.fell else ''}.")


def close_round(waters: Waters) -> EncounterOutcome | None:
    """The end of a round: crises strike, the dying, and whether it is over."""
    outcome = state_of(waters)
    if outcome is None:
        for ship in waters.flying("party"):
            _crises(waters, ship)
        # A crisis may have left nobody to fly.
        outcome = state_of(waters)
        chase = waters.fray.encounter.win_condition == "dial_threshold"
        if outcome is None and chase and not waters.fray.moved:
            _crew_flies(waters)
        tick_the_dying(waters.fray)
        outcome = outcome or state_of(waters) or _out_of_time(waters)
    if outcome is not None:
        aftermath(waters.fray, outcome)
    return outcome


def _eject(waters: Waters, pilot: str) -> None:
    fray = waters.fray
    body = fray.bodies[pilot]
    needed = save_target(body, "evasion") if isinstance(body, Hero) else 15
    throw = fray.dice.throw((D20,), reason=f"{fray.people[pilot].name}: pod")
    face = throw.faces[0]
    clear = face != 1 and (face == 20 or face >= needed)
    told = (
        f"{fray.named(pilot)} is out in a pod{'' if clear else ', and not unhurt'} ({face} against {needed})."
    )
    fray.record((
        plain_ruling(
            fray.book.rule("ship_lost"), pilot, "Pod", told, kind="save", outcome="success" if clear else "failure",
            total=face, difficulty=needed, stat="Evasion save", throw=throw,
        ),
    ))  # fmt: skip
    if not clear:
        hurt(waters, pilot, "1d6", lethal=False)


def _crises(waters: Waters, ship: Ship) -> None:
    now = waters.fray.encounter.round
    due = [one.id for one in ship.troubles if one.due and one.due <= now]
    if not due:
        return
    waters.change(ship.id, troubles=tuple(one for one in ship.troubles if one.id not in due))
    for crisis in due:
        waters.fray.say(f"{CRISES[crisis].label} aboard {ship.name} has its way.")
        _strikes(waters, ship.id, crisis)


def _strikes(waters: Waters, ship_id: str, crisis: str) -> None:
    ship = waters.ships[ship_id]
    match crisis:
        case "armour_loss":
            waters.change(ship_id, armour=max(0, ship.armour - TORN))
        case "hull_breach":
            waters.fray.say(waters.wound(ship_id, -(-ship.max_hp // 5)))
            if waters.ships[ship_id].hp < 1:
                ship_lost(waters, waters.ships[ship_id])
        case "system_damage":
            lost = waters.choose(("guns", "engines"), f"What fails aboard {ship.name}")
            if lost not in ship.disabled:
                waters.change(ship_id, disabled=(*ship.disabled, lost))
            waters.fray.say(f"Her {lost} go dark.")
        case "vip":
            aboard = waters.crew_up(ship)
            if aboard:
                small = ship.size == "fighter"
                caught = waters.choose(aboard, "Who is caught")
                hurt(waters, caught, "1d6" if small else "2d6", lethal=not small)


def _crew_flies(waters: Waters) -> None:
    """Where no character took the helm of a chase, whoever of the crew sits there flies it without skill."""
    fray = waters.fray
    ours, theirs = max(waters.flying("party"), key=speed_of), max(waters.flying("opposition"), key=speed_of)
    body = fray.bodies[theirs.id]
    throw = fray.dice.throw((TWO_D6,), reason=f"{ours.name}: whoever is at the helm")
    own = sum(throw.faces) + speed_of(ours)
    other = sum(fray.dice.throw((TWO_D6,), reason=f"{theirs.name}: helm").faces)
    other += (body.skill if isinstance(body, Foe) else 0) + speed_of(theirs)
    fray.move_dials(*((1, 0) if own >= other else (0, 1)))
    told = f"Nobody else takes the helm of {ours.name}: {own} against {other}."
    fray.record((
        plain_ruling(
            fray.book.rule("ship_flight"), ours.crew[0], "At the helm", told,
            outcome="success" if own >= other else "failure", total=own, difficulty=other, throw=throw,
        ),
    ))  # fmt: skip


def _out_of_time(waters: Waters) -> EncounterOutcome | None:
    return out_of_time(waters.fray, waters.fray.encounter, partial(_left, waters), words=_LAST_WORDS)


def _left(waters: Waters, side: Side) -> float:
    ships = [ship for ship in waters.ships.values() if ship.side == side]
    bodies = waters.fray.bodies
    now = [
        replace(s, hp=bodies[s.id].vitals.hp) if side == "opposition" else s
        for s in ships
        if waters.flies(s.id)
    ]
    return sum(ship.hp for ship in now) / max(1, sum(ship.max_hp for ship in ships))
