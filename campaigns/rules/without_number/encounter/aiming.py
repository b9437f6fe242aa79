"""Planning a power, a spell or an art in a fight: at whom, and whether it gets there."""

from __future__ import annotations

from campaigns.rules.contracts import Attempt, Refusal
from campaigns.rules.without_number.bodies import Hero
from campaigns.rules.without_number.empowered import HELPFUL, plan_power, power_meant
from campaigns.rules.without_number.encounter.coming import Planned, Round
from campaigns.rules.without_number.encounter.ranges import too_far
from campaigns.rules.without_number.encounter.state import Actor
from campaigns.rules.without_number.magic.casting import PREPARE_PREFIX, is_magic, plan_working, working_meant
from campaigns.rules.without_number.magic.workings import AIMED


def plan_aimed(coming: Round, attempt: Attempt, actor: Actor) -> Planned:
    """The check of a power, a spell or an art, or why it cannot be done here."""
    if is_magic(attempt.option):
        return _plan_magic(coming, attempt, actor)
    power = power_meant(coming.bodies[actor.id], attempt.option)
    helps = power is not None and power.effect in HELPFUL
    target = attempt.target or (actor.id if helps else coming.foremost_enemy(actor))
    met = coming.people.get(target or "")
    here = coming.encounter.actor(target or "")
    if here is not None and not helps and here.side == actor.side:
        return Refusal(attempt.actor, "friend", "They are on your side.")
    far = too_far(coming, actor, here.id, power.feet, power.label) if here and power else None
    return far or plan_power(coming.book, attempt, coming.people[actor.id], met, coming.check_id(actor.id))


def _plan_magic(coming: Round, attempt: Attempt, actor: Actor) -> Planned:
    if attempt.option.startswith(PREPARE_PREFIX):
        return Refusal(attempt.actor, "no_time", "Preparing a spell takes an hour of quiet.")
    hero = coming.bodies[actor.id]
    working = working_meant(hero, attempt.option)
    reach = working.reach if working is not None else "foe"
    aimed = reach in ("foe", "foes", "anybody")
    target = attempt.target or (coming.foremost_enemy(actor) if aimed else actor.id)
    met = coming.encounter.actor(target or "")
    if met is not None and aimed and met.side == actor.side and reach != "anybody":
        return Refusal(attempt.actor, "friend", "They are on your side.")
    if met is not None and not aimed and met.side != actor.side:
        return Refusal(attempt.actor, "enemy", "They are not on your side.")
    if met is not None and working is not None and isinstance(hero, Hero) and reach in AIMED:
        far = too_far(coming, actor, met.id, working.feet_at(hero.level), working.label)
        if far is not None:
            return far
    person = coming.people.get(target or "") if met is not None else None
    return plan_working(coming.book, attempt, coming.people[actor.id], person, coming.check_id(actor.id))
