"""Actions of an exchange that take no dice."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.contracts import Attempt, BeatOutcome
from campaigns.rules.fate.checks import plain
from campaigns.rules.fate.conflict.effects import apply
from campaigns.rules.fate.conflict.field import Field


def without_dice(field: Field, attempt: Attempt) -> None:
    """Defend, leave, concede, move, wait, or a beat that simply happens. Help was counted before anybody acted."""
    actor = attempt.actor
    beat = field.beat(attempt.beat)
    if beat is not None:
        field.say(f"{field.named(actor)}: {beat.label[:1].lower()}{beat.label[1:]}.")
        apply(field, beat.success, actor, attempt.target)
        field.beats.append(BeatOutcome(actor, beat.id, True, attempt.target))
        return
    match attempt.kind:
        case "total_defense":
            field.say(f"{field.named(actor)} does nothing but hold firm.")
        case "withdraw" | "run":
            leave(field, actor)
        case "concede" | "yield":
            concede(field, actor)
        case "move":
            _move(field, attempt)
        case "aid":
            pass
        case _:
            field.say(f"{field.named(actor)} waits and watches.")


def leave(field: Field, actor: str) -> None:
    """Get away, out of it."""
    field.change(actor, standing="fled")
    field.say(f"{field.named(actor)} gets away.")


def concede(field: Field, actor: str) -> None:
    """Give up on one's own terms: out of it, with a fate point, and one for each consequence taken here."""
    being = field.beings[actor]
    gained = 1 + field.actors[actor].taken
    field.beings[actor] = replace(being, fate_points=being.fate_points + gained)
    field.change(actor, standing="yielded")
    points = "a fate point" if gained == 1 else f"{gained} fate points"
    told = f"{field.named(actor)} concedes, and goes on their own terms, with {points}."
    field.record((plain("fate.concede", actor, "Concede", told, changes=(f"Fate points +{gained}",)),))


def _move(field: Field, attempt: Attempt) -> None:
    zone = attempt.option.removeprefix("move:")
    label = next(one.label for one in field.exchange.zones if one.id == zone)
    field.change(attempt.actor, zone=zone)
    field.say(f"{field.named(attempt.actor)} moves: {label[:1].lower()}{label[1:]}.")
