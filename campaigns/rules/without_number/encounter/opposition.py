"""What those do for whom no player speaks: whom they strike, and how fairly."""

from __future__ import annotations

from campaigns.rules.contracts import DieSpec
from campaigns.rules.without_number.bodies import Foe
from campaigns.rules.without_number.encounter.adepts import uses_power
from campaigns.rules.without_number.encounter.bindings import bound_by
from campaigns.rules.without_number.encounter.blows import upon
from campaigns.rules.without_number.encounter.footing import apart
from campaigns.rules.without_number.encounter.footwork import go, towards
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.holding import spring
from campaigns.rules.without_number.encounter.melee import own_attack
from campaigns.rules.without_number.encounter.swarming import MOST_OTHERS
from campaigns.rules.without_number.encounter.wrestling import own_struggle


def act_by_themselves(fray: Fray, actor: str, *, spared: frozenset[str] = frozenset()) -> None:
    """A stat line's turn; nobody else acts unasked.

    Who is held struggles, and who knows something better than a blow does that. Others move up, and make each of
    their attacks against whoever is chosen for it; those that swarm fall upon one together.
    """
    body = fray.bodies[actor]
    if not isinstance(body, Foe) or not fray.encounter.hostile or fray.actors[actor].side == "neutral":
        return
    if own_struggle(fray, actor) or uses_power(fray, actor, spared=spared):
        return
    target = choose_target(fray, actor, spared=spared)
    if target is None or not _in_reach(fray, actor, target):
        return
    if body.swarms and _joins(fray, actor, target):
        return
    for attack in range(body.attacks):
        if not fray.stands(actor):
            return
        target = choose_target(fray, actor, spared=spared) if attack else target
        if target is None or not _strike(fray, actor, target):
            return


def _strike(fray: Fray, actor: str, target: str) -> bool:
    """One attack, after whatever waits for it; False when there is no going on."""
    spring(fray, actor)
    if not fray.stands(actor) or not fray.stands(target) or not _in_reach(fray, actor, target):
        return False
    own_attack(fray, actor, target, swarm=upon(fray, actor, target))
    return True


def _in_reach(fray: Fray, actor: str, target: str) -> bool:
    """Whether a target can be struck now, once the actor has moved up to it if need be."""
    body = fray.bodies[actor]
    distance = apart(fray.encounter, fray.actors, actor, target)
    if not distance or (isinstance(body, Foe) and body.ranged):
        return True
    if actor in fray.stood:
        return False
    fray.stood.add(actor)
    return go(fray, actor, towards(fray, actor, target)) and distance == 1


def _joins(fray: Fray, actor: str, target: str) -> bool:
    """Whether another of the swarm will strike for this one later in the round."""
    order = [other.id for other in fray.actors.values() if other.side == fray.actors[actor].side]
    later = [
        other
        for other in order[order.index(actor) + 1 :]
        if other not in fray.acted and fray.stands(other) and _swarms(fray, other)
    ]
    together = fray.swarms.get(target, [])
    if not later or len(together) >= MOST_OTHERS:
        return False
    fray.swarms[target] = [*together, actor]
    fray.engage(actor, target)
    fray.say(f"{fray.named(actor)} presses in on {fray.name(target)}.")
    return True


def _swarms(fray: Fray, actor: str) -> bool:
    body = fray.bodies[actor]
    return isinstance(body, Foe) and body.swarms and not fray.actors[actor].held_by


def choose_target(fray: Fray, actor: str, *, spared: frozenset[str] = frozenset()) -> str | None:
    """Whom somebody strikes who follows no player.

    An enemy at arm's length before any other, and nobody else for who can hardly move and does not shoot;
    among these whoever was attacked least this round; among equals a die decides.
    Nobody who is down or has yielded is ever chosen.
    """
    enemies = [enemy for enemy in fray.enemies_of(actor) if enemy not in spared]
    near = [enemy for enemy in enemies if enemy in fray.actors[actor].engaged]
    hobbled = bound_by(fray, actor, "hobbled") is not None and not _shoots(fray, actor)
    candidates = near if hobbled else near or _nearest(fray, actor, enemies)
    if not candidates:
        return None
    pressed = [enemy for enemy in candidates if enemy in fray.swarms]
    if pressed and _swarms(fray, actor):
        return pressed[0]
    least = min(fray.attacked.get(enemy, 0) for enemy in candidates)
    equals = [enemy for enemy in candidates if fray.attacked.get(enemy, 0) == least]
    if len(equals) == 1:
        return equals[0]
    reason = f"Whom {fray.people[actor].name} turns on"
    return equals[fray.dice.throw((DieSpec(len(equals), 1),), reason=reason).faces[0] - 1]


def _nearest(fray: Fray, actor: str, enemies: list[str]) -> list[str]:
    """The enemies that are nearest, where the ground has zones."""
    distances = {enemy: apart(fray.encounter, fray.actors, actor, enemy) for enemy in enemies}
    least = min(distances.values(), default=0)
    return [enemy for enemy in enemies if distances[enemy] == least]


def _shoots(fray: Fray, actor: str) -> bool:
    body = fray.bodies[actor]
    return isinstance(body, Foe) and body.ranged
