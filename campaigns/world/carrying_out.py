"""Carrying out a turn's deeds outside confrontations: dice settled, each deed handed to whoever knows its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from campaigns.rules.checks import thrown_for, with_spent
from campaigns.rules.contracts import Check, Modifier, Ruling, Throw
from campaigns.world.consequences import like
from campaigns.world.conversations import converse, line, partner_of, say
from campaigns.world.discoveries import answer_by_power, follow_lead, search, try_skill
from campaigns.world.fights import brawl
from campaigns.world.handling import give, open_way, steal, take, tend, unlock, use
from campaigns.world.journeys import travel
from campaigns.world.knowing import come_to_know
from campaigns.world.partings import part, sort_out
from campaigns.world.people import people_by_id
from campaigns.world.resolution import HELPED, Act, TurnPlan
from campaigns.world.resting import go_to_sleep, take_rest
from campaigns.world.sharing import share
from campaigns.world.trading import buy
from campaigns.world.unfolding import Unfolding
from campaigns.world.vocabulary import IntentKind
from campaigns.world.wording import first_lower

APPALLED: Final = -25
_WAITS: Final = (
    "Nothing is done, and the moment passes.",
    "A breath, and another.",
    "The moment is left to itself.",
)

__all__ = ["carry_out", "open_way"]


def carry_out(paper: Unfolding, plan: TurnPlan, throws: Mapping[str, Throw]) -> None:
    """Everything that was declared: helpers first, then what is done here, then the journeys and what follows them.

    Where ways part, each part of the party is left at its place, on a paper of its own under ``paper.partings``.
    """
    deeds = _Deeds(paper, plan, throws)
    helping = [act for act in plan.acts if act.intent.kind == "help"]
    there = [act for act in plan.acts if act.intent.travel_first and act.intent.place and act not in helping]
    here = [act for act in plan.acts if act not in helping and act not in there]
    for act in (*helping, *here):
        deeds.carry(act)
    if paper.world.running_encounter(paper.scene_id) is not None:
        for act in there:
            deeds.held_up(act)
        go_to_sleep(paper, plan)
        return
    ways = sort_out(paper, plan)
    paper.partings = part(paper, ways, (*here, *there))
    for act in (*here, *there):
        if act.intent.place and not ways.goes_apart(act.character) and deeds.go(act) and act in there:
            deeds.arrived(act)
    for apart in paper.partings:
        over_there = deeds.on(apart)
        for act in there:
            if any(one.id == act.character for one in apart.party):
                over_there.arrived(act)
    for paper_of in (paper, *paper.partings):
        go_to_sleep(paper_of, plan)


class _Deeds:
    """The deeds of one turn as they are carried out."""

    def __init__(self, paper: Unfolding, plan: TurnPlan, throws: Mapping[str, Throw]) -> None:
        self._paper = paper
        self._checks = {check.id: check for check in plan.checks}
        self._throws = throws
        self._aided: set[str] = set()
        self._refused = {refusal.actor: refusal.reason for refusal in plan.refusals}
        self._gone_to = ""
        for refusal in plan.refusals:
            paper.tell(refusal.actor, "refused", refusal.reason)

    def carry(self, act: Act) -> None:
        """One deed."""
        if act.kind == "silent" or (act.character in self._refused and not act.check):
            return
        character = self._paper.world.character(act.character)
        if character is None or not self._paper.rules.view(character.sheet).can_act:
            return
        if act.intent.absent and act.intent.kind != "lead":
            self._miss(act)
            return
        ruling = self._settle(act)
        doer = _DOERS.get(act.intent.kind)
        if doer is not None:
            doer(self._paper, act, ruling)
        elif act.intent.kind == "help" and ruling is not None:
            self._help(act, ruling)

    def on(self, paper: Unfolding) -> _Deeds:
        """The same deeds and dice on another paper: that of those who have gone their own way."""
        apart = copy(self)
        apart._paper = paper
        return apart

    def arrived(self, act: Act) -> None:
        """What somebody meant to do once they were there."""
        if act.intent.kind != "move":
            self.carry(act)

    def go(self, act: Act) -> bool:
        """The journey of a deed; one place a turn, and whoever goes there too is there by then."""
        if self._gone_to:
            return self._gone_to == act.intent.place
        if not travel(self._paper, act):
            return False
        self._gone_to = act.intent.place
        return True

    def held_up(self, act: Act) -> None:
        """Nobody walks away from what has just begun."""
        self._paper.tell(act.character, "move", "There is no getting away just now.")

    def _miss(self, act: Act) -> None:
        """Whoever is meant is somewhere else; where, if the players have reason to know."""
        npc = self._paper.world.npc(act.intent.absent)
        if npc is None:
            return
        authored = self._paper.story.npc_by_id.get(npc.source)
        place = self._paper.story.place_by_id.get(npc.place)
        known = self._paper.world.place(npc.place)
        usual = authored is not None and npc.place == authored.place and known is not None and known.known
        if npc.status == "alive" and usual and place is not None:
            said = f"{npc.name} is not here, and may be found at {first_lower(place.name)}."
        else:
            said = f"{npc.name} is not here."
        self._paper.tell(act.character, act.intent.kind, said, target=npc.id)

    def _settle(self, act: Act) -> Ruling | None:
        check = self._checks.get(act.check)
        if check is None:
            return None
        if act.character in self._aided:
            check = replace(
                check, modifiers=(*check.modifiers, Modifier(HELPED, self._paper.rules.facts().helped))
            )
        throw = self._throws.get(check.id) or thrown_for(check, self._paper.dice)
        check = with_spent(check, throw)
        people = people_by_id(self._paper.world, _involved(check))
        resolved = self._paper.rules.resolve(check, throw, people, self._paper.dice)
        self._paper.keep_rulings(resolved)
        return resolved.rulings[0] if resolved.rulings else None

    def _help(self, act: Act, ruling: Ruling) -> None:
        if ruling.succeeded:
            self._aided.add(act.intent.person)
        self._paper.tell(
            act.character,
            "help",
            ruling.summary,
            label=ruling.label,
            tier=ruling.outcome,
            target=act.intent.person,
            roll=ruling.summary,
        )


def _involved(check: Check) -> tuple[str, ...]:
    return (check.actor, check.target) if check.target else (check.actor,)


def _take_up(paper: Unfolding, act: Act, ruling: Ruling | None) -> None:
    """Something the rules offer by name: they say what came of it."""
    if ruling is not None:
        paper.tell(
            act.character,
            "option",
            ruling.summary,
            label=ruling.label,
            tier=ruling.outcome,
            target=act.intent.person,
            roll=ruling.summary,
        )
        answer_by_power(paper, act, ruling)


def _attack(paper: Unfolding, act: Act, ruling: Ruling | None) -> None:
    """The first blow falls as thrown; whoever can answer it does, and it is a fight from then on."""
    npc = partner_of(paper, act.intent.person)
    if paper.plot.over or npc is None or npc.status != "alive":
        paper.tell(act.character, "attack", "There is nobody there to strike at.")
        return
    if ruling is not None:
        paper.tell(
            act.character,
            "attack",
            ruling.summary,
            label=ruling.label,
            tier=ruling.outcome,
            target=npc.id,
            roll=ruling.summary,
        )
    struck = paper.world.npc(npc.id)
    if struck is None:
        return
    come_to_know(paper.world, paper.scene_id, struck, disposition=-100)
    for witness in paper.world.people_at(paper.scene.place):
        if witness.id != npc.id:
            like(paper, witness.id, APPALLED)
    angry = paper.world.npc(npc.id)
    if angry is None or angry.status != "alive" or not paper.rules.view(angry.sheet).can_act:
        return
    if paper.world.running_encounter(paper.scene_id) is not None:
        return
    cry = say(paper, angry, line(paper, angry, "hostile"))
    if cry:
        paper.tell("", "note", f"{angry.name} turns on you.", target=angry.id, told=cry)
    brawl(paper, angry)


def _wait(paper: Unfolding, act: Act, ruling: Ruling | None) -> None:
    options = paper.story.prompts.phrasebook.get("wait", _WAITS)
    paper.tell(
        act.character,
        "wait",
        "A moment passes.",
        told=paper.fill(paper.variant("wait", options), pc=act.character),
    )


def _arrive(paper: Unfolding, act: Act, ruling: Ruling | None) -> None:
    """Going somewhere is told when it happens; a step that leads nowhere is the player's own words."""


_DOERS: Final[Mapping[IntentKind, Callable[[Unfolding, Act, Ruling | None], None]]] = MappingProxyType(
    {
        "lead": follow_lead,
        "ask": converse,
        "talk": converse,
        "threaten": converse,
        "accuse": converse,
        "buy": lambda paper, act, ruling: buy(paper, act),
        "search": search,
        "take": lambda paper, act, ruling: take(paper, act),
        "give": lambda paper, act, ruling: give(paper, act),
        "steal": steal,
        "use_item": use,
        "option": _take_up,
        "unlock": unlock,
        "heal": tend,
        "share": lambda paper, act, ruling: share(paper, act),
        "rest": lambda paper, act, ruling: take_rest(paper, act),
        "wait": _wait,
        "skill": try_skill,
        "hide": try_skill,
        "other": try_skill,
        "attack": _attack,
        "move": _arrive,
    }
)
