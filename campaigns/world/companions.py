"""People of the world who travel with the party: they go where its scene goes, until they part."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from campaigns.world.entities import NpcState
from campaigns.world.state import World

COMPANION: Final = "companion"
"""In the data of a person: the id of the scene that they go with."""


def is_companion(npc: NpcState) -> bool:
    """Whether somebody travels with the party."""
    return COMPANION in npc.data and npc.status == "alive"


def join_party(world: World, npc: NpcState, scene: str) -> None:
    """Somebody goes with a scene from now on."""
    world.amend(npc, data={**npc.data, COMPANION: scene})


def leave_party(world: World, npc: NpcState) -> None:
    """Somebody stays where they are from now on."""
    world.amend(npc, data={key: value for key, value in npc.data.items() if key != COMPANION})


def companions_at(world: World, place: str) -> tuple[NpcState, ...]:
    """Those at a place who travel with the party."""
    return tuple(npc for npc in world.people_at(place) if is_companion(npc))


def bring_along(world: World, scene: str, place: str, engaged: Set[str]) -> None:
    """The companions of a scene go to a place with it, but for those in a confrontation.

    Who went with a scene that is over goes with whichever leaves first.
    """
    here = world.scene(scene)
    if here is None:
        return
    going_on = {one.id for one in world.open_scenes()}
    for npc in companions_at(world, here.place):
        own = str(npc.data[COMPANION])
        if npc.id not in engaged and (own == scene or own not in going_on):
            world.amend(npc, place=place)
