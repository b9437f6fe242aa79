"""Planning a sealed round: the one throw each player makes for what they do, or why it cannot be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from campaigns.rules.contracts import Attempt, Check, Modifier, Person, Refusal, Side
from campaigns.rules.dial.bodies import Body, Foe, Hero, read
from campaigns.rules.dial.care import plan_item, plan_mending
from campaigns.rules.dial.checks import AID_DIFFICULTY, plan_skill, plan_strike
from campaigns.rules.dial.encounter.beats import Beat, difficulty_of
from campaigns.rules.dial.encounter.choosing import beat_for
from campaigns.rules.dial.encounter.fray import company, other_side
from campaigns.rules.dial.encounter.state import Actor, Encounter, Tag
from campaigns.rules.dial.figures import gift, held, will
from campaigns.rules.dial.wording import sentence

LEVERAGE = 2


@dataclass(frozen=True, slots=True)
class Plan:
    """What one attempt comes to: a beat or none, a check or none; or a refusal."""

    attempt: Attempt
    beat: Beat | None = None
    check: Check | None = None
    refusal: Refusal | None = None


class Round:
    """A round about to be played. ``claimed`` are the tags and enemies that sealed actions have laid hands on."""

    def __init__(self, encounter: Encounter, people: Mapping[str, Person]) -> None:
        self.encounter = encounter
        self.people = people
        self.claimed: set[str] = set()
        self.bodies: dict[str, Body] = {
            actor.id: read(people[actor.id].sheet, people[actor.id].name)
            for actor in encounter.actors
            if actor.id in people
        }

    def stands(self, actor_id: str | None) -> bool:
        """Whether somebody is in the encounter and up."""
        actor = self.encounter.actor(actor_id or "")
        return (
            actor is not None
            and actor.standing == "in"
            and actor.id in self.bodies
            and self.bodies[actor.id].vitals.condition == "up"
        )

    def standing(self, side: Side) -> list[str]:
        """Who of a side stands, in initiative order."""
        return [actor.id for actor in self.encounter.actors if actor.side == side and self.stands(actor.id)]

    def enemies(self, actor: Actor) -> list[str]:
        """Who stands against somebody."""
        found = self.standing(other_side(actor.side))
        table = self.encounter.table
        return [one for one in found if table is None or not table.hands[one].folded]

    def neediest_friend(self, actor: Actor) -> str | None:
        """Whom help without a target means: who is down first, then another who stands."""
        friends = [one.id for one in self.encounter.actors if one.side == actor.side and one.id != actor.id]
        down = [one for one in friends if self.bodies[one].vitals.condition in ("down", "brink")]
        return next(iter((*down, *(one for one in friends if self.stands(one)))), None)

    def check_id(self, actor_id: str) -> str:
        """The id of an actor's one check of this round."""
        return f"{self.encounter.id}-r{self.encounter.round}-{actor_id}"

    def missing(self, side: Side) -> int:
        """How much a side's dial lacks."""
        dial = self.encounter.party_dial if side == "party" else self.encounter.opposition_dial
        return max(1, dial.threshold - dial.current)

    def tag_for(self, side: Side, target: str) -> Tag | None:
        """The best tag that a side may still spend against somebody."""
        free = [
            tag
            for tag in self.encounter.tags
            if tag.side == side and tag.id not in self.claimed and tag.target in ("", target)
        ]
        return max(free, key=lambda tag: tag.leverage, default=None)


def plan_all(coming: Round, attempts: Sequence[Attempt]) -> dict[str, Plan]:
    """The first attempt of each actor, in the order in which they were sealed."""
    plans: dict[str, Plan] = {}
    for attempt in attempts:
        if attempt.actor not in plans:
            plans[attempt.actor] = plan_one(coming, attempt)
    return plans


def plan_round(
    encounter: Encounter, attempts: Sequence[Attempt], people: Mapping[str, Person]
) -> tuple[tuple[Check, ...], tuple[Refusal, ...]]:
    """All checks and refusals of a round; the first attempt of each actor counts."""
    plans = plan_all(Round(encounter, people), attempts)
    seen: set[str] = set()
    refusals: list[Refusal] = []
    for attempt in attempts:
        found = plans[attempt.actor].refusal
        if attempt.actor in seen:
            refusals.append(Refusal(attempt.actor, "one_action", "One action a round."))
        elif found is not None:
            refusals.append(found)
        seen.add(attempt.actor)
    return tuple(plan.check for plan in plans.values() if plan.check is not None), tuple(refusals)


def plan_one(coming: Round, attempt: Attempt) -> Plan:
    """What one attempt comes to; what it takes for itself (tags, the enemy drawn off) is claimed."""
    actor = coming.encounter.actor(attempt.actor)
    if actor is None or coming.encounter.outcome is not None:
        return _refuse(attempt, "not_here", "You have no part in this.")
    if not coming.stands(actor.id):
        return _refuse(attempt, "cannot_act", "You are in no state to act.")
    if coming.encounter.free_round not in (None, actor.side):
        return _refuse(attempt, "surprised", "You are caught unawares.")
    match attempt.kind:
        case "yield" | "concede" | "wait":
            return Plan(attempt)
        case "power":
            return _refuse(attempt, "no_power", "These rules know no powers of that kind.")
        case "move":
            return _refuse(attempt, "no_zones", "These rules keep no distances.")
        case "stabilise" | "aid" | "use_item":
            found = _plan_care(coming, attempt, actor)
            if found is not None:
                return found
    beat = beat_for(coming.encounter, attempt)
    if beat is None and attempt.kind == "total_defense":
        return Plan(replace(attempt, kind="wait"))
    if beat is None:
        return _refuse(attempt, "no_beat", "That is not to be done here.")
    return _plan_beat(coming, attempt, actor, beat)


def _plan_care(coming: Round, attempt: Attempt, actor: Actor) -> Plan | None:
    me = coming.people[actor.id]
    if attempt.kind == "use_item":
        check = plan_item(attempt, me, coming.people.get(attempt.target or ""), coming.check_id(actor.id))
        if check is not None or attempt.skill:
            return Plan(attempt, None, check) if check is not None else None
        item = held(coming.bodies[actor.id], attempt.item)
        return None if item is not None and item.is_weapon else Plan(attempt)
    friend = attempt.target or coming.neediest_friend(actor)
    if friend is None or friend not in coming.people or friend == actor.id:
        return _refuse(attempt, "no_target", "There is nobody to help.")
    if attempt.kind == "aid":
        attempt = replace(attempt, target=friend)
        check = plan_skill(attempt, me, None, coming.check_id(actor.id), AID_DIFFICULTY, rule="dial.aid")
        return Plan(attempt, None, check)
    if coming.bodies[friend].vitals.condition == "up":
        return _refuse(attempt, "no_time", "There is no time for bandages before this is over.")
    planned = plan_mending(
        replace(attempt, target=friend), me, coming.people[friend], coming.check_id(actor.id)
    )
    if isinstance(planned, Refusal):
        return Plan(attempt, refusal=planned)
    return Plan(attempt, None, planned)


def _plan_beat(coming: Round, attempt: Attempt, actor: Actor, beat: Beat) -> Plan:
    refusal = _not_now(coming, attempt, actor, beat)
    if refusal is not None:
        return Plan(attempt, beat, refusal=refusal)
    enemies = coming.enemies(actor)
    target = attempt.target if coming.encounter.actor(attempt.target or "") else None
    target = target or (enemies[0] if enemies else None)
    attempt = replace(attempt, target=target, label=attempt.label or beat.label)
    if not beat.check:
        return Plan(attempt, beat)
    if target is None:
        return _refuse(attempt, "no_target", "There is nobody there.")
    if beat.special == "taunt":
        coming.claimed.add("taunt")
    check = _check(coming, attempt, actor, beat, target)
    return Plan(attempt, beat, check) if isinstance(check, Check) else Plan(attempt, beat, refusal=check)


def _not_now(coming: Round, attempt: Attempt, actor: Actor, beat: Beat) -> Refusal | None:
    encounter, table = coming.encounter, coming.encounter.table
    if (beat.special == "leave" or beat.success.leave) and not encounter.can_flee:
        return Refusal(attempt.actor, "no_way_out", "There is no way out of this.")
    if beat.requires_item and held(coming.bodies[actor.id], beat.requires_item) is None:
        return Refusal(attempt.actor, "no_item", f"{beat.label} takes something you do not have.")
    if beat.special == "taunt" and "taunt" in coming.claimed:
        return Refusal(attempt.actor, "one_taunt", "Somebody is drawing one of them off already.")
    if table is not None and actor.id in table.hands and table.hands[actor.id].folded:
        return Refusal(attempt.actor, "folded", "You have folded; all that is left is to watch.")
    if beat.special == "accuse" and (table is None or encounter.round < table.decisions):
        return Refusal(attempt.actor, "too_early", "Hands are not shown yet; accuse at the showdown.")
    return None


def _check(coming: Round, attempt: Attempt, actor: Actor, beat: Beat, target: str) -> Check | Refusal:
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
    check = replace(check, modifiers=tuple(parts), data=data, label=attempt.label)
    return _opposed(coming, check, beat, actor.id, target)


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


def _refuse(attempt: Attempt, code: str, why: str) -> Plan:
    return Plan(attempt, refusal=Refusal(attempt.actor, code, sentence(why)))
