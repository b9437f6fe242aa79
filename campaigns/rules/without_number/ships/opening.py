"""The beginning of a fight of ships: the party's ship or its fighters, and those against them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Final

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError, with_config

from campaigns.errors import RulesError
from campaigns.rules.contracts import Dice, EncounterSetup, Json, Person, RoundResult
from campaigns.rules.dice import spec
from campaigns.rules.without_number.bodies import Foe, read
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.opening import encounter_of, throw_initiative
from campaigns.rules.without_number.encounter.state import Encounter
from campaigns.rules.without_number.ships.fleet import fleet_of
from campaigns.rules.without_number.ships.hulls import COMMAND, GUNS, HULLS
from campaigns.rules.without_number.ships.refit import as_she_was
from campaigns.rules.without_number.ships.state import Fleet, Gun, Ship
from campaigns.rules.without_number.vitals import new_scene

OURS: Final = "ship"
FIGHTER: Final = "strike_fighter"


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Plan:
    """A ship as a pack writes it: a hull, and what is different about this one."""

    hull: str = ""
    name: str = ""
    hp: Annotated[int, Field(ge=1)] | None = None
    armour: Annotated[int, Field(ge=0)] | None = None
    ac: Annotated[int, Field(ge=5, le=30)] | None = None
    speed: Annotated[int, Field(ge=0)] | None = None
    guns: tuple[str | Gun, ...] | None = None
    command: Annotated[int, Field(ge=0, le=12)] | None = None


_PLAN = TypeAdapter(Plan)
_PLANS = TypeAdapter(tuple[Plan, ...])


def open_ships(book: Book, setup: EncounterSetup, people: Sequence[Person], dice: Dice) -> RoundResult:
    """Seat everybody who can act: in one ship, or each in a fighter of their own (a dogfight).

    Raises RulesError when a side is missing or the pack's ships are none.
    """
    able = [person for person in people if read(book, person.sheet, person.name).vitals.condition == "up"]
    crew = [person for person in able if person.side == "party" and person.is_character]
    foes = [person for person in able if person.side == "opposition"]
    if not crew or not foes:
        raise RulesError("Ships need somebody aboard, and somebody against them.", hint="Seat both sides.")
    ours = _ours(setup, crew)
    theirs = _theirs(book, setup.data, foes, setup.category == "dogfight")
    encounter = replace(
        encounter_of(setup, able), ships=Fleet((*ours, *theirs), setup.escalates_to), hostile=True
    )
    fray = Fray.of(book, encounter, {person.id: person for person in able}, dice)
    _bears_damage(fray, setup)
    for person, body in list(fray.bodies.items()):
        fray.bodies[person] = new_scene(body)
    throw_initiative(fray)
    if setup.surprise == "opposition":
        fray.encounter = replace(fray.encounter, free_round="opposition")
        fray.say("They are upon you before the boards light up.")
    return fray.result(None)


def _bears_damage(fray: Fray, setup: EncounterSetup) -> None:
    """The party's one ship is as it was left, unless the pack says how much hull it has."""
    fleet = fleet_of(fray.encounter)
    given = setup.data.get("ship")
    if setup.category == "dogfight" or (isinstance(given, dict) and given.get("hp") is not None):
        return
    worn, told = as_she_was(fleet.ships[0], fray.bodies.values())
    fray.encounter = replace(fray.encounter, ships=replace(fleet, ships=(worn, *fleet.ships[1:])))
    if told:
        fray.say(told)


def joined(book: Book, encounter: Encounter, newcomers: Sequence[Person]) -> Fleet:
    """The fleet with those who come in later and can act."""
    fleet = fleet_of(encounter)
    dogfight = encounter.category == "dogfight"
    up = [one for one in newcomers if read(book, one.sheet, one.name).vitals.condition == "up"]
    fresh = [one for one in up if encounter.actor(one.id) is None]
    foes = [one for one in fresh if one.side == "opposition"]
    crew = [one for one in fresh if one.side == "party" and one.is_character]
    ships = [*fleet.ships, *_theirs(book, {}, foes, dogfight)]
    for one in crew:
        if dogfight:
            ships.append(
                _built(Plan(hull=FIGHTER, name=f"{one.name}'s fighter"), f"craft_{one.id}", (one.id,))
            )
        else:
            ships = [replace(s, crew=(*s.crew, one.id)) if s.id == OURS else s for s in ships]
    return replace(fleet, ships=tuple(ships))


def _ours(setup: EncounterSetup, crew: Sequence[Person]) -> list[Ship]:
    key = "craft" if setup.category == "dogfight" else "ship"
    plan = _read(_PLAN, setup.data.get(key) or {}, key)
    if setup.category == "dogfight":
        plan = replace(plan, hull=plan.hull or FIGHTER)
        return [
            _built(replace(plan, name=f"{one.name}'s {plan.name or 'fighter'}"), f"craft_{one.id}", (one.id,))
            for one in crew
        ]
    plan = replace(plan, hull=plan.hull or "free_merchant", name=plan.name or "the ship")
    return [_built(plan, OURS, tuple(one.id for one in crew))]


def _theirs(book: Book, data: Mapping[str, Json], foes: Sequence[Person], dogfight: bool) -> list[Ship]:
    """Ships of stat lines: hull points, armour class, attack and skill are the creature's."""
    plans = _read(_PLANS, data.get("enemies") or [], "enemies")
    ships = []
    for index, person in enumerate(foes):
        body = read(book, person.sheet, person.name)
        plan = plans[min(index, len(plans) - 1)] if plans else Plan()
        usual = FIGHTER if dogfight else ""
        if not plan.hull and not usual:
            gun = (
                Gun("own", body.weapon.capitalize() or "Guns", body.damage)
                if isinstance(body, Foe)
                else GUNS["laser"]
            )
            plan = replace(
                plan,
                armour=plan.armour or 0,
                guns=plan.guns or (gun,),
                speed=3 if plan.speed is None else plan.speed,
            )
        built = _built(
            replace(plan, hull=plan.hull or usual or "free_merchant", name=plan.name or person.name),
            person.id,
            (),
        )
        ac = body.ac if isinstance(body, Foe) else built.ac
        ships.append(
            replace(built, side="opposition", hp=body.vitals.hp, max_hp=body.vitals.max_hp, ac=plan.ac or ac)
        )
    return ships


def _built(plan: Plan, ship_id: str, crew: tuple[str, ...]) -> Ship:
    hull = HULLS.get(plan.hull)
    if hull is None:
        raise RulesError(f"There is no hull '{plan.hull}'.", hint=f"Hulls: {', '.join(HULLS)}.")
    hp = plan.hp or hull.hp
    return Ship(
        id=ship_id,
        name=plan.name or hull.label,
        side="party",
        size=hull.size,
        hp=hp,
        max_hp=hp,
        armour=hull.armour if plan.armour is None else plan.armour,
        ac=plan.ac or hull.ac,
        speed=hull.speed if plan.speed is None else plan.speed,
        guns=tuple(_gun(one) for one in (hull.guns if plan.guns is None else plan.guns)),
        crew=crew,
        command=COMMAND[hull.size] if plan.command is None else plan.command,
    )


def _gun(named: str | Gun) -> Gun:
    found = GUNS.get(named) if isinstance(named, str) else named
    if found is None:
        raise RulesError(f"There is no ship's gun '{named}'.", hint=f"Guns: {', '.join(GUNS)}.")
    spec(found.damage)
    return found


def _read[T](adapter: TypeAdapter[T], data: Json, key: str) -> T:
    try:
        return adapter.validate_python(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join((key, *(str(part) for part in first["loc"])))
        raise RulesError(
            f"A ship cannot fly: {where}: {first['msg']}", hint="Correct the encounter's stats."
        ) from error
