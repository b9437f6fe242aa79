"""The check that a beat takes: its difficulty, its modifiers, and what opposes it."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.contracts import Attempt, Check, Modifier, Refusal
from campaigns.rules.dial.bodies import Body, Foe, Hero
from campaigns.rules.dial.checks import plan_skill, plan_strike
from campaigns.rules.dial.encounter.beats import Beat, difficulty_of
from campaigns.rules.dial.encounter.coming import Round
from campaigns.rules.dial.encounter.fray import company
from campaigns.rules.dial.encounter.state import Actor
from campaigns.rules.dial.figures import gift, will

LEVERAGE = 2


def check_for(coming: Round, attempt: Attempt, actor: Actor, beat: Beat, target: str) -> Check | Refusal:
    """The throw of a beat against somebody, with every modifier by name; the tag it spends is claimed."""
    me, them = coming.people[actor.id], coming.people[target]
    body = coming.bodies[actor.id]
    asked = replace(attempt, skill=beat.skill or attempt.skill, attribute=beat.attribute or attempt.attribute)
    check: Check | Refusal
    if beat.special == "weapon" and not coming.encounter.by_dials:
        check = plan_strike(attempt, me, them, coming.check_id(actor.id))
        if isinstance(check, Refusal):
            return check
    else:
        number = _difficulty(coming, actor, beat, target)
        check = plan_skill(
            asked,
            me,
            them,
            coming.check_id(actor.id),
            number,
            rule=_RULE.get(beat.special, f"dial.{beat.kind}"),
        )
    parts = [*check.modifiers, *_beat_modifiers(body, beat)]
    seat = actor.aided
    if seat:
        parts.append(Modifier("Helped", seat))
    data = {**check.data, "beat": beat.id, "beat_kind": beat.kind}
    if beat.kind in ("strike", "push") and beat.special not in ("accuse", "raise"):
        tag = coming.tag_for(actor.side, target)
        if tag is not None:
            coming.claimed.add(tag.id)
            parts.append(Modifier(tag.label, LEVERAGE * tag.leverage))
            data["tag"] = tag.id
    if beat.special == "manoeuvre":
        cells = [cell.my_shot for cell in coming.encounter.cells if cell.mine == beat.tag]
        data["solutions"] = list(cells)
    check = replace(
        check, modifiers=tuple(parts), data=data, label=attempt.label, public=beat.special not in SECRET
    )
    return _opposed(coming, check, beat, actor.id, target)


SECRET = ("cheat", "read")
"""What is done under the table, and what is read there: nobody but the one who does it sees the throw."""
_RULE = {
    "taunt": "dial.taunt",
    "manoeuvre": "dial.shot",
    "raise": "dial.table",
    "read": "dial.read",
    "cheat": "dial.cheat",
    "accuse": "dial.accuse",
}


def _difficulty(coming: Round, actor: Actor, beat: Beat, target: str) -> int:
    theirs, table = coming.bodies[target], coming.encounter.table
    if beat.special in ("taunt", "threaten", "read"):
        return will(theirs)
    if beat.special == "manoeuvre" or (coming.encounter.ship is not None and beat.kind == "strike"):
        return theirs.defence if isinstance(theirs, Foe) else coming.encounter.craft_defence
    if table is not None and beat.special == "raise":
        return will(theirs) + (table.hands[target].cards - 10) // 4
    if table is not None and beat.special == "accuse":
        return accusation(theirs, table.hands[target].trace)
    return difficulty_of(beat, coming.missing(actor.side))


def accusation(cheat: Body, trace: int) -> int:
    """The difficulty of catching a cheat: 10 and their slyness, less eight times the trace (hundredths), rounded."""
    sly = (
        (cheat.scores["grace"] - 10) // 2 + gift(cheat, "conceal") if isinstance(cheat, Hero) else cheat.skill
    )
    return 10 + sly - round(trace * 8 / 100)


def _beat_modifiers(body: Body, beat: Beat) -> list[Modifier]:
    parts = [Modifier("Knack", gift(body, beat.kind))] if beat.special != "weapon" else []
    if beat.special == "taunt":
        parts.append(Modifier("Knack", gift(body, "taunt")))
    if beat.special == "manoeuvre":
        parts = [Modifier("Gunnery", gift(body, "gunnery"))]
    return [part for part in parts if part.value]


def _opposed(coming: Round, check: Check, beat: Beat, actor: str, target: str) -> Check:
    """The check against what the target throws, where the encounter is opposed and the beat is aimed at them."""
    if (
        not coming.encounter.opposed
        or beat.difficulty
        or beat.kind == "push"
        or beat.special not in ("", "weapon")
    ):
        return check
    theirs = resistance(coming.bodies[target], check, by_dials=coming.encounter.by_dials)
    theirs += company(coming.encounter, coming.bodies, target)
    more = company(coming.encounter, coming.bodies, actor)
    parts = (*check.modifiers, Modifier("Company", more)) if more else check.modifiers
    return replace(
        check, kind="opposed", modifiers=parts, difficulty=10 + theirs, data={**check.data, "theirs": theirs}
    )


def resistance(body: Body, check: Check, *, by_dials: bool) -> int:
    """What somebody adds when they oppose: their defence less 10 against blows, their skill or will else."""
    if not by_dials and check.rule == "dial.strike":
        return check.difficulty - 10
    return body.skill if isinstance(body, Foe) else will(body) - 10
