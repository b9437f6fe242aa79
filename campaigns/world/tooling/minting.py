"""What the prose names, made real: found here, promoted from scenery, or minted with nothing but a name."""

from __future__ import annotations

from typing import Final, cast

from campaigns.rules.contracts import Json
from campaigns.world.draws import made_id
from campaigns.world.entities import ItemState, NpcState, PlaceState
from campaigns.world.knowing import come_to_know
from campaigns.world.surroundings import Named, name_of_character, name_of_item, name_of_npc, refer
from campaigns.world.tooling.desk import Desk, Stranger, no_more, ok, refused
from campaigns.world.wording import words
from genre_packs.schema.items import ItemDef
from narrator import tool_changes as args
from narrator.contracts import ToolResult

MINTED: Final = "minted"
"""In the data of a person or thing: made by the narrator; in a place's data: the scenery that was named there."""
A_TURN, A_SESSION, SCENERY = 2, 40, 12


def resolve_location_entity(desk: Desk, asked: args.ResolveLocationEntity) -> ToolResult:
    """Whether a person or thing of the prose is real here; what is not becomes so only within bounds.

    matched: it exists. promoted: it was scenery, and somebody deals with it now. minted: new, as scenery on a mention,
    as a row where somebody deals with it. no_match: a player reaches for what nobody has seen.
    """
    there = _found(desk, asked)
    if there is not None:
        return ok(outcome="matched", id=there.id, kind=asked.kind)
    scenery = _scenery(desk)
    known = next((label for label in scenery if refer((Named(label, (label,)),), words(asked.label))), None)
    if asked.engagement == "mention":
        if known is not None:
            return ok(outcome="matched", tier="scenery", label=known)
        return _mention(desk, asked.label, scenery)
    if known is None and asked.mode == "player_initiated":
        return ok(outcome="no_match", hint="There is nothing of the kind here. Say so.")
    full = _full(desk)
    if full:
        return no_more(full)
    desk.done.append(MINTED)
    made = _person(desk, asked) if asked.kind == "person" else _thing(desk, asked)
    if known is not None:
        _keep_scenery(desk, [label for label in scenery if label != known])
    return ok(outcome="minted" if known is None else "promoted", id=made, kind=asked.kind)


def _found(desk: Desk, asked: args.ResolveLocationEntity) -> Named | None:
    """The person or thing here that a label names, if there is one."""
    if asked.kind == "person":
        names = [
            *(name_of_npc(npc, desk.story) for npc in desk.people),
            *(name_of_character(one) for one in desk.present),
        ]
    else:
        # Not what people here carry: that one of them has a thing is theirs to show.
        holders = (desk.scene.place, *desk.perspective)
        names = [
            *(Named(one.id, (one.label, *one.aliases)) for one in desk.place.features),
            *(name_of_item(item, desk.story) for holder in holders for item in desk.world.held_by(holder)),
        ]
    hits = refer(names, words(asked.label))
    return next((one for one in names if hits and one.id == hits[0].id), None)


def _mention(desk: Desk, label: str, scenery: list[str]) -> ToolResult:
    if len(scenery) >= SCENERY:
        return refused(f"{SCENERY} things were named here already. Use one of: {'; '.join(scenery)}.")
    _keep_scenery(desk, [*scenery, label])
    return ok(outcome="minted", tier="scenery", label=label)


def _scenery(desk: Desk) -> list[str]:
    place = desk.world.place(desk.scene.place)
    return (
        [str(label) for label in cast("list[Json]", place.data.get(MINTED) or [])]
        if place is not None
        else []
    )


def _keep_scenery(desk: Desk, labels: list[str]) -> None:
    place = desk.world.place(desk.scene.place) or PlaceState(desk.scene.place, desk.place.name)
    kept: list[Json] = [*labels]
    desk.world.put(place)
    desk.world.amend(place, data={**place.data, MINTED: kept})


def _full(desk: Desk) -> str:
    """Why nothing more may be minted; empty when something may."""
    made = sum(MINTED in npc.data for npc in desk.world.npcs()) + sum(
        MINTED in item.data for item in desk.world.items()
    )
    if desk.done.count(MINTED) >= A_TURN:
        return f"{A_TURN} new people and things a turn are enough."
    return "This story has all the minor people and things it can hold." if made >= A_SESSION else ""


def _bare(label: str) -> str:
    """A label without the article that a sentence gave it."""
    head, _, rest = label.partition(" ")
    return rest if rest and head.lower() in ("a", "an", "the", "some") else label


def _person(desk: Desk, asked: args.ResolveLocationEntity) -> str:
    """Somebody of no numbers: whoever was made up under that name, else a label and what they do here."""
    bare = _bare(asked.label)
    called = bare if bare[:1].isupper() else f"The {bare}"
    made = desk.strangers.get(bare.casefold()) or Stranger(
        called, "they/them", asked.role or "passer-by", "", ""
    )
    id = made_id(desk.seed, desk.turn, f"{MINTED}:{asked.label}")
    looks = f"{made.look[:1].upper()}{made.look[1:]}. {made.manner}".strip(". ") if made.look else ""
    npc = NpcState(
        id=id,
        name=made.name,
        pronouns=made.pronouns,
        role=asked.role or made.role,
        place=desk.scene.place,
        appearance=f"{looks}." if looks else "",
        data={MINTED: True},
    )
    desk.world.put(npc)
    come_to_know(desk.world, desk.scene_id, npc)
    return id


def _thing(desk: Desk, asked: args.ResolveLocationEntity) -> str:
    """A thing without worth, weight or use: the rules have nothing to say of it."""
    id = made_id(desk.seed, desk.turn, f"{MINTED}:{asked.label}")
    name, look = _bare(asked.label), asked.role or asked.label
    entry = ItemDef(id=f"minted-{id[:12]}", name=name, description=look, category="sundry")
    kept = cast("dict[str, Json]", entry.model_dump(mode="json", exclude_none=True))
    desk.world.put(
        ItemState(
            id=id,
            name=name,
            holder=desk.scene.place,
            holder_kind="place",
            description=look,
            data={**kept, MINTED: True},
        )
    )
    return id
