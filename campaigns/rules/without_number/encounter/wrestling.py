"""Shoving and grappling: a blow that lands, then strength against strength (SRD 2.4.7.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from campaigns.rules.contracts import Attempt, Check, DieSpec, Json, Modifier, Person, Refusal, Throw
from campaigns.rules.without_number.bodies import Body, Foe, Hero
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.encounter.footing import close_strike
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.melee import attack_extras, defence_of, taken_alive
from campaigns.rules.without_number.encounter.state import Actor
from campaigns.rules.without_number.figures import armour_class, check_modifiers, has_shield, total_check
from campaigns.rules.without_number.impacts import lands
from campaigns.rules.without_number.rulings import Verdict, plain_ruling, ruling_on, total_of
from campaigns.rules.without_number.strikes import D20, Strike
from campaigns.rules.without_number.vitals import harm

TWO_D6 = DieSpec(6, 2)
SHOVE, TOPPLE, GRAPPLE, BREAK, THROW = "shove", "topple", "grapple", "break_free", "throw_down"
SIZES: Mapping[str, int] = {"human": 0, "large": -2, "beast": -4}
LABELS = {
    SHOVE: "Shove back", TOPPLE: "Knock down", GRAPPLE: "Grapple", BREAK: "Break free", THROW: "Throw down",
}  # fmt: skip


def strength_of(body: Body, *, wrestles: bool) -> tuple[Modifier, ...]:
    """What somebody brings to the opposed check: Str/Punch, or the better of that and Str/Exert in a shove."""
    if isinstance(body, Foe):
        return (Modifier("Skill", body.skill),)
    skill = "punch"
    if not wrestles and total_check(body, "exert", "strength") > total_check(body, "punch", "strength"):
        skill = "exert"
    return check_modifiers(body, skill, "strength")


def size_of(body: Body) -> tuple[Modifier, ...]:
    """What handling somebody much larger costs."""
    less = SIZES[body.size] if isinstance(body, Foe) else 0
    return (Modifier("Its size", less),) if less else ()


def plan_handling(
    book: Book, attempt: Attempt, kind: str, body: Body, target: Person, other: Body, check_id: str
) -> Check | Refusal:
    """The check of a shove or a grapple: the d20 of the attack and the 2d6 of the strength behind it."""
    if kind == GRAPPLE and isinstance(body, Hero) and has_shield(body):
        return Refusal(attempt.actor, "hands_full", "Grappling takes both hands.")
    strike = close_strike(body, bare=kind == GRAPPLE)
    behind = (*strength_of(body, wrestles=kind == GRAPPLE), *size_of(other))
    data: dict[str, Json] = {
        "manoeuvre": kind,
        "behind": total_of(behind),
        "opposing": total_of(strength_of(other, wrestles=kind == GRAPPLE)),
        "natural_extremes": strike.natural_extremes,
        "ranged": False,
    }
    return Check(
        id=check_id,
        rule=book.rule("shove" if kind != GRAPPLE else GRAPPLE),
        kind="attack",
        actor=attempt.actor,
        label=attempt.label or LABELS[kind],
        stat=f"{book.skill_label(strike.skill) or 'Attack'}, then Strength",
        dice=(D20, TWO_D6),
        modifiers=(*strike.hit, *attempt.modifiers),
        difficulty=armour_class(other),
        target=target.id,
        stakes=attempt.stakes,
        data=data,
    )


def plan_struggle(
    book: Book, attempt: Attempt, kind: str, body: Body, others: Sequence[tuple[str, Body]], check_id: str
) -> Check:
    """The check of breaking free of everybody who holds one, or of throwing whom one holds."""
    own = strength_of(body, wrestles=True)
    if kind == THROW:
        own = (*own, *(part for _, other in others for part in size_of(other)))
    return Check(
        id=check_id,
        rule=book.rule(GRAPPLE),
        kind="opposed",
        actor=attempt.actor,
        label=attempt.label or LABELS[kind],
        stat="Str/Punch",
        dice=(TWO_D6,),
        modifiers=own,
        difficulty=7 + max(total_of(strength_of(other, wrestles=True)) for _, other in others),
        target=others[0][0],
        stakes=attempt.stakes,
        data={
            "manoeuvre": kind,
            "skill": "punch",
            "against": [total_of(strength_of(other, wrestles=True)) for _, other in others],
            "rerolls": list[Json](),
        },
    )


def do_handling(fray: Fray, check: Check, throw: Throw) -> bool:
    """Shove or grapple somebody; returns whether it succeeded."""
    actor, target, kind = check.actor, check.target or "", str(check.data["manoeuvre"])
    modifiers = (*check.modifiers, *attack_extras(fray, actor, target, ranged=False))
    total, ac = throw.faces[0] + total_of(modifiers), defence_of(fray, target).ac
    strike = Strike("", "", False, "", (), (), 0, natural_extremes=bool(check.data.get("natural_extremes")))
    fray.engage(actor, target)
    figures = f"({total} against armour class {ac})"
    if not lands(strike, throw.faces[0], total, ac):
        told = f"{fray.named(actor)} gets no hold of {fray.name(target)} {figures}."
        _record(fray, check, throw, Verdict(throw.faces[:1], total, ac, "failure"), modifiers, told)
        return False
    own = sum(throw.faces[1:3]) + _whole(check, "behind")
    its = sum(fray.dice.throw((TWO_D6,), reason=f"{fray.people[target].name}: strength").faces)
    its += _whole(check, "opposing")
    wins = own > its or (own == its and fray.actors[actor].is_character)
    figures = f"({total} against armour class {ac}, then {own} against {its})"
    told = (
        _handled(fray, actor, target, kind)
        if wins
        else f"{fray.named(target)} stands against {fray.name(actor)}"
    )
    tier: Verdict = Verdict(throw.faces[:1], total, ac, "success" if wins else "failure")
    _record(fray, check, throw, tier, modifiers, f"{told} {figures}.")
    return wins


def do_struggle(fray: Fray, check: Check, throw: Throw) -> bool:
    """Break free, or throw whom one holds; a throw that does not succeed lets them go."""
    actor, kind = check.actor, str(check.data["manoeuvre"])
    held = fray.actors[actor].grappling
    others = [held] if kind == THROW else list(fray.actors[actor].held_by)
    others = [other for other in others if other and fray.stands(other)]
    total = sum(throw.faces) + check.modifier
    if not others:
        fray.say(
            f"{fray.named(actor)} is free already." if kind == BREAK else f"{fray.named(actor)} holds nobody."
        )
        return kind == BREAK
    against = max(_opposing(fray, other) for other in others)
    ties = fray.actors[actor].is_character and kind == BREAK
    wins = total > against or (total == against and ties)
    if kind == BREAK:
        told = _freed(fray, actor) if wins else f"{fray.named(actor)} is held fast"
    else:
        release(fray, actor, held)
        told = _thrown_down(fray, actor, held) if wins else f"{fray.named(held)} slips out of it"
    verdict = Verdict(tuple(throw.faces), total, against, "success" if wins else "failure")
    _record(fray, check, throw, verdict, check.modifiers, f"{told} ({total} against {against}).")
    return wins


def own_struggle(fray: Fray, actor: str) -> bool:
    """A stat line that is held spends its turn on getting free; False when nobody holds it."""
    holders = [other for other in fray.actors[actor].held_by if fray.stands(other)]
    if not holders:
        return False
    bodies = [(other, fray.bodies[other]) for other in holders]
    check = plan_struggle(fray.book, Attempt(actor, "advantage", ""), BREAK, fray.bodies[actor], bodies, "")
    throw = fray.dice.throw(check.dice, reason=f"{fray.people[actor].name}: breaking free")
    do_struggle(fray, check, throw)
    return True


def squeeze(fray: Fray) -> None:
    """The end of a round: whoever is held takes the damage of their holders' bare hands."""
    for victim in [actor.id for actor in fray.actors.values() if actor.held_by]:
        for holder in fray.actors[victim].held_by:
            if not fray.stands(victim) or not fray.stands(holder):
                continue
            strike = close_strike(fray.bodies[holder], bare=True)
            reason = f"{fray.people[holder].name}: the hold"
            throw = fray.dice.throw(strike.dice, reason=reason) if strike.dice else None
            amount = max(1, strike.bonus + (sum(throw.faces) if throw is not None else 0))
            done = harm(fray.bodies[victim], amount, lethal=not taken_alive(fray, victim), weapon=True)
            fray.bodies[victim] = done.body
            told = f"{fray.named(holder)} crushes {fray.name(victim)}: {done.taken} damage."
            fray.record((
                plain_ruling(
                    fray.book.rule(GRAPPLE), holder, "The hold", told, kind="damage", total=amount, stat="Damage",
                    throw=throw, target=victim,
                ),
            ))  # fmt: skip
            if done.fell:
                fray.fell.add(victim)
                fray.disengage(victim)
    loosen(fray)


def loosen(fray: Fray) -> None:
    """Holds of and on those who are out of it are over."""
    for actor in list(fray.actors.values()):
        if actor.grappling and not (fray.stands(actor.id) and fray.stands(actor.grappling)):
            release(fray, actor.id, actor.grappling)


def release(fray: Fray, holder: str, victim: str) -> None:
    """One lets go of another."""
    fray.change(holder, grappling="")
    if victim in fray.actors:
        kept = tuple(one for one in fray.actors[victim].held_by if one != holder)
        fray.change(victim, held_by=kept)


def is_held(actor: Actor) -> bool:
    """Whether somebody can neither move nor use more than bare hands."""
    return bool(actor.held_by or actor.grappling)


def _handled(fray: Fray, actor: str, target: str, kind: str) -> str:
    if kind == GRAPPLE:
        if fray.actors[actor].grappling:
            release(fray, actor, fray.actors[actor].grappling)
        fray.change(actor, grappling=target)
        fray.change(target, held_by=(*fray.actors[target].held_by, actor))
        return f"{fray.named(actor)} has hold of {fray.name(target)}"
    if kind == TOPPLE:
        fray.change(target, prone=True)
        return f"{fray.named(actor)} knocks {fray.name(target)} off their feet"
    fray.part(actor, target)
    return f"{fray.named(actor)} shoves {fray.name(target)} out of reach"


def _freed(fray: Fray, actor: str) -> str:
    for holder in fray.actors[actor].held_by:
        release(fray, holder, actor)
    return f"{fray.named(actor)} breaks free"


def _thrown_down(fray: Fray, actor: str, victim: str) -> str:
    fray.part(actor, victim)
    fray.change(victim, prone=True)
    return f"{fray.named(actor)} throws {fray.name(victim)} to the ground"


def _opposing(fray: Fray, other: str) -> int:
    faces = fray.dice.throw((TWO_D6,), reason=f"{fray.people[other].name}: holding on").faces
    return sum(faces) + total_of(strength_of(fray.bodies[other], wrestles=True))


def _record(
    fray: Fray, check: Check, throw: Throw, verdict: Verdict, modifiers: Sequence[Modifier], told: str
) -> None:
    fray.record((ruling_on(check, throw, verdict, told, modifiers=modifiers),))


def _whole(check: Check, key: str) -> int:
    value = check.data.get(key)
    return value if isinstance(value, int) else 0
