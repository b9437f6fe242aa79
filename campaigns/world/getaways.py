"""Getting away from a confrontation while others stay in it: where to, and the scene that comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from campaigns.rules.contracts import Refusal
from campaigns.world.entities import CharacterState, EncounterState, SceneState
from campaigns.world.partings import set_apart
from campaigns.world.plot import Plot
from campaigns.world.resolution import Act
from campaigns.world.state import World
from campaigns.world.travel import barred
from campaigns.world.unfolding import Unfolding
from campaigns.world.wording import first_lower, listed
from genre_packs.resolved import ResolvedWorld

LEAVING: Final = frozenset(("withdraw", "run"))
CARRIED: Final = frozenset(("netrun", "ship", "dogfight"))
"""Confrontations that one's body does not walk out of."""


def ways_out(world: World, story: ResolvedWorld, plot: Plot, scene: SceneState) -> tuple[str, ...]:
    """Where one can get to from a scene's place in one step: back where its people came from first, then what they
    know.
    """
    state = world.place(scene.place)
    closed = state.closed_exits if state is not None else ()
    found = [
        way.to
        for way in story.place_by_id[scene.place].exits
        if way.to not in closed and not barred(way, world, plot, scene.place)
    ]
    back = plot.back.get(scene.id, "")
    known = {place.id for place in world.places() if place.known}
    return tuple(sorted(found, key=lambda place: (place != back, place not in known)))


def penned_in(
    acts: Sequence[Act], party: Sequence[CharacterState], able: Sequence[str], ways: Sequence[str]
) -> tuple[Refusal, ...]:
    """Who would leave the others behind and cannot, since no way leads out of the place; ``able`` can act."""
    leaving = {act.character for act in acts if act.attempt is not None and act.attempt.kind in LEAVING}
    if ways or not any(one.id in able and one.id not in leaving for one in party):
        return ()
    reason = "No way leads out of here just now."
    return tuple(Refusal(act.character, "no_exit", reason) for act in acts if act.character in leaving)


def get_away(paper: Unfolding, encounter: EncounterState, left: Sequence[str], acts: Sequence[Act]) -> None:
    """Those who are out of a confrontation that goes on are somewhere else now, in a scene of their own.

    Each goes where they said, if it is a step away, else back where the party came from, else along the first way
    that is open. Where all are out of it nobody parts from anybody, and nobody does where no way leads out. What the
    confrontation does from then on has nothing to do with them; whoever comes back is in it again.
    """
    ways = ways_out(paper.world, paper.story, paper.plot, paper.scene)
    gone = [one for one in paper.party if one.id in left]
    if encounter.category in CARRIED or not ways or not gone or len(gone) == len(paper.party):
        return
    meant = {act.character: act.intent.place for act in acts}
    where: dict[str, list[CharacterState]] = {}
    for one in gone:
        place = meant.get(one.id, "")
        where.setdefault(place if place in ways else ways[0], []).append(one)
    papers = []
    for place, people in where.items():
        _say_so(paper, people, place)
        papers.append(set_apart(paper, people, place))
    paper.partings = (*paper.partings, *papers)
    away = {one.id for one in gone}
    running = paper.world.encounter(encounter.id) or encounter
    paper.world.amend(
        running,
        state=paper.rules.release(dict(running.state), away),
        participants=tuple(id for id in running.participants if id not in away),
    )


def _say_so(paper: Unfolding, people: Sequence[CharacterState], place: str) -> None:
    where = first_lower(paper.story.place_by_id[place].name)
    names = listed([one.name for one in people])
    how = "gets" if len(people) == 1 else "get"
    paper.tell(people[0].id, "flee", f"{names} {how} away to {where}.", target=place)
