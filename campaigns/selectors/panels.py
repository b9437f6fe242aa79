"""What each panel of the table shows. One function a panel, used when a seat connects and when play changes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, cast

from campaigns.events import Fleeting
from campaigns.models import Session, sql
from campaigns.rules.contracts import Json, Person, Ruleset, SheetView
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.world.binding import rules_of
from campaigns.world.entities import CharacterState, EncounterState, Kind
from campaigns.world.people import people_of
from campaigns.world.state import Change, World
from campaigns.world.views import journal_view, map_view, people_view, quests_view
from genre_packs.resolved import ResolvedWorld

PANELS_OF: dict[Kind, tuple[str, ...]] = {
    "character": ("PARTY_STATUS",),
    "item": ("PARTY_STATUS",),
    "quest": ("QUESTS",),
    "scene": ("QUESTS", "MAP_UPDATE"),
    "place": ("MAP_UPDATE",),
    "encounter": ("CONFRONTATION",),
    "npc": ("RELATIONSHIPS",),
}
_SEATS: Final = """
SELECT seat.public_id, member.public_id, member.display_name, seat.number
FROM campaigns_seat seat LEFT JOIN campaigns_member member ON member.id = seat.member_id WHERE seat.session_id = %s
"""


def party(session: Session, world: World, story: ResolvedWorld) -> dict[str, Json]:
    """PARTY_STATUS: every character at the table with hit points, condition, sheet and belongings."""
    rules = rules_of(story)
    players = {
        str(seat): (str(player or ""), str(name or ""), int(str(number)))
        for seat, player, name, number in sql.rows(_SEATS, (session.pk,))
    }
    members: list[Json] = [
        _member(character, players[character.seat], world, story, rules)
        for character in world.characters()
        if character.seat in players and character.status != "left"
    ]
    return {"members": members, "companions": []}


def _member(
    character: CharacterState,
    player: tuple[str, str, int],
    world: World,
    story: ResolvedWorld,
    rules: Ruleset,
) -> dict[str, Json]:
    view = rules.view(character.sheet)
    place = story.place_by_id.get(character.place)
    return {
        "player_id": player[0],
        "name": player[1],
        "seat": player[2],
        "character_name": character.name,
        "concept": character.concept,
        "current_hp": view.hp,
        "max_hp": view.max_hp,
        "defence": view.defence,
        "statuses": list(view.statuses),
        "class": view.archetype,
        "level": view.level,
        "down": view.down,
        "dead": view.dead or character.status == "dead",
        "current_location": place.name if place is not None else "",
        "sheet": _sheet(character, view),
        "inventory": _inventory(character, world, story),
    }


def _sheet(character: CharacterState, view: SheetView) -> dict[str, Json]:
    return {
        "pronouns": character.pronouns,
        "look": character.look,
        "backstory": character.backstory,
        "stats": [{"label": label, "value": value} for label, value in view.stats],
        "lines": [{"label": label, "value": value} for label, value in view.lines],
        "abilities": [dict(ability) for ability in view.abilities],
        "tracks": [
            {
                "id": track.id,
                "label": track.label,
                "current": track.current,
                "maximum": track.maximum,
                "kind": track.kind,
            }
            for track in view.tracks
        ],
    }


def _inventory(character: CharacterState, world: World, story: ResolvedWorld) -> dict[str, Json]:
    items: list[Json] = [
        {
            "id": item.id,
            "name": item.name,
            "type": str(item.data.get("category", "")),
            "equipped": item.equipped,
            "quantity": item.quantity,
            "description": item.description,
        }
        for item in world.held_by(character.id)
    ]
    return {"items": items, "gold": character.money, "currency_name": story.rules.currency.plural}


def quests(world: World, scene: str, seat: str | None = None) -> dict[str, Json]:
    """QUESTS: the goals a seat knows of (None: those everybody knows) and what is at stake now."""
    here = world.scene(scene)
    return {
        "quest_log": list(quests_view(world, seat)),
        "active_stakes": here.stakes if here is not None else "",
    }


def map_of(world: World, scene: str, story: ResolvedWorld) -> dict[str, Json]:
    """MAP_UPDATE: the places known, where they lie (0 to 100) and the ways between them."""
    return map_view(world, scene, story)


def journal(world: World, character: str | None) -> dict[str, Json]:
    """JOURNAL_RESPONSE: what one character knows, newest last."""
    return {"entries": list(journal_view(world, character or ""))}


def relationships(world: World, scene: str) -> dict[str, Json]:
    """RELATIONSHIPS: the people met, how they stand to the party (a band, never a number), and who is here."""
    return {"people": list(people_view(world, scene))}


def confrontation(world: World, scene: str, story: ResolvedWorld, seat: str | None = None) -> dict[str, Json]:
    """CONFRONTATION: the encounter that runs in a scene, or that none does; for a seat with what it may do."""
    running = world.running_encounter(scene)
    if running is None:
        return {"active": False, "scene_id": scene}
    rules = rules_of(story)
    people = _involved(world, running)
    shown = {
        "active": True,
        "scene_id": scene,
        "type": running.type,
        "label": running.label,
        "category": running.category,
        "round": running.round,
        "stakes": running.stakes,
        "beats": [],
        **rules.describe(cast("dict[str, Json]", running.state), people),
    }
    return shown if seat is None else {**shown, "beats": _beats(world, running, story, people, seat)}


def _involved(world: World, running: EncounterState) -> dict[str, Person]:
    return {person.id: person for person in people_of(world, running.participants)}


def _beats(
    world: World, running: EncounterState, story: ResolvedWorld, people: Mapping[str, Person], seat: str
) -> list[Json]:
    """What a seat's character may do in an encounter."""
    mine = next((one.id for one in world.characters() if one.seat == seat), "")
    if mine not in people:
        return []
    rules = rules_of(story)
    return [
        dict(option) for option in rules.options(cast("dict[str, Json]", running.state), people[mine], people)
    ]


def changed_panels(
    session: Session, scene: str, changes: Sequence[Change], story: ResolvedWorld, world: World
) -> list[Fleeting]:
    """The panels that a set of changes touches, as messages to the room; a seat's own go to that seat."""
    touched = {name for change in changes for name in PANELS_OF.get(change.kind, ())}
    messages = []
    for name in sorted(touched):
        messages.append(
            Fleeting(session.pk, name, _public_panel(name, session, scene, story, world), story=True)
        )
    if any(change.kind == "fact" for change in changes):
        messages += [
            Fleeting(
                session.pk, "JOURNAL_RESPONSE", journal(world, character.id), (character.seat,), gm=False
            )
            for character in world.characters()
            if character.scene == scene
        ]
    running = world.running_encounter(scene)
    if "CONFRONTATION" in touched and running is not None:
        public = next(message.payload for message in messages if message.type == "CONFRONTATION")
        people = _involved(world, running)
        messages += [
            Fleeting(
                session.pk,
                "CONFRONTATION",
                {**public, "beats": _beats(world, running, story, people, character.seat)},
                (character.seat,),
                gm=False,
            )
            for character in world.characters()
            if character.scene == scene
        ]
    if "QUESTS" in touched and any(quest.audience for quest in world.quests()):
        messages += [
            Fleeting(session.pk, "QUESTS", quests(world, scene, character.seat), (character.seat,), gm=False)
            for character in world.characters()
        ]
    return messages


def _public_panel(
    name: str, session: Session, scene: str, story: ResolvedWorld, world: World
) -> dict[str, Json]:
    if name == "PARTY_STATUS":
        return party(session, world, story)
    if name == "QUESTS":
        return quests(world, scene)
    if name == "MAP_UPDATE":
        return map_of(world, scene, story)
    if name == "CONFRONTATION":
        return confrontation(world, scene, story)
    return relationships(world, scene)


def finished_character(session_id: int, seat: str) -> dict[str, Json]:
    """CHARACTER_CREATION ``character``: who has just been made, with the name where clients look for it."""
    session = Session.objects.get(pk=session_id)
    world = load_world(session.pk, session.state_version)
    members = party(session, world, story_of(session))["members"]
    character = next(item for item in world.characters() if item.seat == seat)
    shown = next(
        item for item in cast("list[dict[str, Json]]", members) if item["character_name"] == character.name
    )
    return {**shown, "name": character.name, "core": {"name": character.name}}
