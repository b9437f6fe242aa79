"""What people do of their own accord between turns, so that the world does not wait to be spoken to.

At most one small thing a turn, none right after another, and never beside something large.
"""

from __future__ import annotations

from typing import Final

from campaigns.world.conversations import say
from campaigns.world.entities import NpcState
from campaigns.world.knowing import come_to_know
from campaigns.world.leads import requirements_met
from campaigns.world.quests import discover
from campaigns.world.speaking import band_of, short_name, spoken
from campaigns.world.tropes import show_one
from campaigns.world.unfolding import Unfolding
from campaigns.world.wording import first_lower
from genre_packs.schema.cast import Knowledge
from genre_packs.schema.conflict import Lead
from narrator.contracts import WorldMove

LOST_AFTER: Final = 3
"""Turns without anything gained after which somebody helps."""
COOLDOWN: Final = 2
_UNASKED: Final = (
    "{name} has been weighing something, and now says it: {line}",
    "Unasked, {name} speaks up. {line}",
    "{name} comes closer and lowers {their} voice. {line}",
    "{name} looks over once more and makes up {their} mind. {line}",
)
_MESSENGERS: Final = (
    "{name} comes looking for you, out of breath. {line}",
    "Steps, quick ones: it is {name}. {line}",
    "Before anything else can happen, {name} is there. {line}",
)
_REMINDERS: Final = (
    "One thing will not let itself be put aside. {summary}",
    "It comes back, as such things do when nothing else happens: {summary}",
    "There is still this. {summary}",
)
_THEIR: Final = {"she/her": "her", "he/him": "his", "it/its": "its"}


def somebody_acts(paper: Unfolding) -> None:
    """One small move of the world: help for players who are stuck, or somebody's own business."""
    if paper.plot.quiet >= LOST_AFTER and _point_on(paper):
        paper.plot.quiet = 0
        paper.plot.last_agenda = paper.turn
        return
    if paper.turn - paper.plot.last_agenda < COOLDOWN or any(move.kind != "clock" for move in paper.moves):
        return
    if _volunteer(paper) or show_one(paper) or _business(paper):
        paper.plot.last_agenda = paper.turn


def _point_on(paper: Unfolding) -> bool:
    """Somebody brings what the players lack: the next lead, or a reminder of one they have."""
    for lead in _next_leads(paper):
        source = _who_knows(paper, lead)
        if source is not None:
            _bring(paper, source[0], source[1])
            return True
    for lead in _next_leads(paper):
        if discover(paper, lead.id):
            paper.stir(WorldMove("stage", paper.variant("reminder", _REMINDERS).format(summary=lead.summary)))
            return True
    return _remind(paper)


def _next_leads(paper: Unfolding) -> list[Lead]:
    plot = paper.plot
    hidden = [
        lead
        for lead in paper.story.conflict.leads
        if lead.id not in (*plot.known, *plot.closed, *plot.lost)
        and requirements_met(lead, plot, paper.world)
    ]
    return sorted(hidden, key=lambda lead: (lead.optional, lead.place != paper.scene.place))


def _who_knows(paper: Unfolding, lead: Lead) -> tuple[NpcState, Knowledge] | None:
    for npc in paper.story.npcs.npcs:
        state = paper.world.npc(npc.id)
        if state is None or state.status != "alive" or band_of(state.disposition) in ("hostile", "wary"):
            continue
        for entry in npc.knows:
            if entry.lead == lead.id and state.disposition >= entry.min_disposition:
                return state, entry
    return None


def _bring(paper: Unfolding, npc: NpcState, entry: Knowledge) -> None:
    """An NPC tells what they know, and comes for it if they are elsewhere."""
    here = npc.place == paper.scene.place
    name = short_name(npc.name) if npc.met else npc.name
    line = f"“{paper.fill(entry.text, npc=npc.id)}”"
    texts = _UNASKED if here else _MESSENGERS
    text = paper.variant(f"bring:{here}", texts).format(
        name=name, line=line, their=_THEIR.get(npc.pronouns, "their")
    )
    paper.stir(WorldMove("stage" if here else "person_arrives", text, npc.id))
    if not here:
        come_to_know(paper.world, paper.scene_id, npc, place=paper.scene.place)
    _note(paper, npc, entry)


def _note(paper: Unfolding, npc: NpcState, entry: Knowledge) -> None:
    paper.plot.told.setdefault(npc.id, []).append(entry.topic)
    if entry.lead is not None:
        discover(paper, entry.lead)
    if entry.fact is not None:
        paper.learn(entry.fact, source=npc.name, topic=entry.topic)


def _remind(paper: Unfolding) -> bool:
    for lead in paper.story.conflict.leads:
        if lead.id in paper.plot.known and lead.id not in (*paper.plot.closed, *paper.plot.lost):
            if not requirements_met(lead, paper.plot, paper.world):
                continue
            place = paper.story.place_by_id[lead.place]
            where = "" if place.id == paper.scene.place else f" That would be at {first_lower(place.name)}."
            text = paper.variant("reminder", _REMINDERS).format(summary=lead.summary)
            paper.stir(WorldMove("stage", f"{text}{where}"))
            return True
    return False


def _volunteer(paper: Unfolding) -> bool:
    """Somebody who likes the players tells, unasked, what leads on."""
    for npc in paper.world.people_at(paper.scene.place):
        authored = paper.story.npc_by_id.get(npc.source)
        if (
            authored is None
            or npc.status != "alive"
            or band_of(npc.disposition) not in ("friendly", "devoted")
        ):
            continue
        told = paper.plot.told.get(npc.id, [])
        for entry in authored.knows:
            lead = paper.story.lead_by_id.get(entry.lead or "")
            new = (
                lead is not None
                and requirements_met(lead, paper.plot, paper.world)
                and lead.id
                not in (
                    *paper.plot.known,
                    *paper.plot.closed,
                    *paper.plot.lost,
                )
            )
            if new and entry.topic not in told and npc.disposition >= entry.min_disposition:
                _bring(paper, npc, entry)
                return True
    return False


def _business(paper: Unfolding) -> bool:
    """Somebody present goes about their own business, or says what they fear."""
    busy = {outcome.target for outcome in paper.outcomes}
    here = [
        npc
        for npc in paper.world.people_at(paper.scene.place)
        if npc.status == "alive" and npc.id not in busy and npc.source in paper.story.npc_by_id
    ]
    if not here:
        return False
    npc = here[paper.draw("business", len(here))]
    authored = paper.story.npc_by_id[npc.source]
    clock_high = paper.plot.fired and paper.draw("afraid", 3) == 0 and npc.met
    if clock_high and authored.lines.get("afraid"):
        line = paper.fill(paper.variant(f"{npc.id}:afraid", authored.lines["afraid"]), npc=npc.id)
        paper.stir(WorldMove("stage", say(paper, npc, line), npc.id))
        return True
    if authored.business:
        paper.stir(
            WorldMove(
                "stage",
                paper.fill(paper.variant(f"{npc.id}:business", authored.business), npc=npc.id),
                npc.id,
            )
        )
        return True
    if not npc.met:
        greeting = paper.variant(f"{npc.id}:greeting", authored.lines["greeting"])
        paper.stir(WorldMove("stage", spoken(paper.fill(greeting, npc=npc.id), npc.name), npc.id))
        return True
    return False
