"""What every tool of a turn works on, and how it finds people by what a model calls them."""

from __future__ import annotations

from dataclasses import dataclass, field

from campaigns.rules.contracts import Dice, Json
from campaigns.world.entities import CharacterState, NpcState, SceneState
from campaigns.world.state import World
from campaigns.world.surroundings import name_of_npc, refer
from campaigns.world.wording import words
from genre_packs.resolved import ResolvedWorld
from narrator.contracts import ToolResult


@dataclass(slots=True)
class Desk:
    """One turn's world and who looks at it. ``serial`` counts things made, ``moved`` feelings changed by NPC."""

    world: World
    scene_id: str
    story: ResolvedWorld
    dice: Dice
    perspective: tuple[str, ...]
    turn: int
    seed: str
    serial: int = 0
    moved: dict[str, int] = field(default_factory=dict)

    @property
    def scene(self) -> SceneState:
        """The scene of the turn."""
        scene = self.world.scene(self.scene_id)
        if scene is None:
            raise LookupError(f"there is no scene {self.scene_id!r}")
        return scene

    def character(self, called: str) -> CharacterState | None:
        """A character of the perspective by id or name."""
        for one in self.world.characters():
            if one.id in self.perspective and called.strip().lower() in (one.id.lower(), one.name.lower()):
                return one
        return None

    def npc(self, called: str) -> NpcState | None:
        """Somebody by id, name or alias, if the players have met them or they are here."""
        known = [npc for npc in self.world.npcs() if self._may_know(npc)]
        by_id = next((npc for npc in known if npc.id == called), None)
        if by_id is not None:
            return by_id
        hits = refer((name_of_npc(npc, self.story) for npc in known), words(called))
        return next((npc for npc in known if hits and npc.id == hits[0].id), None)

    def _may_know(self, npc: NpcState) -> bool:
        here = npc.place == self.scene.place and npc.status in ("alive", "dead")
        return here or (npc.met and npc.status != "hidden")


def ok(**content: Json) -> ToolResult:
    """A result that worked."""
    return ToolResult("ok", content)


def not_found(what: str) -> ToolResult:
    """Nothing of that name that may be known."""
    return ToolResult("not_found", {"error": f"Nothing known by {what!r}."})


def refused(why: str) -> ToolResult:
    """Arguments that can be corrected."""
    return ToolResult("error_recoverable", {"error": why})
