"""Who is down, and what becomes of them and of what only they could have given."""

from __future__ import annotations

from campaigns.world.conversations import lies_down
from campaigns.world.leads import hangs_on_a_thing
from campaigns.world.people import store_sheets
from campaigns.world.quests import finish
from campaigns.world.unfolding import Unfolding
from narrator.contracts import WorldMove


def see_to_the_fallen(paper: Unfolding) -> None:
    """Characters come round, people are carried off, leads of the dead are lost; nothing while something fights."""
    _come_round(paper)
    _carry_off_the_fallen(paper)
    _leads_of_the_dead(paper)


def all_down(paper: Unfolding) -> bool:
    """Whether nobody of the party can act any more."""
    return not any(paper.rules.view(one.sheet).can_act for one in paper.party)


def _come_round(paper: Unfolding) -> None:
    """Characters who are down when nothing fights any more: the rules say whether and how they get up."""
    if paper.world.running_encounter(paper.scene_id) is not None:
        return
    for character in paper.party:
        if paper.rules.view(character.sheet).can_act:
            continue
        rested = paper.rules.rest(dict(character.sheet), "scene", paper.dice)
        paper.rulings.extend(rested.rulings)
        store_sheets(
            paper.world, {character.id: rested.sheets["self"]} if "self" in rested.sheets else {}, paper.rules
        )
        now = paper.world.character(character.id)
        if now is not None and now.status == "alive" and paper.rules.view(now.sheet).can_act:
            paper.tell(character.id, "note", f"{character.name} comes round, and gets up.")


def _carry_off_the_fallen(paper: Unfolding) -> None:
    """People who were struck down and left lying: a turn later they have died, or others have seen to them."""
    if paper.world.running_encounter(paper.scene_id) is not None:
        return
    for npc in paper.world.npcs():
        if npc.status != "alive" or not npc.condition or npc.data.get("foe") or not lies_down(paper, npc):
            continue
        since = paper.plot.stirred.setdefault(f"down:{npc.id}", paper.turn)
        if since == paper.turn:
            continue
        rested = paper.rules.rest(dict(npc.sheet), "scene", paper.dice)
        store_sheets(
            paper.world, {npc.id: rested.sheets["self"]} if "self" in rested.sheets else {}, paper.rules
        )
        now = paper.world.npc(npc.id)
        if now is not None and now.status == "alive":
            paper.world.amend(now, status="gone", condition="wounded")
        if npc.place == paper.scene.place:
            how = (
                "has died of it"
                if now is not None and now.status == "dead"
                else "has been carried away to be tended"
            )
            paper.stir(WorldMove("person_leaves", f"{npc.name} {how}.", npc.id))


def _leads_of_the_dead(paper: Unfolding) -> None:
    """What only somebody dead or gone for good could have given is lost."""
    for lead in paper.story.conflict.leads:
        if (
            lead.npc is None
            or hangs_on_a_thing(lead)
            or lead.id in paper.plot.closed
            or lead.id in paper.plot.lost
        ):
            continue
        npc = paper.world.npc(lead.npc)
        if npc is not None and npc.status == "dead":
            if lead.id in paper.plot.known:
                finish(paper, lead.id, won=False)
            else:
                paper.plot.lost.append(lead.id)
