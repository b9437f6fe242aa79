"""Encounters played out by themselves: for authors who weigh a fight, and for the check that it can be played."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal, cast

from campaigns.rules.checks import thrown_for, with_spent
from campaigns.rules.contracts import (
    ActionKind,
    Attempt,
    Check,
    DieSpec,
    EncounterOutcome,
    EncounterSetup,
    Json,
    Person,
    RoundResult,
    Ruleset,
    Throw,
)
from campaigns.rules.dice import highest_face, lowest_face

type Temper = Literal["thoughtful", "reckless", "random"]
type Option = Mapping[str, Json]

TEMPERS: Final[tuple[Temper, ...]] = ("thoughtful", "reckless", "random")
ENDLESS: Final = 60
"""Rounds after which an encounter is taken for one that cannot end."""
MOST_SPENT: Final = 4
GIVING_UP: Final = frozenset(("yield", "concede", "withdraw", "run", "wait"))


class QuickDice:
    """The Dice port for what nobody verifies: faces of a seeded generator, and no record of them."""

    def __init__(self, seed: int | str) -> None:
        self._random = random.Random(seed)

    def throw(self, dice: Sequence[DieSpec], *, reason: str, public: bool = True) -> Throw:
        """Throw the dice."""
        pick = self._random.randint
        faces = [
            pick(lowest_face(die.sides), highest_face(die.sides)) for die in dice for _ in range(die.count)
        ]
        return Throw("", tuple(dice), tuple(faces))

    def choose[T](self, options: Sequence[T], weights: Sequence[float]) -> T:
        """One of the options, the likelier the heavier."""
        return self._random.choices(options, weights)[0]


class EvenDice:
    """The Dice port for somebody whom chance neither favours nor fails: every die shows the face above its middle."""

    def throw(self, dice: Sequence[DieSpec], *, reason: str, public: bool = True) -> Throw:
        """Throw the dice."""
        faces = [
            (lowest_face(die.sides) + highest_face(die.sides) + 1) // 2
            for die in dice
            for _ in range(die.count)
        ]
        return Throw("", tuple(dice), tuple(faces))

    def choose[T](self, options: Sequence[T], weights: Sequence[float]) -> T:
        """The heaviest of the options, and of equals the first."""
        return max(zip(weights, options, strict=True), key=lambda pair: pair[0])[1]


@dataclass(frozen=True, slots=True)
class Played:
    """One encounter played to its end.

    ``outcome`` is None when it did not end in ``ENDLESS`` rounds. ``down`` and ``dead`` are characters at the
    end; ``health`` is the share of hit points that the party has left, 0 to 1. ``idle`` counts the rounds in which
    somebody who could act had nothing to choose from, ``refused`` choices that the rules then refused, by code.
    """

    outcome: EncounterOutcome | None
    rounds: int
    down: int
    dead: int
    health: float
    used: int
    taken: Mapping[str, int] = field(default_factory=dict)
    idle: tuple[str, ...] = ()
    refused: Mapping[str, int] = field(default_factory=dict)


def play_out(
    rules: Ruleset,
    setup: EncounterSetup,
    people: Sequence[Person],
    dice: QuickDice,
    temper: Temper = "thoughtful",
) -> Played:
    """Play an encounter to its end; each character chooses by ``temper`` among what the rules offer."""
    now = {person.id: person for person in people}
    result = rules.open_encounter(setup, people, dice)
    _keep(now, result)
    taken, refused, idle = Counter[str](), Counter[str](), list[str]()
    rounds, used = 0, len(result.used_items)
    while result.outcome is None and rounds < ENDLESS:
        rounds += 1
        attempts = []
        for person in list(now.values()):
            if not person.is_character or not rules.view(person.sheet).can_act:
                continue
            options = rules.options(result.state, person, now)
            if not options:
                idle.append(person.name)
                continue
            choice = choose(options, dice, temper)
            taken[str(choice["id"])] += 1
            attempts.append(attempt_of(choice, person.id, dice))
        checks, refusals = rules.plan_round(result.state, attempts, now)
        for refusal in refusals:
            alone = [attempt for attempt in attempts if attempt.actor == refusal.actor]
            # What only a companion's choice stands in the way of was rightly offered to both.
            if rules.plan_round(result.state, alone, now)[1]:
                refused[f"{refusal.code}: {refusal.reason}"] += 1
        throws = {check.id: _thrown(rules, check, now, dice) for check in checks}
        result = rules.resolve_round(result.state, attempts, throws, now, dice)
        used += len(result.used_items)
        _keep(now, result)
    return _played(rules, now, result, rounds, used, taken, idle, refused)


def choose(options: Sequence[Option], dice: QuickDice, temper: Temper) -> Option:
    """The option somebody takes: by its odds, at random, or always the boldest; giving up only when nothing else is."""
    going_on = [option for option in options if option["kind"] not in GIVING_UP] or list(options)
    if temper == "random":
        return dice.choose(going_on, [1.0] * len(going_on))
    if temper == "reckless":
        blows = [option for option in going_on if option["kind"] == "attack"] or going_on
        return dice.choose(blows, [1.0] * len(blows))
    return dice.choose(going_on, [_weight(option) for option in going_on])


def attempt_of(option: Option, actor: str, dice: QuickDice) -> Attempt:
    """The attempt behind an option, at one of its targets."""
    targets = [str(one) for one in cast("list[Json]", option.get("targets") or [])]
    target = dice.choose(targets, [2.0 if n == 0 else 1.0 for n in range(len(targets))]) if targets else None
    return Attempt(
        actor,
        cast(ActionKind, option["kind"]),
        "",
        target,
        skill=str(option.get("skill") or ""),
        attribute=str(option.get("attribute") or ""),
        weapon=str(option.get("weapon") or ""),
        item=str(option.get("item") or ""),
        label=str(option.get("label") or ""),
        beat=str(option.get("beat") or ""),
        option=str(option["id"]),
    )


def _weight(option: Option) -> float:
    odds = option.get("odds")
    sure = float(odds) if isinstance(odds, int | float) else 0.35
    return 0.02 + sure**2 * (1.6 if option["kind"] in ("attack", "power") or option.get("beat") else 1.0)


def _thrown(rules: Ruleset, check: Check, now: dict[str, Person], dice: QuickDice) -> Throw:
    """A character's throw, with what they spend on it: the surest thing on offer, as long as it makes it surer."""
    throw = thrown_for(check, dice)
    sure = 0.0
    for _ in range(MOST_SPENT):
        offered = rules.spends(with_spent(check, throw), throw, now[check.actor])
        best = max(offered, key=lambda one: one.odds, default=None)
        if best is None or best.odds <= sure:
            return throw
        spent = rules.spend(with_spent(check, throw), throw, best.id, now[check.actor], dice)
        now[check.actor] = replace(now[check.actor], sheet=spent.sheet)
        throw, sure = spent.throw, best.odds
    return throw


def _keep(now: dict[str, Person], result: RoundResult) -> None:
    for id, sheet in result.sheets.items():
        now[id] = replace(now[id], sheet=sheet)


def _played(
    rules: Ruleset,
    now: Mapping[str, Person],
    result: RoundResult,
    rounds: int,
    used: int,
    taken: Counter[str],
    idle: list[str],
    refused: Counter[str],
) -> Played:
    views = [rules.view(person.sheet) for person in now.values() if person.is_character]
    most = sum(view.max_hp for view in views) or 1
    return Played(
        outcome=result.outcome,
        rounds=rounds,
        down=sum(view.down for view in views),
        dead=sum(view.dead for view in views),
        health=max(0.0, sum(max(0, view.hp) for view in views) / most),
        used=used,
        taken=dict(taken),
        idle=tuple(idle),
        refused=dict(refused),
    )
