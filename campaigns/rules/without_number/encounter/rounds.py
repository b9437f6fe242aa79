"""What every sealed round has in common, on the ground, in the net and among ships: its plan, its throws, its end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from campaigns.rules.checks import thrown_for
from campaigns.rules.contracts import Attempt, Check, EncounterOutcome, Refusal, RoundResult, Throw
from campaigns.rules.without_number.encounter.coming import Planned, Round
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.state import Encounter

type Sealed = Mapping[str, tuple[Attempt, Planned]]


def sealed_by(
    coming: Round, attempts: Sequence[Attempt], planner: Callable[[Round, Attempt], Planned]
) -> Sealed:
    """What each actor does and what was planned for it, before anybody acts; the first attempt of each counts."""
    return {attempt.actor: (attempt, planner(coming, attempt)) for attempt in reversed(attempts)}


def hesitate(fray: Fray, actor: str, refusal: Refusal) -> None:
    """Tell why somebody does nothing."""
    fray.say(f"{fray.named(actor)} hesitates: {refusal.reason[:1].lower()}{refusal.reason[1:]}")


def throw_of(fray: Fray, planned: Check | None, throws: Mapping[str, Throw]) -> Throw | None:
    """The throw of a check: its player's, else it falls now; None where nothing is thrown."""
    return None if planned is None else throws.get(planned.id) or thrown_for(planned, fray.dice)


def result_of(
    fray: Fray, encounter: Encounter, outcome: EncounterOutcome | None, *, called: Sequence[str] = ()
) -> RoundResult:
    """What a round came to: the next is coming, with those ``called`` in this one and whoever is due in that one.

    Nobody comes to an encounter that is over.
    """
    fray.encounter = replace(fray.encounter, round=encounter.round + 1)
    settled = fray.result(outcome)
    if outcome is not None:
        return replace(settled, arrivals=())
    waves = [wave for wave in encounter.reinforcements if wave.round == encounter.round]
    return replace(settled, arrivals=(*called, *(found for wave in waves for found in wave.ids)))
