"""Morale: when the opposition may lose heart, and what those who do (SRD 5.3)."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.contracts import DieSpec
from campaigns.rules.without_number.bodies import Foe
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.rulings import plain_ruling
from campaigns.rules.without_number.wording import listed, sentence

TWO_D6 = DieSpec(6, 2)
REASONS = {
    "first_blood": "the first of them falls",
    "half_down": "half of them are out of it",
    "leader_down": "their leader falls",
    "intimidated": "the words strike home",
    "beat": "their nerve is tried",
}
BREAKING = {
    "flee": ("fled", "turns and flees", "turn and flee"),
    "rout": ("fled", "drops everything and runs", "drop everything and run"),
    "surrender": ("yielded", "throws down arms", "throw down their arms"),
}


def check_nerve(fray: Fray) -> None:
    """Throw morale once for the causes that have come about since the last throw, if any."""
    checked, triggers = fray.encounter.checked, fray.encounter.morale_triggers
    fresh = [cause for cause in _causes(fray) if cause in triggers and cause not in checked]
    if fresh:
        fray.encounter = replace(fray.encounter, checked=(*checked, *fresh[1:]))
        lose_heart(fray, fresh[0])


def lose_heart(fray: Fray, cause: str) -> None:
    """One throw of 2d6 for the opposition: whoever has a lower Morale breaks; the mindless never do."""
    fray.encounter = replace(fray.encounter, checked=(*fray.encounter.checked, cause))
    tested = [
        (person, body)
        for person in fray.standing("opposition")
        if isinstance(body := fray.bodies[person], Foe)
    ]
    tested = [(person, body) for person, body in tested if not body.mindless]
    if not tested:
        return
    throw = fray.dice.throw((TWO_D6,), reason=f"Morale: {REASONS[cause]}")
    total = sum(throw.faces)
    broken = [person for person, body in tested if total > body.morale]
    highest = max(body.morale for _, body in tested)
    standing, one, many = BREAKING[fray.encounter.on_break]
    for person in broken:
        fray.disengage(person)
        fray.change(person, standing=standing)
    if broken:
        who = listed([fray.name(person) for person in broken])
        told = sentence(f"{who} {one if len(broken) == 1 else many} as {REASONS[cause]}.")
    else:
        told = f"Their nerve holds, though {REASONS[cause]}."
    fray.record((
        plain_ruling(
            fray.book.rule("morale"), tested[0][0], "Morale", told, kind="morale",
            outcome="failure" if broken else "success", total=total, difficulty=highest,
            stat="Morale", throw=throw,
        ),
    ))  # fmt: skip


def _causes(fray: Fray) -> list[str]:
    out = [
        actor.id
        for actor in fray.actors.values()
        if actor.side == "opposition" and (not fray.stands(actor.id))
    ]
    fallen = [person for person in out if fray.bodies[person].vitals.condition != "up"]
    causes = []
    if any(person in fray.encounter.leaders for person in fallen):
        causes.append("leader_down")
    if fallen:
        causes.append("first_blood")
    if len(out) * 2 >= fray.encounter.opposition_size > 1:
        causes.append("half_down")
    return causes
