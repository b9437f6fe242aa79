"""What an attempt asks for in a run: a program, a task outside, a way in or out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from campaigns.rules.beats import beat_named
from campaigns.rules.contracts import Attempt, Check, Json, Modifier, Refusal
from campaigns.rules.without_number.bodies import Body, Hero
from campaigns.rules.without_number.checks import plan_skill
from campaigns.rules.without_number.encounter.coming import Planned, Round
from campaigns.rules.without_number.encounter.sealing import cannot_act
from campaigns.rules.without_number.encounter.sealing import plan_one as plan_usual
from campaigns.rules.without_number.encounter.state import Actor
from campaigns.rules.without_number.figures import total_check
from campaigns.rules.without_number.net.decks import can_run
from campaigns.rules.without_number.net.outside import TASKS, Task
from campaigns.rules.without_number.net.programs import ALWAYS, VERBS, Verb
from campaigns.rules.without_number.net.run import at_node, net_of, runner_in
from campaigns.rules.without_number.net.state import Node, Runner

PROBED: Final = Modifier("Looked over", 2)
BY_HAND: Final = Modifier("By hand", -2)
REGROUP: Final = 7
IN, OUT, REST, MOVE = "net_jack_in", "net_jack_out", "net_regroup", "net_move_"
USUAL: Final = ("aid", "stabilise", "use_item", "total_defense", "yield", "wait")


def plan_one(coming: Round, attempt: Attempt) -> Planned:
    """What one attempt asks for in a run: a Check, a Refusal, or nothing to throw."""
    actor = coming.encounter.actor(attempt.actor)
    refused = cannot_act(coming, attempt, actor)
    if refused is not None or actor is None:
        return refused
    if attempt.beat or beat_named(coming.encounter, attempt.option) is not None:
        return plan_usual(coming, replace(attempt, beat=attempt.beat or attempt.option))
    deed = deed_of(coming, attempt)
    if deed == "" and attempt.kind in USUAL:
        return plan_usual(coming, attempt)
    runner = runner_in(net_of(coming.encounter), actor.id)
    if deed == IN:
        return _plan_in(coming, attempt, runner)
    if runner is None:
        return _plan_task(coming, attempt, deed)
    if deed == OUT or deed.startswith(MOVE):
        return _plan_way(coming, attempt, runner, deed)
    if deed == REST:
        return _check(
            coming, attempt, "Catch up", REGROUP, "net_rest", (Modifier("Link", runner.link),), {"net": REST}
        )
    return _plan_verb(coming, attempt, runner, deed.removeprefix("net_"))


def deed_of(coming: Round, attempt: Attempt) -> str:
    """The deed that an attempt means: what was chosen, or what its words or its kind say; empty for the usual."""
    if attempt.option.startswith("net_"):
        return attempt.option
    if attempt.kind in USUAL:
        return ""
    runner = runner_in(net_of(coming.encounter), attempt.actor)
    said = attempt.text.casefold()
    if attempt.kind in ("withdraw", "run", "concede"):
        return OUT if runner is not None else "net_leave"
    if runner is None:
        named = (task.id for task in TASKS.values() if any(word in said for word in task.words))
        return next(named, _best_task(coming.bodies[attempt.actor]).id)
    if attempt.kind == "attack":
        return "net_kill" if "kill" in runner.verbs and "kill" in said else "net_stun"
    meant = (f"net_{verb.id}" for verb in VERBS.values() if any(word in said for word in verb.words))
    if attempt.kind == "power":
        return next(meant, attempt.option or "net_")
    return next(meant, "net_unlock")


def subject_of(node: Node) -> str:
    """What has to be worked on next at a node."""
    return "barrier" if node.barrier else node.subject


def faced(coming: Round, runner: Runner) -> list[str]:
    """The demons at a runner's node, in the order in which they act."""
    demons = net_of(coming.encounter).demons
    return [one.id for one in demons if one.node == runner.node and coming.stands(one.id)]


def refused_verb(coming: Round, attempt: Attempt, runner: Runner, verb: Verb) -> Refusal | None:
    """Why a verb cannot be run here and now; None when it can."""
    node = at_node(net_of(coming.encounter), runner.node)
    who = attempt.actor
    if verb.id not in runner.verbs and verb.id not in ALWAYS:
        return Refusal(who, "no_program", f"{verb.label} is not in your deck.")
    if verb.effect in ("harm", "freeze") and not faced(coming, runner):
        return Refusal(who, "no_target", "There is no demon at this node.")
    if verb.effect == "open" and not node.barrier and (node.open or not node.goal):
        return Refusal(who, "all_open", "Everything at this node stands open.")
    if verb.effect == "open" and verb.on and subject_of(node) not in verb.on and verb.id not in ALWAYS:
        return Refusal(who, "wrong_subject", f"{verb.label} does nothing to a {subject_of(node)}.")
    if verb.effect == "probe" and runner.probed == node.id:
        return Refusal(who, "known", "You know this node already.")
    if verb.access > runner.access:
        return Refusal(
            who, "no_access", f"{verb.label} takes {verb.access} Access; you have {runner.access}."
        )
    return None


def _plan_verb(coming: Round, attempt: Attempt, runner: Runner, name: str) -> Planned:
    verb = VERBS.get(name)
    if verb is None:
        return Refusal(attempt.actor, "no_program", "There is no program like that.")
    if verb.access > runner.access and verb.id in ALWAYS:
        verb = replace(verb, access=runner.access)
    refused = refused_verb(coming, attempt, runner, verb)
    if refused is not None:
        return refused
    node = at_node(net_of(coming.encounter), runner.node)
    target = None
    if verb.effect in ("harm", "freeze"):
        here = faced(coming, runner)
        target = attempt.target if attempt.target in here else here[0]
        if attempt.target and coming.encounter.actor(attempt.target) is None:
            return Refusal(attempt.actor, "no_target", "There is nobody like that in the net.")
    more = [Modifier(verb.label, verb.mod), Modifier("Link", runner.link)]
    if runner.probed == node.id and verb.effect != "probe":
        more.append(PROBED)
    if _by_hand(runner, verb, node):
        more.append(BY_HAND)
    label = f"{verb.label}: {coming.people[target].name if target else node.label}"
    data: dict[str, Json] = {"net": f"net_{verb.id}", "node": node.id, "access": verb.access, "verb": verb.id}
    planned = _check(coming, attempt, label, node.security, "net_program", more, data)
    return replace(planned, target=target)


def _by_hand(runner: Runner, verb: Verb, node: Node) -> bool:
    """Whether a piece of the program is missing from memory: the verb, or what it is run on."""
    if verb.id not in runner.verbs:
        return True
    if verb.effect == "open":
        return subject_of(node) not in runner.subjects
    return verb.effect in ("harm", "freeze", "hide") and "avatar" not in runner.subjects


def _check(
    coming: Round,
    attempt: Attempt,
    label: str,
    difficulty: int,
    rule: str,
    more: Sequence[Modifier],
    data: dict[str, Json],
    skill: str = "program",
) -> Check:
    hero = isinstance(coming.bodies[attempt.actor], Hero)
    attribute = "intelligence" if skill == "program" and hero else ""
    planned = plan_skill(
        coming.book,
        replace(
            attempt, skill=skill, attribute=attribute, difficulty=str(difficulty), target=None,
            label=attempt.label or label,
        ),
        coming.people[attempt.actor],
        None,
        coming.check_id(attempt.actor),
    )  # fmt: skip
    extra = tuple(part for part in more if part.value)
    return replace(
        planned,
        rule=coming.book.rule(rule),
        modifiers=(*planned.modifiers, *extra),
        data={**planned.data, **data},
    )


def _plan_in(coming: Round, attempt: Attempt, runner: Runner | None) -> Refusal | None:
    body = coming.bodies[attempt.actor]
    if runner is not None:
        return Refusal(attempt.actor, "inside", "You are in the net already.")
    if not isinstance(body, Hero) or not can_run(body):
        return Refusal(attempt.actor, "no_deck", "That takes the Program skill, or a deck.")
    return None


def _plan_way(coming: Round, attempt: Attempt, runner: Runner, deed: str) -> Refusal | None:
    if deed == OUT:
        return None
    net = net_of(coming.encounter)
    here, wanted = at_node(net, runner.node), deed.removeprefix(MOVE)
    if wanted not in here.next_to:
        return Refusal(attempt.actor, "no_way", "No line goes there from here.")
    ahead = next(index for index, node in enumerate(net.nodes) if node.id == wanted)
    behind = next(index for index, node in enumerate(net.nodes) if node.id == here.id)
    if here.barrier and ahead > behind:
        return Refusal(attempt.actor, "barrier", "A barrier stands in the way.")
    return None


def _plan_task(coming: Round, attempt: Attempt, deed: str) -> Planned:
    if deed == "net_leave":
        return plan_usual(coming, attempt)
    if deed.startswith("net_") and (deed[4:] in VERBS or deed in (OUT, REST) or deed.startswith(MOVE)):
        return Refusal(attempt.actor, "not_inside", "You are not in the net.")
    task = TASKS.get(deed)
    if task is None:
        return Refusal(attempt.actor, "no_task", "That is not to be done here.")
    skill = best_skill(coming.bodies[attempt.actor], task)
    planned = _check(coming, attempt, task.label, task.difficulty, "net_outside", (), {"net": task.id}, skill)
    return replace(planned, target=attempt.target)


def best_skill(body: Body, task: Task) -> str:
    """The skill that serves somebody best in a task."""
    known = [skill for skill in task.skills if skill in body.book.skills]
    return max(known, key=lambda skill: total_check(body, skill))


def _best_task(body: Body) -> Task:
    return max(TASKS.values(), key=lambda task: total_check(body, best_skill(body, task)) - task.difficulty)


def seat_of(coming: Round, person: str) -> Actor | None:
    """The seat of somebody who can act now."""
    seat = coming.encounter.actor(person)
    return seat if seat is not None and coming.encounter.outcome is None and coming.stands(person) else None
