"""An encounter set up for a test: open it, play rounds with told dice, look at what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from campaigns.rules.contracts import Attempt, Dice, EncounterSetup, Person, Refusal, RoundResult, Throw
from campaigns.rules.dial.encounter.state import Encounter, read_state, write_state
from tests.campaigns.rules.dial.cast import FIGHT, RULES, LoadedDice


@dataclass
class Table:
    """An encounter being played; ``people`` and ``last`` move on with each round."""

    people: dict[str, Person]
    last: RoundResult
    refusals: tuple[Refusal, ...] = ()
    told: list[str] = field(default_factory=list)

    @property
    def encounter(self) -> Encounter:
        return read_state(self.last.state)

    def options(self, person_id: str) -> dict[str, Mapping[str, Any]]:
        return {str(o["id"]): o for o in RULES.options(self.last.state, self.people[person_id], self.people)}

    def resolve(self, person_id: str) -> int:
        return RULES.view(self.people[person_id].sheet).hp

    def round(
        self, *attempts: Attempt, throws: Mapping[str, int] | None = None, dice: Dice | None = None
    ) -> RoundResult:
        """Play a round: ``throws`` are d20 faces by actor; everything else falls as ``dice`` say."""
        checks, self.refusals = RULES.plan_round(self.last.state, attempts, self.people)
        fallen = {
            check.id: Throw(f"t-{check.actor}", check.dice, ((throws or {})[check.actor],))
            for check in checks
            if check.actor in (throws or {})
        }
        return self.take(
            RULES.resolve_round(self.last.state, attempts, fallen, self.people, dice or LoadedDice())
        )

    def take(self, result: RoundResult) -> RoundResult:
        self.last = result
        for person_id, sheet in result.sheets.items():
            self.people[person_id] = replace(self.people[person_id], sheet=sheet)
        self.told.extend(ruling.summary for ruling in result.rulings)
        self.told.extend(result.notes)
        return result

    def tweak(self, **fields: Any) -> None:
        """Set what the encounter keeps."""
        self.last = replace(self.last, state=write_state(replace(self.encounter, **fields)))


def sit_down(*people: Person, setup: EncounterSetup = FIGHT, dice: Dice | None = None) -> Table:
    """Open an encounter; without dice the order is that of the people given."""
    order = [20 - 4 * n for n in range(len(people))]
    opened = RULES.open_encounter(setup, people, dice or LoadedDice(order))
    table = Table({person.id: person for person in people}, opened)
    table.take(opened)
    return table


def act(actor: str, kind: Any, target: str | None = None, **more: Any) -> Attempt:
    return Attempt(actor, kind, "", target, **more)
