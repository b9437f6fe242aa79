"""The state as one seat may know it: goals, map, journal, and people only as bands."""

from __future__ import annotations

from campaigns.rules.contracts import Json, Ruleset
from campaigns.world.knowing import knows_of
from campaigns.world.last_seen import goal_shown, person_shown, seen_by
from campaigns.world.people import health_band
from campaigns.world.state import World
from genre_packs.resolved import ResolvedWorld


def quests_view(world: World, seat: str | None) -> tuple[dict[str, Json], ...]:
    """The goals a seat knows of, as its character last knew them."""
    character = next((one.id for one in world.characters() if seat is not None and one.seat == seat), None)
    seen = seen_by(world, character)
    found: list[dict[str, Json]] = []
    for quest in world.quests():
        if quest.audience is None or (seat is not None and seat in quest.audience):
            status, objective, stakes = goal_shown(quest, seen)
            found.append(
                {
                    "id": quest.id,
                    "title": quest.title,
                    "objective": objective,
                    "status": status,
                    "anchor": quest.anchor,
                    "stakes": stakes,
                }
            )
    return tuple(found)


def map_view(world: World, scene: str, story: ResolvedWorld, character: str | None = None) -> dict[str, Json]:
    """The places a character knows (None: anybody's), and only the ways between them that are known to be open."""
    here = world.scene(scene)
    known = {
        place.id: place
        for place in world.places()
        if place.known and (character is None or knows_of(place.data, character))
    }
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


def people_view(world: World, scene: str, character: str | None = None) -> tuple[dict[str, Json], ...]:
    """People whom a character has met (None: anybody): as bands, never numbers, and whether they are here.

    Somebody whom the character has not seen since is as they were then.
    """
    here = world.scene(scene)
    seen = seen_by(world, character)
    found: list[dict[str, Json]] = []
    for npc in world.npcs():
        known = character is None or knows_of(npc.data, character)
        if not npc.met or not known or npc.status == "hidden" or npc.data.get("foe"):
            continue
        band, status = person_shown(npc, seen)
        is_here = here is not None and npc.place == here.place and npc.status == "alive"
        found.append(
            {
                "id": npc.id,
                "name": npc.name,
                "role": npc.role,
                "band": band,
                "status": status,
                "here": is_here,
            }
        )
    return tuple(found)


def foes_view(world: World, encounter: str, rules: Ruleset) -> tuple[dict[str, Json], ...]:
    """The opposition of a confrontation: health as a band and never as a number."""
    state = world.encounter(encounter)
    found: list[dict[str, Json]] = []
    for id in state.participants if state is not None else ():
        npc = world.npc(id)
        if npc is not None:
            found.append({"id": id, "name": npc.name, "health": health_band(rules, dict(npc.sheet))})
    return tuple(found)
