"""What everyone at the table sees of a fight of ships."""

from __future__ import annotations

from collections.abc import Mapping

from campaigns.rules.contracts import Json, Person
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.encounter import display
from campaigns.rules.without_number.encounter.state import Encounter
from campaigns.rules.without_number.ships.crises import CRISES
from campaigns.rules.without_number.ships.fleet import fleet_of, speed_of
from campaigns.rules.without_number.ships.state import Ship


def describe(book: Book, encounter: Encounter, people: Mapping[str, Person]) -> dict[str, Json]:
    """As a fight, with the ships: numbers of the party's own, of the others what can be seen from outside."""
    shown = display.describe(book, encounter, people)
    shown["ships"] = [_ship(ship) for ship in fleet_of(encounter).ships]
    return shown


def _ship(ship: Ship) -> dict[str, Json]:
    seen: dict[str, Json] = {
        "id": ship.id,
        "name": ship.name,
        "side": ship.side,
        "size": ship.size,
        "escape": ship.escape,
        "fleeing": ship.fleeing,
        "disabled": list[Json](ship.disabled),
    }
    if ship.side == "opposition":
        return seen
    return {
        **seen,
        "hp": ship.hp,
        "max_hp": ship.max_hp,
        "armour": ship.armour,
        "ac": ship.ac + ship.evading,
        "speed": speed_of(ship),
        "crew": list[Json](ship.crew),
        "guns": [{"id": gun.id, "label": gun.label, "damage": gun.damage, "ap": gun.ap} for gun in ship.guns],
        "crises": [
            {"id": one.id, "label": CRISES[one.id].label, "text": CRISES[one.id].text, "due": one.due}
            for one in ship.troubles
        ],
    }
