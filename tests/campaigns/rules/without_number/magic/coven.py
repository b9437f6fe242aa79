"""Mages for tests: Cleo with spells and arts, and the casting of one spell inside or outside a fight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from campaigns.rules.contracts import Attempt, Build, Check, Dice, Person, Refusal, Resolved, Throw
from campaigns.rules.without_number.bodies import Foe, Hero, Used, Vitals, read
from campaigns.rules.without_number.books.wwn import WWN
from campaigns.rules.without_number.magic.memory import Memory
from campaigns.rules.without_number.ruleset import WithoutNumber
from tests.campaigns.rules.without_number.cast import LoadedDice, foe, hero, person

RULES = WithoutNumber(WWN)
ARRAY = {
    "strength": 9, "dexterity": 11, "constitution": 12, "intelligence": 14, "wisdom": 10, "charisma": 7,
}  # fmt: skip
TOUGH = Vitals(30, 30)
__all__ = ["ARRAY", "RULES", "TOUGH", "Foe", "Used", "build", "cast", "mage", "planned", "settled", "spell"]


def mage(
    *, tradition: str = "high_mage", spells: Sequence[str] = (), arts: Sequence[str] = (), **more: Any
) -> Hero:
    """Cleo, a mage of the third level with Intelligence 14, Magic-1, every spell named prepared, 12 hit points."""
    memory = Memory(
        traditions=(tradition,), arts=tuple(arts), spells=tuple(spells), prepared=tuple(spells),
        order="exert" if tradition == "vowed" else "", **more.pop("memory", {}),
    )  # fmt: skip
    own: dict[str, Any] = {
        "archetype": "mage",
        "level": 3,
        "attributes": ARRAY,
        "skills": {"magic": 1, "heal": 0, "exert": 0},
        "gear": (),
        "vitals": Vitals(12, 12),
        "magic": memory,
    }
    return hero("Cleo", **{**own, **more})


def build(archetype: str, *traditions: str, **choices: Any) -> Build:
    """A beginner's choices."""
    given: dict[str, Any] = {"tradition": list(traditions)} if traditions else {}
    return Build("Cleo", "x", archetype, ARRAY, choices={**given, **choices})


def spell(option: str, target: str | None = None) -> Attempt:
    """Cleo's attempt at a spell or an art."""
    return Attempt("cleo", "power", "", target, option=option)


def planned(caster: Hero, option: str, target: Person | None = None) -> Check | Refusal:
    """What the rules make of it outside a fight."""
    found = RULES.plan(spell(option), person(caster, "cleo"), target, "c")
    assert isinstance(found, Check | Refusal)
    return found


def settled(
    caster: Hero,
    option: str,
    target: Person | None = None,
    faces: Sequence[int] = (),
    dice: Dice | None = None,
) -> Resolved:
    """A spell or an art done outside a fight, with the player's ``faces``."""
    check = planned(caster, option, target)
    assert isinstance(check, Check), check
    people = {"cleo": person(caster, "cleo"), **({target.id: target} if target is not None else {})}
    return RULES.resolve(check, Throw("t", check.dice, tuple(faces)), people, dice or LoadedDice())


def cast(done: Resolved, person_id: str = "cleo") -> Hero:
    """A hero as a settling has left them."""
    body = read(WWN, done.sheets[person_id])
    assert isinstance(body, Hero)
    return body


def eel(**changes: Any) -> Person:
    """A foe of two hit dice."""
    return person(foe("eel", **{"hd": 2, "vitals": TOUGH, **changes}))
