"""Walking a sealed round among ships: each ship acts with all its departments, in the order of the best throw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from campaigns.rules.beats import beat_named
from campaigns.rules.contracts import Attempt, Check, Dice, Person, Refusal, RoundResult, Throw
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.encounter.coming import Planned, Round
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.rounds import Sealed, hesitate, result_of, sealed_by, throw_of
from campaigns.rules.without_number.encounter.state import Encounter
from campaigns.rules.without_number.encounter.walk import carry_out, do_beat
from campaigns.rules.without_number.ships.actions import DEPARTMENTS, ORDER
from campaigns.rules.without_number.ships.deeds import do_check, do_plain, level
from campaigns.rules.without_number.ships.ending import (
    close_round,
    ship_lost,
    state_of,
    try_their_nerve,
    turn_to_flight,
)
from campaigns.rules.without_number.ships.enemy import act
from campaigns.rules.without_number.ships.fleet import Waters, fleet_of, in_trouble
from campaigns.rules.without_number.ships.planning import action_of, option_of, plan_one
from campaigns.rules.without_number.ships.refit import keep_log
from campaigns.rules.without_number.ships.state import Ship

LEAST = 2


def resolve_round(
    book: Book,
    encounter: Encounter,
    attempts: Sequence[Attempt],
    throws: Mapping[str, Throw],
    people: Mapping[str, Person],
    dice: Dice,
) -> RoundResult:
    """Settle a round among ships; what was planned before it stays as it was planned."""
    fray = Fray.of(book, encounter, people, dice)
    if encounter.outcome is not None:
        return fray.result(encounter.outcome)
    coming = Round(book, encounter, people)
    sealed = sealed_by(coming, attempts, plan_one)
    waters = Waters.of(fray)
    for ship_id in _order(encounter):
        ship = waters.ships[ship_id]
        if state_of(waters) is not None:
            break
        if encounter.free_round is not None and ship.side != encounter.free_round:
            continue
        if ship.side == "party":
            before = {one.id for one in waters.flying("opposition")}
            _crew_acts(waters, coming, ship_id, sealed, throws)
            turn_to_flight(waters, before)
        elif waters.flies(ship_id):
            _they_act(waters, ship_id)
        if state_of(waters) is None:
            try_their_nerve(waters)
    fray.encounter = replace(fray.encounter, free_round=None)
    outcome = close_round(waters)
    for ship_id in waters.ships:
        waters.change(ship_id, boost=0, lock=0, braced=False)
    waters.keep()
    if outcome is not None:
        keep_log(waters)
    boarding = fleet_of(encounter).boarding if waters.boarded else ""
    return replace(result_of(fray, encounter, outcome), escalates_to=boarding)


def base_points(ship: Ship, manned: int) -> int:
    """Command points that a round begins with: one for each department that no character acts in, 2 at least."""
    lost = sum(in_trouble(ship, trouble) for trouble in ("crew_lost", "haywire"))
    return max(0, max(LEAST, DEPARTMENTS - manned) - lost - ship.jammed)


def _order(encounter: Encounter) -> list[str]:
    initiative = {actor.id: actor.initiative for actor in encounter.actors}
    ships = fleet_of(encounter).ships
    best = {
        ship.id: max((initiative.get(one, 0) for one in (*ship.crew, ship.id)), default=0) for ship in ships
    }
    return [ship.id for ship in sorted(ships, key=lambda ship: (-best[ship.id], ship.side != "party"))]


def _crew_acts(
    waters: Waters, coming: Round, ship_id: str, sealed: Sealed, throws: Mapping[str, Throw]
) -> None:
    ship = waters.ships[ship_id]
    acting = [one for one in ship.crew if waters.fray.stands(one) and one in sealed]
    departments = {one: _department(coming, sealed[one][0], ship) for one in acting}
    manned = len({found for found in departments.values() if found != "any"}) or (1 if acting else 0)
    waters.points[ship_id] = base_points(ship, manned)
    waters.change(ship_id, evading=0, jammed=0)
    for one in sorted(acting, key=lambda found: ORDER.index(departments[found])):
        if not waters.fray.stands(one):
            waters.fray.say(f"{waters.fray.named(one)} is out of it before they can act.")
        elif state_of(waters) is None:
            _take_turn(waters, coming, ship_id, sealed[one], throws)
    _fly_what_is_left(waters, ship_id)


def _fly_what_is_left(waters: Waters, ship_id: str) -> None:
    """In a one-seat craft what the pilot has not spent goes into flying: with 2 points, evasion by Pilot or 1."""
    ship = waters.ships[ship_id]
    if (
        ship.size == "fighter"
        and waters.flies(ship_id)
        and waters.points[ship_id] >= LEAST
        and not ship.evading
    ):
        waters.points[ship_id] -= LEAST
        waters.change(ship_id, evading=max(1, level(waters, ship.crew[0], "pilot")))


def _department(coming: Round, attempt: Attempt, ship: Ship) -> str:
    action, _ = action_of(option_of(coming, attempt), ship)
    return action.department if action is not None else "any"


def _take_turn(
    waters: Waters, coming: Round, ship_id: str, sealed: tuple[Attempt, Planned], throws: Mapping[str, Throw]
) -> None:
    fray = waters.fray
    attempt, planned = sealed
    if isinstance(planned, Refusal):
        hesitate(fray, attempt.actor, planned)
        return
    throw = throw_of(fray, planned, throws)
    beat = beat_named(fray.encounter, attempt.beat or attempt.option)
    if beat is not None:
        do_beat(fray, beat, attempt, planned, throw)
    elif isinstance(planned, Check) and throw is not None and "ship" in planned.data:
        do_check(waters, waters.ships[ship_id], planned, throw)
    elif planned is None and (
        attempt.option.startswith("ship_") or attempt.kind not in ("use_item", "yield", "wait")
    ):
        action, _ = action_of(option_of(coming, attempt), waters.ships[ship_id])
        if action is not None:
            do_plain(waters, waters.ships[ship_id], attempt.actor, action)
    else:
        carry_out(fray, attempt, planned, throw)


def _they_act(waters: Waters, ship_id: str) -> None:
    flew = {ship.id for ship in waters.flying("party")}
    act(waters, ship_id)
    for one in flew:
        ship = waters.ships[one]
        if ship.hp < 1:
            ship_lost(waters, ship)
