"""The standing cast under the dial rules: Bob and Cleo with sheets, marsh wights, and dice that fall as told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from campaigns.rules.contracts import Build, DieSpec, EncounterSetup, Person, Throw
from campaigns.rules.dial.ruleset import Dial
from campaigns.rules.dice import check_faces

RULES = Dial()
AXE = {"id": "axe", "name": "Axe", "category": "weapon", "damage": "1d8", "skill": "fight"}
COAT = {"id": "coat", "name": "Thick coat", "category": "armor", "ac": 12}
SALVE = {"id": "salve", "name": "Salve", "category": "consumable", "heals": "1d6+1"}
WIGHT = {
    "name": "wight",
    "stats": {"resolve": 8, "attack": 3, "damage": "1d6", "defence": 12, "morale": 8, "skill": 2},
}
FIGHT = EncounterSetup("e1", "quay", "The quay", "fight", "hp_depletion", 1, morale_triggers=())


class LoadedDice:
    """Dice that show what they are told, in order; throwing more than was told fails the test."""

    def __init__(self, *faces: Sequence[int] | int) -> None:
        self.left = [list(face) if isinstance(face, Sequence) else [face] for face in faces]
        self.thrown: list[tuple[str, Throw, bool]] = []

    def throw(self, dice: Sequence[DieSpec], *, reason: str, public: bool = True) -> Throw:
        if not self.left:
            raise AssertionError(f"No faces were told for: {reason}")
        faces = tuple(self.left.pop(0))
        check_faces(dice, faces)
        thrown = Throw(f"roll-{len(self.thrown) + 1}", tuple(dice), faces)
        self.thrown.append((reason, thrown, public))
        return thrown


def hero(name: str = "Bob", archetype: str = "vanguard", **changes: Any) -> Person:
    """A first-level vanguard with an axe and a coat, and the scores, knacks and flaw that are suggested."""
    given = {"background": "sailor", "gear": (AXE, COAT, SALVE), **changes}
    sheet = RULES.new_sheet(Build(name, archetype=archetype, **given), LoadedDice())
    return Person(name.lower(), name, "party", sheet, True)


def foe(id: str = "wight", **stats: Any) -> Person:
    """A wight: resolve 8, +3 to strikes for 1d6, defence 12, morale 8."""
    entry = {"name": id, "stats": {**WIGHT["stats"], **stats}}
    return Person(id, id, "opposition", RULES.foe_sheet(entry, LoadedDice()), False)


def with_sheet(person: Person, **fields: Any) -> Person:
    """Somebody with other fields in their sheet; ``vitals`` are merged."""
    vitals = {**person.sheet["vitals"], **fields.pop("vitals", {})}  # type: ignore[dict-item]
    return Person(
        person.id, person.name, person.side, {**person.sheet, "vitals": vitals, **fields}, person.is_character
    )
