"""READ tools: what the characters of the scene may know, and no more."""

from __future__ import annotations

from typing import Final

from campaigns.rules.contracts import Json
from campaigns.world.entities import NpcState
from campaigns.world.last_seen import person_shown
from campaigns.world.people import health_band
from campaigns.world.plot import THREAT
from campaigns.world.speaking import band_of
from campaigns.world.surroundings import mentions, open_exits
from campaigns.world.tooling.desk import Desk, not_found, ok
from campaigns.world.views import foes_view
from campaigns.world.wording import telling, words
from narrator import tool_arguments as args
from narrator.contracts import ToolResult

_SURENESS: Final = ("Rumored", "Suspected", "Discovered", "Certain")


def query_character(desk: Desk, asked: args.QueryCharacter) -> ToolResult:
    """A character of this scene."""
    one = desk.character(asked.character_id)
    if one is None:
        return not_found(asked.character_id)
    view = desk.rules.view(one.sheet)
    content: dict[str, Json] = {
        "id": one.id,
        "name": one.name,
        "pronouns": one.pronouns,
        "concept": one.concept,
    }
    if "status" in asked.include:
        content |= {
            "hp": view.hp,
            "max_hp": view.max_hp,
            "statuses": list(view.statuses),
            "can_act": view.can_act,
        }
    if "stats" in asked.include:
        content["stats"] = {label: text for label, text in view.stats}
    if "inventory" in asked.include:
        content["inventory"] = [
            {"id": item.id, "name": item.name, "quantity": item.quantity}
            for item in desk.world.held_by(one.id)
        ]
    if "backstory" in asked.include:
        content |= {"backstory": one.backstory, "look": one.look}
    return ToolResult("ok", content)


def query_npc(desk: Desk, asked: args.QueryNpc) -> ToolResult:
    """Somebody who is here or has been met; their aims and secrets are not told."""
    npc = desk.npc(asked.npc_id)
    if npc is None:
        return not_found(asked.npc_id)
    content = _person(desk, npc)
    authored = desk.story.npc_by_id.get(npc.source)
    if authored is not None:
        content["manner"] = list(authored.voice)
    if not asked.include_disposition:
        content.pop("attitude", None)
    if asked.include_backstory and authored is not None:
        told = {fact.content for fact in desk.facts() if fact.source == npc.name}
        content["known_of_them"] = list[Json](sorted(told))
    return ToolResult("ok", content)


def list_npcs_in_scene(desk: Desk, asked: args.ListNpcsInScene) -> ToolResult:
    """Who is present."""
    scene = desk.world.scene(asked.scene_id) if asked.scene_id else desk.scene
    if scene is None or scene.id != desk.scene_id:
        return not_found(asked.scene_id or "")
    return ok(people=[_person(desk, npc) for npc in desk.world.people_at(scene.place)])


def query_scene_state(desk: Desk, asked: args.QuerySceneState) -> ToolResult:
    """Where the scene stands, by parts."""
    scene = desk.scene
    place, state = desk.story.place_by_id[scene.place], desk.world.place(scene.place)
    clock = desk.world.clock(THREAT)
    parts: dict[str, Json] = {
        "place": {
            "id": place.id,
            "name": place.name,
            "summary": place.summary,
            "changed": list(state.additions if state else ()),
        },
        "exits": [{"to": way.to, "label": way.label} for way in open_exits(desk.world, place)],
        "features": [{"id": one.id, "label": one.label} for one in place.features],
        "people": [_person(desk, npc) for npc in desk.world.people_at(scene.place)],
        "time": scene.time_of_day,
        "mood": scene.mood,
        "stakes": scene.stakes,
        "pressure": {"name": clock.name, "filled": int(clock.filled), "segments": clock.segments}
        if clock
        else None,
    }
    return ToolResult("ok", {part: parts[part] for part in asked.include})


def query_known_facts(desk: Desk, asked: args.QueryKnownFacts) -> ToolResult:
    """What everybody in the scene knows; what one of them alone knows is never for shared prose."""
    least = _SURENESS.index(asked.confidence_min) if asked.confidence_min else 0
    wanted = [word.low for word in words(asked.topic) if len(word.low) > 2]
    found = [
        fact
        for fact in desk.facts()
        if _SURENESS.index(fact.confidence) >= least
        and (not wanted or mentions(wanted, words(f"{fact.content} {fact.topic} {fact.source}")))
    ]
    shown: list[Json] = [
        {
            "text": fact.content,
            "source": fact.source,
            "confidence": fact.confidence,
            "turn": fact.learned_turn,
        }
        for fact in reversed(found)
    ]
    return ok(facts=shown[: asked.limit])


def query_lore(desk: Desk, asked: args.QueryLore) -> ToolResult:
    """Public lore by topic; secret entries do not exist here."""
    query = words(asked.topic_or_query)
    rated = [
        (mentions((*entry.keywords, entry.title, *telling(entry.title)), query), entry)
        for entry in desk.story.lore.entries
        if not entry.secret
    ]
    best = sorted((row for row in rated if row[0]), key=lambda row: -row[0])[: asked.k]
    if not best:
        return not_found(asked.topic_or_query)
    return ok(entries=[{"title": entry.title, "text": entry.text} for _score, entry in best])


def query_encounter(desk: Desk, asked: args.QueryEncounter) -> ToolResult:
    """The running confrontation, health in bands."""
    del asked
    running = desk.world.running_encounter(desk.scene_id)
    if running is None:
        return not_found("a confrontation")
    foes: list[Json] = list(foes_view(desk.world, running.id, desk.rules))
    party: list[Json] = [
        {"id": one.id, "name": one.name, "health": health_band(desk.rules, dict(one.sheet))}
        for one in desk.present
        if one.id in running.participants
    ]
    return ok(
        party=party,
        label=running.label,
        category=running.category,
        round=running.round,
        stakes=running.stakes,
        foes=foes,
    )


def _person(desk: Desk, npc: NpcState) -> dict[str, Json]:
    """Somebody as those here see them, or last saw them where they are elsewhere."""
    here = npc.place == desk.scene.place
    band, status = (band_of(npc.disposition), npc.status) if here else person_shown(npc, desk.seen)
    return {
        "id": npc.id,
        "name": npc.name,
        "pronouns": npc.pronouns,
        "role": npc.role,
        "appearance": npc.appearance,
        "attitude": band,
        "condition": "dead" if status == "dead" else npc.condition if here else "",
        "met": npc.met,
    }
