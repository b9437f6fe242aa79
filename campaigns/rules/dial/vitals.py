"""Harm and its undoing: resolve, going down, injuries, the brink."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from campaigns.rules.contracts import Dice, DieSpec, Modifier, OutcomeTier, Ruling
from campaigns.rules.dial.bodies import Body, Hero, Hurt, Vitals
from campaigns.rules.dial.figures import gift, max_edge, modifier
from campaigns.rules.dial.rulings import plain_ruling
from campaigns.rules.dial.tables import ATTRIBUTES, BRINK_DIFFICULTY
from campaigns.rules.dial.tiers import tier_of
from campaigns.rules.dial.wording import called, sentence

D20: Final = DieSpec(20, 1)


@dataclass(frozen=True, slots=True)
class Harm:
    """What harm did: the body after it and the resolve it lost."""

    body: Body
    taken: int

    @property
    def fell(self) -> bool:
        """Whether this brought the body down."""
        return self.taken > 0 and self.body.vitals.condition != "up"


def harm(body: Body, amount: int, *, lethal: bool = True) -> Harm:
    """Take resolve away from somebody who is up.

    A hero who loses half of it at one blow has a Scratch; at 0 they go down with a Wound, or to the brink when
    they had one already. ``lethal`` False only lays them out. A nameless stat line dies at 0.
    """
    vitals = body.vitals
    if amount <= 0 or vitals.condition != "up":
        return Harm(body, 0)
    if amount < vitals.resolve:
        left = replace(vitals, resolve=vitals.resolve - amount)
        if isinstance(body, Hero) and amount * 2 >= vitals.max_resolve and not has(vitals, "scratch"):
            left = replace(left, injuries=(*left.injuries, Hurt("scratch")))
        return Harm(with_vitals(body, left), amount)
    return Harm(with_vitals(body, _fallen(body, lethal)), vitals.resolve)


def has(vitals: Vitals, kind: str) -> bool:
    """Whether there is an injury of that kind."""
    return any(hurt.kind == kind for hurt in vitals.injuries)


def heal(body: Body, amount: int) -> Body:
    """Give resolve back to somebody who is up, never above the maximum."""
    vitals = body.vitals
    if vitals.condition != "up" or amount <= 0:
        return body
    return with_vitals(body, replace(vitals, resolve=min(vitals.max_resolve, vitals.resolve + amount)))


def revive(body: Body, amount: int) -> Body:
    """Bring the living back to their feet with ``amount`` more resolve, at least 1."""
    if body.vitals.condition == "dead":
        return body
    return heal(with_vitals(body, replace(body.vitals, condition="up")), max(1, amount))


def wake(body: Body) -> Body:
    """Some minutes later whoever was down is up again, with 1 resolve."""
    return revive(body, 1) if body.vitals.condition == "down" else body


def steady(body: Body) -> Body:
    """Away from the brink: down, and going to live."""
    if body.vitals.condition != "brink":
        return body
    return with_vitals(body, replace(body.vitals, condition="down"))


def mend(body: Body, kind: str) -> Body:
    """One injury of that kind less."""
    found = next((hurt for hurt in body.vitals.injuries if hurt.kind == kind), None)
    if found is None:
        return body
    left = list(body.vitals.injuries)
    left.remove(found)
    return with_vitals(body, replace(body.vitals, injuries=tuple(left)))


def with_vitals(body: Body, vitals: Vitals) -> Body:
    """The body with other vitals."""
    return replace(body, vitals=vitals)


def brink(body: Body, person_id: str, name: str, dice: Dice) -> tuple[Body, Ruling]:
    """The check on the brink: a d20 and grit against 10. Above lives, even lives with a scar, below dies."""
    throw = dice.throw((D20,), reason=f"{name}: on the brink")
    grit = modifier(body, "grit") if isinstance(body, Hero) else 0
    parts = tuple(
        part for part in (Modifier("Grit", grit), Modifier("Knacks", gift(body, "brink"))) if part.value
    )
    bonus = sum(part.value for part in parts)
    tier = tier_of(throw.faces[0], bonus, BRINK_DIFFICULTY)
    after, told = _beyond(body, tier, name, throw.faces[0])
    ruling = plain_ruling(
        "dial.brink", person_id, "On the brink", told, kind="save", outcome=tier, stat="Grit",
        total=throw.faces[0] + bonus, difficulty=BRINK_DIFFICULTY, modifiers=parts, throw=throw,
    )  # fmt: skip
    return after, ruling


def band(body: Body) -> str:
    """Health as others see it."""
    vitals = body.vitals
    if vitals.condition == "dead":
        return "dead"
    if vitals.condition != "up":
        return "down"
    share = vitals.resolve / vitals.max_resolve
    steps = ((1.0, "unwounded"), (0.67, "wounded"), (0.34, "bloodied"))
    return next((word for least, word in steps if share >= least), "staggering")


def _fallen(body: Body, lethal: bool) -> Vitals:
    vitals = replace(body.vitals, resolve=0, condition="down")
    if not lethal:
        return vitals
    if not isinstance(body, Hero):
        return vitals if body.named else replace(vitals, condition="dead")
    if has(body.vitals, "wound"):
        return replace(vitals, condition="brink")
    return replace(vitals, injuries=(*vitals.injuries, Hurt("wound")))


def _beyond(body: Body, tier: OutcomeTier, name: str, face: int) -> tuple[Body, str]:
    who = sentence(called(name))
    if tier in ("success", "critical_success"):
        return steady(body), f"{who} comes back from the brink."
    if tier == "tie" or (tier == "failure" and not isinstance(body, Hero)):
        scar = Hurt("scar", ATTRIBUTES[face % len(ATTRIBUTES)])
        vitals = replace(body.vitals, condition="down", injuries=(*body.vitals.injuries, scar))
        after = with_vitals(body, vitals)
        if isinstance(after, Hero):
            after = replace(after, edge=min(max_edge(after), after.edge + 1))
        return after, f"{who} comes back from the brink, and will carry the scar of it."
    return with_vitals(body, replace(body.vitals, condition="dead")), f"{who} does not come back."
