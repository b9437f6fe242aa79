"""The working copy of a session's state: entities by kind and id, and the record of what was changed.

Settle applies the record to rows; a Save's change set is the same record, so any turn can be restored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from itertools import chain
from typing import cast

from campaigns.rules.contracts import Json
from campaigns.world.entities import (
    ENTITY_TYPES,
    CharacterState,
    ClockState,
    EncounterState,
    Entity,
    FactState,
    ItemState,
    Kind,
    NpcState,
    PlaceState,
    QuestState,
    SceneState,
)


@dataclass(frozen=True, slots=True)
class Change:
    """One entity before and after, as JSON objects without ``id``; None means it was not there."""

    kind: Kind
    id: str
    before: dict[str, Json] | None
    after: dict[str, Json] | None

    def inverse(self) -> Change:
        """The change that undoes this one."""
        return Change(self.kind, self.id, self.after, self.before)

    def to_json(self) -> dict[str, Json]:
        """A JSON object that ``from_json`` reads back."""
        return {"kind": self.kind, "id": self.id, "before": self.before, "after": self.after}

    @staticmethod
    def from_json(data: Mapping[str, Json]) -> Change:
        """Read what ``to_json`` wrote."""
        return Change(
            cast(Kind, data["kind"]),
            str(data["id"]),
            cast("dict[str, Json] | None", data["before"]),
            cast("dict[str, Json] | None", data["after"]),
        )


def dump_entity(entity: Entity) -> dict[str, Json]:
    """An entity as a JSON object without its id; tuples become lists."""
    return {name: _plain(getattr(entity, name)) for name in field_names(entity.kind)}


@cache
def field_names(kind: Kind) -> tuple[str, ...]:
    """The fields of a kind of entity, apart from its id."""
    return tuple(field.name for field in fields(ENTITY_TYPES[kind]) if field.name != "id")


def load_entity(kind: Kind, id: str, data: Mapping[str, Json]) -> Entity:
    """Read what ``dump_entity`` wrote; keys this version does not know are left out."""
    made = ENTITY_TYPES[kind]
    known = {field.name: field.type for field in fields(made)}
    values = {
        key: tuple(value) if isinstance(value, list) and "tuple" in str(known[key]) else value
        for key, value in data.items()
        if key in known
    }
    if kind in ("fact", "quest") and isinstance(values.get("audience"), list):
        values["audience"] = tuple(cast("list[str]", values["audience"]))
    return made(id=id, **values)  # type: ignore[arg-type]  # the rows hold what dump_entity wrote


class World:
    """All entities of one session, and what has been done to them since it was loaded."""

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        self._now: dict[Kind, dict[str, Entity]] = {kind: {} for kind in ENTITY_TYPES}
        for item in entities:
            self._now[item.kind][item.id] = item
        self._before: dict[tuple[Kind, str], Entity | None] = {}

    def put(self, entity: Entity) -> None:
        """Add an entity or replace the one of the same kind and id."""
        known = self._now[entity.kind]
        current = known.get(entity.id)
        if current == entity:
            return
        self._before.setdefault((entity.kind, entity.id), current)
        known[entity.id] = entity

    def remove(self, kind: Kind, id: str) -> None:
        """Take an entity out; nothing happens when it is not there."""
        current = self._now[kind].pop(id, None)
        if current is not None:
            self._before.setdefault((kind, id), current)

    def changes(self) -> tuple[Change, ...]:
        """What differs from what was loaded, in the order it was first touched."""
        found = []
        for (kind, id), before in self._before.items():
            after = self._now[kind].get(id)
            if before != after:
                found.append(
                    Change(
                        kind,
                        id,
                        None if before is None else dump_entity(before),
                        None if after is None else dump_entity(after),
                    )
                )
        return tuple(found)

    def apply(self, changes: Sequence[Change]) -> None:
        """Bring recorded changes in, as this working copy's own."""
        for change in changes:
            if change.after is None:
                self.remove(change.kind, change.id)
            else:
                self.put(load_entity(change.kind, change.id, change.after))

    def merge(self, changes: Sequence[Change]) -> None:
        """Bring recorded changes in on top of what others have changed since they were recorded.

        Only what a change altered is taken over, field by field and key by key within an object. Where both have
        altered the same: of a list of words what each has added and taken out, of a clock's fractions by how
        much each has moved them, else the recorded change stands.
        """
        for change in changes:
            here = self._now[change.kind].get(change.id)
            if here is None or change.before is None or change.after is None:
                self.apply([change])
            else:
                counted = change.kind == "clock"
                merged = _merged(change.before, change.after, dump_entity(here), counted=counted)
                self.put(load_entity(change.kind, change.id, merged))

    def branch(self) -> World:
        """A copy that can be changed and dropped by itself and remembers what was changed before."""
        copy = World(self)
        copy._before = dict(self._before)
        return copy

    def __iter__(self) -> Iterator[Entity]:
        return chain.from_iterable(known.values() for known in self._now.values())

    # Typed look-ups; ``None`` when there is no such entity.

    def scene(self, id: str) -> SceneState | None:
        """One scene."""
        return cast("SceneState | None", self._now["scene"].get(id))

    def character(self, id: str) -> CharacterState | None:
        """One character."""
        return cast("CharacterState | None", self._now["character"].get(id))

    def npc(self, id: str) -> NpcState | None:
        """One NPC."""
        return cast("NpcState | None", self._now["npc"].get(id))

    def item(self, id: str) -> ItemState | None:
        """One item."""
        return cast("ItemState | None", self._now["item"].get(id))

    def clock(self, id: str) -> ClockState | None:
        """One clock."""
        return cast("ClockState | None", self._now["clock"].get(id))

    def place(self, id: str) -> PlaceState | None:
        """One place."""
        return cast("PlaceState | None", self._now["place"].get(id))

    def quest(self, id: str) -> QuestState | None:
        """One quest."""
        return cast("QuestState | None", self._now["quest"].get(id))

    def encounter(self, id: str) -> EncounterState | None:
        """One encounter."""
        return cast("EncounterState | None", self._now["encounter"].get(id))

    def characters(self) -> tuple[CharacterState, ...]:
        """Every character, in the order they came."""
        return cast("tuple[CharacterState, ...]", tuple(self._now["character"].values()))

    def npcs(self) -> tuple[NpcState, ...]:
        """Every NPC."""
        return cast("tuple[NpcState, ...]", tuple(self._now["npc"].values()))

    def items(self) -> tuple[ItemState, ...]:
        """Every item."""
        return cast("tuple[ItemState, ...]", tuple(self._now["item"].values()))

    def quests(self) -> tuple[QuestState, ...]:
        """Every quest."""
        return cast("tuple[QuestState, ...]", tuple(self._now["quest"].values()))

    def facts(self) -> tuple[FactState, ...]:
        """Every known fact."""
        return cast("tuple[FactState, ...]", tuple(self._now["fact"].values()))

    def clocks(self) -> tuple[ClockState, ...]:
        """Every clock."""
        return cast("tuple[ClockState, ...]", tuple(self._now["clock"].values()))

    def places(self) -> tuple[PlaceState, ...]:
        """Every place that play has touched."""
        return cast("tuple[PlaceState, ...]", tuple(self._now["place"].values()))

    def scenes(self) -> tuple[SceneState, ...]:
        """Every scene."""
        return cast("tuple[SceneState, ...]", tuple(self._now["scene"].values()))

    def running_encounter(self, scene: str) -> EncounterState | None:
        """The confrontation that runs in a scene, if one does."""
        for item in cast("Iterable[EncounterState]", self._now["encounter"].values()):
            if item.scene == scene and item.status == "running":
                return item
        return None

    def running_encounters(self) -> tuple[EncounterState, ...]:
        """The confrontations that run now, in all scenes."""
        everything = cast("Iterable[EncounterState]", self._now["encounter"].values())
        return tuple(item for item in everything if item.status == "running")

    def open_scenes(self) -> tuple[SceneState, ...]:
        """The scenes that go on, the one that the session started with first."""
        return tuple(scene for scene in self.scenes() if scene.open)

    def people_at(self, place: str) -> tuple[NpcState, ...]:
        """NPCs at a place whom one could see."""
        everybody = cast("Iterable[NpcState]", self._now["npc"].values())
        return tuple(npc for npc in everybody if npc.place == place and npc.status in ("alive", "dead"))

    def held_by(self, holder: str) -> tuple[ItemState, ...]:
        """What somebody carries, or what lies at a place."""
        everything = cast("Iterable[ItemState]", self._now["item"].values())
        return tuple(item for item in everything if item.holder == holder and item.quantity > 0)

    def amend(self, entity: Entity, **changes: object) -> Entity:
        """Replace fields of an entity and put it back; returns the new value."""
        amended = replace(entity, **changes)  # type: ignore[arg-type]  # field names are the caller's
        self.put(amended)
        return amended


def _merged(
    before: Mapping[str, Json], after: Mapping[str, Json], here: Mapping[str, Json], *, counted: bool = False
) -> dict[str, Json]:
    """What is here, with whatever differs between before and after as it is after."""
    merged = dict(here)
    for key in before.keys() - after.keys():
        merged.pop(key, None)
    for key, value in after.items():
        old, now = before.get(key), here.get(key)
        if key in before and old == value:
            continue
        merged[key] = value if old == now else _both(old, value, now, counted=counted)
    return merged


def _both(old: Json, value: Json, now: Json, *, counted: bool) -> Json:
    """What became of a value that two have changed since it was ``old``: to ``value`` here, to ``now`` elsewhere."""
    if isinstance(old, Mapping) and isinstance(value, Mapping) and isinstance(now, Mapping):
        return _merged(old, value, now, counted=counted)
    if _all_words(old) and _all_words(value) and _all_words(now):
        was, mine, theirs = (cast("list[str]", found) for found in (old, value, now))
        kept = [word for word in theirs if word in mine or word not in was]
        return [*kept, *(word for word in mine if word not in was and word not in kept)]
    if counted and isinstance(old, float) and isinstance(value, float) and isinstance(now, float):
        return round(now + value - old, 4)
    return value


def _all_words(found: Json) -> bool:
    return isinstance(found, list | tuple) and all(isinstance(word, str) for word in found)


def _plain(value: object) -> Json:
    """A field's value as JSON knows it. Objects are values that nobody changes in place: they are not copied."""
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping) and type(value) is not dict:
        return {str(key): _plain(item) for key, item in value.items()}
    return cast(Json, value)
