"""Going from place to place: the party of a scene goes together, by ways that are open."""

from __future__ import annotations

from typing import Final

from campaigns.world.companions import bring_along
from campaigns.world.knowing import come_to_know
from campaigns.world.resolution import Act
from campaigns.world.travel import barred
from campaigns.world.unfolding import Unfolding
from campaigns.world.wording import first_lower, listed
from genre_packs.schema.places import Exit

_BARRED: Final = ("The way is shut.", "That way does not open.", "It is locked.")


def travel(paper: Unfolding, act: Act) -> bool:
    """Take the whole party along a way; False when it is barred, and the party stays where it got to."""
    if not _leads_there(paper, act):
        return False
    for step in act.intent.way:
        way = _way(paper, step)
        if way is None:
            paper.tell(act.character, "move", "There is no way there from here any more.")
            return False
        if barred(way, paper.world, paper.plot, paper.scene.place):
            _tell_barred(paper, act, way)
            return False
        _remember_key(paper, way)
        go_to(paper, step)
    if act.intent.kind == "move":
        _tell(paper, act)
    return True


def can_set_out(paper: Unfolding, act: Act) -> bool:
    """Whether somebody can go by themselves to where their deed goes; what bars the way is told."""
    if not _leads_there(paper, act):
        return False
    at = paper.scene.place
    for step in act.intent.way:
        way = _way(paper, step, at)
        if way is None:
            paper.tell(act.character, "move", "There is no way there from here any more.")
            return False
        if barred(way, paper.world, paper.plot, at):
            _tell_barred(paper, act, way)
            return False
        at = step
    return True


def _leads_there(paper: Unfolding, act: Act) -> bool:
    if act.intent.place == paper.scene.place:
        paper.tell(act.character, "move", "That is here already.", target=act.intent.place)
        return False
    if not act.intent.way:
        place = first_lower(paper.story.place_by_id[act.intent.place].name)
        paper.tell(
            act.character, "move", f"Nothing leads to {place} from here just now.", target=act.intent.place
        )
        return False
    return True


def _tell_barred(paper: Unfolding, act: Act, way: Exit) -> None:
    told = way.locked_text or paper.variant("barred", _BARRED)
    paper.tell(
        act.character, "move", f"{way.label[:1].upper()}{way.label[1:]} is shut.", told=paper.fill(told)
    )


def _tell(paper: Unfolding, act: Act) -> None:
    place = paper.story.place_by_id[paper.scene.place]
    name = paper.world.character(act.character)
    how = "leads the way to" if len(paper.party) > 1 else "goes to"
    summary = f"{name.name if name is not None else 'Somebody'} {how} {first_lower(place.name)}."
    paper.tell(act.character, "move", summary, label=place.name, target=place.id)


def go_to(paper: Unfolding, place: str) -> None:
    """The scene is at another place from now on, with everybody in it; its ways out are on the map."""
    if paper.scene.place != place:
        arrive_at(paper, place)


def arrive_at(paper: Unfolding, place: str) -> None:
    """The scene's people have come to a place, whoever else is there."""
    scene = paper.scene
    paper.plot.back[scene.id] = scene.place
    bring_along(paper.world, scene.id, place, paper.engaged)
    paper.world.amend(scene, place=place)
    for character in paper.party:
        paper.world.amend(character, place=place)
        paper.plot.focus.pop(character.id, None)
    _see_the_others(paper, place)
    paper.first_visit = mark_visited(paper, place)
    paper.arrived = True
    if paper.first_visit:
        paper.gained = True


def mark_visited(paper: Unfolding, place: str) -> bool:
    """A place has been seen, and where its ways lead; True the first time."""
    state = paper.world.place(place)
    first = state is not None and not state.visited
    if state is not None:
        come_to_know(paper.world, paper.scene_id, state, visited=True)
    for way in paper.story.place_by_id[place].exits:
        other = paper.world.place(way.to)
        if other is not None:
            come_to_know(paper.world, paper.scene_id, other)
    return first


def _see_the_others(paper: Unfolding, place: str) -> None:
    """A part of the party that is there already is seen."""
    there = [
        one.name
        for one in paper.world.characters()
        if one.place == place and one.scene != paper.scene_id and one.status == "alive"
    ]
    if there:
        paper.tell("", "note", f"{listed(there)} {'is' if len(there) == 1 else 'are'} here.")


def _way(paper: Unfolding, to: str, at: str = "") -> Exit | None:
    place = paper.story.place_by_id[at or paper.scene.place]
    state = paper.world.place(place.id)
    closed = state.closed_exits if state is not None else ()
    return next((way for way in place.exits if way.to == to and way.to not in closed), None)


def _remember_key(paper: Unfolding, way: Exit) -> None:
    state = paper.world.place(paper.scene.place)
    if way.locked and state is not None and way.to not in state.opened_exits:
        paper.world.amend(state, opened_exits=(*state.opened_exits, way.to))
