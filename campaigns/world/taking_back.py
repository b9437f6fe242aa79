"""What a stand-in has done, taken back by the player it was done for: what can be undone, and what has to stand.

Only what is the character's own comes back: what they have spent, used up or paid. Dice that have fallen, a
confrontation that has gone on, what was found out and where the company went are shared by everybody at the table,
and stand.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from campaigns.world.entities import CharacterState, Entity, ItemState
from campaigns.world.resolution import Resolution, TurnPlan
from campaigns.world.state import Change, World, dump_entity, load_entity

QUIET: Final = frozenset(("other", "wait", "search", "hide", "help", "talk"))
"""Kinds of deeds from which nothing follows by themselves."""
_OWN: Final = ("sheet", "money", "data")


def what_stands(plan: TurnPlan, resolution: Resolution, character: str) -> tuple[str, ...]:
    """What rests on a character's deed and cannot be undone by its player, a short text each; none when nothing does.

    Of rolls only those are named that everybody has seen.
    """
    found, hidden = [], False
    if plan.encounter is not None or resolution.encounter_began:
        found.append("the confrontation that has gone on since")
    for ruling in resolution.rulings:
        if character in (ruling.actor, ruling.target):
            hidden = hidden or not ruling.public
            if ruling.public:
                found.append(f"{ruling.label}: {ruling.summary}")
    found += [f"what was learned: {one.text}" for one in resolution.learned if one.character == character]
    kinds = [act.intent.kind for act in plan.acts if act.character == character]
    if not found and (hidden or any(kind not in QUIET for kind in kinds)):
        found.append("what the others have seen and answered to")
    return tuple(dict.fromkeys(found))


def give_back(world: World, changes: Iterable[Change], character: CharacterState) -> bool:
    """Give a character back what a turn has cost them and nothing has touched since; True when there was anything.

    ``changes`` are those of the turn. Where they stand and how the others fare stays as it is.
    """
    given = False
    for change in changes:
        now = _now(world, change)
        if change.before is None or change.after is None or now is None:
            continue
        mine = change.kind == "character" and change.id == character.id
        used = change.kind == "item" and change.before.get("holder") == character.id
        if not (mine or used) or dump_entity(now) != change.after:
            continue
        before = load_entity(change.kind, change.id, change.before)
        if used:
            world.put(before)
            given = True
            continue
        kept = {name: getattr(before, name) for name in _OWN if getattr(before, name) != getattr(now, name)}
        if kept:
            world.amend(now, **kept)
            given = True
    return given


def _now(world: World, change: Change) -> Entity | None:
    found: CharacterState | ItemState | None = None
    if change.kind == "character":
        found = world.character(change.id)
    elif change.kind == "item":
        found = world.item(change.id)
    return found
