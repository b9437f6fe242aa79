"""What each panel of the table shows. One function a panel, used when a seat connects and when play changes it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final, cast

from campaigns.events import Fleeting
from campaigns.models import Session, sql
from campaigns.rules.contracts import Json, Person, Ruleset, SheetView
from campaigns.selectors.conditions import conditions_of
from campaigns.selectors.growing import growth_notices
from campaigns.world.binding import rules_of
from campaigns.world.companions import companions_at
from campaigns.world.entities import CharacterState, EncounterState, Kind
from campaigns.world.knowing import audience_of, has_secrets, is_apart
from campaigns.world.last_seen import anybody_behind, shows_anew
from campaigns.world.offers import open_offers
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


def party(session: Session, world: World, story: ResolvedWorld, scene: str | None = None) -> dict[str, Json]:
    """PARTY_STATUS: every character at the table with hit points, condition, sheet and belongings, and who goes along.

    As those in a ``scene`` see it: of who is elsewhere they know that, and no more.
    """
    rules = rules_of(story)
    players = {
        str(seat): (str(player or ""), str(name or ""), int(str(number)))
        for seat, player, name, number in sql.rows(_SEATS, (session.pk,))
    }
    members: list[Json] = [
        _member(character, players[character.seat], world, story, rules)
        if scene in (None, character.scene)
        else _elsewhere(character, players[character.seat])
        for character in world.characters()
        if character.seat in players and character.status != "left"
    ]
    companions: list[Json] = [
        {"name": npc.name, "role": npc.role}
        for here in world.open_scenes()
        if scene in (None, here.id)
        for npc in companions_at(world, here.place)
    ]
    return {"members": members, "companions": companions}


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
        "hp_label": story.rules.hit_points_label,
        "defence": view.defence,
        "statuses": list[Json](conditions_of(character, view)),
        "class": view.archetype,
        "level": view.level,
        "down": view.down,
        "dead": view.dead or character.status == "dead",
        "current_location": place.name if place is not None else "",
        "sheet": _sheet(character, view),
        "inventory": _inventory(character, world, story),
    }


def _elsewhere(character: CharacterState, player: tuple[str, str, int]) -> dict[str, Json]:
    return {
        "player_id": player[0],
        "name": player[1],
        "seat": player[2],
        "character_name": character.name,
        "concept": character.concept,
        "elsewhere": True,
    }


def party_panels(session: Session, world: World, story: ResolvedWorld) -> list[Fleeting]:
    """PARTY_STATUS for everybody: one message while all are together, else one for each scene and the GM's."""
    if not is_apart(world):
        return [Fleeting(session.pk, "PARTY_STATUS", party(session, world, story), story=True)]
    messages = [
        Fleeting(
            session.pk,
            "PARTY_STATUS",
            party(session, world, story, scene.id),
            audience_of(world, scene.id),
            story=True,
            gm=False,
        )
        for scene in world.open_scenes()
    ]
    return [*messages, Fleeting(session.pk, "PARTY_STATUS", party(session, world, story), (), story=True)]


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


def map_of(world: World, scene: str, story: ResolvedWorld, character: str | None = None) -> dict[str, Json]:
    """MAP_UPDATE: the places a character knows (None: the GM), where they lie (0 to 100) and the ways between them."""
    return {**map_view(world, scene, story, character), "scene_id": scene}


def journal(world: World, character: str | None) -> dict[str, Json]:
    """JOURNAL_RESPONSE: what one character knows, newest last."""
    return {"entries": list(journal_view(world, character or ""))}


def relationships(world: World, scene: str, character: str | None = None) -> dict[str, Json]:
    """RELATIONSHIPS: the people a character has met (None: anybody), how they stand to the party (a band, never a
    number), and who is here."""
    return {"people": list(people_view(world, scene, character)), "scene_id": scene}


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
    offers = rules_of(story).options(cast("dict[str, Json]", running.state), people[mine], people)
    return [dict(offer) for offer in open_offers(offers, world, running.type, story, mine)]


def changed_panels(
    session: Session, scene: str, changes: Sequence[Change], story: ResolvedWorld, world: World
) -> list[Fleeting]:
    """The panels of a scene that a set of changes touches, as messages; a seat's own go to that seat."""
    touched = {name for change in changes for name in PANELS_OF.get(change.kind, ())}
    if any(change.kind == "fact" for change in changes):
        touched.add("JOURNAL_RESPONSE")
    if any(shows_anew(change) for change in changes):
        touched |= {"RELATIONSHIPS", "QUESTS"}
    notices = [
        Fleeting(session.pk, "GROWTH", notice, (seat,), gm=False)
        for seat, notice in growth_notices(changes, world, rules_of(story))
    ]
    return [*_panels(session, scene, touched, story, world), *notices]


def scene_panels(session: Session, scene: str, story: ResolvedWorld, world: World) -> list[Fleeting]:
    """Every panel of a scene, for those who have come into it."""
    every = {name for names in PANELS_OF.values() for name in names}
    return _panels(session, scene, {*every, "JOURNAL_RESPONSE"}, story, world)


def _panels(
    session: Session, scene: str, touched: Collection[str], story: ResolvedWorld, world: World
) -> list[Fleeting]:
    messages: list[Fleeting] = []
    here = [character for character in world.characters() if character.scene == scene]
    if "PARTY_STATUS" in touched:
        messages += party_panels(session, world, story)
    shared = {
        "QUESTS": lambda: quests(world, scene),
        "MAP_UPDATE": lambda: map_of(world, scene, story),
        "CONFRONTATION": lambda: confrontation(world, scene, story),
        "RELATIONSHIPS": lambda: relationships(world, scene),
    }
    own = _own_panels(world, scene, story)
    for name in sorted(touched & shared.keys()):
        payload = shared[name]()
        # What not everybody may see goes to the GM alone, and to each seat as its character knows it.
        seats = () if name in own and name != "CONFRONTATION" else None
        messages.append(Fleeting(session.pk, name, payload, seats, story=True, scene=scene))
        messages += [
            Fleeting(session.pk, name, own[name](character, payload), (character.seat,), gm=False)
            for character in here
            if name in own
        ]
    if "JOURNAL_RESPONSE" in touched:
        messages += [
            Fleeting(session.pk, "JOURNAL_RESPONSE", journal(world, one.id), (one.seat,), gm=False)
            for one in here
        ]
    return messages


type _Own = Callable[[CharacterState, dict[str, Json]], dict[str, Json]]


def _own_panels(world: World, scene: str, story: ResolvedWorld) -> dict[str, _Own]:
    """The panels that each seat of a scene gets for itself now: its beats, and what not everybody knows."""
    own: dict[str, _Own] = {}
    running = world.running_encounter(scene)
    if running is not None:
        people = _involved(world, running)
        own["CONFRONTATION"] = lambda one, public: {
            **public,
            "beats": _beats(world, running, story, people, one.seat),
        }
    behind = anybody_behind(world)
    if behind or any(quest.audience for quest in world.quests()):
        own["QUESTS"] = lambda one, public: quests(world, scene, one.seat)
    if has_secrets(world):
        own["MAP_UPDATE"] = lambda one, public: map_of(world, scene, story, one.id)
    if behind or has_secrets(world):
        own["RELATIONSHIPS"] = lambda one, public: relationships(world, scene, one.id)
    return own
