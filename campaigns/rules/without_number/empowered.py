"""Using powers: what one costs, the check of it, and what it does to its target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from campaigns.rules.contracts import Attempt, Check, Dice, DieSpec, Json, Person, Refusal, Ruling, Throw
from campaigns.rules.without_number.bodies import Body, Hero, read
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.figures import effort_of, powers_of, save_target
from campaigns.rules.without_number.gear import damage_dice
from campaigns.rules.without_number.powers import Power
from campaigns.rules.without_number.rulings import judge, ruling_on
from campaigns.rules.without_number.strikes import D20
from campaigns.rules.without_number.vitals import add_strain, can_bear_strain, harm, heal, spend
from campaigns.rules.without_number.wording import called, sentence

EFFORT = "effort"
COSTS: Mapping[str, str] = MappingProxyType(
    {
        "none": "",
        "strain": "1 System Strain",
        "scene": "1 Effort, until the scene ends",
        "day": "1 Effort, until tomorrow",
    }
)
HELPFUL = ("heal", "ward", "told")


@dataclass(frozen=True, slots=True)
class Done:
    """What using a power came to: both bodies after it, its record, and whether it took hold."""

    actor: Body
    target: Body
    ruling: Ruling
    took: bool


def power_meant(body: Body, option: str) -> Power | None:
    """The power that an option names, if somebody has it and it is something one does."""
    if not isinstance(body, Hero):
        return None
    wanted = option.removeprefix("power_")
    return next((power for power in powers_of(body) if power.is_used and power.id == wanted), None)


def why_not(body: Body, power: Power) -> str:
    """What keeps somebody from using a power now, in a sentence; empty when nothing does."""
    if not isinstance(body, Hero):
        return "Only characters have powers."
    if power.uses and body.used.scene.count(power.id) >= power.uses:
        return f"{power.label} is used up until the scene is over."
    if power.cost == "strain" and not can_bear_strain(body):
        return "The body bears no more strain before a night's rest."
    if power.cost in ("scene", "day") and effort_left(body) < 1:
        return "There is no Effort left to commit."
    return ""


def effort_left(hero: Hero) -> int:
    """Effort that is not committed."""
    return effort_of(hero) - hero.used.scene.count(EFFORT) - hero.used.day.count(EFFORT)


def plan_power(
    book: Book, attempt: Attempt, actor: Person, target: Person | None, check_id: str
) -> Check | Refusal:
    """The check of a power: its dice, if it has any; the target withstands it with dice of its own."""
    body = read(book, actor.sheet, actor.name)
    power = power_meant(body, attempt.option)
    if power is None:
        return Refusal(attempt.actor, "no_power", "That is no power of yours.")
    reason = why_not(body, power)
    if reason:
        return Refusal(attempt.actor, "spent", reason)
    met = actor if power.effect in ("ward", "told") else target or (actor if power.effect == "heal" else None)
    if met is None or (met.id == actor.id and power.effect not in HELPFUL):
        return Refusal(attempt.actor, "no_target", f"Say at whom {power.label} is aimed.")
    other = read(book, met.sheet, met.name)
    if other.vitals.condition != "up":
        return Refusal(attempt.actor, "target_down", f"{sentence(called(met.name))} is down already.")
    data: dict[str, Json] = {"power": power.id}
    if power.save:
        data["save"] = save_target(other, power.save)
    return Check(
        id=check_id,
        rule=book.rule("power"),
        kind="power",
        actor=actor.id,
        label=attempt.label or power.label,
        stat=power.label,
        dice=_dice(power, body),
        modifiers=(),
        difficulty=0,
        target=met.id,
        stakes=attempt.stakes,
        data=data,
    )


def deeds(body: Body, actor: str, people: Sequence[str]) -> tuple[Mapping[str, Json], ...]:
    """What ``actor`` can do outside an encounter by a power; ``people`` are the ids of those who are near."""
    if not isinstance(body, Hero) or body.vitals.condition != "up":
        return ()
    others = [found for found in people if found != actor]
    return tuple(
        {
            "id": f"power_{power.id}",
            "label": power.label,
            "description": power.text,
            "kind": "power",
            "verbs": [*power.verbs],
            "targets": [*([actor] if power.effect in HELPFUL else []), *others],
            "odds": None if power.save and not power.dice else 1.0,
            "difficulty": None,
            "cost": COSTS[power.cost],
        }
        for power in powers_of(body)
        if power.is_used and not why_not(body, power)
    )


def odds_of(check: Check) -> float:
    """The chance that a power takes hold: that a save fails where one turns it aside, else certainty."""
    needed = check.data.get("save")
    if check.dice or not isinstance(needed, int):
        return 1.0
    return sum(1 for face in range(1, 21) if _fails(face, needed)) / 20


def use(
    check: Check,
    throw: Throw,
    bodies: Mapping[str, Body],
    names: Mapping[str, str],
    dice: Dice,
    *,
    lethal: bool = True,
) -> Done:
    """Pay for a power and let it do what it does.

    ``bodies`` and ``names`` hold the actor and the target by person id; ``lethal`` False takes them alive.
    """
    actor, target_id = bodies[check.actor], check.target or check.actor
    power = power_meant(actor, str(check.data.get("power", "")))
    verdict = judge(check, throw)
    if power is None or why_not(actor, power):
        told = f"{sentence(called(names[check.actor]))} reaches for a power that does not come."
        missed = ruling_on(check, throw, replace(verdict, tier="failure"), told)
        return Done(actor, bodies[target_id], missed, False)
    paid = _paid(actor, power)
    target = paid if target_id == check.actor else bodies[target_id]
    withstood = _withstands(check, names[target_id], dice)
    after, effect = _after(power, verdict.total, target, withstood, lethal=lethal)
    took = not withstood or power.effect == "damage"
    told = (
        f"{called(names[check.actor])} uses {power.label}: {effect.format(target=called(names[target_id]))}"
    )
    tier = verdict.tier if took else "failure"
    ruling = ruling_on(check, throw, replace(verdict, tier=tier), sentence(told))
    return Done(after if target_id == check.actor else paid, after, ruling, took)


def _dice(power: Power, body: Body) -> tuple[DieSpec, ...]:
    if not power.dice:
        return ()
    first = damage_dice(power.dice)[0][0]
    level = body.level if isinstance(body, Hero) else 1
    return (DieSpec(first.sides, first.count + power.per_level * (level - 1)),)


def _paid(body: Body, power: Power) -> Body:
    if not isinstance(body, Hero):
        return body
    paid = spend(body, power.id, "scene") if power.uses else body
    if power.cost == "strain":
        return add_strain(paid, 1)
    return spend(paid, EFFORT, power.cost) if power.cost in ("scene", "day") else paid


def _withstands(check: Check, name: str, dice: Dice) -> bool:
    needed = check.data.get("save")
    if not isinstance(needed, int):
        return False
    return not _fails(dice.throw((D20,), reason=f"{name}: save against {check.stat}").faces[0], needed)


def _fails(face: int, needed: int) -> bool:
    return face == 1 or (face != 20 and face < needed)


def _after(power: Power, total: int, target: Body, withstood: bool, *, lethal: bool) -> tuple[Body, str]:
    if power.effect == "damage":
        done = harm(target, max(1, total // 2) if withstood else total, lethal=lethal)
        down = ", and {target} goes down" if done.fell else ""
        return done.body, f"{done.taken} damage to {{target}}{' (half)' if withstood else ''}{down}."
    if power.effect == "heal":
        healed = heal(target, total)
        return healed, f"{healed.vitals.hp - target.vitals.hp} hit points back for {{target}}."
    if withstood:
        return target, "{target} withstands it."
    told = {
        "ward": f"+{power.amount} armour class until the next turn.",
        "hinder": f"{{target}} strikes at -{power.amount} next.",
        "opening": f"{{target}} is open to the next blow (+{power.amount}).",
    }
    return target, told.get(power.effect, power.text)
