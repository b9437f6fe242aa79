"""Whole evenings of a world, played in memory by players who want to win: what authors weigh a story by."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from campaigns.errors import InvalidRequest
from campaigns.rules.autoplay import QuickDice
from campaigns.rules.checks import thrown_for
from campaigns.world.binding import rules_of
from campaigns.world.determined import Determined
from campaigns.world.entities import MAIN_SCENE, CharacterState, EncounterState
from campaigns.world.knowing import is_apart, withhold
from campaigns.world.meetings import meet
from campaigns.world.opening import opening, seed_world
from campaigns.world.personas import from_premade
from campaigns.world.planning import plan_turn
from campaigns.world.plot import read_plot
from campaigns.world.resolution import Declaration
from campaigns.world.seating import seat_character
from campaigns.world.simulating import Estimate, average, share
from campaigns.world.state import World
from campaigns.world.turning import resolve_turn
from genre_packs.resolved import ResolvedWorld

type Manner = Literal["together", "apart"]

MANNERS: Final[tuple[Manner, ...]] = ("together", "apart")


@dataclass(frozen=True, slots=True)
class Company:
    """Who plays: ids of ready-made characters, and whether they keep together or each goes their own way."""

    party: tuple[str, ...]
    manner: Manner = "together"
    seed: str = "1"


@dataclass(frozen=True, slots=True)
class Evening:
    """One evening played to its ending.

    ``outcome`` is won, bittersweet or lost; ``turns`` are those of the story's clock. ``leads`` were closed, and
    ``progress`` is how much of the players' track they filled; ``fights`` counts confrontations by how they ended.
    ``down`` and ``dead`` are characters at the end.
    """

    ending: str
    outcome: str
    turns: int
    leads: int
    progress: int
    down: int
    dead: int
    fights: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EveningsReport:
    """What came of ``runs`` evenings: shares by outcome and by ending, and per evening the rest with 95 % intervals."""

    runs: int
    outcomes: Mapping[str, Estimate]
    endings: Mapping[str, Estimate]
    turns: Estimate
    shortest: int
    longest: int
    leads: Estimate
    progress: Estimate
    down: Estimate
    dead: Estimate
    fights: Mapping[str, Estimate]


def evenings(story: ResolvedWorld, company: Company, runs: range) -> Iterator[Evening]:
    """Play an evening for each number; the same number gives the same evening.

    Raises ``InvalidRequest`` for a character that the world does not have.
    """
    for one in company.party:
        if one not in story.premade_by_id:
            known = ", ".join(story.premade_by_id)
            raise InvalidRequest(f"There is no ready-made character '{one}'.", hint=f"Characters: {known}.")
    for number in runs:
        yield _Table(story, company, f"{company.seed}:{number}").play()


def report_evenings(played: Sequence[Evening]) -> EveningsReport:
    """Sum up evenings; at least one."""
    count = len(played)
    outcomes = Counter({"won": 0, "bittersweet": 0, "lost": 0})
    outcomes.update(one.outcome for one in played)
    endings = Counter(one.ending for one in played)
    kinds = sorted({kind for one in played for kind in one.fights})
    return EveningsReport(
        runs=count,
        outcomes={name: share(found, count) for name, found in outcomes.items()},
        endings={name: share(found, count) for name, found in endings.most_common()},
        turns=average([one.turns for one in played]),
        shortest=min(one.turns for one in played),
        longest=max(one.turns for one in played),
        leads=average([one.leads for one in played]),
        progress=average([one.progress for one in played]),
        down=average([one.down for one in played]),
        dead=average([one.dead for one in played]),
        fights={kind: average([one.fights.get(kind, 0) for one in played]) for kind in kinds},
    )


class _Table:
    """One session in memory, and the players at it."""

    def __init__(self, story: ResolvedWorld, company: Company, seed: str) -> None:
        self._story, self._seed, self._manner = story, seed, company.manner
        self._rules = rules_of(story)
        self._dice = QuickDice(seed)
        self._chance = random.Random(f"players:{seed}")
        self._world = seed_world(story, self._rules, self._dice, seed=seed)
        for number, one in enumerate(company.party):
            persona = from_premade(story, story.premade_by_id[one])
            seat_character(
                self._world, story, self._rules, persona,
                seat=f"s{number}", scene=MAIN_SCENE, character_id=f"c{number}", dice=self._dice,
            )  # fmt: skip
        opening(self._world, MAIN_SCENE, story, seed=seed, solo=len(company.party) == 1)
        self._turn = 0

    def play(self) -> Evening:
        """Turn after turn until an ending is told."""
        while not read_plot(self._world).over:
            self._turn += 1
            for number, scene in enumerate(self._world.open_scenes()):
                if not read_plot(self._world).over:
                    self._scene(scene.id, ticks=not number)
            meet(self._world, self._rules, self._dice)
        return self._told()

    def _scene(self, scene: str, *, ticks: bool) -> None:
        here = [one for one in self._world.characters() if one.scene == scene and one.status == "alive"]
        player = Determined(
            self._world, scene, self._story, self._rules, self._chance, self._dice,
            apart=self._manner == "apart",
        )  # fmt: skip
        declared = [Declaration(one.seat, one.id, player.words(one, self._number(one))) for one in here]
        plan = plan_turn(
            self._world, scene, declared, self._rules, self._story, seed=self._seed, turn=self._turn
        )
        throws = {check.id: thrown_for(check, self._dice) for check in plan.checks}
        copy = World(self._world)
        resolve_turn(
            copy, plan, throws, self._rules, self._story, self._dice,
            seed=self._seed, turn=self._turn, ticks=ticks, automatic_growth=True,
        )  # fmt: skip
        if is_apart(self._world):
            withhold(copy, scene)
        self._world = World(copy)

    def _number(self, character: CharacterState) -> int:
        return [one.id for one in self._world.characters()].index(character.id)

    def _told(self) -> Evening:
        plot = read_plot(self._world)
        outcomes = {ending.id: ending.outcome for ending in self._story.conflict.endings}
        views = [self._rules.view(one.sheet) for one in self._world.characters()]
        progress = self._world.clock("progress")
        return Evening(
            ending=plot.ending,
            outcome=outcomes[plot.ending],
            turns=plot.ended_turn,
            leads=len(plot.closed),
            progress=int(progress.filled) if progress is not None else 0,
            down=sum(view.down for view in views),
            dead=sum(one.status == "dead" for one in self._world.characters()),
            fights=dict(Counter(one.outcome for one in self._world if isinstance(one, EncounterState))),
        )
