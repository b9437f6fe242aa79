"""Things: made from the catalogue, given, taken and used; nothing is ever in two places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from campaigns.rules.contracts import Json, Ruleset
from campaigns.world.entities import ItemState
from campaigns.world.people import refit
from campaigns.world.state import World
from campaigns.world.unfolding import Unfolding
from genre_packs.schema.items import ItemDef


def make_item(entry: ItemDef, id: str, holder: str, holder_kind: str, **data: Json) -> ItemState:
    """A thing of the catalogue in somebody's hands or at a place; ``data`` is kept with the entry."""
    kept = cast("dict[str, Json]", entry.model_dump(mode="json", exclude_none=True))
    return ItemState(
        id=id,
        name=entry.name,
        holder=holder,
        holder_kind=holder_kind,  # type: ignore[arg-type]  # callers pass one of the four words
        source=entry.id,
        description=entry.description,
        quantity=entry.portions,
        data={**kept, "weight": entry.portion_weight, **data},
    )


def grant(paper: Unfolding, items: Iterable[str], actor: str) -> tuple[ItemState, ...]:
    """Give a character things of the catalogue; a unique one comes from wherever it is."""
    character = paper.world.character(actor)
    if character is None:
        return ()
    given = []
    for number, source in enumerate(items):
        entry = paper.story.item_by_id.get(source)
        if entry is None:
            continue
        item = _unique(paper, source) if entry.unique else None
        if item is not None and item.holder_kind == "character":
            continue
        if item is None:
            id = source if entry.unique else paper.new_id(f"{actor}:{source}:{number}")
            item = make_item(entry, id, actor, "character")
            paper.world.put(item)
        else:
            hand_over(paper, item, actor)
        given.append(item)
    if given:
        refit(paper.world, actor, paper.rules)
        paper.gained = True
    return tuple(given)


def hand_over(paper: Unfolding, item: ItemState, to: str) -> None:
    """A thing changes hands; sheets of characters who carry it no more, or from now on, follow."""
    change_hands(paper.world, item, to, paper.rules)


def change_hands(world: World, item: ItemState, to: str, rules: Ruleset) -> None:
    """The same outside a turn; ``to`` is the id of a character, a person or a place."""
    kind = "character" if world.character(to) is not None else "npc" if world.npc(to) is not None else "place"
    before = item.holder
    world.amend(item, holder=to, holder_kind=kind, equipped=False)
    for holder in (before, to):
        refit(world, holder, rules)


def _unique(paper: Unfolding, source: str) -> ItemState | None:
    return next((item for item in paper.world.items() if item.source == source and item.quantity > 0), None)
