"""What every tool of a turn works on, and how it finds people and things by what a model calls them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from campaigns.rules.contracts import Dice, Json, Ruleset
from campaigns.world.binding import rules_of
from campaigns.world.entities import CharacterState, FactState, ItemState, NpcState, QuestState, SceneState
from campaigns.world.knowing import common_facts, knows_of
from campaigns.world.last_seen import Seen, goal_shown, seen_by
from campaigns.world.people import party_of
from campaigns.world.plot import Plot, read_plot
from campaigns.world.state import World
from campaigns.world.surroundings import Named, name_of_item, name_of_npc, refer
from campaigns.world.wording import words
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.places import Place
from narrator.contracts import OutcomeBrief, ToolResult

WON: Final = ("success", "critical_success")
FAILED: Final = ("failure", "critical_failure")


class Records(Protocol):
    """What was written down of earlier turns and is not part of the world."""

    def rulings(self, limit: int) -> Sequence[Mapping[str, Json]]:
        """The scene's latest public rulings, newest first: {rule, who, label, outcome, summary}."""
        ...


class NoRecords:
    """A table of which nothing was written down."""

    def rulings(self, limit: int) -> Sequence[Mapping[str, Json]]:
        """None."""
        return ()


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody made up, who is not real yet."""

    name: str
    pronouns: str
    role: str
    look: str
    manner: str


@dataclass(slots=True)
class Desk:
    """One turn's world and who looks at it.

    ``outcomes`` are what the turn came to before it is told. ``serial`` counts things made, ``moved`` feelings changed
    by NPC; ``strangers`` were made up in this turn, by name; ``done`` are the things that may be done once a turn.
    """

    world: World
    scene_id: str
    story: ResolvedWorld
    dice: Dice
    perspective: tuple[str, ...]
    turn: int
    seed: str
    outcomes: tuple[OutcomeBrief, ...] = ()
    records: Records = field(default_factory=NoRecords)
    serial: int = 0
    moved: dict[str, int] = field(default_factory=dict)
    strangers: dict[str, Stranger] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)

    @property
    def scene(self) -> SceneState:
        """The scene of the turn."""
        scene = self.world.scene(self.scene_id)
        if scene is None:
            raise LookupError(f"there is no scene {self.scene_id!r}")
        return scene

    @property
    def place(self) -> Place:
        """The place of the scene, as the pack has it."""
        return self.story.place_by_id[self.scene.place]

    @property
    def rules(self) -> Ruleset:
        """The rules of the table."""
        return rules_of(self.story)

    @property
    def plot(self) -> Plot:
        """Where the story stands."""
        return read_plot(self.world)

    @property
    def present(self) -> tuple[CharacterState, ...]:
        """The players' characters through whose eyes the tools look."""
        return tuple(one for one in self.world.characters() if one.id in self.perspective)

    @property
    def people(self) -> tuple[NpcState, ...]:
        """Everybody else who can be seen here."""
        return self.world.people_at(self.scene.place)

    def character(self, called: str) -> CharacterState | None:
        """A character of the perspective by id or name."""
        wanted = called.strip().lower()
        return next((one for one in self.present if wanted in (one.id.lower(), one.name.lower())), None)

    def npc(self, called: str) -> NpcState | None:
        """Somebody by id, name or alias, if the players have met them or they are here."""
        return self._find_npc(called, [npc for npc in self.world.npcs() if self.may_know(npc)])

    def npc_here(self, called: str) -> NpcState | None:
        """Somebody alive and present, by id, name or alias."""
        return self._find_npc(called, [npc for npc in self.people if npc.status == "alive"])

    def somebody(self, called: str) -> CharacterState | NpcState | None:
        """A character of the perspective, or somebody alive and present."""
        return self.character(called) or self.npc_here(called)

    def item(self, called: str, items: Iterable[ItemState]) -> ItemState | None:
        """One of some things, by id or name."""
        held = list(items)
        by_id = next((item for item in held if item.id == called), None)
        if by_id is not None:
            return by_id
        hits = refer((name_of_item(item, self.story) for item in held), words(called))
        return next((item for item in held if hits and item.id == hits[0].id), None)

    def feature(self, called: str) -> str:
        """The id of something to look at here, by id or label; empty when there is none such."""
        found = {one.id: Named(one.id, (one.label, *one.aliases)) for one in self.place.features}
        if called in found:
            return called
        hits = refer(found.values(), words(called))
        return hits[0].id if hits else ""

    def may_know(self, npc: NpcState) -> bool:
        """Whether all who look know of somebody."""
        here = npc.place == self.scene.place and npc.status in ("alive", "dead")
        met = npc.met and npc.status != "hidden"
        return here or (met and all(knows_of(npc.data, one) for one in self.perspective))

    def facts(self) -> tuple[FactState, ...]:
        """What everybody in the scene knows; what one of them alone knows is never for shared prose."""
        return common_facts(self.world, self.scene_id)

    def quests(self) -> tuple[QuestState, ...]:
        """The goals that everybody in the scene knows of, as those here last knew them."""
        seats = {one.seat for one in party_of(self.world, self.scene_id)}
        found = []
        for quest in self.world.quests():
            if quest.audience is None or seats <= set(quest.audience):
                status, objective, stakes = goal_shown(quest, self.seen)
                found.append(replace(quest, status=status, objective=objective, stakes=stakes))  # type: ignore[arg-type]
        return tuple(found)

    @property
    def seen(self) -> Seen:
        """What somebody here last saw otherwise than it is now, because it changed while they were elsewhere."""
        old: dict[str, Mapping[str, Json]] = {}
        for one in self.perspective:
            old = {**seen_by(self.world, one), **old}
        return old

    def knows_place(self, place: str) -> bool:
        """Whether a place is on the map of all who look."""
        state = self.world.place(place)
        return (
            state is not None and state.known and all(knows_of(state.data, one) for one in self.perspective)
        )

    def touched(self, target: str, *, intent: str = "") -> tuple[OutcomeBrief, ...]:
        """What came of the characters' deeds with a target this turn (an id, or a label), or of one intent."""
        return tuple(
            outcome
            for outcome in self.outcomes
            if outcome.actor in self.perspective
            and (target in (outcome.target, outcome.label) if target else outcome.intent == intent)
        )

    def once(self, what: str) -> bool:
        """Take the turn's one chance at something; False when it is gone."""
        if what in self.done:
            return False
        self.done.append(what)
        return True

    def _find_npc(self, called: str, known: Sequence[NpcState]) -> NpcState | None:
        by_id = next((npc for npc in known if npc.id == called), None)
        if by_id is not None:
            return by_id
        hits = refer((name_of_npc(npc, self.story) for npc in known), words(called))
        return next((npc for npc in known if hits and npc.id == hits[0].id), None)


def ok(**content: Json) -> ToolResult:
    """A result that worked."""
    return ToolResult("ok", content)


def not_found(what: str) -> ToolResult:
    """Nothing of that name that may be known."""
    return ToolResult("not_found", {"error": f"Nothing known by {what!r}."})


def refused(why: str) -> ToolResult:
    """Arguments that can be corrected."""
    return ToolResult("error_recoverable", {"error": why})


def no_more(why: str) -> ToolResult:
    """What cannot be had again in this turn, however it is asked for."""
    return ToolResult("error_fatal", {"error": why})
