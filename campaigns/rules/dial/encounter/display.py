"""What everyone at the table sees of an encounter."""

from __future__ import annotations

from collections.abc import Mapping

from campaigns.rules.contracts import Json, Person
from campaigns.rules.dial.bodies import Body, Foe, Hero, read
from campaigns.rules.dial.encounter.state import Actor, Encounter, Hand
from campaigns.rules.dial.tables import phase_of
from campaigns.rules.dial.vitals import band
from campaigns.rules.running import Dial


def describe(encounter: Encounter, people: Mapping[str, Person]) -> dict[str, Json]:
    """{type, label, category, win_condition, round, phase, active, outcome, actors, initiative_order, tags …}.

    Opponents show a band of health until a beat reveals their numbers. Dials are shown where they decide, rounds
    left where surviving does, the pot and who is in at a table: never a hand that is not shown.
    """
    here = [actor for actor in encounter.actors if actor.id in people]
    phase = phase_of(encounter.round - 1, over=encounter.outcome is not None)
    shown: dict[str, Json] = {
        "id": encounter.id,
        "type": encounter.type,
        "label": encounter.label,
        "category": encounter.category,
        "win_condition": encounter.win_condition,
        "round": encounter.round,
        "max_rounds": encounter.table.decisions if encounter.table is not None else encounter.max_rounds,
        "active": encounter.outcome is None,
        "outcome": encounter.outcome,
        "phase": {"name": phase.name, "drama": phase.drama},
        "actors": [_actor(encounter, actor, people[actor.id]) for actor in here],
        "initiative_order": [
            {"id": actor.id, "name": people[actor.id].name, "initiative": actor.initiative} for actor in here
        ],
        "tags": [{"label": tag.label, "side": tag.side, "worth": 2 * tag.leverage} for tag in encounter.tags],
    }
    if encounter.by_dials:
        shown["player_metric"] = _dial(encounter.party_dial)
        shown["opponent_metric"] = _dial(encounter.opposition_dial)
    if encounter.win_condition == "survive_rounds":
        shown["rounds_left"] = max(0, encounter.threshold - encounter.round + 1)
    if encounter.ship is not None:
        ship = encounter.ship
        shown["ship"] = {"name": ship.name, "hull": ship.hull, "max_hull": ship.max_hull}
    if encounter.table is not None:
        shown["table"] = {
            "game": encounter.table.game,
            "stake": encounter.table.stake,
            "pot": encounter.table.pot,
        }
    return shown


def _actor(encounter: Encounter, actor: Actor, person: Person) -> dict[str, Json]:
    body: Body = read(person.sheet, person.name)
    shown: dict[str, Json] = {
        "id": actor.id,
        "name": person.name,
        "side": actor.side,
        "is_character": actor.is_character,
        "band": band(body),
        "standing": actor.standing,
        "can_act": actor.standing == "in" and body.vitals.condition == "up",
        "geometry": actor.geometry,
    }
    if isinstance(body, Hero) or actor.revealed:
        shown["hp"], shown["max_hp"] = body.vitals.resolve, body.vitals.max_resolve
    if actor.max_craft:
        shown["hp"], shown["max_hp"] = actor.craft, actor.max_craft
    if actor.revealed and isinstance(body, Foe):
        shown["revealed"] = {"defence": body.defence, "will": body.will, "morale": body.morale}
    if encounter.table is not None:
        shown["hand"] = _hand(encounter.table.hands.get(actor.id), over=encounter.outcome is not None)
    return shown


def _hand(hand: Hand | None, *, over: bool) -> dict[str, Json]:
    if hand is None:
        return {}
    seen = hand.shown or (over and not hand.folded)
    return {
        "folded": hand.folded,
        "stake": hand.stake,
        "caught": hand.caught,
        "cards": hand.cards if seen else None,
    }


def _dial(dial: Dial) -> dict[str, Json]:
    return {"name": dial.name, "current": dial.current, "threshold": dial.threshold}
