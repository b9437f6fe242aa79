"""Where people stand on the ground of a fight: zones, the steps between them, and what that means for a blow."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace

from campaigns.rules.contracts import EncounterSetup, Json, Modifier
from campaigns.rules.contracts import Zone as SetupZone
from campaigns.rules.without_number.bodies import Body, Foe, Hero
from campaigns.rules.without_number.encounter.state import Actor, Encounter, Zone
from campaigns.rules.without_number.figures import weapons_of
from campaigns.rules.without_number.gear import UNARMED, Item
from campaigns.rules.without_number.strikes import Strike, hero_strike, strike_of, worth

FEET_A_STEP = 30
"""A zone is as wide as somebody moves in a round (2.4.3)."""
LONG_RANGE = Modifier("Long range", -2)
WALK, SPRINT = 1, 2
FOE_NORMAL_STEPS = 2
"""A stat line shoots this far before it is long range; it has no numbers of its own for it."""
BANDS = (SetupZone("near", "Near", ("far",)), SetupZone("far", "Far", ("near",)))


def zones_of(setup: EncounterSetup) -> tuple[Zone, ...]:
    """The zones of a setup; ``bands`` in its data stands for two, near and far."""
    given: Sequence[SetupZone] = setup.zones or (BANDS if setup.data.get("bands") else ())
    return tuple(Zone(zone.id, zone.label, zone.next_to) for zone in given)


def begin_at(zones: Sequence[Zone], side: str) -> str:
    """Where somebody of a side begins: the party in the first zone, the opposition in the last."""
    if not zones:
        return ""
    return zones[-1].id if side == "opposition" else zones[0].id


def steps(encounter: Encounter, one: str, other: str) -> int:
    """Steps between two zones, 0 where the ground has none; a zone that nothing leads to is far off."""
    if not encounter.zones or one == other:
        return 0
    seen, queue = {one: 0}, deque([one])
    while queue:
        here = queue.popleft()
        for there in neighbours(encounter, here):
            if there not in seen:
                seen[there] = seen[here] + 1
                queue.append(there)
    return seen.get(other, len(encounter.zones))


def neighbours(encounter: Encounter, zone: str) -> tuple[str, ...]:
    """The zones one step away, in the pack's order; ways lead both ways."""
    found = next((one for one in encounter.zones if one.id == zone), None)
    own = found.next_to if found is not None else ()
    return tuple(
        one.id for one in encounter.zones if one.id != zone and (one.id in own or zone in one.next_to)
    )


def apart(encounter: Encounter, actors: Mapping[str, Actor], one: str, other: str) -> int:
    """Steps between two of those who take part."""
    return steps(encounter, actors[one].zone, actors[other].zone)


def is_within(strike: Strike, body: Body, distance: int, *, most_steps: int = WALK) -> bool:
    """Whether an attack gets there: in melee by moving up first, at a distance by the weapon's range."""
    if not strike.ranged:
        return distance <= most_steps
    reach = _reach(strike, body)
    return reach is None or distance * FEET_A_STEP <= reach[1]


def at_range(strike: Strike, body: Body, distance: int) -> tuple[Modifier, ...]:
    """The penalty of a shot beyond the weapon's normal range (2.4.5.2)."""
    if not strike.ranged or not distance:
        return ()
    reach = _reach(strike, body)
    normal = FOE_NORMAL_STEPS * FEET_A_STEP if reach is None else reach[0]
    return (LONG_RANGE,) if distance * FEET_A_STEP > normal else ()


def reaching(body: Body, wanted: str, distance: int, *, crowded: bool, unloaded: str = "") -> Strike:
    """The attack somebody makes at that many steps: the wanted one, else the best that gets there."""
    chosen = strike_of(body, wanted, crowded=crowded, unloaded=unloaded)
    if isinstance(body, Foe) or is_within(chosen, body, distance):
        return chosen
    named = any(item.answers_to(wanted) for item in weapons_of(body))
    if wanted and named:
        return chosen
    others = [strike for strike in _strikes(body, crowded, unloaded) if is_within(strike, body, distance)]
    return max(others, key=worth, default=chosen)


def close_strike(body: Body, *, bare: bool = False) -> Strike:
    """The best attack in melee; with bare hands (or what has grown) where ``bare``."""
    if isinstance(body, Foe):
        return replace(strike_of(body), ranged=False)
    grown = {item.id for item in weapons_of(body)} - {item.id for item in body.gear}
    strikes = [
        strike
        for item in (*_ready(body, ""), UNARMED)
        if not (strike := hero_strike(body, item)).ranged
        and (not bare or item is UNARMED or item.id in grown)
    ]
    return max(strikes, key=worth)


def shown(encounter: Encounter) -> list[Json]:
    """The zones for everyone at the table."""
    return [
        {"id": zone.id, "label": zone.label, "next_to": list[Json](neighbours(encounter, zone.id))}
        for zone in encounter.zones
    ]


def label_of(encounter: Encounter, zone: str) -> str:
    """What a zone is called."""
    return next((one.label for one in encounter.zones if one.id == zone), zone)


def _strikes(hero: Hero, crowded: bool, unloaded: str) -> list[Strike]:
    return [hero_strike(hero, item, crowded=crowded) for item in _ready(hero, unloaded)]


def _ready(hero: Hero, unloaded: str) -> list[Item]:
    ready = [item for item in weapons_of(hero) if item.equipped and item.quantity > 0 and item.id != unloaded]
    return [item for item in ready if item.category != "consumable"]


def _reach(strike: Strike, body: Body) -> tuple[int, int] | None:
    if isinstance(body, Foe):
        return None
    item = next((one for one in weapons_of(body) if one.id == strike.item), None)
    return (item.range.normal, item.range.max) if item is not None and item.range is not None else None
