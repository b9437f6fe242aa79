"""Deeds in a fray that are no blows: moving, guarding, leaving, tests that hinder, help, open nodes or move dials."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.contracts import Attempt, Check, Ruling, Throw
from campaigns.rules.dice_pool.encounter.fray import Fray
from campaigns.rules.dice_pool.encounter.nerve import test_nerve
from campaigns.rules.dice_pool.encounter.net import PROBE
from campaigns.rules.dice_pool.encounter.opposition import act_by_themselves, close_in
from campaigns.rules.dice_pool.encounter.pressure import count_try
from campaigns.rules.dice_pool.rulings import word
from campaigns.rules.dice_pool.settling import test
from campaigns.rules.dice_pool.sight import COVERS
from campaigns.rules.dice_pool.tables import SOCIAL

MOST_AIM = 3
HINDRANCE = 2


def do_plain(fray: Fray, attempt: Attempt) -> None:
    """What takes no dice."""
    actor, name = attempt.actor, fray.named(attempt.actor)
    match attempt.kind:
        case "total_defense":
            fray.change(actor, guarded=True)
            fray.say(f"{name} guards, and does nothing else.")
        case "withdraw":
            _leave(fray, actor, running=False)
        case "run":
            _leave(fray, actor, running=True)
        case "yield" | "concede":
            fray.change(actor, standing="yielded")
            fray.disengage(actor)
            fray.say(f"{name} gives up.")
        case "advantage":
            _prepare(fray, attempt)
        case "move" | "attack":
            _move(fray, attempt)
        case _:
            _wait(fray, attempt)


def _prepare(fray: Fray, attempt: Attempt) -> None:
    actor, name = attempt.actor, fray.named(attempt.actor)
    covers = attempt.option == "take_cover" or "cover" in attempt.text.casefold()
    if covers:
        fray.change(actor, cover=COVERS["good"])
        fray.say(f"{name} gets behind something solid.")
        return
    aimed = min(MOST_AIM, fray.actors[actor].aimed + 1)
    fray.change(actor, aimed=aimed)
    fray.say(f"{name} takes aim.")


def _move(fray: Fray, attempt: Attempt) -> None:
    actor = attempt.actor
    fray.change(actor, cover=0)
    if attempt.option == "fall_back":
        away = -1 if fray.actors[actor].side == "party" else 1
        fray.disengage(actor)
        fray.change(actor, place=fray.actors[actor].place + away * 10, gait="running")
        fray.say(f"{fray.named(actor)} puts some distance in between.")
        return
    target = attempt.target if fray.stands(attempt.target or "") else fray.now().foremost(fray.actors[actor])
    if target is None:
        fray.say(f"{fray.named(actor)} finds nobody to close with.")
        return
    close_in(fray, actor, target)


def _wait(fray: Fray, attempt: Attempt) -> None:
    actor = attempt.actor
    if attempt.option == "reload" or "reload" in attempt.text.casefold():
        fray.change(actor, fired=0)
        fray.say(f"{fray.named(actor)} loads again.")
    elif attempt.option == "let_go" and fray.bodies[actor].sustained:
        fray.bodies[actor] = replace(fray.bodies[actor], sustained=())
        fray.say(f"{fray.named(actor)} lets go of what was held up.")
    else:
        fray.say(f"{fray.named(actor)} waits and watches.")


def _leave(fray: Fray, actor: str, *, running: bool) -> None:
    """Leave: falling back in order is safe; running gives everybody at arm's length a blow."""
    if not fray.encounter.can_flee:
        fray.say(f"{fray.named(actor)} finds no way out.")
        return
    near = [enemy for enemy in fray.actors[actor].engaged if fray.stands(enemy)]
    for enemy in near if running else ():
        if fray.stands(actor):
            act_by_themselves(fray, enemy)
    if not fray.stands(actor):
        return
    fray.change(actor, standing="fled")
    fray.disengage(actor)
    fray.say(f"{fray.named(actor)} gets away.")


def do_tested(fray: Fray, check: Check, throw: Throw, *, authored: bool = False) -> bool:
    """A test: an authored one has its own effects; others help, open nodes, move dials, hinder or frighten."""
    target = check.target or ""
    opponent = fray.people[target].name if target in fray.people else ""
    ruling = test(check, throw, fray.people[check.actor].name, opponent, fray.dice)
    fray.record(ruling)
    fray.change(check.actor, hindered=0, aided=0)
    if authored:
        return ruling.succeeded
    if check.rule == "dice_pool.aid":
        if ruling.succeeded and target in fray.actors:
            fray.change(target, aided=fray.actors[target].aided + 1)
    elif check.rule == "dice_pool.hack":
        _netted(fray, check, ruling)
    elif fray.encounter.win_condition == "dial_threshold" and fray.encounter.category not in (
        "fight",
        "duel",
    ):
        count_try(fray, ruling)
    elif ruling.succeeded and fray.stands(target):
        if word(check, "skill") in SOCIAL:
            test_nerve(fray, target)
        else:
            fray.change(target, hindered=HINDRANCE)
            fray.say(f"{fray.named(target)} is thrown off: +{HINDRANCE} to what they try next.")
    return ruling.succeeded


def _netted(fray: Fray, check: Check, ruling: Ruling) -> None:
    """Opening moves the nodes and the dial, masking takes alarm off, probing helps; failure feeds the alarm."""
    deed = word(check, "net")
    if not ruling.succeeded:
        fray.move_dials(0, 2 if ruling.outcome == "critical_failure" else 1)
        fray.say(f"The alarm rises: {fray.encounter.opposition_dial.name} moves on.")
        return
    if deed == "net_probe":
        fray.change(check.actor, aided=PROBE)
    elif deed == "net_mask":
        fray.move_dials(0, -1)
        fray.moved = True
    else:
        _open_node(fray)


def _open_node(fray: Fray) -> None:
    node = fray.encounter.node
    if node is None:
        return
    fray.encounter = replace(fray.encounter, opened=fray.encounter.opened + 1)
    fray.say(f"{node.label[:1].upper()}{node.label[1:]} stands open.")
    dial = fray.encounter.party_dial
    through = fray.encounter.node is None
    fray.move_dials(max(1, dial.threshold - dial.current) if through else 1, 0, at_once=through)
