"""Who flies in these tests: Bob and Cleo aboard a patrol boat, and what comes against them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from campaigns.rules.contracts import EncounterSetup
from campaigns.rules.without_number.bodies import Body, Foe, Hero, Vitals
from campaigns.rules.without_number.books.swn import SWN
from campaigns.rules.without_number.ships.fleet import fleet_of
from campaigns.rules.without_number.ships.state import Ship
from campaigns.rules.without_number.tables import ATTRIBUTES
from tests.campaigns.rules.without_number.cast import foe, hero
from tests.campaigns.rules.without_number.elsewhere import Place, sit

SHIPS: dict[str, Any] = {
    "ship": {"hull": "patrol_boat", "name": "the Gannet"},
    "enemies": [{"hull": "free_merchant", "name": "the Rake"}],
}
DUEL = EncounterSetup("e1", "duel", "The strait", "ship", "hp_depletion", 1, morale_triggers=(), data=SHIPS)
DOGFIGHT = replace(DUEL, category="dogfight", data={})
CHASE = replace(DUEL, win_condition="dial_threshold", threshold=3)


def pilot(name: str = "Bob", **changes: Any) -> Hero:
    """Bob: Int +1, everything that a ship asks for at 1; attack bonus +1 as a warrior."""
    made = {
        "rules": "swn",
        "book": SWN,
        "attributes": {**dict.fromkeys(ATTRIBUTES, 10), "intelligence": 14},
        "skills": {"pilot": 1, "shoot": 1, "program": 1, "fix": 1, "lead": 1, "talk": 1},
        "gear": (),
    }
    return hero(name, **{**made, **changes})


def raider(name: str = "rake", **changes: Any) -> Foe:
    """A ship's stat line: 20 hull points, AC 14, attack +2, skill +1."""
    made = {
        "rules": "swn",
        "book": SWN,
        "vitals": Vitals(20, 20),
        "ac": 14,
        "attack": 2,
        "skill": 1,
        "damage": "1d8",
    }
    return foe(name, **{**made, **changes})


def fly(*bodies: Body, setup: EncounterSetup = DUEL, **changes: Any) -> Place:
    """A fight of ships that has begun, in the order of the bodies."""
    return sit(SWN, replace(setup, **changes), *(bodies or (pilot(), pilot("Cleo"), raider())))


def ours(place: Place) -> Ship:
    return fleet_of(place.encounter).ships[0]


def theirs(place: Place) -> Ship:
    return next(ship for ship in fleet_of(place.encounter).ships if ship.side == "opposition")


def with_ship(place: Place, **fields: Any) -> None:
    """Set what is kept about the party's ship."""
    fleet = fleet_of(place.encounter)
    place.tweak(ships=replace(fleet, ships=(replace(fleet.ships[0], **fields), *fleet.ships[1:])))
