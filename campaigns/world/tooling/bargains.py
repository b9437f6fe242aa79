"""WRITE tools that lean on what the turn came to: a thread comes to light, a thing is given, somebody is tempted."""

from __future__ import annotations

from campaigns.errors import RulesError
from campaigns.world.entities import NpcState
from campaigns.world.leads import hangs_on_a_thing, requirements_met
from campaigns.world.people import refit
from campaigns.world.quests import discover
from campaigns.world.speaking import band_of
from campaigns.world.state import World
from campaigns.world.tooling.desk import FAILED, WON, Desk, no_more, not_found, ok, refused
from campaigns.world.unfolding import Unfolding
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.conflict import Lead
from narrator import tool_changes as args
from narrator.contracts import ToolResult


def advance_clue(desk: Desk, asked: args.AdvanceClue) -> ToolResult:
    """A thread that hangs on what was looked into this turn becomes known; nothing else is said of any other.

    It has to be one that can be followed now, and what a character did with it has not failed. One a turn.
    """
    if "clue" in desk.done:
        return no_more("One thread a turn is enough.")
    nothing = ToolResult("not_found", {"error": "Nothing comes to light there."})
    about, leads = _hanging_on(desk, asked.about)
    came = desk.touched(about) if about != desk.scene.place else desk.touched("", intent="search")
    plot = desk.plot
    hidden = [
        lead
        for lead in leads
        if lead.id not in (*plot.known, *plot.closed, *plot.lost) and requirements_met(lead, plot, desk.world)
    ]
    if not came or any(one.tier in FAILED for one in came) or not hidden or plot.over:
        return nothing
    desk.done.append("clue")
    paper = Unfolding.of(
        desk.world, desk.scene_id, desk.story, desk.rules, desk.dice, seed=desk.seed, turn=desk.turn
    )
    lead = hidden[0]
    discover(paper, lead.id)
    paper.keep()
    return ok(found=lead.title, summary=lead.summary)


def hand_over(desk: Desk, asked: args.HandOver) -> ToolResult:
    """Somebody here gives an ordinary thing that they have, after this turn has gone well with them."""
    if desk.character(asked.giver) is not None:
        return refused("What characters own is theirs to give: a player has to say so.")
    giver, receiver = desk.npc_here(asked.giver), desk.somebody(asked.receiver)
    if giver is None:
        return not_found(asked.giver)
    if receiver is None or receiver.id == giver.id:
        return not_found(asked.receiver)
    item = desk.item(asked.item, desk.world.held_by(giver.id))
    if item is None:
        return refused(f"{giver.name} has nothing of that name.")
    if story_needs(desk.story, item.source):
        return refused(f"{item.name} is not {giver.name}'s to give away like that: the story hangs on it.")
    if not _would_give(desk, giver):
        return refused(f"{giver.name} has no reason to give anything away just now.")
    if not desk.once(f"given:{giver.id}"):
        return no_more(f"{giver.name} has given enough for one turn.")
    to = "character" if desk.world.character(receiver.id) is not None else "npc"
    desk.world.amend(item, holder=receiver.id, holder_kind=to, equipped=False)
    refit(desk.world, receiver.id, desk.rules)
    return ok(item=item.name, giver=giver.name, receiver=receiver.name)


def _would_give(desk: Desk, giver: NpcState) -> bool:
    """Whether somebody was won over this turn, or was dealt with and is a friend anyway; the wary give nothing."""
    came, band = desk.touched(giver.id), band_of(giver.disposition)
    if band in ("hostile", "wary") or any(one.tier in FAILED for one in came):
        return False
    return any(one.tier in WON for one in came) or (bool(came) and band in ("friendly", "devoted"))


def propose_compel(desk: Desk, asked: args.ProposeCompel) -> ToolResult:
    """A complication on offer to one player, who takes it up as a deed in a later turn, or does not."""
    character = desk.character(asked.actor)
    if character is None:
        return not_found(asked.actor)
    if desk.world.running_encounter(desk.scene_id) is not None:
        return refused("Not while a confrontation runs.")
    try:
        sheet = desk.rules.tempt(dict(character.sheet), asked.aspect_text, asked.compel_reason)
    except RulesError as wrong:
        return refused(f"{wrong.message} {wrong.hint}")
    if not desk.once("compel"):
        return no_more("One temptation a turn is enough.")
    desk.world.amend(character, sheet=sheet)
    return ok(offered_to=character.name, aspect=asked.aspect_text, answer="theirs, in a later turn")


def can_be_tempted(desk: Desk) -> bool:
    """Whether a complication may be offered to any character here now."""
    return desk.world.running_encounter(desk.scene_id) is None and any(
        one.sheet and not desk.rules.account(one.sheet, "compels").empty for one in desk.present
    )


def _hanging_on(desk: Desk, called: str) -> tuple[str, list[Lead]]:
    """What a model's words name here, as its id (a thing by its name), and the threads that hang on it."""
    leads = desk.story.conflict.leads
    npc = desk.npc_here(called)
    if npc is not None:
        authored = desk.story.npc_by_id.get(npc.source)
        told = {
            entry.lead
            for entry in (authored.knows if authored is not None else ())
            if npc.disposition >= entry.min_disposition
        }
        return npc.id, [lead for lead in leads if lead.id in told or lead.npc == npc.id]
    here = [lead for lead in leads if lead.place == desk.scene.place]
    feature = desk.feature(called)
    if feature:
        return feature, [lead for lead in here if lead.feature == feature]
    holders = (desk.scene.place, *desk.perspective)
    item = desk.item(called, [item for holder in holders for item in desk.world.held_by(holder)])
    if item is not None:
        return item.name, [lead for lead in leads if lead.item == item.source]
    free = [lead for lead in here if lead.npc is None and not hangs_on_a_thing(lead)]
    return desk.scene.place, free


def story_needs(story: ResolvedWorld, source: str) -> bool:
    """Whether a thing of the catalogue opens, closes or ends something of the story."""
    item = story.item_by_id.get(source)
    if item is None:
        return False
    leads = story.conflict.leads
    bound = {one for lead in leads for one in (lead.item, *lead.requires.items, *lead.grants.items)}
    ways = {way.requires_item for place in story.places.places for way in place.exits}
    spared = {getattr(place.hazard, "spared_by", None) for place in story.places.places}
    return item.unique or source in bound | ways | spared


def running(world: World, scene: str, *categories: str) -> bool:
    """Whether a confrontation runs in a scene, of one of the categories where some are given."""
    found = world.running_encounter(scene)
    return found is not None and (not categories or found.category in categories)
