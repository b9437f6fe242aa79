"""What those do for whom no player speaks: whom they strike, and how fairly."""

from __future__ import annotations

from campaigns.rules.contracts import DieSpec
from campaigns.rules.without_number.bodies import Foe
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.melee import own_attack


def act_by_themselves(fray: Fray, actor: str, *, spared: frozenset[str] = frozenset()) -> None:
    """A stat line's turn: each of its attacks against whoever is chosen for it; nobody else acts unasked."""
    body = fray.bodies[actor]
    if not isinstance(body, Foe) or not fray.encounter.hostile or fray.actors[actor].side == "neutral":
        return
    for _ in range(body.attacks):
        if not fray.stands(actor):
            return
        target = choose_target(fray, actor, spared=spared)
        if target is None:
            return
        own_attack(fray, actor, target)


def choose_target(fray: Fray, actor: str, *, spared: frozenset[str] = frozenset()) -> str | None:
    """Whom somebody strikes who follows no player.

    An enemy at arm's length before any other; among these whoever was attacked least this round; among equals
    a die decides. Nobody who is down or has yielded is ever chosen.
    """
    enemies = [enemy for enemy in fray.enemies_of(actor) if enemy not in spared]
    near = [enemy for enemy in enemies if enemy in fray.actors[actor].engaged]
    candidates = near or enemies
    if not candidates:
        return None
    least = min(fray.attacked.get(enemy, 0) for enemy in candidates)
    equals = [enemy for enemy in candidates if fray.attacked.get(enemy, 0) == least]
    if len(equals) == 1:
        return equals[0]
    reason = f"Whom {fray.people[actor].name} turns on"
    return equals[fray.dice.throw((DieSpec(len(equals), 1),), reason=reason).faces[0] - 1]
