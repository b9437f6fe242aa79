"""Nerve: when opponents have had enough."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.dice_pool.encounter.fray import Fray
from campaigns.rules.dice_pool.figures import attribute
from campaigns.rules.dice_pool.pool import throw_pool
from campaigns.rules.dice_pool.rulings import plain_ruling
from campaigns.rules.dice_pool.tables import LEVEL_BOXES, LEVELS

NERVE_TN = 6
"""Less the professional rating: 5 for amateurs, 2 for those who have seen it all."""


def check_nerve(fray: Fray) -> None:
    """Whoever has taken their trade's worth breaks; triggers test the others once each."""
    for id in fray.standing("opposition"):
        body = fray.bodies[id]
        limit = LEVEL_BOXES[LEVELS[min(3, body.professional)]]
        if not body.mindless and body.professional < 3 and max(body.physical, body.stun) >= limit:
            _break(fray, id, "has had enough")
    for cause in _causes(fray):
        lose_heart(fray, cause)


def _causes(fray: Fray) -> list[str]:
    encounter = fray.encounter
    foes = [id for id, actor in fray.actors.items() if actor.side == "opposition"]
    hurt = any(fray.bodies[id].physical or fray.bodies[id].stun for id in foes)
    gone = sum(not fray.stands(id) for id in foes)
    true = {
        "first_blood": hurt,
        "half_down": len(foes) > 1 and gone * 2 >= len(foes),
        "leader_down": any(leader in foes and not fray.stands(leader) for leader in encounter.leaders),
    }
    return [
        cause for cause in encounter.morale_triggers if true.get(cause) and cause not in encounter.checked
    ]


def lose_heart(fray: Fray, cause: str) -> None:
    """Every opponent who stands throws will against 6 less the professional rating; who fails breaks."""
    fray.encounter = replace(fray.encounter, checked=(*fray.encounter.checked, cause))
    for id in fray.standing("opposition"):
        test_nerve(fray, id)


def test_nerve(fray: Fray, id: str) -> bool:
    """One opponent's nerve; the mindless have none to lose. True when it breaks."""
    body = fray.bodies[id]
    if body.mindless:
        return False
    tn = max(2, NERVE_TN - body.professional)
    thrown, fallen = throw_pool(
        attribute(fray.book, body, "will"), fray.dice, f"{fray.people[id].name}: nerve", public=False
    )
    holds = fallen.successes(tn) > 0
    told = f"{fray.named(id)} {'stands fast' if holds else 'loses heart'} ({fallen.told} against {tn})."
    fray.record(
        plain_ruling(
            "dice_pool.nerve",
            id,
            "Nerve",
            told,
            kind="morale",
            outcome="success" if holds else "failure",
            total=fallen.highest,
            difficulty=tn,
            stat="Will",
            throw=thrown,
        )
    )
    if not holds:
        _break(fray, id, "breaks")
    return not holds


def _break(fray: Fray, id: str, how: str) -> None:
    gives_up = fray.encounter.on_break == "surrender" or not fray.encounter.can_flee
    fray.change(id, standing="yielded" if gives_up else "fled")
    fray.disengage(id)
    fray.say(f"{fray.named(id)} {how} and {'gives up' if gives_up else 'is gone'}.")
