"""Surgery: implants put in and taken out between encounters, what it takes and what it may cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from campaigns.errors import RulesError
from campaigns.rules.contracts import (
    Attempt,
    Check,
    Dice,
    DieSpec,
    Json,
    Modifier,
    Person,
    Refusal,
    Resolved,
    Throw,
)
from campaigns.rules.without_number.abilities import Implant
from campaigns.rules.without_number.bodies import Hero, read, write
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.checks import odds, plan_skill
from campaigns.rules.without_number.figures import has_healers_kit, implants_of, strain_limit
from campaigns.rules.without_number.gear import Item
from campaigns.rules.without_number.rulings import ruling_on
from campaigns.rules.without_number.settling import Thrown, score
from campaigns.rules.without_number.vitals import add_strain, with_vitals
from campaigns.rules.without_number.wording import called, sentence

PUT_IN, TAKE_OUT = "implant_", "explant_"
DIFFICULTY: Final = 8
HARDEST: Final = 10
BADLY: Final = 3
WITHOUT_THEATRE: Final = -1


@dataclass(frozen=True, slots=True)
class Operation:
    """What is done to whom: the implant, into or out of the body, and the thing it comes as (owner, item)."""

    implant: Implant
    put_in: bool
    thing: tuple[str, str] | None


def is_surgery(option: str) -> bool:
    """Whether an option means an operation."""
    return option.startswith((PUT_IN, TAKE_OUT))


def plan_surgery(
    book: Book, attempt: Attempt, actor: Person, target: Person | None, check_id: str
) -> Check | Refusal:
    """The Heal check of an operation; what the patient's body cannot bear is refused."""
    who = attempt.actor
    if not book.implants:
        return Refusal(who, "unsupported", "There are no implants in these rules.")
    if target is None or target.id == actor.id:
        return Refusal(who, "no_target", "Say who lies on the table; nobody operates on themselves.")
    surgeon, patient = read(book, actor.sheet, actor.name), read(book, target.sheet, target.name)
    if not isinstance(surgeon, Hero) or not isinstance(patient, Hero):
        return Refusal(who, "no_patient", "Only characters are operated on.")
    if patient.vitals.condition != "up":
        return Refusal(who, "too_weak", f"{sentence(called(target.name))} is in no state for the knife.")
    if surgeon.skills.get("heal", -1) < 1:
        return Refusal(who, "no_surgeon", "An operation takes Heal at level 1.")
    if not has_healers_kit(surgeon):
        return Refusal(who, "no_kit", "An operation takes a healer's kit at least.")
    found = _operation(attempt, actor, surgeon, target, patient)
    if isinstance(found, Refusal):
        return found
    return _check(book, attempt, actor, target, check_id, found)


def offered(book: Book, actor: Person, people: Mapping[str, Person]) -> tuple[Mapping[str, Json], ...]:
    """The operations that somebody can do now, as deeds; one for each implant, with those it can be done to."""
    surgeon = read(book, actor.sheet, actor.name)
    if not book.implants or not isinstance(surgeon, Hero) or surgeon.skills.get("heal", -1) < 1:
        return ()
    found: dict[str, dict[str, Json]] = {}
    for person in people.values():
        patient = read(book, person.sheet, person.name)
        if person.id == actor.id or not isinstance(patient, Hero):
            continue
        ids = [f"{TAKE_OUT}{one.id}" for one in implants_of(patient)]
        ids += [f"{PUT_IN}{item.stats.implant}" for item in (*_loose(surgeon), *_loose(patient))]
        for option in dict.fromkeys(ids):
            _offer(found, book, Attempt(actor.id, "skill", "", person.id, option=option), actor, person)
    return tuple(found.values())


def resolve(book: Book, check: Check, throw: Throw, people: Mapping[str, Person], dice: Dice) -> Resolved:
    """Settle an operation with its throw; raises RulesError when surgeon or patient is not handed in."""
    surgeon, patient = people.get(check.actor), people.get(check.target or "")
    if surgeon is None or patient is None:
        raise RulesError("Surgeon or patient was not handed in.", hint="Hand in both.")
    before = read(book, surgeon.sheet, surgeon.name)
    thrown = Thrown(check, throw, before, dice)
    done = _settled(book, check, thrown, people, dice)
    if thrown.body == before:
        return done
    told = f"{sentence(called(surgeon.name))} uses {thrown.spent}."
    return replace(done, sheets={surgeon.id: write(thrown.body), **done.sheets}, notes=(told,))


def _settled(book: Book, check: Check, thrown: Thrown, people: Mapping[str, Person], dice: Dice) -> Resolved:
    """Success; a failure by 1 or 2 works with a complication; a worse one leaves the body at 1 hit point and at the
    limit of its strain, and the implant where it was.
    """
    target = people[check.target or ""]
    patient = read(book, target.sheet, target.name)
    implant = book.implants[str(check.data["implant"])]
    put_in = bool(check.data["put_in"])
    short = thrown.verdict.difficulty - thrown.verdict.total
    name, hours = called(target.name), 1 + ceil(implant.strain)
    told = [f"{sentence(called(people[check.actor].name))} operates for {hours} hours ({score(thrown)})."]
    used: tuple[tuple[str, str], ...] = ()
    if not isinstance(patient, Hero) or short >= BADLY:
        after = with_vitals(patient, replace(patient.vitals, hp=1, strain=strain_limit(patient)))
        told.append(f"It goes badly: {name} is alive, at 1 hit point, and bears no more strain.")
    else:
        after = _altered(patient, implant, put_in=put_in)
        told.append(f"{implant.label} is {'in' if put_in else 'out'}.")
        thing = check.data.get("thing")
        used = ((str(check.data["owner"]), str(thing)),) if thing else ()
        if short > 0:
            after, worse = _complication(after, dice)
            told.append(worse)
    ruling = ruling_on(
        check, thrown.throw, thrown.verdict, " ".join(told), changes=told[1:], modifiers=thrown.modifiers
    )
    return Resolved((ruling,), {target.id: write(after)}, (), used)


def _offer(
    found: dict[str, dict[str, Json]], book: Book, attempt: Attempt, actor: Person, target: Person
) -> None:
    planned = plan_surgery(book, attempt, actor, target, "")
    if isinstance(planned, Refusal):
        return
    known = found.get(attempt.option)
    if known is not None:
        known["targets"] = [*known["targets"], target.id]  # type: ignore[misc]
        return
    into = bool(planned.data["put_in"])
    found[attempt.option] = {
        "id": attempt.option,
        "label": planned.label,
        "description": "An operation: hours under the knife, and a body that has to bear it.",
        "kind": "skill",
        "verbs": ["implant", "install", "operate"] if into else ["remove", "take out", "operate"],
        "targets": [target.id],
        "odds": round(odds(planned), 3),
        "difficulty": planned.difficulty,
        "cost": f"{book.implants[str(planned.data['implant'])].strain:g} System Strain for good"
        if into
        else "",
    }


def _operation(
    attempt: Attempt, actor: Person, surgeon: Hero, target: Person, patient: Hero
) -> Operation | Refusal:
    put_in = not attempt.option.startswith(TAKE_OUT)
    meant = attempt.option.removeprefix(PUT_IN).removeprefix(TAKE_OUT)
    implant = surgeon.book.implants.get(meant)
    if implant is None:
        return Refusal(attempt.actor, "no_implant", "There is no implant like that.")
    has = implant.id in {one.id for one in implants_of(patient)}
    name = sentence(called(target.name))
    if not put_in:
        if not has:
            return Refusal(attempt.actor, "not_there", f"{name} has none of these.")
        worn = next(
            (item.id for item in patient.gear if item.equipped and item.stats.implant == implant.id), None
        )
        return Operation(
            implant, False, (target.id, worn) if worn and implant.id not in patient.implants else None
        )
    things = [
        (owner, item.id)
        for owner, body in ((actor.id, surgeon), (target.id, patient))
        for item in _loose(body)
        if item.stats.implant == implant.id
    ]
    if not things:
        return Refusal(attempt.actor, "no_item", f"Neither of you has {implant.label.lower()} at hand.")
    if has:
        return Refusal(attempt.actor, "has_it", f"{name} has that already.")
    after = _altered(patient, implant, put_in=True)
    if not _bears(patient, implant) or strain_limit(after) < patient.vitals.strain:
        return Refusal(attempt.actor, "strain", f"{name}'s body cannot bear {implant.label.lower()} now.")
    return Operation(implant, True, things[0])


def _check(
    book: Book, attempt: Attempt, actor: Person, target: Person, check_id: str, done: Operation
) -> Check:
    surgeon = read(book, actor.sheet, actor.name)
    difficulty = (
        min(HARDEST, DIFFICULTY + max(0, ceil(done.implant.strain) - 1)) if done.put_in else DIFFICULTY
    )
    label = attempt.label or f"{'Put in' if done.put_in else 'Take out'}: {done.implant.label}"
    planned = plan_skill(
        book,
        replace(attempt, skill="heal", difficulty=str(difficulty), label=label, target=target.id),
        actor,
        None,
        check_id,
    )
    theatre = (
        max((item.stats.theatre for item in surgeon.gear), default=0) if isinstance(surgeon, Hero) else 0
    )
    parts = [Modifier("Operating theatre", theatre - 1) if theatre else Modifier("Kit only", WITHOUT_THEATRE)]
    if done.put_in:
        parts.append(Modifier("New implant", 1))
    owner, thing = done.thing or ("", "")
    return replace(
        planned,
        rule=book.rule("surgery"),
        modifiers=(*planned.modifiers, *(part for part in parts if part.value)),
        data={
            **planned.data,
            "implant": done.implant.id,
            "put_in": done.put_in,
            "owner": owner,
            "thing": thing,
        },
    )


def _loose(body: Hero) -> list[Item]:
    """The implants that somebody carries and that are in no body."""
    known = body.book.implants
    return [
        item for item in body.gear if item.stats.implant in known and not item.equipped and item.quantity > 0
    ]


def _altered(patient: Hero, implant: Implant, *, put_in: bool) -> Hero:
    others = tuple(one for one in patient.implants if one != implant.id)
    if put_in:
        return replace(patient, implants=(*others, implant.id))
    gear = tuple(replace(i, equipped=False) if i.stats.implant == implant.id else i for i in patient.gear)
    return replace(patient, implants=others, gear=gear)


def _bears(patient: Hero, implant: Implant) -> bool:
    taken = sum(one.strain for one in implants_of(patient)) + implant.strain
    return ceil(taken) <= patient.attributes.get("constitution", 10)


def _complication(patient: Hero, dice: Dice) -> tuple[Hero, str]:
    """What a narrow failure leaves: a wound that bleeds, a fever, or a graft that pulls."""
    face = dice.throw((DieSpec(6, 1),), reason="Complication").faces[0]
    if face <= 2:
        lost = min(patient.vitals.hp - 1, dice.throw((DieSpec(6, 1),), reason="Bleeding").faces[0])
        bled = with_vitals(patient, replace(patient.vitals, hp=patient.vitals.hp - lost))
        return bled, f"The wound bleeds: {lost} hit points."
    if face <= 4:
        return add_strain(patient, 2), "There is a fever: 2 System Strain until it has been slept off."
    return add_strain(patient, 1), "The graft pulls: 1 System Strain until it has been slept off."
