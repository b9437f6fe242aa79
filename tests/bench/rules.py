"""What the rulesets cost: checks and full rounds in a CPU-second on one core, and an encounter's turn in the world."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import genre_packs
from campaigns.rules.autoplay import QuickDice
from campaigns.rules.checks import thrown_for
from campaigns.rules.contracts import Attempt, Check, Person
from campaigns.world.binding import rules_of
from campaigns.world.fights import begin
from campaigns.world.personas import build_of, from_premade
from campaigns.world.simulating import Trial, plays
from campaigns.world.unfolding import Unfolding
from genre_packs.loading.loader import load
from genre_packs.resolved import ResolvedWorld
from tests.campaigns.world.player import determined_words
from tests.campaigns.world.table import Table

PACKS: Final = Path(genre_packs.__file__).parent / "packs"
WINDOW: Final = 1.5
PARTY: Final = 4


@dataclass(frozen=True, slots=True)
class Cost:
    """One world's figures: checks and rounds of four a CPU-second, milliseconds of an encounter's turn of four."""

    world: str
    ruleset: str
    checks: float
    rounds: float
    turn_ms: float


def rules_costs() -> Iterator[Cost]:
    """Measure every shipped world."""
    for directory in sorted(path for path in PACKS.iterdir() if (path / "pack.yaml").exists()):
        for story in load(directory).worlds.values():
            yield Cost(
                "/".join(story.key), story.rules.ruleset, _checks(story), _rounds(story), _turn_ms(story)
            )


def _checks(story: ResolvedWorld) -> float:
    """Planning, throwing and settling one skill check against the pack's usual difficulty."""
    rules, dice = rules_of(story), QuickDice("bench")
    premade = story.premade.characters[0]
    sheet = rules.new_sheet(build_of(from_premade(story, premade), story), dice)
    person = Person("pc", premade.name, "party", sheet, True)
    skill = next(one.id for one in story.rules.skills if one.id not in rules.facts().fighting)
    attempt = Attempt("pc", "skill", "", skill=skill, difficulty=str(story.rules.default_difficulty))

    def once() -> None:
        planned = rules.plan(attempt, person, None, "c")
        assert isinstance(planned, Check)
        rules.resolve(planned, thrown_for(planned, dice), {"pc": person}, dice)

    return _rate(once)


def _rounds(story: ResolvedWorld) -> float:
    """Whole rounds of the world's first fight, options, throws and spends included."""
    fight = _fight(story)
    party = tuple(premade.id for premade in story.premade.characters[:PARTY])
    trial, count, rounds, start = Trial(fight, party, temper="random"), 0, 0, time.process_time()
    while (spent := time.process_time() - start) < WINDOW:
        (played,) = plays(story, trial, range(count, count + 1))
        count, rounds = count + 1, rounds + played.rounds
    return rounds / spent


def _turn_ms(story: ResolvedWorld) -> float:
    """A turn of the first fight as the table plays it, from the players' words to the world's answer; no database."""
    spent, turns, seed = 0.0, 0, 0
    while spent < WINDOW:
        seed += 1
        table, chance = Table(story, PARTY, seed=f"bench-{seed}"), random.Random(seed)
        paper = Unfolding.of(table.world, "main", story, table.rules, table.dice, seed=table.seed, turn=1)
        begin(paper, story.encounter_by_id[_fight(story)])
        paper.keep()
        table.turn = 1
        while table.world.running_encounter("main") is not None:
            words = [determined_words(table, number, chance) for number in range(PARTY)]
            start = time.process_time()
            table.play(*words)
            spent, turns = spent + time.process_time() - start, turns + 1
    return 1000 * spent / turns


def _fight(story: ResolvedWorld) -> str:
    return next(one.id for one in story.encounters.encounters if one.category == "fight")


def _rate(once: Callable[[], None]) -> float:
    once()
    count, start = 0, time.process_time()
    while (spent := time.process_time() - start) < WINDOW:
        once()
        count += 1
    return count / spent
