"""Who knows what while the party is apart, or some of it miss a scene: what others learn is not on their pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final, cast

from campaigns.rules.contracts import Json
from campaigns.world.entities import Audience, CharacterState, FactState, NpcState, PlaceState
from campaigns.world.people import party_of
from campaigns.world.senses import missed_by
from campaigns.world.state import World

KNOWN_TO: Final = "known_to"
"""In a place's or person's data: the characters that know of it; absent when everybody does."""


def is_apart(world: World) -> bool:
    """Whether the living characters are in more than one scene now."""
    return len({one.scene for one in world.characters() if one.status == "alive"}) > 1


def audience_of(world: World, scene: str) -> tuple[str, ...] | None:
    """The seats that are told what happens in a scene: None for everybody, while all are in it."""
    if not is_apart(world):
        return None
    return tuple(one.seat for one in world.characters() if one.scene == scene and one.status != "left")


def witnesses(world: World, scene: str) -> tuple[CharacterState, ...]:
    """The living characters of a scene who perceive it."""
    missing = missed_by(world, scene)
    return tuple(one for one in party_of(world, scene) if one.id not in missing)


def witnessing(world: World, scene: str) -> Audience:
    """The seats that are told what happens in a scene, without those whose characters do not perceive it."""
    missing = missed_by(world, scene)
    if not missing:
        return audience_of(world, scene)
    here = (one for one in world.characters() if one.scene == scene and one.status != "left")
    return tuple(one.seat for one in here if one.id not in missing)


def seats_missing(world: World, scene: str) -> tuple[str, ...]:
    """The seats whose characters are in a scene and do not perceive it."""
    missing = missed_by(world, scene)
    return tuple(one.seat for one in world.characters() if one.id in missing)


def is_shared(world: World, scene: str) -> bool:
    """Whether all there are know of what a scene brings: nobody is elsewhere, and nobody there misses it."""
    return not is_apart(world) and not missed_by(world, scene)


def knows_of(data: Mapping[str, Json], character: str | None) -> bool:
    """Whether a character knows of a place or a person with this data; None asks for what is common knowledge."""
    known = data.get(KNOWN_TO)
    return not isinstance(known, list) or character in known


def has_secrets(world: World) -> bool:
    """Whether some place or person is known to some characters only."""
    return any(KNOWN_TO in item.data for item in _kept_apart(world))


def _kept_apart(world: World) -> tuple[PlaceState | NpcState, ...]:
    return (*world.places(), *world.npcs())


def common_facts(world: World, scene: str) -> tuple[FactState, ...]:
    """The facts that all witnesses of a scene know, each once, in the order they were learned."""
    party = {one.id for one in witnesses(world, scene)}
    holders: dict[str, set[str]] = {}
    for fact in world.facts():
        holders.setdefault(fact.content, set()).update([fact.character] if fact.character else party)
    found: dict[str, FactState] = {}
    for fact in world.facts():
        if holders[fact.content] >= party and (not fact.character or fact.character in party):
            found.setdefault(fact.content, fact)
    return tuple(found.values())


def come_to_know(world: World, scene: str, item: PlaceState | NpcState, **changes: object) -> None:
    """Those in a scene know of a place or have met a person from now on; ``changes`` are further fields of it.

    While all are together everybody does, but for those who do not perceive it; where they are they all know.
    """
    fresh = not (item.known if isinstance(item, PlaceState) else item.met)
    data = dict(item.data)
    state = world.scene(scene)
    here = isinstance(item, PlaceState) and state is not None and state.place == item.id
    if is_shared(world, scene) or (here and not is_apart(world)):
        data.pop(KNOWN_TO, None)
    elif fresh or KNOWN_TO in data:
        known = cast("list[Json]", data.get(KNOWN_TO) or [])
        seeing = party_of(world, scene) if here else witnesses(world, scene)
        data[KNOWN_TO] = [*known, *(one.id for one in seeing if one.id not in known)]
    now = {"known": True} if isinstance(item, PlaceState) else {"met": True}
    world.amend(item, data=data, **now, **changes)


def write_down(world: World, scene: str, fact: FactState) -> None:
    """Put a fact into the journals of a scene's witnesses: everybody's, while that is all there are, each one's own
    else."""
    if is_shared(world, scene):
        # What some have known before is everybody's now, and stands in each journal once.
        for one in world.characters():
            world.remove("fact", f"{fact.id}.{one.id}")
        world.put(fact)
        return
    for one in witnesses(world, scene):
        if not _has(world, fact.id, fact.content, one.id):
            world.put(replace(fact, id=f"{fact.id}.{one.id}", character=one.id))


def seats_in(world: World, scene: str) -> tuple[str, ...] | None:
    """Who a new goal is for: the witnesses' seats while somebody is elsewhere or misses it, else everybody (None)."""
    return None if is_shared(world, scene) else tuple(one.seat for one in witnesses(world, scene))


def withhold(world: World, scene: str) -> None:
    """Keep facts and goals that are new in a turn from those who were elsewhere or missed it, whoever wrote them."""
    for change in world.changes():
        if change.kind == "fact" and change.before is None:
            fact = next((one for one in world.facts() if one.id == change.id), None)
            if fact is not None and not fact.character:
                world.remove("fact", fact.id)
                write_down(world, scene, fact)
        elif change.kind == "quest" and change.before is None:
            quest = world.quest(change.id)
            if quest is not None and quest.audience is None:
                world.put(replace(quest, audience=seats_in(world, scene)))


def tell_each_other(world: World, speaker: str, listeners: Iterable[CharacterState]) -> int:
    """What one character knows of the story becomes known to those who listen; how many things were new to some."""
    told = 0
    hearing = [one for one in listeners if one.id != speaker]
    said = world.character(speaker)
    for fact in [fact for fact in world.facts() if fact.character == speaker]:
        root = fact.id.removesuffix(f".{speaker}")
        new = [one for one in hearing if not _has(world, root, fact.content, one.id)]
        for one in new:
            world.put(replace(fact, id=f"{root}.{one.id}", character=one.id))
        told += bool(new)
    for quest in world.quests():
        if said is not None and quest.audience is not None and said.seat in quest.audience:
            more = tuple(one.seat for one in hearing if one.seat not in quest.audience)
            if more:
                world.put(replace(quest, audience=(*quest.audience, *more)))
                told += 1
    for item in _kept_apart(world):
        known = item.data.get(KNOWN_TO)
        if isinstance(known, list) and speaker in known:
            more = tuple(one.id for one in hearing if one.id not in known)
            if more:
                world.put(replace(item, data={**item.data, KNOWN_TO: [*known, *more]}))
                told += 1
    return told


def _has(world: World, root: str, content: str, character: str) -> bool:
    return any(
        fact.character in ("", character)
        and (fact.id in (root, f"{root}.{character}") or fact.content == content)
        for fact in world.facts()
    )
