"""What everyone at the table sees of a conflict or contest."""

from __future__ import annotations

from collections.abc import Mapping

from campaigns.rules.contracts import Json, Person
from campaigns.rules.fate.book import PUBLISHED
from campaigns.rules.fate.conflict.field import Field
from campaigns.rules.fate.conflict.state import Actor, Exchange
from campaigns.rules.fate.sheet import Being, capacity
from campaigns.rules.running import Dial


def describe(exchange: Exchange, people: Mapping[str, Person]) -> dict[str, Json]:
    """Metrics, actors with bands, the order of play; characters also what keeps them going, in figures."""
    field = Field.of(exchange, people, PUBLISHED)
    labels = {zone.id: zone.label for zone in exchange.zones}
    shown: dict[str, Json] = {
        "id": exchange.id,
        "type": exchange.type,
        "label": exchange.label,
        "category": exchange.category,
        "win_condition": exchange.win_condition,
        "round": exchange.round,
        "max_rounds": exchange.max_rounds,
        "active": exchange.outcome is None,
        "outcome": exchange.outcome,
        "actors": [_actor(field, actor, labels) for actor in exchange.actors],
        "initiative_order": [
            {"id": actor.id, "name": people[actor.id].name, "initiative": actor.order // 10}
            for actor in exchange.actors
        ],
    }
    if exchange.zones:
        shown["zones"] = [
            {"id": zone.id, "label": zone.label, "next_to": list[Json](zone.next_to)}
            for zone in exchange.zones
        ]
    if exchange.is_contest:
        shown["player_metric"] = _dial(exchange.party_dial)
        shown["opponent_metric"] = _dial(exchange.opposition_dial)
    if exchange.win_condition == "survive_rounds":
        shown["rounds_left"] = max(0, exchange.threshold - exchange.round + 1)
    return shown


def band(being: Being) -> str:
    """How somebody looks from outside: unhurt, marked, hurt, reeling, out or dead."""
    if being.out:
        return "dead" if being.out == "dead" else "out"
    left, most = capacity(being)
    share = left / most
    steps = ((1.0, "unhurt"), (0.67, "marked"), (0.34, "hurt"))
    return next((word for least, word in steps if share >= least), "reeling")


def _actor(field: Field, actor: Actor, labels: Mapping[str, str]) -> dict[str, Json]:
    being = field.beings[actor.id]
    shown: dict[str, Json] = {
        "id": actor.id,
        "name": field.people[actor.id].name,
        "side": actor.side,
        "is_character": actor.is_character,
        "band": band(being),
        "standing": actor.standing,
        "can_act": field.stands(actor.id),
        "engaged": [],
    }
    if actor.zone:
        shown["zone"] = labels.get(actor.zone, actor.zone)
    if actor.is_character:
        shown["hp"], shown["max_hp"] = capacity(being)
    return shown


def _dial(dial: Dial) -> dict[str, Json]:
    return {"name": dial.name, "current": dial.current, "threshold": dial.threshold}
