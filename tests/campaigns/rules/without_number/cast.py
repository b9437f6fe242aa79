"""The standing cast as the rules see it: Bob and Cleo with sheets, drowners, and dice that fall as told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from campaigns.rules.contracts import DieSpec, Person, Throw
from campaigns.rules.dice import check_faces
from campaigns.rules.without_number.bodies import Body, Foe, Hero, Vitals, read, write
from campaigns.rules.without_number.books.wwn import WWN
from campaigns.rules.without_number.gear import Item, Reach, Shock
from campaigns.rules.without_number.tables import ATTRIBUTES

SWORD = Item(
    "short_sword", "Short sword", "weapon", True, damage="1d6", shock=Shock(2, 15), skill="stab",
    attributes=("strength", "dexterity"), weight=1,
)  # fmt: skip
MACE = Item(
    "mace", "Mace", "weapon", True, damage="1d6", shock=Shock(1, 18), skill="stab", attributes=("strength",),
    traits=("less_lethal",), weight=1,
)  # fmt: skip
BOW = Item(
    "bow", "Large bow", "weapon", True, damage="1d8", skill="shoot", attributes=("dexterity",),
    range=Reach(100, 600), traits=("two_handed",), weight=2,
)  # fmt: skip
COAT = Item("buff_coat", "Buff coat", "armor", True, ac=12)
MAIL = Item("mail", "Mail hauberk", "armor", True, ac=16, weight=2, traits=("heavy",))
SHIELD = Item("shield", "Small shield", "shield", True, ac_bonus=1, weight=1)
KIT = Item("kit", "Healer's pouch", "tool", True, weight=1, traits=("healers_kit",))
SALVE = Item("salve", "Salve", "consumable", True, heals="1d6+1")


class LoadedDice:
    """Dice that show what they are told, in order; throwing more than was told fails the test."""

    def __init__(self, *faces: Sequence[int] | int) -> None:
        self.left = [list(face) if isinstance(face, Sequence) else [face] for face in faces]
        self.thrown: list[tuple[str, Throw]] = []

    def throw(self, dice: Sequence[DieSpec], *, reason: str, public: bool = True) -> Throw:
        if not self.left:
            raise AssertionError(f"No faces were told for: {reason}")
        faces = tuple(self.left.pop(0))
        check_faces(dice, faces)
        thrown = Throw(f"roll-{len(self.thrown) + 1}", tuple(dice), faces)
        self.thrown.append((reason, thrown))
        return thrown


def hero(name: str = "Bob", **changes: Any) -> Hero:
    """A first-level warrior of average build with a sword and 8 hit points."""
    made = Hero(
        name=name,
        background="sailor",
        archetype="warrior",
        level=1,
        xp=0,
        attributes=dict.fromkeys(ATTRIBUTES, 10),
        skills={"stab": 0, "notice": 0},
        foci={},
        vitals=Vitals(8, 8),
        gear=(SWORD,),
    )
    return replace(made, **changes)


def foe(name: str = "drowner", **changes: Any) -> Foe:
    """A drowner: one hit die, AC 12, +1 to hit for 1d6, Morale 8."""
    made = Foe(
        name=name, hd=1, vitals=Vitals(5, 5), ac=12, attack=1, damage="1d6", weapon="hooked claws", morale=8
    )
    return replace(made, **changes)


def person(body: Body, person_id: str = "", *, side: str = "") -> Person:
    """Somebody with a sheet; heroes are of the party, stat lines of the opposition."""
    own = "party" if isinstance(body, Hero) else "opposition"
    return Person(
        person_id or body.name.lower(),
        body.name,
        side or own,
        write(body),
        isinstance(body, Hero),  # type: ignore[arg-type]
    )


def bodies_of(sheets: Any) -> dict[str, Any]:
    """Sheets as bodies again."""
    return {person_id: read(WWN, sheet) for person_id, sheet in sheets.items()}


def thrown(*faces: int, dice: Sequence[DieSpec] = ()) -> Throw:
    """A throw as it lies on the table."""
    return Throw("t", tuple(dice), faces)
