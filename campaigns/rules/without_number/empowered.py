"""Using powers: what one costs, the check of it, and what it does to its target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

from campaigns.rules.contracts import Attempt, Check, Dice, DieSpec, Json, Person, Refusal, Ruling, Throw
from campaigns.rules.without_number.ailing.treating import cleansed
from campaigns.rules.without_number.bodies import Body, Hero, read
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.figures import effort_of, powers_of, save_target
from campaigns.rules.without_number.gear import damage_dice
from campaigns.rules.without_number.powers import Power
from campaigns.rules.without_number.rulings import judge, ruling_on
from campaigns.rules.without_number.saves import OwnFace, SaveFace
from campaigns.rules.without_number.strikes import D20
from campaigns.rules.without_number.torching import COST, TORCH, burnt, can_torch
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
HARMING = ("damage", "drain")
HELPFUL = ("heal", "ward", "told", "cleanse", "hearten")


@dataclass(frozen=True, slots=True)
class Done:
    """What using a power came to: both bodies after it, its record, and whether it took hold."""

    actor: Body
    target: Body
    ruling: Ruling
    took: bool


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody whom a power has met: their body after it, how that is told, and the damage they took."""

    body: Body
    told: str
    withstood: bool = False
    taken: int = 0


def power_meant(body: Body, option: str) -> Power | None:
    """The power that an option names, if somebody has it and it is something one does."""
    if not isinstance(body, Hero):
        return None
    wanted = option.removeprefix("power_").removeprefix(TORCH)
    return next((power for power in powers_of(body) if power.is_used and power.id == wanted), None)


def why_not(body: Body, power: Power, *, torched: bool = False) -> str:
    """What keeps somebody from using a power now, or from forcing it (``torched``); empty when nothing does."""
    if not isinstance(body, Hero):
        return "Only characters have powers."
    if power.uses and body.used.scene.count(power.id) >= power.uses:
        return f"{power.label} is used up until the scene is over."
    if power.cost == "strain" and not can_bear_strain(body):
        return "The body bears no more strain before a night's rest."
    if torched:
        return (
            "" if effort_left(body) < 1 and can_torch(body, power) else "There is no call to burn anything."
        )
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
    torched = attempt.option.startswith(TORCH)
    reason = why_not(body, power, torched=torched)
    if reason:
        return Refusal(attempt.actor, "spent", reason)
    alone = power.effect in ("ward", "told")
    met = actor if alone else target or (actor if power.effect in HELPFUL else None)
    if met is None or (met.id == actor.id and power.effect not in HELPFUL):
        return Refusal(attempt.actor, "no_target", f"Say at whom {power.label} is aimed.")
    other = read(book, met.sheet, met.name)
    if other.vitals.condition != "up":
        return Refusal(attempt.actor, "target_down", f"{sentence(called(met.name))} is down already.")
    data: dict[str, Json] = {"power": power.id, "torch": torched}
    if power.save:
        data["save"] = save_target(other, power.save)
    return Check(
        id=check_id,
        rule=book.rule("power"),
        kind="power",
        actor=actor.id,
        label=attempt.label or power.label,
        stat=power.label,
        dice=dice_of_power(power, body),
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
    usable = [power for power in powers_of(body) if power.is_used]
    plain = [_deed(power, actor, others) for power in usable if not why_not(body, power)]
    forced = [
        _torch(_deed(power, actor, others)) for power in usable if not why_not(body, power, torched=True)
    ]
    return (*plain, *forced)


def _deed(power: Power, actor: str, others: Sequence[str]) -> Mapping[str, Json]:
    return {
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


def _torch(deed: Mapping[str, Json]) -> Mapping[str, Json]:
    name = str(deed["id"]).removeprefix("power_")
    return {**deed, "id": f"{TORCH}{name}", "label": f"Torch: {deed['label']}", "verbs": [], "cost": COST}


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
    saves: SaveFace | None = None,
) -> Done:
    """Pay for a power and let it do what it does.

    ``bodies`` and ``names`` hold the actor and the target by person id; ``lethal`` False takes them alive;
    ``saves`` is that of an ``Invocation``.
    """
    actor, target_id = bodies[check.actor], check.target or check.actor
    power = power_meant(actor, str(check.data.get("power", "")))
    verdict = judge(check, throw)
    torched = bool(check.data.get("torch"))
    if power is None or why_not(actor, power, torched=torched):
        told = f"{sentence(called(names[check.actor]))} reaches for a power that does not come."
        missed = ruling_on(check, throw, replace(verdict, tier="failure"), told)
        return Done(actor, bodies[target_id], missed, False)
    paid, burns = _torched(actor, names[check.actor], dice) if torched else (_paid(actor, power), "")
    target = paid if target_id == check.actor else bodies[target_id]
    face = None if saves is None else partial(saves, target_id)
    reached = meet(check, power, verdict.total, target, names[target_id], dice, lethal=lethal, face=face)
    after, withstood = reached.body, reached.withstood
    if power.effect == "drain" and target_id != check.actor:
        paid = heal(paid, reached.taken // 2)
    took = not withstood or power.effect in HARMING
    told = f"{called(names[check.actor])} uses {power.label}: {reached.told}"
    tier = verdict.tier if took else "failure"
    changes = (
        (f"{sentence(called(names[check.actor]))} forces it without Effort {burns}.",) if torched else ()
    )
    rule = actor.book.rule("torching") if torched else ""
    ruling = ruling_on(check, throw, replace(verdict, tier=tier), sentence(told), changes=changes, rule=rule)
    return Done(after if target_id == check.actor else paid, after, ruling, took)


def dice_of_power(power: Power, body: Body) -> tuple[DieSpec, ...]:
    """The dice of a power at somebody's level."""
    if not power.dice:
        return ()
    first = damage_dice(power.dice)[0][0]
    level = body.level if isinstance(body, Hero) else 1
    return (DieSpec(first.sides, first.count + power.per_level * (level - 1)),)


def _torched(body: Body, name: str, dice: Dice) -> tuple[Body, str]:
    return burnt(body, name, dice) if isinstance(body, Hero) else (body, "")


def _paid(body: Body, power: Power) -> Body:
    if not isinstance(body, Hero):
        return body
    paid = spend(body, power.id, "scene") if power.uses else body
    if power.cost == "strain":
        return add_strain(paid, 1)
    return spend(paid, EFFORT, power.cost) if power.cost in ("scene", "day") else paid


def _withstands(
    check: Check, power: Power, target: Body, name: str, dice: Dice, face: OwnFace | None
) -> bool:
    if not power.save:
        return False
    needed, against = save_target(target, power.save), f"save against {check.stat}"
    if face is not None:
        return not _fails(face(power.save, needed, against), needed)
    return not _fails(dice.throw((D20,), reason=f"{name}: {against}").faces[0], needed)


def _fails(face: int, needed: int) -> bool:
    return face == 1 or (face != 20 and face < needed)


def meet(
    check: Check,
    power: Power,
    total: int,
    target: Body,
    name: str,
    dice: Dice,
    *,
    lethal: bool,
    face: OwnFace | None = None,
) -> Reached:
    """What a power does to one of those it meets, who may withstand it; ``total`` is what its dice show.

    ``face`` gives the d20 of their save, by its kind, what it has to reach and what is withstood; else it is thrown.
    """
    withstood = _withstands(check, power, target, name, dice, face)
    if power.effect in HARMING:
        done = harm(target, max(1, total // 2) if withstood else total, lethal=lethal)
        down = f", and {called(name)} goes down" if done.fell else ""
        half = " (half)" if withstood else ""
        return Reached(
            done.body, f"{done.taken} damage to {called(name)}{half}{down}.", withstood, done.taken
        )
    if power.effect == "heal":
        healed = heal(target, total)
        return Reached(healed, f"{healed.vitals.hp - target.vitals.hp} hit points back for {called(name)}.")
    if power.effect == "cleanse" and isinstance(target, Hero):
        clean, how = cleansed(target, dice, name)
        return Reached(clean, f"{how}, for {called(name)}.")
    if withstood:
        return Reached(target, f"{called(name)} withstands it.", True)
    told = {
        "ward": f"+{power.amount} armour class until the next turn.",
        "hinder": f"{called(name)} strikes at -{power.amount} next.",
        "opening": f"{called(name)} is open to the next blow (+{power.amount}).",
        "stun": f"{called(name)} loses the next turn.",
        "hearten": f"{called(name)} throws at +{power.amount} next.",
    }
    return Reached(target, told.get(power.effect, power.text))
