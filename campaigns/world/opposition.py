"""Who stands against the party: people and creatures brought to where a confrontation is, with their numbers."""

from __future__ import annotations

from typing import Final, Literal, cast

from campaigns.rules.contracts import Json
from campaigns.world.conversations import lies_down
from campaigns.world.entities import NpcState
from campaigns.world.people import npc_sheet_source
from campaigns.world.unfolding import Unfolding
from campaigns.world.wording import first_upper, with_article
from genre_packs.schema.bestiary import Creature
from genre_packs.schema.encounters import Opponent

CAME_FROM: Final = "came_from"
SIDE: Final = "side"
"""Where an NPC stands in a confrontation; whoever has nothing noted there is against the party."""
_ORDINALS: Final = ("", "second ", "third ", "fourth ", "fifth ", "sixth ", "seventh ", "eighth ")


def opponents_for(paper: Unfolding, scene_of: str, opponent: Opponent) -> list[NpcState]:
    """The people or creatures of an authored opponent; ``scene_of`` tells their ids apart.

    Empty when they are dead, gone, or lie where they were struck down.
    """
    if opponent.npc is not None:
        npc = paper.world.npc(opponent.npc)
        if npc is None or npc.status in ("dead", "gone") or lies_down(paper, npc):
            return []
        if npc.place != paper.scene.place or npc.status != "alive":
            came = {**npc.data, CAME_FROM: npc.place}
            paper.world.amend(npc, place=paper.scene.place, status="alive", data=came)
        here = paper.world.npc(opponent.npc)
        return [armed(paper, here)] if here is not None else []
    creature = paper.story.creature_by_id[opponent.creature or ""]
    standing = sum(
        npc.source == creature.id and npc.status == "alive"
        for npc in paper.world.people_at(paper.scene.place)
    )
    extra = int(opponent.per_extra_player * max(0, len(paper.party) - 1))
    return [
        mint(paper, scene_of, creature, number)
        for number in range(standing, standing + opponent.count + extra)
    ]


def mint(
    paper: Unfolding,
    scene_of: str,
    creature: Creature,
    number: int,
    side: Literal["party", "opposition"] = "opposition",
) -> NpcState:
    """Bring a nameless creature on; the first is called by its kind alone."""
    ordinal = _ORDINALS[number] if number < len(_ORDINALS) else f"{number + 1}th "
    name = f"{ordinal}{creature.name}"
    entry = cast("dict[str, Json]", creature.model_dump(mode="json"))
    npc = NpcState(
        id=paper.new_id(f"{scene_of}:{creature.id}:{number}"),
        name=name,
        pronouns="it/its",
        role=creature.name,
        place=paper.scene.place,
        source=creature.id,
        appearance=first_upper(f"{with_article(creature.name)}: {', '.join(creature.look)}."),
        disposition=-100 if side == "opposition" else 0,
        sheet=paper.rules.foe_sheet({**entry, "name": name}, paper.dice),
        data={"foe": True, **({SIDE: side} if side == "party" else {})},
    )
    paper.world.put(npc)
    return npc


def conjured(paper: Unfolding, kind: str) -> Creature | None:
    """A creature that the rules call and the bestiary does not have, if they know it."""
    known = paper.rules.facts().conjured.get(kind)
    return Creature.model_validate(dict(known)) if known is not None else None


def armed(paper: Unfolding, npc: NpcState) -> NpcState:
    """An NPC with the numbers they fight with."""
    if npc.sheet:
        return npc
    source = npc_sheet_source(npc, paper.story)
    if source is None:
        return npc
    paper.world.amend(npc, sheet=paper.rules.foe_sheet(source, paper.dice))
    return paper.world.npc(npc.id) or npc
