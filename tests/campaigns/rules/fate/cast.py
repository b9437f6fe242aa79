"""Whom the tests of Fate are played with, and dice that fall as they are told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from campaigns.rules.contracts import Build, DieSpec, EncounterSetup, Json, Person, RoundResult, Throw
from campaigns.rules.fate.ruleset import Fate
from campaigns.rules.fate.sheet import Being, read, write

RULES = Fate()


class Loaded:
    """Dice with faces given one throw after the other; after the last everything falls blank."""

    def __init__(self, *throws: Iterable[int]) -> None:
        self.coming = [tuple(faces) for faces in throws]
        self.asked: list[str] = []

    def throw(self, dice: Sequence[DieSpec], *, reason: str, public: bool = True) -> Throw:
        """The next faces."""
        self.asked.append(reason)
        faces = self.coming.pop(0) if self.coming else (0,) * sum(die.count for die in dice)
        return Throw(f"d{len(self.asked)}", tuple(dice), faces)


def fell(*faces: int) -> Throw:
    """A throw of four Fate dice that a player has made."""
    return Throw("mine", (DieSpec("F", 4),), faces)


def bob(archetype: str = "brawler", **choices: Json) -> Person:
    """Bob, seated, of a template."""
    build = Build(name="Bob", background="", archetype=archetype, choices=choices)
    return Person("bob", "Bob", "party", RULES.new_sheet(build, Loaded()), True)


def cleo(archetype: str = "talker") -> Person:
    """Cleo, seated, of a template."""
    build = Build(name="Cleo", background="", archetype=archetype)
    return Person("cleo", "Cleo", "party", RULES.new_sheet(build, Loaded()), True)


def foe(id: str = "rusk", name: str = "Rusk", **stats: Json) -> Person:
    """An opponent: Fight Fair (2), Athletics Average (1) and two boxes unless told otherwise."""
    given: dict[str, Json] = {
        "skills": {"fight": 2, "athletics": 1, "provoke": 2, "will": 1},
        "stress": {"physical": 2, "mental": 2},
        **stats,
    }
    return Person(id, name, "opposition", RULES.foe_sheet({"name": name, "stats": given}, Loaded()), False)


def with_being(person: Person, being: Being) -> Person:
    """The same person with another sheet."""
    return Person(person.id, person.name, person.side, write(being), person.is_character)


def being_of(person: Person) -> Being:
    """What the sheet says."""
    return read(person.sheet, person.name)


def begun(setup: EncounterSetup, *people: Person) -> tuple[RoundResult, dict[str, Person]]:
    """An encounter just opened, and everybody in it by id."""
    return RULES.open_encounter(setup, people, Loaded()), {person.id: person for person in people}


def fight(**fields: object) -> EncounterSetup:
    """A fight to the end of one side."""
    plain = {"id": "e", "type": "t", "label": "A fight", "category": "fight", "win_condition": "hp_depletion"}
    return EncounterSetup(**{**plain, "threshold": 0, **fields})  # type: ignore[arg-type]


def contest(**fields: object) -> EncounterSetup:
    """A contest to three victories."""
    plain = {
        "id": "e",
        "type": "t",
        "label": "A race",
        "category": "chase",
        "win_condition": "dial_threshold",
    }
    return EncounterSetup(**{**plain, "threshold": 3, **fields})  # type: ignore[arg-type]
