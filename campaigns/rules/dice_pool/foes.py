"""Opponents from bestiary entries: their ``stats``, or those of a named opponent of the table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from pydantic import TypeAdapter, ValidationError

from campaigns.errors import RulesError
from campaigns.rules.contracts import Json
from campaigns.rules.dice_pool.bodies import Body
from campaigns.rules.dice_pool.book import Book
from campaigns.rules.dice_pool.gear import Item, read_item
from campaigns.rules.dice_pool.tables import ATTRIBUTES, FIGHTING, SKILLS

type Stats = Mapping[str, Json]

KEYS = (
    "as", "attributes", "skills", "armour", "weapon", "combat_pool", "dice", "professional", "magic", "spells", "ware",
)  # fmt: skip
HARMFUL = (*FIGHTING, "hacking")
"""Skills that hurt; hacking does in the net."""
_BODY = TypeAdapter(Body)


def new_foe(book: Book, creature: Mapping[str, Json]) -> Body:
    """An opponent; raises RulesError when the entry lacks a weapon, a way to use it, or an attribute.

    ``named`` (of the entry) marks somebody who can be dying and saved.
    """
    name = str(creature.get("name") or "Somebody")
    stats = _stats(book, creature, name)
    skills, spells = stats.get("skills") or {}, stats.get("spells") or {}
    _known(name, skills, tuple(SKILLS), "skill")
    _known(name, spells, tuple(book.spells), "spell")
    attributes = stats.get("attributes")
    missing = [one for one in ATTRIBUTES if not isinstance(attributes, Mapping) or one not in attributes]
    if missing:
        raise RulesError(f"{name} has no {missing[0]}.", hint="Give stats.attributes: all six, 1 to 6.")
    gear = (_weapon(book, stats, creature, name), _armour(book, stats, name))
    if not any(skill in HARMFUL for skill in cast(Stats, skills)) and not spells:
        raise RulesError(
            f"{name} cannot hurt anybody: no skill to fight with.", hint=f"Give one of {', '.join(HARMFUL)}."
        )
    made = {
        "name": name,
        "kind": "foe",
        "attributes": attributes,
        "skills": skills,
        "spells": spells,
        "magic": stats.get("magic", 0),
        "ware": tuple(cast("list[str]", stats.get("ware") or ())),
        "gear": gear,
        "fixed_pool": stats.get("combat_pool", 0),
        "initiative_dice": stats.get("dice", 1),
        "professional": stats.get("professional", 2),
        "mindless": bool(creature.get("mindless")) or bool(stats.get("mindless")),
        "named": bool(creature.get("named")),
    }
    try:
        return _BODY.validate_python(made)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RulesError(
            f"{name} cannot fight: stats.{where}: {first['msg']}", hint="Correct its stats."
        ) from error


def _stats(book: Book, creature: Mapping[str, Json], name: str) -> Stats:
    """The entry's numbers over those of the table's opponent that ``as`` (or its id) names."""
    own = cast(Stats, creature.get("stats") or {})
    like = str(own.get("as") or creature.get("id") or "")
    base = book.opponents.get(like, {})
    if own.get("as") and not base:
        raise RulesError(f"There is no opponent '{like}'.", hint=f"Known: {', '.join(book.opponents)}.")
    unknown = [key for key in own if key not in (*KEYS, "mindless")]
    if unknown:
        raise RulesError(f"{name}: stats has no '{unknown[0]}'.", hint=f"Keys: {', '.join(KEYS)}.")
    return {**base, **own}


def _weapon(book: Book, stats: Stats, creature: Mapping[str, Json], name: str) -> Item:
    given = stats.get("weapon")
    label = str(creature.get("weapon") or "")
    if isinstance(given, str) and given in book.gear:
        entry: dict[str, Json] = {"id": given, "name": label or given.replace("_", " ")}
    elif isinstance(given, Mapping):
        kind = "a blade" if given.get("class", "melee") == "melee" else "a gun"
        entry = {"id": "weapon", "name": label or kind, "stats": dict(given)}
    else:
        raise RulesError(
            f"{name} cannot hurt anybody: no weapon.",
            hint="Give stats.weapon: {power, level, class} or an id.",
        )
    item = read_item({**entry, "category": "weapon", "equipped": True}, book.gear)
    if item.weapon is None:
        raise RulesError(
            f"{name} cannot hurt anybody: {item.name} is no weapon.", hint="Give power and level."
        )
    return item


def _armour(book: Book, stats: Stats, name: str) -> Item:
    given = stats.get("armour")
    if isinstance(given, str) and given not in book.gear:
        raise RulesError(f"{name}: there is no armour '{given}'.", hint="Give {ballistic, impact} or an id.")
    worn: dict[str, Json] = {"id": "armour", "name": "what it wears", "category": "armor", "equipped": True}
    worn["stats"] = (
        dict(book.gear[given]) if isinstance(given, str) else {"armour": given or {"ballistic": 0}}
    )
    return read_item(worn, book.gear)


def _known(name: str, given: Json, known: tuple[str, ...], what: str) -> None:
    if not isinstance(given, Mapping):
        raise RulesError(f"{name}: {what}s have to be a mapping.", hint=f"{what}: rating.")
    lost = [key for key in given if key not in known]
    if lost:
        raise RulesError(f"{name}: there is no {what} '{lost[0]}'.", hint=f"Known: {', '.join(known)}.")
