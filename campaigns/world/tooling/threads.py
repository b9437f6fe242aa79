"""READ tools for the story's threads: what has been found, what is to be done, what people say."""

from __future__ import annotations

from typing import Final

from campaigns.rules.contracts import Json
from campaigns.world.leads import LeadState, lead_state
from campaigns.world.tooling.desk import Desk, ok
from genre_packs.schema.cast import Knowledge
from genre_packs.schema.lore import LoreEntry
from narrator import tool_arguments as args
from narrator.contracts import ToolResult

TALKED_OF: Final = frozenset(("legend", "event", "people", "custom"))
"""The kinds of public lore that people tell one another."""


def query_clues(desk: Desk, asked: args.QueryClues) -> ToolResult:
    """The leads that everybody here knows of, how each stands, and what was learned from it."""
    del asked
    plot, goals = desk.plot, {quest.id: quest.status for quest in desk.quests()}
    facts = desk.facts()
    found: list[Json] = []
    for lead in desk.story.conflict.leads:
        if lead.id not in goals or lead.id not in (*plot.known, *plot.closed, *plot.lost):
            continue
        reveals = {fact.text for fact in lead.reveals}
        found.append(
            {
                "title": lead.title,
                "summary": lead.summary,
                "state": _state(goals[lead.id], lead_state(lead, plot, desk.world)),
                "learned": [fact.content for fact in facts if fact.content in reveals],
            }
        )
    return ok(clues=found)


def _state(goal: str, lead: LeadState) -> str:
    """How a thread stands for those who know of its goal: what was ended elsewhere is open to them still."""
    ended = {"done": "closed", "failed": "lost"}.get(goal)
    return ended or (lead if lead in ("open", "waiting") else "open")


def query_quests(desk: Desk, asked: args.QueryQuests) -> ToolResult:
    """The goals that everybody here knows of."""
    shown: list[Json] = [
        {
            "id": quest.id,
            "title": quest.title,
            "objective": quest.objective,
            "status": quest.status,
            "stakes": quest.stakes,
            "anchor": quest.anchor,
        }
        for quest in desk.quests()
        if asked.status in ("all", quest.status)
    ]
    return ok(quests=shown)


def query_gossip(desk: Desk, asked: args.QueryGossip) -> ToolResult:
    """What people here have told, what is rumoured, and what is common talk among those present."""
    said: list[Json] = []
    for npc in desk.people:
        authored = desk.story.npc_by_id.get(npc.source)
        told = desk.plot.told.get(npc.id, [])
        for entry in authored.knows if authored is not None else ():
            if entry.topic in told and _is_known(desk, entry):
                said.append({"who": npc.name, "topic": entry.topic, "text": entry.text})
    rumours: list[Json] = [
        {"who": fact.source, "topic": fact.topic, "text": fact.content}
        for fact in reversed(desk.facts())
        if fact.confidence == "Rumored" and fact.learned_turn >= asked.since_turn
    ]
    common: list[Json] = [
        {"who": "", "topic": entry.title, "text": entry.text} for entry in common_talk(desk)
    ]
    old = [] if asked.since_turn else [*said, *common]
    return ok(gossip=[*rumours, *old][: asked.limit])


def common_talk(desk: Desk) -> tuple[LoreEntry, ...]:
    """Public lore that people tell one another, as far as somebody present knows it or everybody does."""
    here = {npc.source for npc in desk.people}
    return tuple(
        entry
        for entry in desk.story.lore.entries
        if not entry.secret
        and entry.category in TALKED_OF
        and (not entry.known_to or here & set(entry.known_to))
    )


def _is_known(desk: Desk, entry: Knowledge) -> bool:
    """Whether all here have heard what was told: its fact, or the thread it opened, is in everybody's journal."""
    if entry.fact is not None:
        return any(fact.content == entry.fact.text for fact in desk.facts())
    return entry.lead is not None and any(quest.id == entry.lead for quest in desk.quests())
