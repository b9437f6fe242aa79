"""What a spell or an art does to those it meets (SRD 4.4 to 4.6): damage, healing, what lasts, who changes sides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from campaigns.rules.contracts import DieSpec
from campaigns.rules.without_number.ailing.treating import cleansed
from campaigns.rules.without_number.bodies import Body, Foe, Hero
from campaigns.rules.without_number.figures import level_of, strain_limit
from campaigns.rules.without_number.magic.held import Held
from campaigns.rules.without_number.magic.invoking import Invocation
from campaigns.rules.without_number.magic.mastery import CAST, without_cast
from campaigns.rules.without_number.vitals import (
    add_strain,
    can_bear_strain,
    harm,
    heal,
    spend,
    stabilise,
    with_vitals,
)
from campaigns.rules.without_number.wording import called, sentence

HIGHEST_MORALE = 12
HEALED_A_LEVEL = 2
PRISM = ("is left as it was", "falls to dust", "falls asleep", "turns on everybody", "is stone", "serves now")


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody whom a working has met: the body after it, how that is told, and the dice behind it.

    ``held`` lasts on them; ``side`` says that they have ``turned`` to the caster's side, are ``gone``, or have
    ``fled``.
    """

    body: Body
    told: str
    took: bool = True
    shown: tuple[str, ...] = ()
    held: Held | None = None
    side: str = ""


def meet(inv: Invocation, target_id: str, target: Body, *, lethal: bool = True, main: bool = True) -> Met:
    """What a working does to one target; ``main`` is the one it was aimed at, ``lethal`` False takes them alive."""
    name = called(inv.names[target_id])
    working = inv.working
    undead = isinstance(target, Foe) and target.undead
    if (working.of == "living" and undead) or (working.of == "undead" and not undead):
        return Met(target, f"{name} is nothing that it touches.", took=False)
    if working.bound and level_of(target) > inv.bound(working.bound):
        return Met(target, f"{name} is too much for it.", took=False)
    withstood, shown = inv.save(target_id, target, name, main=main)
    met = _EFFECTS[working.effect](inv, target_id, target, withstood, lethal)
    return replace(met, shown=(*shown, *met.shown))


def _damage(inv: Invocation, target_id: str, target: Body, withstood: bool, lethal: bool) -> Met:
    working, name = inv.working, called(inv.names[target_id])
    within = bool(working.slays) and isinstance(target, Foe) and level_of(target) <= inv.bound(working.slays)
    slain = within and not (working.slain_by_save and withstood)
    amount = target.vitals.hp if slain else max(1, inv.total // 2) if withstood else inv.total
    done = harm(target, amount, lethal=lethal)
    down = f", and {name} goes down" if done.fell else ""
    half = " (half)" if withstood and not slain else ""
    held = inv.lasting(target_id, False) if working.hold and not withstood and not done.fell else None
    return Met(done.body, f"{done.taken} damage to {name}{half}{down}.", held=held)


def _bolt(inv: Invocation, target_id: str, target: Body, withstood: bool, lethal: bool) -> Met:
    done = harm(target, inv.total, lethal=lethal)
    name = called(inv.names[target_id])
    return Met(done.body, f"{done.taken} damage to {name}{f', and {name} goes down' if done.fell else ''}.")


def _heal(inv: Invocation, target_id: str, target: Body, withstood: bool, lethal: bool) -> Met:
    name = called(inv.names[target_id])
    if inv.working.strain and not can_bear_strain(target, inv.working.strain):
        return Met(target, f"{name} bears no more strain before a night's rest.", took=False)
    healed = add_strain(heal(target, inv.total), inv.working.strain)
    gained = healed.vitals.hp - target.vitals.hp
    strain = f", {inv.working.strain} System Strain" if inv.working.strain else ""
    return Met(healed, f"{gained} hit points back for {name}{strain}.")


def _share(inv: Invocation, target_id: str, target: Body, withstood: bool, lethal: bool) -> Met:
    name, own = called(inv.names[target_id]), inv.caster.vitals
    given = max(0, min(target.vitals.max_hp - target.vitals.hp, own.hp - 1))
    if not given or target_id == inv.actor:
        return Met(target, f"there is nothing to give to {name}.", took=False)
    inv.caster = with_vitals(inv.caster, replace(own, hp=own.hp - given))
    return Met(heal(target, given), f"{given} hit points pass to {name}.")


def _stabilise(inv: Invocation, target_id: str, target: Body, withstood: bool, lethal: bool) -> Met:
    name = called(inv.names[target_id])
    if target.vitals.condition != "mortal":
        return Met(target, f"{name} needs no saving.", took=False)
    return Met(add_strain(stabilise(target), inv.working.strain), f"{name} will live.")


def _revive(inv: Invocation, target_id: str, target: Body, withstood: bool, lethal: bool) -> Met:
    name = called(inv.names[target_id])
    vitals = replace(target.vitals, condition="out", hp=1, down_rounds=0, strain=strain_limit(target))
    return Met(with_vitals(target, vitals), f"{name} lives, and will wake tomorrow.")


def _convert(inv: Invocation, target_id: str, target: Body, withstood: bool, lethal: bool) -> Met:
    amount = HEALED_A_LEVEL * inv.caster.level
    inv.caster = spend(heal(add_strain(inv.caster, -1), amount), CAST, "day")
    return Met(inv.caster, "a cast becomes strength: 1 System Strain less, hit points back.")


def _retain(inv: Invocation, target_id: str, target: Body, withstood: bool, lethal: bool) -> Met:
    inv.caster = without_cast(inv.caster)
    return Met(inv.caster, "the last cast counts as not made.")


def _bind(inv: Invocation, target_id: str, target: Body, withstood: bool, lethal: bool) -> Met:
    working, name = inv.working, called(inv.names[target_id])
    mild = working.hold == "dazed" and not working.dice
    if withstood and not working.brief and not mild:
        return Met(target, f"{name} withstands it.", took=False)
    held = inv.lasting(target_id, withstood)
    if withstood and mild:
        held = replace(held, hold="hobbled")
    if working.hold == "ward" and working.commit == "held":
        on = working.id in inv.caster.magic.held
        return Met(
            target, f"+{working.amount} armour class for as long as it is held." if on else "it is let go."
        )
    body = target
    if working.strain and working.hold != "hasted":
        if not can_bear_strain(body, working.strain):
            return Met(body, f"{name} bears no more strain before a night's rest.", took=False)
        body = add_strain(body, working.strain)
    if working.dice:
        body = harm(body, inv.total, lethal=lethal).body
    return Met(body, f"{name} {held.told}.", held=held)


def _sleep(inv: Invocation, target_id: str, target: Body, withstood: bool, lethal: bool) -> Met:
    name = called(inv.names[target_id])
    return Met(with_vitals(target, replace(target.vitals, condition="out")), f"{name} falls asleep.")


def _charm(inv: Invocation, target_id: str, target: Body, withstood: bool, lethal: bool) -> Met:
    name = called(inv.names[target_id])
    if withstood:
        return Met(target, f"{name} withstands it.", took=False)
    return Met(target, f"{name} serves {called(inv.names[inv.actor])} now.", side="turned")


def _fear(inv: Invocation, target_id: str, target: Body, withstood: bool, lethal: bool) -> Met:
    name = called(inv.names[target_id])
    if not isinstance(target, Foe) or target.mindless or target.morale >= HIGHEST_MORALE:
        return Met(target, f"{name} knows no fear.", took=False)
    total = sum(inv.dice.throw((DieSpec(6, 2),), reason=f"{name}: Morale against {inv.working.label}").faces)
    shown = (f"{sentence(name)}: Morale {total} and 1 against {target.morale}",)
    if total + 1 > target.morale:
        return Met(target, f"{name} flees.", side="fled", shown=shown)
    if inv.caster.level >= target.vitals.hp:
        left = with_vitals(target, replace(target.vitals, hp=1))
        return Met(left, f"{name} despairs and flees.", side="fled", shown=shown)
    done = harm(target, inv.caster.level, lethal=lethal)
    return Met(done.body, f"{name} stays, and loses {done.taken} hit points to despair.", shown=shown)


def _banish(inv: Invocation, target_id: str, target: Body, withstood: bool, lethal: bool) -> Met:
    name = called(inv.names[target_id])
    if withstood:
        return Met(target, f"{name} withstands it.", took=False)
    return Met(target, f"{name} is gone from here.", side="gone")


def _petrify(inv: Invocation, target_id: str, target: Body, withstood: bool, lethal: bool) -> Met:
    name = called(inv.names[target_id])
    if withstood:
        return Met(
            target, f"{name} is only slowed.", held=replace(inv.lasting(target_id, False), hold="hobbled")
        )
    return Met(with_vitals(target, replace(target.vitals, condition="out")), f"{name} is stone.")


def _prism(inv: Invocation, target_id: str, target: Body, withstood: bool, lethal: bool) -> Met:
    name = called(inv.names[target_id])
    if withstood:
        return Met(target, f"{name} withstands it.", took=False)
    face = inv.dice.throw((DieSpec(6, 1),), reason=f"{inv.working.label}: {name}").faces[0]
    told, shown = f"{name} {PRISM[face - 1]}.", (f"{sentence(name)}: {face} on the d6",)
    if face in (3, 5):
        return Met(with_vitals(target, replace(target.vitals, condition="out")), told, shown=shown)
    if face == 2:
        return Met(harm(target, target.vitals.hp, lethal=lethal).body, told, shown=shown)
    return Met(target, told, took=face != 1, shown=shown, side="turned" if face in (4, 6) else "")


def _cleanse(inv: Invocation, target_id: str, target: Body, withstood: bool, lethal: bool) -> Met:
    name = called(inv.names[target_id])
    if not isinstance(target, Hero):
        return Met(target, f"{name} has nothing to be rid of.", took=False)
    clean, how = cleansed(target, inv.dice, inv.names[target_id])
    return Met(clean, f"{how}, for {name}.", took=clean != target)


def _plain(inv: Invocation, target_id: str, target: Body, withstood: bool, lethal: bool) -> Met:
    if withstood:
        return Met(target, f"{called(inv.names[target_id])} withstands it.", took=False)
    if inv.working.id in inv.caster.magic.held or inv.working.commit != "held":
        return Met(target, inv.working.text)
    return Met(target, "it is let go.")


_EFFECTS: Mapping[str, Callable[[Invocation, str, Body, bool, bool], Met]] = MappingProxyType({
    "damage": _damage, "bolt": _bolt, "heal": _heal, "share": _share, "stabilise": _stabilise, "revive": _revive,
    "convert": _convert, "retain": _retain, "bind": _bind, "sleep": _sleep, "charm": _charm, "fear": _fear,
    "banish": _banish, "petrify": _petrify, "prism": _prism, "dispel": _plain, "summon": _plain,
        "cleanse": _cleanse, "told": _plain,
})  # fmt: skip
