"""A run or a fight of ships set up for a test: open it, play rounds with told dice, look at what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from campaigns.rules.autoplay import TEMPERS, Played, QuickDice, Temper, play_out
from campaigns.rules.contracts import (
    Attempt,
    Build,
    Dice,
    EncounterSetup,
    Json,
    Person,
    Refusal,
    RoundResult,
    Ruleset,
    Throw,
)
from campaigns.rules.without_number.bodies import Body, read
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.encounter.state import Encounter, read_state, write_state
from campaigns.rules.without_number.ruleset import WithoutNumber
from tests.campaigns.rules.without_number.cast import LoadedDice, person

PARTIES = (1, 2, 4)
EVERY_TEMPER: tuple[Temper, ...] = TEMPERS
ARRAY = {
    "strength": 11, "dexterity": 12, "constitution": 12, "intelligence": 14, "wisdom": 9, "charisma": 10,
}  # fmt: skip


@dataclass
class Place:
    """An encounter being played; ``state`` and ``people`` move on with each round."""

    book: Book
    rules: WithoutNumber
    people: dict[str, Person]
    state: Mapping[str, Json]
    last: RoundResult
    refusals: tuple[Refusal, ...] = ()
    told: list[str] = field(default_factory=list)

    @property
    def encounter(self) -> Encounter:
        return read_state(self.state)

    def body(self, person_id: str) -> Body:
        return read(self.book, self.people[person_id].sheet)

    def options(self, person_id: str) -> dict[str, Mapping[str, Json]]:
        found = self.rules.options(self.state, self.people[person_id], self.people)
        return {str(option["id"]): option for option in found}

    def round(
        self, *attempts: Attempt, throws: Mapping[str, Sequence[int]] | None = None, dice: Dice | None = None
    ) -> RoundResult:
        """Play a round: ``throws`` are faces by actor; everything else falls as ``dice`` say."""
        checks, self.refusals = self.rules.plan_round(self.state, attempts, self.people)
        fallen = {
            check.id: Throw(f"t-{check.actor}", check.dice, tuple((throws or {})[check.actor]))
            for check in checks
            if check.actor in (throws or {})
        }
        self.take(self.rules.resolve_round(self.state, attempts, fallen, self.people, dice or LoadedDice()))
        return self.last

    def refused(self, attempt: Attempt) -> str:
        """The code of the refusal of one attempt; empty when it is not refused."""
        _, refusals = self.rules.plan_round(self.state, [attempt], self.people)
        return refusals[0].code if refusals else ""

    def take(self, result: RoundResult) -> None:
        self.last, self.state = result, result.state
        for person_id, sheet in result.sheets.items():
            self.people[person_id] = replace(self.people[person_id], sheet=sheet)
        self.told.extend(ruling.summary for ruling in result.rulings)
        self.told.extend(result.notes)

    def tweak(self, **fields: Any) -> None:
        """Set what the encounter keeps."""
        self.state = write_state(replace(self.encounter, **fields))


def sit(book: Book, setup: EncounterSetup, *bodies: Body, dice: Dice | None = None) -> Place:
    """Open an encounter; without dice the order is that of the bodies given."""
    rules = WithoutNumber(book)
    people = [person(body) for body in bodies]
    order = [max(1, 8 - index) for index in range(len(people))]
    opened = rules.open_encounter(setup, people, dice or LoadedDice(order))
    place = Place(book, rules, {found.id: found for found in people}, opened.state, opened)
    place.take(opened)
    return place


def do(actor: str, option: str, target: str | None = None, **more: Any) -> Attempt:
    """An attempt at an option that was offered."""
    return Attempt(actor, more.pop("kind", "skill"), more.pop("text", ""), target, option=option, **more)


def autoplay(
    rules: Ruleset,
    setup: EncounterSetup,
    classes: Sequence[str],
    creatures: Sequence[Mapping[str, Json]],
    seed: int,
    temper: Temper,
) -> Played:
    """Play an encounter to its end with fresh characters of these classes."""
    dice = QuickDice(seed)
    people = [
        Person(f"p{at}", f"P{at}", "party", rules.new_sheet(Build(f"P{at}", "x", name, ARRAY), dice), True)
        for at, name in enumerate(classes)
    ]
    people += [
        Person(f"o{at}", str(one["name"]), "opposition", rules.foe_sheet(one, dice), False)
        for at, one in enumerate(creatures)
    ]
    return play_out(rules, setup, people, dice, temper)
