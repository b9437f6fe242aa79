"""What everyone at the table sees of an encounter."""

from __future__ import annotations

from collections.abc import Mapping

from campaigns.rules.contracts import Json, Person
from campaigns.rules.running import Dial
from campaigns.rules.without_number.bodies import Body, Hero, read
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.encounter.footing import label_of
from campaigns.rules.without_number.encounter.footing import shown as zones_shown
from campaigns.rules.without_number.encounter.state import Actor, Encounter
from campaigns.rules.without_number.vitals import band


def describe(book: Book, encounter: Encounter, people: Mapping[str, Person]) -> dict[str, Json]:
    """{type, label, category, win_condition, round, active, outcome, metrics, actors, initiative_order}.

    Opponents show a band of health only; characters their hit points as well. Dials are shown where they
    decide, rounds left where surviving does.
    """
    bodies = {
        actor.id: read(book, people[actor.id].sheet, people[actor.id].name)
        for actor in encounter.actors
        if actor.id in people
    }
    shown: dict[str, Json] = {
        "id": encounter.id,
        "type": encounter.type,
        "label": encounter.label,
        "category": encounter.category,
        "win_condition": encounter.win_condition,
        "round": encounter.round,
        "max_rounds": encounter.max_rounds,
        "active": encounter.outcome is None,
        "outcome": encounter.outcome,
        "actors": [
            _actor(encounter, actor, bodies[actor.id], people[actor.id])
            for actor in encounter.actors
            if actor.id in bodies
        ],
        "initiative_order": [
            {"id": actor.id, "name": people[actor.id].name, "initiative": actor.initiative}
            for actor in encounter.actors
            if actor.id in bodies
        ],
    }
    if encounter.zones:
        shown["zones"] = zones_shown(encounter)
    if encounter.win_condition == "dial_threshold":
        shown["player_metric"] = dial_shown(encounter.party_dial)
        shown["opponent_metric"] = dial_shown(encounter.opposition_dial)
    if encounter.win_condition == "survive_rounds":
        shown["rounds_left"] = max(0, encounter.threshold - encounter.round + 1)
    return shown


def _actor(encounter: Encounter, actor: Actor, body: Body, person: Person) -> dict[str, Json]:
    vitals = body.vitals
    shown: dict[str, Json] = {
        "id": actor.id,
        "name": person.name,
        "side": actor.side,
        "is_character": actor.is_character,
        "band": band(body),
        "standing": actor.standing,
        "can_act": actor.standing == "in" and vitals.condition == "up",
        "engaged": list[Json](actor.engaged),
    }
    if actor.zone:
        shown["zone"] = label_of(encounter, actor.zone)
    ways = [*(["prone"] if actor.prone else []), *(["held"] if actor.held_by else [])]
    if ways:
        shown["state"] = ", ".join(ways)
    if isinstance(body, Hero):
        shown["hp"], shown["max_hp"] = vitals.hp, vitals.max_hp
    return shown


def dial_shown(dial: Dial) -> dict[str, Json]:
    """A dial as everyone sees it."""
    return {"name": dial.name, "current": dial.current, "threshold": dial.threshold}
