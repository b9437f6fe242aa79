"""The state of a session as a working copy, read from its rows.

Rows are read only when the session's ``state_version`` has moved: the cost of a turn does not grow with play.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Final

from campaigns.models import (
    Character,
    Clock,
    Encounter,
    EntityRow,
    Item,
    KnownFact,
    Npc,
    Place,
    Quest,
    Scene,
)
from campaigns.world.entities import ENTITY_TYPES, Entity, Kind
from campaigns.world.state import World, field_names, load_entity

ENTITY_ROWS: Final[Mapping[Kind, type[EntityRow]]] = {
    "scene": Scene,
    "place": Place,
    "npc": Npc,
    "character": Character,
    "item": Item,
    "quest": Quest,
    "fact": KnownFact,
    "clock": Clock,
    "encounter": Encounter,
}

_KEPT: Final = 512
_cache: OrderedDict[int, tuple[int, tuple[Entity, ...]]] = OrderedDict()
_lock = Lock()


def load_world(session_id: int, version: int) -> World:
    """A working copy of a session's state at ``version`` (the session's ``state_version`` as just read)."""
    with _lock:
        held = _cache.get(session_id)
        if held is not None and held[0] == version:
            _cache.move_to_end(session_id)
            return World(held[1])
    entities = read_entities(session_id)
    remember(session_id, version, entities)
    return World(entities)


def remember(session_id: int, version: int, entities: tuple[Entity, ...]) -> None:
    """Keep a session's state at a version, so that the next turn need not read it."""
    with _lock:
        _cache[session_id] = (version, entities)
        _cache.move_to_end(session_id)
        while len(_cache) > _KEPT:
            _cache.popitem(last=False)


def forget() -> None:
    """Drop everything that is kept; for tests and after the database was exchanged."""
    with _lock:
        _cache.clear()


def read_entities(session_id: int) -> tuple[Entity, ...]:
    """All entities of a session from their rows, by kind and in the order they were made: one query a kind."""
    found: list[Entity] = []
    for kind in ENTITY_TYPES:
        names = field_names(kind)
        rows = (
            ENTITY_ROWS[kind]
            ._default_manager.filter(session_id=session_id)
            .order_by("pk")
            .values("key", *names)
        )
        for row in rows.iterator(chunk_size=2000):
            found.append(load_entity(kind, str(row.pop("key")), row))
    return tuple(found)
