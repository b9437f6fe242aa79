"""Spells and arts in the thick of it: who is met, what lasts, who changes sides (SRD 4.2.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from campaigns.rules.contracts import Check, Throw
from campaigns.rules.without_number.bodies import Hero
from campaigns.rules.without_number.encounter.bindings import acts_violently, lay, lift_all, settle_fall
from campaigns.rules.without_number.encounter.countering import unravels
from campaigns.rules.without_number.encounter.deeds import do_defend
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.instinctive import holds_on, ready
from campaigns.rules.without_number.encounter.melee import defence_of, taken_alive
from campaigns.rules.without_number.encounter.ranges import friends_caught, gets_there, in_area, within
from campaigns.rules.without_number.encounter.saving import save_face
from campaigns.rules.without_number.magic.effects import Met, meet
from campaigns.rules.without_number.magic.invoking import Invocation
from campaigns.rules.without_number.magic.mastery import commit
from campaigns.rules.without_number.magic.settling import aim, fizzle, record, still_meant
from campaigns.rules.without_number.magic.workings import AIMED
from campaigns.rules.without_number.settling import wasted_blow

ONE = ("foe", "ally", "anybody")
FOR_THE_FALLEN = ("stabilise", "revive")


def do_working(fray: Fray, check: Check, throw: Throw) -> None:
    """Cast a spell or use an art.

    Who was hurt earlier in the round cannot cast, keeps the cast and looks to their defence. What is quicker than
    a main action leaves room for total defence. One that is aimed at somebody who is gone by now costs nothing.
    """
    actor, target = check.actor, check.target or check.actor
    meant = still_meant(check, fray.bodies[actor])
    if meant is None:
        fray.record((fizzle(check, throw, fray.people[actor].name),))
        return
    hero, working = meant
    if working.kind == "spell" and fray.was_hurt(actor) and not holds_on(fray, actor):
        fray.say(f"{fray.named(actor)} was hurt, and {working.label} does not come; the cast is kept.")
        do_defend(fray, actor)
        return
    if working.reach in ONE and working.effect not in FOR_THE_FALLEN and not fray.stands(target):
        fray.record((wasted_blow(check, throw, fray.name(actor), fray.name(target)),))
        return
    if working.reach in AIMED and not gets_there(
        fray, actor, target, working.feet_at(hero.level), working.label
    ):
        return
    hero = _now(fray, actor, hero)
    if working.kind == "spell" and unravels(fray, check, hero):
        return
    ranged = working.group != "healer"
    aimed = aim(check, throw, working, hero, defence_of(fray, target, ranged=ranged).ac)
    names = {p: q.name for p, q in fray.people.items()}
    inv = Invocation(working, hero, actor, aimed.total, names, fray.dice, partial(save_face, fray))
    inv.pay()
    inv.empower()
    fray.bodies[actor] = inv.caster
    met = [(found, _meet(fray, inv, found, target)) for found in _met(fray, inv, target)] if aimed.hit else []
    fray.bodies[actor] = inv.caster
    more = [line for found, one in met for line in _follow(fray, inv, found, one)]
    if working.effect == "summon":
        friend = fray.actors[actor].side == "party"
        fray.arrivals.append(f"{'ally:' if friend else ''}{working.creature}")
    counted = fray.actors[actor].is_character
    fray.record((record(check, throw, aimed, inv, [one for _, one in met], more, counted=counted),))
    if not working.helps:
        fray.encounter = replace(fray.encounter, hostile=True)
        acts_violently(fray, actor)
    if working.act == "quick" and fray.stands(actor):
        do_defend(fray, actor)


def _now(fray: Fray, actor: str, hero: Hero) -> Hero:
    body = fray.bodies[actor]
    return body if isinstance(body, Hero) else hero


def _meet(fray: Fray, inv: Invocation, found: str, main: str) -> Met:
    body = inv.caster if found == inv.actor else fray.bodies[found]
    met = meet(inv, found, body, lethal=not taken_alive(fray, found), main=found == main)
    if found != inv.actor:
        fray.bodies[found] = met.body
    elif isinstance(met.body, Hero):
        inv.caster = met.body
    return met


def _met(fray: Fray, inv: Invocation, target: str) -> Sequence[str]:
    """Everybody whom a working meets, the one it was aimed at first."""
    working, actor = inv.working, inv.actor
    side, feet = fray.actors[actor].side, working.feet_at(inv.caster.level)
    if working.reach == "foes":
        enemies = in_area(fray, fray.enemies_of(actor), actor, target, working.area, feet)
        aimed = [target] if target in enemies else []
        return [*aimed, *(enemy for enemy in enemies if enemy not in aimed), *_caught(fray, inv, target)]
    if working.reach != "allies":
        return [target]
    if working.effect == "stabilise":
        return [
            one.id
            for one in fray.actors.values()
            if one.side == side
            and fray.bodies[one.id].vitals.condition == "mortal"
            and within(fray, actor, one.id, feet)
        ]
    friends = list(dict.fromkeys((target, actor, *fray.standing(side))))
    friends = [one for one in friends if within(fray, actor, one, feet)]
    return friends[: max(1, working.many * inv.caster.level)] if working.many else friends


def _caught(fray: Fray, inv: Invocation, target: str) -> list[str]:
    """Friends whom a working without aim catches too; Ward Allies leaves them out."""
    if not inv.working.indiscriminate:
        return []
    working = inv.working
    caught = friends_caught(fray, inv.actor, target, working.area, working.feet_at(inv.caster.level))
    art = ready(inv.caster, "ward_allies")
    if art is None or not caught or inv.working.kind != "spell":
        return caught
    inv.caster = commit(inv.caster, art)
    inv.spent.append(f"{art.label}: friends are left out, 1 Effort until tomorrow")
    return []


def _follow(fray: Fray, inv: Invocation, found: str, met: Met) -> list[str]:
    """What follows for one whom a working has met; what there is to add to its record."""
    if met.held is not None and met.body.vitals.condition == "up":
        lay(fray, found, met.held)
    own = fray.actors[inv.actor].side
    if inv.working.effect == "dispel":
        ended = lift_all(fray, found, friend=fray.actors[found].side == own)
        return [f"{fray.named(found)}: {ended} workings end"]
    if met.side == "turned":
        fray.disengage(found)
        fray.change(found, side=own)
    elif met.side in ("gone", "fled"):
        fray.disengage(found)
        fray.change(found, standing="fled", screening="", screens=0)
    settle_fall(fray, found)
    return []
