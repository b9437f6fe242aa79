"""The players' goals: one quest for each lead they know of, and the conflict itself."""

from __future__ import annotations

from campaigns.world.entities import QuestState
from campaigns.world.knowing import come_to_know, seats_in
from campaigns.world.pace import how_far
from campaigns.world.unfolding import Unfolding


def discover(paper: Unfolding, lead_id: str) -> bool:
    """Players come to know of a lead; False when they did already, or it is over."""
    lead = paper.story.lead_by_id.get(lead_id)
    plot = paper.plot
    if lead is None or lead_id in plot.known or lead_id in plot.closed or lead_id in plot.lost:
        _hear_of_it_too(paper, lead_id)
        return False
    plot.known.append(lead_id)
    paper.world.put(
        QuestState(
            id=lead_id,
            title=lead.title,
            objective=lead.summary,
            anchor=lead.place,
            stakes=how_far(lead, paper.story, plot),
            giver=lead.npc or "",
            audience=seats_in(paper.world, paper.scene_id),
        )
    )
    place = paper.world.place(lead.place)
    if place is not None:
        come_to_know(paper.world, paper.scene_id, place)
    paper.gained = True
    paper.found_leads.append(lead_id)
    return True


def _hear_of_it_too(paper: Unfolding, lead_id: str) -> None:
    """A goal that others have come to know of elsewhere is this scene's as well."""
    quest = paper.world.quest(lead_id)
    if quest is None or quest.audience is None:
        return
    here = seats_in(paper.world, paper.scene_id)
    more = None if here is None else (*quest.audience, *(seat for seat in here if seat not in quest.audience))
    paper.world.amend(quest, audience=more)


def finish(paper: Unfolding, lead_id: str, *, won: bool) -> None:
    """A lead's quest is done or failed; one that was never known is written down as done."""
    lead = paper.story.lead_by_id[lead_id]
    quest = paper.world.quest(lead_id) or QuestState(lead_id, lead.title, lead.summary, anchor=lead.place)
    paper.world.put(
        QuestState(
            id=quest.id,
            title=quest.title,
            objective=quest.objective,
            status="done" if won else "failed",
            anchor=quest.anchor,
            giver=quest.giver,
            audience=quest.audience,
        )
    )
    kept = paper.plot.closed if won else paper.plot.lost
    if lead_id not in kept:
        kept.append(lead_id)
    paper.gained = paper.gained or won
