"""Who is down, and what becomes of them and of what only they could have given."""

from __future__ import annotations

from campaigns.world.conversations import lies_down
from campaigns.world.leads import hangs_on_a_thing
from campaigns.world.people import store_sheets
from campaigns.world.quests import finish
from campaigns.world.resting import let_rest
from campaigns.world.unfolding import Unfolding
from narrator.contracts import WorldMove


def see_to_the_fallen(paper: Unfolding) -> None:
    """Characters come round, people are carried off, leads of the dead are lost; nothing while something fights."""
    _come_round(paper)
    _carry_off_the_fallen(paper)
    _leads_of_the_dead(paper)


def all_down(paper: Unfolding) -> bool:
    """Whether nobody of the scene can act any more."""
    return not any(paper.rules.view(one.sheet).can_act for one in paper.party)


def nobody_left(paper: Unfolding) -> bool:
    """Whether nobody of the whole party can act any more, in whichever scene."""
    alive = [one for one in paper.world.characters() if one.status == "alive"]
    return not any(paper.rules.view(one.sheet).can_act for one in alive)


def _come_round(paper: Unfolding) -> None:
    """Characters who are down when nothing fights any more: the rules say whether and how they get up.

    The clock's turn sees to those as well who lie where nobody is left to act.
    """
    scenes = {scene.id for scene in paper.world.open_scenes()} if paper.ticks else {paper.scene_id}
    quiet = {scene for scene in scenes if paper.world.running_encounter(scene) is None}
    for character in paper.world.characters():
        if character.scene not in quiet or character.status != "alive":
            continue
        if paper.rules.view(character.sheet).can_act:
            continue
        let_rest(paper, character, "scene")
        now = paper.world.character(character.id)
        if now is not None and now.status == "alive" and paper.rules.view(now.sheet).can_act:
            round_again = f"{character.name} comes round, and gets up."
            if character.scene == paper.scene_id:
                paper.tell("", "note", round_again)
            else:
                paper.plot.news.setdefault(character.scene, []).append(round_again)


def _carry_off_the_fallen(paper: Unfolding) -> None:
    """People who were struck down and left lying: a turn later they have died, or others have seen to them."""
    if paper.world.running_encounter(paper.scene_id) is not None:
        return
    for npc in paper.world.npcs():
        if npc.status != "alive" or not npc.condition or npc.data.get("foe") or not lies_down(paper, npc):
            continue
        if npc.id in paper.engaged:
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
