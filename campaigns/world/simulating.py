"""A pack's confrontation played many times over, and what came of it: what authors weigh a fight by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final, cast

from campaigns.errors import InvalidRequest
from campaigns.rules.autoplay import Played, QuickDice, Temper, play_out
from campaigns.rules.contracts import Json, Person, Ruleset
from campaigns.rules.growing import raised_to
from campaigns.world.binding import rules_of
from campaigns.world.personas import build_of, from_premade
from campaigns.world.setups import encounter_setup
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.encounters import ConfrontationDef, Opponent

SURE: Final = 1.959964
"""Standard deviations either side of the mean in which 95 of 100 fall."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What is played: an encounter of a world, by whom (ids of ready-made characters), at which level, how."""

    encounter: str
    party: tuple[str, ...]
    level: int = 1
    temper: Temper = "thoughtful"
    seed: str = "1"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean with the interval in which the true one lies 95 times in 100."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Report:
    """What came of ``runs`` plays: shares by outcome, and per play rounds, downed, dead, health left and things used.

    ``lengths`` counts plays by their rounds; ``taken`` is how often each option was chosen.
    """

    runs: int
    outcomes: Mapping[str, Estimate]
    rounds: Estimate
    down: Estimate
    dead: Estimate
    health: Estimate
    used: Estimate
    lengths: Mapping[int, int]
    taken: Mapping[str, int]


def plays(story: ResolvedWorld, trial: Trial, runs: range) -> Iterator[Played]:
    """Play an encounter once for each number; the same number gives the same play.

    Raises ``InvalidRequest`` for an encounter or a character that the world does not have.
    """
    authored = story.encounter_by_id.get(trial.encounter)
    if authored is None:
        known = ", ".join(sorted(story.encounter_by_id))
        raise InvalidRequest(f"There is no encounter '{trial.encounter}'.", hint=f"Encounters: {known}.")
    for one in trial.party:
        if one not in story.premade_by_id:
            known = ", ".join(story.premade_by_id)
            raise InvalidRequest(f"There is no ready-made character '{one}'.", hint=f"Characters: {known}.")
    rules = rules_of(story)
    shut = {beat.id for beat in authored.beats if beat.requires_flag or beat.requires_item}
    for number in runs:
        dice = QuickDice(f"{trial.seed}:{number}")
        people, leaders = _seat(story, rules, authored, trial, dice)
        setup = encounter_setup(
            authored, story, id="e", leaders=leaders, without=shut, players=len(trial.party)
        )
        yield play_out(rules, setup, people, dice, trial.temper)


def report(played: Sequence[Played]) -> Report:
    """Sum up plays; at least one."""
    outcomes = Counter(one.outcome or "endless" for one in played)
    taken = Counter[str]()
    for one in played:
        taken.update(one.taken)
    return Report(
        runs=len(played),
        outcomes={name: share(count, len(played)) for name, count in outcomes.most_common()},
        rounds=average([one.rounds for one in played]),
        down=average([one.down for one in played]),
        dead=average([one.dead for one in played]),
        health=average([one.health for one in played]),
        used=average([one.used for one in played]),
        lengths=dict(sorted(Counter(one.rounds for one in played).items())),
        taken=dict(taken.most_common()),
    )


def share(count: int, of: int) -> Estimate:
    """A share with its Wilson score interval (E. B. Wilson, 1927), 95 %."""
    rate, z = count / of, SURE
    middle = (rate + z * z / (2 * of)) / (1 + z * z / of)
    wide = z * sqrt(rate * (1 - rate) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return Estimate(rate, max(0.0, middle - wide), min(1.0, middle + wide))


def average(values: Sequence[float]) -> Estimate:
    """A mean with its normal 95 % interval."""
    count = len(values)
    mean = sum(values) / count
    if count < 2:
        return Estimate(mean, mean, mean)
    wide = SURE * sqrt(sum((value - mean) ** 2 for value in values) / (count - 1) / count)
    return Estimate(mean, mean - wide, mean + wide)


def _seat(
    story: ResolvedWorld, rules: Ruleset, authored: ConfrontationDef, trial: Trial, dice: QuickDice
) -> tuple[list[Person], tuple[str, ...]]:
    people = []
    for number, one in enumerate(trial.party):
        premade = story.premade_by_id[one]
        sheet = rules.new_sheet(build_of(from_premade(story, premade), story), dice)
        sheet = raised_to(rules, sheet, trial.level, dice)
        people.append(Person(f"pc{number}", premade.name, "party", sheet, True))
    leaders = []
    for opponent in authored.opponents:
        for sheet in _opposition(story, rules, opponent, len(trial.party), dice):
            id = f"foe{len(people)}"
            name = str(sheet.get("name", id))
            people.append(Person(id, name, "opposition", sheet, False))
            if opponent.leader:
                leaders.append(id)
    return people, tuple(leaders)


def _opposition(
    story: ResolvedWorld, rules: Ruleset, opponent: Opponent, players: int, dice: QuickDice
) -> Iterator[dict[str, Json]]:
    npc = story.npc_by_id.get(opponent.npc or "")
    kind = npc.creature if npc is not None else opponent.creature
    creature = story.creature_by_id.get(kind or "")
    if creature is None:
        # Whoever has no numbers of their own takes part in nothing but talk.
        yield {}
        return
    entry = cast("dict[str, Json]", creature.model_dump(mode="json"))
    if npc is not None:
        yield rules.foe_sheet({**entry, "id": npc.id, "name": npc.name, "named": True}, dice)
        return
    for _ in range(opponent.count + int(opponent.per_extra_player * max(0, players - 1))):
        yield rules.foe_sheet(entry, dice)
