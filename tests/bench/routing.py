"""What routing costs at the close: a turn of four whose words are read then, beside one whose packages are there."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import Final

from campaigns.world.dispatches import Dispatch
from campaigns.world.planning import plan_turn, situation
from campaigns.world.resolution import Declaration
from campaigns.world.routing import route
from genre_packs.loading.loader import load
from tests.bench.rules import PACKS, PARTY
from tests.campaigns.world.player import determined_words
from tests.campaigns.world.table import Table, things_to_say

TURNS: Final = 25
VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class RoutingCost:
    """One world's figures in milliseconds of CPU: a turn's plan with its words read at the close, the same with its
    packages ready, and one submission routed as it arrives."""

    world: str
    late_ms: float
    early_ms: float
    arriving_ms: float


def routing_costs() -> Iterator[RoutingCost]:
    """Measure every shipped world, both ways in turn on the same turns."""
    for directory in sorted(path for path in PACKS.iterdir() if (path / "pack.yaml").exists()):
        for story in load(directory).worlds.values():
            found = [_turn(table, said) for table, said in _turns(Table(story, PARTY))]
            late, early, arriving = (median(column) for column in zip(*found, strict=True))
            yield RoutingCost("/".join(story.key), late, early, arriving)


def _turns(table: Table) -> Iterator[tuple[Table, list[Declaration]]]:
    chance = random.Random(5)
    for _turn_number in range(TURNS):
        words = [
            determined_words(table, number, chance)
            if number % 2
            else f"{things_to_say(table.story, chance)} Then I turn to the others and ask what they make of it."
            for number in range(PARTY)
        ]
        yield table, [Declaration(f"s{number}", f"c{number}", text) for number, text in enumerate(words)]
        table.play(*words)


def _turn(table: Table, said: list[Declaration]) -> tuple[float, float, float]:
    characters = {one.id: one for one in table.world.characters()}

    def arrive(one: Declaration) -> str:
        here = situation(table.world, "main", table.rules, table.story, characters[one.character])
        return json.dumps(route(one, here, table.turn, VERSION).to_json())

    def close(packages: dict[str, Dispatch]) -> str:
        plan = plan_turn(
            table.world,
            "main",
            said,
            table.rules,
            table.story,
            seed=table.seed,
            turn=table.turn,
            version=VERSION,
            packages=packages,
        )
        return json.dumps(plan.to_json())

    stored, arriving = _timed(lambda: {one.seat: arrive(one) for one in said})
    late, late_ms = _timed(lambda: close({}))
    early, early_ms = _timed(
        lambda: close({seat: Dispatch.from_json(json.loads(text)) for seat, text in stored.items()})
    )
    assert early == late, "routing early has changed a turn"
    return late_ms, early_ms, arriving / len(said)


def _timed[T](work: Callable[[], T]) -> tuple[T, float]:
    start = time.process_time()
    done = work()
    return done, 1000 * (time.process_time() - start)
