"""What everyone at the table sees of an encounter."""

from __future__ import annotations

from collections.abc import Mapping

from campaigns.rules.contracts import Json, Person
from campaigns.rules.dice_pool.bodies import Body, read
from campaigns.rules.dice_pool.encounter.state import Actor, Encounter
from campaigns.rules.dice_pool.figures import boxes_left
from campaigns.rules.dice_pool.tables import BOXES
from campaigns.rules.dice_pool.wounds import band
from campaigns.rules.running import Dial


def describe(encounter: Encounter, people: Mapping[str, Person]) -> dict[str, Json]:
    """{type, label, category, win_condition, round, active, outcome, metrics, nodes, actors, initiative_order}.

    Opponents show a band of health only; characters their boxes as well. Dials are shown where they decide.
    """
    here = [actor for actor in encounter.actors if actor.id in people]
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
            _actor(actor, read(people[actor.id].sheet, people[actor.id].name), people) for actor in here
        ],
        "initiative_order": [
            {"id": actor.id, "name": people[actor.id].name, "initiative": actor.initiative} for actor in here
        ],
    }
    if encounter.win_condition == "dial_threshold" or encounter.category == "netrun":
        shown["player_metric"] = _dial(encounter.party_dial)
        shown["opponent_metric"] = _dial(encounter.opposition_dial)
    if encounter.nodes:
        shown["nodes"] = [
            {"id": node.id, "label": node.label, "open": at < encounter.opened}
            for at, node in enumerate(encounter.nodes)
        ]
    if encounter.win_condition == "survive_rounds":
        shown["rounds_left"] = max(0, encounter.threshold - encounter.round + 1)
    return shown


def _actor(actor: Actor, body: Body, people: Mapping[str, Person]) -> dict[str, Json]:
    shown: dict[str, Json] = {
        "id": actor.id,
        "name": people[actor.id].name,
        "side": actor.side,
        "is_character": actor.is_character,
        "band": band(body),
        "standing": actor.standing,
        "can_act": actor.standing == "in" and body.condition == "up",
        "engaged": list[Json](actor.engaged),
    }
    if body.kind == "hero":
        shown["hp"], shown["max_hp"] = (boxes_left(body) if body.condition == "up" else 0), BOXES
    return shown


def _dial(dial: Dial) -> dict[str, Json]:
    return {"name": dial.name, "current": dial.current, "threshold": dial.threshold}
