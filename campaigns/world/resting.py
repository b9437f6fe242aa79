"""Resting: a pause that anybody may take, and a night that all of a scene sleep through, at the story's price.

There is one clock for all scenes. The first that sleeps moves it, and the night has gone by for everybody; who was up
elsewhere meanwhile may lie down for it later, and the clock stands still for that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final, Literal

from campaigns.rules.contracts import Ruling
from campaigns.world.entities import CharacterState
from campaigns.world.hours import is_day, next_morning, wake_up
from campaigns.world.people import store_sheets
from campaigns.world.plot import THREAT, move_clock
from campaigns.world.resolution import Act, TurnPlan
from campaigns.world.speaking import band_of, short_name
from campaigns.world.unfolding import Unfolding
from campaigns.world.wording import listed
from genre_packs.schema.places import Place

RESTING: Final = 0.25
"""Threat segments that a pause costs."""
SLEPT: Final = "slept"
WAKEFUL: Final = 6
"""Turns after a sleep before anybody is tired again."""
_OPEN_GROUND: Final = frozenset(("street", "water", "void"))
_PAUSES: Final = (
    "For a while nothing is asked of anyone, and breath comes easier.",
    "A little time is spent on sitting still.",
)
_NIGHTS: Final = (
    "Boots come off. Somebody says one more thing, and nobody answers it.",
    "A place is found for every head, and then there is only breathing.",
    "Sleep takes the one who was going to keep watch first.",
    "Coats become blankets. The talk gets slower and stops in the middle.",
)
_GONE_BY: Final = MappingProxyType(
    {"night": "The night has gone by, and it is morning.", "hours": "Some hours have gone by.", "none": ""}
)
"""What is told where nobody slept."""
_NO_TIME: Final = (
    "There is no time in this to sleep.",
    "Nobody could sleep through what is left of it.",
)


def take_rest(paper: Unfolding, act: Act) -> None:
    """Sit down for a while, or get ready for the night, which begins when everything else of the turn is done."""
    if act.intent.night:
        paper.abed.append(act)
        return
    _pause(paper, act)


def go_to_sleep(paper: Unfolding, plan: TurnPlan) -> None:
    """The night of those who have lain down: all of the scene sleep, or there is a reason and it stays at a pause."""
    if not paper.abed:
        return
    reason = _why_not(paper, plan)
    if not reason:
        _night(paper)
        return
    for act in paper.abed:
        _pause(paper, act, reason)


def let_rest(
    paper: Unfolding, character: CharacterState, kind: Literal["scene", "night"]
) -> tuple[Ruling, ...]:
    """What rest gives by the rules: the sheet is changed, and what was decided stands among the turn's rulings."""
    rested = paper.rules.rest(dict(character.sheet), kind, paper.dice)
    rulings = tuple(replace(ruling, actor=character.id) for ruling in rested.rulings)
    paper.rulings.extend(rulings)
    if "self" in rested.sheets:
        store_sheets(paper.world, {character.id: rested.sheets["self"]}, paper.rules)
    return rulings


def _pause(paper: Unfolding, act: Act, reason: str = "") -> None:
    """What a scene spends comes back to one, and time goes by; ``reason`` says why it is no more than that."""
    character = paper.world.character(act.character)
    if character is None:
        return
    rulings = let_rest(paper, character, "scene")
    paper.failures += RESTING
    options = paper.story.prompts.phrasebook.get("rest", _PAUSES)
    pause = paper.fill(paper.variant("rest", options), pc=act.character)
    won = _gains(rulings)
    told = f"{reason} {pause}" if reason else pause
    paper.tell(act.character, "rest", f"{character.name} rests. {won}".strip(), told=f"{told} {won}".strip())


def _why_not(paper: Unfolding, plan: TurnPlan) -> str:
    """Why nobody sleeps here and now, as the players are told; empty when they do."""
    return _no_time(paper) or _no_place(paper) or _somebody_up(paper, plan)


def _was_up(paper: Unfolding) -> bool:
    """Whether the last night has gone by for all of the scene without sleep, and not long ago."""
    lately = paper.turn - paper.plot.stirred.get(SLEPT, -WAKEFUL) < WAKEFUL
    return lately and bool(paper.party) and all(one.id in paper.plot.awake for one in paper.party)


def _no_time(paper: Unfolding) -> str:
    nights, plot = paper.story.conflict.nights, paper.plot
    if nights.kind == "none" or (plot.nights >= nights.most and not _was_up(paper)):
        return paper.variant("nights:refused", nights.refused or _NO_TIME)
    if plot.climax != "waiting" or paper.world.running_encounter(paper.scene_id) is not None:
        return "What has begun does not wait for anybody to sleep."
    return "" if _was_up(paper) else _too_early(paper)


def _too_early(paper: Unfolding) -> str:
    """What keeps those awake who would begin another night; empty when nothing does."""
    nights, plot = paper.story.conflict.nights, paper.plot
    if paper.turn - plot.stirred.get(SLEPT, -WAKEFUL) < WAKEFUL:
        return "It is too soon after the last sleep for another."
    if nights.kind == "night" and is_day(paper):
        return "It is broad day: there is a night to sleep through only after dark."
    if nights.kind == "night" and next_morning(paper) is None:
        return "It comes to its end before there is another morning."
    return ""


def _no_place(paper: Unfolding) -> str:
    place = paper.story.place_by_id[paper.scene.place]
    if place.sleep is False or (place.sleep is None and (_dangerous(paper, place))):
        return "This is no place to fall asleep in."
    for npc in paper.world.people_at(place.id):
        if npc.status == "alive" and band_of(npc.disposition) == "hostile":
            return f"Nobody shuts an eye with {short_name(npc.name)} there."
    return ""


def _dangerous(paper: Unfolding, place: Place) -> bool:
    """Whether a place has a danger that is not over, or is open to whoever comes by."""
    if place.hazard is None or isinstance(place.hazard, str):
        return place.hazard is not None or place.terrain in _OPEN_GROUND
    return place.hazard.ends_with is None or place.hazard.ends_with not in paper.plot.flags


def _somebody_up(paper: Unfolding, plan: TurnPlan) -> str:
    """A night takes all of a scene: who waits, keeps watch or is silent lets it come, who does something does not."""
    doing: Mapping[str, Act] = {act.character: act for act in plan.acts}
    up = [
        one.name
        for one in paper.party
        if one.id in doing
        and doing[one.id].kind != "silent"
        and doing[one.id].intent.kind not in ("rest", "wait")
    ]
    return (
        f"{listed(up)} {'is' if len(up) == 1 else 'are'} still up: no more than a nap comes of it."
        if up
        else ""
    )


def _night(paper: Unfolding) -> None:
    """All of the scene sleep, and everybody wakes with what the rules give back."""
    sleepers = [
        one for one in paper.world.characters() if one.scene == paper.scene_id and one.status == "alive"
    ]
    names = listed([one.name for one in sleepers])
    if _was_up(paper):
        paper.gm_notes.append(f"Slept after the night: {names}. The clock has not moved for it.")
    else:
        cost = _pass_the_night(paper)
        paper.gm_notes.append(f"Slept: {names}. The clock has moved on by {cost:g}.")
    asleep = {one.id for one in sleepers}
    paper.plot.awake = [one for one in paper.plot.awake if one not in asleep]
    # A watch that is kept in turn is part of the night, no moment that passes with nothing done.
    paper.outcomes = [outcome for outcome in paper.outcomes if outcome.intent != "wait"]
    told = paper.fill(paper.variant("night", paper.story.prompts.phrasebook.get("asleep", _NIGHTS)))
    for number, character in enumerate(sleepers):
        gains = _gains(let_rest(paper, character, "night"))
        paper.tell(
            character.id,
            "rest",
            f"{character.name} sleeps. {gains}".strip(),
            label="A night's rest",
            told=f"{'' if number else told} {gains}".strip(),
        )


def _pass_the_night(paper: Unfolding) -> float:
    """The story's clock moves on by a night, for all scenes; by how much."""
    conflict = paper.story.conflict
    before = paper.world.clock(THREAT)
    cost = conflict.nights.threat
    if cost is None:
        cost = conflict.threat.segments / 4
    if conflict.nights.kind == "night":
        cost = max(cost, (next_morning(paper) or 0.0) - (before.filled if before is not None else 0.0))
    move_clock(paper.world, THREAT, cost)
    paper.plot.nights += 1
    paper.plot.stirred[SLEPT] = paper.turn
    paper.slept = True
    paper.plot.awake = [
        one.id for one in paper.world.characters() if one.status == "alive" and one.scene != paper.scene_id
    ]
    for scene in paper.world.open_scenes():
        if scene.id != paper.scene_id:
            paper.plot.news.setdefault(scene.id, []).append(_GONE_BY[conflict.nights.kind])
    if not paper.ticks:
        # Only a turn that moves the story's clock looks at what the night has brought; the hour comes at once.
        wake_up(paper)
    return cost


def _gains(rulings: Sequence[Ruling]) -> str:
    """What rest has given back, as it is told: "Bob wakes with 1 hit points more. System Strain 2 to 1."."""
    told = [
        f"{part.rstrip('.')}." for ruling in rulings for part in (ruling.summary, *ruling.changes) if part
    ]
    return " ".join(told)
