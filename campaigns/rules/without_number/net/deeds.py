"""What comes of a program, of a task outside, and of going in and out."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from campaigns.rules.contracts import Check, Throw
from campaigns.rules.dice import spec
from campaigns.rules.without_number.bodies import Body, Hero
from campaigns.rules.without_number.encounter.throwing import keep, thrown_of
from campaigns.rules.without_number.figures import skill_level
from campaigns.rules.without_number.net.decks import jacked_in
from campaigns.rules.without_number.net.outside import TASKS
from campaigns.rules.without_number.net.programs import VERBS, Verb
from campaigns.rules.without_number.net.run import Run, onward
from campaigns.rules.without_number.settling import Thrown, score
from campaigns.rules.without_number.vitals import harm
from campaigns.rules.without_number.wording import sentence

STRONG: Final = 4
GUARDED: Final = 3
MOST_GUARDED: Final = 6
DISTRACTED: Final = 2
GUNS: Final = ("drone", "turret", "machine")
EYES: Final = ("camera", "sensor")


def do_program(run: Run, check: Check, throw: Throw) -> None:
    """A program: its Access is gone either way; a failure raises the alarm by 1."""
    fray, verb = run.fray, VERBS[str(check.data["verb"])]
    runner = run.runners[check.actor]
    cost = int(str(check.data.get("access", verb.access)))
    run.runners[check.actor] = replace(runner, access=max(0, runner.access - cost))
    thrown = thrown_of(run.fray, check, throw)
    told = [f"{fray.named(check.actor)} runs {verb.label} ({score(thrown)})."]
    if thrown.verdict.succeeded:
        told.extend(_took(run, thrown, verb, str(check.data["node"])))
    else:
        told.extend(("It does not take.", run.alarm(1)))
    keep(run.fray, thrown, told)


def do_rest(run: Run, check: Check, throw: Throw) -> None:
    """Half of one's Access comes back, and is seen unless the check succeeds."""
    runner = run.runners[check.actor]
    back = min(runner.max_access - runner.access, (runner.max_access + 1) // 2)
    run.runners[check.actor] = replace(runner, access=runner.access + back)
    thrown = thrown_of(run.fray, check, throw)
    told = [f"{run.fray.named(check.actor)} lies still and has {back} Access back ({score(thrown)})."]
    if not thrown.verdict.succeeded:
        told.append(run.alarm(1))
    keep(run.fray, thrown, told)


def do_task(run: Run, check: Check, throw: Throw) -> None:
    """A task outside; only what succeeds does anything."""
    task = TASKS[str(check.data["net"])]
    thrown = thrown_of(run.fray, check, throw)
    went = "does it" if thrown.verdict.succeeded else "has no luck with it"
    told = [f"{run.fray.named(check.actor)}: {task.label.lower()}, and {went} ({score(thrown)})."]
    if thrown.verdict.succeeded:
        margin = thrown.verdict.total - thrown.verdict.difficulty
        told.extend(_helped(run, task.use, check.target, margin))
    keep(run.fray, thrown, told)


def do_in(run: Run, person: str) -> None:
    """Jack in at the first node; who has been in before finds Access and shielding as they were left."""
    fray, entry = run.fray, next(iter(run.nodes))
    body = fray.bodies[person]
    if not isinstance(body, Hero):
        return
    before = run.runners.get(person)
    run.runners[person] = (
        jacked_in(body, person, entry)
        if before is None
        else replace(before, node=entry, out=False, probed="")
    )
    go_on(run, person)
    fray.say(f"{fray.named(person)} jacks in.")


def do_move(run: Run, person: str, node: str) -> None:
    """One hop along a line."""
    run.runners[person] = replace(run.runners[person], node=node)
    run.fray.say(f"{run.fray.named(person)} goes to {run.nodes[node].label}.")


def go_on(run: Run, person: str) -> None:
    """Move somebody on who is done with a node."""
    runner = run.runners[person]
    ahead = onward(run.net(), runner.node)
    if ahead != runner.node:
        run.runners[person] = replace(runner, node=ahead)


def strike_demon(run: Run, actor: str, target: str, dice: str) -> str:
    """Harm to a demon: the verb's die and the Program skill; the sentence that tells it."""
    fray = run.fray
    level = _program(fray.bodies[actor])
    thrown, flat = spec(dice)
    amount = max(
        1, flat + level + sum(fray.dice.throw(thrown, reason=f"Harm to {fray.people[target].name}").faces)
    )
    done = harm(fray.bodies[target], amount)
    fray.bodies[target] = done.body
    if done.fell:
        fray.fell.add(target)
        return f"{done.taken} damage: {fray.name(target)} falls apart and is down for an hour."
    return f"{done.taken} damage to {fray.name(target)}."


def _program(body: Body) -> int:
    level = skill_level(body, "program") if isinstance(body, Hero) else body.skill
    return max(0, level or 0)


def _took(run: Run, thrown: Thrown, verb: Verb, node: str) -> list[str]:
    actor, target = thrown.check.actor, thrown.check.target
    told: list[str] = []
    if verb.holds:
        told.extend(run.hold(actor, verb.id))
    match verb.effect:
        case "open":
            told.extend(_opened(run, actor, verb, node))
            told.extend(_second_hand(run, actor))
        case "probe":
            run.runners[actor] = replace(run.runners[actor], probed=node)
            told.append(
                f"{sentence(run.nodes[node].label)} holds no more surprises (+2 to what is run there next)."
            )
        case "hide":
            told.append("The avatar fades into the noise.")
        case "blind":
            told.extend(("The cameras see an empty corridor.", run.alarm(-1)))
        case "harm":
            if target is None or not run.fray.stands(target):
                told.append("There is nothing left to strike.")
            else:
                told.append(strike_demon(run, actor, target, verb.dice))
        case "freeze":
            if target is not None and run.fray.stands(target):
                run.demons[target] = replace(run.demons[target], frozen=True)
                told.append(f"{run.fray.named(target)} stands still.")
    return told


def _opened(run: Run, actor: str, verb: Verb, node_id: str) -> list[str]:
    node = run.nodes[node_id]
    told = []
    if node.barrier:
        run.nodes[node_id] = replace(node, barrier=False)
        told.append(f"The barrier before {node.label} is gone.")
    elif not node.open and node.goal:
        run.nodes[node_id] = replace(node, open=True, dark=node.dark or node.subject in EYES)
        run.fray.move_dials(1, 0)
        told.append(f"{sentence(node.label)} stands open.")
        told.extend(_hijacked(run, node.subject) if verb.id == "hijack" else ())
    else:
        told.append(f"{sentence(node.label)} stood open already.")
    if verb.loud:
        told.append(run.alarm(1))
    for one in run.met_at(node_id):
        run.runners[one] = (
            replace(run.runners[one], probed="") if run.runners[one].probed == node_id else run.runners[one]
        )
        go_on(run, one)
    return told


def _hijacked(run: Run, subject: str) -> list[str]:
    if subject in GUNS:
        run.barred += 2
        return ["It turns on whoever comes to the door."]
    return [run.alarm(-1)] if subject in EYES else []


def _second_hand(run: Run, actor: str) -> list[str]:
    """A hacker by trade strikes at a demon in the same breath, for 1 Access."""
    body, runner = run.fray.bodies[actor], run.runners[actor]
    here = run.facing(runner.node)
    if not isinstance(body, Hero) or "hacker" not in body.edges or not here or runner.access < 1:
        return []
    run.runners[actor] = replace(runner, access=runner.access - 1)
    return ["The other hand strikes:", strike_demon(run, actor, here[0], VERBS["stun"].dice)]


def _helped(run: Run, use: str, target: str | None, margin: int) -> list[str]:
    fray = run.fray
    match use:
        case "cover":
            if run.covered:
                return ["Somebody was there before."]
            run.covered = True
            return [run.alarm(-1)]
        case "distract":
            for demon in fray.standing("opposition"):
                fray.change(demon, hindered=DISTRACTED)
            return [f"Their attention is elsewhere (-{DISTRACTED} in this round)."]
        case "cable":
            free = [
                one for one in fray.standing("opposition") if one in run.demons and not run.demons[one].frozen
            ]
            if not free:
                return ["Nothing is left on that line."]
            cut = target if target in free else free[0]
            run.demons[cut] = replace(run.demons[cut], frozen=True)
            return [f"{fray.named(cut)} loses its line for a turn."]
        case "guard":
            return _guarded(run, target)
    more = 2 if margin >= STRONG else 1
    run.barred += more
    return [f"The door will hold {run.barred} round{'' if run.barred == 1 else 's'}."]


def _guarded(run: Run, target: str | None) -> list[str]:
    inside = run.inside()
    if not inside:
        return ["Nobody is left to watch over."]
    met = target if target in inside else min(inside, key=lambda one: run.runners[one].shielding)
    runner = run.runners[met]
    most = runner.max_shielding + MOST_GUARDED
    run.runners[met] = replace(runner, shielding=max(runner.shielding, min(most, runner.shielding + GUARDED)))
    return [f"{run.fray.named(met)} has {run.runners[met].shielding} shielding."]
