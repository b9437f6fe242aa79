"""A spell met by another mage as it is cast: Counter Magic (SRD 1.5.10.1)."""

from __future__ import annotations

from typing import Final

from campaigns.rules.contracts import Check, DieSpec, Modifier
from campaigns.rules.without_number.adepts import practitioner, returned
from campaigns.rules.without_number.bodies import Foe, Hero
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.instinctive import ready
from campaigns.rules.without_number.figures import best_attribute, modifier
from campaigns.rules.without_number.magic.mastery import CAST, commit
from campaigns.rules.without_number.rulings import plain_ruling, total_of
from campaigns.rules.without_number.vitals import spend

TWO_D6: Final = DieSpec(6, 2)
_ATTRIBUTES: Final = ("intelligence", "charisma")


def unravels(fray: Fray, check: Check, caster: Hero) -> bool:
    """Whether an enemy has made a spell come to nothing; the cast is spent then.

    Each who can tries once a round, as long as there is Effort: Magic and the better of Intelligence and Charisma
    against the caster's, and a character wins a tie.
    """
    for person in fray.enemies_of(check.actor):
        hero = _mage(fray, person)
        art = ready(hero, "counter_magic") if hero is not None and person not in fray.unravelled else None
        if hero is None or art is None:
            continue
        fray.unravelled.add(person)
        _keep(fray, person, commit(hero, art))
        if _opposed(fray, check, person, hero, caster):
            fray.bodies[check.actor] = spend(caster, CAST, "day")
            return True
    return False


def _opposed(fray: Fray, check: Check, person: str, hero: Hero, caster: Hero) -> bool:
    parts, theirs = _magic_of(hero), _magic_of(caster)
    own = fray.dice.throw((TWO_D6,), reason=f"{fray.people[person].name}: Counter Magic")
    its = fray.dice.throw((TWO_D6,), reason=f"{fray.people[check.actor].name}: against Counter Magic")
    total, against = sum(own.faces) + total_of(parts), sum(its.faces) + total_of(theirs)
    wins = total > against or (total == against and fray.actors[person].is_character)
    how = "unpicks it as it is spoken; it comes to nothing" if wins else "cannot unpick it"
    told = f"{fray.named(check.actor)} casts {check.stat}, and {fray.name(person)} {how}."
    fray.record((
        plain_ruling(
            fray.book.rule("counter_magic"), person, "Counter Magic", told, kind="opposed",
            outcome="success" if wins else "failure", total=total, difficulty=against, stat="Magic",
            modifiers=parts, throw=own, target=check.actor,
        ),
    ))  # fmt: skip
    return wins


def _magic_of(hero: Hero) -> tuple[Modifier, ...]:
    attribute = best_attribute(hero, _ATTRIBUTES)
    parts = (
        Modifier("Magic", hero.skills.get("magic", 0)),
        Modifier(attribute.capitalize(), modifier(hero, attribute)),
    )
    return tuple(part for part in parts if part.value)


def _mage(fray: Fray, person: str) -> Hero | None:
    """Somebody as a mage, if they can be one."""
    body = fray.bodies[person]
    if isinstance(body, Foe):
        return practitioner(body) if "counter_magic" in body.knows else None
    return body


def _keep(fray: Fray, person: str, after: Hero) -> None:
    body = fray.bodies[person]
    fray.bodies[person] = returned(body, after) if isinstance(body, Foe) else after
