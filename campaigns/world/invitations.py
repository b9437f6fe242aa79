"""The closing sentence of a turn: what is open to the players now, named concretely and left to them."""

from __future__ import annotations

from typing import Final

from campaigns.world.entities import NpcState
from campaigns.world.leads import open_leads
from campaigns.world.speaking import short_name
from campaigns.world.surroundings import open_exits
from campaigns.world.unfolding import Unfolding
from campaigns.world.wording import first_lower, first_upper, listed
from genre_packs.schema.conflict import Lead

_FIGHT: Final = (
    "It is not over.",
    "The next moment belongs to whoever takes it.",
    "There is time for one thing, and then the next blow.",
)
_WAYS: Final = (
    "{ways} {are} there to be taken.",
    "From here {go} {ways}.",
    "Open to you: {ways}.",
)
_HERE: Final = (
    "{who} waits for what comes next.",
    "{who} has not taken {their} eyes off you.",
    "{who} is still here, and has not said everything.",
)
_THINGS: Final = (
    "{thing} has not had a proper look yet.",
    "And there is {thing}.",
    "Nobody has touched {thing}.",
)
_THERE: Final = ("Everything points to {place} now.", "Whatever is decided will be decided at {place}.")
_LEAD: Final = ("{summary}", "What is known by now: {summary}", "One thing stays open. {summary}")
_THEIR: Final = {"she/her": "her", "he/him": "his", "it/its": "its"}


def invitation(paper: Unfolding) -> str:
    """One or two sentences; empty after the story has ended."""
    if paper.plot.over:
        return ""
    if paper.world.running_encounter(paper.scene_id) is not None:
        return paper.variant("invite:fight", _FIGHT)
    if paper.hint:
        place = first_lower(paper.story.place_by_id[paper.hint].name)
        return paper.variant("invite:there", _THERE).format(place=place)
    choices = [_person(paper), _thing(paper), _lead(paper)]
    offered = [choice for choice in choices if choice]
    first = offered[paper.draw("invite", len(offered))] if offered else ""
    ways = _ways(paper) if paper.arrived or not offered or paper.draw("ways", 3) == 0 else ""
    return " ".join(part for part in (first, ways) if part)


def _person(paper: Unfolding) -> str:
    here = [npc for npc in paper.world.people_at(paper.scene.place) if _interesting(paper, npc)]
    if not here:
        return ""
    npc = here[paper.draw("invite:who", len(here))]
    name = short_name(npc.name) if npc.met else npc.name
    text = paper.variant("invite:here", _HERE)
    return first_upper(text.format(who=name, their=_THEIR.get(npc.pronouns, "their")))


def _interesting(paper: Unfolding, npc: NpcState) -> bool:
    authored = paper.story.npc_by_id.get(npc.source)
    told = paper.plot.told.get(npc.id, [])
    return (
        npc.status == "alive"
        and authored is not None
        and any(entry.topic not in told for entry in authored.knows)
    )


def _thing(paper: Unfolding) -> str:
    place = paper.story.place_by_id[paper.scene.place]
    unseen = [one for one in place.features if f"{place.id}/{one.id}" not in paper.plot.examined]
    if not unseen:
        return ""
    label = first_lower(unseen[paper.draw("invite:thing", len(unseen))].label)
    noun = label if label.split(" ")[0] in ("the", "a", "an", "some") else f"the {label}"
    return first_upper(paper.variant("invite:thing", _THINGS).format(thing=noun))


def _lead(paper: Unfolding) -> str:
    found: tuple[Lead, ...] = open_leads(paper.story, paper.plot, paper.world)
    if not found:
        return ""
    lead = found[paper.draw("invite:lead", len(found))]
    return paper.variant("invite:lead", _LEAD).format(summary=lead.summary)


def _ways(paper: Unfolding) -> str:
    place = paper.story.place_by_id[paper.scene.place]
    labels = [first_lower(way.label) for way in open_exits(paper.world, place)]
    if not labels:
        return ""
    shown = labels[:4]
    text = paper.variant("invite:ways", _WAYS)
    return first_upper(
        text.format(
            ways=listed(shown),
            are="is" if len(shown) == 1 else "are",
            go="leads" if len(shown) == 1 else "lead",
        )
    )
