"""The state as one seat may know it: goals, map, journal, and people only as bands."""

from __future__ import annotations

from campaigns.rules.contracts import Json, Ruleset
from campaigns.world.people import health_band
from campaigns.world.speaking import band_of
from campaigns.world.state import World
from genre_packs.resolved import ResolvedWorld


def quests_view(world: World, seat: str | None) -> tuple[dict[str, Json], ...]:
    """The goals a seat knows of."""
    return tuple(
        {
            "id": quest.id,
            "title": quest.title,
            "objective": quest.objective,
            "status": quest.status,
            "anchor": quest.anchor,
            "stakes": quest.stakes,
        }
        for quest in world.quests()
        if quest.audience is None or (seat is not None and seat in quest.audience)
    )


def map_view(world: World, scene: str, story: ResolvedWorld) -> dict[str, Json]:
    """Known places only, and only the ways between them that are known to be open."""
    here = world.scene(scene)
    known = {place.id: place for place in world.places() if place.known}
    places: list[Json] = []
    for place in story.places.places:
        state = known.get(place.id)
        if state is None:
            continue
        ways: list[Json] = [
            way.to
            for way in place.exits
            if state.visited and way.to in known and way.to not in state.closed_exits
        ]
        places.append(
            {
                "id": place.id,
                "name": place.name,
                "x": place.map.x,
                "y": place.map.y,
                "visited": state.visited,
                "exits": ways,
            }
        )
    return {"current": here.place if here is not None else "", "places": places}


def journal_view(world: World, character: str) -> tuple[dict[str, Json], ...]:
    """What one character knows, in the order it was learned."""
    return tuple(
        {
            "fact_id": fact.id,
            "content": fact.content,
            "category": fact.category,
            "confidence": fact.confidence,
            "source": fact.source,
            "learned_turn": fact.learned_turn,
        }
        for fact in sorted(world.facts(), key=lambda fact: fact.learned_turn)
        if fact.character in ("", character)
    )


def people_view(world: World, scene: str) -> tuple[dict[str, Json], ...]:
    """People who have been met: how they feel, as a band and never as a number, and whether they are in the scene."""
    here = world.scene(scene)
    return tuple(
        {
            "id": npc.id,
            "name": npc.name,
            "role": npc.role,
            "band": band_of(npc.disposition),
            "status": npc.status,
            "here": here is not None and npc.place == here.place and npc.status == "alive",
        }
        for npc in world.npcs()
        if npc.met and npc.status != "hidden" and not npc.data.get("foe")
    )


def foes_view(world: World, encounter: str, rules: Ruleset) -> tuple[dict[str, Json], ...]:
    """The opposition of a confrontation: health as a band and never as a number."""
    state = world.encounter(encounter)
    found: list[dict[str, Json]] = []
    for id in state.participants if state is not None else ():
        npc = world.npc(id)
        if npc is not None:
            found.append({"id": id, "name": npc.name, "health": health_band(rules, dict(npc.sheet))})
    return tuple(found)
