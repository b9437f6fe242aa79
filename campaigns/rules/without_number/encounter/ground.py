"""The ground of a confrontation where it is dangerous: announced at the beginning, felt every so many rounds."""

from __future__ import annotations

from campaigns.rules.checks import thrown_for
from campaigns.rules.contracts import Attempt, Check, Exposure, Person
from campaigns.rules.without_number.ailing.exposing import expose, is_counted
from campaigns.rules.without_number.bodies import Foe, read
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.melee import taken_alive
from campaigns.rules.without_number.encounter.state import Ground
from campaigns.rules.without_number.gear import damage_dice
from campaigns.rules.without_number.planning import plan
from campaigns.rules.without_number.rulings import plain_ruling
from campaigns.rules.without_number.settling import resolve
from campaigns.rules.without_number.vitals import harm


def warn(fray: Fray) -> None:
    """Say at the beginning what the ground will do."""
    if fray.encounter.ground is not None:
        fray.say(fray.encounter.ground.text)


def feel(fray: Fray) -> None:
    """Let the ground do what it does, in the rounds in which it is due, to everybody who stands."""
    ground = fray.encounter.ground
    if ground is None or fray.encounter.round % ground.every:
        return
    exposure = Exposure(
        ground.label,
        ground.kind,
        ground.damage,
        ground.skill,
        ground.difficulty,
        ground.strength,
        ground.peril,
    )
    for person in [actor.id for actor in fray.actors.values() if fray.stands(actor.id)]:
        _befall(fray, ground, exposure, person)
        if not fray.stands(person):
            fray.fell.add(person)
            fray.disengage(person)


def _befall(fray: Fray, ground: Ground, exposure: Exposure, person: str) -> None:
    people = fray.people_now()
    if is_counted(fray.book, exposure, fray.bodies[person]):
        near = {
            other: people[other] for other in people if fray.actors[other].side == fray.actors[person].side
        }
        met = expose(fray.book, exposure, people[person], near, fray.dice)
        fray.record(met.rulings)
        for found, sheet in met.sheets.items():
            fray.bodies[found] = read(fray.book, sheet)
    elif ground.damage and not _keeps_off(fray, ground, people[person]):
        _hurt(fray, ground, person)


def _keeps_off(fray: Fray, ground: Ground, person: Person) -> bool:
    """Whether the check or save that the ground names is passed; a stat line saves with its one save."""
    if not ground.skill:
        return False
    saves = ground.skill in fray.book.saves or isinstance(fray.bodies[person.id], Foe)
    skill = "physical" if saves and ground.skill not in fray.book.saves else ground.skill
    attempt = Attempt(
        person.id,
        "skill",
        ground.label,
        skill=skill,
        difficulty=ground.difficulty,
        label=f"Against {ground.label}",
    )
    check = plan(fray.book, attempt, person, None, f"ground-{person.id}")
    if not isinstance(check, Check):
        return False
    done = resolve(fray.book, check, thrown_for(check, fray.dice), {person.id: person}, fray.dice)
    fray.record(done.rulings)
    for found, sheet in done.sheets.items():
        fray.bodies[found] = read(fray.book, sheet)
    return done.rulings[0].succeeded


def _hurt(fray: Fray, ground: Ground, person: str) -> None:
    dice, flat = damage_dice(ground.damage)
    throw = fray.dice.throw(dice, reason=f"{ground.label}: {fray.people[person].name}") if dice else None
    amount = flat + (sum(throw.faces) if throw is not None else 0)
    done = harm(fray.bodies[person], amount, lethal=not taken_alive(fray, person))
    fray.bodies[person] = done.body
    down = " and goes down" if done.fell else ""
    told = f"{fray.named(person)} takes {done.taken} from {ground.label}{down}."
    fray.record((
        plain_ruling(
            fray.book.rule("hazard"), person, "The ground", told, kind="damage", outcome="failure", total=amount,
            stat="Damage", throw=throw,
        ),
    ))  # fmt: skip
