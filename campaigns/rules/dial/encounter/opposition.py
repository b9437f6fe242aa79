"""What those do whom nobody plays: they strike, or they move their dial, or they help a friend to his feet."""

from __future__ import annotations

from campaigns.rules.contracts import Check, Modifier
from campaigns.rules.dial.bodies import Foe
from campaigns.rules.dial.encounter.beats import Beat, difficulty_of
from campaigns.rules.dial.encounter.blows import apply_beat
from campaigns.rules.dial.encounter.fray import Fray
from campaigns.rules.dial.encounter.reckoning import LEVERAGE, resistance
from campaigns.rules.dial.encounter.settle import judged
from campaigns.rules.dial.figures import check_modifiers, defence, strike_modifiers, weapons_of
from campaigns.rules.dial.rulings import ruling_on
from campaigns.rules.dial.vitals import D20
from campaigns.rules.dial.wording import TIER_WORDS

STRIKE = Beat("strike", "Strike", "strike", special="weapon")
EFFORT = Beat("effort", "Effort", "strike")


def act_by_themselves(fray: Fray, actor: str) -> None:
    """One turn of somebody whom nobody plays; characters without a declaration wait."""
    if fray.people[actor].is_character:
        return
    body = fray.bodies[actor]
    times = body.attacks if isinstance(body, Foe) and not fray.encounter.by_dials else 1
    for _ in range(times):
        enemies = fray.enemies_of(actor)
        if enemies and fray.stands(actor):
            act_on(fray, actor, _victim(fray, actor, enemies))


def act_on(fray: Fray, actor: str, target: str) -> None:
    """A strike, or an effort at a dial, against somebody."""
    beat = EFFORT if fray.encounter.by_dials else STRIKE
    body = fray.bodies[actor]
    if fray.encounter.by_dials:
        base = body.base if isinstance(body, Foe) else 1
        beat = Beat("effort", "Effort", "strike", base=base)
        number, parts = difficulty_of(beat, 0), check_modifiers(body, "", "wits")
    else:
        number, parts = _defence(fray, target), strike_modifiers(body, weapons_of(body)[0])
    side = fray.actors[actor].side
    tag = next((t for t in fray.encounter.tags if t.side == side and t.target in ("", target)), None)
    if tag is not None:
        parts = (*parts, Modifier(tag.label, LEVERAGE * tag.leverage))
        fray.drop_tags((tag.id,))
    weapon = weapons_of(body)[0]
    check = Check(
        "", "dial.strike", "attack", actor, f"{fray.named(actor)}: {weapon.name if beat is STRIKE else beat.label}",
        weapon.name if beat is STRIKE else "Skill", (D20,), parts, number, target,
        data={"damage": weapon.damage or "1"},
    )  # fmt: skip
    _settle(fray, beat, check)


def _settle(fray: Fray, beat: Beat, check: Check) -> None:
    throw = fray.dice.throw((D20,), reason=check.label)
    target = check.target or ""
    theirs = None
    if fray.encounter.opposed:
        theirs = resistance(fray.bodies[target], check, by_dials=fray.encounter.by_dials) + fray.company(
            target
        )
    verdict = judged(
        fray, check, throw, theirs, own=fray.company(check.actor) if fray.encounter.opposed else 0
    )
    at = len(fray.rulings)
    told = apply_beat(fray, beat, check, verdict)
    who, whom = fray.named(check.actor), fray.name(target)
    if fray.encounter.by_dials:
        went = f"{who} presses {whom}: {TIER_WORDS[verdict.tier]}."
    elif verdict.succeeded:
        went = f"{who} gets through to {whom}."
    elif verdict.tier == "tie":
        went = f"{who} grazes {whom}."
    else:
        went = f"{who} misses {whom}."
    fray.rulings.insert(at, ruling_on(check, throw, verdict, " ".join((went, *told)), changes=told))


def _defence(fray: Fray, target: str) -> int:
    now = fray.encounter
    if now.ship is not None and fray.actors[target].side == "party":
        return now.ship.defence
    return now.craft_defence if fray.actors[target].max_craft else defence(fray.bodies[target])


def _victim(fray: Fray, actor: str, enemies: list[str]) -> str:
    """Whoever taunted; else who is easiest told off by the round, so that blows are spread."""
    taunter = fray.actors[actor].taunted_by
    if taunter:
        fray.change(actor, taunted_by="")
        if taunter in enemies:
            return taunter
    order = list(fray.actors)
    return enemies[(order.index(actor) + fray.encounter.round) % len(enemies)]
