"""What the other side does: demons that raise the alarm, hunt and strike, and guards at the door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from campaigns.rules.contracts import DieSpec, Modifier, OutcomeTier
from campaigns.rules.dice import spec
from campaigns.rules.without_number.bodies import Foe, Hero
from campaigns.rules.without_number.checks import TWO_D6
from campaigns.rules.without_number.figures import armour_class, skill_level
from campaigns.rules.without_number.net.programs import VERBS
from campaigns.rules.without_number.net.run import Run, net_of
from campaigns.rules.without_number.rulings import plain_ruling
from campaigns.rules.without_number.strikes import D20
from campaigns.rules.without_number.vitals import harm, is_spent, spend

DEFENCE: Final = 8
GHOSTED: Final = 2
GLITCHED: Final = 2
RAISED: Final = 2


def act(run: Run, demon: str) -> None:
    """A demon's turn: once it raises the alarm, then it strikes; where nobody is, it hunts once all are roused."""
    fray, own = run.fray, run.demons[demon]
    if own.frozen:
        run.demons[demon] = replace(own, frozen=False)
        fray.say(f"{fray.named(demon)} stands still.")
        return
    here = run.met_at(own.node)
    if not here:
        _hunt(run, demon)
        return
    if not own.raised and not run.is_roused():
        run.demons[demon] = replace(own, raised=True)
        _tell(run, demon, f"{fray.named(demon)} calls out. {run.alarm(RAISED)}", "net_alarm")
        return
    strike(run, demon, choose(run, here, f"Whom {fray.people[demon].name} turns on"))


def strike(run: Run, demon: str, target: str) -> None:
    """2d6 and the demon's skill against 8 and the runner's Program; by one of its programs, if one serves."""
    fray = run.fray
    body, met = fray.bodies[demon], fray.bodies[target]
    skill = body.skill if isinstance(body, Foe) else 0
    level = skill_level(met, "program") if isinstance(met, Hero) else 0
    program = _program(run, demon, target)
    parts = [Modifier("Skill", skill)]
    if program and VERBS[program].mod:
        parts.append(Modifier(VERBS[program].label, VERBS[program].mod))
    if "ghost" in run.runners[target].held:
        parts.append(Modifier("Ghosted", -GHOSTED))
    if fray.actors[demon].hindered:
        parts.append(Modifier("Distracted", -fray.actors[demon].hindered))
    throw = fray.dice.throw((TWO_D6,), reason=f"{fray.people[demon].name} strikes")
    total = sum(throw.faces) + sum(part.value for part in parts)
    needed = DEFENCE + max(0, level or 0)
    hit = total >= needed
    doing = f"runs {VERBS[program].label} against" if program else "strikes at"
    told = (
        f"{fray.named(demon)} {doing} {fray.name(target)} and {'bites' if hit else 'misses'} "
        f"({total} against {needed})."
    )
    if hit:
        told = f"{told} {_bites(run, demon, target, program)}"
    fray.record((
        plain_ruling(
            fray.book.rule("net_demon"), demon, "Demon", told, kind="attack", outcome=_tier(hit), total=total,
            difficulty=needed, stat="Skill", modifiers=parts, throw=throw, target=target,
        ),
    ))  # fmt: skip


def _program(run: Run, demon: str, target: str) -> str:
    """The first of a demon's command lines that serves now; empty for its own bite."""
    body, runner = run.fray.bodies[demon], run.runners[target]
    if not isinstance(body, Foe):
        return ""
    serves = {
        "paralyse": not is_spent(body, "paralyse") and not run.fray.actors[target].stunned,
        "glitch": runner.access > 0,
        "kill": True,
    }
    return next((line for line in body.knows if serves.get(line)), "")


def _bites(run: Run, demon: str, target: str, program: str) -> str:
    """What a hit does: a turn lost, once a run; Access and whatever runs; or harm."""
    fray, body = run.fray, run.fray.bodies[demon]
    if program == "paralyse" and isinstance(body, Foe):
        fray.bodies[demon] = spend(body, program, "scene")
        fray.change(target, stunned=True)
        return f"{fray.named(target)} cannot move, and loses a turn."
    if program == "glitch":
        runner = run.runners[target]
        lost = min(runner.access, GLITCHED)
        run.runners[target] = replace(runner, access=runner.access - lost, held=())
        return f"{lost} Access gone, and what was running ends."
    damage = VERBS["kill"].dice if program == "kill" else body.damage if isinstance(body, Foe) else "1d4"
    return hurt(run, target, damage)


def hurt(run: Run, target: str, damage: str, *, lethal: bool = True) -> str:
    """Harm of the net to a runner; the sentence that tells it."""
    fray = run.fray
    dice, flat = spec(damage)
    amount = flat + (
        sum(fray.dice.throw(dice, reason=f"Harm to {fray.people[target].name}").faces) if dice else 0
    )
    left = run.shield(target, max(1, amount))
    if not left:
        return f"Shielding takes all of it ({run.runners[target].shielding} left)."
    mortal = lethal and fray.encounter.verdict_pc == "mortal"
    done = harm(fray.bodies[target], left, lethal=mortal)
    fray.bodies[target] = done.body
    if done.fell:
        fray.fell.add(target)
    return f"{done.taken} damage{', and the body in the chair goes slack' if done.fell else ''}."


def press_the_door(run: Run) -> None:
    """Once the alarm stands at half, guards come: the door holds, or one of those in the room is shot at."""
    fray = run.fray
    outside = [person for person in run.outside() if isinstance(fray.bodies[person], Hero)]
    if not run.is_roused() or not outside:
        return
    if run.barred:
        run.barred -= 1
        fray.say(f"Somebody throws themselves at the door, and it holds ({run.barred} more).")
        return
    guards = net_of(fray.encounter).guards
    target = choose(run, outside, "Whom the guards see first")
    needed = armour_class(fray.bodies[target], ranged=True) + (2 if fray.actors[target].defending else 0)
    throw = fray.dice.throw((D20,), reason="Guards at the door")
    total = throw.faces[0] + guards.attack
    told = f"Guards fire through the door at {fray.name(target)} ({total} against {needed})"
    if total >= needed:
        dice, flat = spec(guards.damage)
        amount = max(1, flat + (sum(fray.dice.throw(dice, reason="Guards: damage").faces) if dice else 0))
        done = harm(fray.bodies[target], amount, lethal=fray.encounter.verdict_pc == "mortal", weapon=True)
        fray.bodies[target] = done.body
        if done.fell:
            fray.fell.add(target)
        told = f"{told}: {done.taken} damage{', down' if done.fell else ''}"
    fray.record((
        plain_ruling(
            fray.book.rule("net_door"), target, "Guards at the door", f"{told}.", kind="attack",
            outcome=_tier(total < needed), total=total, difficulty=needed, stat="Attack", throw=throw,
        ),
    ))  # fmt: skip


def cut_off(run: Run) -> None:
    """The line is cut from their side: everybody who is still in takes 1d6, which kills nobody."""
    for person in run.inside():
        told = f"The line is cut under {run.fray.name(person)}. {hurt(run, person, '1d6', lethal=False)}"
        run.runners[person] = replace(run.runners[person], out=True, held=())
        _tell(run, person, told, "net_cut")


def watch(run: Run) -> None:
    """Cameras at the end of a round: one that sees somebody raises the alarm by 1."""
    blind = any("blind" in run.runners[one].held for one in run.inside())
    for node in list(run.nodes.values()):
        seen = [one for one in run.met_at(node.id) if "ghost" not in run.runners[one].held]
        if node.camera and not node.dark and seen and not blind:
            told = f"A camera at {node.label} turns to {run.fray.name(seen[0])}. {run.alarm(1)}"
            _tell(run, seen[0], told, "net_alarm")


def choose(run: Run, people: Sequence[str], reason: str) -> str:
    """One of several; a die decides."""
    if len(people) == 1:
        return people[0]
    return people[run.fray.dice.throw((DieSpec(len(people), 1),), reason=reason).faces[0] - 1]


def _hunt(run: Run, demon: str) -> None:
    inside = run.inside()
    if not inside or not run.is_roused():
        return
    prey = choose(run, inside, f"Whom {run.fray.people[demon].name} hunts")
    run.demons[demon] = replace(run.demons[demon], node=run.runners[prey].node)
    run.fray.say(f"{run.fray.named(demon)} comes down the line to {run.fray.name(prey)}.")


def _tell(run: Run, actor: str, told: str, rule: str) -> None:
    run.fray.record((
        plain_ruling(run.fray.book.rule(rule), actor, "Alarm", told.strip(), outcome="failure"),
    ))  # fmt: skip


def _tier(good: bool) -> OutcomeTier:
    return "success" if good else "failure"
