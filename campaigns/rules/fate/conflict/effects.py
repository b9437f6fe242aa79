"""What an authored beat does besides its throw."""

from __future__ import annotations

from campaigns.rules.beats import BeatEffect
from campaigns.rules.dice import spec
from campaigns.rules.fate.conflict.blows import harm
from campaigns.rules.fate.conflict.ending import lose_heart
from campaigns.rules.fate.conflict.field import Field


def apply(field: Field, effect: BeatEffect, actor: str, target: str | None) -> None:
    """The counts it moves, the harm it does in shifts, the guard it gives, and the way out."""
    if effect.player or effect.opponent:
        field.mark(effect.player, effect.opponent)
    if effect.damage and target is not None and field.stands(target):
        _hurt(field, target, effect.damage)
    if effect.backfire and field.stands(actor):
        _hurt(field, actor, effect.backfire)
    if not field.stands(actor):
        return
    if effect.defend:
        field.change(actor, guard=field.actors[actor].guard + effect.defend)
    if effect.morale_check:
        lose_heart(field)
    if effect.leave:
        field.change(actor, standing="fled")
        field.say(f"{field.named(actor)} gets away.")


def _hurt(field: Field, person: str, damage: str) -> None:
    dice, flat = spec(damage)
    shifts = flat
    if dice:
        shifts += sum(field.throw(f"Harm to {field.people[person].name}", dice).faces)
    if shifts > 0:
        field.say(f"{field.named(person)} is hit for {shifts} and {harm(field, person, shifts)}.")
