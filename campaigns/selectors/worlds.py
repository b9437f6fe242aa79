"""The state of a session as a working copy, read from its rows.

Rows are read only when the session's ``state_version`` has moved: the cost of a turn does not grow with play.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Final

from django.db import connection, transaction

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


@dataclass(frozen=True, slots=True)
class _Made:
    """A state whose version may yet be taken back, and then be another process's: it waits for the commit."""

    session_id: int
    version: int
    entities: tuple[Entity, ...]

    def __call__(self) -> None:
        remember(self.session_id, self.version, self.entities)


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
    for waiting in reversed(connection.run_on_commit):
        act = waiting[1]
        if isinstance(act, _Made) and (act.session_id, act.version) == (session_id, version):
            return World(act.entities)
    entities = read_entities(session_id)
    remember(session_id, version, entities)
    return World(entities)


def remember_on_commit(session_id: int, version: int, entities: tuple[Entity, ...]) -> None:
    """Keep a state that this transaction has made; others see it when it is committed, nobody when it is not."""
    transaction.on_commit(_Made(session_id, version, entities))


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
