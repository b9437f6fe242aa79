"""What somebody does while their player is away: of what the rules offer, what the player usually does.

Pure. A deed is words that the game reads as it reads a player's, made of what everybody in the scene may know: the
names of those present and of what the rules offer. Nothing that a player has written is repeated, nobody is promised,
told or given anything, and no confrontation is begun.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, cast

from campaigns.rules.contracts import Attempt, Json, Ruleset
from campaigns.world.entities import CharacterState, EncounterState
from campaigns.world.offers import Offer, open_offers
from campaigns.world.people import name_of, party_of, people_by_id, person
from campaigns.world.planning import plan_turn
from campaigns.world.resolution import Act, Declaration, TurnPlan
from campaigns.world.state import World
from campaigns.world.wording import first_lower
from genre_packs.resolved import ResolvedWorld

type Danger = Literal["follow", "usual"]

HOLDS_BACK: Final = "silent"
AT_EASE: Final = "I keep close to the others."
_QUIETLY: Final[tuple[tuple[str, str], ...]] = (
    ("other", AT_EASE),
    ("wait", "I keep watch."),
    ("search", "I look around."),
    ("hide", "I keep low and hide."),
)
"""What one may do between confrontations, by the kind of deed that it is read as."""
_CAREFUL: Final = ("total_defense", "wait", "stabilise", "withdraw")
_BOLD: Final = ("attack", "skill", "aid", "power", "use_item", "run")
_AWAY: Final = ("withdraw", "run")
_TALKS: Final = frozenset(("debate", "social"))
_LIMITED: Final = frozenset(("power", "use_item"))


@dataclass(frozen=True, slots=True)
class Limits:
    """What a player lets their stand-in do. ``flee_below`` is a share of health, 0 to 1; 0 is never."""

    spares: bool = True
    silent: bool = True
    danger: Danger = "follow"
    flee_below: float = 0.5


@dataclass(frozen=True, slots=True)
class Habit:
    """One deed that a player has chosen themself: in a confrontation or not, its kind, and what it was done with."""

    fighting: bool
    kind: str
    option: str = ""
    weapon: str = ""
    skill: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that may be done: the words for it, and what it is done with. Without words one holds back."""

    kind: str
    words: str = ""
    option: str = ""
    weapon: str = ""
    skill: str = ""
    target: str = ""


HOLD_BACK: Final = Deed(HOLDS_BACK)


def habits_of(plans: Iterable[TurnPlan], seat: str) -> tuple[Habit, ...]:
    """What a seat's player has had their character do, in the order of the plans."""
    found = []
    for plan in plans:
        for act in plan.acts:
            if act.seat == seat and act.kind == "words":
                found.append(_habit(act, plan.encounter is not None))
    return tuple(found)


def _habit(act: Act, fighting: bool) -> Habit:
    attempt = act.attempt
    if not fighting or attempt is None:
        return Habit(fighting, act.intent.kind, skill=act.intent.skill, target=act.intent.person)
    return Habit(
        fighting, attempt.kind, act.intent.option, attempt.weapon, attempt.skill, attempt.target or ""
    )


def by_habit(deeds: Sequence[Deed], habits: Sequence[Habit], *, fighting: bool) -> tuple[Deed, ...]:
    """Deeds with those first that are most like what the player has done before; recent turns count for more.

    Equals keep their order, so where nothing is like them, the first is what is done for want of any habit.
    """
    own = [habit for habit in habits if habit.fighting == fighting]

    def likeness(deed: Deed) -> float:
        return sum((at + 1) * _alike(deed, habit) for at, habit in enumerate(own))

    return tuple(sorted(deeds, key=likeness, reverse=True))


def ways_out(deeds: Sequence[Deed], health: float, limits: Limits) -> tuple[Deed, ...]:
    """The ways out for somebody who is hurt below their limit, the careful one first; none while they are not."""
    if health >= limits.flee_below:
        return ()
    return tuple(deed for kind in _AWAY for deed in deeds if deed.kind == kind)


def _alike(deed: Deed, habit: Habit) -> float:
    if deed.kind != habit.kind or deed is HOLD_BACK:
        return 0.0
    same = (
        deed.option == habit.option,
        deed.weapon == habit.weapon,
        deed.skill == habit.skill,
        deed.target == habit.target,
    )
    return 1.0 + 0.25 * sum(same)


@dataclass(frozen=True, slots=True)
class Absence:
    """A character whose player is away, where they are, and what their stand-in may do."""

    world: World
    scene: str
    character: CharacterState
    rules: Ruleset
    story: ResolvedWorld
    limits: Limits
    turn: int

    @property
    def fighting(self) -> bool:
        """Whether a confrontation runs where they are."""
        return self.world.running_encounter(self.scene) is not None

    def deeds(self) -> tuple[Deed, ...]:
        """What may be done within the limits, to be asked about with ``allows``; holding back comes last.

        The first one is what is done for want of any habit.
        """
        running = self.world.running_encounter(self.scene)
        found = self._between() if running is None else self._within(running)
        return (*found, HOLD_BACK)

    def allows(self, deed: Deed) -> bool:
        """Whether the game reads a deed's words as that deed, and the rules and the limits let it be done."""
        if not deed.words:
            return True
        declared = Declaration(self.character.seat, self.character.id, deed.words)
        plan = plan_turn(self.world, self.scene, (declared,), self.rules, self.story, seed="", turn=self.turn)
        if not plan.acts or plan.refusals:
            return False
        act = plan.acts[0]
        if plan.encounter is not None:
            return act.attempt is not None and _is_meant(act.attempt, deed)
        stays = not act.intent.stays and not act.intent.place
        # What asks for dice may fail, and is for who takes risks.
        safe = self.limits.danger == "usual" or not plan.checks
        return act.intent.kind == deed.kind and stays and safe

    def _between(self) -> tuple[Deed, ...]:
        """Between confrontations: quiet things."""
        found = [Deed(kind, words) for kind, words in _QUIETLY]
        if self.limits.danger == "usual":
            # Whoever helps shares the throw, and what comes of it.
            near = party_of(self.world, self.scene)
            found += [
                Deed("help", f"I help {one.name}.", target=one.id)
                for one in near
                if one.id != self.character.id
            ]
        here = self.world.scene(self.scene)
        if not self.limits.silent and here is not None:
            found += [
                Deed("talk", f"I talk to {one.name}.", target=one.id)
                for one in self.world.people_at(here.place)
                if one.status == "alive"
            ]
        return tuple(found)

    def _within(self, running: EncounterState) -> tuple[Deed, ...]:
        """In a confrontation: what the rules offer, less what the limits shut out, the careful things first."""
        actor = person(self.world, self.character.id)
        if actor is None or (self.limits.silent and running.category in _TALKS):
            return ()
        people = people_by_id(self.world, running.participants)
        state = cast("dict[str, Json]", dict(running.state))
        offered = self.rules.options(state, actor, people)
        order = (*_CAREFUL, *_BOLD)
        allowed = (*_CAREFUL, *_AWAY) if self.limits.danger == "follow" else order
        found = [
            _deed(self.world, offer)
            for offer in open_offers(offered, self.world, running.type, self.story, actor.id)
            if offer["kind"] in allowed and not (self.limits.spares and _spends(offer))
        ]
        return tuple(sorted(found, key=lambda deed: order.index(deed.kind)))


def _spends(offer: Offer) -> bool:
    return offer["kind"] in _LIMITED or bool(offer.get("item")) or bool(offer.get("cost"))


def _is_meant(attempt: Attempt, deed: Deed) -> bool:
    return attempt.option == deed.option if attempt.option else attempt.kind == deed.kind


def _deed(world: World, offer: Offer) -> Deed:
    """An offer as a player may have written it: whom it is meant for, and with what."""
    label = str(offer.get("label") or "")
    targets = [str(one) for one in cast("list[Json]", offer.get("targets") or [])]
    name = name_of(world, targets[0]) if targets else ""
    head, _colon, weapon = label.partition(": ")
    if offer["kind"] == "attack" and head == "Attack" and name:
        words = f"I attack {name} with the {first_lower(weapon)}." if weapon else f"I attack {name}."
    else:
        words = f"{label}: {name}" if name and name not in label else label
    return Deed(
        kind=str(offer["kind"]),
        words=words,
        option=str(offer["id"]),
        weapon=str(offer.get("weapon") or ""),
        skill=str(offer.get("skill") or ""),
        target=targets[0] if targets else "",
    )
