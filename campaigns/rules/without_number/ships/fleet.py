"""The working copy of all ships while a round of theirs is settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from campaigns.errors import RulesError
from campaigns.rules.contracts import DieSpec, Side
from campaigns.rules.without_number.bodies import Hero
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.state import Encounter
from campaigns.rules.without_number.figures import total_check
from campaigns.rules.without_number.ships.crises import CRISES, TABLE
from campaigns.rules.without_number.ships.state import Fleet, Ship, Trouble
from campaigns.rules.without_number.vitals import harm

AWAY = 3


def fleet_of(encounter: Encounter) -> Fleet:
    """The ships of an encounter; raises RulesError when it has none."""
    if encounter.ships is None:
        raise RulesError("There are no ships in this encounter.", hint="Restore the turn before.")
    return encounter.ships


def aboard(fleet: Fleet, person: str) -> Ship | None:
    """The ship that somebody is aboard, or that a stat line is, if there is one."""
    return next((ship for ship in fleet.ships if person in ship.crew or ship.id == person), None)


def ship_of(fleet: Fleet, person: str) -> Ship:
    """The ship that somebody is aboard, or that a stat line is; raises RulesError for anybody else."""
    found = aboard(fleet, person)
    if found is None:
        raise RulesError(f"'{person}' is aboard no ship.", hint="Restore the turn before.")
    return found


def in_trouble(ship: Ship, trouble: str) -> bool:
    """Whether a crisis lasts aboard."""
    return any(one.id == trouble for one in ship.troubles)


def speed_of(ship: Ship) -> int:
    """Speed as it is now."""
    if in_trouble(ship, "engine_lock") or "engines" in ship.disabled:
        return 0
    return ship.speed + ship.boost


@dataclass(slots=True)
class Waters:
    """One round among ships. ``points`` are command points by ship, ``supported`` ships that had a captain's order,
    ``done`` what was done by which ship and works but once a round, ``boarded`` is set when somebody lies alongside.
    """

    fray: Fray
    ships: dict[str, Ship] = field(default_factory=dict)
    points: dict[str, int] = field(default_factory=dict)
    supported: set[str] = field(default_factory=set)
    done: set[tuple[str, str]] = field(default_factory=set)
    boarded: bool = False

    @classmethod
    def of(cls, fray: Fray) -> Waters:
        """A working copy of the ships of an encounter."""
        return cls(fray, {ship.id: ship for ship in fleet_of(fray.encounter).ships})

    def keep(self) -> None:
        """Write the ships back into the encounter; those of the opposition show what is left of them."""
        for ship in list(self.ships.values()):
            if ship.side == "opposition":
                self.change(ship.id, hp=self.fray.bodies[ship.id].vitals.hp)
        fleet = fleet_of(self.fray.encounter)
        self.fray.encounter = replace(
            self.fray.encounter, ships=replace(fleet, ships=tuple(self.ships.values()))
        )

    def change(self, ship_id: str, **fields: object) -> None:
        """Change what is kept about a ship."""
        self.ships[ship_id] = replace(self.ships[ship_id], **fields)  # type: ignore[arg-type]

    def flies(self, ship_id: str) -> bool:
        """Whether a ship is whole enough to fly, and has not got away or given up."""
        ship = self.ships[ship_id]
        if ship.side == "opposition":
            return self.fray.stands(ship_id)
        return ship.hp > 0 and ship.escape < AWAY and any(self.fray.stands(one) for one in ship.crew)

    def flying(self, side: Side) -> list[Ship]:
        """The ships of a side that fly."""
        return [ship for ship in self.ships.values() if ship.side == side and self.flies(ship.id)]

    def against(self, ship_id: str) -> list[Ship]:
        """The ships that fly against one."""
        return self.flying("party" if self.ships[ship_id].side == "opposition" else "opposition")

    def choose[T](self, items: Sequence[T], reason: str) -> T:
        """One of several; a die decides."""
        if len(items) == 1:
            return items[0]
        return items[self.fray.dice.throw((DieSpec(len(items), 1),), reason=reason).faces[0] - 1]

    def best(self, ship: Ship, skill: str, attribute: str = "") -> int:
        """The best that anybody aboard adds to a check."""
        up = [self.fray.bodies[one] for one in ship.crew if self.fray.stands(one)]
        return max((total_check(body, skill, attribute) for body in up), default=0)

    def ac(self, ship_id: str) -> int:
        """Armour class as it is now."""
        return self.ships[ship_id].ac + self.ships[ship_id].evading

    def wound(self, ship_id: str, amount: int) -> str:
        """Hull points off a ship; the sentence that tells it. The first time at half brings a crisis."""
        ship = self.ships[ship_id]
        if ship.side == "opposition":
            done = harm(self.fray.bodies[ship_id], amount)
            self.fray.bodies[ship_id] = done.body
            if done.fell:
                self.fray.fell.add(ship_id)
            return f"{amount} to the hull of {ship.name}{', which breaks up' if done.fell else ''}."
        left = max(0, ship.hp - amount)
        self.change(ship_id, hp=left)
        told = f"{min(amount, ship.hp)} to the hull of {ship.name} ({left} of {ship.max_hp} left)."
        if left and left * 2 <= ship.max_hp and not ship.halved:
            self.change(ship_id, halved=True)
            told = f"{told} {self.trouble(ship_id)}"
        return told

    def trouble(self, ship_id: str, crisis: str = "") -> str:
        """A crisis comes aboard, thrown for on a d10 unless it is given; the sentence that tells it."""
        ship = self.ships[ship_id]
        if not crisis:
            face = self.fray.dice.throw((DieSpec(10, 1),), reason=f"Crisis aboard {ship.name}").faces[0]
            crisis = TABLE[face - 1]
        known = CRISES[crisis]
        if in_trouble(ship, crisis):
            return f"{known.label}: it gets no better."
        due = self.fray.encounter.round + 1 if known.acute else 0
        self.change(ship_id, troubles=(*ship.troubles, Trouble(crisis, due)))
        return f"Crisis aboard {ship.name}: {known.text}"

    def crew_up(self, ship: Ship) -> list[str]:
        """The characters aboard who are up."""
        bodies = self.fray.bodies
        return [one for one in ship.crew if self.fray.stands(one) and isinstance(bodies[one], Hero)]
