"""The net: nodes to open, an alarm that fills, programs, and what guards the place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from campaigns.rules.contracts import Attempt, Check, Json, Modifier, Refusal
from campaigns.rules.dice_pool.attacks import helping
from campaigns.rules.dice_pool.bodies import Body
from campaigns.rules.dice_pool.book import Book
from campaigns.rules.dice_pool.checks import plan_skill
from campaigns.rules.dice_pool.figures import attribute, hacking_pool, pool_for, state_modifiers
from campaigns.rules.dice_pool.pool import pool_of
from campaigns.rules.dice_pool.rulings import with_tn

if TYPE_CHECKING:
    from campaigns.rules.dice_pool.encounter.coming import Coming
    from campaigns.rules.dice_pool.encounter.state import Actor

NET_DEEDS: Final = ("net_open", "net_probe", "net_spike", "net_mask")
PROBE: Final = 2
MASK_TN: Final = 5


def programs(body: Body) -> int:
    """The best program somebody has at hand, in dice."""
    return max((item.program for item in body.gear if item.equipped), default=0)


def net_pool(book: Book, body: Body) -> tuple[int, tuple[Modifier, ...]]:
    """Hacking, net dice and programs; a guard without hacking uses its wits."""
    rating, penalty = pool_for(book, body, "hacking") or (attribute(book, body, "wits"), ())
    if body.kind == "foe" and penalty:
        penalty = ()
    return rating + hacking_pool(book, body) + programs(body), penalty


def plan_net(coming: Coming, attempt: Attempt, actor: Actor) -> Check | Refusal:
    """What an attempt in the net throws: open a node, probe it, mask oneself, or spike a guard."""
    deed = attempt.option if attempt.option in NET_DEEDS else "net_open"
    if attempt.kind == "attack":
        deed = "net_spike"
    if deed == "net_spike":
        target = attempt.target if coming.stands(attempt.target) else coming.foremost(actor)
        if target is None:
            return Refusal(attempt.actor, "no_target", "There is nothing left to strike at.")
        return plan_spike(coming, replace(attempt, target=target), actor)
    node = coming.encounter.node
    if node is None:
        return Refusal(attempt.actor, "all_open", "Every node stands open.")
    difficulty = MASK_TN if deed == "net_mask" else node.rating
    labels = {
        "net_open": f"Open {node.label}",
        "net_probe": f"Probe {node.label}",
        "net_mask": "Mask your trail",
    }
    planned = plan_skill(
        coming.book,
        replace(attempt, skill="hacking", difficulty=str(difficulty), target=None, label=labels[deed]),
        coming.people[actor.id],
        None,
        coming.check_id(actor.id),
        rule="dice_pool.hack",
        extra=coming.natural(actor),
        more_dice=programs(coming.bodies[actor.id]),
    )
    if isinstance(planned, Refusal):
        return planned
    return replace(planned, data={**planned.data, "net": deed})


def plan_spike(coming: Coming, attempt: Attempt, actor: Actor) -> Check:
    """A blow in the net: hacking against the target's wits; the target's will is thrown against one's own wits."""
    body, target = coming.bodies[actor.id], str(attempt.target)
    foe = coming.bodies[target]
    pool, penalty = net_pool(coming.book, body)
    parts = (*penalty, *state_modifiers(coming.book, body), *helping(attempt), *coming.natural(actor))
    data: dict[str, Json] = {
        "base": attribute(coming.book, foe, "wits"),
        "pool": pool,
        "rating": body.skill("hacking"),
        "skill": "hacking",
        "net": "net_spike",
        "opposing": {
            "dice": attribute(coming.book, foe, "will"),
            "tn": max(2, attribute(coming.book, body, "wits")),
        },
    }
    return with_tn(
        Check(
            id=coming.check_id(actor.id),
            rule="dice_pool.hack",
            kind="opposed",
            actor=actor.id,
            label=attempt.label or "Spike",
            stat="Hacking",
            dice=pool_of(pool),
            modifiers=tuple(part for part in parts if part.value),
            difficulty=4,
            target=target,
            stakes=attempt.stakes,
            data=data,
        )
    )
