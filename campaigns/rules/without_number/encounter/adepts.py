"""A creature's turn spent on a spell, an art or a power, where that serves it better than a blow (SRD 4.2.3, 5.1)."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.contracts import Attempt, Check, Throw
from campaigns.rules.without_number.adepts import practitioner, returned
from campaigns.rules.without_number.bodies import Foe, Hero, write
from campaigns.rules.without_number.empowered import plan_power
from campaigns.rules.without_number.encounter.choosing import Choice, blow_worth, choices, doings_of
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.powers import do_power
from campaigns.rules.without_number.magic.casting import is_magic, plan_working


def uses_power(fray: Fray, actor: str, *, spared: frozenset[str] = frozenset()) -> bool:
    """Whether a creature has spent its turn on something it knows; nobody ``spared`` is met by it.

    It chooses what is worth most in hit points, its blows among that. Who was hurt earlier in the round cannot cast,
    and does something else, unless Iron Resolution may hold the spell.
    """
    foe = fray.bodies[actor]
    if not isinstance(foe, Foe) or not foe.knows:
        return False
    caster = practitioner(foe)
    found = [choice for doing in doings_of(foe, caster) for choice in choices(fray, actor, doing, spared)]
    least = blow_worth(fray, actor, spared)
    best = _best(fray, found, least)
    if best is not None and best.doing.spell and fray.was_hurt(actor) and "iron_resolution" not in foe.knows:
        fray.say(f"{fray.named(actor)} was hurt, and no spell comes.")
        best = _best(fray, [choice for choice in found if not choice.doing.spell], least)
    check = _check(fray, actor, caster, best) if best is not None else None
    if check is None:
        return False
    reason = f"{fray.people[actor].name}: {check.label}"
    throw = fray.dice.throw(check.dice, reason=reason) if check.dice else Throw("", (), ())
    fray.bodies[actor] = caster
    do_power(fray, check, throw)
    fray.bodies[actor] = returned(foe, fray.bodies[actor])
    return True


def _best(fray: Fray, found: list[Choice], least: float) -> Choice | None:
    """What is worth most, and more than a blow; of equals at whoever was attacked least this round."""
    worthy = [choice for choice in found if choice.worth > least]
    return max(worthy, key=lambda choice: (choice.worth, -fray.attacked.get(choice.target, 0)), default=None)


def _check(fray: Fray, actor: str, caster: Hero, choice: Choice) -> Check | None:
    attempt = Attempt(actor, "power", "", choice.target, option=choice.doing.option)
    own = replace(fray.people[actor], sheet=write(caster))
    met = own if choice.target == actor else fray.people_now()[choice.target]
    plan = plan_working if is_magic(attempt.option) else plan_power
    check = plan(fray.book, attempt, own, met, f"{fray.encounter.id}-r{fray.encounter.round}-{actor}")
    return check if isinstance(check, Check) else None
