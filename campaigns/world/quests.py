"""The players' goals: one quest for each lead they know of, and the conflict itself."""

from __future__ import annotations

from campaigns.world.entities import QuestState
from campaigns.world.unfolding import Unfolding


def discover(paper: Unfolding, lead_id: str) -> bool:
    """Players come to know of a lead; False when they did already, or it is over."""
    lead = paper.story.lead_by_id.get(lead_id)
    plot = paper.plot
    if lead is None or lead_id in plot.known or lead_id in plot.closed or lead_id in plot.lost:
        return False
    plot.known.append(lead_id)
    paper.world.put(
        QuestState(
            id=lead_id,
            title=lead.title,
            objective=lead.summary,
            anchor=lead.place,
            stakes="",
            giver=lead.npc or "",
        )
    )
    place = paper.world.place(lead.place)
    if place is not None and not place.known:
        paper.world.amend(place, known=True)
    paper.gained = True
    paper.found_leads.append(lead_id)
    return True


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
            stakes=quest.stakes,
            giver=quest.giver,
            audience=quest.audience,
        )
    )
    kept = paper.plot.closed if won else paper.plot.lost
    if lead_id not in kept:
        kept.append(lead_id)
    paper.gained = paper.gained or won
