"""Numbers that follow from a sheet: attributes with ware, pools, armour, wounds, penalties."""

from __future__ import annotations

from campaigns.rules.contracts import Modifier
from campaigns.rules.dice_pool.bodies import Body, Track
from campaigns.rules.dice_pool.book import Book
from campaigns.rules.dice_pool.gear import UNARMED, Armour, Item
from campaigns.rules.dice_pool.tables import (
    BOXES,
    LEVEL_BOXES,
    LEVEL_NAMES,
    LEVELS,
    SKILLS,
    SUSTAINING,
    Level,
)


def ware_effect(book: Book, body: Body, effect: str) -> int:
    """The sum of one effect over all ware; for sight and lenses the best piece counts."""
    values = [book.ware[id].effects.get(effect, 0) for id in body.ware if id in book.ware]
    return max(values, default=0) if effect in ("vision", "magnification", "gyro") else sum(values)


def attribute(book: Book, body: Body, name: str) -> int:
    """An attribute as it counts now, with ware."""
    return body.attributes[name] + ware_effect(book, body, name)


def reaction(book: Book, body: Body) -> int:
    """Half of quickness and wits, with ware."""
    pace = attribute(book, body, "quickness") + attribute(book, body, "wits")
    return pace // 2 + ware_effect(book, body, "reaction")


def initiative_dice(book: Book, body: Body) -> int:
    """How many dice are thrown for initiative."""
    return body.initiative_dice + ware_effect(book, body, "initiative_dice")


def combat_pool(book: Book, body: Body) -> int:
    """Half of quickness, wits and will; an opponent's is fixed by its entry."""
    if body.fixed_pool is not None:
        return body.fixed_pool
    return sum(attribute(book, body, name) for name in ("quickness", "wits", "will")) // 2


def combat_left(book: Book, body: Body) -> int:
    """Combat dice not yet spent this round."""
    return max(0, combat_pool(book, body) - body.combat_used)


def magic(body: Body) -> int:
    """Magic after what ware has cost: every whole point of essence lost takes one (rounded up)."""
    return max(0, body.magic - -(-(60 - body.essence) // 10)) if body.magic else 0


def spell_left(body: Body) -> int:
    """Spell dice not yet spent this round; the pool is as large as the magic."""
    return max(0, magic(body) - body.spell_used)


def hacking_pool(book: Book, body: Body) -> int:
    """A third of wits and hacking, with ware."""
    return (attribute(book, body, "wits") + body.skill("hacking")) // 3 + ware_effect(
        book, body, "hacking_pool"
    )


def edge_left(body: Body) -> int:
    """Points of edge that can be spent."""
    return max(0, body.edge - body.edge_used)


def wound_level(boxes: int) -> Level | None:
    """The level that so many filled boxes amount to, None for none."""
    return next((level for level in reversed(LEVELS) if boxes >= LEVEL_BOXES[level]), None)


def wound_penalty(book: Book, body: Body) -> int:
    """+1, +2 or +3 by the worse of both monitors (rules-facts 6.5); a pain gate takes its rating off."""
    level = wound_level(max(body.physical, body.stun))
    worst = 0 if level is None else min(3, LEVELS.index(level) + 1)
    return max(0, worst - ware_effect(book, body, "pain"))


def state_modifiers(book: Book, body: Body) -> tuple[Modifier, ...]:
    """What wounds and sustained spells put on every target number."""
    found = []
    level = wound_level(max(body.physical, body.stun))
    penalty = wound_penalty(book, body)
    if level is not None and penalty:
        found.append(Modifier(f"Wounds ({LEVEL_NAMES[level]})", penalty))
    if body.sustained:
        found.append(Modifier("Sustaining", SUSTAINING * len(body.sustained)))
    return tuple(found)


def armour_of(book: Book, body: Body) -> Armour:
    """The armour worn, with ware and wards: the best of each kind."""
    worn = [item.armour for item in body.gear if item.equipped and item.armour is not None]
    return Armour(
        min(12, max((a.ballistic for a in worn), default=0) + ware_effect(book, body, "ballistic")),
        min(12, max((a.impact for a in worn), default=0) + ware_effect(book, body, "impact")),
    )


def weapon_at_hand(body: Body, wanted: str = "", *, melee: bool | None = None) -> Item:
    """The weapon named, else the strongest one at hand (of the kind asked for), else bare hands."""
    armed = [item for item in body.gear if item.weapon is not None and item.quantity > 0]
    if wanted:
        named = next((item for item in armed if item.answers_to(wanted)), None)
        if named is not None or wanted == UNARMED.id:
            return named or UNARMED
    fitting = [
        i
        for i in armed
        if i.equipped and (melee is None or (i.weapon is not None and i.weapon.melee == melee))
    ]
    return max(fitting, key=_force_of, default=UNARMED)


def _force_of(item: Item) -> tuple[int, int]:
    weapon = item.weapon
    return (0, 0) if weapon is None else (LEVELS.index(weapon.level), weapon.power + 4 * weapon.strength)


def pool_for(book: Book, body: Body, skill: str, own: str = "") -> tuple[int, tuple[Modifier, ...]] | None:
    """Dice for a skill (or the bare attribute ``own``), with the penalty of defaulting; None: cannot be tried."""
    if skill not in SKILLS:
        return attribute(book, body, own or "wits"), ()
    rating = body.skill(skill)
    if rating:
        return rating, ()
    known = SKILLS[skill]
    if known.penalty is None:
        return None
    name = own or known.attribute
    return attribute(book, body, name), (Modifier(f"Untrained, on {name}", known.penalty),)


def boxes_left(body: Body) -> int:
    """Boxes free on the fuller monitor."""
    return BOXES - max(body.physical, body.stun)


def filled(body: Body, track: Track) -> int:
    """Filled boxes of a monitor."""
    return body.physical if track == "physical" else body.stun
