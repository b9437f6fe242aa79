"""Condition monitors: staging, filling boxes, overflow, dying, waking and healing (rules-facts 6.5)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from campaigns.rules.contracts import Dice, Ruling
from campaigns.rules.dice_pool.bodies import Body, Condition, Track
from campaigns.rules.dice_pool.book import Book
from campaigns.rules.dice_pool.figures import attribute
from campaigns.rules.dice_pool.pool import throw_pool
from campaigns.rules.dice_pool.rulings import plain_ruling
from campaigns.rules.dice_pool.tables import BOXES, LEVEL_BOXES, LEVELS, Level
from campaigns.rules.dice_pool.wording import called, sentence

LASTING_TN = 4
"""What the dying first have to reach to live; each box of overflow makes it one harder."""


@dataclass(frozen=True, slots=True)
class Harm:
    """A body after damage, the boxes that were filled (overflow included) and whether it went down."""

    body: Body
    boxes: int
    fell: bool


def stage(level: Level, net: int) -> Level | None:
    """A damage level after ``net`` successes: every two move it a step; above D it stays, below L nothing is left."""
    steps = net // 2 if net >= 0 else -(-net // 2)
    at = LEVELS.index(level) + steps
    return None if at < 0 else LEVELS[min(at, len(LEVELS) - 1)]


def boxes_of(level: Level | None) -> int:
    """Boxes that a level fills."""
    return 0 if level is None else LEVEL_BOXES[level]


def harm(body: Body, boxes: int, track: Track = "physical", *, lethal: bool = True) -> Harm:
    """Fill boxes. Stun beyond ten goes on as physical; physical beyond ten overflows.

    Ten of stun: unconscious. Ten of physical: dying, or unconscious when not ``lethal``; overflow beyond the body's
    rating: dead. Nameless opponents die at ten.
    """
    if boxes <= 0 or body.condition == "dead":
        return Harm(body, 0, False)
    stun, physical = body.stun, body.physical
    if track == "stun":
        over = max(0, stun + boxes - BOXES)
        stun, physical = min(BOXES, stun + boxes), physical + over
    else:
        physical += boxes
    overflow = body.overflow + max(0, physical - BOXES)
    physical = min(BOXES, physical)
    condition: Condition = body.condition
    if physical >= BOXES:
        condition = _fallen(body, overflow, lethal=lethal)
    elif stun >= BOXES and condition == "up":
        condition = "out"
    fell = condition != "up" and body.condition == "up"
    after = replace(
        body,
        stun=stun,
        physical=physical,
        overflow=0 if condition == "out" else overflow,
        condition=condition,
        tended=body.tended and physical == body.physical,
        sustained=() if fell else body.sustained,
    )
    return Harm(after, boxes, fell)


def _fallen(body: Body, overflow: int, *, lethal: bool) -> Condition:
    if not lethal:
        return "out" if body.condition == "up" else body.condition
    if body.kind == "foe" and not body.named:
        return "dead"
    return "dead" if overflow > body.attributes["body"] else "mortal"


def tick(body: Body) -> Body:
    """A round of bleeding: the dying overflow by one box more, and die of more than their body."""
    if body.condition != "mortal":
        return body
    overflow = body.overflow + 1
    return replace(
        body, overflow=overflow, condition="dead" if overflow > body.attributes["body"] else "mortal"
    )


def heal(body: Body, boxes: int, track: Track = "physical") -> Body:
    """Empty boxes; whoever was dying or unconscious and has a free box on both monitors gets up."""
    if body.condition == "dead" or boxes <= 0:
        return body
    if track == "stun":
        body = replace(body, stun=max(0, body.stun - boxes))
    else:
        body = replace(body, physical=max(0, body.physical - boxes), overflow=0)
    if body.condition != "up" and max(body.physical, body.stun) < BOXES:
        body = replace(body, condition="up", overflow=0)
    return body


def wake(body: Body) -> Body:
    """Whoever is unconscious or stable comes round with one box free."""
    if body.condition not in ("out", "stable"):
        return body
    return replace(
        body,
        condition="up",
        stun=min(body.stun, BOXES - 1),
        physical=min(body.physical, BOXES - 1),
        overflow=0,
    )


def last_test(book: Book, body: Body, id: str, name: str, dice: Dice) -> tuple[Body, Ruling]:
    """Left alone, the dying throw their body once against 4 and their overflow: stable, or dead."""
    tn = LASTING_TN + body.overflow
    thrown, fallen = throw_pool(attribute(book, body, "body"), dice, f"{name}: holding on")
    lives = fallen.successes(tn) > 0
    after = replace(body, condition="stable" if lives else "dead")
    how = "holds on" if lives else "dies of the wounds"
    told = f"{sentence(called(name))} {how} (body, {fallen.told} against {tn})."
    ruling = plain_ruling(
        "dice_pool.dying", id, "Holding on", told, kind="save",
        outcome="success" if lives else "failure", total=fallen.highest, difficulty=tn, stat="Body", throw=thrown,
    )  # fmt: skip
    return after, ruling


def band(body: Body) -> str:
    """Health as others see it."""
    if body.condition == "dead":
        return "dead"
    if body.condition != "up":
        return "down"
    worst = max(body.physical, body.stun)
    steps = ((0, "unwounded"), (3, "wounded"), (6, "bloodied"))
    return next((word for most, word in steps if worst <= most), "staggering")


def refreshed(body: Body) -> Body:
    """Combat and spell pools are full again, as at the beginning of a round."""
    return replace(body, combat_used=0, spell_used=0)


def new_scene(body: Body) -> Body:
    """Pools and edge are full again, and no spell is held up any longer."""
    return replace(refreshed(body), edge_used=0, sustained=())
