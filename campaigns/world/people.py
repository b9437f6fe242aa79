"""Persons for the ruleset: characters and NPCs with their sheets, and how they stand to each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from campaigns.rules.contracts import Json, Person, Ruleset, Sheet, Side
from campaigns.world.entities import CharacterState, NpcState
from campaigns.world.seating import gear_rows
from campaigns.world.state import World
from genre_packs.resolved import ResolvedWorld


def people_of(world: World, ids: Iterable[str]) -> tuple[Person, ...]:
    """The persons behind ids; characters and their allies on the party's side, other NPCs
    against it. Unknown ids are left out."""
    found = []
    for id in ids:
        character, npc = world.character(id), world.npc(id)
        if character is not None:
            found.append(Person(id, character.name, "party", character.sheet, True))
        elif npc is not None:
            side: Side = "party" if npc.data.get("side") == "party" else "opposition"
            found.append(Person(id, npc.name, side, npc.sheet, False))
    return tuple(found)


def person(world: World, id: str) -> Person | None:
    """One person, None when there is nobody of that id."""
    return next(iter(people_of(world, (id,))), None)


def people_by_id(world: World, ids: Iterable[str]) -> dict[str, Person]:
    """The persons behind ids, by id."""
    return {one.id: one for one in people_of(world, ids)}


def name_of(world: World, id: str) -> str:
    """A character's or NPC's name; empty when there is nobody of that id."""
    found = world.character(id) or world.npc(id)
    return found.name if found is not None else ""


def party_of(world: World, scene: str) -> tuple[CharacterState, ...]:
    """The living characters of a scene, in seat order as they came."""
    return tuple(one for one in world.characters() if one.scene == scene and one.status == "alive")


def store_sheets(world: World, sheets: Mapping[str, Sheet], rules: Ruleset) -> None:
    """Put changed sheets back on their entities; whoever the rules call dead is dead."""
    for id, sheet in sheets.items():
        view = rules.view(sheet)
        character, npc = world.character(id), world.npc(id)
        if character is not None:
            world.amend(character, sheet=sheet, status="dead" if view.dead else character.status)
        elif npc is not None:
            condition = "" if view.hp >= view.max_hp else health_band(rules, sheet)
            world.amend(npc, sheet=sheet, status="dead" if view.dead else npc.status, condition=condition)


def health_band(rules: Ruleset, sheet: Sheet) -> str:
    """Health as others see it: unwounded, wounded, bloodied, staggering, down or dead."""
    view = rules.view(sheet)
    if view.dead:
        return "dead"
    if view.down or view.hp <= 0:
        return "down"
    share = view.hp / max(1, view.max_hp)
    steps = ((1.0, "unwounded"), (0.67, "wounded"), (0.34, "bloodied"))
    return next((word for least, word in steps if share >= least), "staggering")


def refit(world: World, character: str, rules: Ruleset) -> None:
    """Tell a character's sheet what they carry now."""
    state = world.character(character)
    if state is not None:
        world.amend(state, sheet=rules.with_gear(dict(state.sheet), gear_rows(world.held_by(character))))


def npc_sheet_source(npc: NpcState, story: ResolvedWorld) -> dict[str, Json] | None:
    """The bestiary entry an NPC fights with, under their own name; None when they have none."""
    authored = story.npc_by_id.get(npc.source)
    creature = story.creature_by_id.get(authored.creature) if authored and authored.creature else None
    if creature is None:
        return None
    entry = cast("dict[str, Json]", creature.model_dump(mode="json"))
    return {**entry, "id": npc.id, "name": npc.name, "named": True}
