"""What follows from something, as packs write it: applied to the world, one function for each kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from campaigns.rules.dice import spec
from campaigns.world.belongings import grant
from campaigns.world.entities import PlaceState
from campaigns.world.knowing import come_to_know
from campaigns.world.people import store_sheets
from campaigns.world.plot import PROGRESS, THREAT, move_clock
from campaigns.world.quests import discover
from campaigns.world.unfolding import Unfolding
from genre_packs.schema.conflict import FailureCost, Grants, Stage
from genre_packs.schema.values import Consequences, DispositionChange, NpcMove, NpcStatus, PlaceChange
from narrator.contracts import WorldMove

type Fate = Literal["alive", "dead", "gone", "hidden"]

_FATES: Final[dict[str, Fate]] = {
    "present": "alive",
    "wounded": "alive",
    "turned": "alive",
    "missing": "gone",
    "captive": "gone",
    "fled": "gone",
    "dead": "dead",
}
_TURNED: Final = -60
FIRM: Final = 100


def apply_consequences(paper: Unfolding, what: Consequences, actor: str) -> None:
    """Everything an encounter's outcome or a beat brings; ``actor`` gets things and takes the damage."""
    set_flags(paper, what.flags, what.clear_flags)
    move_clock(paper.world, THREAT, what.threat)
    move_clock(paper.world, PROGRESS, what.progress)
    if what.damage is not None:
        injure(paper, actor, what.damage, "The aftermath")
    grant(paper, what.items, actor)
    _change_people(paper, what.disposition, what.npc_moves, what.npc_status)
    change_places(paper, what.place_changes)
    for fact in what.facts:
        paper.learn(fact, source="what happened")


def apply_grants(paper: Unfolding, grants: Grants, actor: str) -> None:
    """What closing a lead gives."""
    set_flags(paper, grants.flags)
    move_clock(paper.world, THREAT, grants.threat)
    move_clock(paper.world, PROGRESS, grants.progress)
    grant(paper, grants.items, actor)
    for lead in grants.leads:
        discover(paper, lead)
    for place in grants.places:
        know_place(paper, place)
    _change_people(paper, grants.disposition, grants.npc_moves, grants.npc_status)
    change_places(paper, grants.place_changes)


def apply_cost(paper: Unfolding, cost: FailureCost, actor: str, label: str) -> None:
    """What failing at a lead costs."""
    paper.failures += cost.threat
    set_flags(paper, cost.flags)
    if cost.damage is not None:
        injure(paper, actor, cost.damage, label)
    _change_people(paper, cost.disposition, (), ())


def apply_stage(paper: Unfolding, stage: Stage) -> None:
    """What the threat does when it reaches a stage, apart from the confrontation it may start."""
    set_flags(paper, stage.flags)
    _change_people(paper, stage.disposition, stage.npc_moves, stage.npc_status)
    change_places(paper, stage.place_changes)
    for fact in stage.facts:
        paper.learn(fact, source="what everyone saw")


def set_flags(paper: Unfolding, flags: Iterable[str], cleared: Iterable[str] = ()) -> None:
    """Set flags and clear others; secrets that a flag reveals come out."""
    for flag in flags:
        if flag not in paper.plot.flags:
            paper.plot.flags.append(flag)
            reveal_secrets(paper, flag)
    for flag in cleared:
        if flag in paper.plot.flags:
            paper.plot.flags.remove(flag)


def reveal_secrets(paper: Unfolding, by: str) -> None:
    """Secrets that a closed lead or a flag brings to light become facts."""
    for npc in paper.story.npcs.npcs:
        if npc.secret is not None and npc.secret.revealed_by == by and npc.secret.fact is not None:
            paper.learn(npc.secret.fact, source=npc.name)


def injure(paper: Unfolding, actor: str, dice: str, reason: str) -> int:
    """Damage from outside an attack to a character, rolled in the open; the amount."""
    character = paper.world.character(actor)
    if character is None:
        return 0
    thrown, flat = spec(dice)
    rolled = sum(paper.dice.throw(thrown, reason=f"{reason}: {character.name}").faces) if thrown else 0
    amount = max(0, rolled + flat)
    sheet = paper.rules.hurt(dict(character.sheet), amount, lethal=False)
    store_sheets(paper.world, {actor: sheet}, paper.rules)
    paper.tell(actor, "hurt", f"{character.name} is hurt for {amount}.", label=reason)
    return amount


def like(paper: Unfolding, npc: str, by: int) -> None:
    """An NPC thinks better or worse of the party."""
    state = paper.world.npc(npc)
    if state is not None and by:
        paper.world.amend(state, disposition=max(-100, min(100, state.disposition + by)))


def know_place(paper: Unfolding, place: str) -> None:
    """A place is on the players' map from now on."""
    state = paper.world.place(place)
    if state is not None:
        come_to_know(paper.world, paper.scene_id, state)


def send_npc(paper: Unfolding, npc: str, to: str) -> None:
    """An NPC goes to a place; whoever is where they leave or arrive sees it."""
    state = paper.world.npc(npc)
    if state is None or state.status != "alive" or state.place == to:
        return
    here = paper.scene.place
    place = paper.story.place_by_id.get(to)
    if state.place == here:
        where = (
            f" for {place.name[:1].lower() + place.name[1:]}"
            if place and place.name.startswith("The ")
            else (f" for {place.name}" if place else "")
        )
        paper.stir(WorldMove("person_leaves", f"{state.name} leaves{where}.", npc))
    elif to == here:
        paper.stir(WorldMove("person_arrives", f"{state.name} comes in.", npc))
    paper.world.amend(state, place=to)


def change_places(paper: Unfolding, changes: Iterable[PlaceChange]) -> None:
    """Places change: a sentence more, another mood, ways closed or opened."""
    for change in changes:
        state = paper.world.place(change.place)
        if state is not None:
            paper.world.put(_changed(state, change))


def _changed(state: PlaceState, change: PlaceChange) -> PlaceState:
    added = (change.add_description,) if change.add_description else ()
    closed = [way for way in state.closed_exits if way != change.open_exit]
    opened = [way for way in state.opened_exits if way != change.close_exit]
    if change.close_exit is not None and change.close_exit not in closed:
        closed.append(change.close_exit)
    if change.open_exit is not None and change.open_exit not in opened:
        opened.append(change.open_exit)
    return PlaceState(
        id=state.id,
        name=state.name,
        known=state.known,
        visited=state.visited,
        additions=tuple(dict.fromkeys((*state.additions, *added))),
        closed_exits=tuple(closed),
        opened_exits=tuple(opened),
        mood=change.mood or state.mood,
        data=state.data,
    )


def _change_people(
    paper: Unfolding,
    feelings: Iterable[DispositionChange],
    moves: Iterable[NpcMove],
    fates: Iterable[NpcStatus],
) -> None:
    for feeling in feelings:
        like(paper, feeling.npc, feeling.delta)
    for move in moves:
        send_npc(paper, move.npc, move.to)
    for fate in fates:
        _befall(paper, fate)


def _befall(paper: Unfolding, fate: NpcStatus) -> None:
    state = paper.world.npc(fate.npc)
    if state is None:
        return
    status = _FATES[fate.status]
    if status == "gone" and state.place == paper.scene.place and state.status == "alive":
        paper.stir(WorldMove("person_leaves", f"{state.name} is gone.", fate.npc))
    condition = "" if fate.status == "present" else fate.status
    disposition = min(state.disposition, _TURNED) if fate.status == "turned" else state.disposition
    paper.world.amend(state, status=status, condition=condition, disposition=disposition)
