"""Morale: when the opposition may lose heart, and what those who do."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.contracts import DieSpec, Modifier
from campaigns.rules.dial.bodies import Foe
from campaigns.rules.dial.encounter.fray import Fray
from campaigns.rules.dial.figures import gift
from campaigns.rules.dial.rulings import plain_ruling
from campaigns.rules.dial.wording import listed, sentence

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
    "surrender": ("yielded", "gives up", "give up"),
}


def check_nerve(fray: Fray) -> None:
    """Throw morale once for the causes that have come about since the last throw, if any."""
    checked, triggers = fray.encounter.checked, fray.encounter.morale_triggers
    fresh = [cause for cause in _causes(fray) if cause in triggers and cause not in checked]
    if fresh:
        fray.encounter = replace(fray.encounter, checked=(*checked, *fresh[1:]))
        lose_heart(fray, fresh[0])


def lose_heart(fray: Fray, cause: str) -> None:
    """One throw of 2d6 for the opposition: whoever's morale is lower breaks; the mindless never do.

    Words can break nerves once an encounter, unless the pack lists them among its triggers.
    """
    again = cause in fray.encounter.checked and cause not in fray.encounter.morale_triggers
    fray.encounter = replace(fray.encounter, checked=(*fray.encounter.checked, cause))
    tested = [
        (person, body)
        for person in fray.standing("opposition")
        if isinstance(body := fray.bodies[person], Foe) and not body.mindless
    ]
    if not tested or (again and cause == "intimidated"):
        return
    throw = fray.dice.throw((TWO_D6,), reason=f"Morale: {REASONS[cause]}")
    dread = max((gift(fray.bodies[one], "nerve") for one in fray.standing("party")), default=0)
    total = sum(throw.faces) + dread
    broken = [person for person, body in tested if total > body.morale]
    standing, one, many = BREAKING[fray.encounter.on_break]
    for person in broken:
        fray.change(person, standing=standing)
    if broken:
        who = listed([fray.name(person) for person in broken])
        told = sentence(f"{who} {one if len(broken) == 1 else many} as {REASONS[cause]}.")
    else:
        told = f"Their nerve holds, though {REASONS[cause]}."
    fray.record(
        plain_ruling(
            "dial.morale",
            tested[0][0],
            "Morale",
            told,
            kind="morale",
            outcome="failure" if broken else "success",
            total=total,
            difficulty=max(body.morale for _, body in tested),
            stat="Morale",
            throw=throw,
            modifiers=(Modifier("Knack", dread),) if dread else (),
        )
    )


def _causes(fray: Fray) -> list[str]:
    out = [one.id for one in fray.actors.values() if one.side == "opposition" and not fray.stands(one.id)]
    fallen = [one for one in out if fray.bodies[one].vitals.condition != "up"]
    causes = []
    if any(one in fray.encounter.leaders for one in fallen):
        causes.append("leader_down")
    if fallen:
        causes.append("first_blood")
    if len(out) * 2 >= fray.encounter.opposition_size > 1:
        causes.append("half_down")
    return causes
