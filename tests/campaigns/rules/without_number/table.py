"""A fight set up for a test: open it, play rounds with told dice, look at what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from campaigns.rules.contracts import (
    Attempt,
    Check,
    Dice,
    EncounterSetup,
    Json,
    Person,
    Refusal,
    RoundResult,
    Throw,
)
from campaigns.rules.without_number.bodies import Body, read
from campaigns.rules.without_number.books.wwn import WWN
from campaigns.rules.without_number.encounter.state import Encounter, read_state, write_state
from campaigns.rules.without_number.ruleset import WithoutNumber
from tests.campaigns.rules.without_number.cast import LoadedDice, person

RULES = WithoutNumber(WWN)
FIGHT = EncounterSetup("e1", "quay", "The quay", "fight", "hp_depletion", 1, morale_triggers=())


@dataclass
class Table:
    """An encounter being played; ``state`` and ``people`` move on with each round."""

    people: dict[str, Person]
    state: Mapping[str, Json]
    last: RoundResult
    checks: tuple[Check, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    told: list[str] = field(default_factory=list)

    @property
    def encounter(self) -> Encounter:
        return read_state(self.state)

    def body(self, person_id: str) -> Body:
        return read(WWN, self.people[person_id].sheet)

    def round(
        self, *attempts: Attempt, throws: Mapping[str, Sequence[int]] | None = None, dice: Dice | None = None
    ) -> RoundResult:
        """Play a round: ``throws`` are faces by actor, of a save after ``save:``; all else falls as ``dice`` say."""
        self.checks, self.refusals = RULES.plan_round(self.state, attempts, self.people)
        fallen = {
            check.id: Throw(f"t-{check.id}", check.dice, tuple((throws or {})[_key(check)]))
            for check in self.checks
            if _key(check) in (throws or {})
        }
        self.take(RULES.resolve_round(self.state, attempts, fallen, self.people, dice or LoadedDice()))
        return self.last

    def take(self, result: RoundResult) -> None:
        self.last, self.state = result, result.state
        for person_id, sheet in result.sheets.items():
            self.people[person_id] = replace(self.people[person_id], sheet=sheet)
        self.told.extend(ruling.summary for ruling in result.rulings)
        self.told.extend(result.notes)

    def tweak(self, actor_id: str, **fields: Any) -> None:
        """Set what the encounter keeps about an actor."""
        actors = tuple(
            replace(actor, **fields) if actor.id == actor_id else actor for actor in self.encounter.actors
        )
        self.state = write_state(replace(self.encounter, actors=actors))


def _key(check: Check) -> str:
    return f"save:{check.actor}" if check.data.get("waits") else check.actor


def sit_down(
    *bodies: Body, setup: EncounterSetup = FIGHT, dice: Dice | None = None, friends: Sequence[Body] = ()
) -> Table:
    """Open an encounter; without dice the order is that of the bodies given."""
    people = [person(body) for body in bodies] + [person(body, side="party") for body in friends]
    count = len(people)
    order = [max(1, 8 - index) for index in range(count)]
    opened = RULES.open_encounter(setup, people, dice or LoadedDice(order))
    table = Table({found.id: found for found in people}, opened.state, opened)
    table.take(opened)
    return table


def attack(actor: str, target: str | None = None, **more: Any) -> Attempt:
    return Attempt(actor, "attack", more.pop("text", "I strike"), target, **more)
