"""Dogfights: sealed manoeuvres meet in a table, and only guns do harm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from campaigns.rules.contracts import Check, DieSpec, Modifier, Throw
from campaigns.rules.dial.bodies import Foe
from campaigns.rules.dial.checks import rolled_harm
from campaigns.rules.dial.encounter.beats import Beat
from campaigns.rules.dial.encounter.blows import hurt
from campaigns.rules.dial.encounter.coming import Plan
from campaigns.rules.dial.encounter.fray import Fray
from campaigns.rules.dial.manoeuvres import MANOEUVRES, NAMES, cell_of
from campaigns.rules.dial.rulings import judge, plain_ruling, ruling_on
from campaigns.rules.dial.vitals import D20

LABELS = {row[0]: row[1] for row in MANOEUVRES}
UNSEALED = "break"


def seal(fray: Fray, plans: Mapping[str, Plan]) -> dict[str, str]:
    """What everybody in the air has sealed, by actor; who is not played is thrown for, who is idle breaks."""
    sealed = {}
    for actor in fray.actors:
        if not fray.stands(actor):
            continue
        plan = plans.get(actor)
        if fray.people[actor].is_character:
            flying = plan is not None and plan.beat is not None and plan.beat.special == "manoeuvre"
            sealed[actor] = (
                plan.beat.tag if flying and plan is not None and plan.beat is not None else UNSEALED
            )
        else:
            face = fray.dice.throw(
                (DieSpec(len(NAMES), 1),), reason=f"{fray.named(actor)} seals a manoeuvre"
            ).faces[0]
            sealed[actor] = NAMES[face - 1]
    return sealed


def fly(fray: Fray, sealed: Mapping[str, str], beat: Beat, check: Check, throw: Throw) -> bool:
    """A pilot's manoeuvre against the one it was sealed for: where it leaves them, and the shot if there is one."""
    actor, target = check.actor, check.target or ""
    cell = cell_of(fray.encounter.cells, beat.tag, sealed.get(target, UNSEALED))
    fray.change(actor, geometry=cell.geometry)
    fray.change(target, geometry=cell.mirrored)
    where = (
        f"{fray.named(actor)}: {beat.label.lower()} against {LABELS[cell.theirs].lower()}, {cell.geometry}"
    )
    if cell.my_shot is None:
        fray.record(
            plain_ruling(
                "dial.manoeuvre",
                actor,
                beat.label,
                f"{where}; no shot.",
                outcome="tie",
                throw=throw,
                target=target,
            )
        )
        return False
    shot = replace(check, modifiers=(*check.modifiers, *_solution(cell.my_shot)))
    return _shoot(fray, shot, throw, f"{where}.", fray.encounter.guns)


def answer(fray: Fray, sealed: Mapping[str, str], actor: str) -> None:
    """The shot of a craft nobody plays, at whoever its manoeuvre gives the best one on; none without a solution."""
    body = fray.bodies[actor]
    enemies = fray.enemies_of(actor)
    if not isinstance(body, Foe) or not enemies:
        return
    shots = [(one, cell_of(fray.encounter.cells, sealed[one], sealed[actor]).their_shot) for one in enemies]
    had = [(one, bonus) for one, bonus in shots if bonus is not None]
    if not had:
        fray.say(f"{fray.named(actor)} has no shot.")
        return
    target, bonus = max(had, key=lambda pair: pair[1])
    check = Check(
        "", "dial.shot", "attack", actor, f"{fray.named(actor)}: guns", "Attack", (D20,),
        (Modifier("Attack", body.attack), *_solution(bonus)), _defence(fray, target), target,
    )  # fmt: skip
    throw = fray.dice.throw((D20,), reason=check.label)
    _shoot(fray, check, throw, f"{fray.named(actor)} fires on {fray.name(target)}.", body.damage)


def _shoot(fray: Fray, check: Check, throw: Throw, told: str, guns: str) -> bool:
    verdict = judge(check, throw)
    done: list[str] = ["It goes wide."]
    if verdict.succeeded or verdict.tier == "tie":
        amount = rolled_harm(guns, 0, fray.dice, check.label)
        done = hurt(fray, check.target or "", amount if verdict.succeeded else amount // 2)
    fray.record(ruling_on(check, throw, verdict, " ".join((told, *done)), changes=done, rule="dial.shot"))
    return verdict.succeeded


def _defence(fray: Fray, target: str) -> int:
    body = fray.bodies[target]
    return body.defence if isinstance(body, Foe) else fray.encounter.craft_defence


def _solution(bonus: int) -> tuple[Modifier, ...]:
    return (Modifier("Gun solution", bonus),) if bonus else ()
