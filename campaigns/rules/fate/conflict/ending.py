"""How an exchange ends: decided by what is so; and its aftermath."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from campaigns.rules.contracts import EncounterOutcome, Side
from campaigns.rules.endings import out_of_time, outcome_of
from campaigns.rules.fate.checks import plain
from campaigns.rules.fate.conflict.field import Field
from campaigns.rules.fate.dicing import tier_of
from campaigns.rules.fate.sheet import capacity, fresh_stress

NERVE = 1
"""What the remaining opposition throws Will against before they give up."""


def close_round(field: Field) -> EncounterOutcome | None:
    """The end of an exchange: who has had enough, and whether it is over."""
    _opponents_concede(field)
    if not field.exchange.is_contest:
        _few_left(field)
    outcome = state_of(field) or _out_of_time(field)
    if outcome is not None:
        breathe_out(field)
    return outcome


def state_of(field: Field) -> EncounterOutcome | None:
    """The outcome that the present state amounts to, None while it is open."""
    return outcome_of(field, field.exchange)


def lose_heart(field: Field) -> None:
    """The standing opposition throws Will; below what it takes, those without a name to lose give up."""
    standing = field.standing("opposition")
    if not standing:
        return
    leader = max(standing, key=lambda one: field.beings[one].skill("will"))
    will = field.beings[leader].skill("will")
    thrown = field.throw(f"{field.people[leader].name}: nerve")
    reached = sum(thrown.faces) + will
    shifts = reached - NERVE
    label = "Nerve"
    if shifts >= 0:
        told = f"{field.named(leader)} holds the rest together."
    else:
        how = "lay down what they hold" if field.exchange.on_break == "surrender" else "break and run"
        told = f"The nerve of the rest goes: they {how}."
        for one in standing:
            field.change(one, standing="yielded" if field.exchange.on_break == "surrender" else "fled")
    field.record(
        (
            plain(
                "fate.opponents_yield", leader, label, told, kind="morale", throw=thrown, total=reached,
                difficulty=NERVE, outcome=tier_of(shifts) if shifts else "success",
            ),
        )
    )  # fmt: skip


def breathe_out(field: Field) -> None:
    """When it is over stress clears and what was only for now is gone; whoever was taken out lies where they are."""
    for person, being in field.beings.items():
        kept = tuple(replace(one, free=0) for one in being.aspects if not one.passing)
        field.beings[person] = fresh_stress(replace(being, aspects=kept, once=(), offer=None))


def _opponents_concede(field: Field) -> None:
    """An opponent who has taken as many consequences as they came for gives up."""
    for foe in field.standing("opposition"):
        being = field.beings[foe]
        if being.concedes and len(being.consequences) >= being.concedes:
            field.change(foe, standing="yielded")
            told = f"{field.named(foe)} has had enough, and gives up."
            field.record((plain("fate.opponents_yield", foe, "They give up", told),))


def _few_left(field: Field) -> None:
    """Once most of them are gone the rest are asked, once, how much they want it."""
    standing = field.standing("opposition")
    size = field.exchange.opposition_size
    if field.exchange.asked or not standing or len(standing) * 2 > size or size < 2:
        return
    field.exchange = replace(field.exchange, asked=True)
    lose_heart(field)


def _out_of_time(field: Field) -> EncounterOutcome | None:
    """The last exchange is over: whoever is better off has it their way."""
    return out_of_time(field, field.exchange, partial(_left, field))


def _left(field: Field, side: Side) -> float:
    """The share of what keeps them going that a side has left, those who are gone counting nothing."""
    most = left = 0
    for actor in field.actors.values():
        if actor.side != side:
            continue
        now, full = capacity(field.beings[actor.id])
        most += full
        left += now if field.stands(actor.id) else 0
    return left / max(1, most)
