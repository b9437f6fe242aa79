"""What characters perceive of their scene: whom blindness, deafness or a blow keeps from it, and what they get of it.

Decided when a turn begins: how somebody enters it is how they live through it. Who is kept from a scene stands in its
data, so that whatever is written down meanwhile is written for its witnesses alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, cast

from campaigns.rules.contracts import Json, Ruleset, Sense
from campaigns.world.entities import CharacterState, SceneState
from campaigns.world.people import party_of
from campaigns.world.state import World
from campaigns.world.wording import split_speech
from genre_packs.resolved import ResolvedWorld

type Unperceived = Literal["told", "awake", "kept"]
"""A table's choice for what a character cannot perceive. ``told``: their player hears it all the same. ``awake``: who
is blind or deaf gets what reaches them, who lies senseless is told. ``kept``: nobody is told what does not reach
them."""

LOST: Final = "lost_senses"
"""In a character's data: the senses that the GM has taken from them."""
MISSED_BY: Final = "missed_by"
"""In a scene's data: the senses that each character has lost who does not perceive it whole; absent when all do."""
_SAYING: Final = re.compile(
    r"\b(?:say|said|says|tell|told|ask|answer|repl(?:y|ies|ied)|shout|call|whisper|mutter|sing|sang|speak|spoke|talk|"
    r"explain|warn|greet|promise|swear|name)\w*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Senses:
    """What reaches somebody."""

    sees: bool = True
    hears: bool = True
    awake: bool = True

    @property
    def whole(self) -> bool:
        """Whether nothing is lost."""
        return self.sees and self.hears and self.awake

    @property
    def lost(self) -> tuple[Sense, ...]:
        """What is lost, as data keeps it."""
        kept: tuple[tuple[Sense, bool], ...] = (
            ("sight", self.sees),
            ("hearing", self.hears),
            ("awareness", self.awake),
        )
        return tuple(sense for sense, has in kept if not has)

    @staticmethod
    def without(lost: Iterable[str]) -> Senses:
        """The senses of somebody who has lost some."""
        gone = frozenset(lost)
        return Senses("sight" not in gone, "hearing" not in gone, "awareness" not in gone)


def senses_of(world: World, character: CharacterState, rules: Ruleset, story: ResolvedWorld) -> Senses:
    """What somebody has left: by their sheet and encounter, by the pack's word on their conditions, by the GM's."""
    running = world.running_encounter(character.scene)
    taking_part = running is not None and character.id in running.participants
    state = cast("dict[str, Json]", running.state) if running is not None and taking_part else None
    lost = set[str](rules.lost_senses(character.sheet, character.id, state))
    named = story.visibility_baseline.senses
    if named:
        statuses = [status.casefold() for status in rules.view(character.sheet).statuses]
        for condition, senses in named.items():
            if any(condition.casefold() in status for status in statuses):
                lost.update(senses)
    taken = character.data.get(LOST)
    lost.update(str(one) for one in taken) if isinstance(taken, list | tuple) else None
    return Senses.without(lost)


def kept_from(
    world: World, scene: str, rules: Ruleset, story: ResolvedWorld, choice: Unperceived
) -> dict[str, Senses]:
    """The characters who do not perceive a scene whole, by id, and are not told of it all the same.

    Where one plays alone, the story is theirs: there is nobody else from whom to hear of it.
    """
    party = party_of(world, scene)
    alone = sum(1 for one in world.characters() if one.status == "alive") <= 1
    if choice == "told" or alone:
        return {}
    found = {one.id: senses_of(world, one, rules, story) for one in party}
    return {
        who: senses
        for who, senses in found.items()
        if not senses.whole and (senses.awake or choice == "kept")
    }


def mark(world: World, scene: str, missing: Mapping[str, Senses]) -> None:
    """Write into a scene who does not perceive it; nothing changes where that stands there already."""
    state = world.scene(scene)
    if state is None or missed_by(world, scene) == dict(missing):
        return
    data = {key: value for key, value in state.data.items() if key != MISSED_BY}
    if missing:
        data[MISSED_BY] = {who: list[Json](senses.lost) for who, senses in missing.items()}
    world.amend(state, data=data)


def missed_by(world: World, scene: str) -> dict[str, Senses]:
    """The characters who do not perceive a scene, by id, as it was last written there."""
    return missing_in(world.scene(scene))


def missing_in(scene: SceneState | None) -> dict[str, Senses]:
    """The same of a scene at hand."""
    held = scene.data.get(MISSED_BY) if scene is not None else None
    if not isinstance(held, dict):
        return {}
    return {
        who: Senses.without(str(one) for one in lost) for who, lost in held.items() if isinstance(lost, list)
    }


def heard_of(text: str, senses: Senses) -> str:
    """What somebody with these senses gets of words that tell a deed: the blind what is said aloud, the deaf the
    rest; "" where nothing of it reaches them."""
    if not senses.awake or (not senses.sees and not senses.hears):
        return ""
    bare, spoken = split_speech(text)
    if not senses.sees:
        return " ".join(f"“{part}”" for part in spoken)
    if not senses.hears:
        # What is told of speech without its marks is speech too, and so is a mark that is never closed.
        return (
            ""
            if _SAYING.search(bare) or any(mark in bare for mark in '"“„«')
            else bare.replace(" , ", " … ").strip(" …,")
        )
    return text
