"""What the narrator is told to bring in somebody who joins in the middle: what everybody at the table may know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from campaigns.world.binding import rules_of
from campaigns.world.briefing import make_brief
from campaigns.world.entities import CharacterState
from campaigns.world.fray_words import opponents_of
from campaigns.world.leads import open_leads
from campaigns.world.manners import AS_WRITTEN, Manner
from campaigns.world.plot import read_plot
from campaigns.world.resolution import Resolution, TurnPlan
from campaigns.world.state import World
from genre_packs.resolved import ResolvedWorld
from narrator.contracts import Brief, Declared, EncounterBrief


def make_arrival(
    world: World,
    story: ResolvedWorld,
    newcomer: CharacterState,
    *,
    seed: str,
    turn: int,
    last: Sequence[Declared],
    recent: Sequence[str],
    manner: Manner = AS_WRITTEN,
) -> Brief:
    """A brief of kind ``arrival`` after ``turn`` has settled: nothing in it is for another seat alone.

    ``last`` is what the others did in that turn. The place is as somebody sees it for the first time; leads are
    those that can be taken up here, or all when there are none.
    """
    resolution = Resolution(
        encounter=_encounter(world, story, newcomer.scene),
        leads_open=_leads(world, story, newcomer.scene),
        first_visit=True,
    )
    brief = make_brief(
        world,
        newcomer.scene,
        story,
        None,
        resolution,
        seed=f"{seed}:{newcomer.id}",
        turn=turn,
        kind="arrival",
        solo=True,
        recent=recent,
        manner=manner,
    )
    return replace(
        brief,
        place=replace(brief.place, first_visit=False),
        newcomer=newcomer.id,
        so_far=_so_far(world, story),
        declared=tuple(last),
    )


def came_off(plan: TurnPlan, resolution: Resolution) -> tuple[Declared, ...]:
    """What was done in a settled turn and came to something, in the order in which it was done."""
    came = {outcome.actor for outcome in resolution.outcomes if outcome.told or outcome.tier is not None}
    failed = {
        outcome.actor
        for outcome in resolution.outcomes
        if outcome.intent == "refused" or outcome.tier in ("failure", "critical_failure")
    }
    return tuple(declared for declared in plan.declared if declared.character in came - failed)


def _so_far(world: World, story: ResolvedWorld) -> tuple[str, ...]:
    """What was at stake when the story began, and what has come to be known to all since; whom one has met is left
    out."""
    begun = read_plot(world).opening
    stakes = [one.stakes for one in story.openings.openings if one.id == begun] or [story.conflict.stakes]
    known = [
        fact
        for fact in world.facts()
        if not fact.character and fact.learned_turn > 0 and fact.category != "Person"
    ]
    return (stakes[0], *(fact.content for fact in sorted(known, key=lambda fact: fact.learned_turn)))


def _leads(world: World, story: ResolvedWorld, scene: str) -> tuple[str, ...]:
    state = world.scene(scene)
    place = state.place if state is not None else ""
    here = {npc.id for npc in world.people_at(place)}
    found = open_leads(story, read_plot(world), world)
    near = [lead for lead in found if (lead.npc in here if lead.npc else lead.place == place)]
    return tuple(lead.summary for lead in near or found)


def _encounter(world: World, story: ResolvedWorld, scene: str) -> EncounterBrief | None:
    running = world.running_encounter(scene)
    if running is None:
        return None
    rules = rules_of(story)
    return EncounterBrief(running.label, running.category, running.round, opponents_of(world, rules, running))
