"""Evenings that the house narrator tells, to be read and to be measured: what was said, thrown and told."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from campaigns.world.briefing import make_brief
from campaigns.world.plot import THREAT
from campaigns.world.recalling import Found, Way, chosen, seats_of, wanted_for
from campaigns.world.remembering import Remembered, of_turn
from campaigns.world.resolution import Declaration, Resolution, TurnPlan
from campaigns.world.state import World
from campaigns.world.tools import WorldTools
from campaigns.world.truth import known_of
from genre_packs.resolved import ResolvedWorld
from narrator.checks.checking import check
from narrator.contracts import Brief, Draft, Finding, Json, MemoryBrief, ToolResult, ToolSpec
from narrator.engines.house import HouseEngine
from narrator.tool_definition import ToolArgumentError
from narrator.tools import TOOLS
from tests.campaigns.world.table import Table
from tests.eval.table_talk import words_of
from tests.narrator.sample.desk import RecordingLedger, swallow

WINDOW = 24
"""Narrations that the narrator is given of what was told before, as ``campaigns.services.resolving`` gives them."""

type Words = Callable[[Table, int, random.Random], str]


@dataclass(frozen=True, slots=True)
class Told:
    """One scene's turn: what its players typed, what the narrator was told, what it told, what is found in it."""

    said: Mapping[str, str]
    brief: Brief
    draft: Draft
    found: tuple[Finding, ...]


@dataclass
class PureToolbox:
    """The tools of a turn over a copy of its world, without a database."""

    tools: WorldTools
    minted: list[str] = field(default_factory=list)

    def specs(self) -> Sequence[ToolSpec]:
        return [TOOLS[name].spec() for name in self.tools.names]

    async def call(self, name: str, arguments: Mapping[str, Json], *, call_id: str) -> ToolResult:
        try:
            done = self.tools.perform(name, TOOLS[name].parse(arguments))
        except (KeyError, ToolArgumentError) as error:
            return ToolResult("error_recoverable", {"error": str(error)})
        names = done.content.get("names")
        self.minted += [one for one in names if isinstance(one, str)] if isinstance(names, list) else []
        return done


@dataclass
class Company(Table):
    """A table whose players have their own names, each of whose scenes can be told."""

    def __post_init__(self) -> None:
        super().__post_init__()
        premade = self.story.premade.characters
        for number in range(1, self.players):
            one = self.world.character(f"c{number}")
            assert one is not None
            name = premade[number % len(premade)].name if number < len(premade) else f"Pim{number}"
            self.world.amend(one, name=name)
        self.plans: dict[str, TurnPlan] = {}

    def _play_in(self, scene: str, declared: Sequence[Declaration], *, ticks: bool) -> Resolution:
        done = super()._play_in(scene, declared, ticks=ticks)
        assert self.plan is not None
        self.plans[scene] = self.plan
        return done

    def told_scenes(self) -> list[str]:
        """The scenes that have something told this turn."""
        return list(self.scenes) or ["main"]

    def brief_of(self, scene: str) -> Brief:
        """What the narrator would be told of the last turn of one scene."""
        done = self.scenes.get(scene, self.last)
        return make_brief(
            self.world,
            scene,
            self.story,
            self.plans.get(scene),
            done,
            seed=self.seed,
            turn=self.turn,
            kind="ending" if done.ending else "turn" if self.turn else "opening",
            solo=self.players == 1,
            recent=(),
        )


def evening(
    story: ResolvedWorld,
    players: int,
    seed: str,
    turns: int,
    words: Words = words_of,
    *,
    lasting: bool = False,
) -> Iterator[Told]:
    """At most so many turns of one evening, the opening first; a ``lasting`` one is not ended by its threat."""
    story = without_end(story) if lasting else story
    chance = random.Random(f"{story.world.slug}:{players}:{seed}")
    table = Company(story, players, seed=f"{chance.randrange(2**32):08x}")
    heard: list[tuple[frozenset[str], str]] = []
    kept: list[Remembered] = []
    said: dict[str, str] = {}
    for _ in range(turns):
        for scene in table.told_scenes():
            here = seats_of(table.world, scene)
            if not here:
                continue
            # As in play: what all who are here have read.
            recent = [text for seats, text in heard if seats.issuperset(here)]
            told = _tell(table, scene, recent, kept, said)
            yield told
            heard.append((frozenset(here), told.draft.text))
            audience = None if len(here) == players else here
            done = table.scenes.get(scene, table.last)
            kept += of_turn(
                table.world, scene, table.turn, table.plans.get(scene), done, told.draft, audience
            )
        if table.over:
            return
        said = {f"s{number}": words(table, number, chance) for number in range(players)}
        table.play(*said.values())
        if lasting:
            _hold(table.world)


def without_end(story: ResolvedWorld) -> ResolvedWorld:
    """The same world with no reckoning and no last turn, for runs that are longer than any evening."""
    conflict = story.conflict
    when = conflict.climax.when.model_copy(
        update={"threat_at_least": None, "progress_at_least": None, "turn_at_least": None}
    )
    climax = conflict.climax.model_copy(update={"when": when})
    return story.model_copy(
        update={"conflict": conflict.model_copy(update={"climax": climax, "last_turn": 10_000})}
    )


def _hold(world: World) -> None:
    clock = world.clock(THREAT)
    if clock is not None and clock.filled > 2:
        world.amend(clock, filled=2)


def _tell(table: Company, scene: str, heard: list[str], kept: list[Remembered], said: dict[str, str]) -> Told:
    brief = replace(
        table.brief_of(scene), recent=tuple(heard[-WINDOW:]), memories=_memories(table, scene, kept)
    )
    done = table.scenes.get(scene, table.last)
    people = tuple(one.id for one in table.world.characters() if one.scene == scene)
    toolbox = PureToolbox(
        WorldTools(
            table.world.branch(), scene, table.story, table.dice, people, turn=table.turn, seed=table.seed,
            outcomes=done.outcomes,
        )
    )  # fmt: skip
    draft = asyncio.run(HouseEngine().narrate(brief, toolbox, RecordingLedger(), swallow))
    known = known_of(table.world, table.story, brief, done, tuple(toolbox.minted))
    mine = {one.seat: said.get(one.seat, "") for one in brief.characters}
    return Told(mine, brief, draft, check(draft.text, brief, known))


def _memories(table: Company, scene: str, kept: list[Remembered]) -> tuple[MemoryBrief, ...]:
    """What would be recalled for the turn, of what all in the scene know: as a search would bring it."""
    plan = table.plans.get(scene)
    wanted = wanted_for(table.world, scene, plan.declared if plan is not None else (), table.turn)
    here = seats_of(table.world, scene)
    open_to = [
        (number, one)
        for number, one in enumerate(kept)
        if one.round < table.turn and all(not one.audience or f"|{seat}|" in one.audience for seat in here)
    ]
    by_words = [(n, one) for n, one in open_to if any(word in one.text.casefold() for word in wanted.words)]
    about = [(n, one) for n, one in open_to if any(name in one.about for name in wanted.present)]
    return chosen([*_found("words", by_words), *_found("about", about)], wanted)


def _found(way: Way, kept: Sequence[tuple[int, Remembered]]) -> list[Found]:
    return [
        Found(way, number, one.kind, one.round, one.text, one.said, tuple(one.about.split(" · ")), one.weight)
        for number, one in kept
    ]
