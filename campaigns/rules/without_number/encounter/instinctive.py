"""Arts that work by themselves in a fight: countering, mending, holding on (SRD 1.5.9.1 to 1.5.17.1)."""

from __future__ import annotations

from campaigns.rules.contracts import DieSpec
from campaigns.rules.without_number.bodies import Hero
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.figures import save_target
from campaigns.rules.without_number.magic.casting import fails
from campaigns.rules.without_number.magic.mastery import commit, free_for
from campaigns.rules.without_number.magic.passive import knows_art
from campaigns.rules.without_number.magic.workings import Working
from campaigns.rules.without_number.strikes import D20
from campaigns.rules.without_number.vitals import heal, stabilise


def ready(hero: Hero, art_id: str) -> Working | None:
    """An art that somebody has and can pay for now."""
    art = hero.book.workings.get(art_id)
    if art is None or not knows_art(hero, art_id):
        return None
    return art if not art.commit or free_for(hero, art) > 0 else None


def holds_on(fray: Fray, person: str) -> bool:
    """Iron Resolution: whether somebody who was hurt this round casts all the same."""
    hero = fray.bodies[person]
    art = ready(hero, "iron_resolution") if isinstance(hero, Hero) else None
    if art is None or not isinstance(hero, Hero):
        return False
    fray.bodies[person] = commit(hero, art)
    needed = save_target(hero, "physical")
    face = fray.dice.throw((D20,), reason=f"{art.label}: {fray.people[person].name}").faces[0]
    holds = not fails(face, needed)
    fray.say(f"{art.label}: {face} against {needed}, {'the spell holds' if holds else 'the spell is lost'}.")
    return holds


def counters(fray: Fray, person: str) -> bool:
    """Brutal Counter: whether somebody struck at in melee strikes back, once a round."""
    hero = fray.bodies[person]
    if not isinstance(hero, Hero) or person in fray.countered or not fray.stands(person):
        return False
    art = ready(hero, "brutal_counter")
    if art is None:
        return False
    fray.countered.add(person)
    fray.bodies[person] = commit(hero, art)
    fray.say(f"{fray.named(person)} answers the blow at once.")
    return True


def mends_itself(fray: Fray) -> None:
    """The end of a round: who can stop their own bleeding does, and the dead feed who reaps them."""
    for person, body in list(fray.bodies.items()):
        if not isinstance(body, Hero):
            continue
        if body.vitals.condition == "mortal":
            _persist(fray, person, body)
        elif fray.stands(person):
            _reap(fray, person, body)


def _persist(fray: Fray, person: str, hero: Hero) -> None:
    art = ready(hero, "vital_furnace") or ready(hero, "unliving_persistence")
    if art is not None:
        fray.bodies[person] = stabilise(commit(hero, art))
        fray.say(f"{fray.named(person)} stops bleeding: {art.label}.")


def _reap(fray: Fray, person: str, hero: Hero) -> None:
    side = fray.actors[person].side
    died = [
        found
        for found in fray.fell
        if fray.actors[found].side != side and fray.bodies[found].vitals.condition == "dead"
    ]
    art = ready(hero, "red_harvest")
    if art is None or not died or hero.vitals.hp * 2 > hero.vitals.max_hp:
        return
    gained = fray.dice.throw((DieSpec(6, 1),), reason=f"{art.label}: {fray.people[person].name}").faces[0]
    fray.bodies[person] = heal(commit(hero, art), gained + hero.level)
    fray.say(f"{fray.named(person)} takes {gained + hero.level} hit points out of a death: {art.label}.")
