"""Planning a turn: what was declared becomes deeds and the throws they ask for. The world is not changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from campaigns.rules.contracts import ActionKind, Attempt, Check, Refusal, Ruleset
from campaigns.world.attempts import attempt_of
from campaigns.world.dispatches import Dispatch, Routed
from campaigns.world.entities import CharacterState, EncounterState
from campaigns.world.getaways import CARRIED, penned_in, ways_out
from campaigns.world.meanings import Intent
from campaigns.world.offers import Offer, attempt_for, open_offers
from campaigns.world.people import name_of, party_of, people_by_id, person
from campaigns.world.plot import read_plot
from campaigns.world.resolution import Act, Declaration, TurnPlan
from campaigns.world.routing import adopt
from campaigns.world.state import World
from campaigns.world.surroundings import Surroundings, surroundings_of
from campaigns.world.vocabulary import IntentKind
from genre_packs.resolved import ResolvedWorld
from narrator.contracts import Declared

_ACTIONS: dict[IntentKind, ActionKind] = {
    "attack": "attack",
    "beat": "skill",
    "yield": "yield",
    "flee": "run",
    "defend": "total_defense",
    "use_item": "use_item",
    "help": "aid",
    "heal": "stabilise",
    "wait": "wait",
    "share": "skill",
    "talk": "skill",
    "ask": "skill",
    "threaten": "skill",
    "skill": "skill",
}
NOTHING_ROUTED: Final[Mapping[str, Dispatch]] = MappingProxyType({})
_CAREFUL = ("withdraw", "fall back", "back off", "retreat")


def plan_turn(
    world: World,
    scene: str,
    declarations: Sequence[Declaration],
    rules: Ruleset,
    story: ResolvedWorld,
    *,
    seed: str,
    turn: int,
    version: int = 0,
    packages: Mapping[str, Dispatch] = NOTHING_ROUTED,
) -> TurnPlan:
    """Understand what was declared, in seat order, and say which throws it takes. Changes nothing.

    ``packages`` are what was routed as it was said, by seat, and ``version`` is that of the state: where it is still
    the one that a package rests on, its words are not read again. Without them the plan is the same.
    """
    del seed
    table = _Table(world, scene, rules, story, turn, version, packages)
    for declaration in declarations:
        table.add(declaration)
    return table.plan()


def situation(
    world: World,
    scene: str,
    rules: Ruleset,
    story: ResolvedWorld,
    character: CharacterState,
    place: str | None = None,
) -> Surroundings:
    """A character's situation, here or at another ``place``, with what the rules let them do by name."""
    here = surroundings_of(world, scene, story, character, place)
    actor = person(world, character.id)
    if actor is None:
        return here
    if here.encounter is not None:
        people = people_by_id(world, here.encounter.participants)
        offered = rules.options(dict(here.encounter.state), actor, people)
        offers = open_offers(offered, world, here.encounter.type, story, actor.id)
    else:
        near = (*(one.id for one in here.companions), *(npc.id for npc in here.people), actor.id)
        offers = rules.deeds(actor, people_by_id(world, near))
    return replace(here, offers=tuple(offers))


class _Table:
    """The declarations of a turn as they are planned one after the other."""

    def __init__(
        self,
        world: World,
        scene: str,
        rules: Ruleset,
        story: ResolvedWorld,
        turn: int,
        version: int,
        packages: Mapping[str, Dispatch],
    ) -> None:
        self._world, self._scene, self._rules, self._story, self._turn = world, scene, rules, story, turn
        self._version, self._packages = version, packages
        self._encounter = world.running_encounter(scene)
        self._facts = rules.facts()
        self._acts: list[Act] = []
        self._checks: list[Check] = []
        self._refusals: list[Refusal] = []
        self._declared: list[Declared] = []
        self._routed: list[Routed] = []

    def add(self, declaration: Declaration) -> None:
        """Plan one declaration; what cannot be is refused, and silence is a moment's waiting."""
        character = self._world.character(declaration.character)
        if character is None:
            return
        if declaration.kind == "silent":
            self._acts.append(Act(declaration.seat, character.id, "silent", Intent("wait", "")))
            return
        here = situation(self._world, self._scene, self._rules, self._story, character)
        package = adopt(self._packages.get(declaration.seat), declaration, here, self._turn, self._version)
        intent = package.intent
        self._routed.append(package.record)
        if declaration.kind != "yield":
            self._declared.append(_declared(declaration, intent, here))
        view = self._rules.view(character.sheet)
        if not view.can_act and self._encounter is None:
            self._refusals.append(
                Refusal(character.id, "cannot_act", f"{character.name} is in no state to do anything.")
            )
            return
        self._acts.append(self._act(declaration, intent, here))

    def plan(self) -> TurnPlan:
        """Everything together, with the helpers' throws and, in an encounter, the round's."""
        if self._encounter is not None:
            self._plan_round(self._encounter)
        else:
            self._plan_help()
        return TurnPlan(
            self._scene,
            self._turn,
            tuple(self._acts),
            tuple(self._checks),
            tuple(self._refusals),
            tuple(self._declared),
            self._encounter.id if self._encounter is not None else None,
            tuple(self._routed),
        )

    def _act(self, declaration: Declaration, intent: Intent, here: Surroundings) -> Act:
        act = Act(declaration.seat, declaration.character, declaration.kind, intent)
        if intent.kind == "option":
            offer = self._offer(intent, here)
            attempt = attempt_for(offer, intent, declaration.character)
            return self._asked(act, attempt) if self._encounter is None else replace(act, attempt=attempt)
        if self._encounter is not None and intent.kind == "rest":
            reason = "There is no lying down while this goes on."
            self._refusals.append(Refusal(declaration.character, "no_rest", reason))
            return act
        if self._encounter is not None:
            return replace(act, attempt=_action(intent, declaration, self._facts.uses))
        if intent.travel_first and intent.place and intent.kind != "move":
            here = surroundings_of(self._world, self._scene, self._story, here.character, intent.place)
        return self._asked(act, attempt_of(intent, here, self._facts))

    def _offer(self, intent: Intent, here: Surroundings) -> Offer:
        """What is taken up, with the targets it has where it is used."""
        there = here
        if intent.travel_first and intent.place:
            there = situation(
                self._world, self._scene, self._rules, self._story, here.character, intent.place
            )
        return next(one for one in (*there.offers, *here.offers) if one["id"] == intent.option)

    def _asked(self, act: Act, attempt: Attempt | None) -> Act:
        actor = person(self._world, act.character)
        if attempt is None or actor is None:
            return act
        target = person(self._world, attempt.target) if attempt.target else None
        planned = self._rules.plan(attempt, actor, target, f"t{self._turn}-{act.character}")
        if isinstance(planned, Refusal):
            self._refusals.append(planned)
            return replace(act, intent=replace(act.intent, met=False))
        if planned is None:
            return replace(act, attempt=attempt)
        self._checks.append(planned)
        return replace(act, attempt=attempt, check=planned.id)

    def _plan_help(self) -> None:
        """Whoever helps somebody who throws makes the same check; it comes before theirs."""
        for index, act in enumerate(self._acts):
            if act.intent.kind != "help":
                continue
            others = [other for other in self._acts if other.check and other.character != act.character]
            named = [other for other in others if other.character == act.intent.person]
            helped = next(iter((*named, *others)), None)
            if helped is None or helped.attempt is None or helped.attempt.kind != "skill":
                continue
            attempt = replace(
                helped.attempt,
                actor=act.character,
                kind="aid",
                text=act.intent.text,
                target=helped.character,
                label=f"Help {name_of(self._world, helped.character)}",
                modifiers=(),
            )
            self._acts[index] = self._asked(
                replace(act, intent=replace(act.intent, person=helped.character)), attempt
            )

    def _plan_round(self, encounter: EncounterState) -> None:
        self._pen_in(encounter)
        attempts = [act.attempt for act in self._acts if act.attempt is not None]
        people = people_by_id(self._world, encounter.participants)
        checks, refusals = self._rules.plan_round(dict(encounter.state), attempts, people)
        self._checks.extend(checks)
        self._refusals.extend(refusals)
        # Somebody's own check comes first; what they throw besides is for what others do to them.
        by_actor = {check.actor: check.id for check in reversed(checks)}
        self._acts = [replace(act, check=by_actor.get(act.character, "")) for act in self._acts]

    def _pen_in(self, encounter: EncounterState) -> None:
        """Keep those in the round who would leave the others and have nowhere to go."""
        scene = self._world.scene(self._scene)
        if scene is None or encounter.category in CARRIED:
            return
        party = party_of(self._world, self._scene)
        able = [one.id for one in party if self._rules.view(one.sheet).can_act]
        ways = ways_out(self._world, self._story, read_plot(self._world), scene)
        refused = penned_in(self._acts, party, able, ways)
        self._refusals.extend(refused)
        kept = {refusal.actor for refusal in refused}
        self._acts = [replace(act, attempt=None) if act.character in kept else act for act in self._acts]


def _action(intent: Intent, declaration: Declaration, uses: Mapping[str, str]) -> Attempt:
    """What somebody does in a sealed round; whoever says nothing defends themself."""
    kind: ActionKind = "total_defense" if declaration.kind == "silent" else _ACTIONS.get(intent.kind, "skill")
    if kind == "run" and intent.verb in _CAREFUL:
        kind = "withdraw"
    skill = intent.skill
    if intent.kind in ("talk", "ask"):
        skill = uses.get("persuade", "")
    if intent.kind == "threaten":
        skill = uses.get("threaten", "")
    return Attempt(
        declaration.character,
        kind,
        intent.text,
        intent.person or None,
        skill="" if intent.kind == "beat" else skill,
        weapon=intent.item if kind == "attack" else "",
        item=intent.item,
        beat=intent.beat,
    )


def _declared(declaration: Declaration, intent: Intent, here: Surroundings) -> Declared:
    return Declared(
        character=declaration.character,
        seat=declaration.seat,
        text=declaration.text,
        intent=intent.kind,
        deed=intent.deed,
        speech=intent.speech,
        target=intent.person or intent.feature or intent.item or intent.place,
        topic=here.story.lead_by_id[intent.lead].title if intent.lead else "",
    )
