"""A contest: both sides throw each exchange, and the better one marks a victory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from campaigns.rules.beats import BeatEffect
from campaigns.rules.checks import with_spent
from campaigns.rules.contracts import Attempt, BeatOutcome, Check, Modifier, Refusal, Throw
from campaigns.rules.fate.acting import told_of
from campaigns.rules.fate.checks import plain, ruling, shown_total
from campaigns.rules.fate.conflict.effects import apply
from campaigns.rules.fate.conflict.field import Field
from campaigns.rules.fate.conflict.quiet import without_dice
from campaigns.rules.fate.conflict.sealing import CONTEST_SKILLS, Planned
from campaigns.rules.fate.dicing import tier_of
from campaigns.rules.fate.tables import STYLE, rung

ABSENT: Final = -4
"""What a side comes to that nobody throws for."""
HANDS: Final = 2
"""How many more than its best can add to a side (house reading of Teamwork in sealed exchanges)."""


@dataclass(frozen=True, slots=True)
class Effort:
    """One character's throw: what it reached, whether that was enough by itself, and what their beat does then."""

    actor: str
    reached: int
    made: bool
    effect: BeatEffect
    target: str | None


def settle_contest(
    field: Field, sealed: Mapping[str, tuple[Attempt, Planned]], throws: Mapping[str, Throw]
) -> None:
    """Each throw is told by itself; then the best of the party leads, helped by others who made theirs."""
    efforts: list[Effort] = []
    for actor in list(field.actors):
        if actor not in sealed or not field.stands(actor):
            continue
        attempt, planned = sealed[actor]
        if isinstance(planned, Refusal):
            field.say(f"{field.named(actor)} hesitates: {planned.reason[:1].lower()}{planned.reason[1:]}")
        elif planned is None:
            without_dice(field, attempt)
        else:
            efforts.append(_effort(field, attempt, planned, throws))
    _mark(field, efforts)
    for effort in efforts:
        # The victories were marked by the contest itself; a beat that counts for more was weighed there.
        apply(field, replace(effort.effect, player=0, opponent=0), effort.actor, effort.target)


def _effort(field: Field, attempt: Attempt, planned: Check, throws: Mapping[str, Throw]) -> Effort:
    throw = throws.get(planned.id) or field.throw(planned.label)
    check = with_spent(planned, throw)
    reached = shown_total(check, throw)
    shifts = reached - check.difficulty
    made = shifts >= 0
    field.change(check.actor, aided=0)
    told = told_of(check, field.people[check.actor].name, reached, shifts)
    tier = "success" if shifts == 0 else tier_of(shifts)
    field.record((ruling(check, throw, reached, check.difficulty, told, tier=tier),))
    beat = field.beat(attempt.beat)
    effect = BeatEffect()
    if beat is not None:
        effect = beat.success if made else beat.failure
        field.beats.append(BeatOutcome(check.actor, beat.id, made, check.target))
    return Effort(check.actor, reached, made, effect, check.target)


def _mark(field: Field, efforts: list[Effort]) -> None:
    """Compare both sides and mark the victory; a tie changes the situation and marks none."""
    parts, mine = _ours(field, efforts)
    if not field.standing("opposition"):
        return
    foe, skill, rating = _theirs(field)
    thrown = field.throw(f"{field.people[foe].name}: {skill}")
    more = sum(max(0, effort.effect.opponent - 1) for effort in efforts if not effort.made)
    theirs = sum(thrown.faces) + rating + more
    shifts = mine - theirs
    won = 0 if shifts == 0 else 2 if abs(shifts) >= STYLE else 1
    field.mark(won if shifts > 0 else 0, won if shifts < 0 else 0)
    exchange = field.exchange
    stand = (
        f"{exchange.party_dial.name} {exchange.party_dial.current} of {exchange.party_dial.threshold}",
        f"{exchange.opposition_dial.name} {exchange.opposition_dial.current} of {exchange.opposition_dial.threshold}",
    )
    if shifts == 0:
        told = "Neither side gains on the other, and something turns."
    elif shifts > 0:
        told = f"The party has the better of it ({rung(mine)} against {rung(theirs)})."
    else:
        told = f"{field.named(foe)} has the better of it ({rung(theirs)} against {rung(mine)})."
    actor = max(efforts, key=lambda effort: effort.reached).actor if efforts else foe
    field.record(
        (
            plain(
                "fate.contest", actor, exchange.label, told, kind="opposed", throw=thrown, modifiers=parts, total=mine,
                difficulty=theirs, outcome=tier_of(shifts), target=foe, changes=stand,
            ),
        )
    )  # fmt: skip


def _ours(field: Field, efforts: list[Effort]) -> tuple[tuple[Modifier, ...], int]:
    """What the party comes to: the best throw, who else made theirs (two at most), what strong beats are worth."""
    if not efforts:
        return (), ABSENT
    leader = max(efforts, key=lambda effort: effort.reached)
    helped = min(HANDS, sum(effort.made for effort in efforts if effort is not leader))
    strong = sum(max(0, effort.effect.player - 1) for effort in efforts if effort.made)
    found = [Modifier(field.people[leader.actor].name, leader.reached)]
    found += [Modifier("Teamwork", helped)] if helped else []
    found += [Modifier("A strong move", strong)] if strong else []
    return tuple(found), sum(part.value for part in found)


def _theirs(field: Field) -> tuple[str, str, int]:
    """Who of the opposition leads, with which skill and rating, at +1 for others nearly as good, two at most."""
    usual = CONTEST_SKILLS.get(field.exchange.category, CONTEST_SKILLS["contest"])
    standing = field.standing("opposition")
    foe = max(standing, key=lambda one: max(field.beings[one].skill(skill) for skill in usual))
    skill = max(usual, key=field.beings[foe].skill)
    rating = field.beings[foe].skill(skill)
    enough = max(1, rating - 1)
    others = sum(field.beings[one].skill(skill) >= enough for one in standing if one != foe)
    return foe, skill, rating + min(HANDS, others)
