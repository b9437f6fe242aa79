"""The pure middle of a turn: plan what was declared, resolve it with its dice, and let the world answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from campaigns.rules.contracts import Dice, Ruleset, Throw
from campaigns.world.carrying_out import carry_out
from campaigns.world.director import advance
from campaigns.world.experience import award
from campaigns.world.fights import fight_round
from campaigns.world.invitations import invitation
from campaigns.world.knowing import come_to_know
from campaigns.world.leads import open_leads
from campaigns.world.opening import opening, seed_world
from campaigns.world.pace import weigh
from campaigns.world.planning import plan_turn
from campaigns.world.resolution import (
    Declaration,
    DeclarationKind,
    EncounterOutcome,
    Ending,
    Parting,
    Resolution,
    TurnPlan,
)
from campaigns.world.state import World
from campaigns.world.tropes import warm
from campaigns.world.unfolding import Unfolding
from genre_packs.resolved import ResolvedWorld

__all__ = [
    "Declaration",
    "DeclarationKind",
    "EncounterOutcome",
    "Ending",
    "Resolution",
    "TurnPlan",
    "opening",
    "plan_turn",
    "resolve_turn",
    "seed_world",
]


def resolve_turn(
    world: World,
    plan: TurnPlan,
    throws: Mapping[str, Throw],
    rules: Ruleset,
    story: ResolvedWorld,
    dice: Dice,
    *,
    seed: str,
    turn: int,
    now: int = 0,
    ticks: bool = True,
    automatic_growth: bool = False,
) -> Resolution:
    """Carry out a plan on a working copy: every mechanical and story consequence, and the world's own moves.

    ``throws`` are the players' dice by check id; what is missing is thrown with ``dice``. While the party is apart,
    ``now`` is the latest round of all its scenes, and ``ticks`` whether this turn moves the story's clock. With
    ``automatic_growth`` nobody chooses what a new level brings. The same arguments give the same resolution.
    """
    paper = Unfolding.of(world, plan.scene, story, rules, dice, seed=seed, turn=turn, now=now, ticks=ticks)
    note = weigh(world, story, paper.plot)
    if note:
        paper.gm_notes.append(note)
    for npc in world.people_at(paper.scene.place):
        if npc.status == "alive" and turn > 0:
            come_to_know(world, plan.scene, npc)
    if plan.encounter is not None:
        fight_round(paper, plan, throws)
    else:
        carry_out(paper, plan, throws)
    warm(paper, [act.intent.text for act in plan.acts])
    for apart in paper.partings:
        paper.failures += apart.failures
        paper.gained |= apart.gained
        paper.rulings += apart.rulings
    advance(paper)
    for each in (paper, *paper.partings):
        award(each, automatic=automatic_growth)
        _mood(each)
    paper.keep()
    partings = tuple(Parting(each.scene_id, _resolution(each)) for each in paper.partings)
    return replace(_resolution(paper), partings=partings)


def _mood(paper: Unfolding) -> None:
    """The scene's mood: what happened sets it, else the place does."""
    place = paper.world.place(paper.scene.place)
    authored = paper.story.place_by_id[paper.scene.place]
    running = paper.world.running_encounter(paper.scene_id)
    fight = (
        paper.story.encounter_by_id[running.type].mood
        if running and running.type in paper.story.encounter_by_id
        else ""
    )
    own = place.mood if place is not None and place.mood else authored.mood
    settled = paper.arrived or paper.encounter_outcome is not None or not paper.scene.mood
    mood = paper.mood or fight or (own if settled else paper.scene.mood)
    if paper.scene.mood != mood:
        paper.world.amend(paper.scene, mood=mood)


def _resolution(paper: Unfolding) -> Resolution:
    return Resolution(
        outcomes=tuple(paper.outcomes),
        rulings=tuple(paper.rulings),
        moves=tuple(paper.moves),
        private=tuple(paper.private),
        learned=tuple(paper.learned),
        encounter=paper.encounter,
        encounter_began=paper.began,
        encounter_outcome=paper.encounter_outcome,
        ending=paper.ending,
        place_changed=paper.arrived,
        first_visit=paper.first_visit,
        chapter=paper.chapter,
        mood=paper.scene.mood,
        leads_open=tuple(lead.summary for lead in open_leads(paper.story, paper.plot, paper.world)),
        gm_notes=tuple(paper.gm_notes),
        invitation="" if paper.ending is not None else invitation(paper),
    )
