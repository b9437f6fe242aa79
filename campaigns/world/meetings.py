"""Scenes that come together: parts of a party at one place are one scene again, in its confrontation if one runs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from campaigns.rules.contracts import Dice, Ruleset
from campaigns.world.entities import CharacterState, SceneState
from campaigns.world.people import party_of, people_by_id, store_sheets
from campaigns.world.plot import read_plot, write_plot
from campaigns.world.state import World
from campaigns.world.wording import listed


@dataclass(frozen=True, slots=True)
class Meeting:
    """A scene that has been taken into another: the ids of both, and the seats that have come over."""

    scene: str
    ended: str
    seats: tuple[str, ...]


def meet(world: World, rules: Ruleset, dice: Dice, *, busy: Collection[str] = ()) -> tuple[Meeting, ...]:
    """Bring scenes at the same place together, the younger into the older.

    One whose own turn is being resolved (``busy``) ends only with it, but takes others in; two that each have a
    confrontation wait. Who comes to a running confrontation is in it from its next round on. Where nobody is left
    alive no scene goes on: those who played there follow the others.
    """
    found: list[Meeting] = []
    scenes = world.open_scenes()
    for number, scene in enumerate(scenes):
        for other in scenes[number + 1 :]:
            at_work = other.id in busy or (scene.id in busy and world.running_encounter(other.id) is not None)
            if not at_work and _may_meet(world, scene.id, other.id):
                found.append(_take_in(world, scene, other.id))
    for scene in world.open_scenes():
        _keep_together(world, scene)
        if scene.id not in busy:
            _join_in(world, scene.id, rules, dice)
    return tuple(found)


def _keep_together(world: World, scene: SceneState) -> None:
    """Who came in while the others were about to leave has gone with them."""
    for one in _people_in(world, scene.id):
        if one.place != scene.place:
            world.amend(one, place=scene.place)


def _may_meet(world: World, first: str, second: str) -> bool:
    one, other = world.scene(first), world.scene(second)
    if one is None or other is None or not one.open or not other.open:
        return False
    if not party_of(world, first) or not party_of(world, second):
        return True
    both_fight = world.running_encounter(first) is not None and world.running_encounter(second) is not None
    return one.place == other.place and not both_fight


def _people_in(world: World, scene: str) -> tuple[CharacterState, ...]:
    return tuple(one for one in world.characters() if one.scene == scene and one.status != "left")


def _take_in(world: World, scene: SceneState, ended: str) -> Meeting:
    other = world.scene(ended) or scene
    coming = _people_in(world, ended)
    running = world.running_encounter(ended)
    if not party_of(world, scene.id):
        # The story goes on where somebody lives.
        world.amend(scene, place=other.place, mood=other.mood)
    for one in coming:
        world.amend(one, scene=scene.id)
    if running is not None:
        world.amend(running, scene=scene.id)
    world.amend(other, open=False)
    _hand_over_news(world, scene.id, ended, [one.name for one in coming if one.status == "alive"])
    return Meeting(scene.id, ended, tuple(one.seat for one in coming))


def _hand_over_news(world: World, scene: str, ended: str, come: Sequence[str]) -> None:
    """What was still to be told there is told here, and that its people are back."""
    plot = read_plot(world)
    plot.back.pop(ended, None)
    known = plot.news.get(scene, [])
    news = [*known, *(text for text in plot.news.pop(ended, []) if text not in known)]
    if come:
        news.append(f"{listed(come)} {'is' if len(come) == 1 else 'are'} with the others again.")
    if news:
        plot.news[scene] = news
    write_plot(world, plot)


def _join_in(world: World, scene: str, rules: Ruleset, dice: Dice) -> None:
    """Whoever of the scene can act and is not in its confrontation yet is seated in it."""
    encounter = world.running_encounter(scene)
    if encounter is None:
        return
    ids = _able(world, scene, encounter.participants, rules)
    if not ids:
        return
    together = people_by_id(world, (*encounter.participants, *ids))
    joined = rules.join(dict(encounter.state), [together[id] for id in ids], together, dice)
    store_sheets(world, joined.sheets, rules)
    world.amend(encounter, state=joined.state, participants=(*encounter.participants, *ids))


def _able(world: World, scene: str, there: Sequence[str], rules: Ruleset) -> tuple[str, ...]:
    return tuple(
        one.id for one in party_of(world, scene) if one.id not in there and rules.view(one.sheet).can_act
    )
